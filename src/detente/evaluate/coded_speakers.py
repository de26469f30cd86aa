"""Speakers and targets of our own samples against independent coding: who says, and who is meant by, the
strongest act of each paragraph.

`samples_coded.jsonl` names the speaker of the strongest act twice, by two who did not see each other's codes,
and the target once. Speakers are counted where both agree, targets where one state or body is coded.

Both are compared a second time where the coders' question was not ours. A state or body and an official of
its side are one speaker: coders wrote the spokesman where the report says "the Kremlin" beside him; two
officials are two. Targets are counted only where their coder gave the paragraph any score: where nothing is
done the target is what the paragraph is about. Where the coder's target is the speaker's own side (an
alliance asks its members to spend more), it is right to aim the act at no other.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Literal

from detente.analysis import analyse
from detente.attribution.gazetteer import gazetteer
from detente.attribution.gazetteer.office_roles import role_words
from detente.derive.strongest_act import strongest_act
from detente.intake.sample_digests import read_samples
from detente.records import Cue, Paragraph, Voice

Outcome = Literal["right", "wrong", "nobody"]
_NARRATOR = "narrator"
_NO_TARGET = "-"


def measure_coded_speakers(golden: Path) -> dict[str, Any]:
    """The strongest act's speaker and target against the codes.

    Args:
        golden: The folder with `samples_coded.jsonl`.

    Returns:
        By "speaker of the strongest act", "its target" and each of these with the coders' question mapped:
        `n` and the shares right, wrong and nobody.
    """
    speakers: Counter[Outcome] = Counter()
    sides: Counter[Outcome] = Counter()
    targets: Counter[Outcome] = Counter()
    of_acts: Counter[Outcome] = Counter()
    paragraphs = _paragraphs()
    for line in (golden / "samples_coded.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        paragraph = paragraphs.get((row["file"], _folded(row["text"])))
        act = strongest_act(paragraph) if paragraph else None
        if paragraph is None or act is None:
            continue
        if _folded(row["speaker_a"]) == _folded(row["speaker_b"]):
            outcome = judge_speaker(paragraph, act, row["speaker_a"])
            speakers[outcome] += 1
            sides["right" if _is_official_of(paragraph, act, row["speaker_a"]) else outcome] += 1
        actor = gazetteer().state_or_body(row["target_b"]) if row["target_b"] != _NO_TARGET else None
        if actor:
            targets[_target(act, actor.side)] += 1
            if any(row["coder_b"]):
                of_acts[judge_target(paragraph, act, row["speaker_b"], actor.side)] += 1
    return {
        "speaker of the strongest act": _shares(speakers),
        "speaker, an official and his state taken as one": _shares(sides),
        "its target": _shares(targets),
        "target where its coder saw an act": _shares(of_acts),
    }


def judge_speaker(paragraph: Paragraph, act: Cue, coded: str) -> Outcome:
    """Whether an act's voice, or the doer of a narrated act, is the coded speaker; the narrator where it has
    neither, and also where the coder gives a narrated act to the narrator: one that is done in words too
    ("Norland has declared a moratorium"), whose verb the narrator tells.

    Args:
        paragraph: The paragraph that holds it.
        act: One of its cues.
        coded: The speaker as coded ("narrator", "Russian foreign ministry").
    """
    voice = None if act.voice is None else paragraph.voices[act.voice]
    if coded == _NARRATOR and (voice is None or _is_told(act, voice)):
        return "right"
    if voice is None:
        return _judge_doer(act, coded)
    together = [v for v in paragraph.voices if (v.start, v.end) == (voice.start, voice.end)]
    if any(_same(v, coded) for v in together):
        return "right"
    return "wrong" if voice.actor or coded == _NARRATOR else "nobody"


def judge_target(paragraph: Paragraph, act: Cue, speaker: str, coded: str | None) -> Outcome:
    """Whether an act is aimed at the coded side; at no other side where the coder names the speaker's own.

    Args:
        paragraph: The paragraph that holds it.
        act: One of its cues.
        speaker: The speaker as the same coder wrote it.
        coded: The coded target's side.
    """
    own = _acting_side(paragraph, act)
    if act.target is None and own is not None and own == coded == _side_of(speaker):
        return "right"
    return _target(act, coded)


def _is_told(act: Cue, voice: Voice) -> bool:
    """Whether an act is the very verb by which its voice speaks."""
    return voice.cue_start is not None and act.start <= voice.cue_start < act.end


def _is_official_of(paragraph: Paragraph, act: Cue, coded: str) -> bool:
    """Whether a state or body was read where an official of its side is coded."""
    voice = None if act.voice is None else paragraph.voices[act.voice]
    name = voice.actor if voice else act.doer_actor
    read = gazetteer().exact.get(name or "")
    no_person = read.kind != "person" if read else voice is None and name is None
    side = _acting_side(paragraph, act)
    return no_person and side is not None and side == _side_of(coded)


def _acting_side(paragraph: Paragraph, act: Cue) -> str | None:
    return act.doer if act.voice is None else paragraph.voices[act.voice].side


def _side_of(coded: str) -> str | None:
    """The side of a coded speaker that is known; None for the narrator and for somebody who is not."""
    known = gazetteer()
    actor = known.state_or_body(coded) or known.exact.get(coded)
    if actor:
        return actor.side_on(None)
    whose, _, body = coded.partition(" ")  # "Norlander foreign ministry"
    return known.adjectives.get(whose) if body in role_words() else None


def _judge_doer(act: Cue, coded: str) -> Outcome:
    if act.doer is None:
        return "nobody"
    return "right" if _is_coded((act.doer_actor, act.doer_words), act.doer, coded) else "wrong"


def _same(voice: Voice, coded: str) -> bool:
    return _is_coded((voice.actor, voice.as_written), voice.side, coded)


def _is_coded(names: Iterable[str | None], side: str | None, coded: str) -> bool:
    wanted = _words(coded)
    for name in filter(None, names):
        words = _words(name)
        if words and (words <= wanted or wanted <= words):
            return True
    actor = gazetteer().state_or_body(coded)
    return actor is not None and side == actor.side


def _words(name: str) -> set[str]:
    """The words of a name by which two ways of writing it are compared; both sides lose the possessive."""
    return {word.removesuffix("'s") for word in _folded(name).split()} - {"the", "of"}


def _target(act: Cue, side: str | None) -> Outcome:
    if act.target is None:
        return "nobody"
    return "right" if act.target == side else "wrong"


def _paragraphs() -> dict[tuple[str, str], Paragraph]:
    """The samples' paragraphs, analysed, by file and words."""
    return {
        (f"{sample.id}.md", _folded(paragraph.text)): paragraph
        for sample in read_samples()
        for paragraph in analyse(sample.document, with_tone=False).paragraphs
    }


def _folded(text: str) -> str:
    return " ".join(text.casefold().replace("’", "'").split())


def _shares(count: Counter[Outcome]) -> dict[str, float | int]:
    n = max(1, count.total())
    return {"n": count.total(), **{kind: count[kind] / n for kind in ("right", "wrong", "nobody")}}
