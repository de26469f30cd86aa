"""The evidence pack: one HTML file for a selection that opens offline, reads on a phone and prints.

It holds the charts, the paragraphs behind them with their evidence, the method, the error rates and the
sources, and fetches nothing: its own policy forbids it. All article text is escaped by the template.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from detente.export.citation import cite_article, cite_selection, sentence
from detente.export.error_rates import error_rates, last_report
from detente.export.marked import STYLE, marked, numbered
from detente.export.provenance import Provenance, count, in_words
from detente.export.publications import Publication
from detente.records import Cue, Paragraph
from detente.scoring.codebook import act_label, rows_behind, rules, steps
from detente.scoring.lexicon import Lexicon
from detente.store.corpus_queries import Counts
from detente.store.selected_paragraphs import SelectedParagraph

_SIGNS = {"escalatory": "▲", "de-escalatory": "▼", "mixed": "◆", "neutral": "○"}


@dataclass(frozen=True, slots=True)
class PackedChart:
    """A chart of the pack as svg, what it shows in a sentence, and the table behind it."""

    title: str
    svg: str
    note: str
    table: pd.DataFrame


def evidence_pack(
    provenance: Provenance,
    counts: Counts,
    charts: Sequence[PackedChart],
    passages: Sequence[SelectedParagraph],
    lexicon: Lexicon,
    finding: str = "",
    publications: Sequence[Publication] = (),
) -> str:
    """The file as text. `passages` may be fewer than `counts.paragraphs`; the pack then says how many it
    holds. `finding`: what it shows, in a sentence at its head; `publications`: those that stood behind the
    figures of the passages.
    """
    environment = Environment(
        loader=PackageLoader("detente.export"), autoescape=True, trim_blocks=True, lstrip_blocks=True,
        undefined=StrictUndefined,
    )  # fmt: skip
    environment.filters |= {
        "day": lambda day: in_words(day) if day else "date unknown",
        "cell": _cell,
        "count_of": count,
    }
    report = last_report()
    return environment.get_template("pack.html").render(
        provenance=provenance,
        counts=counts,
        finding=finding,
        publications=publications,
        cited=cite_selection(provenance),
        sentence=sentence(provenance, counts),
        charts=[(chart, Markup(chart.svg)) for chart in charts],
        passages=[_shown(passage, lexicon) for passage in passages],
        articles=list({p.article_id: _article(p) for p in passages}.values()),
        style=Markup(STYLE),
        steps=steps(),
        rules=rules().values(),
        rates=error_rates(),
        measured_on=report["measured_on"] if report else None,
    )


def _shown(passage: SelectedParagraph, lexicon: Lexicon) -> dict[str, Any]:
    read = passage.paragraph
    extra = [(q.start, q.end, "q") for q in read.quantities] + [(m.start, m.end, "q") for m in read.mentions]
    return {
        "id": f"a{passage.article_id}-{read.position}",
        "of": passage,
        "read": read,
        "sign": _SIGNS[read.stance],
        "text": Markup(marked(read, extra)),
        "speakers": list(dict.fromkeys(voice.actor or "unattributed" for voice in read.voices)),
        "cues": [(number, _evidence(cue, read, lexicon)) for number, cue in numbered(read.cues)],
    }


def _evidence(cue: Cue, read: Paragraph, lexicon: Lexicon) -> dict[str, Any]:
    voice = read.voices[cue.voice] if cue.voice is not None else None
    return {
        "cue": cue,
        "words": " ".join(read.text[cue.start : cue.end].split()),
        "act": act_label(cue.act, lexicon),
        "says": "the narrator" if voice is None else voice.actor or "nobody the text names",
        "turns": [(read.text[turn.start : turn.end], turn.kind) for turn in cue.turns],
        "rule": rules().get(cue.rule or 0),
        "reasons": [row.reason for row in rows_behind(cue, lexicon)],
    }


def _article(passage: SelectedParagraph) -> dict[str, Any]:
    cited = cite_article(passage.title, passage.outlet, passage.published, passage.url, passage.article_id)
    return {"id": passage.article_id, "plain": cited.plain, "sample": passage.sample}


def _cell(value: object) -> str:
    """A table's cell: two digits, ISO days, nothing for what is missing."""
    if value is None or value != value:
        return ""
    if isinstance(value, float):
        return f"{value:,.2f}".removesuffix(".00")
    return f"{value:%Y-%m-%d}" if hasattr(value, "strftime") else str(value)
