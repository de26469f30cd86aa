"""Small files that cost their reader very much time or memory, made by code, by format."""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Callable
from functools import cache

from tests.intake.hostile import STORY, letter, odt, zipped

_TYPES = (
    "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
    "<Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/>"
    "<Default Extension='xml' ContentType='application/xml'/><Override PartName='/{part}' "
    "ContentType='{kind}'/></Types>"
)
_RELATIONS = (
    "<Relationships "
    "xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship Id='r1' "
    "Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}' "
    "Target='{target}'/></Relationships>"
)
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_X = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def docx(body: str) -> bytes:
    """A Word document with this body."""
    return zipped(
        {
            "[Content_Types].xml": _TYPES.format(part="word/document.xml", kind=_WORD).encode(),
            "_rels/.rels": _RELATIONS.format(kind="officeDocument", target="word/document.xml").encode(),
            "word/document.xml": f"<w:document xmlns:w='{_W}'><w:body>{body}</w:body></w:document>".encode(),
        }
    )


def xlsx(rows: str, strings: str = "") -> bytes:
    """A workbook of one sheet with these rows and shared strings."""
    types = _TYPES.format(part="xl/workbook.xml", kind=_SHEET)
    kinds = (("worksheets/sheet1", "worksheet"), ("sharedStrings", "sharedStrings"))
    for part, kind in kinds:
        override = (
            f"<Override PartName='/xl/{part}.xml' ContentType='application/vnd.openxmlformats-officedocument."
            f"spreadsheetml.{kind}+xml'/></Types>"
        )
        types = types.replace("</Types>", override)
    relations = "".join(
        f"<Relationship Id='r{number}' Type='{_R}/{kind}' Target='{part}.xml'/>"
        for number, (part, kind) in enumerate(kinds, 1)
    )
    return zipped(
        {
            "[Content_Types].xml": types.encode(),
            "_rels/.rels": _RELATIONS.format(kind="officeDocument", target="xl/workbook.xml").encode(),
            "xl/_rels/workbook.xml.rels": (
                "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
                f"{relations}</Relationships>"
            ).encode(),
            "xl/workbook.xml": (
                f"<workbook xmlns='{_X}' xmlns:r='{_R}'><sheets><sheet name='a' sheetId='1' "
                f"r:id='r1'/></sheets></workbook>"
            ).encode(),
            "xl/worksheets/sheet1.xml": (
                f"<worksheet xmlns='{_X}'><sheetData>{rows}</sheetData></worksheet>".encode()
            ),
            "xl/sharedStrings.xml": f"<sst xmlns='{_X}'>{strings}</sst>".encode(),
        }
    )


def pdf(
    objects: dict[int, str | bytes], page: str = "/MediaBox[0 0 612 792]", fonts: str = "", tail: str = ""
) -> bytes:
    """A PDF of one page (object 3), whose other objects are these; readers rebuild the table of its
    objects.
    """
    every: dict[int, str | bytes] = {
        1: "<</Type/Catalog/Pages 2 0 R>>",
        2: "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: f"<</Type/Page/Parent 2 0 R {page}/Contents 4 0 R/Resources<</Font<</F1 "
        f"<<{fonts or _HELVETICA}>>>>/XObject<</X 10 0 R>>>>>>",
        4: stream(f"BT /F1 12 Tf 72 700 Td ({STORY}) Tj ET".encode()),
    } | objects
    body = b"".join(
        f"{number} 0 obj ".encode() + (held if isinstance(held, bytes) else held.encode()) + b" endobj\n"
        for number, held in every.items()
    )
    return b"%PDF-1.4\n" + body + f"trailer <</Root 1 0 R{tail}>>\n%%EOF".encode()


_HELVETICA = "/Type/Font/Subtype/Type1/BaseFont/Helvetica"
_CID = (
    "/Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H"
    "/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/A {more}>>] {own}"
)


def stream(data: bytes, said: str = "") -> bytes:
    """A stream object, as it is."""
    return f"<</Length {len(data)} {said}>> stream\n".encode() + data + b"\nendstream"


