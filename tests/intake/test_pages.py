"""Web pages as browsers and content systems write them: what stands around <html> changes nothing."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from detente.intake.file_reading import FileReading, read
from detente.intake.opening import open_file

STORY = (
    "The wardens of the two harbours agreed on Friday to share their charts again.",
    "Each side will send three pilots, and the first of them is to arrive before the ice does.",
    "The mayor said that the agreement had taken eleven meetings and a great deal of tea.",
)
HEAD = '<head><meta charset="utf-8"><title>Harbours share their charts again</title></head>'
BODY = (
    "<nav><a href='/'>Front page of the paper</a></nav><article><h1>Harbours share their charts again</h1>"
    + "".join(f"<p>{words}</p>" for words in STORY)
    + "</article>"
)

_WORDS = st.text(alphabet="abc déЖ<&'\"=/ .\n", max_size=40).filter(lambda words: "--" not in words)
_COMMENTS = st.builds(
    "<!--{}-->".format,
    st.one_of(
        _WORDS.filter(lambda words: not words.startswith((">", "-")) and not words.endswith(("-", "<"))),
        st.sampled_from(
            [
                " saved from url=(0031)https://gazette.example/charts ",
                "[if IE 8]><html class='ie8'><![endif]",
                "[if !IE]><!",
                "",
                " x " * 3_000,
            ]
        ),
    ),
)
_INSTRUCTIONS = st.sampled_from(
    ["<?php-cached at='noon'?>", "<?xml-stylesheet href='a.css'?>", "<?cache hit?>", "<!ELEMENT p ANY>"]
)
_SPACE = st.sampled_from(["", " ", "\n", "\r\n\t"])
_NODES = st.lists(st.one_of(_COMMENTS, _INSTRUCTIONS, _SPACE), max_size=6).map("".join)
_XML = st.sampled_from(["", "<?xml version='1.0' encoding='utf-8'?>", '<?xml version="1.0"?>', "\ufeff"])
_DOCTYPE = st.sampled_from(
    [
        "<!DOCTYPE html>",
        "<!doctype HTML>",
        '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" '
        '"http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">',
        "",
    ]
)


def _page(before: str, between: str = "", behind: str = "") -> bytes:
    return (
        f"{before}<html lang='en'>{between}{HEAD}<body>{between}{BODY}</body>{behind}</html>{behind}".encode()
    )


def _as_it_is(data: bytes) -> FileReading:
    (piece,) = open_file(data, "page.html")
    return piece.reading


PLAIN = read(_page("<!DOCTYPE html>"))


@settings(max_examples=150, deadline=None)
@given(xml=_XML, first=_NODES, doctype=_DOCTYPE, second=_NODES, between=_NODES, behind=_NODES)
@example("", "", "<!DOCTYPE html>", "<!-- saved from url=(0014)about:internet -->", "", "")
@example("<?xml version='1.0' encoding='utf-8'?>", "", "<!DOCTYPE html>", "", "", "")
@example("", "", "<!doctype html>", "<!--[if gt IE 9]><!--> ", "<!--<![endif]-->", "")
@example("", "", "<!doctype html>", "", "", "<!-- Cached by the content system -->")
@example("", "<!-- " + "long " * 2_000 + "-->", "", "", "", "")
def test_what_stands_around_the_page_changes_nothing(
    xml: str, first: str, doctype: str, second: str, between: str, behind: str
) -> None:
    reading = _as_it_is(_page(xml + first + doctype + second, between, behind))
    assert reading.problem is None
    assert reading.document is not None and PLAIN.document is not None
    assert reading.document.title == PLAIN.document.title == "Harbours share their charts again"
    assert [block.text for block in reading.document.blocks] == [
        block.text for block in PLAIN.document.blocks
    ]
    assert "Front page of the paper" in [line.text for line in reading.report.dropped]


@pytest.mark.parametrize("encoding", ["windows-1251", "iso-8859-2", "koi8-r", "shift_jis"])
@pytest.mark.parametrize(
    "declaration",
    ["<meta charset={}>", '<?xml version="1.0" encoding="{}"?>', '<meta content="text/html; charset={}">'],
)
def test_an_encoding_that_is_declared_is_the_encoding(encoding: str, declaration: str) -> None:
    words = {
        "windows-1251": "Порт открыт",
        "koi8-r": "Порт открыт",
        "iso-8859-2": "Přístav Łódź",
        "shift_jis": "港は開いた",
    }
    head = declaration.format(encoding)
    html = (
        f"<html><head><title>Talks</title></head><body><p>{words[encoding]}. "
        f"{STORY[0]}</p><p>{STORY[1]}</p></body></html>"
    )
    page = head + html if head.startswith("<?") else html.replace("<head>", f"<head>{head}")
    document = _as_it_is(page.encode(encoding)).document
    assert document is not None and words[encoding] in document.blocks[0].text


def test_an_encoding_that_is_declared_wrongly_costs_no_article() -> None:
    page = (
        _page("<!doctype html>")
        .replace(b'charset="utf-8"', b'charset="nobody-knows"')
        .replace(b"tea", b"caf\xe9")
    )
    document = _as_it_is(page).document
    assert document is not None and "eleven meetings" in document.blocks[-1].text
