"""What stands before a turn of a transcript or record: who begins to speak there, and whom for.

"MS. STEIN:", "Q:", "Ida Berg:", "Mr. Berg (Norland) (spoke in French):", "Head of the Coast Fund, moderator
Ida Berg:".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from detente.attribution.gazetteer.office_roles import role_words
from detente.attribution.mentions.titles import TITLES
from detente.attribution.syntax.word_classes import any_form, words
from detente.text.english import english
from detente.text.line_words import any_word

_TITLED = rf"(?:{any_form('title of a label')}\.?\ )?"
_LABEL = re.compile(
    rf"""
    ^(?:
        (?P<who>{_TITLED}[A-ZÀ-Þ][A-ZÀ-Þ.'’\- ]{{2,38}}):  # "MS. STEIN:"
      | (?P<asked>Q[.:]?|QUESTION:|Question:)
      | (?P<mixed>(?:[A-ZÀ-Þ][\w.'’-]+\ (?:of\ (?:the\ )?)?){{0,6}}[A-ZÀ-Þ][\w'’-]+):
    )\s+(?=\S)
    """,
    re.X,
)
_WORD = r"[A-ZÀ-Þ][\w.'’-]*"
# "(spoke in Arabic; English text provided by the delegation)"
_HOW = rf"\((?:{any_form('how it was spoken')})\b[^()]{{0,120}}\)"
# The verbatim record: "Mr. Berg (Norland) (spoke in French):", "The Secretary-General (spoke in French):"
_RECORD = re.compile(
    rf"""
    ^(?:\d{{1,4}}\.\s+)?  # paragraphs had numbers until the 1980s
    (?P<who>
        (?:(?:{any_word("turn of a record")})\.?|The)\s+
        (?:{_WORD}|{any_word("in a name")})(?:\s(?:{_WORD}|{any_word("in a name")})){{0,5}}
    )\s*
    (?:\((?!{any_form("how it was spoken")}\b)(?P<side>[^()]{{2,80}}(?:\([^()]{{2,60}}\))?)\)\s*)?
    (?P<how>{_HOW}\s*)?
    :\s+(?=\S)
    """,
    re.X,
)
# A title in small letters too, and the name behind it: "Head of the Coast Fund, moderator | Ida Berg:"
_LONG = re.compile(
    rf"^(?P<title>{_WORD}\s[^:.!?“”\"]{{2,160}}?),?\s+(?P<mixed>{_WORD}\s(?:[A-Z]\.\s)?{_WORD}):\s+(?=\S)",
    re.X,
)
_PARTY = r"\((?P<party>[A-Z][\w/ -]{1,20})\)"
# A line of its own in the report of a parliament: "Ida Berg (Eastport) (Lab)", "The Minister for Coasts (Ida
# Berg)"
_MEMBER = re.compile(
    rf"""
    ^(?:[TQ]?\d{{1,3}}\.\s)?  # the number of a question
    (?P<who>{_WORD}(?:\s{_WORD}){{1,3}})\s
    \((?P<of>[A-Z][\w,.'’& -]{{2,60}})\)(?:\s{_PARTY})?$
    """,
    re.X,
)
_MINISTER = re.compile(
    rf"""
    ^(?P<title>(?:The\s)?{_WORD}\s[\w,'’ -]{{3,100}})\s
    \((?P<who>{_WORD}(?:\s(?:of\s)?{_WORD}){{1,5}})\)(?:\s{_PARTY})?$
    """,
    re.X,
)
# "Lord Berg of Eastport (Lab)", "The Earl of Sandgate (CB)", "The Lord Bishop of Northhaven"
_PEER = re.compile(
    rf"""
    ^(?P<asks>{any_form("before who asks")}\s)?
    (?P<who>{any_form("title of a peer")}(?:\s(?:of\s|and\s)?{_WORD}){{1,5}})(?:\s{_PARTY})?$
    """,
    re.X,
)
# The historic record: "§ 45. Mr. Berg asked", "§ Mr. Berg Who paid?",
# "§ The Minister of Coasts (Mr. Berg) No."
_SECTION = re.compile(
    rf"""
    ^§\s*(?:\d{{1,3}}\.\s+)?
    (?: (?P<title>(?:The\s)?{_WORD}\s[\w,'’ -]{{3,100}})\s
        \((?P<minister>{_WORD}(?:\s{_WORD}){{1,3}})\):?
      | (?P<who>(?:{any_word("turn of a record")}|Dr)\.?(?:\s{_WORD})+?):?(?=\s+\S)
    )\s+(?=\S)
    """,
    re.X,
)
# A hearing: "Mr. SAND. Thank you", "General HOLM of Westport. We will", "The CHAIRWOMAN. Order"
_HEARING = re.compile(
    rf"""
    ^(?P<who>
        (?!The\ ){_WORD}(?:\ {_WORD}){{0,3}}?
        (?:\ [A-ZÀ-Þ][A-ZÀ-Þ'’-]+|(?<=[.])\ [A-ZÀ-Þ][\w'’-]+)
      | The\ (?P<leader>[A-ZÀ-Þ][\w-]+)
    )
    (?:\ of\ {_WORD}(?:\ {_WORD})?)?
    \.\s+(?=[A-ZÀ-Þ“"])
    """,
    re.X,
)
# As many capitalised words as stand behind a section sign
_CAPITALS = re.compile(rf"(?:{_WORD}\s)*{_WORD}")
_LONGEST_LINE = 160  # characters


@dataclass(frozen=True, slots=True)
class TurnLabel:
    """What stands before a turn.

    Attributes:
        written: Whom it names, without his side and without a long title.
        end: Where the words of the turn begin.
        stated: The side in brackets behind the name, as written.
        title: What stands before a name, where it is more than capitals.
        asked: Whether it stands before a question from the floor.
        capitals: Whether it is all in capitals.
        of_record: Whether it is written as in a verbatim record.
    """

    written: str
    end: int
    stated: str | None = None
    title: str = ""
    asked: bool = False
    capitals: bool = False
    of_record: bool = False


def turn_label(text: str) -> TurnLabel | None:
    """The label at the beginning of a paragraph; None where there is none.

    Args:
        text: A paragraph.
    """
    if text.startswith("§") and (found := _SECTION.match(text)):
        return _of_a_section(found, text)
    if (found := _HEARING.match(text)) and (heard := _of_a_hearing(found)):
        return heard
    if ":" not in text[:300]:
        return TurnLabel("Q", found.end(), asked=True) if (found := _LABEL.match(text)) else None
    found = _RECORD.match(text)
    if found and (found["side"] or found["how"]):
        side = " ".join(found["side"].split()) if found["side"] else None
        return TurnLabel(" ".join(found["who"].split()), found.end(), side, of_record=True)
    if found := _LABEL.match(text):
        written = (found["who"] or found["asked"] or found["mixed"]).strip()
        asked, capitals = found["asked"] is not None, found["who"] is not None
        return TurnLabel(written, found.end(), asked=asked, capitals=capitals)
    found = _LONG.match(text)
    return TurnLabel(found["mixed"], found.end(), title=found["title"]) if found else None


def _of_a_hearing(found: re.Match[str]) -> TurnLabel | None:
    """The label of a turn in a hearing, which a stop ends; None where no title stands before a name."""
    written = " ".join(word.title() if word.isupper() else word for word in found["who"].split())
    if found["leader"]:
        leads = found["leader"].lower() in words("leads a discussion")
        return TurnLabel(found["leader"].title(), found.end()) if leads else None
    title = written.split()[0]
    if not TITLES.match(f"{title} X") and not has_an_office(title):
        return None
    return TurnLabel(written, found.end())


def _of_a_section(found: re.Match[str], text: str) -> TurnLabel:
    """The label behind a section sign: a name ends before a word that begins a sentence, or before the last
    capitalised one.
    """
    if found["minister"]:
        return TurnLabel(found["minister"], found.end(), title=found["title"])
    rest = text[found.start("who") :]
    capitals = _CAPITALS.match(rest)
    run = (capitals[0] if capitals else found["who"]).split()
    opener = next((at for at, word in enumerate(run[2:], 2) if word in english().openers), len(run) - 1)
    size = max(2, opener) if capitals and len(rest) > capitals.end() else 2
    written = " ".join(run[:size]).rstrip(":")
    end = found.start("who") + len(written)
    after = re.compile(r":?\s*").match(text, end)
    return TurnLabel(written, after.end() if after else end)


def member_label(text: str, given: Mapping[str, str]) -> TurnLabel | None:
    """The name of a member or minister with the words behind it: "Ida Berg (Eastport) (Lab): I thank".

    Args:
        text: A paragraph.
        given: Given names that are known.
    """
    head, colon, _ = text[: _LONGEST_LINE + 2].partition(": ")
    found = name_line(head, given) if colon else None
    if found is None:
        return None
    member = found.title == "member" or found.title.startswith("The ")
    if not member and TITLES.match(found.written):  # "Mr. Berg (Norland):" is of a verbatim record
        return None
    return replace(found, end=len(head) + len(colon))


def leads_a_discussion(label: TurnLabel) -> bool:
    """Whether a label names nobody but who asks or leads: "Moderator:".

    Args:
        label: A label.
    """
    return label.asked or is_a_leader(label.written)


def is_a_leader(written: str) -> bool:
    """Whether some words are those for who leads: "Moderator", "Mr Speaker".

    Args:
        written: What stands before a turn, or on a line of its own.
    """
    return written.lower() in words("leads a discussion")


def has_an_office(title: str) -> bool:
    """Whether a title holds a word for an office: "Head of the Coast Fund, moderator".

    Args:
        title: What stands before a name.
    """
    spoken = [word.strip(",.").lower() for word in title.split()]
    return any(word in role_words() or word in words("leads a discussion") for word in spoken)


def _office(bracketed: str) -> str:
    """What stands in brackets behind a name, where it is an office: "NATO Spokesperson"."""
    return bracketed if has_an_office(bracketed) else ""


def name_line(text: str, given: Mapping[str, str]) -> TurnLabel | None:
    """The name line of a parliament's report, whose words stand below it; None for any other line.

    Args:
        text: A line.
        given: Given names that are known.
    """
    if len(text) > _LONGEST_LINE:
        return None
    found = _PEER.match(text)
    if found and (found["party"] or found["asks"] or found["who"].split()[-2:-1] == ["of"]):
        return TurnLabel(
            found["who"], len(text), title="member" if found["party"] or found["asks"] else "peer"
        )
    if not text.endswith(")"):
        return None
    found = _MINISTER.match(text)
    if found and has_an_office(found["title"]):
        return TurnLabel(found["who"], len(text), title=found["title"])
    found = _MEMBER.match(text)
    if found is None:
        return None
    first = found["who"].split()[0]
    if found["party"] or first in given or TITLES.match(found["who"]):
        return TurnLabel(found["who"], len(text), title="member" if found["party"] else _office(found["of"]))
    return None
