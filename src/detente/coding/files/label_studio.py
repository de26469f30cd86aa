"""Label Studio's JSON: tasks with annotations, and the labelling configuration that they fit.

An annotation is one coder's code: numbers for both axes, choices for the acts, labelled words, text areas for
the rest. The coder stands in a text area too, for the number of a user means nothing in another installation.
A model's code is a prediction, with the model's name as its version: Label Studio keeps those apart too.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any
from xml.sax.saxutils import quoteattr

from detente.coding.codes import acts, code_of, text_hash
from detente.coding.files.coded_rows import CodedRow, TextToCode
from detente.records import DetenteError

_AXES = (("escalation", "escalating"), ("deescalation", "deescalating"))
_TEXTS = ("speaker", "target", "why", "coder")


def label_studio_config() -> str:
    """The labelling configuration to paste into a project of Label Studio, made from the codebook's kinds."""
    lines = ["<View>", '  <Header value="$document"/>', '  <Labels name="words" toName="text">']
    lines += [f'    <Label value="{axis}"/>' for axis, _ in _AXES]
    lines += ["  </Labels>", '  <Text name="text" value="$text"/>']
    for (axis, act), kinds in zip(_AXES, acts(), strict=True):
        lines.append(f'  <Number name="{axis}" toName="text" min="0" max="5" step="0.5" required="true"/>')
        lines.append(f'  <Choices name="{act}" toName="text" choice="single-radio" showInline="true">')
        lines += [
            f"    <Choice value={quoteattr(kind.name)} hint={quoteattr(kind.meaning)}/>" for kind in kinds
        ]
        lines.append("  </Choices>")
    lines += [f'  <TextArea name="{name}" toName="text" maxSubmissions="1" rows="1"/>' for name in _TEXTS]
    return "\n".join([*lines, "</View>"])


def to_label_studio(rows: Sequence[CodedRow], more: Iterable[TextToCode] = ()) -> str:
    """Codes as tasks with annotations.

    Args:
        rows: Codes; those of one paragraph make one task.
        more: Paragraphs without codes, which become tasks to label.

    Returns:
        JSON that Label Studio imports.
    """
    tasks: dict[str, dict[str, Any]] = {}
    for text in [TextToCode(row.hash, row.text, row.document) for row in rows] + list(more):
        data = {"text": text.text, "hash": text.hash, "document": text.document}
        empty: dict[str, Any] = {"annotations": [], "predictions": []}
        tasks.setdefault(text.hash, {"id": len(tasks) + 1, "data": data, **empty})
    coders = {name: number for number, name in enumerate(sorted({row.coder for row in rows}), start=1)}
    for row in rows:
        if row.kind == "model":
            predicted = {"model_version": row.coder, "result": _result(row)}
            tasks[row.hash]["predictions"].append(predicted)
            continue
        made = tasks[row.hash]["annotations"]
        number = tasks[row.hash]["id"] * 1_000 + len(made)
        made.append({"id": number, "completed_by": coders[row.coder], "result": _result(row)})
    return json.dumps(list(tasks.values()), ensure_ascii=False, indent=1)


def from_label_studio(tasks: object) -> tuple[CodedRow, ...]:
    """The codes of an export of Label Studio.

    Args:
        tasks: The file, parsed.

    Returns:
        A row an annotation that gives both axes, in the file's order.

    Raises:
        DetenteError: It is no list of tasks.
    """
    if not isinstance(tasks, list) or not all(
        isinstance(t, dict) and isinstance(t.get("data"), dict) for t in tasks
    ):
        raise DetenteError("The file is no list of tasks; export from Label Studio as JSON (not JSON-MIN).")
    found = []
    for task in tasks:
        text = str(task["data"].get("text") or "")
        for annotation in task.get("annotations") or ():
            if isinstance(annotation, dict) and not annotation.get("was_cancelled"):
                row = _row(task["data"], text, annotation)
                if row is not None:
                    found.append(row)
        for prediction in task.get("predictions") or ():
            row = _row(task["data"], text, prediction) if isinstance(prediction, dict) else None
            if row is not None:
                coder = str(prediction.get("model_version") or row.coder)
                found.append(replace(row, coder=coder, kind="model"))
    return tuple(found)


def _result(row: CodedRow) -> list[dict[str, Any]]:
    code, result = row.code, list[dict[str, Any]]()

    def add(name: str, kind: str, **value: Any) -> None:
        result.append(
            {"id": f"{name}{len(result)}", "from_name": name, "to_name": "text", "type": kind, "value": value}
        )

    for axis, act in _AXES:
        add(axis, "number", number=getattr(code, axis))
        named = getattr(code, act)
        if named and named != "none":
            add(act, "choices", choices=[named])
        words = getattr(code, f"{act}_words")
        start = row.text.find(words) if words else -1
        if start >= 0:
            add("words", "labels", start=start, end=start + len(words), text=words, labels=[axis])
    for name, said in (
        ("speaker", code.speaker),
        ("target", code.target),
        ("why", code.why),
        ("coder", row.coder),
    ):
        if said:
            add(name, "textarea", text=[said])
    return result


def _row(data: Mapping[str, Any], text: str, annotation: Mapping[str, Any]) -> CodedRow | None:
    given: dict[str, object] = {}
    for part in annotation.get("result") or ():
        value = part.get("value") or {}
        name, kind = part.get("from_name"), part.get("type")
        if kind == "number":
            given[name] = value.get("number")
        elif kind == "choices" and value.get("choices"):
            given[name] = value["choices"][0]
        elif kind == "textarea" and value.get("text"):
            said = value["text"]
            given[name] = said if isinstance(said, str) else said[0]
        elif kind == "labels":
            for axis, act in _AXES:
                if axis in value.get("labels", ()):
                    given[f"{act}_words"] = text[value.get("start", 0) : value.get("end", 0)]
    if given.get("escalation") is None or given.get("deescalation") is None:
        return None
    for axis, act in _AXES:
        if not given.get(act) and not float(str(given[axis])):
            given[act] = "none"
    coder = given.get("coder") or _user(annotation.get("completed_by"))
    hashed = str(data.get("hash") or text_hash(text))
    return CodedRow(str(coder), code_of(given), hashed, text, str(data.get("document") or ""))


def _user(by: object) -> str:
    if isinstance(by, dict):
        return str(by.get("email") or by.get("id") or "somebody")
    return f"Label Studio user {by}" if by else "somebody"
