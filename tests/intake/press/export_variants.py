"""Exports of press databases in many variants, drawn by number: language of the interface, one and many
articles, photo lines, cover pages, editions, hours, bylines; each in the file formats that the product has.

The forms follow public descriptions (data/intake/press_products.csv names them), the words are our own. Even
numbers were looked at while the readers were written, odd ones were not.
"""

from __future__ import annotations

import html
import io
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from tests.intake.press.made_exports import Story, stories

_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
}
_DAYS = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "de": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
}
_NEXIS_WORDS = {
    "en": ("End of Document", "Body", "Classification", "Section", "Length", "Byline", "Load-Date",
           "Language: English", "Publication-Type", "Subject", "words", "Graphic"),
    "de": ("Ende des Dokuments", "Textkörper", "Klassifizierung", "Rubrik", "Länge", "Autor", "Update",
           "Sprache: Englisch", "Publikationstyp", "Thema", "Wörter", "Grafik"),
    "fr": ("Fin du document", "Corps", "Classement", "Rubrique", "Longueur", "Auteur", "Date-Chargement",
           "Langue: Anglais", "Type-Publication", "Sujet", "mots", "Illustration"),
    "es": ("Fin del documento", "Cuerpo", "Clasificación", "Sección", "Longitud", "Autoría", "Fecha-Carga",
           "Idioma: Inglés", "Tipo de publicación", "Asunto", "palabras", "Gráfico"),
}  # fmt: skip
_COUNTED = {
    "en": "{n} of {m} DOCUMENTS",
    "de": "{n} von {m} DOKUMENTEN",
    "fr": "{n} de {m} DOCUMENTS",
    "es": "{n} de {m} DOCUMENTOS",
}
_FACTIVA_WORDS = {
    "en": ("words", "Document", "English"),
    "de": ("Wörter", "Dokument", "Englisch"),
    "fr": ("mots", "Document", "Anglais"),
    "es": ("palabras", "Documento", "Inglés"),
}
_PROQUEST_WORDS = {
    "en": ("Document {n} of {m}", "Full text", "Author", "Publication title", "Publication date",
           "ProQuest document ID", "Title", "Abstract", "Subject"),
    "de": ("Dokument {n} von {m}", "Volltext", "Autor", "Titel der Publikation", "Publikationsdatum",
           "ProQuest-Dokument-ID", "Titel", "Zusammenfassung", "Thema"),
    "fr": ("Document {n} sur {m}", "Texte intégral", "Auteur", "Titre de la publication",
           "Date de publication", "ID du document ProQuest", "Titre", "Résumé", "Sujet"),
    "es": ("Documento {n} de {m}", "Texto completo", "Autor", "Título de publicación",
           "Fecha de publicación", "ID del documento de ProQuest", "Título", "Resumen", "Materia"),
}  # fmt: skip


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


def _day(story: Story, language: str, *, weekday: str = "") -> str:
    month = _MONTHS[language].split()[story.day.month - 1]
    name = _DAYS[language].split()[story.day.weekday()]
    plain = {
        "en": f"{month} {story.day.day}, {story.day.year}",
        "de": f"{story.day.day}. {month} {story.day.year}",
        "fr": f"{story.day.day} {month} {story.day.year}",
        "es": f"{story.day.day} de {month} de {story.day.year}",
    }[language]
    return {"": plain, "behind": f"{plain} {name}", "before": f"{name} {plain}"}[weekday]


def _byline(story: Story, kind: object) -> str:
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


def _nexis_uni(some: list[Story], chosen: dict[str, object], draw: Random) -> str:
    language = str(chosen["language"])
    ends, body, behind, section, length, byline, load, tongue, kind, subject, words, graphic = _NEXIS_WORDS[
        language
    ]
    lines = _cover(some, chosen["cover"])
    for story in some:
        day = _day(story, language, weekday="behind") + (" 10:15 AM GMT" if chosen["hour"] else "")
        lines += [f"# {story.title}", story.outlet, day]
        lines += ["First Edition"] if chosen["edition"] else []
        lines += [f"Copyright {story.day.year} {story.outlet} Limited All Rights Reserved"]
        lines += [f"{section}: NEWS; Pg. 3"] if chosen["section"] else []
        lines += [f"{length}: 60 {words}"]
        lines += [f"{byline}: {name}"] if (name := _byline(story, chosen["byline"])) else []
        lines += [body, *story.body]
        lines += [graphic, "The envoys on the quay"] if chosen["photos"] else []
        if chosen["classified"]:
            lines += [behind, tongue, f"{kind}: Newspaper", f"{subject}: TALKS (90%); RIVERS (78%)"]
        lines += [f"{load}: {_day(story, language)}", ends]
    return "\n\n".join(lines)


