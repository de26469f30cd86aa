"""Chats that were saved as pages, articles as XML, and references with every name of a field."""

from __future__ import annotations

import html
from datetime import date
from xml.sax.saxutils import escape, quoteattr

import pytest

from detente.intake.containers import open_file
from detente.intake.file_reading import articles_of
from detente.records import Document
from tests.intake.press.made_exports import Story, stories

_SOME = stories(4)


def _documents(data: bytes, name: str = "file") -> list[Document]:
    return [piece.reading.document for piece in open_file(data, name) if piece.reading.document]


def _body(one: Document) -> list[str]:
    return " ".join(block.text for block in one.blocks if block.kind == "body").split()


def _chat(messages: str, channel: str = "Quay Channel") -> bytes:
    return (
        "<!DOCTYPE html><html><head><meta charset='utf-8'/><title>Exported Data</title></head><body>"
        '<div class="page_wrap"><div class="page_header"><div class="content"><div class="text bold">\n'
        f"{channel}\n</div></div></div>"
        f'<div class="page_body chat_page"><div class="history">{messages}</div></div></div></body></html>'
    ).encode()


def _message(at: int, story: Story, *, sender: str | None, title: str, text: str) -> str:
    name = f'<div class="from_name">\n{sender} \n</div>' if sender else ""
    joined = "" if sender else " joined"
    return (
        f'<div class="message default clearfix{joined}" id="message{at}"><div class="body">'
        f'<div class="pull_right date details" title="{story.day:%d.%m.%Y} 08:00:00 UTC+01:00">08:00</div>'
        f'{name}<div class="text">{title}{text}</div><div class="signature details">An editor</div>'
        "</div></div>"
    )


_SERVICE = '<div class="message service" id="message-1"><div class="body details">12 March 2026</div></div>'
_PHOTO = (
    '<div class="message default clearfix" id="message90"><div class="body"><div class="pull_right date '
    'details" title="01.02.2026 09:00:00 UTC+01:00">09:00</div><div class="from_name">Quay Channel</div>'
    '<div class="media_wrap clearfix"><a class="photo_wrap"></a></div></div></div>'
)


@pytest.mark.parametrize("bold", ["strong", "b", ""])
@pytest.mark.parametrize("joined", [False, True])
def test_a_chat_that_was_saved_as_a_page(bold: str, joined: bool) -> None:
    messages = [
        _message(
            at,
            story,
            sender=None if joined and at else "Quay Channel",
            title=f"<{bold}>{story.title}</{bold}><br><br>" if bold else "",
            text="<br><br>".join(html.escape(words) for words in story.body),
        )
        for at, story in enumerate(_SOME)
    ]
    found = _documents(_chat(_SERVICE + messages[0] + _PHOTO + "".join(messages[1:])), "messages.html")
    assert [one.published for one in found] == [story.day for story in _SOME]
    assert {one.outlet for one in found} == {"Quay Channel"}
    assert [_body(one) for one in found] == [" ".join(story.body).split() for story in _SOME]
    if bold:
        assert [one.title for one in found] == [story.title for story in _SOME]


def test_what_stands_beside_a_chats_messages_is_dropped_and_said() -> None:
    forwarded = (
        '<div class="message default clearfix" id="message1"><div class="body"><div class="pull_right date '
        'details" title="12.03.2026 08:00:00">08:00</div><div class="from_name">Quay Channel</div>'
        f'<div class="text">{_SOME[0].body[0]}</div><div class="reactions"><span>17</span></div></div></div>'
    )
    found = articles_of(_chat(_SERVICE + forwarded), "messages.html")
    assert not isinstance(found, tuple)
    dropped = [line.text for line in found.report.dropped]
    assert "17" in dropped and "12 March 2026" in dropped


def test_an_ordinary_page_is_no_chat() -> None:
    page = (
        "<!doctype html><html><head><title>Talks</title></head><body><div class='text'><article>"
        f"<h1>Talks go on</h1>{''.join(f'<p>{words}</p>' for words in _SOME[0].body)}</article></div></body>"
    )
    assert len(_documents(page.encode(), "page.html")) == 1


