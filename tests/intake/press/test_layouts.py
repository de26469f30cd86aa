"""Layouts of press databases that are not the plain one: corrected articles, summaries, editions, interfaces
in other scripts, letters. Each structure is a database's own, the words are ours.
"""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from detente.intake.containers import open_file
from detente.intake.no_article import no_article
from detente.intake.press.splitting import split
from detente.records import Document
from tests.intake.press.made_exports import Story, stories


def _documents(data: str | bytes, name: str) -> list[Document]:
    raw = data.encode() if isinstance(data, str) else data
    return [one.reading.document for one in open_file(raw, name) if one.reading.document]


def _body(one: Document) -> str:
    return " ".join(block.text for block in one.blocks if block.kind == "body")


_LOGO = (
    '<div id="navcontainer"><table><tr><td class="factivalogo"><h1>Dow Jones Factiva</h1></td>'
    '<td class="djrlogo"><span>Dow Jones</span></td></tr></table></div>'
)
_INTERFACES = {
    "en": ("1,240 words", "{d} {month} {y}", "January February March April May June July August September "
           "October November December", "English", "Document", "Search Summary"),
    "de": ("1.240 Wörter", "{d} {month} {y}", "Januar Februar März April Mai Juni Juli August September "
           "Oktober November Dezember", "Englisch", "Dokument", "Zusammenfassung der Suche"),
    "fr": ("1 240 mots", "{d} {month} {y}", "janvier février mars avril mai juin juillet août septembre "
           "octobre novembre décembre", "Anglais", "Document", "Résumé de la recherche"),
    "zh": ("1240 字", "{y} 年 {m} 月 {d} 日 17:04", "", "英文", "文件", "搜索摘要"),
    "ja": ("1240 文字", "{y}年{m}月{d}日", "", "英語", "文書", "検索概要"),
}  # fmt: skip


def _factiva(some: list[Story], interface: str, author: bool, section: str) -> str:
    """As Factiva saves a page: its logo above, the section above the title, the search at the end."""
    words, form, months, language, document, behind = _INTERFACES[interface]
    articles = ""
    for at, story in enumerate(some):
        month = months.split()[story.day.month - 1] if months else ""
        day = form.format(d=story.day.day, m=story.day.month, y=story.day.year, month=month)
        divs = f"<div>{section}</div>" if section else ""
        divs += f'<div id="hd"><span class="{interface}Headline counted">{story.title}</span></div>'
        divs += f'<div class="author">By {story.author}</div><div>Special to them</div>' * author
        copyright = f"Copyright {story.day.year} {story.outlet}"
        lines = (words, day, story.outlet, "QUAYOB", "Late Edition - Final", "1", language, copyright)
        divs += "".join(f"<div>{line}</div>" for line in lines)
        text = "".join(f'<p class="articleParagraph enarticleParagraph">{one}</p>' for one in story.body)
        articles += f'<span></span><div id="article-{at}" class="article"><div class="article enArticle"><p>'
        articles += f"</p>{divs}<p></p>{text}<p>{document} QUAYOB00{story.day:%Y%m%d}em{at:03}000d</p>"
        articles += "</div></div><br>"
    summary = f"<table><tr><td>{behind}</td></tr><tr><td>Text</td><td>envoys and river</td></tr></table>"
    return f"<html><head><title>Factiva</title></head><body>{_LOGO}{articles}{summary}</body></html>"


@pytest.mark.parametrize("interface", _INTERFACES)
@pytest.mark.parametrize("section", ["", "Foreign Desk; 1", "Letters"])
@pytest.mark.parametrize("number", [1, 3])
def test_a_page_of_factiva_in_any_interface(interface: str, section: str, number: int) -> None:
    some = stories(number)
    found = _documents(_factiva(some, interface, author=number > 1, section=section), "page.html")
    assert [(one.title, one.published, one.outlet) for one in found] == [
        (story.title, story.day, story.outlet) for story in some
    ]
    assert [_body(one) for one in found] == [" ".join(story.body) for story in some]


def _nexis_uni(story: Story, *, day: str, above: str = "", below: str = "") -> str:
    head = [above + story.title, story.outlet, *([day] if day else []), *([below] if below else [])]
    head += [f"Copyright {story.day.year} {story.outlet}", "Section: NEWS;", "Length: 60 words", "Body"]
    return "\n\n".join([*head, *story.body, "Load-Date: March 2, 2026", "End of Document"])


