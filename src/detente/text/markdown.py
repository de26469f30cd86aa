"""Markdown's marks taken off, the words left: links, emphasis, and the html that pages mix into it."""

from __future__ import annotations

import re

from detente.text.boilerplate import Line

# "[the words](address)"; words may run over a line's end, an address has no spaces.
_LINK = re.compile(
    r"!?\[(?P<words>(?:[^\[\]\n]|\n(?!\n)){0,400})\]\((?P<address><[^<>\n]*>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)(?:\s+\"[^\"\n]*\")?\)"
)
_STRONG = re.compile(r"(?<![\w*])(\*\*|__)(?=\S)(?P<words>(?:[^*_\n]|\n(?!\n)){1,600}?)\1(?![\w*])")
_EMPHASIS = re.compile(
    r"(?<![\w*])([*_])(?=[^\s*_])(?P<words>(?:[^*_\n]|\n(?!\n)){1,600}?)(?<=\S)\1(?![\w*])"
)
_LEFT_OVER = re.compile(r"\*\*(?=\S)|(?<=\S)\*\*")
# What converters to markdown leave of a page, written as they write it; other tags in a text are its words.
_TAG = re.compile(
    r"</?(?:a|br|center|cite|div|em|figcaption|figure|hr|iframe|img|p|picture|small|source|span|sub|sup|u|video)"
    r"(?:\s+[\w:-]+(?:=\"[^\"<>]*\")?){0,40}\s*/?>",
    re.I,
)
_BLOCK_TAG = re.compile(r"^</?(?:br|div|fig|hr|p)\b|^</?fig", re.I)
_MEANT = {"\\*": "\ue000", "\\_": "\ue001"}  # while emphasis is looked for
_ESCAPED = re.compile(r"\\([\[\]()*_#~$<>|`\"'])")  # what converters put before a mark that is meant
_QUOTED = re.compile(r"^>[> ]*", re.M)


def without_marks(text: str) -> tuple[str, tuple[Line, ...]]:
    """The text without markup, and the addresses and tags that were in it, for the report. Paragraphs stay
    apart as they were.
    """
    dropped: list[Line] = []
    if "](" in text:
        text = _LINK.sub(lambda found: _kept_words(found, dropped), text)
    if "<" in text and ">" in text:
        text = _TAG.sub(lambda found: _kept_break(found, dropped), text)
    escaped = "\\" in text
    if escaped:
        for written, meanwhile in _MEANT.items():
            text = text.replace(written, meanwhile)
    if "*" in text or "_" in text:
        text = _STRONG.sub(r"\g<words>", text.replace("****", ""))
        text = _LEFT_OVER.sub("", text)
        text = _EMPHASIS.sub(r"\g<words>", text)
    if text.startswith(">") or "\n>" in text:
        text = _QUOTED.sub("", text)
    if escaped:
        for written, meanwhile in _MEANT.items():
            text = text.replace(meanwhile, written[1])
        text = _ESCAPED.sub(r"\1", text)
    return text, tuple(dropped)


def _kept_words(found: re.Match[str], dropped: list[Line]) -> str:
    dropped.append(Line("link address", found["address"]))
    if found[0].startswith("!"):  # a picture: its words describe it
        dropped.append(Line("picture", found["words"]))
        return ""
    return found["words"]


def _kept_break(found: re.Match[str], dropped: list[Line]) -> str:
    dropped.append(Line("html tag", found[0]))
    return "\n\n" if _BLOCK_TAG.match(found[0]) else ""
