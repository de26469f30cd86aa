"""Hostile and broken files, made by code: cut short, packed as bombs, of the wrong type, nested, gigantic,
garbled.
"""

from __future__ import annotations

import base64
import io
import json
import zipfile
import zlib
from collections.abc import Iterator

STORY = (
    "The two ministers met in Varna on Monday. They said that the talks on limits would go on in the spring. "
)
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]>"
)
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
_TYPES = "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>"


def hostile_files() -> Iterator[tuple[str, bytes]]:
    """More than 200 named files. Each is to give documents or problems, never an exception."""
    sound = _sound()
    for name, data in sound.items():
        for twentieth in range(1, 20):
            yield f"cut at {twentieth * 5} per cent.{name}", data[: len(data) * twentieth // 20]
        yield (
            f"a byte in seven turned.{name}",
            bytes(b ^ 0x55 if n % 7 == 3 else b for n, b in enumerate(data)),
        )
        yield f"zeros behind.{name}", data + bytes(5_000)
        yield f"twice over.{name}", data * 2
        for other in ("txt", "pdf", "csv"):
            yield f"{name} by another name.{other}", data
    yield from _bombs()
    yield from _texts()
    yield from _marked_up()
    yield from _tables()


def zipped(files: dict[str, bytes], kind: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip archive of the files."""
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w", kind) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stored.getvalue()


def odt(content: str) -> bytes:
    """An OpenDocument text with this content.xml."""
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content, zipfile.ZIP_DEFLATED)
    return stored.getvalue()


def pdf(stream: bytes, filters: str = "/FlateDecode", media: str = "0 0 612 792") -> bytes:
    """A PDF of one page with this content stream, without a table of its objects, which readers rebuild."""
    return (
        b"%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> "
        b"endobj\n2 0 obj "
        b"<</Type/Pages/Kids[3 0 "
        b"R]/Count 1>> endobj\n"
        b"3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[" + media.encode() + b"]/Contents 4 0 R"
        b"/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>> endobj\n"
        b"4 0 obj <</Length "
        + str(len(stream)).encode()
        + b"/Filter "
        + filters.encode()
        + b">> stream\n"
        + stream
        + b"\nendstream endobj\ntrailer <</Root 1 0 R>>\n%%EOF"
    )


def letter(text: str) -> bytes:
    """An e-mail with this text."""
    return (
        "From: a@example.org\nTo: b@example.org\nSubject: Talks\nDate: Wed, 04 Mar 2026 10:00:00 +0100\n"
        f"MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n{text}\n"
    ).encode()


def _sound() -> dict[str, bytes]:
    import openpyxl
    from docx import Document

    words, book, stored, sheet = Document(), openpyxl.Workbook(), io.BytesIO(), io.BytesIO()
    words.add_heading("Talks in Varna", 0)
    words.add_paragraph(STORY)
    words.save(stored)
    book.active.append(["title", "text"])
    book.active.append(["Talks", STORY])
    book.save(sheet)
    page = f"<!doctype html><html><body><article><h1>Talks</h1><p>{STORY * 3}</p></article></body></html>"
    return {
        "docx": stored.getvalue(),
        "xlsx": sheet.getvalue(),
        "odt": odt(_odt_text(STORY)),
        "pdf": pdf(zlib.compress(f"BT /F1 12 Tf 72 700 Td ({STORY}) Tj ET".encode())),
        "rtf": (r"{\rtf1\ansi Talks\par\par " + STORY + r"\par}").encode(),
        "html": page.encode(),
        "eml": letter(STORY),
        "zip": zipped({"a.txt": STORY.encode(), "b.eml": letter(STORY)}),
    }


def _odt_text(words: str) -> str:
    return (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>'
        "<text:h>Talks in Varna</text:h>"
        f"<text:p>{words}</text:p></office:text></office:body></office:document-content>"
    )


def _bombs() -> Iterator[tuple[str, bytes]]:
    zeros = bytes(60_000_000)
    once = zlib.compress(zeros, 9)
    yield "zeros.zip", zipped({"zeros.txt": zeros})
    yield "zeros in a zip in a zip.zip", zipped({"in.zip": zipped({"zeros.txt": zeros})})
    yield "one zip in the other.zip", _nested(12)
    yield "many files.zip", zipped({f"{n}.txt": STORY.encode() for n in range(2_300)})
    yield "bomb.docx", zipped({"[Content_Types].xml": _TYPES.encode(), "word/document.xml": zeros})
    yield "bomb.xlsx", zipped({"[Content_Types].xml": _TYPES.encode(), "xl/workbook.xml": zeros})
    yield "bomb.odt", odt(" " * 60_000_000)
    yield "bomb.pdf", pdf(once)
    yield "packed twice.pdf", pdf(zlib.compress(once, 9), "[/FlateDecode /FlateDecode]")
    yield "packed in letters.pdf", pdf(base64.a85encode(once) + b"~>", "[/ASCII85Decode /FlateDecode]")
    yield "gigantic page.pdf", pdf(zlib.compress(b"BT /F1 1 Tf (x) Tj ET"), media="0 0 1e30 1e30")
    ways_out = (
        "../../up.txt",
        "/etc/up.txt",
        "..\\..\\up.txt",
        "C:\\up.txt",
        "a/../../up.txt",
        "\\\\host\\up.txt",
    )
    for number, path in enumerate(ways_out):
        yield f"climbs {number}.zip", zipped({path: STORY.encode()})
    yield "a link out.zip", _with_link()
    yield "locked.zip", zipped({"a.txt": STORY.encode()}).replace(b"\x14\x00\x00\x00", b"\x14\x00\x01\x00")


def _nested(depth: int) -> bytes:
    data = STORY.encode()
    for level in range(depth):
        data = zipped({f"{level}.zip" if level else "story.txt": data})
    return data


def _with_link() -> bytes:
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w") as archive:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    return stored.getvalue()


def _texts() -> Iterator[tuple[str, bytes]]:
    yield "one huge line.txt", (STORY * 20_000).encode()
    yield "a word without end.txt", b"a" * 3_000_000
    yield "line ends only.txt", b"\n" * 2_000_000 + STORY.encode()
    yield "short lines.txt", b"word\n" * 200_000
    yield "brackets.txt", b"[" * 100_000 + STORY.encode()
    yield "links that never end.txt", ("[a](" * 30_000 + STORY).encode()
    yield "stars.txt", ("*a _b " * 30_000 + STORY).encode()
    yield "tags that never end.txt", ("<a " * 30_000 + STORY).encode()
    yield "NULs.txt", STORY.replace(" ", "\x00 \x00").encode()
    yield "right to left.txt", ("\u202e" + STORY + "\u202c\u2066\u200f" * 50).encode()
    yield "combining marks.txt", (STORY + "e" + "\u0301" * 50_000).encode()
    yield "half surrogates.txt", STORY.encode() + b"\xed\xa0\x80\xed\xbf\xbf"
    yield "UTF-8 broken.txt", (STORY * 3).encode().replace(b"t", b"\xc3\x28\xfe")
    for encoding in ("utf-16", "utf-16-be", "utf-32", "cp1251", "shift_jis", "utf-7", "cp037"):
        yield f"in {encoding}.txt", ((STORY + "Переговоры о пределах. ") * 3).encode(encoding, "replace")
    for date in ("0000-00-00", "2026-99-99", "9" * 400, "31.02.2026", "soon", "-1", "٢٠٢٦-٠٣-٠٤"):
        yield f"dated {date[:12]}.md", f"---\ntitle: Talks\ndate: {date}\n---\n\n{STORY}".encode()
    yield "front matter without end.md", b"---\n" + b"a: b\n" * 100_000
    for magic in (
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff",
        b"MZ",
        b"\x7fELF",
        b"\x1f\x8b",
        b"Rar!",
        b"7z\xbc\xaf\x27\x1c",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"SQLite format 3\x00",
        b"OggS",
    ):
        yield f"{magic[:4].hex()} by another name.txt", magic + bytes(range(256)) * 20


def _marked_up() -> Iterator[tuple[str, bytes]]:
    yield "deep.html", b"<html><body>" + b"<div>" * 50_000 + STORY.encode()
    yield "unclosed.html", ("<!doctype html><p>" + "<b><i>" * 20_000 + STORY).encode()
    yield "attributes.html", ("<html><body " + "a=1 " * 50_000 + ">" + f"<p>{STORY}</p>").encode()
    yield "laughs.html", (LAUGHS + f"<html><body><p>&j;{STORY}</p></body></html>").encode()
    for name, head in (("laughs", LAUGHS), ("reads a file", OUTSIDE)):
        entity = "&j;" if name == "laughs" else "&x;"
        yield f"{name}.odt", odt(head + _odt_text(entity + STORY).replace("<?xml?>", ""))
        body = (
            f"{head}<w:document "
            f"xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>{entity}</w:document>"
        )
        yield (
            f"{name}.docx",
            zipped({"[Content_Types].xml": _TYPES.encode(), "word/document.xml": body.encode()}),
        )
        yield (
            f"{name}.xlsx",
            zipped({"[Content_Types].xml": _TYPES.encode(), "xl/workbook.xml": body.encode()}),
        )
    yield "deep.odt", odt(_odt_text("<text:span>" * 100_000 + STORY))
    yield "deep.rtf", b"{\\rtf1 " + b"{" * 200_000 + STORY.encode()
    yield "numbers.rtf", b"{\\rtf1 \\u99999999999? \\'zz \\bin999999999 " + STORY.encode() + b"}"
    yield "deep.eml", _deep_letter()
    yield (
        "no end of parts.eml",
        letter(STORY).replace(b"text/plain; charset=utf-8", b"multipart/mixed; boundary=x"),
    )
    yield "words in no code.eml", letter(STORY).replace(b"Talks", b"=?nope?b?////?= =?utf-8?q?=ZZ?=")
    yield "charset of nobody.eml", letter(STORY).replace(b"charset=utf-8", b"charset=nobody")
    yield "From lines.mbox", b"From a b\nSubject: x\n\n" * 5_000


def _deep_letter() -> bytes:
    data = letter(STORY)
    for _ in range(60):
        data = b"From: a\nTo: b\nSubject: c\nMIME-Version: 1.0\nContent-Type: message/rfc822\n\n" + data
    return data


def _tables() -> Iterator[tuple[str, bytes]]:
    yield "deep.json", b"[" * 200_000
    yield "deep object.json", b'{"text":' * 100_000
    yield "no object.json", b"[1, null, {}, []]"
    yield (
        "odd cells.json",
        json.dumps([{"text": {"a": [1]}, "title": 5, "date": None}, {"text": STORY}]).encode(),
    )
    yield "broken lines.jsonl", (json.dumps({"text": STORY, "title": "a"}) + "\n").encode() * 2 + b"{broken\n"
    yield "huge number.json", b'[{"text": ' + b"9" * 10_000 + b"}]"
    yield "quotation without end.csv", f'title,text\n"{STORY * 200}'.encode()
    yield "many columns.csv", (",".join(f"c{n}" for n in range(5_000)) + "\n" + "," * 4_999).encode()
    yield "ragged.csv", f"title,text\na\n{'b,' * 50}\nc,{STORY}\n".encode()
    yield "formulas.csv", f'title,text\n"=HYPERLINK(""x"")","{STORY}"\n'.encode()
