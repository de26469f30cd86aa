"""The patterns of speech verbs that report no words; their word lists are classes of data/attribution."""

from __future__ import annotations

import re

from detente.attribution.syntax.word_classes import any_form, words

IF = re.compile(rf"\b{any_form('leaves it open')}\s+(?:the\s+)?$", re.I)
BY_TELEPHONE = re.compile(
    rf"""
    call(?:s|ed)?\s+
    (?:{any_form("somebody called")}|(?:[A-Z][\w.]+\s+){{0,2}}[A-Z]\w+\b(?!\.\s\w))
    \s*(?:[,.]|{any_form("circumstance of a call")}\b)
    """,
    re.X,
)
CALLS_AN_OFFICE = re.compile(
    rf"""
    called\s+{any_form("determiner of an office called")}\s+(?P<office>[A-Za-z]+(?:\ [A-Za-z]+)?)\s+
    (?:on\ [A-Z]|{any_form("when or how somebody called")}|to\ {any_form("reason of a call")}\b)
    """,
    re.X,
)
ASKS_WHETHER = frozenset(f"{verb}{the}" for verb in words("form of be that asks") for the in ("", " the"))
ASKS_SOMEBODY = re.compile(rf"\s+{any_form('asked of somebody')}\s*[,.;—–]")
ITSELF = re.compile(rf"\s+{any_form('object pronoun')}sel(?:f|ves)\b")
SO_MUCH = re.compile(
    rf"""
      \s+that\s+(?:
          {any_form("degree of a manner")}\s+\w+ly\b
        | (?:{any_form("way of saying")}|(?:many|several)\ times)\s*(?:[.,;?!]|and\b|$)
      )
    | \s+that\s*(?:[.;?!]|$)
    """,
    re.X,
)
IT = re.compile(r"\s+(?:it|this)\s+\w+ly\s*[.;?!]")
THINKS_OF = re.compile(rf"\s+{any_form('behind a verb of thought')}\b")
CALLS_UP = re.compile(rf"call\w*\s+{any_form('behind call, no words')}\b")
# "welcomed | more than forty families": a number or determiner, then people
RECEIVED = re.compile(
    rf"""
    \s+(?:back\s+)?(?:{any_form("before a number")}\s+)*
    (?:[\d.,]|(?:[a-z]+{any_form("ending of a number of people")}|{any_form("number of people")})\b|\s)*
    (?P<who>{any_form("people received")}|[A-Z]\w+{any_form("ending of a people")}\b)
    """,
    re.X,
)
# "the pledges | Berg announced in Oslo": what was announced stands before.
NOUN_BEFORE = re.compile(r"(?<![,;:—–-] )\b(?P<noun>[a-z]{3,})\s+(?P<that>that\s+|which\s+)?(?:the\s+)?$")
# Endings of what may be announced; others may be of people ("the engineer | Ida Berg said in Oslo …").
ANNOUNCED = re.compile(rf"(?:[^s]s|{any_form('ending of what is announced')})$")
A_NOUN = re.compile(rf"\b{any_form('determiner of a bare noun')}\s+(?:[a-z-]+\s+){{0,3}}[a-z]+$")
NO_OBJECT = re.compile(rf"\s*(?:\.|,|;|$|{any_form('no object of a verb')}\b)")
AS = re.compile(r"\bas\s+$", re.I)
AS_THE = re.compile(r"\bas\s+(?:the\s+)?$", re.I)
THEN_THAT = re.compile(r"[^,;:.“\"]{0,48},\s+that\b")
CLAUSE_MARK = re.compile(r"[,;—–]")
BY = re.compile(rf"\s+(?:{any_form('preposition before by')}\s+)?by\b(?!\s+[a-z]+ing\b)")
WHAT = re.compile(r"\bwhat(?:ever)?\s+$", re.I)
MAIN_VERB_AFTER = re.compile(rf"\s+{any_form('auxiliary of a main clause')}\b")
AUXILIARY = re.compile(rf"\b{any_form('before a bare verb')}\b")
THE = re.compile(r"\bthe\s+$", re.I)
OF_A_CLAIM = re.compile(r"\s+\w+\s+that\b")  # "Berg's repeated warning that …"
ARTICLE = re.compile(r"\ban?\s+$", re.I)
# "Berg put it | back"
PUT_SOMEWHERE = re.compile(rf"\s+{any_form('where something is put')}\b")
# "spoke of | a report entitled “The Mill”"
OF_A_TITLE = re.compile(rf"[^,;:.“”\"]{{0,200}}\s{any_form('before a title')}\s*[\"“„«]")