def _nexis(some: list[Story], chosen: dict[str, object], draw: Random) -> str:
    language = str(chosen["language"])
    middle = " " * 28
    lines = ["Download Request: Selected Items: 1-9", "Time Of Request: Sunday"] if chosen["cover"] else []
    for number, story in enumerate(some, 1):
        lines += ["", middle + _COUNTED[language].format(n=number, m=len(some)), ""]
        lines += [f"{middle}Copyright {story.day.year} {story.outlet} Ltd"] if chosen["listed"] else []
        lines += [f"{middle}All Rights Reserved", ""] if chosen["listed"] else []
        lines += [middle + story.outlet, "", middle + _day(story, language, weekday="behind"), ""]
        lines += [middle + "Second Edition", ""] if chosen["edition"] else []
        lines += [story.title, ""]
        lines += [f"BYLINE: {name.upper()}", ""] if (name := _byline(story, chosen["byline"])) else []
        lines += ["SECTION: NEWS; Pg. 3", ""] if chosen["section"] else []
        lines += ["LENGTH: 60 words", ""]
        lines += ["DATELINE: ESKBY", ""] if chosen["abstract"] else []
        for paragraph in story.body:
            lines += [paragraph, ""]
        lines += ["GRAPHIC: Picture, the envoys on the quay", ""] if chosen["photos"] else []
        lines += [f"LOAD-DATE: {_day(story, 'en')}", "", "LANGUAGE: ENGLISH", ""]
        lines += ["SUBJECT: TALKS (90%); RIVERS (78%)", ""] if chosen["classified"] else []
        lines += ["PUBLICATION-TYPE: Newspaper", ""]
        if not chosen["listed"]:
            lines += [f"{middle}Copyright 2026 {story.outlet}", f"{middle}All Rights Reserved", ""]
    return "\n".join(lines)


def _factiva_head(story: Story, chosen: dict[str, object]) -> list[str]:
    language = str(chosen["language"])
    words, _, tongue = _FACTIVA_WORDS[language]
    day = f"{story.day.day} {_MONTHS[language].split()[story.day.month - 1]} {story.day.year}"
    lines = ["World News"] if chosen["section"] else []
    lines += [story.title]
    lines += [name] if (name := _byline(story, chosen["byline"])) else []
    lines += [f"60 {words}", day]
    lines += ["10:15"] if chosen["hour"] else []
    lines += [story.outlet, "QUAYOB"]
    lines += ["First Edition"] if chosen["edition"] else []
    lines += ["4"] if chosen["listed"] else []
    return [*lines, tongue, f"Copyright {story.day.year}, {story.outlet} Ltd. All Rights Reserved."]


def _factiva_id(story: Story, at: int, chosen: dict[str, object]) -> str:
    return f"{_FACTIVA_WORDS[str(chosen['language'])][1]} QUAYOB00{story.day:%Y%m%d}em{at:03}000d"


def _factiva(some: list[Story], chosen: dict[str, object], draw: Random) -> str:
    lines: list[str] = []
    for at, story in enumerate(some):
        lines += [*_factiva_head(story, chosen), ""]
        for paragraph in story.body:
            lines += [paragraph, ""]
        lines += [story.outlet, ""] if chosen["classified"] else []
        lines += [_factiva_id(story, at, chosen), "", ""]
    lines += ["Search Summary", "Text | envoys and river", "Date | All Dates"] if chosen["cover"] else []
    return "\n".join(lines)


def _factiva_fields(story: Story, at: int, chosen: dict[str, object]) -> list[tuple[str, list[str]]]:
    language = str(chosen["language"])
    words, document, tongue = _FACTIVA_WORDS[language]
    day = f"{story.day.day} {_MONTHS[language].split()[story.day.month - 1]} {story.day.year}"
    rows = [("SE", ["World News"])] if chosen["section"] else []
    rows += [("HD", [story.title])]
    rows += [("BY", [name])] if (name := _byline(story, chosen["byline"])) else []
    rows += [("WC", [f"60 {words}"]), ("PD", [day])]
    rows += [("ET", ["10:15"])] if chosen["hour"] else []
    rows += [("SN", [story.outlet]), ("SC", ["QUAYOB"])]
    rows += [("PG", ["4"])] if chosen["listed"] else []
    rows += [("LA", [tongue]), ("CY", [f"(c) {story.day.year} {story.outlet}"])]
    rows += [("LP", [story.body[0]]), ("TD", list(story.body[1:]))]
    rows += [("NS", ["gdip : International Relations"])] if chosen["classified"] else []
    rows += [("RE", ["ned : Northland"])] if chosen["classified"] else []
    return [*rows, ("AN", [f"{document} QUAYOB00{story.day:%Y%m%d}em{at:03}000d"])]


