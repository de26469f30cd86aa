"""Statements as cards: one for each statement, about any number of sides."""

from __future__ import annotations

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest


def drawn() -> None:
    import pandas as pd

    from detente.ui.cards.quoted import listed

    row = {
        "article_id": 1,
        "position": 2,
        "title": "Talks",
        "sample": False,
        "published": pd.Timestamp("2025-06-25"),
        "day": pd.Timestamp("2025-06-25"),
        "text": "Berlin said that both had to answer.",
        "start": 17.0,
        "end": 36.0,
        "speaker": "Berlin",
        "side": "DEU",
        "narrated": False,
        "target": None,
        "target_actor": None,
        "balance": -0.2,
    }
    listed(
        pd.DataFrame(
            [
                row,
                row | {"target": "RUS", "balance": 0.4},
                row | {"position": 3, "target": "POL", "start": None},
            ]
        ),
        "cards",
    )


def test_a_statement_about_several_sides_is_one_card_with_a_balance_for_each(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(st, "page_link", lambda *_, **__: None)  # there are no pages here to link to
    page = AppTest.from_function(drawn).run()
    assert not page.exception
    first, second = (caption.value.replace("\\", "") for caption in page.caption)
    assert first.startswith("**Berlin** (Germany) · balance on nobody named −0.20, on Russia +0.40")
    assert "on Poland · balance −0.20" in second
    words = [str(element.proto.body) for element in page.get("html")]
    assert len(words) == 2 and "… both had to answer." in words[0] and "Berlin said that" in words[1]