@pytest.mark.parametrize("edition", ["Ontario Edition", "The Quay Observer on the Web", "CITY EDITION"])
def test_an_edition_behind_the_date_is_part_of_its_line(edition: str) -> None:
    some = stories(3)
    text = "\n\n".join(
        _nexis_uni(one, day=f"{one.day:%B} {one.day.day}, {one.day:%Y %A}, {edition}") for one in some
    )
    found = _documents(text, "export.txt")
    assert [(one.title, one.published) for one in found] == [(one.title, one.day) for one in some]


@pytest.mark.parametrize("below", ["Correction Appended", ""])
@pytest.mark.parametrize("above", ["", "INTERNATIONAL BUSINESS;\n"])
def test_an_article_without_a_date_keeps_title_and_outlet(above: str, below: str) -> None:
    some = stories(3)
    texts = [_nexis_uni(one, day=f"{one.day:%B} {one.day.day}, {one.day:%Y %A}") for one in some[:2]]
    found = _documents("\n\n".join([*texts, _nexis_uni(some[2], day="", above=above, below=below)]), "a.txt")
    assert found[2].title is not None and found[2].title.endswith(some[2].title)
    assert (found[2].published, found[2].outlet) == (None, some[2].outlet)
    assert _body(found[2]) == " ".join(some[2].body)


@pytest.mark.parametrize("outlet", ["The Harbour Post (Eskby) - Final Edition", "The Harbour Post(Eskby)"])
def test_an_outlet_stands_without_its_edition(outlet: str) -> None:
    story = stories(1)[0]
    other = Story(story.title, outlet, story.day, story.author, story.body)
    found = _documents(_nexis_uni(other, day=f"{story.day:%B} {story.day.day}, {story.day.year}"), "a.txt")
    assert found[0].outlet == "The Harbour Post (Eskby)"


_DECK = (
    "Plans to close the old ferry pier were turned down by the council and have brought the owners of both "
    "lines to the table, where the first of eleven meetings ended with tea, writes our man at the river, who "
    "has been at all of them."
)


def test_a_summary_above_the_labels_is_read_as_text() -> None:
    some = stories(4)
    lines: list[str] = []
    for number, story in enumerate(some, 1):
        day = f"{story.day:%B} {story.day.day}, {story.day.year}, CITY EDITION"
        lines += [f"{number} of 4 DOCUMENTS", story.outlet, day, story.title]
        lines += [_DECK] if number % 2 else []
        lines += [f"BYLINE: By {story.author}", "SECTION: NEWS; Pg. 11", "LENGTH: 60 words", *story.body]
        lines += [f"LOAD-DATE: {day}"]
    found = _documents("\n\n".join(lines), "a.txt")
    assert [one.title for one in found] == [story.title for story in some]
    assert [_body(one).startswith(_DECK) for one in found] == [True, False, True, False]


@pytest.mark.parametrize("label", ["SECTEUR-ACTIVITE", "LOCALISATION-GEO", "WHAT-NOBODY-KNOWS"])
def test_terms_of_an_index_that_are_wrapped_are_no_text(label: str) -> None:
    story = stories(1)[0]
    lines = ["1 of 1 DOCUMENTS", story.outlet, "12 avril 2026 dimanche", story.title, "LONGUEUR: 60 mots"]
    lines += [*story.body, f"{label}: NAICS221310\nWATER SUPPLY (85%); RIVERS\n(78%)"]
    lines += ["DATE-CHARGEMENT: 13 avril 2026", "LANGUE: ANGLAIS", "TYPE-PUBLICATION: Journal"]
    found = split("\n\n".join(lines))
    assert found is not None and found.parts[0].text.split() == " ".join(story.body).split()
    assert found.parts[0].date == "2026-04-12"


