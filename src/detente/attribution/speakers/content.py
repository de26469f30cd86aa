"""Where the words stand that belong to an attribution: before it, after it, on both sides, on the next line."""

from __future__ import annotations

import re

from detente.attribution.mentions.speech_verbs import Verb
from detente.attribution.mentions.titles import DAYS
from detente.attribution.syntax.passage import DESCRIPTION, Passage
from detente.attribution.syntax.quotations import Quotation

_ENDS_CONTENT = re.compile(r"(?:[,—–]|[,.!?…]?[\"“”»’'])\s*$")
THAT = re.compile(
    r"\s*(?:on \w+ |today |yesterday |again |reporters |journalists |lawmakers )?(?:that|how|why|whether|if)\b|\s*[:,]?\s*[\"“„«]|\s*:",
    re.I,
)
# ", Lavrov said on Monday, | would answer": the sentence that the attribution parted goes on.
_GOES_ON = re.compile(
    r"(?:\s*(?:on|in|at|during|after|before|to|earlier|later|late|early|last|this|today|yesterday|again|recently|"
    rf"{DAYS})\b[^,.;:\"“”]{{0,56}})?,\s+(?="
    r"(?:is|are|was|were|has|have|had|will|would|can|could|must|should|may|might|does|did|do|need|needs|"
    r"and|but|or|of|to|in|on|for|with|by|because|so|if|as|which|who|not|never|[a-z]+(?:ed|es|s))\b)"
)
_TRIVIAL_TAIL = re.compile(
    r"^\s*[.,]?\s*(?:(?:on|in|at|during|after|before|to|when|while|as|from|by|with|for|late|early|last|this|earlier|later|today|yesterday|"
    r"Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|speaking|referring|citing|adding|noting|calling|describing|reporters|of|about|via|"
    r"according|who|following|through|again|recently|and|but|then|here|there|out|back|further|repeatedly|laughing|turning)\b.*)?[.!?]?\s*$",
    re.S | re.I,
)
# "The guns would go, Berg told | the upper house on Friday.": the listener, and then at most where and when.
_TELLS = re.compile(r"(?:tell|tells|told|informed?|informs|assured?|assures|reminded?|reminds)", re.I)
_ADDING = re.compile(r",\s+\w+ing\b")
_TO_A_LISTENER = re.compile(
    r"(?:\s+(?:the|an?|his|her|its|their|our))?(?:\s+[A-Z][\w.’'-]*){0,5}"
    r"(?:\s+(?!(?:on|in|at|of|by|for|from|with|during|after|before|he|she|it|they|we|you|that|how|to|is|are|was|were|will|would|has|have|had|can|could|may|might|must|should|did|does)\b)"
    r"(?![a-z]+ed\b)[a-z][\w’'-]*){0,3}"
)
# "On that day, | he continued": what leads up to a sentence was not said.
_LEADS_UP = re.compile(
    r"\W*(?:In|On|At|For|After|Before|When|As|By|From|Since|With|During|Under|If|While|Although|Then|Later|Last|This|Over|Until|Through|Based on|Following|Despite|Amid|Upon|Given|Pursuant to|Because)\b"
)
# "admitted freely that", "called on us to": the words begin in the next paragraph.
_LEFT_OPEN = re.compile(r"\s*(?:\w+ly\s+)?(?:that|(?:for|on)\s+\w+\s+to)\s*[:,]?\s*")
# "said at the college in Halden:": where and when it was said; the words begin in the next paragraph.
_ANNOUNCES = re.compile(
    r"\s+(?:on|in|at|during|after|before|to|from|earlier|later|last|this|once)\b[^:]*:\s*", re.I
)
# "As Berg said at the fair,": the paragraph ends in a comma.
_AS_BEGUN = re.compile(r"\W*(?:\w+\s+)?[Aa]s\s+$")
_ANNOUNCES_STILL = re.compile(
    r"\s+(?:on|in|at|during|after|before|to|from|earlier|later|last|this|once)\b[^,]*,\s*"
)
_AS = re.compile(r",\s+(?:just\s+)?as\s+$")  # "Broad fronts are needed, as | Berg proposed last year."
_AS_IS = re.compile(r"[,;]\s+as\s+(?:is|are|was|were|has|have|does|do|did)\s+")
_TO_THE_END = re.compile(r"(?!\s*(?:that|how)\b)[^,;:—–“\"]*")
# "After | Berg announced two dams, Holm left": the words end with the clause.
_SUBORDINATE = re.compile(
    r"\W*(?:(?:\w+\s+){0,3}(?:after|before)|[Aa]fter|[Bb]efore|[Ww]hen|[Ss]ince|[Oo]nce|[Uu]ntil|[Nn]ow that)\s+"
    r"(?:the\s+|[a-z]+\s+)?$"
)
# "Berg, who | said that she had heard nothing, left"; "Keller, whom | Berg accused of theft, left".
_WHO = re.compile(r"[,–—]\s+(?:who|which)\b[^,]*$")
_WHOM = re.compile(r",\s+(?:whom|which)\s+(?:the\s+)?$")
_RELATIVE_ENDS = re.compile(r",\s+(?!(?:or|which|including|such|as|not|and that|but that)\b)")
_MAIN_CLAUSE = re.compile(r",\s+(?!(?:and|or|but|which|who|whose|including|such|as|not)\b)")
_NARRATOR_AGAIN = re.compile(
    r";\s+(?:(?:but|yet|however)\b(?!\s+(?:that|to)\b)|(?:he|she|it|they|we|I|his|her|its|their|our)\b)"
)
# "In brief: last week, Berg announced at the fair | that …": what stands before was not said.
_THAT_LATER = re.compile(
    r"\s+(?:at|in|on|during|before|after|today|yesterday|earlier|last|this|again|repeatedly|[a-z]+ly)\b[^,;:.“\"]{0,60}?"
    r"(?<!\bat)(?<!\bin)(?<!\bon)(?<!\bof)(?<!\bto)(?<!\bby)(?<!\bfor)(?<!\bfrom)(?<!\bwith)(?<!\bduring)(?<!\bafter)(?<!\bbefore)(?<!\bsince)"
    r"\s(?=that\s+(?!was\b|were\b|is\b|are\b|has\b|had\b|he\b|she\b))"
)
# "how the — the president thinks": somebody begins again
_BROKEN_OFF = re.compile(
    r"\b(?:the|an?|of|to|for|with|in|on|at|by|that|how|because|and|but|or|is|are|was|were|has|have|will|our|his|her|their|its|I|we|he|she|they|"
    r"as|so|what|if)\s*[—–]\s*$"
)
# "wrote on Telegram | that", "told reporters in Oslo: | “…”": to whom and where it was said
_LEADS_TO_WORDS = re.compile(
    r"(?=\s+\S)(?:\s+(?:reporters|journalists|lawmakers|parliament|deputies|Reuters|AFP|(?:the\s+)?[A-Z]\w+(?:\s[A-Z]\w+)?))?"
    r"(?:\s+(?:on|in|at|via|during|to)\s+[^,;:.“\"]{1,50}?)?"
    r"(?:(?<!\bat)(?<!\bin)(?<!\bon)(?<!\bto)(?<!\bvia)(?<!\bfrom)(?<!\bduring)\s+(?=that\s)|\s*:\s*(?=[“\"]))"
)
_GOVERNED = re.compile(r"\s+(?:from|of|that|for|against|the|an?|its|their|his|her|[A-Z]\w+)\s")
_CLAUSE = 3  # words
_STRANDED = re.compile(
    r"\s*(?:for|of|about|to|on|with|in)\s*[.,;:?!]*\s*"
)  # "the boats that | Berg asks for"
_TO_DO = re.compile(
    r"\s+(?:not\s+)?to\s+(?!the\b|an?\b|his\b|her\b|its\b|their\b|reporters\b|journalists\b)[a-z]+\b"
)
_RUNS_ON = re.compile(r"[.;:]\s|\b(?:and|but|that|as|while)\b")
_EDGES = " ,:;\n—–"


