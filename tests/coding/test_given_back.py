"""What is given back holds numbers and hashes, and nothing that somebody wrote or is called."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.coding.codes import Code, checked, text_hash
from detente.coding.files.any_file import read_codes
from detente.coding.files.coded_rows import CodedRow
from detente.coding.files.given_back import FORMAT, Gift, to_given_back
from detente.records import DetenteError

GIFT = Gift("CC0-1.0", "", "simple", 900, "0a1b2c3d", "1.2", date(2026, 11, 29))
HEAD = {
    "format", "licence", "credit", "holds", "given", "codebook", "program", "design", "population", "codes",
}  # fmt: skip
CODE = {
    "hash", "coder", "kind", "probability", "escalation", "deescalation", "escalating", "deescalating",
}  # fmt: skip
letters = st.text("ΩЖ漢ЩΨ", min_size=4, max_size=12)  # in no key, number or hash of the file


@given(st.lists(st.tuples(letters, letters, letters, letters), min_size=1, max_size=5))
def test_nothing_that_was_written_leaves(parts: list[tuple[str, str, str, str]]) -> None:
    rows = [
        CodedRow(name, Code(2, 0, "posture", "none", words, "", who, who, why), text_hash(words), words, why)
        for name, words, who, why in parts
    ]
    made = to_given_back(rows, GIFT)
    assert not any(part in made for some in parts for part in some)
    assert set(json.loads(made)) == HEAD and all(set(code) == CODE for code in json.loads(made)["codes"])


def test_it_comes_back_as_numbers_under_numbered_names() -> None:
    text = "Sudria massed its armour."
    ana = CodedRow("Ana", checked(Code(3, 0, "posture"), text), text_hash(text), text, "T", "person", 0.25)
    rows = [
        ana,
        replace(ana, coder="Ben", code=Code(0, 0, "none", "none")),
        replace(ana, coder="m", kind="model"),
    ]
    made = to_given_back(rows, replace(GIFT, licence="CC-BY-4.0", credit="  The Ana   Institute "))
    assert (
        json.loads(made)["credit"] == "The Ana Institute"
        and json.loads(made)["codes"][0]["probability"] == 0.25
    )
    back = read_codes("codes.json", made.encode())
    assert [(row.coder, row.kind) for row in back] == [
        ("coder 1", "file"),
        ("coder 2", "file"),
        ("m", "model"),
    ]
    assert [row.code.escalation for row in back] == [3, 0, 3] and {row.hash for row in back} == {ana.hash}


@pytest.mark.parametrize("codes", [[{}], [7], [{"hash": "a", "coder": "b", "escalation": "much"}]])
def test_a_broken_one_is_said_by_its_number(codes: list[object]) -> None:
    with pytest.raises(DetenteError, match="Code 1 of the file"):
        read_codes("x.json", json.dumps({"format": FORMAT, "codes": codes}).encode())