def _forms(depth: int) -> dict[int, str | bytes]:
    """Forms of which each draws the next ten times."""
    return {
        10 + level: stream(
            b"/X Do " * 10,
            f"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X {11 + level} 0 R>>>>",
        )
        for level in range(depth)
    } | {10 + depth: stream(b"BT ET", "/Type/XObject/Subtype/Form/BBox[0 0 9 9]")}


def _cmap(body: str) -> bytes:
    return stream(f"/CIDInit /ProcSet findresource begin begincmap {body} endcmap end".encode())


def _letters() -> bytes:
    """Thousands of letters, each in a place of its own."""
    return (
        b"BT /F1 1 Tf "
        + b"".join(f"1 0 0 1 {n * 37 % 600} {n * 91 % 780} Tm (a) Tj ".encode() for n in range(30_000))
        + b"ET"
    )


@cache
def _blanks() -> bytes:
    return zlib.compress(zlib.compress(bytes(60_000_000)), 9)


PDFS: dict[str, Callable[[], bytes]] = {
    "widths of many letters": lambda: pdf({}, fonts=_CID.format(more="/W [0 200000000 500]", own="")),
    "a range of all letters": lambda: pdf(
        {20: _cmap("1 beginbfrange <000000> <ffffff> <0041> endbfrange")},
        fonts=_CID.format(more="", own="/ToUnicode 20 0 R"),
    ),
    "a range of all signs": lambda: pdf(
        {20: _cmap("1 begincidrange <00000000> <7fffffff> 1 endcidrange")},
        fonts=_CID.format(more="", own="/ToUnicode 20 0 R").replace("/Identity-H", " 20 0 R"),
    ),
    "filters by another spelling": lambda: pdf(
        {
            4: stream(
                _blanks(),
                "/Filter[/#46lateDecode /#46lateDecode]",
            )
        }
    ),
    "filters behind a reference": lambda: pdf(
        {
            4: stream(_blanks(), "/Filter 5 0 R"),
            5: "[/FlateDecode/FlateDecode]",
        }
    ),
    "a ring for a size": lambda: pdf({5: "6 0 R", 6: "5 0 R"}, page="/MediaBox 5 0 R"),
    "a ring for a resource": lambda: pdf({5: "6 0 R", 6: "5 0 R", 4: stream(b"/X Do"), 10: "5 0 R"}),
    "a ring of pages": lambda: pdf({2: "<</Type/Pages/Kids[3 0 R 2 0 R]/Count 2>>"}),
    "forms within forms": lambda: pdf(_forms(9) | {4: stream(b"/X Do " * 10)}),
    "an index of billions": lambda: (
        b"%PDF-1.5\n1 0 obj <</Type/XRef/W[1 1 1]/Index[0 2000000000]/Size 2/Root 2 0 R/Length 0>> "
        b"stream\n\nendstream endobj\n"
        b"startxref\n9\n%%EOF"
    ),
    "a ring of tables": lambda: pdf({}, tail="/Prev 9") + b"\nstartxref\n9\n%%EOF",
    "brackets in brackets": lambda: pdf({4: stream(b"[" * 400_000)}),
    "dictionaries in dictionaries": lambda: pdf({5: "<</A " * 100_000}, page="/MediaBox 5 0 R"),
    "letters all over the page": lambda: pdf({4: stream(_letters())}),
    "packed by run lengths": lambda: pdf({4: stream(b"\x81 " * 400_000, "/Filter/RunLengthDecode")}),
    "a predictor of long lines": lambda: pdf(
        {
            4: stream(
                zlib.compress(bytes(9_000_000)), "/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 1>>"
            )
        }
    ),
}

_ROW = (
    "<w:tr><w:tc><w:tcPr><w:gridSpan "
    "w:val='{span}'/></w:tcPr><w:p><w:r><w:t>Share</w:t></w:r></w:p></w:tc></w:tr>"
)
_P = f"<w:p><w:r><w:t>{STORY}</w:t></w:r></w:p>"