def _letter(some: list[Story], *, forwarded: bool = False, dated: bool = True, image: bool = False) -> bytes:
    """What ProQuest sends: a page whose articles have labels, one behind the other."""
    page = (
        "<p>All documents are reproduced with the permission of the copyright owner. No more is allowed.</p>"
    )
    page += "<div>Ida Berg sent you the following:</div><p>Email 1 of 5</p>"
    for at, story in enumerate(some):
        said = [
            ("Author", story.author),
            ("Publication info", _cited(story)),
            ("Abstract", "None available."),
        ]
        tail = [("Subject", "Talks; Rivers"), ("Publication title", f"{story.outlet}; Eskby (Northland)")]
        tail += [("Publication date", f"{story.day:%b} {story.day.day}, {story.day.year}")]
        tail = tail if dated else []
        tail += [("ProQuest document ID", str(at)), ("Database", "Newsstream")]
        text = ("<p>Enlarge this image.</p>" if image else "") + "".join(
            f"<p>{one}</p>" for one in story.body
        )
        page += f"<div><p style='font-weight:bold'>{story.title}</p>{_labelled(said)}"
        page += (
            f"<p><a href='https://example.org/{at}'>ProQuest document link</a></p><p><b>Full text: </b></p>"
        )
        page += f"{text}{_labelled(tail)}</div>"
    made = EmailMessage()
    made["Subject"], made["From"], made["To"] = "Your ProQuest Research", "a@example.org", "b@example.org"
    made["Date"] = "Mon, 02 Nov 2026 10:00:00 +0000"
    if forwarded:
        made.set_content("A note by whoever forwarded it.")
        made.add_alternative(
            f"<p>--</p><p>Olga Ferry, Ph.D</p><blockquote>{page}</blockquote>", subtype="html"
        )
    else:
        made.set_content(page, subtype="html")
    return made.as_bytes()


def _cited(story: Story) -> str:
    return f"{story.outlet} ; Eskby [Eskby]{story.day.day} {story.day:%b} {story.day.year}: 4."


def _labelled(said: list[tuple[str, str]]) -> str:
    return "".join(f"<p><strong>{label}:  </strong>{value}</p>" for label, value in said)


@pytest.mark.parametrize("forwarded", [False, True])
@pytest.mark.parametrize("dated", [True, False])
@pytest.mark.parametrize("number", [1, 4])
def test_a_letter_of_proquest_is_taken_apart(forwarded: bool, dated: bool, number: int) -> None:
    some = stories(number)
    found = _documents(_letter(some, forwarded=forwarded, dated=dated), "mail.eml")
    assert [(one.title, one.published, one.outlet) for one in found] == [
        (story.title, story.day, story.outlet) for story in some
    ]
    assert [_body(one) for one in found] == [" ".join(story.body) for story in some]


def test_a_table_of_results_is_no_program() -> None:
    rows = "\n\n".join(f"Ward {at}\n\nIda Berg (x) {at * 31}\n\nJon Marsh {at * 29}" for at in range(1, 60))
    assert "program" not in (no_article("The results", rows) or "")


def _old_europresse(some: list[Story], *, byline: bool, number: str, spans: bool) -> str:
    """As the older interface saved it: a cell of a table an article, which no element holds apart."""
    rows = ""
    for at, story in enumerate(some):
        day = f"{story.day:%B} {story.day.day}, {story.day.year}"
        heads = ["World", f"{story.day:%A}", day] if spans else [f"World, {story.day:%A}, {day}, p. 4"]
        head = "".join(f'<span class="DocHeader">{words}, </span>' for words in heads)
        text = "".join(f"<p>{words}</p>" for words in story.body)
        rows += (
            f'<tr><td><table><tr><td><span class="DocPublicationName">{story.outlet}{number}</span><br>'
            f"{head}<br>"
            f'<span class="TitreArticleVisu">{story.title}</span><br>{story.author if byline else ""}{text}'
            f"<br>© {story.day.year} {story.outlet}. All rights reserved.</td></tr>"
            f'<tr><td align="center">news·{story.day:%Y%m%d}·QO·{at}</td></tr></table></td></tr>'
        )
    return f"<html><body><table><tbody>{rows}</tbody></table></body></html>"


@pytest.mark.parametrize("byline", [True, False])
@pytest.mark.parametrize("number", ["", ", no. 8123"])
@pytest.mark.parametrize("spans", [True, False])
@pytest.mark.parametrize("many", [1, 3])
def test_the_older_pages_of_europresse(byline: bool, number: str, spans: bool, many: int) -> None:
    some = stories(many)
    page = _old_europresse(some, byline=byline, number=number, spans=spans)
    found = _documents(page, "page.html")
    assert [(one.title, one.published, one.outlet) for one in found] == [
        (story.title, story.day, story.outlet) for story in some
    ]
    assert [_body(one) for one in found] == [" ".join(story.body) for story in some]