def _doc(story: Story) -> str:
    inside = "".join(f"<p>{escape(words)}</p>" for words in story.body)
    return (
        f"<doc sitename={quoteattr(story.outlet)} title={quoteattr(story.title)} "
        f'author={quoteattr(story.author)} date="{story.day}" url="https://example.org/1" '
        f'fingerprint="1e9c"><main><head rend="h2">A part</head>{inside}<list rend="ul"><item>One item</item>'
        "</list></main><comments><p>A reader says so.</p></comments></doc>"
    )


def _tei(story: Story) -> str:
    inside = "".join(f"<p>{escape(words)}</p>" for words in story.body)
    return (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt>'
        f'<title type="main">{escape(story.title)}</title><author>{story.author}</author></titleStmt>'
        "<publicationStmt><p/></publicationStmt><sourceDesc><biblFull><publicationStmt>"
        f"<publisher>{escape(story.outlet)}</publisher><date>{story.day}</date></publicationStmt></biblFull>"
        '</sourceDesc></fileDesc><profileDesc><creation><date type="download">2026-11-28</date></creation>'
        f'</profileDesc></teiHeader><text><body><div type="entry">{inside}</div>'
        '<div type="comments"><p>A reader says so.</p></div></body></text></TEI>'
    )


@pytest.mark.parametrize("form", [_doc, _tei])
@pytest.mark.parametrize("holder", ["{}", '<?xml version="1.0" encoding="utf-8"?>\n{}'])
@pytest.mark.parametrize("number", [1, 3])
def test_articles_as_xml(form: object, holder: str, number: int) -> None:
    assert callable(form)
    some = _SOME[:number]
    found = _documents("\n".join(holder.format(form(story)) for story in some).encode(), "articles.xml")
    assert [one.title for one in found] == [story.title for story in some]
    assert [one.published for one in found] == [story.day for story in some]
    assert [one.outlet for one in found] == [story.outlet for story in some]
    assert all(one.author is None for one in found)
    for one, story in zip(found, some, strict=True):
        words = _body(one)
        assert " ".join(story.body) in " ".join(words) and "reader" not in words


def _of_factiva(story: Story) -> str:
    first, *rest = (f"<paragraph>{escape(words)}</paragraph>" for words in story.body)
    return (
        "<ppsarticle><article><accessionNo>QUAYOB0020260101em000000d</accessionNo>"
        "<baseLanguage>EN</baseLanguage>"
        f"<copyright>(c) {story.day.year} {escape(story.outlet)}</copyright>"
        f"<byline>By {story.author}</byline>"
        f"<headline><paragraph><hlt>{escape(story.title.split()[0])}</hlt>"
        f"{escape(story.title[len(story.title.split()[0]) :])}</paragraph></headline>"
        f"<leadParagraph>{first}</leadParagraph><publicationDate><dateTime>{story.day}T01:35:58Z</dateTime>"
        f"</publicationDate><sourceName>{escape(story.outlet)}</sourceName>"
        '<region code="ned"><name>Northland</name></region>'
        f"<tailParagraphs>{''.join(rest)}</tailParagraphs><wordCount>60</wordCount></article></ppsarticle>"
    )


@pytest.mark.parametrize("number", [1, 3])
def test_the_xml_of_factiva(number: int) -> None:
    some = _SOME[:number]
    inside = "".join(map(_of_factiva, some))
    data = (
        '<?xml version="1.0" encoding="utf-8"?>\n<PPSResponse><ppsArticleResponse '
        f'xmlns="http://global.factiva.com/pps/2.0"><ppsarticleResultSet count="{number}">{inside}'
        "</ppsarticleResultSet></ppsArticleResponse></PPSResponse>"
    )
    found = _documents(data.encode(), "export.xml")
    assert [(one.title, one.published, one.outlet) for one in found] == [
        (story.title, story.day, story.outlet) for story in some
    ]
    assert [" ".join(_body(one)) for one in found] == [" ".join(story.body) for story in some]
    [first, *_] = open_file(data.encode(), "export.xml")
    assert any("Northland" in line.text for line in first.reading.report.dropped)


