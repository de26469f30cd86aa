"""The digests under data/samples: complete, dated on known events, spread over the years, free of
quotations.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from detente.data_tables import data_path
from detente.intake.sample_digests import read_samples

SAMPLES = data_path("samples")
EVENTS = SAMPLES.parent / "figures" / "events.csv"
SHARED = Path(__file__).resolve().parents[3] / "shared"

FEWEST_FILES = 150
FEWEST_PER_YEAR: Mapping[int, int] = {
    **dict.fromkeys((2014, 2018, 2019, 2020, 2021), 2),
    **dict.fromkeys(range(2022, 2026), 20),
    2026: 10,
}
FEWEST_SINCE_2022 = 100
FEWEST_STATES = 25
FEWEST_OF_A_KIND: Mapping[str, int] = {"escalation": 50, "de-escalation": 50, "treaty": 20, "spending": 15}
FEWEST_WITH_TWO_SOURCES = 150

# Words between double quotation marks that may stand in a digest, each with the official document they are
# from.
# Digests use indirect speech; the table is empty until one needs the exact words of a declaration.
OFFICIAL_WORDS: Mapping[str, str] = {}

# Percentages with two decimals that are not shares of GDP from NATO's tables, and what they are.
OTHER_PERCENTAGES: Mapping[str, str] = {"3.67": "ceiling on uranium enrichment in the Iran deal of 2015"}


@dataclass(frozen=True)
class Digest:
    """A sample file read without the project's own reader, so that the two can be held against each other."""

    file: Path
    fields: dict[str, str]
    lists: dict[str, list[str]]
    paragraphs: list[str]
    headings: list[str]

    @property
    def text(self) -> str:
        return "\n\n".join(
            [self.fields["title"], self.fields.get("deck", ""), *self.headings, *self.paragraphs]
        )


def _parse(file: Path) -> Digest:
    opening, matter, body = file.read_text(encoding="utf-8").split("---\n", 2)
    assert opening == "", f"{file.name} does not begin with front matter"
    fields: dict[str, str] = {}
    lists: dict[str, list[str]] = {}
    key = ""
    for line in matter.splitlines():
        if line.startswith("  - "):
            lists.setdefault(key, []).append(line[4:].strip())
        else:
            key, _, value = line.partition(":")
            fields[key] = value.strip()
    blocks = [block.strip() for block in body.split("\n\n") if block.strip()]
    return Digest(
        file=file,
        fields=fields,
        lists=lists,
        paragraphs=[block for block in blocks if not block.startswith("## ")],
        headings=[block[3:] for block in blocks if block.startswith("## ")],
    )


DIGESTS = [_parse(file) for file in sorted(SAMPLES.glob("*.md"))]
each_digest = pytest.mark.parametrize("digest", DIGESTS, ids=lambda digest: digest.file.stem)


def _events(table: Path) -> dict[tuple[str, str], dict[str, str]]:
    with table.open(encoding="utf-8", newline="") as handle:
        return {(row["date"], row["title"]): row for row in csv.DictReader(handle)}


@each_digest
def test_front_matter_is_complete(digest: Digest) -> None:
    required = {"id", "title", "date", "event", "outlet", "sources", "speakers"}
    assert required <= set(digest.fields) <= required | {"deck"}
    assert digest.fields["id"] == digest.file.stem
    assert digest.fields["outlet"] == "Détente sample"
    assert digest.fields["title"] and digest.fields["event"]
    assert all(digest.lists["sources"]) and all(digest.lists["speakers"])


@each_digest
def test_date_stands_in_the_id(digest: Digest) -> None:
    day = date.fromisoformat(digest.fields["date"])
    assert digest.file.stem.startswith(f"{day.isoformat()}-")
    assert 2014 <= day.year <= 2026


@each_digest
def test_has_four_to_eight_paragraphs_each_on_one_line(digest: Digest) -> None:
    assert 4 <= len(digest.paragraphs) <= 8
    assert all("\n" not in paragraph for paragraph in digest.paragraphs)
    assert all(paragraph.endswith(".") for paragraph in digest.paragraphs)


