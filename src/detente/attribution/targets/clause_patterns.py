"""The patterns of clauses that say how a name stands in them; their word lists are classes of
data/attribution.
"""

from __future__ import annotations

import re

from detente.attribution.syntax.word_classes import any_form, words
from detente.attribution.targets.lead_words import AMOUNT

_NAME = r"[A-Z][\w’'.-]*(?:\s[A-Z][\w’'.-]*){0,2}"
# Up to three words between what governs a name and the name: "against | the neighbouring government of |
# Norway"
DETERMINED = rf"""
(?:(?:
    {any_form("determiner of a side")}
  | [a-z-]+{any_form("ending of an adjective of a side")}
  | {any_form("part of a side")}[ ]{any_form("preposition of a part")}
  | {AMOUNT}
)\s+){{0,3}}
"""
AGAINST = words("against somebody")
# "partners in Asia, America | and Africa": what is listed hangs on the preposition before the list.
LISTED_AFTER = re.compile(
    rf"""
    \b(?P<word>{any_form("preposition of a list")})\s+(?:the\s+)?
    (?:{_NAME}(?:,\s+(?:the\s+)?)){{0,5}}
    {_NAME}(?:\s+and\s+|,\s+)(?:the\s+)?$
    """,
    re.X,
)
LIST_GOES_ON = re.compile(r"(?:,\s+|\s+and\s+|,\s+and\s+)(?:the\s+)?[A-Z]")
LIST_TO = re.compile(rf"(?:,\s+|\s+and\s+)(?:the\s+)?(?:{_NAME}(?:,\s+|,?\s+and\s+)(?:the\s+)?){{0,5}}")
ABOUT = re.compile(rf"\s+{any_form('leads to a topic')}\b")
# "a regime that | threatens", "if he | invades": another acts, not the speaker.
ANOTHER_ACTS = re.compile(
    rf"""
      \b{any_form("another who acts")}\s+{any_form("relative pronoun")}\b
    | \b{any_form("conjunction before another")}\s*(?:,[^,]{{1,24}},\s*)?{any_form("subject pronoun")}\b
    | [:;—–]\s*{any_form("person who acts behind a mark")}\b
    """,
    re.I | re.X,
)
BREAK = re.compile(
    rf"""
      [;:]\s | [.!?]\s | — | – | \b{any_form("breaks a clause")}\b
    | \b{any_form("begins a clause with a pronoun")}\s+{any_form("pronoun of another clause")}\b
    """,
    re.X,
)
OURS = re.compile(rf"\b{any_form('first person')}\b", re.I)
# "said that | its gunners had fired": the speaker's own
OWN_FORCES = re.compile(
    rf"""
    \s*(?:that\s+)?{any_form("whose forces the speaker may mean")}\s+
    (?:[a-z]+\s+)?{any_form("forces of a side")}\b
    """,
    re.X,
)
JOINS = re.compile(r"^(?:['’]s?)?\s+and\s+(?:the\s+)?$")
# "the rulers of | Norway": the head of the phrase is the side's, but for acts ("the invasion of")
HEAD_OF = re.compile(
    rf"""
    (?:^|\bthat\s+|[,“"]\s*){any_form("determiner of a head")}?\s*
    (?!{any_form("no head of a side")})[\w-]+\ of\ (?:the\s+)?$
    """,
    re.I | re.X,
)
# ", head of | Norland's army, in a raid": beside another name, and no subject
CLOSED_AGAIN = re.compile(rf"(?:['’]s?)?(?:\s[\w-]+){{0,4}},\s+{any_form('preposition of a side')}\b")
_ADJECTIVE = rf"[a-z]+{any_form('ending of a titled adjective')}"
_TITLED = rf"(?:(?:{any_form('title before a side')}|{_ADJECTIVE})\s+){{0,3}}"
CLAUSE_BEGINS = re.compile(
    rf"""(?:^|[,;:“”"(.!?—–]|\b{any_form("before a clause")}\b)\s*{_TITLED}$""", re.I | re.X
)
LISTED = re.compile(r"(?:,| and| or)\s")
RELATIVE = re.compile(r",?\s+(?:which|who)\b")
BY = re.compile(r"\bby\s+(?:the\s+|its\s+)?$")
BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?$", re.I)
CONDITION = re.compile(rf"\b{any_form('opens a condition')}\s+(?:the\s+)?$", re.I)
ANSWERING = re.compile(rf"\b{any_form('answers an act of another')}\s+(?:the\s+)?$", re.I)
# "to deter a landing by | Norway"
WARDED_OFF = re.compile(
    rf"\b{any_form('against somebody')}\s+(?:[a-z-]+\s+){{0,2}}{any_form('hostile act')}\s+by\s+(?:the\s+)?$"
)
ANOTHER_CLAUSE = re.compile(rf"[;:]|\b{any_form('joins another clause')}\b")
# "in Halden, | Norland, on Monday": what may stand behind a town and its state
BEHIND_A_PLACE = re.compile(
    rf"[,;:.)]|\s?[—–]|\s-\s|\s{any_form('goes on behind a place', 'preposition of a side')}\b|$"
)
LONE_PLACE = re.compile(
    rf",\s(?!{any_form('relative pronoun')}\b)[a-z]"
)  # "In Halden, | Norland, the others met"
DATELINE = re.compile(r"\s?[—–(]|\s-\s")  # "HALDEN, | Norland — "
# "accused | Norway", "called on | Norway"
ADDRESSED = re.compile(
    rf"""
    \b(?P<verb>
        {any_form("stem of a verb that addresses")}{any_form("ending of a verb that addresses")}?
      | {any_form("verb that addresses")}
    )\s+{DETERMINED}$
    """,
    re.I | re.X,
)
# "people of | Norway", "our words to | Norway"
SPOKEN_TO = re.compile(
    rf"""
      (?:^|[,;:—–“"(!?.]\s*|\b(?:to|and)\s+)(?:to\s+)?(?:the\s+)?(?:[a-z]+\s+)?
      {any_form("people of a side")}\s+(?:of|in)\s+(?:the\s+)?$
    | \b{any_form("carries words to a side")}\ to\s+{DETERMINED}$
    """,
    re.I | re.X,
)
