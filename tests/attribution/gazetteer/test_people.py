"""The tables of people: aliases gathered over the rows of one person, and rows that are wrong."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from detente.attribution.gazetteer.people import add_spellings, read_people
from detente.records import DetenteError

_HEAD = "name,aliases,role,role_type,side,from,to,source,alias_risk\n"


def _table(folder: Path, rows: str) -> Path:
    file = folder / "people.csv"
    file.write_text(_HEAD + rows, encoding="utf-8")
    return file


def test_the_rows_of_one_person_are_his_offices_and_aliases(tmp_path: Path) -> None:
    rows = (
        "Ida May,May,Envoy,envoy,NLD,2014,2016-02,own,common word\n"
        "Ida May,May;I. May,Minister,defence minister,NLD,2016-02,,own,\n"
    )
    people, risky = read_people(_table(tmp_path, rows))
    ((person, aliases),) = people
    assert aliases == ["May", "I. May"]
    assert [(o.since, o.until) for o in person.offices] == [
        (date(2014, 1, 1), date(2016, 2, 1)),
        (date(2016, 2, 1), None),
    ]
    assert risky == {"May"}


def test_a_day_that_is_none_names_its_line(tmp_path: Path) -> None:
    with pytest.raises(DetenteError, match=r"people\.csv, line 2: '2014-13' is no date"):
        read_people(_table(tmp_path, "Ida Berg,,Envoy,envoy,NLD,2014-13,,own,\n"))


def test_a_spelling_of_nobody_names_its_line(tmp_path: Path) -> None:
    people, _ = read_people(_table(tmp_path, "Ida Berg,,Envoy,envoy,NLD,,,own,\n"))
    file = tmp_path / "spellings.csv"
    file.write_text("name,forms,reason\nIda Berg,Yda Berg,own\nTomas Rehn,Ren,own\n", encoding="utf-8")
    with pytest.raises(DetenteError, match=r"line 3: 'Tomas Rehn' is not in people\.csv"):
        add_spellings(file, people)
