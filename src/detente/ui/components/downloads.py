"""A button that makes a file when it is pressed, and names it after what is in it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

import streamlit as st

from detente.export.provenance import Provenance
from detente.ui.sign_in.asked_again import later


def button(
    form: str,
    make: Callable[[], bytes],
    provenance: Provenance,
    mime: str,
    key: str,
    look: Literal["secondary", "tertiary"] = "secondary",
) -> None:
    """A download that is made once somebody presses it.

    Args:
        form: The file's ending, which is what the button says.
        make: Makes the file.
        provenance: Names the file, by title and snapshot.
        mime: Kind of the file.
        key: Prefix of the button's key, unique on the page.
        look: As of `st.download_button`.
    """
    name = re.sub(r"[^a-z0-9]+", "-", provenance.title.lower()).strip("-") or "detente"
    st.download_button(
        form,
        data=later(make),
        file_name=f"detente-{name}-{provenance.snapshot}.{form}",
        mime=mime,
        key=f"{key}_{form}",
        on_click="ignore",
        type=look,
        icon=":material/download:",
    )
