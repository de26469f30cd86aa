"""Whether a text is a program, or encoded: by its signs; links, tags and damaged characters do not count."""

from __future__ import annotations

import re

from detente.intake.endless_marks import collapsed
from detente.text.markdown import without_marks

_SHARE_OF_SIGNS = 0.06  # of the characters, in programs; prose has under 0.02
_SHARE_OF_PROSE = 0.3  # of the characters, in runs of plain words; programs have them in remarks alone
_SHARE_OF_STATEMENTS, _FEWEST_STATEMENTS = 0.6, 5  # of the lines, in programs that read like words
_SHARE_OF_CODE = 0.5  # of the characters, in what is encoded
_BEGINNING = 20_000  # characters by which a program is known
_LOOKED_AT = 200_000  # characters among which they are, where marks without end come first
_FEWEST_LETTERS = 100
# Round brackets that stand by themselves are those of prose and tables; a sign beside a letter outside of
# ASCII is what is left of a damaged character.
_SIGN = re.compile(r"(?<![^\x00-\x7f])[{};=<>\[\]_](?![^\x00-\x7f])")
_CALL = re.compile(r"[A-Za-z0-9_]\(")
_PLAIN_WORDS = re.compile(r"(?:\b[^\W\d_]+(?:['’-][^\W\d_]+)*,? ){5,}[^\W\d_]+")
# "x = f(1);", "a {", "name = value"; a paragraph of a resolution ends in such a sign as well, and holds none
_ENDS, _SIGNS = (";", "{", "}"), re.compile(r"[=<>{}]|\w\(")
_NAMED = re.compile(r"^[\w.$\[\]]+ ?=\s?\S")
_CODED = re.compile(r"(?<!\S)[A-Za-z0-9+/=_-]{30,}(?!\S)")
_REMARK = re.compile(r"^\s*(?:#|//|/\*|--\s).*$|(?<=[;{})])\s*(?:#|//|/\*).*$|\s{2}# .*$", re.M)
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,300}>")
_ADDRESS = re.compile(r"https?://\S+|\[\d{1,3}\]")


def is_program(text: str) -> bool:
    """Whether a text is written in the signs of programs, or encoded as one long word after the other.

    Args:
        text: Of a file, without the marks of its format.
    """
    if not _looks_so(text[:_BEGINNING]):
        return False
    return _looks_so(_bare(collapsed(text[:_LOOKED_AT]))[:_BEGINNING])


def _bare(text: str) -> str:
    """The text without links, tags and addresses, which articles are full of as well."""
    words, _ = without_marks(text)
    return _ADDRESS.sub("", _TAG.sub("", words))


def _looks_so(text: str) -> bool:
    """Whether what is no remark is full of signs, or encoded, and holds little running prose."""
    text = _REMARK.sub("", text)
    letters = len("".join(text.split()))
    if letters < _FEWEST_LETTERS:
        return False
    signs = len(_SIGN.findall(text)) + 2 * len(_CALL.findall(text))
    coded = sum(len(found) for found in _CODED.findall(text))
    if _of_statements(text):
        return True
    if signs < _SHARE_OF_SIGNS * letters and coded < _SHARE_OF_CODE * letters:
        return False
    return sum(len(run) for run in _PLAIN_WORDS.findall(text)) < _SHARE_OF_PROSE * letters


def _of_statements(text: str) -> bool:
    """Whether most lines end as statements of a program do, or give a name its value."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    found = sum(_is_statement(line) for line in lines)
    return found >= max(_FEWEST_STATEMENTS, _SHARE_OF_STATEMENTS * len(lines))


def _is_statement(line: str) -> bool:
    ended = line.endswith(_ENDS) and _SIGNS.search(line) is not None
    return ended or _NAMED.match(line) is not None
