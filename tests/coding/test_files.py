"""Codes as other tools have them: what goes out comes back equal, and their own libraries open it."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.coding.codes import Code, acts, checked, text_hash
from detente.coding.files.any_file import read_codes
from detente.coding.files.coded_rows import CodedRow, TextToCode
from detente.coding.files.csv_and_jsonl import to_csv
from detente.coding.files.doccano import to_doccano
from detente.coding.files.inception import to_inception
from detente.coding.files.label_studio import label_studio_config, to_label_studio
from detente.records import DetenteError

TEXTS = (
    "Norland offered talks 🕊 on Monday, and Sudria massed its armour on the border.",
    "“=SUM(A1)”, the minister joked; <b>nobody</b> & nothing\nmoved.",
)
ROWS = tuple(
    CodedRow(coder, checked(code, text), text_hash(text), text, "digest-1")
    for coder in ("Ana", "Ben <b>")
    for text, code in (
        (
            TEXTS[0],
            Code(3, 2.5, "posture", "offer", "massed its armour", "offered talks", "narrator", "Sudria"),
        ),
        (TEXTS[1], Code(0, 0, why='=nothing, "said"\tof arms')),
    )
)
WRITERS = {
    "codes.csv": to_csv,
    "codes.json": to_label_studio,
    "codes.zip": to_inception,
    "codes.jsonl": to_doccano,
}

escalating, deescalating = ([kind.name for kind in axis] for axis in acts())
words = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=30).map(
    lambda text: " ".join(text.split())
)


@st.composite
def rows(draw: st.DrawFn) -> CodedRow:
    text = draw(words.filter(bool))
    up, down = draw(st.integers(0, 10)) / 2, draw(st.integers(0, 10)) / 2
    code = Code(
        up,
        down,
        draw(st.sampled_from(["", *escalating])) if up else "none",
        draw(st.sampled_from(["", *deescalating])) if down else "none",
        text[:4].strip() if up else "",
        text[-4:].strip() if down else "",
        *(draw(words) for _ in range(3)),
    )
    coder = draw(st.sampled_from(["Ana", "Ben", "Ünal Ø"]))
    return CodedRow(coder, checked(code, text), text_hash(text), text, draw(words))


def written(name: str, coded: tuple[CodedRow, ...]) -> bytes:
    made = WRITERS[name](coded)  # type: ignore[operator]
    return made if isinstance(made, bytes) else made.encode()


@pytest.mark.parametrize("name", WRITERS)
def test_what_goes_out_comes_back(name: str) -> None:
    assert set(read_codes(name, written(name, ROWS))) == set(ROWS)


@pytest.mark.parametrize("name", WRITERS)
@given(coded=st.lists(rows(), min_size=1, max_size=4, unique_by=(lambda row: (row.coder, row.hash))))
def test_any_text_comes_back(name: str, coded: list[CodedRow]) -> None:
    documents = {row.hash: row.document for row in coded}
    alike = tuple(CodedRow(r.coder, r.code, r.hash, r.text, documents[r.hash]) for r in coded)
    assert set(read_codes(name, written(name, alike))) == set(alike)


@pytest.mark.parametrize("name", WRITERS)
def test_a_model_stays_one_on_the_way(name: str) -> None:
    given = (*ROWS[:2], *(replace(row, coder="model 7", kind="model") for row in ROWS[:2]))
    assert set(read_codes(name, written(name, given))) == set(given)


def test_answers_of_a_model_are_read_by_their_hash() -> None:
    answer = {"hash": text_hash(TEXTS[0]), "model": "m-7", "instructions": "ab12", "escalation": 3}
    answer |= {"deescalation": 0, "escalating_words": "massed its armour", "why": "1", "speaker": "narrator"}
    (row,) = read_codes("answers.jsonl", json.dumps(answer).encode())
    assert (row.coder, row.kind, row.hash) == ("m-7 (instructions ab12)", "model", text_hash(TEXTS[0]))
    assert row.code == Code(3, 0, escalating_words="massed its armour", speaker="narrator", why="1")


@pytest.mark.parametrize("name", WRITERS)
def test_paragraphs_to_code_hold_no_code(name: str) -> None:
    texts = [TextToCode(text_hash(text), text, "digest-1") for text in TEXTS]
    made = WRITERS[name]((), texts)  # type: ignore[operator]
    assert read_codes(name, made if isinstance(made, bytes) else made.encode()) == ()


def test_a_table_without_texts_holds_none() -> None:
    table = to_csv(ROWS, texts=False)
    assert not any(word in table for word in ("Norland", "armour", "minister", "nothing"))
    assert {row.hash for row in read_codes("codes.csv", table.encode())} == {row.hash for row in ROWS}


def test_a_spreadsheet_runs_nothing() -> None:
    cells = [cell for line in to_csv(ROWS).splitlines() for cell in line.split(",")]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@"))]


def test_inceptions_own_library_reads_it() -> None:
    cassis = pytest.importorskip("cassis", reason="dkpro-cassis is not installed")
    with zipfile.ZipFile(io.BytesIO(to_inception(ROWS))) as archive:
        types = cassis.load_typesystem(archive.open("TypeSystem.xml"))
        names = [name for name in archive.namelist() if name.endswith(".xmi")]
        cases = [cassis.load_cas_from_xmi(archive.open(name), typesystem=types) for name in names]
    assert len(cases) == 2
    back: list[CodedRow] = []
    for cas in cases:
        for code in cas.select("webanno.custom.DetenteCode"):
            assert code.get_covered_text() in TEXTS
        axes = {w.axis: w.get_covered_text() for w in cas.select("webanno.custom.DetenteWords")}
        assert axes == {"escalation": "massed its armour", "deescalation": "offered talks"}, (
            "words that stand as they are marked, emoji or not"
        )
        back += read_codes("from_cassis.xmi", cas.to_xmi().encode())
    there = {(row.coder, row.hash, row.code.escalation, row.code.deescalation) for row in back}
    assert there == {(row.coder, row.hash, row.code.escalation, row.code.deescalation) for row in ROWS}


def test_label_studios_own_library_takes_it() -> None:
    interface = pytest.importorskip(
        "label_studio_sdk.label_interface", reason="label-studio-sdk is not installed: 75 packages, 500 MB"
    )
    labels = interface.LabelInterface(label_studio_config())
    labels.validate()
    rows = (*ROWS, replace(ROWS[0], coder="model 7", kind="model"))
    for task in json.loads(to_label_studio(rows)):
        assert all(labels.validate_prediction(prediction) for prediction in task["predictions"])
        assert all(labels.validate_annotation(annotation) for annotation in task["annotations"])


def test_label_studios_users_are_coders_where_nobody_is_named() -> None:
    task = json.loads(to_label_studio(ROWS[:1]))[0]
    (annotation,) = task["annotations"]
    annotation["result"] = [part for part in annotation["result"] if part["from_name"] != "coder"]
    for by, coder in (
        (7, "Label Studio user 7"),
        ({"email": "a@example.org"}, "a@example.org"),
        (None, "somebody"),
    ):
        annotation["completed_by"] = by
        assert read_codes("x.json", json.dumps([task]).encode())[0].coder == coder
    annotation["was_cancelled"] = True
    assert read_codes("x.json", json.dumps([task]).encode()) == ()


def test_own_jsonl_with_one_or_two_codings() -> None:
    line = {
        "text": TEXTS[0],
        "doc": "d",
        "E": 3,
        "D": 2.5,
        "Ea": "posture",
        "Da": "offer",
        "Ew": "massed",
        "why": "1",
    }
    (row,) = read_codes("ana.jsonl", json.dumps(line).encode())
    assert (row.coder, row.code.escalating, row.code.why, row.document) == ("ana", "posture", "1", "d")
    both = {"text": TEXTS[0], "file": "f", "coder_a": [1, 0], "coder_b": [2, 0], "speaker_a": "narrator"}
    first, second = read_codes("x.jsonl", json.dumps(both).encode())
    assert (first.coder, first.code.speaker, second.coder) == ("coder a", "narrator", "coder b")


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("x.json", b"{", "no JSON"),
        ("x.json", b'{"a": 1}', "list of tasks"),
        ("x.csv", b"a,b\n1,2\n", "needs the columns"),
        ("x.csv", b"hash,coder,escalation,deescalation\nab,Ana,much,0\n", "Line 2"),
        ("x.csv", b"hash,coder,escalation,deescalation\nab,,1,0\n", "who coded"),
        ("x.csv", "häsh".encode("latin-1"), "UTF-8"),
        ("x.jsonl", b'{"text": "a"}\n', "Line 1 has no codes"),
        ("x.jsonl", b"\n[]\n", "Line 2 is no JSON object"),
        ("x.jsonl", b'{"text": "a", "label": ["E much", "D 0"]}\n', "Line 1"),
        ("x.xmi", b"<a", "no XMI"),
        ("x.xmi", b"<a/>", "no text"),
        ("x.xmi", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "no XMI"),
        ("x.zip", b"PK nothing", "zip"),
        ("x.docx", b"", "no file of codes"),
    ],
)
def test_what_cannot_be_read_is_said_with_its_line(name: str, content: bytes, says: str) -> None:
    with pytest.raises(DetenteError, match=says):
        read_codes(name, content)
