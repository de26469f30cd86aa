"""One hostile file of each further kind gives documents or problems, and leaves no process behind."""

from __future__ import annotations

import json

from detente.intake.isolation.reader_processes import end_all
from detente.intake.limits import Limits
from detente.intake.opening import open_file
from tests.intake.hostile_kinds import few, numbered

_LIMITS = Limits(cpu_seconds=5, wall_seconds=30, memory_bytes=600_000_000)


def test_there_are_two_hundred_of_them() -> None:
    assert len(set(numbered())) == 200


def test_each_kind_gives_documents_or_problems() -> None:
    for name, data in few():
        pieces = list(open_file(data, name, _LIMITS))
        assert all((one.reading.document is None) != (one.reading.problem is None) for one in pieces), name
        json.dumps([one.reading.problem or str(one.reading.document) for one in pieces]).encode()
    end_all()


def test_a_poisoned_record_costs_itself_only() -> None:
    words = "The envoys met in Varna on Monday and said that they would go on talking. " * 2
    sound = json.dumps({"title": "Talks", "text": words})
    for name in ("title", "outlet", "author", "url", "date", "language"):
        rows = [sound, f'{{"text": "{words}", "{name}": "\\udc00\\u0000"}}', sound]
        pieces = list(open_file("\n".join(rows).encode(), "rows.jsonl", _LIMITS))
        assert len(pieces) == 3 and pieces[0].reading.document and pieces[2].reading.document, name