OFFICE: dict[str, Callable[[], bytes]] = {
    "a cell over a million columns": lambda: docx(_P + f"<w:tbl>{_ROW.format(span=1_000_000)}</w:tbl>"),
    "a cell over a billion columns": lambda: docx(_P + f"<w:tbl>{_ROW.format(span=1_000_000_000)}</w:tbl>"),
    "paragraphs by the hundred thousand": lambda: docx("<w:p><w:r><w:t>Talks.</w:t></w:r></w:p>" * 100_000),
    "headings by the hundred thousand": lambda: docx(
        "<w:p><w:pPr><w:pStyle w:val='Heading1'/></w:pPr><w:r><w:t>Talks</w:t></w:r></w:p>" * 60_000
    ),
    "runs by the hundred thousand": lambda: docx(f"<w:p>{'<w:r><w:t>Talks </w:t></w:r>' * 60_000}</w:p>"),
    "tables in tables": lambda: docx("<w:tbl><w:tr><w:tc>" * 90 + _P + "<w:p/></w:tc></w:tr></w:tbl>" * 90),
    "cells joined downwards": lambda: docx(
        "<w:tbl>"
        + "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p><w:r><w:t>Share</w:t></w:r></w:p></w:tc></w:tr>"
        * 5_000
        + "</w:tbl>"
    ),
    "a cell in the last place": lambda: xlsx(
        "<row r='1'><c r='A1' t='inlineStr'><is><t>text</t></is></c></row>"
        "<row r='1048576'><c r='XFD1048576' t='inlineStr'><is><t>Talks</t></is></c></row>"
    ),
    "one string a million times": lambda: xlsx(
        "<row><c t='inlineStr'><is><t>title</t></is></c><c t='inlineStr'><is><t>text</t></is></c></row>"
        + "<row><c t='s'><v>0</v></c><c t='s'><v>0</v></c></row>" * 60_000,
        f"<si><t>{STORY * 3}</t></si>",
    ),
    "rows within rows": lambda: odt(
        "<o:c xmlns:o='urn:oasis:names:tc:opendocument:xmlns:office:1.0' "
        "xmlns:t='urn:oasis:names:tc:opendocument:xmlns:table:1.0' "
        "xmlns:x='urn:oasis:names:tc:opendocument:xmlns:text:1.0'>"
        + "<t:table-cell>" * 1_500
        + f"<t:table-row><t:table-cell><x:p>{STORY}</x:p></t:table-cell></t:table-row>" * 500
        + "</t:table-cell>" * 1_500
        + "</o:c>"
    ),
}


def _headed(header: str) -> bytes:
    return header.encode() + b"\n" + letter(STORY)


LETTERS: dict[str, Callable[[], bytes]] = {
    "a subject of encoded words": lambda: letter(STORY).replace(
        b"Subject: Talks", b"Subject: " + b"=?utf-8?b?QUFB?= " * 60_000
    ),
    "a subject of encoded words on lines": lambda: letter(STORY).replace(
        b"Subject: Talks", b"Subject: " + b"=?utf-8?q?Talks?=\n " * 60_000
    ),
    "a type of many parameters": lambda: letter(STORY).replace(
        b"text/plain;", b"text/plain; " + b"".join(b'a%d="b"; ' % n for n in range(10_000))
    ),
    "a name in many parts": lambda: letter(STORY).replace(
        b"MIME-Version",
        b"Content-Disposition: "
        b"attachment; " + b"".join(b"filename*%d*=a; " % n for n in range(20_000)) + b"\nMIME-Version",
    ),
    "a name in many comments": lambda: _headed("Reply-To: " + "(" * 40_000 + ")" * 40_000 + " a@example.org"),
    "many people": lambda: letter(STORY).replace(
        b"To: b@example.org", b"To: " + b"B <b@example.org>, " * 60_000
    ),
    "a date of many words": lambda: letter(STORY).replace(b"Date: Wed", b"Date: " + b"Wed, " * 200_000),
    "parts within parts": lambda: (
        b"From: a\nTo: b\nDate: c\nSubject: d\nMIME-Version: 1.0\n"
        + b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(1_100))
        + b"Content-Type: text/plain\n\n"
        + STORY.encode()
    ),
    "letters within letters": lambda: (
        b"From: a\nTo: b\nDate: c\n" + b"Content-Type: message/rfc822\n\nFrom: a\n" * 5_000 + STORY.encode()
    ),
    "a page of encoded words": lambda: letter(STORY).replace(
        b"Subject: Talks", b"Snapshot-Content-Location: " + b"=?utf-8?b?QUFB?= " * 60_000
    ),
}

