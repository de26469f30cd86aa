"""The text of a page as it is laid out, block by block, without judging what is the story: for pages of which
all is wanted, such as chapters of a book, newsletters and exports.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from detente.records import DetenteError

_UNSEEN = frozenset("script style noscript template head title svg math iframe object nav select".split())
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark q s samp small "
    "span strike strong sub sup time tt u var wbr input button".split()
)
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_MOST_CELLS, _LONGEST_CELL = 12, 60  # of a row that is read as one line


def tree_of(page: str | bytes) -> Any:
    """The elements of a page. Raises DetenteError where it has none."""
    from lxml import etree, html

    written = page.encode("utf-8", "replace") if isinstance(page, str) else page
    parser = html.HTMLParser(encoding="utf-8" if isinstance(page, str) else None)
    try:
        return html.document_fromstring(written, parser=parser)
    except (ValueError, etree.LxmlError) as wrong:
        raise DetenteError("This page is damaged: open it, copy its text and paste it here.") from wrong


def blocks_of(root: Any) -> list[str]:
    """The blocks of an element in their order; headings begin with "# ", a line break is a line end.

    What is not shown, and menus, are left out.
    """
    return [block for written in _blocks(root) if (block := _tidy(written))]


def _blocks(root: Any) -> Iterator[str]:
    from lxml import etree

    walk = _Walk(root)
    for event, node in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event in ("start", "end"):
            yield from walk.at(node, event == "start")
        elif walk.hidden is None and node.tail:
            walk.words.append(node.tail)
    yield walk.block()


@dataclass(slots=True)
class _Walk:
    """The block in hand while a page is walked through.

    `hidden`: the element within which nothing is shown; `row`: the row of a table that is read as one line.
    """

    root: Any
    words: list[str] = field(default_factory=list)
    heading: bool = False
    hidden: Any = None
    row: Any = None

    def block(self) -> str:
        """The block as it is so far; a new one begins."""
        written = ("# " if self.heading else "") + "".join(self.words)
        self.words, self.heading = [], False
        return written

    def at(self, node: Any, begins: bool) -> Iterator[str]:
        """Go into an element or out of it; the blocks that end there."""
        if begins and self.hidden is None and _is_hidden(node):
            self.hidden = node
        if self.hidden is None:
            yield from self._seen(node, begins)
        if self.hidden is node and not begins:
            self.hidden = None
        if self.hidden is None and not begins and node is not self.root and node.tail:
            self.words.append(node.tail)

    def _seen(self, node: Any, begins: bool) -> Iterator[str]:
        if node.tag == "br":
            self.words += ["\n"] * begins
        elif self.row is not None and node is not self.row:
            if node.tag in ("td", "th") and begins and "".join(self.words).strip():
                self.words.append(" | ")
        elif node.tag not in _INLINE:
            yield self.block()
            self.heading = begins and node.tag in _HEADINGS
            self.row = node if begins and node.tag == "tr" and _is_line(node) else None
        if begins and node.text:
            self.words.append(node.text)


def _is_hidden(node: Any) -> bool:
    style = "".join((node.get("style") or "").split()).casefold()
    return node.tag in _UNSEEN or "display:none" in style or node.get("hidden") is not None


def _is_line(row: Any) -> bool:
    """Whether a row of a table is one of data, and none by which a page is laid out."""
    cells = [cell for cell in row if cell.tag in ("td", "th")]
    if not 2 <= len(cells) <= _MOST_CELLS:
        return False
    return all(
        len(cell) == 0 or not any(True for _ in cell.iter("table", "p", "div", "h1", "h2", "h3"))
        for cell in cells
    ) and all(len("".join(cell.itertext()).strip()) <= _LONGEST_CELL for cell in cells)


def _tidy(written: str) -> str:
    lines = (" ".join(line.split()) for line in written.split("\n"))
    tidy = "\n".join(line for line in lines if line)
    if tidy in ("#", ""):
        return ""
    return " ".join(tidy.split()) if tidy.startswith("# ") else tidy
