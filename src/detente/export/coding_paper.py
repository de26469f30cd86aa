"""What a paper says of a coding project: how it was drawn and coded, how far coders agree, what it corrects.

Markdown, with the numbers that the page shows and the sources of the methods. Coders are numbered, not named.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from detente.coding.agreement import CodersAgreement
from detente.coding.alpha import Estimate
from detente.coding.corrected_index import Corrected
from detente.export.provenance import count, in_words
from detente.store.coding_projects import Project
from detente.store.coding_results import ProjectProgress

_DESIGNS = {
    "simple": "a simple random sample",
    "stratified": "a random sample, stratified by {grouped}, with the same share of each",
    "doubt": "a random sample, stratified by whether the tool's two readers differ, are unsure or are sure, "
    "with more of the first two",
}
_SOURCES = """\
- α: Krippendorff, K. (2011), Computing Krippendorff's Alpha-Reliability; intervals by 95 % of resamples of
  whole documents.
- κ: Cohen, J. (1960), A coefficient of agreement for nominal scales, *Educational and Psychological
  Measurement* 20.
- Correction: Särndal, C.-E., Swensson, B., Wretman, J. (1992), *Model Assisted Survey Sampling*, chapters 6
  and 9; it is what Angelopoulos, A. N., Duchi, J. C., Zrnic, T. (2023), arXiv 2311.01453, and Egami, N.,
  Hinck, M., Stewart, B. M., Wei, H. (2023), arXiv 2306.04746, come to for means, differences and trends."""


@dataclass(frozen=True, slots=True)
class CorrectedRow:
    """One estimate of the corrected index. `measure`: with its range, as in “balance, −1 to +1”."""

    of: str
    measure: str
    estimate: Corrected


def coding_paper(
    project: Project,
    far: ProjectProgress,
    agreed: CodersAgreement | None,
    rows: Sequence[CorrectedRow],
    version: str,
    day: date,
    model: str | None = None,
) -> str:
    """The text and the tables for a paper.

    Args:
        project: The project.
        far: How far it is.
        agreed: How far its people agree; None where too little is coded by several.
        rows: Estimates of the corrected index; none where there are too few codes.
        version: Of the scorer.
        day: When it is taken.
        model: The model whose codes stand beside the score in the estimates; None for the score alone.

    Returns:
        Markdown.
    """
    parts = [f"# Coding of “{project.name}”", _drawn(project, far)]
    if agreed is not None:
        parts += ["## Agreement", _agreement(agreed)]
    if rows:
        beside = f", beside the codes of {model}," if model else ""
        parts += [
            "## The index, corrected",
            f"The score of every paragraph{beside} corrected by the coded ones (difference estimator with "
            "inverse probability weights and a fitted slope); 95 % intervals, in brackets.",
            _corrected(rows),
        ]
    parts += [
        "## Methods",
        _SOURCES,
        f"Détente, scorer {version}, codebook {project.codebook}, {in_words(day)}.",
    ]
    return "\n\n".join(parts) + "\n"


def _drawn(project: Project, far: ProjectProgress) -> str:
    by = sorted(far.coders.values(), reverse=True)
    coders = ", ".join(f"coder {number} {codes}" for number, codes in enumerate(by, 1))
    design = _DESIGNS.get(project.design, "").format(grouped=project.grouped)
    drawn = (
        f"{count(project.units, 'paragraph')} were drawn from {project.population:,}: {design}. Each keeps "
        "the probability that it was drawn with. They were coded without sight of the score or of others' "
        "codes"
        if design
        else f"{count(project.units, 'paragraph')} that were not drawn at random were coded"
    )
    said = f"{drawn}, by {count(len(by), 'coder')} ({coders or 'none yet'})."
    if project.design:
        said += (
            f" {far.complete} were coded by {project.coders} or more; {far.settled} were settled between the "
            "coders by the codebook's rules; where coders differ and nothing was settled, their mean counts."
        )
    if far.earlier:
        said += f" {count(far.earlier, 'code')} were given by an earlier version of the codebook."
    return said


def _agreement(agreed: CodersAgreement) -> str:
    lines = _heading("coefficient", "value", "95 % interval", "paragraphs")
    named = (
        ("α of escalation (ordinal)", agreed.escalation),
        ("α of de-escalation (ordinal)", agreed.deescalation),
        ("α of stance (nominal)", agreed.stance),
        *((f"κ of stance, {_pair(number, len(agreed.pairs))}", one.stance)
          for number, one in enumerate(agreed.pairs, 1)),
    )  # fmt: skip
    lines += [f"| {name} | {_value(one)} | {_between(one)} | {one.units} |" for name, one in named]
    return "\n".join(lines)


def _pair(number: int, of: int) -> str:
    return "the two coders" if of == 1 else f"pair {number}"


def _corrected(rows: Sequence[CorrectedRow]) -> str:
    lines = _heading("of", "measure", "uncorrected", "corrected", "coders alone", "coded", "paragraphs")
    for row in rows:
        one = row.estimate
        lines.append(
            f"| {_cell(row.of)} | {row.measure} | {one.uncorrected:.3f} "
            f"| {one.value:.3f} [{one.low:.3f}, {one.high:.3f}] "
            f"| [{one.coders_low:.3f}, {one.coders_high:.3f}] "
            f"| {one.coded} | {one.paragraphs} |"
        )
    return "\n".join(lines)


def _heading(*columns: str) -> list[str]:
    """The two lines that a table in markdown begins with."""
    return [f"| {' | '.join(columns)} |", "|---" * len(columns) + "|"]


def _cell(words: str) -> str:
    return words.replace("|", "\\|").replace("\n", " ")


def _value(one: Estimate) -> str:
    return "–" if one.value is None else f"{one.value:.3f}"


def _between(one: Estimate) -> str:
    return "–" if one.low is None or one.high is None else f"{one.low:.3f} to {one.high:.3f}"
