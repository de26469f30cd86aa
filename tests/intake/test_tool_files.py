"""Files as tools write them, built here: records, references, captions, books, wikis, archives."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import tarfile
from collections.abc import Callable
from datetime import date
from itertools import pairwise

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from detente.intake.containers import open_file
from detente.intake.file_reading import Piece
from detente.intake.limits import Limits
from detente.records import Document
from tests.intake.hostile import zipped
from tests.intake.press import made_exports as made

_SOME = made.stories(3)
_TEXTS = ["\n\n".join(story.body) for story in _SOME]


def _read(data: bytes, name: str = "file") -> list[Piece]:
    return list(open_file(data, name))


def _documents(data: bytes) -> list[Document]:
    return [piece.reading.document for piece in _read(data) if piece.reading.document]


def _same(data: bytes, *, title: bool = True, day: bool = True, outlet: bool = True) -> None:
    found = _documents(data)
    assert len(found) == 3
    if title:
        assert [one.title for one in found] == [story.title for story in _SOME]
    if day:
        assert [one.published for one in found] == [story.day for story in _SOME]
    if outlet:
        assert [one.outlet for one in found] == [story.outlet for story in _SOME]
    for one, story in zip(found, _SOME, strict=True):
        body = " ".join(block.text for block in one.blocks if block.kind == "body").split()
        assert body == " ".join(story.body).split()


def _fields(names: tuple[str, str, str, str]) -> list[dict[str, str]]:
    text, title, day, outlet = names
    return [
        {text: words, title: story.title, day: story.day.isoformat(), outlet: story.outlet}
        for story, words in zip(_SOME, _TEXTS, strict=True)
    ]


@pytest.mark.parametrize(
    "names",
    [
        ("maintext", "title", "date_publish", "source_domain"),
        ("text", "title", "publish_date", "media_name"),
        ("raw_text", "headline", "date", "source-hostname"),
        ("body", "name", "datePublished", "publisher"),
    ],
)
@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_the_names_of_fields_are_known_in_every_tool(names: tuple[str, str, str, str], form: str) -> None:
    rows = _fields(names)
    data = json.dumps(rows) if form == "json" else "\n".join(map(json.dumps, rows))
    _same(data.encode())


@pytest.mark.parametrize("wrapped", ["annotations", "predictions"])
def test_the_time_of_an_annotation_is_not_the_date_of_an_article(wrapped: str) -> None:
    rows = [
        {"id": 1, "data": row, wrapped: [], "created_at": "2026-11-01T00:00:00Z"}
        for row in _fields(("text", "title", "date", "source"))
    ]
    _same(json.dumps(rows).encode())


@pytest.mark.parametrize(
    ("fields", "outlet", "url"),
    [
        ({"sitename": "The Post", "source": "https://example.org/1"}, "The Post", "https://example.org/1"),
        ({"source": "http://www.example.org/a?b=c"}, None, "http://www.example.org/a?b=c"),
        ({"publisher": "Quay Mail", "url": "https://example.org/2"}, "Quay Mail", "https://example.org/2"),
        ({"source": "Valley Mail", "link": "https://example.org/3"}, "Valley Mail", "https://example.org/3"),
    ],
)
def test_an_address_is_no_outlet(fields: dict[str, str], outlet: str | None, url: str) -> None:
    [found] = _documents(json.dumps({"text": _TEXTS[0], **fields}).encode())
    assert (found.outlet, found.url) == (outlet, url)


def test_a_byline_is_shown_and_speaks_not() -> None:
    rows = [{**row, "authors": ["Ada Holt"]} for row in _fields(("text", "title", "date", "outlet"))]
    for found in _documents(json.dumps(rows).encode()):
        assert found.author is None
        assert any(block.kind == "boilerplate" and block.text == "By Ada Holt" for block in found.blocks)


def test_messages_of_a_channel() -> None:
    messages = [
        {"type": "message", "date": f"{story.day}T08:00:00", "from": "Quay Channel",
         "text": [{"type": "bold", "text": story.title}, "\n\n" + words]}
        for story, words in zip(_SOME, _TEXTS, strict=True)
    ]  # fmt: skip
    whole = {"name": "Quay Channel", "type": "public_channel", "messages": [{"type": "service"}, *messages]}
    _same(json.dumps(whole).encode(), outlet=False)
    assert {one.outlet for one in _documents(json.dumps(whole).encode())} == {"Quay Channel"}


@pytest.mark.parametrize("form", ["archive", "interface"])
def test_posts(form: str) -> None:
    posts = [{"full_text": words, "created_at": f"{story.day:%a %b %d} 08:00:00 +0000 {story.day.year}"}
             for story, words in zip(_SOME, _TEXTS, strict=True)]  # fmt: skip
    if form == "archive":
        data = "window.YTD.tweets.part0 = " + json.dumps([{"tweet": post} for post in posts])
    else:
        data = json.dumps(
            {
                "data": [
                    {"text": post["full_text"], "author_id": "7", "created_at": f"{story.day}T08:00:00Z"}
                    for post, story in zip(posts, _SOME, strict=True)
                ],
                "includes": {"users": [{"id": "7", "username": "quay"}]},
            }
        )
    _same(data.encode(), title=False, outlet=False)


def test_references_in_three_forms() -> None:
    ris = "\n".join(
        f"TY  - NEWS\nTI  - {story.title}\nT2  - {story.outlet}\nDA  - {story.day:%Y/%m/%d}/\n"
        f"AB  - {words}\nER  - \n"
        for story, words in zip(_SOME, [" ".join(text.split()) for text in _TEXTS], strict=True)
    )
    _same(ris.encode())
    bibtex = "\n".join(
        f"@article{{k{at}, title={{{story.title}}}, journal={{{story.outlet}}}, date={{{story.day}}}, "
        f"abstract={{{words}}}}}"
        for at, (story, words) in enumerate(zip(_SOME, _TEXTS, strict=True))
    )
    _same(bibtex.encode())
    csl = [
        {"type": "article-newspaper", "title": story.title, "container-title": story.outlet,
         "abstract": words, "issued": {"date-parts": [[story.day.year, story.day.month, story.day.day]]}}
        for story, words in zip(_SOME, _TEXTS, strict=True)
    ]  # fmt: skip
    _same(json.dumps(csl).encode())


def test_a_damaged_reference_costs_itself_only() -> None:
    entries = [f"TY  - NEWS\nTI  - A title\nAB  - {words}\nER  - " for words in _TEXTS]
    data = "\n\n".join([entries[0], "TY  - NEWS\nER  - nothing\nER  - ", *entries[1:]])
    assert len(_documents(data.encode())) == 3


def _cues(lines: list[str], form: str) -> str:
    mark = "," if form == "srt" else "."
    cues = [f"00:00:{at:02}{mark}000 --> 00:00:{at + 1:02}{mark}000\n{line}" for at, line in enumerate(lines)]
    if form == "srt":
        return "\n\n".join(f"{number}\n{cue}" for number, cue in enumerate(cues, 1))
    return "\n\n".join(["WEBVTT", *cues])


@pytest.mark.parametrize("form", ["vtt", "srt"])
@pytest.mark.parametrize("rolls", [False, True])
def test_captions_are_read_as_prose_each_word_once(form: str, rolls: bool) -> None:
    words = _TEXTS[0].split()
    lines = [" ".join(words[at : at + 6]) for at in range(0, len(words), 6)]
    shown = [f"{before}\n{line}" for before, line in pairwise(lines)] if rolls else lines
    [found] = _documents(_cues(shown, form).encode())
    assert " ".join(block.text for block in found.blocks).split() == words


def _chapter(story: made.Story) -> str:
    paragraphs = "".join(f"<p>{part}</p>" for part in story.body)
    return (
        f"<html xmlns='http://www.w3.org/1999/xhtml'><body><h1>{story.title}</h1>{paragraphs}</body></html>"
    )


def test_a_book_gives_its_chapters() -> None:
    items = "".join(
        f"<item id='c{at}' href='c{at}.xhtml' media-type='application/xhtml+xml'/>" for at in range(4)
    )
    spine = "".join(f"<itemref idref='c{at}'/>" for at in range(4))
    package = f"<package xmlns='http://www.idpf.org/2007/opf'><manifest>{items}</manifest><spine>{spine}</spine></package>"
    book = {
        "mimetype": b"application/epub+zip",
        "META-INF/container.xml": b"<container><rootfile full-path='in/o.opf'/></container>",
        "in/o.opf": package.encode(),
        "in/c3.xhtml": b"<html><body><h1>Contents</h1><p>One</p></body></html>",
    } | {f"in/c{at}.xhtml": _chapter(story).encode() for at, story in enumerate(_SOME)}
    _same(zipped(book), day=False, outlet=False)


def test_a_wiki_gives_its_pages() -> None:
    pages = "".join(
        f"<page><title>{story.title}</title><revision><timestamp>2026-11-01T00:00:00Z</timestamp><text>"
        f"{{{{date|{story.day:%B} {story.day.day}, {story.day.year}}}}}\n"
        f"'''{words}'''\n[[Category:Talks]]</text></revision></page>"
        for story, words in zip(_SOME, _TEXTS, strict=True)
    )
    _same(
        f"<mediawiki xmlns='http://www.mediawiki.org/xml/export-0.11/'>{pages}</mediawiki>".encode(),
        outlet=False,
    )


def _warc(kind: str) -> bytes:
    made_of = b""
    for at, story in enumerate(_SOME):
        if kind == "conversion":
            body = f"{story.title}\n\n{_TEXTS[at]}".encode()
            content = "text/plain"
        else:
            page = _chapter(story).encode()
            body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
            content = "application/http; msgtype=response"
        head = (
            f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{at}>\r\n"
            f"WARC-Date: 2026-11-01T00:00:00Z\r\n"
            f"WARC-Target-URI: https://example.org/{at}\r\nContent-Type: {content}\r\n"
            f"Content-Length: {len(body)}\r\n\r\n"
        )
        made_of += head.encode() + body + b"\r\n\r\n"
    return made_of


@pytest.mark.parametrize("kind", ["response", "conversion"])
@pytest.mark.parametrize("packed", [False, True])
def test_a_web_archive_gives_its_pages_and_their_addresses(kind: str, packed: bool) -> None:
    data = gzip.compress(_warc(kind)) if packed else _warc(kind)
    _same(data, day=False, outlet=False)
    assert [one.url for one in _documents(data)] == [f"https://example.org/{at}" for at in range(3)]


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_a_packed_table_is_unpacked(pack: object) -> None:
    rows = "\n".join(json.dumps(row) for row in _fields(("text", "title", "date", "outlet")))
    assert callable(pack)
    _same(pack(rows.encode()))


def test_a_packed_bomb_is_refused() -> None:
    [piece] = list(open_file(gzip.compress(bytes(50_000_000)), "a.gz", Limits(archive_bytes=30_000_000)))
    assert piece.reading.document is None and "unpacks to more" in (piece.reading.problem or "")


def test_a_tar_archive_gives_its_files() -> None:
    stored = io.BytesIO()
    with tarfile.open(fileobj=stored, mode="w:gz") as archive:
        for at, (story, words) in enumerate(zip(_SOME, _TEXTS, strict=True)):
            content = f"{story.title}\n\n{words}".encode()
            entry = tarfile.TarInfo(f"in/{at}.txt")
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    _same(stored.getvalue(), day=False, outlet=False)


def test_a_parquet_file_gives_its_rows() -> None:
    stored = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(_fields(("text", "title", "date", "outlet"))), stored)
    _same(stored.getvalue())


@pytest.mark.parametrize("separator", [";", "|", ","])
def test_a_table_that_names_its_separator(separator: str) -> None:
    rows = [
        f'"{story.title}"{separator}{story.day}{separator}"{words}"'
        for story, words in zip(_SOME, _TEXTS, strict=True)
    ]
    data = "\n".join([f"sep={separator}", separator.join(("title", "date", "text")), *rows])
    _same(data.encode(), outlet=False)


def test_a_table_of_codes_says_that_it_holds_no_text() -> None:
    row = "\t".join(
        ["20260312101500-7", "20260312101500", "1", "a.example", "https://a.example/1", *["X,1;"] * 22]
    )
    [piece] = _read(f"{row}\n{row}\n".encode())
    assert piece.reading.document is None and "none of their texts" in (piece.reading.problem or "")


def test_a_poisoned_record_costs_itself_only() -> None:
    rows = _fields(("text", "title", "date", "outlet"))
    poisoned = [rows[0], {**rows[1], "outlet": "\udc00", "title": "a\x00b"}, rows[2], {"text": ["\udc00"]}]
    found = _documents(json.dumps(poisoned).encode())
    assert [one.title for one in found][0::2][:2] == [_SOME[0].title, _SOME[2].title]
    for one in found:
        (one.outlet or "").encode()


def test_days_of_posts_are_read() -> None:
    from detente.intake.dates import day_of

    assert day_of("Thu Mar 12 08:00:00 +0000 2026") == date(2026, 3, 12)


def _annotated(story: made.Story, words: str) -> dict[str, object]:
    own = {"annotation_id": 1, "annotator": 2, "created_at": "2026-11-01T00:00:00Z", "lead_time": 3.5}
    return {"text": words, "title": story.title, **own, "updated_at": "2026-11-02T00:00:00Z"}


@pytest.mark.parametrize("form", ["csv", "json", "jsonl"])
def test_no_form_of_an_annotation_takes_its_time_for_the_date(form: str) -> None:
    rows = [_annotated(story, " ".join(story.body)) for story in _SOME]
    if form == "csv":
        head = ",".join(rows[0])
        data = "\n".join([head, *(",".join(f'"{cell}"' for cell in row.values()) for row in rows)])
    else:
        data = json.dumps(rows) if form == "json" else "\n".join(map(json.dumps, rows))
    assert [one.published for one in _documents(data.encode())] == [None] * 3


@pytest.mark.parametrize("labels", [{"label": []}, {"annotations": []}, {"entities": [], "Comments": []}])
@pytest.mark.parametrize("name", ["data", "text"])
def test_what_an_annotation_tool_keeps_beside_a_text(labels: dict[str, object], name: str) -> None:
    rows = [
        {"id": 1, name: words, **labels,
         "meta": {"title": story.title, "date": story.day.isoformat(), "source": story.outlet}}
        for story, words in zip(_SOME, _TEXTS, strict=True)
    ]  # fmt: skip
    _same("\n".join(map(json.dumps, rows)).encode())


@pytest.mark.parametrize(
    "form",
    [
        lambda post: {"data": {**post, "edit_history_tweet_ids": ["1"]},
                      "includes": {"users": [{"id": "7", "username": "quay"}]}},
        lambda post: {**post, "edit_history_tweet_ids": ["1"], "author": {"id": "7", "username": "quay"}},
        lambda post: {"full_text": post["text"], "user": {"screen_name": "quay"}, **post},
    ],
)  # fmt: skip
def test_posts_a_line_say_who_wrote_them(form: Callable[[dict[str, str]], dict[str, object]]) -> None:
    lines = [
        json.dumps(form({"text": words, "author_id": "7", "created_at": f"{story.day}T08:00:00.000Z"}))
        for story, words in zip(_SOME, _TEXTS, strict=True)
    ]
    found = _documents("\n".join(lines).encode())
    assert [one.outlet for one in found] == ["@quay"] * 3
    assert [one.published for one in found] == [story.day for story in _SOME]


def test_an_author_whom_a_tool_names_in_front_matter_speaks_not() -> None:
    story = _SOME[0]
    head = (
        f"title: {story.title}\nauthor: Ada Holt\nhostname: example.org\nsitename: The Quay\ndate: 2026-03-12"
    )
    lines = "\n".join([story.title, *story.body])
    [found] = _documents(f'---\n{head}\nfingerprint: "ab"\n---\n{lines}'.encode())
    assert (found.title, found.outlet, found.author) == (story.title, "The Quay", None)