def _factiva_coded(some: list[Story], chosen: dict[str, object], draw: Random) -> str:
    lines: list[str] = []
    for at, story in enumerate(some):
        for code, values in _factiva_fields(story, at, chosen):
            lines += [f"{code}  {values[0]}", *(part for value in values[1:] for part in ("", value)), ""]
        lines += ["", ""]
    return "\n".join(lines)


def _proquest(some: list[Story], chosen: dict[str, object], draw: Random) -> str:
    language = str(chosen["language"])
    mark, full, author, outlet, day, number, title, abstract, subject = _PROQUEST_WORDS[language]
    lines: list[str] = []
    if chosen["cover"]:
        lines += ["Table of contents", *(f"{at}. {story.title}" for at, story in enumerate(some, 1))]
    for at, story in enumerate(some, 1):
        lines += ["_" * 60]
        lines += [mark.format(n=at, m=len(some))] if len(some) > 1 or chosen["listed"] else []
        lines += [story.title]
        lines += [f"{author}: {name}"] if (name := _byline(story, chosen["byline"])) else []
        lines += ["http://search.example.org/docview/1?accountid=2"] if chosen["section"] else []
        lines += [f"{abstract}: None available."] if chosen["abstract"] else []
        lines += [f"{full}: {story.body[0]}", *story.body[1:]]
        lines += [f"{subject}: Talks; Rivers"] if chosen["classified"] else []
        lines += [f"{title}: {story.title}", f"{outlet}: {story.outlet}"]
        lines += [f"{day}: {_day(story, language)}", "ISSN: 00000000", f"{number}: {at}"]
    return "\n\n".join([*lines, "_" * 60, "Contact ProQuest", "Copyright © 2026 ProQuest LLC."])


def _p(words: str) -> str:
    return f"<p>{html.escape(words)}</p>"


def _europresse(some: list[Story], chosen: dict[str, object], draw: Random) -> str:
    language = "fr" if chosen["language"] in ("fr", "es") else "en"
    parts = []
    for at, story in enumerate(some):
        number = f", no. {8000 + at}" if chosen["listed"] else " (site web)" if chosen["hour"] else ""
        pages = "134 mots, p. 11" if language == "fr" else "134 words, p. 11"
        header = f"{_day(story, language, weekday='before')} {pages}"
        header = f"World, {header}" if chosen["section"] else header
        names = f'<div class="docAuthors">{name}</div>' if (name := _byline(story, chosen["byline"])) else ""
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


def _factiva_page(some: list[Story], chosen: dict[str, object], draw: Random) -> str:
    parts = []
    for at, story in enumerate(some):
        lines = _factiva_head(story, chosen)
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
            f"<p>{_factiva_id(story, at, chosen)}</p></div></div><br/>"
        )
    top = "<div>Dow Jones Factiva</div>" if chosen["cover"] else ""
    return f"<html><head><title>Factiva</title></head><body>{top}{''.join(parts)}</body></html>"


def _factiva_coded_page(some: list[Story], chosen: dict[str, object], draw: Random) -> str:
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
            for code, values in _factiva_fields(story, at, chosen)
        )
        tables.append(f'<div class="article enArticle"><table>{rows}</table></div><hr/>')
    return f"<html><head><title>Factiva</title></head><body>{''.join(tables)}</body></html>"


def _nexis_page(some: list[Story], chosen: dict[str, object], draw: Random) -> str:
    """The old form as a page: one paragraph a line, the middle only by its class."""
    lines = [line.strip() for line in _nexis(some, chosen, draw).split("\n") if line.strip()]
    inside = "".join(
        f'<DIV CLASS="c{3 + len(line) % 4}"><P CLASS="c1"><SPAN CLASS="c2">{html.escape(line[:9])}</SPAN>'
        f'<SPAN CLASS="c4">{html.escape(line[9:])}</SPAN></P></DIV>\n'
        for line in lines
    )
    return f"<HTML><HEAD><TITLE>Documents</TITLE></HEAD><BODY>{inside}</BODY></HTML>"


