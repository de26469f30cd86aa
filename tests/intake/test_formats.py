"""What readers of single formats leave out, and what they refuse."""

from __future__ import annotations

import zlib

from detente.intake.file_reading import read
from detente.intake.formats.pdf import _without_running_lines
from tests.intake.hostile import LAUGHS, STORY, odt, pdf, zipped

DOCUMENT = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
    "<office:body><office:text><text:h>Envoys Meet in "
    "Varna</text:h><text:p>{words}</text:p><table:table><table:table-row>"
    "<table:table-cell><text:p>Share of "
    "GDP</text:p></table:table-cell><table:table-cell><text:p>2.1 per cent.</text:p>"
    "</table:table-cell></table:table-row></table:table></office:text></office:body></office:document-content>"
)


def test_an_opendocument_text_gives_headings_paragraphs_and_rows() -> None:
    reading = read(
        odt(DOCUMENT.replace("{words}", f"The <text:span>envoys</text:span><text:s/>met. {STORY}")), "a.odt"
    )
    assert reading.document is not None and reading.document.title == "Envoys Meet in Varna"
    texts = [block.text for block in reading.document.blocks]
    assert texts[0].startswith("The envoys met.") and texts[1] == "Share of GDP | 2.1 per cent."


def test_entities_in_a_document_are_refused() -> None:
    reading = read(odt(LAUGHS + DOCUMENT.replace("{words}", "&j;")), "laughs.odt")
    assert reading.problem is not None and "XML entities" in reading.problem


def test_running_headers_and_page_numbers_are_left_out_and_reported() -> None:
    pages = [
        ["The Gazette, issue 4", f"Paragraph {n} of the speech, which is long enough.", str(n)]
        for n in range(1, 5)
    ]
    kept, dropped = _without_running_lines(pages)
    assert len(kept) == 4 and all(line.startswith("Paragraph") for line in kept)
    assert [line.reason for line in dropped[:2]] == ["running header or footer", "page number"]


def test_a_pdf_that_unpacks_to_too_much_and_one_without_text_are_refused() -> None:
    bomb = read(pdf(zlib.compress(bytes(40_000_000))), "bomb.pdf")
    assert bomb.problem is not None and "unpacks to more than 30 MB" in bomb.problem
    scan = read(pdf(zlib.compress(b"q Q")), "scan.pdf")
    assert scan.problem is not None and "seems to be a scan" in scan.problem


def test_a_workbook_with_macros_or_a_bomb_in_it_is_a_sentence() -> None:
    bomb = zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": bytes(40_000_000)})
    reading = read(bomb, "bomb.docx")
    assert reading.problem is not None and "A part of the document unpacks to 40 MB" in reading.problem
