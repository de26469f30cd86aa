"""Codes that come in by the thousand, with errors, and codes that leave and come back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest
from sqlalchemy import Engine, event

from detente.coding.codes import Code, text_hash
from detente.coding.files.any_file import read_codes
from detente.coding.files.coded_rows import CodedRow
from detente.coding.files.csv_and_jsonl import to_csv
from detente.coding.files.doccano import to_doccano
from detente.coding.files.inception import to_inception
from detente.coding.files.label_studio import to_label_studio
from detente.store import coding_exchange, coding_projects, coding_results
from detente.store.coding_projects import Plan
from detente.store.selection import Selection
from tests.store.test_coding import own_words

WRITERS: dict[str, Callable[..., str | bytes]] = {
    "x.csv": to_csv, "x.json": to_label_studio, "x.zip": to_inception, "x.jsonl": to_doccano,
}  # fmt: skip


def foreign(number: int) -> CodedRow:
    """A code of a file that somebody else made; one of ten has an error of one of five kinds."""
    text = f"Paragraph {number % 2_500} of somebody else says that guns fell silent."
    row = CodedRow(f"coder {number // 2_500}", Code(number % 6, 0), text_hash(text), text, f"d{number % 50}")
    match number % 50:
        case 0:
            return CodedRow(row.coder, Code(7, 0), row.hash, text)
        case 10:
            return CodedRow(row.coder, Code(2.3, 0), row.hash, text)
        case 20:
            return CodedRow(" ", row.code, row.hash, text)
        case 30:
            return CodedRow(row.coder, Code(2, 0, "no such act"), row.hash, text)
        case 40:
            return CodedRow(row.coder, Code(2, 0, escalating_words="nobody said so"), row.hash, text)
    return row


def test_five_thousand_codes_with_errors_come_in_at_once(engine: Engine) -> None:
    rows = [foreign(number) for number in range(5_000)]
    asked = []
    event.listen(engine, "before_cursor_execute", lambda *given: asked.append(given[2]))
    came = coding_exchange.project_from_codes(engine, "Foreign", rows, None)
    assert came.codes == 4_500 and sum(came.left.values()) == 500
    kinds = Counter(sentence.split(" ")[0] for sentence in came.left)
    assert kinds == {"The": 2, "Say": 1, "“no": 1, "“nobody": 1}, "five kinds, each with its sentence"
    assert set(came.left.values()) == {100}
    assert len(asked) < 100, "not a question for each code: nobody else writes meanwhile"
    far = coding_results.progress(engine, came.project_id)
    assert (far.units, sum(far.coders.values()), len(far.coders)) == (2_500, 4_500, 2)


@pytest.mark.parametrize("name", WRITERS)
def test_what_leaves_comes_back_the_same(engine: Engine, fill: Callable[..., int], name: str) -> None:
    for number in range(3):
        fill(f"Article {number}", words=own_words(number))
    project = coding_projects.start_project(engine, Plan("P", Selection(), "simple", 6), None)
    texts = coding_exchange.texts_to_code(engine, project)
    given = [
        CodedRow(coder, Code(step, 1.5, "", "", text.text.split()[0], "", "narrator", "=SUM(A1)", "rule 7"),
                 text.hash)
        for step, coder in ((2, "Ana"), (3.5, "Ben, B."))
        for text in texts
    ]  # fmt: skip
    assert not coding_exchange.codes_into_project(engine, project, given).left
    left = coding_exchange.rows_for_files(engine, project, "Cyd")
    written = WRITERS[name](left, ())
    content = written if isinstance(written, bytes) else written.encode()
    came = coding_exchange.project_from_codes(engine, "Back", read_codes(name, content), None)
    assert (came.codes, came.paragraphs, came.found, came.left) == (12, 6, 6, {})
    back = coding_exchange.rows_for_files(engine, came.project_id, "Dee")
    assert {(row.coder, row.hash, row.code) for row in back} == {
        (row.coder, row.hash, row.code) for row in left
    }
