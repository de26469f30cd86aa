"""Attribution measured: right, wrong or nobody, by construction. Wrong counts more than nobody.

`golden`: our own passages (tests/golden/attribution, JSON lines). `quotes`: attributions in US news coded
by others, where they lie beside the checkout; direct quotations only.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Literal

from detente.analysis import reading_order
from detente.attribution.mentions import TITLES
from detente.attribution.mentions.speech_verbs import speech
from detente.attribution.speakers import attribute
from detente.records import Block, Document, Voice
from detente.text.blocks import outline
from detente.text.english import english
from detente.text.word_patterns import any_of

Outcome = Literal["right", "wrong", "nobody"]
_PRONOUNS = frozenset(("i", "we", *english().classes["subject pronoun"]))
_DESCRIBED = re.compile(r"[^,]+,\s+(?P<name>[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){1,4}),\s*")
_ARTICLE = re.compile(rf"^(?:{any_of(english().classes['article'])})\s+", re.I)


def measure_quotes(file: Path) -> dict[str, Any]:
    """Direct quotations: n and the shares right, wrong and unattributed.

    With and without pronouns, and by construction; and all once more where the codes are set right that have
    speaker and verb exchanged, or a name behind its description ("Another critic, Ida Berg,").
    """
    counts: dict[str, Counter[Outcome]] = defaultdict(Counter)
    for row in map(json.loads, file.read_text(encoding="utf-8").splitlines()):
        if row["direct"] and row["speaker"]:
            outcome = judge_quote(row)
            counts["all"][outcome] += 1
            counts["all, codes set right"][judge_quote(row | {"speaker": _meant_by(row)})] += 1
            counts["pronoun" if row["pronoun"] else "named"][outcome] += 1
            counts[construction(row)][outcome] += 1
    return {name: _shares(count) for name, count in counts.items()}


def _meant_by(row: dict[str, Any]) -> str:
    """The speaker that a code means: its verb where the two are exchanged, the name where one stands behind
    a description.
    """
    coded, verb = row["speaker"], row["cue"]
    if coded.strip().lower() in speech().forms and verb.strip().lower() not in speech().forms:
        return str(verb)
    described = _DESCRIBED.fullmatch(coded)
    return described["name"] if described else str(coded)


def construction(row: dict[str, Any]) -> str:
    """Where the coded speaker stands.

    Split around him, before or after the words, by "according to", beneath a dash.
    """
    cue, quoted, speaker = row["cue"].lower().strip(), row["quote_spans"], row["speaker_spans"]
    if cue and not any(map(str.isalpha, cue)):
        return "a dash or a colon"
    if cue.startswith("according"):
        return "according to"
    if len(quoted) > 1:
        return "split around the speaker"
    return "speaker before the words" if speaker[0][0] < quoted[0][0] else "speaker after the words"


def measure_reference(article: Path, coded: Path) -> dict[str, Any]:
    """The reference article.

    Each paragraph and heading whose speakers were coded, right where it has these and no others.

    `coded`: JSON lines with `article` ("seed" for this one), `paragraph` (its place in reading order) and
    `speakers`. Wrong where any other speaker is named, nobody where one is missing.
    """
    blocks, voices = heard_in(article.read_text(encoding="utf-8"))
    counts: dict[str, Counter[Outcome]] = defaultdict(Counter)
    for row in map(json.loads, coded.read_text(encoding="utf-8").splitlines()):
        if row["article"] != "seed" or not row["speakers"]:
            continue
        named = {voice.actor for voice in voices[row["paragraph"]] if voice.actor}
        outcome: Outcome = (
            "wrong"
            if named - set(row["speakers"])
            else "right"
            if named == set(row["speakers"])
            else "nobody"
        )
        counts["all"][outcome] += 1
        counts["headings" if blocks[row["paragraph"]].kind == "heading" else "paragraphs"][outcome] += 1
    return {name: _shares(count) for name, count in counts.items()}


def judge_quote(row: dict[str, Any]) -> Outcome:
    """One coded attribution: the voice that holds most of the quotation against the speaker as coded."""
    text = row["text"]
    (voices,) = attribute(Document(None, None, (Block("body", text),)), [Block("body", text)])
    return same_speaker(holding(voices, row["quote_spans"]), row["speaker"])


def holding(voices: Iterable[Voice], spans: Iterable[tuple[int, int]]) -> Voice | None:
    """The voice that covers most of the first span, the innermost of those that cover as much."""
    start, end = next(iter(spans))
    best: tuple[float, int, Voice] | None = None
    for voice in voices:
        shared = min(end, voice.end) - max(start, voice.start)
        if shared * 2 > end - start:
            key = (round(shared / (end - start), 1), -(voice.end - voice.start))
            if best is None or key > best[:2]:
                best = (*key, voice)
    return best[2] if best else None


def same_speaker(voice: Voice | None, coded: str) -> Outcome:
    """Whether a voice is the coded speaker.

    Same pronoun, same surname, or the same words without their titles.
    """
    if voice is None or not voice.as_written:
        return "nobody"
    written, wanted = _bare(voice.as_written), _bare(coded)
    if wanted.lower() in _PRONOUNS:
        if written.lower() == wanted.lower():
            return "right"
        return "wrong" if voice.actor else "nobody"
    if (
        written.lower() == wanted.lower()
        or wanted.lower().startswith(written.lower())
        or written.lower().endswith(wanted.lower())
    ):
        return "right"
    names = {_surname(voice.actor or ""), _surname(written)} - {""}
    if _surname(wanted) and _surname(wanted) in names:
        return "right"
    return "nobody" if voice.actor is None and written.lower() in _PRONOUNS else "wrong"


def measure_golden(folder: Path) -> dict[str, Any]:
    """Our own passages: shares right, wrong and unattributed over all, and by construction.

    Each line holds `construction`, `text`, and `said`: a list of {"words", "actor"}; `actor` null where
    nobody can be named, or where only the narrator speaks. `published` and `author` where the passage needs
    them. A span is found by its words. Raises ValueError where a passage does not hold them.
    """
    counts: dict[str, Counter[Outcome]] = defaultdict(Counter)
    for file in sorted(folder.glob("*.jsonl")):
        for row in map(json.loads, file.read_text(encoding="utf-8").splitlines()):
            for outcome in judge_passage(row):
                counts["all"][outcome] += 1
                counts[row["construction"]][outcome] += 1
    return {name: _shares(count) for name, count in counts.items()}


def judge_passage(row: dict[str, Any]) -> list[Outcome]:
    """One golden passage, each of its statements judged."""
    blocks, voices = heard_in(row["text"], row.get("published"), row.get("author"))
    outcomes: list[Outcome] = []
    for said in row["said"]:
        place = next(
            (
                (b.text.find(said["words"]), v)
                for b, v in zip(blocks, voices, strict=True)
                if said["words"] in b.text
            ),
            None,
        )
        if place is None:
            raise ValueError(f"the passage does not hold {said['words']!r}")
        voice = holding(place[1], [(place[0], place[0] + len(said["words"]))])
        outcomes.append(_judged(voice, said["actor"]))
    return outcomes


def heard_in(
    text: str, published: str | None = None, author: str | None = None
) -> tuple[tuple[Block, ...], list[tuple[Voice, ...]]]:
    """A text's blocks in reading order and the voices of each. `published`: ISO 8601, where known."""
    document = outline(text)
    document = replace(
        document,
        published=date.fromisoformat(published) if published else document.published,
        author=author or document.author,
    )
    blocks = reading_order(document)
    return blocks, attribute(document, blocks)


def _judged(voice: Voice | None, actor: str | None) -> Outcome:
    named = voice.actor if voice else None
    if named == actor:
        return "right"
    return "nobody" if named is None else "wrong"


def _bare(words: str) -> str:
    words = re.split(r",|\bwho\b|\(", words)[0].strip(' ."“”')
    words = _ARTICLE.sub("", words)
    return TITLES.sub("", words + " ").strip() or words


def _surname(name: str) -> str:
    capitals = re.findall(r"[A-ZÀ-Þ][\w'’-]+", name)
    return capitals[-1].replace("’", "'").removesuffix("'s").lower() if capitals else ""


def _shares(count: Counter[Outcome]) -> dict[str, float | int]:
    n = sum(count.values())
    return {"n": n, "right": count["right"] / n, "wrong": count["wrong"] / n, "nobody": count["nobody"] / n}
