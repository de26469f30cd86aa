"""Newsletters: pages that are laid out by tables, with the sender's furniture above and below the stories."""

from __future__ import annotations

import re
from functools import cache

from detente.intake.formats.page_blocks import blocks_of, tree_of
from detente.intake.mail_line_words import words_of
from detente.text.boilerplate import Line
from detente.text.word_patterns import any_of

_MOST_BEHIND = 80  # words behind a notice of copyright that belong to it: an address, a way out
_MARKED = re.compile(r"unsubscribe|view (?:this e-?mail )?in (?:your )?browser", re.I)


def is_newsletter(page: str) -> bool:
    """Whether a letter's page offers to leave a list, or to be seen in a browser."""
    return _MARKED.search(page) is not None


def newsletter_text(page: str) -> tuple[str, tuple[Line, ...]]:
    """The text of a newsletter, with "# " before headings; and its furniture, left out.

    Raises:
        DetenteError: The page is damaged.
    """
    blocks = blocks_of(tree_of(page))
    end = _end(blocks)
    kept, dropped = [], []
    for at, block in enumerate(blocks):
        if at >= end or _is_furniture(block):
            dropped.append(Line("furniture of a newsletter", " ".join(block.split())))
        else:
            kept.append(block)
    return "\n\n".join(kept), tuple(dropped)


def _end(blocks: list[str]) -> int:
    """Where the notice of copyright begins, if hardly anything follows it."""
    for at, block in enumerate(blocks):
        behind = sum(len(other.split()) for other in blocks[at:])
        if at and block.startswith("©") and behind <= _MOST_BEHIND:
            return at
    return len(blocks)


def _is_furniture(block: str) -> bool:
    bare = block.removeprefix("# ").casefold()
    if any(bare.startswith(words) for words in words_of("opens furniture of a newsletter")):
        return True
    return not any(map(str.isalnum, _phrases().sub("", bare)))


@cache
def _phrases() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(words_of('furniture of a newsletter'))})\b")
