"""Exports of press databases in many variants, drawn by number: language of the interface, one and many
articles, photo lines, cover pages, editions, hours, bylines; each in the file formats that the product has.

The forms follow public descriptions (data/intake/press_products.csv names them), the words are our own. Even
numbers were looked at while the readers were written, odd ones were not.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from tests.intake.press.exported_pages import (
    europresse,
    factiva_coded_page,
    factiva_page,
    nexis_page,
    nexis_uni_page,
)
from tests.intake.press.exported_text import bbc, factiva, factiva_coded, fbis, nexis, nexis_uni, proquest
from tests.intake.press.made_exports import Story, stories
from tests.intake.press.written_files import as_docx, as_pdf, as_rtf


@dataclass(frozen=True)
class Variant:
    """An export as a file, and the articles that it was made of."""

    name: str
    data: bytes
    some: list[Story]
    text: str
    choices: dict[str, object]


def variant(form: str, number: int) -> Variant:
    """The variant of a form ("nexis uni.docx") with this number."""
    draw = Random(f"{form} {number}")
    product, _, ending = form.partition(".")
    chosen: dict[str, object] = {
        "language": draw.choice(["en", "en", "de", "fr", "es"]),
        "photos": draw.random() < 0.4,
        "cover": draw.choice([0, 0, 3, 40]),
        "edition": draw.random() < 0.3,
        "hour": draw.random() < 0.3,
        "byline": draw.choice(["plain", "none", "by", "two"]),
        "section": draw.random() < 0.6,
        "short": draw.random() < 0.4,
        "abstract": draw.random() < 0.5,
        "listed": draw.random() < 0.4,
        "classified": draw.random() < 0.7,
        "tight": draw.random() < 0.5,
    }
    some = stories(draw.choice([1, 1, 2, 3, 6, 12]), paragraphs=draw.choice([2, 3, 6]))
    if chosen["short"]:
        some = [_with_subheads(story) for story in some]
    text = _FORMS[product](some, chosen, draw)
    if ending == "rtf" and chosen["tight"]:
        text = "\n".join(line for line in text.split("\n") if line.strip())
    data = text.encode() if isinstance(text, str) and ending in ("txt", "html") else _FILES[ending](text)
    return Variant(f"{product} {number}.{ending}", data, some, text, chosen)


def _with_subheads(story: Story) -> Story:
    first, *rest = story.body
    return Story(story.title, story.outlet, story.day, story.author, (first, "“We go on.”", *rest))


_FORMS: dict[str, Callable[[list[Story], dict[str, object], Random], str]] = {
    "nexis uni": nexis_uni,
    "nexis": nexis,
    "nexis uni page": nexis_uni_page,
    "nexis page": nexis_page,
    "factiva": factiva,
    "factiva coded": factiva_coded,
    "factiva page": factiva_page,
    "factiva coded page": factiva_coded_page,
    "proquest": proquest,
    "europresse": europresse,
    "bbc monitoring": bbc,
    "fbis": fbis,
}


_FILES: dict[str, Callable[[str], bytes]] = {"docx": as_docx, "rtf": as_rtf, "pdf": as_pdf}


FORMS = (
    "nexis uni.docx",
    "nexis uni.rtf",
    "nexis uni.txt",
    "nexis.txt",
    "nexis.docx",
    "nexis.rtf",
    "nexis uni page.html",
    "nexis page.html",
    "factiva.txt",
    "factiva.rtf",
    "factiva.docx",
    "factiva.pdf",
    "factiva coded.txt",
    "factiva coded.rtf",
    "factiva page.html",
    "factiva coded page.html",
    "proquest.txt",
    "proquest.docx",
    "proquest.rtf",
    "europresse.html",
    "bbc monitoring.txt",
    "bbc monitoring.docx",
    "fbis.txt",
)
