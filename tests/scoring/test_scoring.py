"""score(): the two axes, what stays within bounds, what neutral text cannot do, and that sides are never
weighed.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.evaluate import sets
from detente.evaluate.evaluation_report import right_in_sign
from detente.evaluate.fairness import certify, read_swaps
from detente.evaluate.measures import macro_f1
from detente.evaluate.peers import ours
from detente.records import Cue, Score
from detente.scoring.axes import score, stance_of
from detente.scoring.codebook import rows_behind
from detente.scoring.lexicon import shipped
from detente.scoring.lexicon_tables import FORMS_OF
from detente.scoring.tokens import _ANY, INNER, cut
from detente.text.normalise import fold
from detente.text.sentences import inner_stops

WORDS = st.sampled_from(
    (
        "the army troops withdrew from treaty talks no not refused to attack if they end ceasefire missiles "
        "border , . and war peace threatened agreed extend sanctions lifted will denied that nuclear weapons "
        "until Friday said nobody"
    ).split()
)
NEUTRAL = (
    "The harvest was brought in before the rain.",
    "The museum opens at ten on weekdays.",
    "He studied mathematics in a small town.",
    "The bus to the station leaves every hour.",
)


LEXICON = sorted({row["form"] for name in FORMS_OF.values() for row in shipped().tables[name]})
GOLDEN = [*sets.golden_pairs().texts, *sets.golden_paragraphs().texts]
# Any text at all; words that the lexicon knows in any order; golden texts, cut off anywhere and strung
# together.
SOUP = st.lists(WORDS | st.sampled_from(LEXICON), max_size=30).map(" ".join)
PIECES = st.tuples(st.sampled_from(GOLDEN), st.integers(0, 60)).map(lambda cut: cut[0][cut[1] :])
SPOKEN = st.lists(st.sampled_from(GOLDEN) | PIECES | SOUP, min_size=1, max_size=3).map(" ".join)
ANY_TEXT = st.text(max_size=200) | SOUP | SPOKEN | st.tuples(st.text(max_size=20), SPOKEN).map("".join)
CONTROLS = [*sets.golden_controls().texts, *NEUTRAL]
SILENT = [text for text in CONTROLS if not score(text).cues]  # no word in them counts, not even a little
GAPS = st.sampled_from([" ", "  ", "   ", "\u00a0", " \u2009", "\t", "\u3000"])


def _within_bounds(text: str) -> Score:
    result = score(text)
    assert 0 <= result.escalation <= 5 and 0 <= result.deescalation <= 5
    assert result.balance == pytest.approx((result.escalation - result.deescalation) / 5, abs=0.0001)
    assert -4 <= result.rung <= 4
    assert result.stance == stance_of(result.escalation, result.deescalation)
    for cue in result.cues:
        assert 0 <= cue.start < cue.end <= len(text)
        assert 0 <= cue.escalation <= 5 and 0 <= cue.deescalation <= 5
        assert all(0 <= turn.start < turn.end <= len(text) for turn in cue.turns)
        assert rows_behind(cue)
    assert list(result.cues) == sorted(result.cues, key=lambda cue: (cue.start, cue.end))
    return result


@given(ANY_TEXT)
def test_any_text_scores_within_bounds(text: str) -> None:
    _within_bounds(text)


@given(SPOKEN, st.sampled_from(CONTROLS), st.booleans())
def test_a_neutral_sentence_never_flips_a_stance(spoken: str, neutral: str, before: bool) -> None:
    alone, longer = score(_ended(spoken)), score(_beside(spoken, neutral, before))
    assert {alone.stance, longer.stance} != {"escalatory", "de-escalatory"}
    assert alone.balance * longer.balance >= 0 or abs(alone.balance) < 0.2


@given(SPOKEN, st.sampled_from(SILENT), st.booleans())
def test_a_sentence_without_cues_changes_nothing(spoken: str, silent: str, before: bool) -> None:
    alone, longer = score(_ended(spoken)), score(_beside(spoken, silent, before))
    assert replace(alone, cues=()) == replace(longer, cues=())
    assert [_unplaced(cue) for cue in alone.cues] == [_unplaced(cue) for cue in longer.cues]


def test_most_of_what_the_properties_are_tried_on_holds_cues() -> None:
    """The properties above would hold of texts without cues, with any scorer."""
    assert sum(bool(score(text).cues) for text in GOLDEN) / len(GOLDEN) > 0.95
    assert len({score(text).stance for text in GOLDEN}) == 4
    assert len(CONTROLS) > 60 and len(SILENT) > 20


@given(st.sampled_from(GOLDEN), st.lists(GAPS, min_size=1, max_size=12))
def test_other_spaces_never_move_a_span_off_its_words(text: str, gaps: list[str]) -> None:
    words = text.split()
    wider = "".join(word + gaps[i % len(gaps)] for i, word in enumerate(words)).rstrip()
    narrow, wide = score(" ".join(words)), score(wider)
    assert (narrow.escalation, narrow.deescalation) == (wide.escalation, wide.deescalation)
    assert [_words_of(" ".join(words), cue) for cue in narrow.cues] == [
        _words_of(wider, cue) for cue in wide.cues
    ]


@given(SPOKEN, st.lists(st.sampled_from([" ", "\n", " \n ", "\n\n", "\u2028"]), min_size=1, max_size=12))
def test_line_ends_between_words_leave_spans_on_whole_words(text: str, gaps: list[str]) -> None:
    """A line end parts sentences, so that other cues may be found.

    But every span still begins and ends with a word.
    """
    broken = "".join(word + gaps[i % len(gaps)] for i, word in enumerate(text.split()))
    for cue in _within_bounds(broken).cues:
        for span in (cue, *cue.turns):
            assert broken[span.start : span.end].strip() == broken[span.start : span.end]
            around = broken[max(0, span.start - 1) : span.start + 1], broken[span.end - 1 : span.end + 1]
            assert not any(len(pair) == 2 and pair.isalpha() for pair in around), broken[
                span.start : span.end
            ]


def _ended(spoken: str) -> str:
    return spoken.rstrip(" ,.;:") + "."


def _beside(spoken: str, other: str, before: bool) -> str:
    return f"{other} {_ended(spoken)}" if before else f"{_ended(spoken)} {other}"


def _unplaced(cue: Cue) -> Cue:
    return replace(cue, start=0, end=0, turns=tuple(replace(turn, start=0, end=0) for turn in cue.turns))


def _words_of(text: str, cue: Cue) -> tuple[str, ...]:
    """The words under a cue and under each of its turns."""
    return tuple(" ".join(text[span.start : span.end].split()) for span in (cue, *cue.turns))


@given(st.text(alphabet="ab.mrsu's -0123,!?\n\u2013éż²ж×MRS", max_size=40))
def test_the_plain_way_of_cutting_cuts_alike(text: str) -> None:
    folded = fold(text)
    marked = list(folded)
    for stop in inner_stops(text):
        marked[stop.at] = INNER
    pieces = _ANY.split("".join(marked))
    assert cut(text)[0] == pieces and len(cut(text)[1]) == len(pieces[1::2])


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


@pytest.mark.parametrize("thing", ["proposal", "offer", "request", "threat"])
@pytest.mark.parametrize("verb", ["advance", "withdraw", "escalate", "continue", "fail"])
def test_what_a_proposal_does_is_not_what_it_proposes(thing: str, verb: str) -> None:
    """An act that was taken for its own content had itself as its head, and was followed without end."""
    for text in (f"Their {thing} is designed to {verb}.", f"The {thing} began to {verb}, they said."):
        assert all(text[cue.start : cue.end].strip() for cue in score(text).cues)


def test_the_same_words_get_the_same_score_for_every_speaker() -> None:
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
