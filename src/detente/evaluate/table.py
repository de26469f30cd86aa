"""The evaluation report as plain text, for a terminal and for the README."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from detente.evaluate.evaluation_report import EvaluationReport
from detente.evaluate.measures import Signs

# Measures as the report holds them, and what their columns are called.
_AIMED = {"right": "right", "wrong": "wrong", "none": "none"}
_FIGURES = {
    "value_and_unit": "value, unit",
    "described": "and of what",
    "whose": "whose",
    "year": "year",
    "kind": "kind",
    "told_apart": "told apart",
    "precision": "precision",
    "silent": "silent",
}
_WIRE = {
    "found": "found",
    "owner": "owner",
    "year": "year",
    "basis": "basis",
    "sure_wrong": "surely wrong",
}
_CLAIMS = {
    "outcome": "outcome",
    "right": "and record",
    "sureness": "sureness",
    "sure": "sure",
    "sure_wrong": "of those wrong",
}


def as_text(report: EvaluationReport) -> str:
    """Tables in plain text: sets, phenomena (worst first), fairness, speed, memory, speakers.

    A table without rows is left out.

    Args:
        report: What was measured.

    Returns:
        The tables, a blank line between two, without an end of line.
    """
    parts = (
        f"Détente {report.version}, measured on {report.measured_on}; peers: "
        + ", ".join(f"{name} {number}" for name, number in report.peers.items()),
        _coded(report),
        _sureness(report),
        _sets(report),
        _phenomena(report),
        _fairness(report),
        _speed(report),
        _memory(report),
        _speakers(report),
        _shares_of("whom it is about", report.targets, _AIMED),
        _shares_of("figures", report.quantities, _FIGURES),
        _shares_of("claims beside the record", report.claims, _CLAIMS),
        _money(report),
        _shares_of("figures in wire style", report.wire_figures, _WIRE),
    )
    return "\n\n".join(part for part in parts if part)


def _sureness(report: EvaluationReport) -> str:
    head = (
        "how sure both readers may be", "n", "in the interval", "stated", "width", "unsure marks", "finds",
        "differ marks", "finds", "E from 3 right", "D from 3 right",
    )  # fmt: skip
    return _table(
        head,
        (
            (
                row.set, str(row.n), _share(row.coverage), _share(row.stated), f"{row.width:.2f}",
                _share(row.unsure.marks), _share(row.unsure.finds),
                _share(row.differ.marks), _share(row.differ.finds),
                *(f"{_share(right)} of {n}" for n, right in row.high.values()),
            )
            for row in report.sureness
        ),
    )  # fmt: skip


def _coded(report: EvaluationReport) -> str:
    head = (
        "against coding by the codebook", "n", "scorer", "κ", "95 %", "macro-F1", "ρ", "wrong sign",
        "error E", "error D", "within 1",
    )  # fmt: skip
    return _table(
        head,
        (
            (
                row.set, str(row.n), row.scorer, _share(row.kappa),
                f"{row.kappa_low:.2f}–{row.kappa_high:.2f}",
                _share(row.macro_f1), _share(row.spearman), _share(row.wrong_sign),
                _share(row.escalation_error), _share(row.deescalation_error), _share(row.within_one),
            )
            for row in report.coded
        ),
    )  # fmt: skip


def _sets(report: EvaluationReport) -> str:
    head = (
        "set",
        "n",
        "scorer",
        "right",
        "stance F1",
        "bal. acc.",
        "AUC",
        "95 %",
        "false esc.",
        "false de-esc.",
    )
    return _table(
        head,
        (
            (row.set, str(row.n), row.scorer, _share(row.right), _share(row.stance_f1), *_signs(row.signs))
            for row in report.sets
        ),
    )


def _signs(signs: Signs | None) -> tuple[str, ...]:
    if signs is None:
        return ("",) * 5
    return (
        _share(signs.balanced_accuracy),
        _share(signs.auc),
        f"{signs.auc_low:.2f}–{signs.auc_high:.2f}",
        _share(signs.false_escalation),
        _share(signs.false_deescalation),
    )


def _fairness(report: EvaluationReport) -> str:
    return "\n".join(
        f"Swapped {row.names} names, {row.scorer}: n = {row.n} in {row.groups} groups, "
        f"{row.unchanged:.1%} unchanged, {row.kept:.1%} with E and D to 0.05, mean shift {row.mean_shift:.4f}"
        for row in report.fairness
    )


def _speed(report: EvaluationReport) -> str:
    own = report.sets[0].scorer
    rows = (
        (row.texts, str(row.n), row.scorer, f"{row.texts_per_second:,.0f}", f"{row.ours:.2f} times",
         f"{row.ours_with_evidence:.2f} times")
        for row in report.speed
    )  # fmt: skip
    return _table(
        ("speed, medians of rounds", "n", "scorer", "texts/s", f"{own} does", "with evidence read"), rows
    )


def _memory(report: EvaluationReport) -> str:
    found = report.memory
    if found is None:
        return ""
    peaks = ", ".join(f"{peak:.0f}" for peak in found.readings)
    return (
        f"Peak memory near the beginning {found.before:.0f} MB, then at {len(found.readings)} equal steps to "
        f"{found.n:,} paragraphs: {peaks} MB"
    )


def _speakers(report: EvaluationReport) -> str:
    return _table(
        ("speakers", "of", "n", "right", "wrong", "unattributed"),
        (
            (name, kind, str(row["n"]), *(_share(row[outcome]) for outcome in ("right", "wrong", "nobody")))
            for name, kinds in report.attribution.items()
            for kind, row in kinds.items()
        ),
    )


def _shares_of(what: str, measured: dict[str, dict[str, Any]], measures: dict[str, str]) -> str:
    """A row for each measured set. `measures`: a measure and what the column is called."""
    return _table(
        (what, "n", *measures.values()),
        (
            (name, str(row["n"]), *(_share(row[measure]) for measure in measures))
            for name, row in measured.items()
        ),
    )


def _money(report: EvaluationReport) -> str:
    head = ("claims in money and shares", "n", "right, on its basis", "differs across bases", "surely wrong")
    return _table(
        head,
        (
            (name, str(row["n"]), _share(row["right"]), str(row["across_bases"]), str(row["sure_wrong"]))
            for name, row in report.money_claims.items()
        ),
    )


def _phenomena(report: EvaluationReport) -> str:
    scorers = dict.fromkeys(row.scorer for row in report.phenomena)
    return _table(("phenomenon", "n", *scorers), _by_phenomenon(report, report.sets[0].scorer))


def _by_phenomenon(report: EvaluationReport, own: str) -> list[tuple[str, ...]]:
    found: dict[str, dict[str, float]] = {}
    sizes = {row.name: row.n for row in report.phenomena}
    for row in report.phenomena:
        found.setdefault(row.name, {})[row.scorer] = row.right
    ordered = sorted(found, key=lambda name: found[name][own])
    return [(name, str(sizes[name]), *(_share(value) for value in found[name].values())) for name in ordered]


def _share(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [tuple(head), *map(tuple, rows)]
    if len(lines) == 1:
        return ""
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if column == 0 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    )
