"""The patterns that say where the words of an attribution stand; their word lists are classes of
data/attribution.
"""

from __future__ import annotations

import re

from detente.attribution.syntax.word_classes import any_form, none_before

PROSE = re.compile(r"\S")
ENDS_CONTENT = re.compile(r"(?:[,—–]|[,.!?…]?[\"“”»’'])\s*$")
# What opens words that are said: "that …", "on Monday that …", a mark, a colon.
THAT = re.compile(
    rf"""
      \s*(?:on\ \w+\ |{any_form("short circumstance")}\ )?{any_form("opener of words")}\b
    | \s*[:,]?\s*["“„«]
    | \s*:
    """,
    re.I | re.X,
)
# ", Berg said on Monday, | would answer": the sentence that the attribution parted goes on.
GOES_ON = re.compile(
    rf"""
    (?:\s*{any_form("circumstance behind a verb", "weekday")}\b[^,.;:"“”]{{0,56}})?
    ,\s+
    (?=(?:{any_form("goes on behind an attribution")}|[a-z]+{any_form("ending of a verb that goes on")})\b)
    """,
    re.X,
)
# "It holds, Berg said | , only the road does not", "…, Berg told reporters in Halden | ; Holm never would"
PARTED = re.compile(
    rf"""
    (?:\s+{any_form("listener")}\b|(?<=told)\s+{any_form("determiner of a listener")}\s+(?:[\w-]+\s+)?[\w-]+)?
    (?:\s+{any_form("circumstance behind a verb", "weekday")}\b[^,;.:"“”]{{0,80}})?
    (?P<mark>[,;:])\s+(?=(?P<deed>(?!including\b)\w+ing\b)|\w)
    """,
    re.X,
)
AUXILIARY = re.compile(rf"\b{any_form('auxiliary of a told clause')}\b", re.I)
BEGINS_WITH_PARTICIPLE = re.compile(r"\W*(?:\w+ing|asked)\b", re.I)
MARK = re.compile(r"[,;:—–]")
COLON = re.compile(":")
ENDS = re.compile(r'[ .!?"”]*')
NO_OBJECT = re.compile(r"[ .,!?]*")
NO_WORDS = re.compile(r'[ .,!?"”:]*')
ENDS_IN_AS = re.compile(r"(?<!\S)as\s*$")
CLAUSE_ENDS = re.compile(r"[;:]\s+")
# "…, Berg said; but the road | would not": told as said, although the clause begins as the narrator's would
REPORTED = re.compile(rf"\b{any_form('auxiliary of reported words')}\b")
# "Berg said | on Monday in Halden.": behind the speaker stands at most where, when and how it was said.
CIRCUMSTANCES = re.compile(
    rf"\s*[.,]?\s*(?:{any_form('opener of circumstances', 'weekday')}\b.*)?[.!?]?\s*$", re.S | re.I
)
# "The guns would go, Berg told | the upper house on Friday.": the listener, and then at most where and when.
TELLS = re.compile(any_form("verb with a listener"), re.I)
ADDING = re.compile(r",\s+\w+ing\b")
LISTENER = re.compile(
    rf"""
    (?:\s+{any_form("determiner of a listener")})?
    (?:\s+[A-Z][\w.’'-]*){{0,5}}
    (?:\s+(?!{any_form("no listener")}\b)(?![a-z]+ed\b)[a-z][\w’'-]*){{0,3}}
    """,
    re.X,
)
# "On that day, | he continued": what leads up to a sentence was not said.
LEADS_UP = re.compile(rf"\W*{any_form('introduction')}\b")
# ", he added, | would not be announced": what stands before is the subject
PREDICATE = re.compile(rf"\s*,\s+{any_form('auxiliary of a main clause')}\s")
# "rated a quarter of the claims | as “entirely true”"
AS_QUOTED = re.compile(r"\sas\s+(?:an?\s+|the\s+)?[\"“„«]")
# "reported | Norland had left", "reports both mills were lost": a subject and its verb
BARE_CLAUSE = re.compile(
    rf"""
    \s(?:on\s+\w+\s+)?(?:
        (?:(?!(?:to|but|{any_form("breaks a participle off")})\b)[\w'’-]+\s){{1,7}}?
        {any_form("auxiliary of a told clause")}\b
      | [A-Z]\w+\s[a-z]+ed\b
    )
    """,
    re.X,
)
MAY_BE_VERB = re.compile(rf"[a-z]+(?:s|ed)|{any_form('auxiliary of a told clause')}")
# "named | sovereignty as a red line"; an office behind "as" is one that somebody was given
AS_SOMETHING = re.compile(r"(?:\s[^.;:]{1,90}?)?\sas\s+(?:an?\s+|the\s+)?(?P<what>[\w-]+(?:\s[\w-]+)?)")
# "admitted freely that", "called on us to": the words begin in the next paragraph.
LEFT_OPEN = re.compile(r"\s*(?:\w+ly\s+)?(?:that|(?:for|on)\s+\w+\s+to)\s*[:,]?\s*")
# "said at the college in Halden:": where and when it was said; the words begin in the next paragraph.
ANNOUNCES = re.compile(rf"\s+{any_form('circumstance before words')}\b", re.I)
# "As Berg said at the fair,": the paragraph ends in a comma.
AS_BEGUN = re.compile(r"\W*(?:\w+\s+)?[Aa]s\s+$")
ANNOUNCES_STILL = re.compile(rf"\s+{any_form('circumstance before words')}\b[^,]*,\s*")
AS_ASIDE = re.compile(r",\s+(?:just\s+)?as\s+$")  # "Broad fronts are needed, as | Berg proposed last year."
AS_IS = re.compile(rf"[,;]\s+as\s+{any_form('auxiliary behind as')}\s+")
TO_THE_END = re.compile(r"(?!\s*(?:that|how)\b)[^,;:—–“\"]*")
# "After | Berg announced two dams, Holm left": the words end with the clause.
SUBORDINATE = re.compile(
    rf"""
    \W*(?:
        (?:\w+\s+){{0,3}}(?:after|before)
      | (?i:{any_form("conjunction of a subordinate clause")})
    )\s+
    (?:the\s+|[a-z]+\s+)?$
    """,
    re.X,
)
# "Berg, who | said that she had heard nothing, left"; "Keller, whom | Berg accused of theft, left".
WHO = re.compile(r"[,–—]\s+(?:who|which)\b[^,]*$")
# "…, whereby | Norland reaffirmed its duty, Sudria stays whole"
WHOM = re.compile(rf",\s+{any_form('opens a relative clause')}\s+(?:the\s+)?$")
RELATIVE_ENDS = re.compile(rf",\s+(?!{any_form('goes on within a relative clause')}\b)")
MAIN_CLAUSE = re.compile(rf",\s+(?!{any_form('goes on within a clause')}\b)")
NARRATOR_AGAIN = re.compile(
    rf";\s+(?:{any_form('turns the sentence')}\b(?!\s+(?:that|to)\b)|{any_form('pronoun of a new clause')}\b)"
)
# "In brief: last week, Berg announced at the fair | that …": what stands before was not said.
THAT_LATER = re.compile(
    rf"""
    \s+(?:{any_form("circumstance before a clause")}|[a-z]+ly)\b[^,;:.“"]{{0,60}}?
    {none_before("preposition of time or place")}
    \s(?=that\s+(?!{any_form("relative verb or subject")}\b))
    """,
    re.X,
)
# "how the — the president thinks": somebody begins again
BROKEN_OFF = re.compile(rf"\b{any_form('breaks off before a dash')}\s*[—–]\s*$")
# "wrote on Telegram | that", "told reporters in Oslo: | “…”": to whom and where it was said
LEADS_TO_WORDS = re.compile(
    rf"""
    (?=\s+\S)
    (?:\s+(?:{any_form("listener")}|(?:the\s+)?[A-Z]\w+(?:\s[A-Z]\w+)?))?
    (?:\s+{any_form("preposition of a place of words")}\s+[^,;:.“"]{{1,50}}?)?
    (?:{none_before("preposition of a channel")}\s+(?=that\s)|\s*:\s*(?=[“"]))
    """,
    re.X,
)
GOVERNED = re.compile(rf"\s+(?:{any_form('governs a name')}|[A-Z]\w+)\s")
# "the boats that | Berg asks for"
STRANDED = re.compile(rf"\s*{any_form('stranded preposition')}\s*[.,;:?!]*\s*")
TO_DO = re.compile(rf"\s+(?:not\s+)?to\s+(?!{any_form('no verb after to')}\b)[a-z]+\b")
RUNS_ON = re.compile(rf"[.;:]\s|\b{any_form('runs on behind words')}\b")
