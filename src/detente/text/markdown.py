"""Markdown's marks taken off, the words left: links, emphasis, and the html that pages mix into it."""

from __future__ import annotations

import re

from detente.data_tables import data_path, table
from detente.records import DetenteError
from detente.text.boilerplate import Line
from detente.text.word_patterns import any_of


def _tags(*, breaking: bool = False) -> list[str]:
    """The elements of data/text/page_tags.csv, or those of them that break the line."""
    file = data_path("text", "page_tags.csv")
    found: dict[str, bool] = {}
    for line, row in table(file, ("tag", "breaks", "example")):
        tag = row["tag"]
        if tag in found or row["breaks"] not in ("yes", "no") or f"<{tag}>" not in row["example"]:
            raise DetenteError(
                f"{file.name}, line {line}: {tag!r} stands once, breaks is yes or no, and the example holds "
                f"<{tag}>; correct the row."
            )
        found[tag] = row["breaks"] == "yes"
    return [tag for tag, breaks in found.items() if breaks or not breaking]


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
    rf"</?(?:{any_of(_tags())})"
    r"(?:\s+[\w:-]+(?:=\"[^\"<>]*\")?){0,40}\s*/?>",
    re.I,
)
_BLOCK_TAG = re.compile(rf"^</?(?:{any_of(_tags(breaking=True))})\b", re.I)
_MEANT = {"\\*": "\ue000", "\\_": "\ue001"}  # while emphasis is looked for
_ESCAPED = re.compile(r"\\([\[\]()*_#~$<>|`\"'])")  # what converters put before a mark that is meant
_QUOTED = re.compile(r"^>[> ]*", re.M)


def without_marks(text: str) -> tuple[str, tuple[Line, ...]]:
    """The text without markup, and the addresses and tags that were in it, for the report.

    Args:
        text: With Markdown's marks and tags of pages in it, or without any.

    Returns:
        The words, paragraphs apart as they were; and what was taken out, as lines that say why.
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
