"""Which scorers stand beside ours, and what the evaluation says where its libraries are not installed."""

from __future__ import annotations

import sys

import pytest

from detente.evaluate.measures import macro_f1, spearman
from detente.evaluate.optional_libraries import needed
from detente.evaluate.peers import peers
from detente.records import DetenteError


def test_without_afinn_its_column_is_absent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "afinn", None)
    assert [scorer.name for scorer in peers()] == ["VADER", "TextBlob"]


def test_with_afinn_it_stands_where_it_always_stood() -> None:
    pytest.importorskip("afinn", reason="AFINN is measured against only where somebody installed it")
    assert [scorer.name for scorer in peers()] == ["VADER", "AFINN", "TextBlob"]


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "vaderSentiment.vaderSentiment", None)
    with pytest.raises(DetenteError, match=r'needs vaderSentiment.*pip install "detente\[evaluate\]"'):
        peers()


def test_measures_say_so_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sklearn.metrics", None)
    monkeypatch.setitem(sys.modules, "scipy.stats", None)
    with pytest.raises(DetenteError, match="needs sklearn"):
        macro_f1(["a", "b"], ["a", "b"])
    with pytest.raises(DetenteError, match="needs scipy"):
        spearman([1, 2, 3], [1, 3, 2])


def test_a_module_that_is_there_is_given() -> None:
    assert needed("json").loads("1") == 1
