"""score(): the two axes, what stays within bounds, what neutral text cannot do, and that sides are never weighed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.evaluate import sets
from detente.evaluate.fairness import certify, read_swaps
from detente.evaluate.measures import macro_f1
from detente.evaluate.peers import ours
from detente.evaluate.report import right_in_sign
from detente.rhetoric.scoring import score
from detente.rhetoric.tokens import _ANY, cut
from detente.text.normalise import fold

WORDS = st.sampled_from(
    "the army troops withdrew from treaty talks no not refused to attack if they end ceasefire missiles border , . and "
    "war peace threatened agreed extend sanctions lifted will denied that nuclear weapons until Friday said nobody".split()
)
NEUTRAL = (
    "The harvest was brought in before the rain.",
    "The museum opens at ten on weekdays.",
    "He studied mathematics in a small town.",
    "The bus to the station leaves every hour.",
)


@given(st.lists(WORDS, max_size=30))
def test_any_words_score_within_bounds(words: list[str]) -> None:
    text = " ".join(words)
    result = score(text)
    assert 0 <= result.escalation <= 5 and 0 <= result.deescalation <= 5
    assert result.balance == pytest.approx((result.escalation - result.deescalation) / 5, abs=0.002)
    assert -4 <= result.rung <= 4
    assert all(0 <= cue.start < cue.end <= len(text) for cue in result.cues)


@given(st.lists(WORDS, min_size=3, max_size=20), st.sampled_from(NEUTRAL))
def test_a_neutral_sentence_never_flips_a_stance(words: list[str], neutral: str) -> None:
    text = " ".join(words).strip(" ,.") + "."
    alone, longer = score(text), score(f"{text} {neutral}")
    assert {alone.stance, longer.stance} != {"escalatory", "de-escalatory"}


@given(st.integers(0, 400), st.integers(1, 4))
def test_more_spaces_never_move_a_span_off_its_words(at: int, spaces: int) -> None:
    text = (
        "The general refused to withdraw his troops, and the envoys agreed to extend the treaty on missiles."
    )
    places = [i for i, sign in enumerate(text) if sign == " "]
    place = places[at % len(places)]
    wider = text[:place] + " " * spaces + text[place:]
    assert [text[c.start : c.end] for c in score(text).cues] == [
        " ".join(wider[c.start : c.end].split()) for c in score(wider).cues
    ]


@given(st.text(alphabet="ab.mrsu's -0123,!?\n\u2013éż²ж×", max_size=40))
def test_the_plain_way_of_cutting_cuts_alike(text: str) -> None:
    folded = fold(text)
    assert cut(folded) == _ANY.split(folded)


def test_nothing_found_is_neutral_without_cues() -> None:
    result = score("The harvest was brought in before the rain.")
    assert result.stance == "neutral" and result.cues == () and result.rung == 0


def test_law_that_applies_to_wars_imposes_none() -> None:
    assert score("The principle applies to conflicts everywhere.").stance == "neutral"
    assert score("The council will apply sanctions to the regime.").stance == "escalatory"


def test_repetition_adds_little() -> None:
    once = score("The army attacked the town.")
    often = score("The army attacked the town. " * 8)
    assert often.escalation - once.escalation < 1


def test_golden_material_is_met() -> None:
    """The gate: what was reached must not be lost. Figures of the last full run are on the Method page."""
    scorer = ours()
    pairs = sets.golden_pairs().rows
    right = [right_in_sign(row, scorer.balance(row.text), scorer.stance(row.text)) for row in pairs]
    assert len(pairs) >= 400 and sum(right) / len(right) >= 0.97
    by_phenomenon: dict[str, list[bool]] = {}
    for row, hit in zip(pairs, right, strict=True):
        by_phenomenon.setdefault(str(row.group), []).append(hit)
    assert len(by_phenomenon) >= 16
    controls = sets.golden_controls().rows
    assert len(controls) >= 60
    assert sum(scorer.stance(row.text) == "neutral" for row in controls) / len(controls) >= 0.95
    paragraphs = sets.golden_paragraphs().rows
    assert len(paragraphs) >= 150
    assert (
        macro_f1([str(row.stance) for row in paragraphs], [scorer.stance(row.text) for row in paragraphs])
        >= 0.80
    )


def test_the_same_words_get_the_same_score_whoever_says_them() -> None:
    texts = [*sets.golden_pairs().texts, *sets.golden_paragraphs().texts]
    texts += [
        "Russia said it would withdraw its troops from the border.",
        "NATO threatened to bomb the bridges, the Kremlin said.",
        "Iran refused to talk to Israel; Putin called the offer a trick.",
    ]
    certificate = certify(ours(), texts, read_swaps())
    assert certificate.unchanged >= 0.99 and certificate.mean_shift <= 0.02


def test_textblob_takes_the_scorer_as_an_analyzer() -> None:
    from textblob import TextBlob

    from detente import EscalationAnalyzer

    sentiment = TextBlob("They agreed to a ceasefire.", analyzer=EscalationAnalyzer()).sentiment
    assert sentiment.stance == "de-escalatory" and sentiment.deescalation > 2
