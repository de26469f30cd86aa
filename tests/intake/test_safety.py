"""What a file must never do, each proved: reach a file of the machine, climb out of an archive, unfold
without end, run.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from docx import Document

from detente.intake.limits import Limits
from detente.intake.opening import open_file
from tests.intake.hostile import LAUGHS, STORY, odt, zipped

_OPEN_XML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
KINDS = (
    "application/vnd.ms-word.document.macroEnabled.main+xml",  # docm
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",  # dotm
    f"{_OPEN_XML}.template.main+xml",  # dotx
)
SECRET = "OpenSesameOfTheMachine"
_CONTENT = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>'
    "<text:p>{words}</text:p></office:text></office:body></office:document-content>"
)


def word(text: str = STORY) -> bytes:
    document, stored = Document(), io.BytesIO()
    document.add_paragraph(text)
    document.save(stored)
    return stored.getvalue()


def workbook(text: str = STORY) -> bytes:
    """A workbook with its words in the sheet itself."""
    book, stored = openpyxl.Workbook(), io.BytesIO()
    book.active.append(["title", "text"])
    book.active.append(["Talks", text])
    book.save(stored)
    return stored.getvalue()


def changed(data: bytes, part: str, old: bytes, new: bytes, **more: bytes) -> bytes:
    """A packed document with words of a part changed and parts added."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    assert old in files[part], part
    files[part] = files[part].replace(old, new)
    return zipped(
        files | {name.replace("__", "/").replace("_bin", ".bin"): value for name, value in more.items()}
    )


def all_words(data: bytes, name: str) -> str:
    pieces = list(open_file(data, name))
    assert pieces and all(
        (piece.reading.document is None) != (piece.reading.problem is None) for piece in pieces
    )
    return "\n".join(str(piece.reading.document) + str(piece.reading.problem) for piece in pieces)


def with_entity(kind: str, head: str, entity: str) -> bytes:
    """A file of a kind whose XML declares an entity and uses it in its text."""
    word_of_story = STORY.split(" ", 1)[0].encode()
    if kind == "docx":
        data = changed(word(), "word/document.xml", word_of_story, entity.encode())
        return changed(data, "word/document.xml", b"<w:document ", head.encode() + b"<w:document ")
    if kind == "xlsx":
        data = changed(workbook(), "xl/worksheets/sheet1.xml", word_of_story, entity.encode())
        return changed(data, "xl/worksheets/sheet1.xml", b"<worksheet ", head.encode() + b"<worksheet ")
    if kind == "odt":
        return odt(head + _CONTENT.format(words=entity + STORY))
    if kind == "xhtml":
        return (
            f'<?xml version="1.0"?>{head}<html><body><article><p>{entity} '
            f"{STORY * 3}</p></article></body></html>".encode()
        )
    return (
        f'<?xml version="1.0"?>{head}<rss '
        f'version="2.0"><channel><item><title>{entity}</title></item></channel></rss>'.encode()
    )


@pytest.mark.parametrize("kind", ["docx", "xlsx", "odt", "xhtml", "rss"])
def test_an_entity_that_names_a_file_brings_nothing_of_it(kind: str, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text(SECRET)
    for head in (
        f'<!DOCTYPE r [<!ENTITY x SYSTEM "{(tmp_path / "secret.txt").as_uri()}">]>',
        f'<!DOCTYPE r [<!ENTITY % p SYSTEM "{(tmp_path / "secret.txt").as_uri()}"> %p;<!ENTITY x "y">]>',
        f'<!DOCTYPE r SYSTEM "{(tmp_path / "secret.txt").as_uri()}" [<!ENTITY x "y">]>',
    ):
        assert SECRET not in all_words(with_entity(kind, head, "&x;"), f"entity.{kind}")


@pytest.mark.parametrize("kind", ["docx", "xlsx", "odt", "xhtml", "rss"])
def test_entities_within_entities_do_not_unfold(kind: str) -> None:
    head = LAUGHS.partition("?>")[2]
    assert len(all_words(with_entity(kind, head, "&j;"), f"laughs.{kind}")) < 20_000


@pytest.mark.parametrize(
    "path",
    ["../up.txt", "a/../../up.txt", "/up.txt", "..\\up.txt", "C:\\up.txt", "\\\\host\\up.txt", "./../up.txt"],
)
def test_no_path_climbs_out_and_nothing_is_written(
    path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    monkeypatch.chdir(inside)
    for data in (zipped({path: STORY.encode()}), zipped({"in.zip": zipped({path: STORY.encode()})})):
        (piece,) = open_file(data, "z.zip")
        assert "leads out of the archive" in (piece.reading.problem or "")
    assert not [file for file in tmp_path.rglob("*") if file.is_file()]


def test_archives_within_archives_share_one_allowance() -> None:
    """Four archives that are each within the limits are together not."""
    inner = zipped({"zeros.txt": STORY.encode() * 400}, zipfile.ZIP_STORED)
    together = zipped({f"{number}.zip": inner for number in range(4)})
    pieces = list(open_file(together, "z.zip", Limits(unpacked_bytes=len(inner) * 4)))
    assert [piece for piece in pieces if "unpacks to more than" in (piece.reading.problem or "")]
    assert sum(len(piece.reading.raw) for piece in pieces) <= len(inner) * 4


@pytest.mark.parametrize("kind", KINDS)
def test_a_word_file_with_macros_or_a_template_is_read_as_data(kind: str) -> None:
    main = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    macro = "macro" in kind
    parts = {"word__vbaProject_bin": b"\xd0\xcf\x11\xe0 a macro " + SECRET.encode()} if macro else {}
    data = changed(word(), "[Content_Types].xml", main, kind.encode(), **parts)
    (piece,) = open_file(data, "talks.docm")
    assert piece.reading.document is not None, piece.reading.problem
    assert piece.reading.document.blocks[0].text == STORY.strip()
    assert ("Its macros were left alone." in piece.reading.notes) == macro
    assert SECRET not in str(piece.reading.document)


def test_a_workbook_with_macros_and_formulas_is_read_as_data() -> None:
    book, stored = openpyxl.Workbook(), io.BytesIO()
    book.active.append(["title", "text"])
    book.active.append(['=HYPERLINK("http://127.0.0.1/","x")', STORY])
    book.save(stored)
    sheet = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    data = changed(
        stored.getvalue(),
        "[Content_Types].xml",
        sheet,
        b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
        xl__vbaProject_bin=SECRET.encode(),
    )
    (piece,) = open_file(data, "talks.xlsm")
    assert piece.reading.document is not None, piece.reading.problem
    assert piece.reading.document.blocks[0].text == STORY.strip() and "HYPERLINK" not in str(
        piece.reading.document
    )


def test_scripts_in_a_page_are_neither_kept_nor_run() -> None:
    page = (
        f"<html><body><script>{SECRET}</script><article><p "
        f"onclick='{SECRET}'>{STORY * 3}</p></article></body></html>"
    )
    assert SECRET not in all_words(page.encode(), "page.html")