@pytest.mark.parametrize(
    "broken", [b"<doc title='a'><main><p>words", b"<doc title='a'><main></main></doc>", b"<TEI><text/></TEI>"]
)
def test_xml_that_is_damaged_or_empty_says_what_to_do(broken: bytes) -> None:
    [piece] = open_file(broken, "article.xml")
    assert piece.reading.document is None and "xml" in (piece.reading.problem or "").casefold()


_RIS = [
    {"title": "TI", "outlet": "T2", "day": "DA", "text": "AB", "author": "AU", "url": "UR"},
    {"title": "T1", "outlet": "JO", "day": "Y1", "text": "N2", "author": "A1", "url": "UR"},
    {"title": "TI", "outlet": "JF", "day": "DA", "text": "N1", "author": "AU", "url": "UR"},
    {"title": "T1", "outlet": "JA", "day": "PY", "text": "RN", "author": "A1", "url": "UR"},
    {"title": "TI", "outlet": "PB", "day": "DA", "text": "AB", "author": "A1", "url": "UR"},
]


@pytest.mark.parametrize("tags", _RIS)
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_references_as_ris_under_each_name(tags: dict[str, str], ends: str) -> None:
    written = ends.join(
        ends.join(
            (
                "TY  - NEWS",
                f"{tags['title']}  - {story.title}",
                f"{tags['author']}  - Holt, Ada",
                f"{tags['outlet']}  - {story.outlet}",
                f"{tags['day']}  - {story.day:%Y/%m/%d}",
                f"{tags['url']}  - https://example.org/{story.day}",
                f"{tags['text']}  - {' '.join(story.body)}",
                "ER  - ",
                "",
            )
        )
        for story in _SOME
    )
    found = _documents(written.encode(), "list.ris")
    assert [one.title for one in found] == [story.title for story in _SOME]
    assert [one.outlet for one in found] == [story.outlet for story in _SOME]
    assert [one.published for one in found] == [story.day for story in _SOME]
    assert [one.url for one in found] == [f"https://example.org/{story.day}" for story in _SOME]
    assert [one.author for one in found] == [None] * len(_SOME)
    assert [_body(one) for one in found] == [" ".join(story.body).split() for story in _SOME]


@pytest.mark.parametrize("kind", ["article", "online", "misc", "newspaper"])
@pytest.mark.parametrize(
    "names",
    [("journal", "date", "abstract"), ("journaltitle", "date", "annote"), ("howpublished", "date", "note")],
)
def test_references_as_bibtex_under_each_name(kind: str, names: tuple[str, str, str]) -> None:
    outlet, day, text = names
    written = "\n\n".join(
        f"@{kind}{{k{at},\n  title = {{{{{story.title}}}}},\n  author = {{Holt, Ada}},\n"
        f"  {outlet} = {{{story.outlet}}},\n  {day} = {{{story.day}}},\n"
        f"  url = {{https://example.org/{at}}},\n  {text} = {{{' '.join(story.body)}}}\n}}"
        for at, story in enumerate(_SOME)
    )
    found = _documents(written.encode(), "list.bib")
    assert [one.title for one in found] == [story.title for story in _SOME]
    assert [one.outlet for one in found] == [story.outlet for story in _SOME]
    assert [one.published for one in found] == [story.day for story in _SOME]
    assert [one.author for one in found] == [None] * len(_SOME)


def test_a_name_of_a_field_that_one_reader_knows_is_known_in_a_table() -> None:
    story = _SOME[0]
    table = f'primary_title,journal_name,date,notes_abstract\n"{story.title}","{story.outlet}",' + (
        f'{story.day},"{" ".join(story.body)}"\n'
    )
    [found] = _documents(table.encode(), "list.csv")
    assert (found.title, found.outlet, found.published) == (story.title, story.outlet, story.day)
    assert isinstance(found.published, date)