def _nexis_uni_page(some: list[Story], chosen: dict[str, object], draw: Random) -> str:
    inside = "".join(
        f"<h1>{html.escape(block[2:])}</h1>" if block.startswith("# ") else _p(block)
        for block in _nexis_uni(some, chosen, draw).split("\n\n")
    )
    return f"<!doctype html><html><head><title>Results</title></head><body>{inside}</body></html>"


def _bbc(some: list[Story], chosen: dict[str, object], draw: Random) -> str:
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


def _fbis(some: list[Story], chosen: dict[str, object], draw: Random) -> str:
    lines: list[str] = []
    for number, story in enumerate(some, 1):
        lines += ["<DOC>", f"<DOCNO> FB-{number} </DOCNO>", '<HT>  "sup01_q" </HT>', "<HEADER>"]
        lines += [f"<AU> FBIS-{number} </AU>", "Document Type:Daily Report "] if chosen["section"] else []
        lines += [f"<DATE1>  {story.day.day} {story.day:%B} {story.day.year} </DATE1>"]
        lines += ["<F P=100>Northland</F>", f"<H3> <TI>    {story.title} </TI></H3>", "</HEADER>", ""]
        lines += ["<TEXT>", *([f"<F P=105>{_FACTIVA_WORDS['en'][2]}</F>"] if chosen["listed"] else [])]
        lines += ["", "\n\n".join(f"   {paragraph}" for paragraph in story.body), "</TEXT>", "</DOC>", ""]
    return "\n".join(lines)


def _as_docx(text: str) -> bytes:
    """A Word file with a paragraph a line; "# " makes a heading."""
    from docx import Document

    made, stored = Document(), io.BytesIO()
    for line in text.split("\n"):
        if line.startswith("# "):
            made.add_heading(line[2:], 1)
        else:
            made.add_paragraph(line)
    made.save(stored)
    return stored.getvalue()


def _as_rtf(text: str) -> bytes:
    """Rich text with a paragraph a line, characters beyond ASCII as their numbers."""
    written = "".join(
        "\\par\n" if each == "\n" else f"\\u{ord(each)}?" if ord(each) > 126 else each
        for each in text.replace("\\", "\\\\").replace("{", "\\{").replace("}", "\\}").replace("# ", "")
    )
    return ("{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 Arial;}}\\f0 " + written + "}").encode("ascii")


def _as_pdf(text: str) -> bytes:
    """A PDF that prints the lines, wrapped, twelve points apart, with a gap where a blank line stands."""
    pages: list[list[tuple[float, str]]] = [[]]
    y = 740.0
    for line in text.split("\n"):
        for part in _wrapped(line):
            if y < 60:
                pages.append([])
                y = 740.0
            pages[-1].append((y, part))
            y -= 13
        y -= 12 if not line.strip() else 0
    return printed(pages)


def printed(pages: list[list[tuple[float, str]]]) -> bytes:
    """A PDF with lines at these heights, on as many pages."""
    objects = ["<</Type/Catalog/Pages 2 0 R>>"]
    kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(len(pages)))
    objects += [f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>"]
    objects += ["<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"]
    for at, lines in enumerate(pages):
        drawn = "".join(
            f"BT /F1 10 Tf 1 0 0 1 60 {height:.0f} Tm ({_escaped(words)}) Tj ET\n" for height, words in lines
        )
        objects += [
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents {5 + 2 * at} 0 R"
            "/Resources<</Font<</F1 3 0 R>>>>>>",
            f"<</Length {len(drawn.encode('cp1252', 'replace'))}>> stream\n{drawn}endstream",
        ]
    body = "".join(f"{number} 0 obj {each} endobj\n" for number, each in enumerate(objects, 1))
    return f"%PDF-1.4\n{body}trailer <</Root 1 0 R>>\n%%EOF".encode("cp1252", "replace")


def _escaped(words: str) -> str:
    return words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def _wrapped(line: str, width: int = 90) -> list[str]:
    import textwrap

    return textwrap.wrap(line, width) if line.strip() else []


_FORMS: dict[str, Callable[[list[Story], dict[str, object], Random], str]] = {
    "nexis uni": _nexis_uni,
    "nexis": _nexis,
    "nexis uni page": _nexis_uni_page,
    "nexis page": _nexis_page,
    "factiva": _factiva,
    "factiva coded": _factiva_coded,
    "factiva page": _factiva_page,
    "factiva coded page": _factiva_coded_page,
    "proquest": _proquest,
    "europresse": _europresse,
    "bbc monitoring": _bbc,
    "fbis": _fbis,
}
_FILES: dict[str, Callable[[str], bytes]] = {"docx": _as_docx, "rtf": _as_rtf, "pdf": _as_pdf}
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