@each_digest
def test_puts_no_quotation_in_anyones_mouth(digest: Digest) -> None:
    text = digest.text
    for words in OFFICIAL_WORDS:
        text = text.replace(f'"{words}"', words)
    assert not re.findall(r"[\"“”„«»‘]", text)


@each_digest
def test_names_its_speakers_in_the_text(digest: Digest) -> None:
    body = " ".join(digest.paragraphs)
    for speaker in digest.lists["speakers"]:
        assert speaker.removesuffix(" Jr.").split()[-1] in body, speaker


@each_digest
def test_sources_are_named_plainly(digest: Digest) -> None:
    for source in digest.lists["sources"]:
        assert not re.search(r"https?://|\d+\.\d+\.\d+\.\d+|stored|not located", source), source


@each_digest
def test_event_is_in_the_shipped_table(digest: Digest) -> None:
    if not EVENTS.exists():
        pytest.skip("data/figures/events.csv is not there yet")
    assert (digest.fields["date"], digest.fields["event"]) in _events(EVENTS)


@each_digest
def test_event_was_checked(digest: Digest) -> None:
    row = _events(EVENTS)[digest.fields["date"], digest.fields["event"]]
    assert row["check"] != "not checked"


@each_digest
@pytest.mark.shared
def test_shares_of_gdp_are_in_natos_tables(digest: Digest) -> None:
    table = SHARED / "figures" / "nato_defence_2025ed.csv"
    if not table.exists():
        pytest.skip("the shared tables are not beside the project")
    named = set(re.findall(r"\b(\d\.\d\d)%", digest.text)) - set(OTHER_PERCENTAGES)
    assert named <= _shares(table)


@cache
def _shares(table: Path) -> set[str]:
    with table.open(encoding="utf-8", newline="") as handle:
        return {f"{float(r['value']):.2f}" for r in csv.DictReader(handle) if r["metric"] == "share_gdp_pct"}


def test_ids_and_titles_and_paragraphs_are_unique() -> None:
    for values in (
        [digest.fields["id"] for digest in DIGESTS],
        [digest.fields["title"] for digest in DIGESTS],
        [paragraph for digest in DIGESTS for paragraph in digest.paragraphs],
    ):
        assert [value for value, count in Counter(values).items() if count > 1] == []


def test_corpus_is_large_enough_and_spread_over_the_years() -> None:
    assert len(DIGESTS) >= FEWEST_FILES
    years = Counter(int(digest.fields["date"][:4]) for digest in DIGESTS)
    for year, fewest in FEWEST_PER_YEAR.items():
        assert years[year] >= fewest, year
    assert set(years) == set(range(2014, 2027))
    assert sum(count for year, count in years.items() if year >= 2022) >= FEWEST_SINCE_2022
    assert sum(len(digest.lists["sources"]) > 1 for digest in DIGESTS) >= FEWEST_WITH_TWO_SOURCES


def test_corpus_tells_of_many_states_and_of_both_directions() -> None:
    table = _events(EVENTS)
    told = [table[digest.fields["date"], digest.fields["event"]] for digest in DIGESTS]
    states = {actor for row in told for actor in row["actors"].split(";") if re.fullmatch("[A-Z]{3}", actor)}
    assert len(states) >= FEWEST_STATES
    kinds = Counter(row["kind"] for row in told)
    for kind, fewest in FEWEST_OF_A_KIND.items():
        assert kinds[kind] >= fewest, kind


def test_reader_understands_every_digest_as_written() -> None:
    samples = {sample.id: sample for sample in read_samples()}
    assert set(samples) == {digest.fields["id"] for digest in DIGESTS}
    for digest in DIGESTS:
        sample = samples[digest.fields["id"]]
        document = sample.document
        assert document.title == digest.fields["title"]
        assert document.deck == digest.fields.get("deck")
        assert document.published == date.fromisoformat(digest.fields["date"])
        assert document.outlet == digest.fields["outlet"]
        assert sample.event == digest.fields["event"]
        assert list(sample.sources) == digest.lists["sources"]
        assert [block.text for block in document.blocks if block.kind == "body"] == digest.paragraphs
        assert [block.text for block in document.blocks if block.kind == "heading"] == digest.headings
