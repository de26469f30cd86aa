"""When something was said, where the text says so beside the speech verb: "said in 2019", "told reporters
last Tuesday".

Dates within what is said are about something else and are not read. Relative days count from the article's
date; without one they stay unknown. Nothing is dated after the article.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from operator import itemgetter

from detente.attribution.mentions.titles import DAYS, MONTHS
from detente.attribution.syntax.word_classes import any_form
from detente.attribution.syntax.word_classes import words as words_of
from detente.records import SaidPrecision, Voice
from detente.text.sentences import sentences

_MONTHS = MONTHS.split("|")
_DAYS = DAYS.split("|")
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_ORDINAL = any_form("ending of an ordinal")
_PART = rf"(?:{any_form('part of a period')}[-\ ])"
_WHEN = rf"""
(?:
    (?:on\ |dated\ )?(?P<day>\d{{1,2}}){_ORDINAL}?\ (?P<month>{MONTHS})(?:,?\ {_YEAR})?
  | (?:on\ )?(?P<month2>{MONTHS})\ (?P<day2>\d{{1,2}}){_ORDINAL}?
    (?:,?\ (?P<year2>(?:19|20)\d\d))?(?!\d)
  | (?:back\ )?in\ {_PART}?(?P<month3>{MONTHS})(?:\ (?:of\ )?(?P<year3>(?:19|20)\d\d))?
  | (?:{any_form("adverb before a date")}\ )?in\ {_PART}?(?P<year4>(?:19|20)\d\d)\b
  | (?P<last>{any_form("before a weekday")}\s+)?(?P<weekday>{DAYS})\b
  | (?P<word>{any_form("counted from the article's day", "before the article's day")})\b
)
"""
# What may stand between a speech verb and the date that belongs to it.
_ADDRESSEE = rf"""
(?:,?\s*(?:
    {any_form("listener before a date")}
  | {any_form("preposition of an occasion")}\ {any_form("determiner of an occasion")}(?:\ [\w-]+){{1,3}}
))?,?\s*
"""
_AFTER = re.compile(rf"{_ADDRESSEE}(?P<when>{_WHEN})", re.X)
_BEFORE = re.compile(rf"(?P<when>{_WHEN}),?\s*$", re.X)
_OPENING = re.compile(rf"^[\s“\"]*(?P<when>{_WHEN}),?\s", re.I | re.X)
_FAR = 80  # characters beside a verb, or at its sentence's beginning, that hold its date


@dataclass(frozen=True, slots=True)
class TimeOfSpeech:
    """When something was said: `day` is the first day of what is meant; None with the precision "before"."""

    day: date | None
    precision: SaidPrecision
    words: str


def dated(text: str, voices: Sequence[Voice], published: date | None) -> tuple[Voice, ...]:
    """The voices of a paragraph with the date that the text gives for each; the others are left as they are.

    Args:
        text: The paragraph's text.
        voices: Its voices, with offsets into `text`.
        published: The article's date, from which "last Tuesday" is counted; None if unknown.

    Returns:
        The voices in their order, with `said_on` and how exact it is where the text says so.
    """
    if not any(voice.cue_start is not None for voice in voices):
        return tuple(voices)
    spans = list(sentences(text))
    return tuple(_with(voice, said_when(text, voice, spans, published)) for voice in voices)


def said_when(
    text: str, voice: Voice, spans: Sequence[tuple[int, int]], published: date | None
) -> TimeOfSpeech | None:
    """The date beside the voice's speech verb; None where the text gives none, or it is not clear which
    is meant.

    `spans`: the sentences of the text. `published`: the article's date, from which "last Tuesday" counts.
    """
    if voice.cue_start is None or voice.cue_end is None:
        return None
    for written in _beside(text, voice, spans):
        said = _read(written, published)
        if said and not (said.day and published and said.day > published):
            return said
    return None


def _beside(text: str, voice: Voice, spans: Sequence[tuple[int, int]]) -> Iterator[re.Match[str]]:
    """Date expressions after the verb, before it, and at the beginning of its sentence."""
    verb = voice.cue_start or 0
    start, end = _sentence_around(verb, spans) or (0, len(text))
    after = _AFTER.match(text, voice.cue_end or 0, min(end, (voice.cue_end or 0) + _FAR))
    if after:
        yield after
    words_first = voice.start < verb  # then the date does not reach into them
    low = max(start, min(voice.end, verb)) if words_first else start
    before = _BEFORE.search(text[max(low, verb - _FAR) : verb])
    if before:
        yield before
    if not words_first:
        opening = _OPENING.match(text[start : min(verb, start + _FAR)])
        if opening:
            yield opening


def _sentence_around(place: int, spans: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """The sentence that holds a place."""
    at = bisect_right(spans, place, key=itemgetter(0)) - 1
    return spans[at] if at >= 0 and place < spans[at][1] else None


def _read(found: re.Match[str], published: date | None) -> TimeOfSpeech | None:
    """The date that an expression gives; None where it gives no certain one."""
    words = " ".join(found["when"].split())
    year = _group(found, "year", "year2", "year3", "year4")
    if month := _group(found, "month", "month2", "month3"):
        day = _group(found, "day", "day2")
        number, of_month = _MONTHS.index(month) + 1, int(day or 1)
        first = _in_year(int(year), number, of_month) if year else _latest(number, of_month, published)
        return TimeOfSpeech(first, "day" if day else "month", words) if first else None
    if year:
        return TimeOfSpeech(date(int(year), 1, 1), "year", words)
    if found["weekday"]:
        return _by_weekday(found, words, published)
    return _by_word(found["word"].lower(), words, published)


def _group(found: re.Match[str], *names: str) -> str | None:
    """The first of some groups that took part."""
    return next((found[name] for name in names if found[name]), None)


def _by_weekday(found: re.Match[str], words: str, published: date | None) -> TimeOfSpeech | None:
    """ "on Tuesday": the last one up to the article's day; "last Tuesday": before that day."""
    if published is None:
        return None
    back = (published.weekday() - _DAYS.index(found["weekday"].title())) % 7
    if (found["last"] or "").strip().lower() in ("last", "this past"):
        back = back or 7
    return TimeOfSpeech(published - timedelta(days=back), "day", words)


def _by_word(word: str, words: str, published: date | None) -> TimeOfSpeech | None:
    if word in words_of("before the article's day"):
        return TimeOfSpeech(None, "before", words)
    if published is None:
        return None
    match word:
        case "today":
            return TimeOfSpeech(published, "day", words)
        case "yesterday" | "the day before":
            return TimeOfSpeech(published - timedelta(days=1), "day", words)
        case "last month":
            return TimeOfSpeech((published.replace(day=1) - timedelta(days=1)).replace(day=1), "month", words)
        case "earlier this month":
            return TimeOfSpeech(published.replace(day=1), "month", words)
        case "earlier this year":
            return TimeOfSpeech(date(published.year, 1, 1), "year", words)
        case _:
            years = 2 if word.startswith("two") else 1
            return TimeOfSpeech(date(published.year - years, 1, 1), "year", words)


def _in_year(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _latest(month: int, day: int, published: date | None) -> date | None:
    """The latest such day that is not after the article."""
    if published is None:
        return None
    this_year = _in_year(published.year, month, day)
    if this_year and this_year <= published:
        return this_year
    return _in_year(published.year - 1, month, day)


def _with(voice: Voice, said: TimeOfSpeech | None) -> Voice:
    if said is None:
        return voice
    return replace(voice, said_on=said.day, said_precision=said.precision, said_words=said.words)
