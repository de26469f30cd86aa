"""Who speaks in the first person throughout, where a speech or a statement says so itself.

The words of such lines are in data/text/line_words.csv.
"""

from __future__ import annotations

import re

from detente.records import Document
from detente.text.line_words import any_word

_SHORT_TREATY = r"[A-Z]{2,5}\ Treaty"  # "Remarks by President Berg INF Treaty"
# A headline's verbs and prepositions are capitalised too; the name ends before them.
_NO_NAME = rf"(?!(?:{any_word('goes on in a headline')}|{_SHORT_TREATY})\b)"
_NAME = rf"""
    (?P<name>
      {_NO_NAME} [A-Z][\w.-]+
      (?: [ ] (?: {_NO_NAME}[A-Z][\w.-]+ | {any_word("in a name")} ) ){{0,4}}
    ) (?!['’]s)
"""
_OFFICE = rf"(?: (?:(?:{any_word('before an office')})\s+)* (?:{any_word('office of a speech')})\s+ )"
_SPEECH, _SPEECH_BEHIND = any_word("speech"), any_word("speech after a name")
_TITLES = (
    # "Remarks by President Berg", "Letter to the Council from Foreign Minister Holm"
    re.compile(
        rf"\b(?:{_SPEECH})\b [^.:]{{0,40}}? \b(?:{any_word('by whom')})\s+ (?:the\s+)? {_OFFICE}? {_NAME}",
        re.X,
    ),
    # "President Berg Statement on the Ships", "President Berg’s Remarks"
    re.compile(rf"^{_OFFICE} {_NAME} \s+ (?:{_SPEECH_BEHIND})\b", re.X),
    re.compile(rf"^{_OFFICE} {_NAME} ['’]s? \s+ (?:{_SPEECH_BEHIND})\b", re.X),
)
# The verbatim record of the United Nations: "Mr. Lavrov (Russian Federation) (spoke in Russian):"
_RECORD = re.compile(
    rf"^(?:{any_word('turn of a record')})\.?\s+ {_NAME} \s* (?:\([^)]{{2,60}}\)\s*){{0,2}}:", re.X
)
# A byline that names an office speaks for itself: "by NATO Secretary General Ida Berg at the forum"
_BYLINE = re.compile(
    rf"""
    ^(?i:{any_word("byline")}) \s+ (?:the\s+)?
    (?P<who> (?:[A-Z][\w.&’'-]*\s+ | of\s+(?:the\s+)?){{0,4}}? {_OFFICE} {_NAME})
    (?: ,?\s+ (?:{any_word("behind a byline")})\b [^.!?]{{0,120}} )? $
    """,
    re.X,
)
# "Joint Statement by President Berg and President Holm": nobody speaks alone.
_JOINT = re.compile(r"(?:\s+of\s+(?:the\s+)?[A-Z]\w+)?,?\s+and\s+(?:the\s+)?[A-Z]")
_TRAILING_OFFICE = re.compile(rf"^{_OFFICE}", re.X)


def author_of(document: Document) -> str | None:
    """The speaker as written ("Jake Sullivan", "Biden", "Lavrov").

    Args:
        document: Its title is read, and the first four blocks of its text.

    Returns:
        None where the document does not say who speaks, or names two.
    """
    title = " ".join((document.title or "").split())  # hard spaces too
    for pattern in _TITLES:
        if title and (found := pattern.search(title)):
            if _JOINT.match(title, found.end()):
                return None
            return _TRAILING_OFFICE.sub("", found["name"]).strip()
    for block in document.blocks[:4]:
        if block.kind == "body" and (found := _RECORD.match(block.text)):
            return found["name"].strip()
        if block.kind != "body" and (found := _BYLINE.match(block.text)):
            return " ".join(found["who"].split())
    return None
