"""Articles as press databases export them in pages: Europresse, Factiva, Nexis."""

from __future__ import annotations

import html
from random import Random

from tests.intake.press.exported_text import (
    factiva_fields,
    factiva_head,
    factiva_id,
    nexis,
    nexis_uni,
    printed_byline,
)
from tests.intake.press.interface_words import printed_day
from tests.intake.press.made_exports import Story


def _p(words: str) -> str:
    return f"<p>{html.escape(words)}</p>"


def europresse(some: list[Story], chosen: dict[str, object], draw: Random) -> str:
    language = "fr" if chosen["language"] in ("fr", "es") else "en"
    parts = []
    for at, story in enumerate(some):
        number = f", no. {8000 + at}" if chosen["listed"] else " (site web)" if chosen["hour"] else ""
        pages = "134 mots, p. 11" if language == "fr" else "134 words, p. 11"
        header = f"{printed_day(story, language, weekday='before')} {pages}"
        header = f"World, {header}" if chosen["section"] else header
        names = (
            f'<div class="docAuthors">{name}</div>'
            if (name := printed_byline(story, chosen["byline"]))
            else ""
        )
        title = (
            f'<p class="sm-margin-TopNews titreArticleVisu rdp__articletitle">{story.title}</p>'
            if chosen["short"]
            else story.title
        )
        inside = "".join(map(_p, story.body))
        text = (
            f'<div class="docOcurrContainer">{inside}</div>'
            if chosen["abstract"]
            else f'<div class="DocText clearfix"><div class="docOcurrContainer">{inside}</div></div>'
        )
        parts.append(
            '<article><header><div class="rdp__DocPublicationName"><span class="DocPublicationName">'
            f'{story.outlet}{number}</span></div><div><span class="DocHeader">{header}</span></div>'
            f'<div class="titreArticle">{title}</div>{names}</header><section>{text}</section>'
            "<aside>Cet article est paru dans un journal</aside>"
            f"<footer><small>© {story.day.year} {story.outlet}. Tous droits réservés ; le présent "
            "document est protégé par les lois.</small><p>Numéro de document : "
            f"news·{story.day:%Y%m%d}·QO·{at}</p></footer></article>"
        )
    cover = "<div><p>Sommaire</p>" + "".join(_p(story.title) for story in some) + "</div>"
    return (
        "<!DOCTYPE html><html><head><meta charset='utf-8'><title>Europresse</title></head><body>"
        + (cover if chosen["cover"] else "")
        + "".join(parts)
        + "</body></html>"
    )


def factiva_page(some: list[Story], chosen: dict[str, object], draw: Random) -> str:
    parts = []
    for at, story in enumerate(some):
        lines = factiva_head(story, chosen)
        divs = "".join(
            f'<div id="hd"><span class="enHeadline">{html.escape(line)}</span></div>'
            if line == story.title
            else f"<div>{html.escape(line)}</div>"
            for line in lines
        )
        body = "".join(
            f'<p class="articleParagraph enarticleParagraph">{html.escape(paragraph)}</p>'
            for paragraph in story.body
        )
        parts.append(
            f'<div id="article-{at}"><div class="article enArticle">{divs}{body}'
            f"<p>{factiva_id(story, at, chosen)}</p></div></div><br/>"
        )
    top = "<div>Dow Jones Factiva</div>" if chosen["cover"] else ""
    return f"<html><head><title>Factiva</title></head><body>{top}{''.join(parts)}</body></html>"


def factiva_coded_page(some: list[Story], chosen: dict[str, object], draw: Random) -> str:
    tables = []
    for at, story in enumerate(some):
        rows = "".join(
            f"<tr><td><b>{code}</b>&nbsp;</td><td>"
            + (
                "".join(f'<p class="articleParagraph">{html.escape(value)}</p>' for value in values)
                if code in ("LP", "TD")
                else html.escape(values[0])
            )
            + "</td></tr>"
            for code, values in factiva_fields(story, at, chosen)
        )
        tables.append(f'<div class="article enArticle"><table>{rows}</table></div><hr/>')
    return f"<html><head><title>Factiva</title></head><body>{''.join(tables)}</body></html>"


def nexis_page(some: list[Story], chosen: dict[str, object], draw: Random) -> str:
    """The old form as a page: one paragraph a line, the middle only by its class."""
    lines = [line.strip() for line in nexis(some, chosen, draw).split("\n") if line.strip()]
    inside = "".join(
        f'<DIV CLASS="c{3 + len(line) % 4}"><P CLASS="c1"><SPAN CLASS="c2">{html.escape(line[:9])}</SPAN>'
        f'<SPAN CLASS="c4">{html.escape(line[9:])}</SPAN></P></DIV>\n'
        for line in lines
    )
    return f"<HTML><HEAD><TITLE>Documents</TITLE></HEAD><BODY>{inside}</BODY></HTML>"


def nexis_uni_page(some: list[Story], chosen: dict[str, object], draw: Random) -> str:
    inside = "".join(
        f"<h1>{html.escape(block[2:])}</h1>" if block.startswith("# ") else _p(block)
        for block in nexis_uni(some, chosen, draw).split("\n\n")
    )
    return f"<!doctype html><html><head><title>Results</title></head><body>{inside}</body></html>"
