"""What a page shows, as the tests read it."""

from __future__ import annotations

from typing import Any

from streamlit.testing.v1 import AppTest


def text_of(page: AppTest) -> str:
    kinds = ("title", "header", "subheader", "markdown", "caption", "info", "warning", "error", "success")
    return "\n".join(str(element.value) for kind in kinds for element in page.get(kind))


def html_of(page: AppTest) -> str:
    return "\n".join(str(element.proto.body) for element in page.get("html"))


def save_of(page: AppTest) -> Any:
    return next(button for button in page.button if button.label.startswith("Save "))
