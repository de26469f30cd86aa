"""Owners by where they stand: with verbs that are in no table, so that only the structure can tell."""

from __future__ import annotations

from itertools import permutations

import pytest

from detente.figures.quantities import owner_leads, quantities

_STATES = {"Poland": "POL", "Greece": "GRC", "Norway": "NOR", "Spain": "ESP"}
_PAIRS = list(permutations(_STATES, 2))
_VERBS = ("flumped", "grobbled", "snarved")
# Sentences of two states and a verb, each with whose its figures are: 0 the first, 1 the second.
_SENTENCES = [
    ("{0} {verb} 2.1 percent of GDP into defence in 2024, {1} 3.4.", [0, 1]),
    ("{0} {verb} 2.1 percent of GDP; {1} {verb} 3.4 percent.", [0, 1]),
    ("Unlike {1}, {0} {verb} 2.1 percent of GDP for its army.", [0]),
    ("{0} and {1} {verb} 2.1 and 3.4 percent of GDP.", [0, 1]),
    ("Where {0} {verb} 2.1 percent of GDP, {1} {verb} 3.4.", [0, 1]),
    ("{0}, which lies far from {1}, {verb} 2.1 percent of GDP.", [0]),
    ("The army of {0} {verb} 2.1 percent of GDP, that of {1} 3.4 percent.", [0, 1]),
    ("Asked about {1}, the envoy of {0} {verb} 2.1 percent of GDP.", [0]),
    ("{0} (2.1 percent of GDP) {verb} {1} (3.4 percent).", [0, 1]),
    ("Nobody, not even {1}, came near the 2.1 percent of GDP that {0} reported.", [0]),
    ("{1} {verb}. SIPRI puts 90 billion dollars for {0}.", [0]),
    ("HALDEN - {0} {verb} 2.1 percent of GDP, not the 3.4 percent of {1}.", [0, 1]),
]


@pytest.mark.parametrize(("sentence", "whose"), _SENTENCES)
@pytest.mark.parametrize("verb", _VERBS)
def test_the_structure_tells_the_owner_whatever_the_verb(sentence: str, whose: list[int], verb: str) -> None:
    wrong = []
    for pair in _PAIRS:
        text = sentence.format(*pair, verb=verb)
        read = [found.whose for found in quantities(text)]
        if read != [_STATES[pair[which]] for which in whose]:
            wrong.append((text, read))
    assert wrong == []


def test_an_institute_that_counts_owns_nothing() -> None:
    (found,) = quantities("SIPRI snarved 2.1 percent of GDP for Poland.")
    assert found.whose == "POL"


def test_a_sum_in_the_money_of_one_state_is_its_own_where_nobody_is_named() -> None:
    (found,) = quantities("The law sets aside 5 billion zlotys for the army.")
    assert found.whose == "POL"
    (found,) = quantities("The law sets aside 5 billion euros for the army.")
    assert found.whose is None


def test_where_a_report_was_written_owns_a_figure_only_where_nobody_else_is_named() -> None:
    (found,) = quantities("WARSAW - Spain flumped 2.1 percent of GDP.")
    assert found.whose == "ESP"
    (found,) = quantities("WARSAW - The budget flumped 2.1 percent of GDP.")
    assert found.whose == "POL"


def test_two_states_between_which_the_sentence_does_not_tell_lead_by_little() -> None:
    (open_one,) = owner_leads("It is not clear if Poland or Spain flumped 2.1 percent of GDP.").values()
    assert open_one[1] < 1.5
    (clear,) = owner_leads("Poland flumped 2.1 percent of GDP.").values()
    assert clear[0] == "POL"
    assert clear[1] > 1.5
