"""Exports of press databases made from their public descriptions, with words of our own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

WORDS = (
    "harbour council gate river patrol lantern winter ferry engineer treaty bridge market signal ladder "
    "copper orchard museum ticket valley anchor"
).split()


@dataclass(frozen=True)
class Story:
    """An article as it stood in its newspaper."""

    title: str
    outlet: str
    day: date
    author: str
    body: tuple[str, ...]


def stories(number: int, paragraphs: int = 3) -> list[Story]:
    """Articles that differ in every paragraph."""
    return [
        Story(
            title=f"Envoys look at the {WORDS[at % 20]} number {at + 1} again",
            outlet=("The Quay Observer", "Valley Mail", "Northern Ledger")[at % 3],
            day=date(2026, at % 12 + 1, at % 27 + 1),
            author=("Ada Holt", "Jon Marsh", "Mira Dunn")[at % 3],
            body=tuple(
                f"The {WORDS[(at + part) % 20]} and the {WORDS[(at * 3 + part) % 20]} were on the table in "
                f"meeting {at + 1}, part {part + 1}, and the envoys said that they would go on talking."
                for part in range(paragraphs)
            ),
        )
        for at in range(number)
    ]


def nexis_uni(some: list[Story], *, ends: str = "End of Document", body: str = "Body", behind: str =
              "Classification", cover: int = 4, photos: bool = False) -> str:  # fmt: skip
    """The new form: a cover, then title, outlet, date, what is said of it, the text, its classification."""
    lines = ["User Name: Somebody", "Date and Time: Sunday, 28. November 2026 09:00:00 CET"] if cover else []
    if cover:
        lines += [f"Job Number: {at}" for at in range(cover)] + [f"Documents ({len(some)})"]
        lines += [
            f"{at}. {story.title}\n\nClient/Matter: -None-\n\nSearch Terms: envoys"
            for at, story in enumerate(some, 1)
        ]
    for story in some:
        lines += [
            f"# {story.title}",
            story.outlet,
            f"{story.day:%B} {story.day.day}, {story.day.year} {story.day:%A}",
        ]
        lines += [f"Copyright {story.day.year} {story.outlet} Limited All Rights Reserved"]
        lines += ["Section: NEWS; Pg. 3", "Length: 60 words", f"Byline: {story.author}", body, *story.body]
        lines += ["Graphic", "The envoys on the quay"] if photos else []
        lines += [behind, "Language: ENGLISH", "Publication-Type: Newspaper", "Subject: TALKS (90%)"]
        lines += [f"Load-Date: {story.day:%B} {story.day.day}, {story.day.year}", ends]
    return "\n\n".join(lines)


def nexis(some: list[Story], *, mark: str = "{n} of {m} DOCUMENTS", photos: bool = False) -> str:
    """The old form: counted documents, outlet and date in the middle of their lines, labels in capitals."""
    lines = ["Download Request: Selected Items: 1-9", "Time Of Request: Sunday", "Terms: (envoys)", ""]
    for number, story in enumerate(some, 1):
        lines += ["", " " * 30 + mark.format(n=number, m=len(some)), "", "", " " * 30 + story.outlet, ""]
        lines += [
            " " * 28 + f"{story.day:%B} {story.day.day}, {story.day.year} {story.day:%A}",
            "",
            story.title,
            "",
        ]
        lines += [f"BYLINE: {story.author.upper()}", "", "SECTION: NEWS; Pg. 3", "", "LENGTH: 60 words", ""]
        for paragraph in story.body:
            lines += [paragraph, ""]
        lines += ["GRAPHIC: Picture, the envoys on the quay", ""] if photos else []
        lines += [f"LOAD-DATE: {story.day:%B} {story.day.day}, {story.day.year}", "", "LANGUAGE: ENGLISH", ""]
        lines += ["PUBLICATION-TYPE: Newspaper", "", "", " " * 20 + f"Copyright 2026 {story.outlet}"]
        lines += [" " * 20 + "All Rights Reserved", ""]
    return "\n".join(lines)


def factiva(some: list[Story], *, words: str = "words", document: str = "Document", language: str = "English",
            section: bool = False) -> str:  # fmt: skip
    """Without codes of fields: lines in a fixed order above the text."""
    lines = []
    for at, story in enumerate(some):
        lines += ["News"] if section else []
        lines += [story.title, "" if not section else f"By {story.author}"]
        lines += [] if section else [f"By {story.author}"]
        lines += [
            f"60 {words}",
            f"{story.day.day} {story.day:%B} {story.day.year}",
            story.outlet,
            "QUAYOB",
            "4",
        ]
        lines += [language, f"(c) {story.day.year} {story.outlet} Ltd", ""]
        for paragraph in story.body:
            lines += [paragraph, ""]
        lines += [story.outlet, f"{document} QUAYOB00{story.day:%Y%m%d}em{at:03}000d", "", ""]
    return "\n".join(lines)


def factiva_coded(some: list[Story]) -> str:
    """With codes of fields."""
    lines = []
    for at, story in enumerate(some):
        lines += ["SE  News", f"HD  {story.title}", f"BY  By {story.author}", "WC  60 words"]
        lines += [
            f"PD  {story.day.day} {story.day:%B} {story.day.year}",
            f"SN  {story.outlet}",
            "SC  QUAYOB",
            "LA  English",
        ]
        lines += [
            f"CY  (c) {story.day.year} {story.outlet}",
            "",
            "LP  " + story.body[0],
            "",
            "TD  " + story.body[1],
            "",
        ]
        for paragraph in story.body[2:]:
            lines += [paragraph, ""]
        lines += [
            "NS  gdip : International Relations",
            f"AN  Document QUAYOB00{story.day:%Y%m%d}em{at:03}000d",
            "",
            "",
        ]
    return "\n".join(lines)


def proquest(
    some: list[Story], *, mark: str = "Document {n} of {m}", labels: dict[str, str] | None = None
) -> str:
    """A rule, a title, and lines that begin with labels."""
    say = {"Full text": "Full text", "Author": "Author", "Publication title": "Publication title",
           "Publication date": "Publication date",
           "ProQuest document ID": "ProQuest document ID"} | (labels or {})  # fmt: skip
    lines = []
    for number, story in enumerate(some, 1):
        lines += [
            "_" * 60,
            mark.format(n=number, m=len(some)),
            story.title,
            f"{say['Author']}: {story.author}",
        ]
        lines += [
            "http://search.example.org/docview/1",
            f"{say['Full text']}: {story.body[0]}",
            *story.body[1:],
        ]
        lines += [f"{say['Publication title']}: {story.outlet}"]
        lines += [f"{say['Publication date']}: {story.day:%B} {story.day.day}, {story.day.year}"]
        lines += ["ISSN: 00000000", f"{say['ProQuest document ID']}: {number}"]
    return "\n\n".join([*lines, "_" * 60, "Contact ProQuest"])


def bbc(some: list[Story]) -> str:
    """Monitored reports: the source stands below."""
    return "\n\n".join(
        part
        for story in some
        for part in (
            story.title, "Text of report in English by a northern news agency", *story.body,
            f"Source: {story.outlet}, Eskby, in English 1015 gmt "
            f"{story.day.day} {story.day:%b} {story.day:%y}",
        )
    )  # fmt: skip


def fbis(some: list[Story]) -> str:
    """The tagged collection."""
    lines: list[str] = []
    for number, story in enumerate(some, 1):
        lines += ["<DOC>", f"<DOCNO> FB-{number} </DOCNO>", "<HEADER>"]
        lines += [f"<DATE1> {story.day.day} {story.day:%B} {story.day.year} </DATE1>"]
        lines += [f"<H3> <TI> {story.title} </TI></H3>", "</HEADER>", "<TEXT>", "\n\n".join(story.body)]
        lines += ["</TEXT>", "</DOC>"]
    return "\n".join(lines)
