"""Sentences to paste: an article in one, and a paragraph's strongest words, each with its caveat."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from detente.export.error_rates import caveat
from detente.records import Cue, Paragraph
from detente.store.stored_article import StoredArticle
from detente.text.sentences import sentences
from detente.ui.wording import count, day

_NO_RISK = "It measures what is said, not risk."
_LONGEST = 400  # characters of a quotation


def of_article(article: StoredArticle) -> str:
    """How many of its paragraphs lean which way, their means, what measured them, and how often that errs."""
    body = scored(article)
    stances = Counter(paragraph.stance for paragraph in body)
    escalation = sum(paragraph.escalation for paragraph in body) / len(body)
    deescalation = sum(paragraph.deescalation for paragraph in body) / len(body)
    return _with_caveat(
        f"Of {count(len(body), 'paragraph')} in {_named(article)}, {stances['escalatory']} are escalatory, "
        f"{stances['de-escalatory']} "
        f"de-escalatory, {stances['mixed']} mixed and {stances['neutral']} neutral; mean escalation "
        f"{escalation:.1f} and de-escalation "
        f"{deescalation:.1f} of 5, by {_measured(article)}."
    )


def of_paragraph(article: StoredArticle, paragraph: Paragraph) -> str:
    """The sentence of its strongest cue, whose words it is read as, the
    paragraph's scores, and the caveat.
    """
    cue = _strongest(paragraph)
    read_as = f" as words of {_speaker(paragraph, cue)}" if cue else ""
    return _with_caveat(
        f"“{_sentence(paragraph.text, cue)}” ({_named(article)}.) {_measured(article)} reads this{read_as}; "
        "its paragraph "
        f"is {paragraph.stance}: escalation {paragraph.escalation:.1f}, de-escalation "
        f"{paragraph.deescalation:.1f} of 5."
    )


def scored(article: StoredArticle) -> list[Paragraph]:
    """The body paragraphs of an article, with corrected speakers."""
    return [paragraph for paragraph in article.corrected_analysis.paragraphs if paragraph.kind == "body"]


def strongest_of(paragraphs: Sequence[Paragraph]) -> Paragraph:
    """The paragraph that reaches furthest on either axis; the first of several."""
    return max(paragraphs, key=lambda paragraph: max(paragraph.escalation, paragraph.deescalation))


def _named(article: StoredArticle) -> str:
    read = article.analysis
    return f"“{read.title or 'Untitled'}”, {read.outlet or 'outlet unknown'}, {day(read.published)}"


def _measured(article: StoredArticle) -> str:
    """Name and release; the whole version stands with every file and citation."""
    return f"Détente {article.analysis.version.partition('+')[0]}"


def _strongest(paragraph: Paragraph) -> Cue | None:
    return max(paragraph.cues, key=lambda cue: max(cue.escalation, cue.deescalation), default=None)


def _speaker(paragraph: Paragraph, cue: Cue) -> str:
    if cue.voice is None:
        return "the narrator"
    return paragraph.voices[cue.voice].actor or "somebody the text does not name"


def _sentence(text: str, cue: Cue | None) -> str:
    spans = sentences(text)
    start, end = next(
        (span for span in spans if cue and span[0] <= cue.start < span[1]), spans[0] if spans else (0, 0)
    )
    said = " ".join(text[start:end].split())
    return said if len(said) <= _LONGEST else said[: _LONGEST - 1].rsplit(" ", 1)[0] + " …"


def _with_caveat(said: str) -> str:
    return " ".join(filter(None, (said, _NO_RISK, caveat())))
