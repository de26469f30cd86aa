"""Articles as press databases export them in text: Nexis, Factiva, ProQuest, BBC Monitoring, FBIS."""

from __future__ import annotations

from random import Random

from tests.intake.press.interface_words import (
    COUNTED,
    FACTIVA_WORDS,
    MONTHS,
    NEXIS_WORDS,
    PROQUEST_WORDS,
    printed_day,
)
from tests.intake.press.made_exports import Story


def printed_byline(story: Story, kind: object) -> str:
    return {
        "plain": story.author,
        "none": "",
        "by": f"By {story.author}",
        "two": f"{story.author} and Olga Ferry",
    }[str(kind)]


def _cover(some: list[Story], lines: object) -> list[str]:
    if not lines:
        return []
    found = ["User Name: Reader", "Date and Time: Sunday, November 28, 2026 9:00:00 AM CET", "Job Number: 1"]
    found += [f"Documents ({len(some)})"]
    for at, story in enumerate(some, 1):
        found += [f"{at}. {story.title}", "Client/Matter: -None-", "Search Terms: envoys AND river"]
        found += ["Search Type: NaturalAnd", "Narrowed by:", "Content Type | Narrowed by", "News | -None-"]
    found += [f"Source number {at}; Regional" for at in range(int(str(lines)))]
    return found


def nexis_uni(some: list[Story], chosen: dict[str, object], draw: Random) -> str:
    language = str(chosen["language"])
    ends, body, behind, section, length, byline, load, tongue, kind, subject, words, graphic = NEXIS_WORDS[
        language
    ]
    lines = _cover(some, chosen["cover"])
    for story in some:
        day = printed_day(story, language, weekday="behind") + (" 10:15 AM GMT" if chosen["hour"] else "")
        lines += [f"# {story.title}", story.outlet, day]
        lines += ["First Edition"] if chosen["edition"] else []
        lines += [f"Copyright {story.day.year} {story.outlet} Limited All Rights Reserved"]
        lines += [f"{section}: NEWS; Pg. 3"] if chosen["section"] else []
        lines += [f"{length}: 60 {words}"]
        lines += [f"{byline}: {name}"] if (name := printed_byline(story, chosen["byline"])) else []
        lines += [body, *story.body]
        lines += [graphic, "The envoys on the quay"] if chosen["photos"] else []
        if chosen["classified"]:
            lines += [behind, tongue, f"{kind}: Newspaper", f"{subject}: TALKS (90%); RIVERS (78%)"]
        lines += [f"{load}: {printed_day(story, language)}", ends]
    return "\n\n".join(lines)


def nexis(some: list[Story], chosen: dict[str, object], draw: Random) -> str:
    language = str(chosen["language"])
    middle = " " * 28
    lines = ["Download Request: Selected Items: 1-9", "Time Of Request: Sunday"] if chosen["cover"] else []
    for number, story in enumerate(some, 1):
        lines += ["", middle + COUNTED[language].format(n=number, m=len(some)), ""]
        lines += [f"{middle}Copyright {story.day.year} {story.outlet} Ltd"] if chosen["listed"] else []
        lines += [f"{middle}All Rights Reserved", ""] if chosen["listed"] else []
        lines += [middle + story.outlet, "", middle + printed_day(story, language, weekday="behind"), ""]
        lines += [middle + "Second Edition", ""] if chosen["edition"] else []
        lines += [story.title, ""]
        lines += [f"BYLINE: {name.upper()}", ""] if (name := printed_byline(story, chosen["byline"])) else []
        lines += ["SECTION: NEWS; Pg. 3", ""] if chosen["section"] else []
        lines += ["LENGTH: 60 words", ""]
        lines += ["DATELINE: ESKBY", ""] if chosen["abstract"] else []
        for paragraph in story.body:
            lines += [paragraph, ""]
        lines += ["GRAPHIC: Picture, the envoys on the quay", ""] if chosen["photos"] else []
        lines += [f"LOAD-DATE: {printed_day(story, 'en')}", "", "LANGUAGE: ENGLISH", ""]
        lines += ["SUBJECT: TALKS (90%); RIVERS (78%)", ""] if chosen["classified"] else []
        lines += ["PUBLICATION-TYPE: Newspaper", ""]
        if not chosen["listed"]:
            lines += [f"{middle}Copyright 2026 {story.outlet}", f"{middle}All Rights Reserved", ""]
    return "\n".join(lines)


def factiva_head(story: Story, chosen: dict[str, object]) -> list[str]:
    language = str(chosen["language"])
    words, _, tongue = FACTIVA_WORDS[language]
    day = f"{story.day.day} {MONTHS[language].split()[story.day.month - 1]} {story.day.year}"
    lines = ["World News"] if chosen["section"] else []
    lines += [story.title]
    lines += [name] if (name := printed_byline(story, chosen["byline"])) else []
    lines += [f"60 {words}", day]
    lines += ["10:15"] if chosen["hour"] else []
    lines += [story.outlet, "QUAYOB"]
    lines += ["First Edition"] if chosen["edition"] else []
    lines += ["4"] if chosen["listed"] else []
    return [*lines, tongue, f"Copyright {story.day.year}, {story.outlet} Ltd. All Rights Reserved."]