def with_description(passage: Passage, start: int, low: int) -> int:
    """“…,” campaign spokesman | Brian Fallon said: what stands between the quotation and the name describes the name."""
    closed = [q.end for q in passage.quoted if q.closed and start <= q.end <= low]
    if not closed:
        return low
    between = passage.shown[closed[-1] : low]
    described = len(between.split()) <= DESCRIPTION and not _RUNS_ON.search(between)
    return closed[-1] if described and not passage.first_verb(closed[-1], low) else low


def around(text: str, start: int, end: int, low: int, high: int) -> tuple[int, int] | None:
    """The sentence without an attribution at its edge."""
    if not text[start:low].strip(' ,"“'):
        return trimmed(text, high, end)
    if not text[high:end].strip(' .,!?"”'):
        return trimmed(text, start, low)
    return trimmed(text, start, end)


def trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """A span without the spaces and commas at its edges; None if nothing is left."""
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return (start, end) if end > start else None


def stands_alone(shown: str, quotation: Quotation) -> bool:
    """Whether a quotation is a sentence of its own rather than a part of the narrator's."""
    lead = shown[: quotation.start].rstrip()
    return not lead or lead[-1] in '.!?"”“»…'


def content_of(
    passage: Passage, start: int, end: int, low: int, high: int, verb: Verb, inverted: bool
) -> tuple[int, int] | None:
    """Where the words stand that belong to an attribution from `low` to `high` in a sentence; None if there are none."""
    text, shown, quoted, kind = passage.text, passage.shown, passage.quoted, verb.kind
    head = shown[start:low]
    tail = shown[high:end]
    if _LEFT_OPEN.fullmatch(tail) or _STRANDED.fullmatch(tail):
        return None
    if (
        kind in ("say", "weak")
        and not text[end:].strip()
        and (_ANNOUNCES.fullmatch(tail) or (_AS_BEGUN.match(head) and _ANNOUNCES_STILL.fullmatch(tail)))
    ):
        return None
    if kind in ("say", "perform") and (aside := _AS.search(head)) and _TO_THE_END.fullmatch(tail):
        told = head[: aside.start()]
        if len(told.split()) >= _CLAUSE and not _LEADS_UP.match(told):
            # "The roads are a model, as is the dam, as Berg proposed": only the last clause is surely hers.
            again = max((m.end() for m in _AS_IS.finditer(told)), default=0)
            return trimmed(text, start + again, start + aside.start())
    said_before = bool(head.strip()) and ends_content(passage, start, low)
    ends_quote = said_before and any(q.closed and abs(q.end - len(shown[:low].rstrip())) <= 1 for q in quoted)
    if kind == "weak" and not ends_quote and (_LEADS_UP.match(head) or _TO_DO.match(tail)):
        said_before = False  # "Norway asked for pumps, Sweden agreed to look for them."
    if kind == "perform" and not ends_quote and _TO_DO.match(tail) and _LEADS_UP.match(head):
        said_before = False  # "In answer to the drought, Berg has proposed to build two dams."
    if (
        kind == "perform"
        and not ends_quote
        and not inverted
        and _LEADS_UP.match(head)
        and _GOVERNED.match(tail)
        and len(tail.split()) > _CLAUSE
    ):
        said_before = False  # "As a condition of the treaty, Norway demanded of Sweden that …"
    later = None if ends_quote or inverted or kind != "say" else _THAT_LATER.match(shown, high, end)
    if later:
        return trimmed(text, later.end(), max([end, *[q.end for q in quoted if high <= q.start < end]]))
    if said_before and kind != "act":
        if kind in ("say", "perform") and not ends_quote and not inverted and _GOES_ON.match(tail):
            return trimmed(text, start, low)
        if ends_quote or inverted or (_TRIVIAL_TAIL.match(tail) and len(head.split()) > 3):
            return trimmed(text, start, low)
        if kind in ("say", "perform") and not tail.strip(' .!?"”'):
            return trimmed(text, start, low)
        if not _LEADS_UP.match(head) and len(head.split()) >= _CLAUSE and _only_listens(verb, tail):
            return trimmed(text, start, low)
    if inverted:
        return None
    long_quote = any(high <= q.start < end and q.words(text) > 2 for q in quoted)
    if kind == "weak" and not verb.words.endswith(" it") and not THAT.match(tail) and not long_quote:
        return None
    if kind == "act" and not tail.strip(" .,!?"):
        return None
    content = verb.start if kind in ("perform", "act") else high
    if not tail.strip(' .,!?"”:'):
        # "He said:" and the words begin on the next line.
        following = next((q for q in quoted if q.start >= end - 1 and not text[end : q.start].strip()), None)
        return (following.start, following.end) if following and ":" in tail else None
    if verb.words.endswith(" it"):  # "as she put it"
        near = min(
            (q for q in quoted if start <= q.start < end), key=lambda q: abs(q.start - low), default=None
        )
        return (near.start, near.end) if near else around(text, start, end, low, high)
    reach = max([end, *[q.end for q in quoted if high <= q.start < end]])
    if (stop := _where_it_stops(passage, head, low, high, end, verb)) is not None:
        reach = stop
    if kind in ("say", "weak") and (lead := _LEADS_TO_WORDS.match(shown, high, end)):
        content = lead.end()
    return trimmed(text, content, reach)