TEXTS: dict[str, Callable[[], bytes]] = {
    "fields of rich text": lambda: (
        b"{\\rtf1 " + b'{\\field{\\*\\fldinst{HYPERLINK "' * 30_000 + STORY.encode()
    ),
    "groups of rich text": lambda: b"{\\rtf1 " + b"{\\*\\a" * 200_000 + STORY.encode(),
    "a title of spaces": lambda: (
        b"---\ntitle: x" + b" " * 150_000 + b"y\ndate: 2026-03-04\n---\n\n" + STORY.encode()
    ),
    "a heading of signs": lambda: b"# " + b"#" * 150_000 + b"x\n\n" + STORY.encode(),
    "a heading of spaces": lambda: b"# a" + b" " * 150_000 + b"x\n\n" + STORY.encode(),
    "titles of persons": lambda: b"Mr. " * 40_000 + STORY.encode(),
    "words of a wire": lambda: b"he said, " * 20_000 + STORY.encode(),
    "quotations": lambda: "“a” said X. ".encode() * 15_000 + STORY.encode(),
    "stars": lambda: b"*a" * 90_000 + b"\n\n" + STORY.encode(),
    "brackets of links": lambda: b"[" * 150_000 + b"\n\n" + STORY.encode(),
    "garbled signs": lambda: ("â€™Ã©" * 60_000 + STORY).encode(),
    "dashes in rows": lambda: b"---\n" * 60_000 + STORY.encode(),
    "comments that never end": lambda: b"<!--" * 200_000 + b"<p>" * 10 + STORY.encode(),
    "declarations that never end": lambda: b"<!doctype html [" * 50_000 + b"<p>" * 10 + STORY.encode(),
    "a table of cells": lambda: b"<html><body><table><tr>" + b"<td>Talks went on.</td>" * 60_000,
    "deep lists": lambda: b"<html><body>" + b"<ul><li><p>Talks.</p>" * 40_000 + STORY.encode(),
    "many links": lambda: b"<html><body>" + b"<p><a href=x>Talks</a> went on.</p>" * 60_000,
    "a number of many figures": lambda: b'[{"text": "a", "title": ' + b"9" * 4_000_000 + b"}]",
    "keys by the million": lambda: ("[{" + ",".join(f'"k{n}": 1' for n in range(300_000)) + "}]").encode(),
    "lists within lists": lambda: b"[" * 900 + b'{"text": 1}' + b"]" * 900,
    "pages in cells": lambda: json.dumps([{"text": "<p>" + "<b><i>" * 60_000}] * 3).encode(),
    "words that go up": lambda: ("e" + "\u0301\u0316" * 400_000 + STORY).encode(),
}


def feed() -> bytes:
    """A feed of elements within elements."""
    return b"<rss><channel>" + b"<item><title>" * 200_000 + b"</channel></rss>"


def overlapping() -> bytes:
    """A zip of which every entry is the same packed megabyte."""
    packed = zlib.compressobj(9, zlib.DEFLATED, -15)
    data = STORY.encode() * 9_000
    body = packed.compress(data) + packed.flush()
    name = b"a.txt"
    local = (
        struct.pack(
            "<4s5H3I2H", b"PK\x03\x04", 20, 0, 8, 0, 0, zlib.crc32(data), len(body), len(data), len(name), 0
        )
        + name
    )
    entry = struct.pack(
        "<4s6H3I5H2I",
        b"PK\x01\x02",
        20,
        20,
        0,
        8,
        0,
        0,
        zlib.crc32(data),
        len(body),
        len(data),
        len(name),
        0,
        0,
        0,
        0,
        0,
        0,
    )
    central = (entry + name) * 200
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 200, 200, len(central), len(local) + len(body), 0)
    return local + body + central + end


EVERY: dict[str, Callable[[], bytes]] = {
    **{f"{name}.pdf": make for name, make in PDFS.items()},
    **{f"{name}.office": make for name, make in OFFICE.items()},
    **{f"{name}.eml": make for name, make in LETTERS.items()},
    **{f"{name}.txt": make for name, make in TEXTS.items()},
    "the same entry.zip": overlapping,
}
