"""Two hundred hostile files of kinds that stand in none of the other generators, drawn by number: archives in
archives, entities, deep nesting, huge cells, rings, cut files, lone surrogates, zero bytes, giant headers.

`few()` is for the test suite; `benchmarks/hostile_files.py` reads them all.
"""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import tarfile
import zlib
from collections.abc import Callable, Iterator
from random import Random

from tests.intake.attacks import docx, stream
from tests.intake.attacks import pdf as pdf_of
from tests.intake.hostile import STORY, letter, zipped
from tests.intake.press.export_variants import FORMS, variant


def _packed_in_packed(draw: Random) -> bytes:
    """An archive in an archive in an archive, each packed in another way, with blanks in the middle."""
    data = bytes(draw.choice([1_000, 5_000_000, 30_000_000]))
    for _ in range(draw.randint(2, 6)):
        pack = draw.choice([gzip.compress, bz2.compress, lzma.compress, _tarred, _zip_of])
        data = pack(data)
    return data


def _tarred(data: bytes) -> bytes:
    stored = io.BytesIO()
    with tarfile.open(fileobj=stored, mode="w:gz") as archive:
        for name in ("a.txt", "../b.txt", "/c.txt"):
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return stored.getvalue()


def _zip_of(data: bytes) -> bytes:
    return zipped({f"{at}.gz": data for at in range(3)})


def _entities(draw: Random) -> bytes:
    """XML whose entities grow, refer to each other, or name a file, in each of the formats that are XML."""
    depth, width = draw.randint(3, 12), draw.randint(2, 12)
    grown = "".join(f'<!ENTITY e{at} "{f"&e{at - 1};" * width}">' for at in range(1, depth))
    ring = '<!ENTITY e0 "&e1;"><!ENTITY e1 "&e0;">'
    kinds = ['<!ENTITY e0 "ha">' + grown, ring, '<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;']
    head = f'<?xml version="1.0"?><!DOCTYPE d [{draw.choice(kinds)}]>'
    inside = f"&e{draw.randint(0, depth - 1)};" * draw.randint(1, 50)
    forms = [
        f"{head}<doc title='a'><main><p>{inside}{STORY}</p></main></doc>",
        f"{head}<TEI><text><body><p>{inside}{STORY}</p></body></text></TEI>",
        f"{head}<mediawiki xmlns='http://www.mediawiki.org/xml/export-0.11/'><page><title>a</title>"
        f"<revision><text>{inside}{STORY}</text></revision></page></mediawiki>",
        f"{head}<html><body><p>{inside}{STORY}</p></body></html>",
    ]
    return draw.choice(forms).encode()