def _only_listens(verb: Verb, tail: str) -> bool:
    """Whether nothing but the listener, a place and a time stands behind a verb of telling."""
    if not _TELLS.fullmatch(verb.words):
        return False
    tail = _ADDING.split(tail, maxsplit=1)[0]
    if THAT.search(tail) or any(mark in tail for mark in ",;:—–"):
        return False
    listener = _TO_A_LISTENER.match(tail)
    return bool(listener and listener[0] and _TRIVIAL_TAIL.match(tail[listener.end() :]))


def _where_it_stops(passage: Passage, head: str, low: int, high: int, end: int, verb: Verb) -> int | None:
    """Where the narrator goes on within the sentence: behind the clause that began it, or behind a semicolon."""
    shown = passage.shown
    if _WHOM.search(head) or _WHO.search(shown, low, high):
        comma = _RELATIVE_ENDS.search(shown, high, end)
        return comma.start() if comma else None
    if _SUBORDINATE.match(head):
        comma = _MAIN_CLAUSE.search(shown, high, end)
        return comma.start() if comma else None
    if verb.kind in ("act", "perform") or not THAT.match(shown, high, end):
        stop = _NARRATOR_AGAIN.search(shown, high, end)
        if stop and not any(
            q.start >= high and q.end > stop.start() and q.start < end for q in passage.quoted
        ):
            return stop.start()
    return None


