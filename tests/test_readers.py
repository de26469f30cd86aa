"""Both readers together: what a score gains, and what stays when there is no second reader."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

import detente
from detente.analysis import reading_order
from detente.attribution.gazetteer import gazetteer
from detente.intake.sample_digests import read_samples
from detente.readers import readers_in_use, score_all
from detente.records import DetenteError
from detente.scoring.axes import stance_of
from detente.second_reader import encoder
from detente.second_reader.encoder import is_kept, missing, read
from detente.second_reader.examples import examples, nearest

pytestmark = pytest.mark.skipif(missing() is not None, reason=str(missing()))

LEAVES = "Norland left the treaty on Friday and moved two armoured brigades to the border."
TALKS = "The two governments agreed on Monday to resume talks and to exchange their prisoners."
FAIR = "The spring fair drew record crowds, and the weather stayed dry for the whole weekend."


def test_clear_paragraphs_are_read_as_anybody_would() -> None:
    scores = score_all([LEAVES, TALKS, FAIR], readers="both")
    assert [score.stance for score in scores] == ["escalatory", "de-escalatory", "neutral"]
    assert not any(score.differs for score in scores)


def test_where_nothing_can_be_read_the_second_reader_is_not_sure() -> None:
    assert detente.score("?", readers="both").differs


@pytest.mark.parametrize("text", [LEAVES, TALKS, FAIR, "", "?", "a " * 3_000, "Die Gespräche enden."])
def test_a_score_holds_its_interval_and_both_readers(text: str) -> None:
    score = detente.score(text, readers="both")
    assert score.low is not None
    assert score.high is not None
    assert -1 <= score.low <= score.balance <= score.high <= 1
    assert [reader.reader for reader in score.readers] == ["rules", "second"]
    assert 0 <= (score.chance or 0) <= 1


def test_cues_carry_the_score() -> None:
    for score in score_all([LEAVES, TALKS, "The city will be rubble by Sunday."], readers="both"):
        for axis in ("escalation", "deescalation"):
            strongest = max((getattr(cue, axis) for cue in score.cues), default=0.0)
            assert strongest <= getattr(score, axis) + 1e-9
            # Less than a quarter step is what is left of doubt: no words carry it.
            assert (strongest > 0) == (getattr(score, axis) >= 0.25)


def test_texts_read_together_are_read_as_alone() -> None:
    together = score_all([LEAVES, FAIR, TALKS * 30], readers="both")
    for text, score in zip([LEAVES, FAIR, TALKS * 30], together, strict=True):
        alone = detente.score(text, readers="both")
        assert (alone.escalation, alone.deescalation) == (score.escalation, score.deescalation)


def test_a_long_paragraph_is_read_to_its_end() -> None:
    assert detente.score(f"{FAIR} " * 40 + LEAVES, readers="both").escalation >= 2


def test_the_same_words_of_other_sides_score_alike() -> None:
    one = detente.score("Russia and NATO said that Moscow will strike first.", readers="both")
    other = detente.score("Norway and the European Union said that Oslo will strike first.", readers="both")
    assert (one.escalation, one.deescalation) == (other.escalation, other.deescalation)


def test_rules_alone_give_no_interval() -> None:
    score = detente.score(LEAVES, readers="rules")
    assert (score.low, score.high, score.readers, score.differs) == (None, None, (), False)


def test_without_its_file_the_rules_read_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoder, "FILE", "nowhere.onnx")
    assert "rules alone" in (missing() or "")
    assert readers_in_use("both") == "rules"


def test_a_wrong_setting_says_what_may_stand_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DETENTE_READERS", "all")
    with pytest.raises(DetenteError, match="both or rules"):
        detente.score(FAIR)


def test_the_version_names_the_second_reader() -> None:
    assert ".r" in detente.version(readers="both")
    assert ".r" not in detente.version(readers="rules")


def test_the_nearest_example_of_an_example_is_itself() -> None:
    some = examples()[:: len(examples()) // 20]
    places = [one.place for one in read([one.text for one in some], gazetteer(), afresh=True)]
    found = [nearest(place)[0].example.id for place in places]
    assert sum(one.id == near for one, near in zip(some, found, strict=True)) >= len(some) - 1


def test_sample_articles_ship_as_read_already() -> None:
    """Where they were changed: `detente train-reader --samples-only`."""
    known = gazetteer()
    texts = [block.text for sample in read_samples() for block in reading_order(sample.document)]
    assert [text for text in texts if not is_kept(text, known)] == []
    some = texts[:: len(texts) // 40]
    same = list[bool]()
    for kept, fresh in zip(read(some, known), read(some, known, afresh=True), strict=True):
        for one, other in ((kept.escalation, fresh.escalation), (kept.deescalation, fresh.deescalation)):
            # another kind of processor adds in another order, and what is rounded to eight bits may tip over
            assert one.chances == pytest.approx(other.chances, abs=0.05)
            same.append((one.kind, one.start, one.end) == (other.kind, other.start, other.end))
    assert sum(same) >= 0.95 * len(same)


def test_both_readers_are_the_default_in_a_process_of_its_own() -> None:
    code = "import detente; print(len(detente.score('They agreed to a truce.').readers))"
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "DETENTE_READERS": "both"},
    )
    assert done.stdout.strip() == "2", done.stderr


@pytest.mark.parametrize("text", [LEAVES, TALKS, "The minister visited a museum.", "They may talk one day."])
def test_the_stance_is_that_of_the_two_axes(text: str) -> None:
    score = score_all([text], readers="both")[0]
    assert score.stance == stance_of(score.escalation, score.deescalation)
    if max(score.escalation, score.deescalation) >= 0.5:
        assert all(axis == 0 or axis >= 0.5 for axis in (score.escalation, score.deescalation))
