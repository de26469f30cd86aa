"""The tables about offices: which post a word means where, what words beside it do, wrong rows."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from detente.attribution.gazetteer import office_modifiers as modifiers
from detente.attribution.gazetteer import office_roles
from detente.attribution.gazetteer import office_scope as scope
from detente.records import DetenteError

DAY = date(2024, 6, 1)
MODIFIERS = "words,effect,place,joins,opens,example,reason\n"
SCOPE = "word,role_type,where,except,since,example,reason\n"


@pytest.mark.parametrize(
    ("title", "owner", "of_state", "post"),
    [
        ("president", "POL", True, "head of state"),
        ("president", "IRN", True, "head of government"),
        ("president", "ESP", True, None),
        ("president", "NATO", False, None),
        ("chancellor", "DEU", True, "head of government"),
        ("chancellor", "GBR", True, None),
        ("secretary of state", "USA", True, "foreign minister"),
        ("secretary of state", "POL", True, None),
        ("secretary general", "NATO", False, "organisation head"),
        ("commander", "UKR", True, None),
    ],
)
def test_a_word_means_one_post_in_a_state_or_none(
    title: str, owner: str, of_state: bool, post: str | None
) -> None:
    assert scope.post_meant(title, owner, of_state, DAY) == post


def test_a_word_may_mean_a_post_only_from_a_day_on() -> None:
    assert scope.post_meant("leader", "TUR", True, date(2014, 8, 27)) is None
    assert scope.post_meant("leader", "TUR", True, date(2014, 8, 28)) == "head of state"


def test_modifiers_stand_before_or_after() -> None:
    assert modifiers.effect_of("former", "before") == "former"
    assert modifiers.effect_of("former", "after") is None
    assert modifiers.effect_of("elect", "after") == "coming"
    assert "vice-president" in office_roles.role_words()
    assert "president-elect" in office_roles.role_words()


@pytest.mark.parametrize(
    ("module", "read", "name", "row", "said"),
    [
        (modifiers, "office_modifiers", "office_modifiers.csv",
         MODIFIERS + "former,gone,before,,,x,", "line 2: effect is 'gone'"),
        (modifiers, "office_modifiers", "office_modifiers.csv",
         MODIFIERS + "former,former,beside,,,x,", "line 2: place is 'beside'"),
        (office_roles, "role_words", "roles.csv",
         "word,kind,role_types,joins,example\nminister,thing,,,x", "line 2: kind is 'thing'"),
        (scope, "_scopes", "office_scope.csv",
         SCOPE + "ferryman,head of state,,,,x,", "line 2: 'ferryman'"),
        (scope, "_scopes", "office_scope.csv",
         SCOPE + "leader,head of state,,,May,x,", "line 2: 'May' is no date"),
    ],
)  # fmt: skip
def test_a_wrong_row_names_its_line(
    module, read: str, name: str, row: str, said: str, tmp_path: Path, monkeypatch
) -> None:
    (tmp_path / name).write_text(row + "\n", encoding="utf-8")
    monkeypatch.setattr(module, "data_path", lambda *parts: tmp_path / parts[-1])
    with pytest.raises(DetenteError, match=said):
        getattr(module, read).__wrapped__()