def _deep(draw: Random) -> bytes:
    """Elements, lists, braces or parts within each other, thousands deep."""
    depth = draw.choice([500, 5_000, 50_000, 200_000])
    forms: list[Callable[[], bytes]] = [
        lambda: b"<doc title='a'><main>" + b"<list>" * depth + STORY.encode(),
        lambda: b"<TEI><text><body>" + b"<div>" * depth + STORY.encode() + b"</div>" * depth,
        lambda: b"<!doctype html><body>" + b"<table><tr><td>" * (depth // 3) + STORY.encode(),
        lambda: (b'{"a":' * depth) + b"1" + b"}" * depth,
        lambda: b'{"messages":' + b"[" * depth + b"]" * depth + b',"name":"a","type":"b"}',
        lambda: b"{\\rtf1 " + b"{\\b " * depth + STORY.encode() + b"}" * depth,
        lambda: b"> " * depth + STORY.encode(),
        lambda: docx(
            "<w:sdt><w:sdtContent>" * min(depth, 20_000) + f"<w:p><w:r><w:t>{STORY}</w:t></w:r></w:p>"
        ),
        lambda: b"@article{a, title={" + b"{" * depth + b"x" + b"}" * depth + b"}}",
    ]
    return draw.choice(forms)()


def _cells(draw: Random) -> bytes:
    """Tables with giant cells, giant rows, quotation marks that never end, separators without number."""
    size = draw.choice([100_000, 1_000_000, 8_000_000])
    forms: list[Callable[[], bytes]] = [
        lambda: b"title,text\na," + b"word " * (size // 5) + b"\n",
        lambda: b'title,text\na,"' + b'""' * (size // 2) + b"\n",
        lambda: b"title,text\n" + b"," * size + b"\n",
        lambda: b"sep=;\ntitle;text\n" + b'";"' * (size // 3),
        lambda: json.dumps([{"text": "x" * size, "title": STORY}]).encode(),
        lambda: json.dumps([{f"k{at}": at for at in range(min(size // 10, 100_000))}]).encode(),
        lambda: ("TY  - NEWS\nAB  - " + "x " * (size // 2) + "\nER  - \n").encode(),
        lambda: ("TY  - NEWS\n" + "AU  - Holt, A\n" * (size // 14) + f"AB  - {STORY}\nER  - \n").encode(),
        lambda: ("@article{a, abstract={" + "x " * (size // 2) + "}}").encode(),
    ]
    return draw.choice(forms)()


def _rings(draw: Random) -> bytes:
    """PDFs whose objects lead back to themselves, or draw each other again and again."""
    forms: list[Callable[[], bytes]] = [
        lambda: pdf_of({5: "6 0 R", 6: "5 0 R"}, page="/MediaBox 5 0 R"),
        lambda: pdf_of({2: "<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2>>"}),
        lambda: pdf_of(
            {4: stream(b"/X Do"), 10: stream(b"/X Do", "/Type/XObject/Subtype/Form/BBox[0 0 9 9]")}
        ),
        lambda: pdf_of({3: "<</Type/Page/Parent 3 0 R/Contents 4 0 R>>"}),
        lambda: pdf_of({4: "[4 0 R 4 0 R]"}),
        lambda: pdf_of({2: f"<</Type/Pages/Kids[{'3 0 R ' * draw.randint(100, 20_000)}]/Count 9>>"}),
        lambda: pdf_of({4: stream(b"q " * draw.choice([10_000, 300_000]) + b"BT (x) Tj ET")}),
        lambda: pdf_of({4: stream(zlib.compress(b"(x) Tj " * 2_000_000), "/Filter/FlateDecode")}),
        lambda: pdf_of({}, page="/MediaBox[0 0 1e300 -1e300]/Rotate 1e9"),
    ]
    return draw.choice(forms)()


def _cut(draw: Random) -> bytes:
    """An export of a press database that was cut, or in which bytes were turned."""
    data = bytearray(variant(draw.choice(FORMS), draw.randint(100, 200)).data)
    if draw.random() < 0.5:
        return bytes(data[: draw.randint(1, len(data))])
    for _ in range(draw.randint(1, 400)):
        data[draw.randrange(len(data))] = draw.randrange(256)
    return bytes(data)


def _surrogates(draw: Random) -> bytes:
    """Records whose fields hold halves of characters, zero bytes, or signs that end a line."""
    bad = draw.choice(["\\ud800", "\\udc00", "\\u0000", "\\ufffe", "\\u2028", "\\ud83d\\ud83d", "\\u202e"])
    name = draw.choice(["text", "title", "outlet", "author", "date", "url", "language", bad])
    poisoned = f'{{"text": "{STORY}", "{name}": "{bad * draw.choice([1, 50])}"}}'
    sound = json.dumps({"title": "Talks", "text": STORY})
    rows = [sound, poisoned, sound]
    return ("\n".join(rows) if draw.random() < 0.5 else f"[{','.join(rows)}]").encode()


def _zero_bytes(draw: Random) -> bytes:
    """Texts, tables and pages in which zero bytes stand anywhere."""
    text = draw.choice(
        [f'title,text\nTalks,"{STORY}"\n', STORY * 3, f"<html><body><p>{STORY}</p></body></html>"]
    )
    data = bytearray((text * draw.randint(1, 20)).encode())
    for _ in range(draw.randint(1, 60)):
        data.insert(draw.randrange(len(data)), 0)
    return bytes(data)


def _headers(draw: Random) -> bytes:
    """Letters, captions and archives of pages with giant or endless headers."""
    size = draw.choice([10_000, 100_000, 1_000_000])
    whole = letter(STORY)
    forms: list[Callable[[], bytes]] = [
        lambda: b"X-A: " + b"a" * size + b"\n" + whole,
        lambda: b"Received: a\n" * (size // 12) + whole,
        lambda: whole.replace(b"Talks", b"=?utf-8?q?=41?= " * (size // 16)),
        lambda: whole.replace(b"text/plain;", b"text/plain;" + b" a*0=b;" * (size // 7)),
        lambda: whole.replace(b"a@example.org", b"<" * (size // 10) + b"a@example.org"),
        lambda: b"WEBVTT " + b"a" * size + b"\n\n00:01.000 --> 00:02.000\nwords\n",
        lambda: b"WARC/1.0\r\n" + b"X: a\r\n" * (size // 6) + b"\r\n" + STORY.encode(),
        lambda: b"---\n" + b"title: a\n" * (size // 9) + b"---\n" + STORY.encode(),
    ]
    return draw.choice(forms)()


_LINES = (
    "End of Document",
    "1 of 2 DOCUMENTS",
    "Document QUAYOB0020260101em000000d",
    "HD  Talks",
    "Load-Date: 1",
    "<DOC>",
    "Full text: a",
    "---\ntitle: a\n---",
    "10:15",
    "# Talks\n\n12 March 2026",
    "Copyright (c) a",
    "<div class='message default'><div class='text'>a</div><div class='from_name'>b</div></div>",
    "<article><span class='DocPublicationName'>a</span><div class='DocText'>b</div></article>",
    "Subject: TALKS (90%)",
    "Section: a",
    "We use cookies.",
)


def _repeated(draw: Random) -> bytes:
    """What the readers of many articles look for, a hundred thousand times, with nothing between."""
    return (f"{draw.choice(_LINES)}\n" * draw.choice([100, 3_000, 40_000])).encode()


_KINDS: dict[str, Callable[[Random], bytes]] = {
    "packed in packed": _packed_in_packed,
    "entities": _entities,
    "deep": _deep,
    "cells": _cells,
    "rings": _rings,
    "cut": _cut,
    "surrogates": _surrogates,
    "zero bytes": _zero_bytes,
    "headers": _headers,
    "repeated": _repeated,
}
_NUMBER = 200 // len(_KINDS)


def numbered() -> Iterator[tuple[str, int]]:
    """Kind and number of each."""
    return ((kind, number) for kind in _KINDS for number in range(_NUMBER))


def many() -> Iterator[tuple[str, bytes]]:
    """All of them, named by kind and number."""
    return ((f"{kind} {number}", _KINDS[kind](Random(f"{kind} {number}"))) for kind, number in numbered())


def few() -> Iterator[tuple[str, bytes]]:
    """One of each kind."""
    return ((f"{kind} 0", make(Random(f"{kind} 0"))) for kind, make in _KINDS.items())