def factiva_id(story: Story, at: int, chosen: dict[str, object]) -> str:
    return f"{FACTIVA_WORDS[str(chosen['language'])][1]} QUAYOB00{story.day:%Y%m%d}em{at:03}000d"


def factiva(some: list[Story], chosen: dict[str, object], draw: Random) -> str:
    lines: list[str] = []
    for at, story in enumerate(some):
        lines += [*factiva_head(story, chosen), ""]
        for paragraph in story.body:
            lines += [paragraph, ""]
        lines += [story.outlet, ""] if chosen["classified"] else []
        lines += [factiva_id(story, at, chosen), "", ""]
    lines += ["Search Summary", "Text | envoys and river", "Date | All Dates"] if chosen["cover"] else []
    return "\n".join(lines)


def factiva_fields(story: Story, at: int, chosen: dict[str, object]) -> list[tuple[str, list[str]]]:
    language = str(chosen["language"])
    words, document, tongue = FACTIVA_WORDS[language]
    day = f"{story.day.day} {MONTHS[language].split()[story.day.month - 1]} {story.day.year}"
    rows = [("SE", ["World News"])] if chosen["section"] else []
    rows += [("HD", [story.title])]
    rows += [("BY", [name])] if (name := printed_byline(story, chosen["byline"])) else []
    rows += [("WC", [f"60 {words}"]), ("PD", [day])]
    rows += [("ET", ["10:15"])] if chosen["hour"] else []
    rows += [("SN", [story.outlet]), ("SC", ["QUAYOB"])]
    rows += [("PG", ["4"])] if chosen["listed"] else []
    rows += [("LA", [tongue]), ("CY", [f"(c) {story.day.year} {story.outlet}"])]
    rows += [("LP", [story.body[0]]), ("TD", list(story.body[1:]))]
    rows += [("NS", ["gdip : International Relations"])] if chosen["classified"] else []
    rows += [("RE", ["ned : Northland"])] if chosen["classified"] else []
    return [*rows, ("AN", [f"{document} QUAYOB00{story.day:%Y%m%d}em{at:03}000d"])]


def factiva_coded(some: list[Story], chosen: dict[str, object], draw: Random) -> str:
    lines: list[str] = []
    for at, story in enumerate(some):
        for code, values in factiva_fields(story, at, chosen):
            lines += [f"{code}  {values[0]}", *(part for value in values[1:] for part in ("", value)), ""]
        lines += ["", ""]
    return "\n".join(lines)


def proquest(some: list[Story], chosen: dict[str, object], draw: Random) -> str:
    language = str(chosen["language"])
    mark, full, author, outlet, day, number, title, abstract, subject = PROQUEST_WORDS[language]
    lines: list[str] = []
    if chosen["cover"]:
        lines += ["Table of contents", *(f"{at}. {story.title}" for at, story in enumerate(some, 1))]
    for at, story in enumerate(some, 1):
        lines += ["_" * 60]
        lines += [mark.format(n=at, m=len(some))] if len(some) > 1 or chosen["listed"] else []
        lines += [story.title]
        lines += [f"{author}: {name}"] if (name := printed_byline(story, chosen["byline"])) else []
        lines += ["http://search.example.org/docview/1?accountid=2"] if chosen["section"] else []
        lines += [f"{abstract}: None available."] if chosen["abstract"] else []
        lines += [f"{full}: {story.body[0]}", *story.body[1:]]
        lines += [f"{subject}: Talks; Rivers"] if chosen["classified"] else []
        lines += [f"{title}: {story.title}", f"{outlet}: {story.outlet}"]
        lines += [f"{day}: {printed_day(story, language)}", "ISSN: 00000000", f"{number}: {at}"]
    return "\n\n".join([*lines, "_" * 60, "Contact ProQuest", "Copyright © 2026 ProQuest LLC."])


def bbc(some: list[Story], chosen: dict[str, object], draw: Random) -> str:
    lines: list[str] = []
    for story in some:
        lines += [story.title]
        lines += [f"Text of report in English by {story.outlet} on {story.day.day} {story.day:%B}"]
        lines += ['[Report by Ida Berg: "Envoys go on"]'] if chosen["section"] else []
        lines += [*story.body]
        lines += [
            f"Source: {story.outlet}, Eskby, in English {draw.randint(1000, 2359)} gmt {story.day.day} "
            f"{story.day:%b} {story.day:%y}"
        ]
    return "\n\n".join(lines)


def fbis(some: list[Story], chosen: dict[str, object], draw: Random) -> str:
    lines: list[str] = []
    for number, story in enumerate(some, 1):
        lines += ["<DOC>", f"<DOCNO> FB-{number} </DOCNO>", '<HT>  "sup01_q" </HT>', "<HEADER>"]
        lines += [f"<AU> FBIS-{number} </AU>", "Document Type:Daily Report "] if chosen["section"] else []
        lines += [f"<DATE1>  {story.day.day} {story.day:%B} {story.day.year} </DATE1>"]
        lines += ["<F P=100>Northland</F>", f"<H3> <TI>    {story.title} </TI></H3>", "</HEADER>", ""]
        lines += ["<TEXT>", *([f"<F P=105>{FACTIVA_WORDS['en'][2]}</F>"] if chosen["listed"] else [])]
        lines += ["", "\n\n".join(f"   {paragraph}" for paragraph in story.body), "</TEXT>", "</DOC>", ""]
    return "\n".join(lines)
