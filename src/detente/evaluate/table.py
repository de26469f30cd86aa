"""The evaluation report as plain text, for a terminal and for the README."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from detente.evaluate.report import Report


def as_text(report: Report) -> str:
    """Tables in plain text: sets, phenomena (worst first), fairness, speed, memory, speakers; a table without rows is left out."""
    own = report.sets[0].scorer
    parts = [
        f"Détente {report.version}, measured on {report.measured_on}; peers: "
        + ", ".join(f"{name} {number}" for name, number in report.peers.items()),
        _table(
            (
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
            ),
            (
                (
                    row.set,
                    str(row.n),
                    row.scorer,
                    _share(row.right),
                    _share(row.stance_f1),
                    *(
                        (
                            _share(row.signs.balanced_accuracy),
                            _share(row.signs.auc),
                            f"{row.signs.auc_low:.2f}–{row.signs.auc_high:.2f}",
                            _share(row.signs.false_escalation),
                            _share(row.signs.false_deescalation),
                        )
                        if row.signs
                        else ("",) * 5
                    ),
                )
                for row in report.sets
            ),
        ),
        _table(
            ("phenomenon", "n", *(name for name in dict.fromkeys(row.scorer for row in report.phenomena))),
            _by_phenomenon(report, own),
        ),
        "\n".join(
            f"Swapped sides and names, {row.scorer}: n = {row.n} in {row.groups} groups, "
            f"{row.unchanged:.1%} unchanged, mean shift {row.mean_shift:.4f}"
            for row in report.fairness
        ),
        _table(
            ("speed, medians of rounds", "n", "scorer", "texts/s", f"{own} does", "with evidence read"),
            (
                (
                    row.texts,
                    str(row.n),
                    row.scorer,
                    f"{row.texts_per_second:,.0f}",
                    f"{row.ours:.2f} times",
                    f"{row.ours_with_evidence:.2f} times",
                )
                for row in report.speed
            ),
        ),
        f"Peak memory near the beginning {report.memory.before:.0f} MB, then at {len(report.memory.readings)} equal steps to "
        f"{report.memory.n:,} paragraphs: {', '.join(f'{peak:.0f}' for peak in report.memory.readings)} MB"
        if report.memory
        else "",
        _table(
            ("speakers", "of", "n", "right", "wrong", "unattributed"),
            (
                (
                    name,
                    kind,
                    str(row["n"]),
                    *(_share(row[outcome]) for outcome in ("right", "wrong", "nobody")),
                )
                for name, kinds in report.attribution.items()
                for kind, row in kinds.items()
            ),
        ),
        _table(
            ("whom it is about", "n", "right", "wrong", "none"),
            (
                (name, str(row["n"]), *(_share(row[outcome]) for outcome in ("right", "wrong", "none")))
                for name, row in report.targets.items()
            ),
        ),
        _table(
            (
                "figures",
                "n",
                "value, unit",
                "and of what",
                "whose",
                "year",
                "kind",
                "told apart",
                "precision",
                "silent",
            ),
            (
                (
                    name,
                    str(row["n"]),
                    *(
                        _share(row[measure])
                        for measure in (
                            "value_and_unit",
                            "described",
                            "whose",
                            "year",
                            "kind",
                            "told_apart",
                            "precision",
                            "silent",
                        )
                    ),
                )
                for name, row in report.quantities.items()
            ),
        ),
        _table(
            ("claims beside the record", "n", "outcome", "and record", "sureness", "sure", "of those wrong"),
            (
                (
                    name,
                    str(row["n"]),
                    *(_share(row[key]) for key in ("outcome", "right", "sureness", "sure", "sure_wrong")),
                )
                for name, row in report.claims.items()
            ),
        ),
    ]
    return "\n\n".join(part for part in parts if part)


def _by_phenomenon(report: Report, own: str) -> list[tuple[str, ...]]:
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