def ends_content(passage: Passage, start: int, at: int) -> bool:
    """Whether what stands before a place ends as said words do: in a comma, a dash, a closing mark; not in "the states’"."""
    found = _ENDS_CONTENT.search(passage.shown[start:at])
    if not found or _BROKEN_OFF.search(passage.shown, start, at):
        return False
    if found[0].strip() not in ("’", "'"):
        return True
    mark = start + found.start() + 1
    return passage.shown[mark - 2 : mark - 1] not in ("s", "z", "x") or any(
        q.end == mark for q in passage.quoted
    )


def rest_of(passage: Passage, end: int, high: int, inverted: bool = False) -> tuple[int, int] | None:
    """What is said after an attribution whose words stand before it: the rest of its clause, or of its quotation.

    `inverted`: the speaker stands behind the verb, so that "who" describes him.
    """
    goes_on = _GOES_ON.match(passage.shown, high, end)
    if inverted and goes_on and passage.shown.startswith(("who ", "which "), goes_on.end()):
        goes_on = None
    if goes_on and not any(q.start < goes_on.end() and high <= q.start for q in passage.quoted):
        before = passage.shown[:high].rstrip()
        if not any(abs(q.end - len(before)) <= 1 for q in passage.quoted):
            return trimmed(passage.text, goes_on.end(), end)
    later = [q for q in passage.quoted if high <= q.start < end and q.words(passage.text) >= 2]
    return (later[0].start, max(q.end for q in later)) if later else None
