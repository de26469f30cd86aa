"""The evaluation as the README shows it.

Written by the same command that measures, so that neither drifts from the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from detente.records import DetenteError

BEGIN, END = "<!-- evaluation: written by detente evaluate --write -->", "<!-- end of evaluation -->"
_OURS = "Détente"
# Which measure of which set is shown, and what it is called.
_SETS: tuple[tuple[str, str, str, str], ...] = (
    ("pairs", "own minimal pairs", "right", "right in sign"),
    ("paragraphs", "own coded paragraphs", "stance_f1", "macro-F1 of stance"),
    ("controls", "own neutral controls", "right", "neutral"),
    ("kept apart from tuning: sentences", "own sentences kept apart", "right", "right in sign"),
    ("kept apart from tuning: controls", "own controls kept apart", "right", "neutral"),
    ("written blind: sentences", "own sentences written blind", "right", "right in sign"),
    ("written blind: controls", "own controls written blind", "right", "neutral"),
    ("event_sentences_dev", "news sentences coded by event coders", "auc", "AUC"),
    ("event_sentences_dev", "news sentences coded by event coders", "balanced_accuracy", "balanced accuracy"),
    ("eu_commission_dev", "European Commission sentences, coded", "auc", "AUC"),
    ("eu_commission_dev", "European Commission sentences, coded", "balanced_accuracy", "balanced accuracy"),
)


def block(report: dict[str, Any]) -> str:
    """Markdown between the README's marks.

    `report`: as `detente evaluate --write` stores it, or `asdict` of an EvaluationReport.
    """
    scorers = list(dict.fromkeys(row["scorer"] for row in report["sets"]))
    parts = [
        f"Last run, {report['measured_on']}:",
        _table(
            ("against independent coding by the codebook", "n", "measure", *scorers),
            _coded(report.get("coded", ()), scorers),
        ),
        _table(
            ("set", "n", "measure", *scorers),
            (*_sets(report["sets"], scorers), *_worst(report["phenomena"], scorers)),
        ),
        _table(("beyond the score", "n", "right", "wrong", "left open"), _beyond(report)),
        _speed(report["speed"]),
        "\n".join(
            f"Swapping {row['names']} names keeps E and D to 0.05 in {row['kept'] * 100:.1f} % of {row['n']} "
            f"texts; the mean shift of the balance is {row['mean_shift']:.4f}."
            for row in report["fairness"]
        ),
        _memory(report.get("memory")),
    ]
    return "\n\n".join(part for part in parts if part)


def rewrite(readme: Path, report: dict[str, Any]) -> None:
    """Put the block of measured figures between the README's marks.

    Args:
        readme: The README's file; its text outside the marks stays.
        report: A stored report, as read from JSON.

    Raises:
        DetenteError: The marks are not there.
    """
    text = readme.read_text(encoding="utf-8")
    if BEGIN not in text or END not in text:
        raise DetenteError(
            f"{readme.name} has no place for the evaluation: it needs the lines {BEGIN} and {END}."
        )
    written = f"{BEGIN}\n{block(report)}\n{END}"
    readme.write_text(
        re.sub(f"{re.escape(BEGIN)}.*?{re.escape(END)}", lambda _: written, text, flags=re.DOTALL),
        encoding="utf-8",
    )


def _coded(rows: Sequence[dict[str, Any]], scorers: Sequence[str]) -> Iterable[Sequence[str]]:
    by_place = {(row["set"], row["scorer"]): row for row in rows}
    for name in dict.fromkeys(row["set"] for row in rows):
        found = [by_place[name, scorer] for scorer in scorers]
        for measure, called in (
            ("kappa", "κ of stance"),
            ("macro_f1", "macro-F1 of stance"),
            ("wrong_sign", "clear ones read the wrong way round"),
        ):
            if measure != "kappa" and name.startswith("…"):  # a source of the set above it
                continue
            shown = [f"{row[measure]:.2f}" for row in found]
            yield (name, f"{found[0]['n']:,}", called, f"**{shown[0]}**", *shown[1:])


def _sets(rows: Sequence[dict[str, Any]], scorers: Sequence[str]) -> Iterable[Sequence[str]]:
    by_place = {(row["set"], row["scorer"]): row for row in rows}
    for name, said, measure, called in _SETS:
        found = [by_place.get((name, scorer)) for scorer in scorers]
        if found[0] is None:
            continue
        values = [(row or {}).get(measure, ((row or {}).get("signs") or {}).get(measure)) for row in found]
        shown = [f"{value:.2f}" if value is not None else "" for value in values]
        yield (said, str(found[0]["n"]), called, f"**{shown[0]}**", *shown[1:])


def _worst(rows: Sequence[dict[str, Any]], scorers: Sequence[str]) -> Iterable[Sequence[str]]:
    """The phenomenon of the minimal pairs on which we are right least often."""
    own = [row for row in rows if row["scorer"] == scorers[0]]
    if own:
        worst = min(own, key=lambda row: row["right"])
        by_scorer = {row["scorer"]: row["right"] for row in rows if row["name"] == worst["name"]}
        shown = [f"{by_scorer[scorer]:.2f}" for scorer in scorers]
        yield (
            f"own minimal pairs, worst of {len(own)} phenomena: {worst['name']}",
            str(worst["n"]),
            "right in sign",
            f"**{shown[0]}**",
            *shown[1:],
        )


def _beyond(report: dict[str, Any]) -> Iterable[Sequence[str]]:
    for name, said in (
        ("golden", "speakers, own passages"),
        ("golden, kept apart", "speakers, own passages kept apart"),
        ("quotes_dev", "speakers of direct quotations in US news, coded by others"),
    ):
        found = report["attribution"].get(name, {}).get("all")
        if found:
            yield (said, str(found["n"]), *(f"{found[key]:.3f}" for key in ("right", "wrong", "nobody")))
    aimed = report["targets"].get("all")
    if aimed:
        yield (
            "of whom they speak, own sentences", str(aimed["n"]),
            *(f"{aimed[key]:.3f}" for key in ("right", "wrong", "none")),
        )  # fmt: skip
    for name, said in (("quantities", "own blind set"), ("quantities_kept", "own set kept apart")):
        found = report["quantities"].get(name)
        if found:
            yield (
                f"figures: value, unit and of what, {said}",
                str(found["n"]),
                f"{found['described']:.3f}",
                "",
                "",
            )
            yield (
                f"target, pledge and outturn told apart, {said}", str(found["told_apart_n"]),
                f"{found['told_apart']:.3f}", "", "",
            )  # fmt: skip
    for name, said in (
        ("claims", "own figures"),
        ("claims_later", "own figures in the style of news"),
        ("claims_kept", "own figures kept apart"),
    ):
        found = report.get("claims", {}).get(name)
        if found:
            yield (f"outcome beside the record, {said}", str(found["n"]), f"{found['outcome']:.3f}", "", "")


def _speed(rows: Sequence[dict[str, Any]]) -> str:
    peers = list(dict.fromkeys(row["scorer"] for row in rows if not row["scorer"].startswith(_OURS)))
    sizes = {row["texts"]: row["n"] for row in rows}
    found = {(row["texts"], row["scorer"]): row for row in rows}
    return _table(
        (
            f"texts that {_OURS} scores in the same time (with every cue's evidence read)",
            "n",
            *(f"× {peer}" for peer in peers),
        ),
        (
            (
                texts,
                f"{n:,}",
                *(
                    f"{found[texts, peer]['ours']:.2f} ({found[texts, peer]['ours_with_evidence']:.2f})"
                    for peer in peers
                ),
            )
            for texts, n in sizes.items()
        ),
    )


def _memory(found: dict[str, Any] | None) -> str:
    if not found:
        return ""
    return (
        f"Memory of a scoring process: {found['readings'][0]:.0f} MB at its peak after "
        f"{found['n'] // len(found['readings']):,} "
        f"paragraphs, {found['readings'][-1]:.0f} MB after {found['n']:,}."
    )


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [tuple(head), ("---",) * len(head), *map(tuple, rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) if len(lines) > 2 else ""
