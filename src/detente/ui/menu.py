"""The pages by name, and the menu: which questions they answer, in the order in which people ask.

A page is entered here and nowhere else. The menu is made of links that hand the filters on, which Streamlit's
own cannot (docs/decisions/0036-the-first-minute.md).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

OVERVIEW: Final = "pages/overview.py"
ARTICLES: Final = "pages/articles.py"
COMPARE: Final = "pages/compare.py"
TRY: Final = "pages/try.py"
READER: Final = "pages/article.py"
ACTORS: Final = "pages/actors.py"
SPENDING: Final = "pages/spending.py"
PLEDGES: Final = "pages/pledges.py"
REVISIONS: Final = "pages/revisions.py"
CLAIMS: Final = "pages/claims.py"
TREATIES: Final = "pages/treaties.py"
UPLOAD: Final = "pages/upload.py"
CODING: Final = "pages/coding.py"
LEXICON: Final = "pages/lexicon.py"
ADMINISTRATION: Final = "pages/administration.py"
METHOD: Final = "pages/method.py"
SOURCES: Final = "pages/sources.py"
STATUS: Final = "pages/status.py"


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """A page in the menu: its script, its name, its icon by Google's name."""

    page: str
    title: str
    icon: str


# By the question that brings somebody here; the first page is the one that opens by itself.
GROUPS: Final[dict[str, tuple[MenuEntry, ...]]] = {
    "What is said": (
        MenuEntry(OVERVIEW, "Overview", "monitoring"),
        MenuEntry(COMPARE, "Compare", "compare_arrows"),
        MenuEntry(ACTORS, "Actors", "record_voice_over"),
        MenuEntry(ARTICLES, "Articles", "search"),
        MenuEntry(READER, "Reader", "chrome_reader_mode"),
    ),
    "What is spent and promised": (
        MenuEntry(SPENDING, "Spending", "payments"),
        MenuEntry(PLEDGES, "Pledges", "handshake"),
        MenuEntry(REVISIONS, "Revisions", "difference"),
        MenuEntry(CLAIMS, "Claims", "percent"),
        MenuEntry(TREATIES, "Treaties", "contract"),
    ),
    "Your own texts": (
        MenuEntry(TRY, "Try a text", "content_paste_go"),
        MenuEntry(UPLOAD, "Upload", "upload_file"),
    ),
    "How it is measured": (
        MenuEntry(METHOD, "Method", "rule"),
        MenuEntry(CODING, "Coding", "rate_review"),
        MenuEntry(LEXICON, "Lexicon", "dictionary"),
        MenuEntry(SOURCES, "Sources", "library_books"),
    ),
}
# On a server with sign-in, for administrators.
ADMINISTERED: Final[dict[str, tuple[MenuEntry, ...]]] = {
    "This server": (
        MenuEntry(ADMINISTRATION, "Administration", "shield"),
        MenuEntry(STATUS, "Status", "monitor_heart"),
    ),
}
