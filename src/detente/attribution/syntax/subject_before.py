"""Who stands before a speech verb: a name, an office, a pronoun; the name before an apposition."""

from __future__ import annotations

import re
from collections.abc import Sequence

from detente.attribution.gazetteer.roles import role_words
from detente.attribution.mentions.names import Named
from detente.attribution.mentions.titles import DAYS, MONTHS, NO_NAMES
from detente.attribution.syntax.noun_phrases import Phrase, is_name, noun_phrase_start, office, with_tail

_ADVERBIAL = re.compile(
    r"(?:^|[\s,])(?:has|have|had|is|was|were|are|been|be|being|will|would|did|does|also|later|then|now|previously|earlier|again|once|"
    r"first|often|sometimes|always|further|meanwhile|however|still|even|never tired of|today|yesterday|himself|herself|themselves|itself|too|just|"
    r"(?:released|published|issued|obtained|seen|made public|unveiled)(?: by [\w ]{2,20})?|"
    r"quoted as|cited as|reported as|in turn|in a (?:\w+ )?(?:statement|speech|tweet|interview|post|letter)|in an interview|"
    r"quoted (?:by|in) (?:the )?[\w ]{2,40} as|many times|since \d{4}|began by|"
    rf"(?:last|this|earlier this|earlier on|late on|early on) (?:week|month|year|spring|summer|autumn|winter|fall|{DAYS})|"
    rf"(?:late |early )?on (?:{DAYS})(?:,? (?:{MONTHS}) \d{{1,2}})?|on (?:\d{{1,2}} )?(?:{MONTHS})(?: \d{{1,2}})?|in (?:{MONTHS})(?: \d{{4}})?|in \d{{4}}|"
    rf"(?:{DAYS})|[a-z]+ly|went on to|sought to|tried to|continued to|"
    r"(?:took|takes|taken|turned) to (?:\w+\s+){1,4}to)\s*$"
)
# The last words that an adverbial can end with; a cheap question before the dear one.
_MAY_BE_ADVERBIAL = re.compile(
    r"(?:ly|ha[sd]|have|is|was|were|are|be|been|being|will|would|did|does|also|later|then|now|earlier|again|once|first|to|often|sometimes|always|"
    r"further|meanwhile|however|still|even|of|today|yesterday|self|selves|too|just|as|turn|statement|speech|tweet|interview|post|letter|by|to|"
    rf"released|published|issued|obtained|seen|public|unveiled|times|week|month|year|spring|summer|autumn|winter|fall|\d|{DAYS}|{MONTHS})$"
)
_PRONOUN = re.compile(r"(?:^|[\s(\"“”,–—-])(he|she|they|it)(?:['’]s)?$", re.I)
# "The clip | says": something unknown that is said to speak; nobody is named, but the words are not the narrator's.
_THING = re.compile(
    r"(?:^|[.;:!?\"”]\s+|,\s+|\b(?:and|but|as|while|when|that|though|although|because)\s+)"
    r"((?:the|this|that(?!\s+(?:the|an?|this|his|her|their|its)\b)|another|one|an?|his|her|their|its|my|our|several|many|some)\s+(?:[a-z\d][\w’'-]+\s+){0,3}(?!(?:and|or|but|nor)$)[a-z\d][\w-]+)$",
    re.I,
)
_DETERMINERS = frozenset("the this that another one a an his her their its my our several many some".split())
# "63 percent", "more than half of voters"
_SHARE = re.compile(
    r"(?<![\w'’])(?<!\bhave )(?<!\bhas )(?<!\bhad )((?:(?!have\b|has\b|had\b|ll\b|ve\b)\w+\s+){0,2}(?:\d[\d.,]*\s?(?:%|percent|per cent))(?:\s+of\s+(?:[\w’'-]+\s*){1,5})?)$"
)
_PREPOSITION = re.compile(
    r"\b(?:of|for|at|in|from|with|on|to|against|by|into|about|and)\s+(?:the\s+)?$", re.I
)
# "every neighbour in Europe and | Central Asia": the neighbour is the subject.
_HANGS = re.compile(
    r"\b(?:of|in|from|to|across|between|with)\s+(?:the\s+)?(?:[A-Z][\w’'-]*\s+){1,3}and\s+(?:the\s+)?$"
)
_HEADS_OF_STATE = re.compile(r"\b(?:the\s+)?heads of state (?:and|or) government$", re.I)
_APPOSITION = re.compile(
    r"^\s*(?:the|a|an|who|which|whose|now|then|one|his|her|its|their|\d|speaking|in|on|at|during|after|asked|also|long|like|"
    r"director|head|chairman|president|leader|chief|executive|former|co-|vice|senior|professor|author|meanwhile|however|"
    r"for (?:his|her|its) part|[A-Z][\w]*(?:\s[A-Z]\w*)?['’]s |[A-Z][\w.]*\.?(?:-[A-Z])|[DR]-)",
    re.I,
)
_COMMA = re.compile(r"[,(–—]")


def before(text: str, names: Sequence[Named], low: int, at: int, *, heading: bool = False) -> Phrase | None:
    """The phrase that stands as subject before a verb at `at`, not reaching before `low`; None where none does."""
    end = _back_over_adverbials(text, low, at)
    if end <= low:
        return None
    if text[end - 1] == ")" and (opened := text.rfind("(", low, end)) > low:
        end = len(text[:opened].rstrip())  # "Jason Chaffetz (R-Utah) said"
    for relative in ("who", "who's", "who’s"):
        if text.endswith(relative, low, end) and not text[max(low, end - len(relative) - 1)].isalnum():
            return _ending_at(
                text, names, low, len(text[low : end - len(relative)].rstrip(" ,")) + low, heading
            )
    if text[end - 1] in ",–—":
        return _before_apposition(text, names, low, end)
    return _ending_at(text, names, low, end, heading)


def _back_over_adverbials(text: str, low: int, at: int) -> int:
    end = at
    while True:
        while end > low and text[end - 1].isspace():
            end -= 1
        window = max(low, end - 56)
        words = text[window:end]
        found = _ADVERBIAL.search(words) if _MAY_BE_ADVERBIAL.search(words[-10:]) else None
        if not found:
            return end
        # The comma before an adverbial stays: it may close an apposition.
        end = window + found.start() + (found[0][0] == ",")


def _before_apposition(text: str, names: Sequence[Named], low: int, end: int) -> Phrase | None:
    """ "Aaron Kall, the director of debate, said": the name before the commas that set the description off."""
    commas = [m.start() for m in _COMMA.finditer(text, max(low, end - 220), end - 1)]
    person = next(
        (n for n in names if n.end == end - 1 and n.kind in ("person", "unknown") and is_name(n)), None
    )
    for comma in reversed(commas[-4:]):
        if person and not text[comma + 1 : person.start].strip() and _describes(text, names, low, comma):
            return Phrase(person.start, person.end, "name", person)
        if not _APPOSITION.match(text[comma + 1 : end - 1]):
            continue
        phrase = _ending_at(text, names, low, comma, False)
        if phrase and (phrase.kind == "name" or len(commas) == 1):
            return phrase
    if not commas:
        bare = _ending_at(text, names, low, end - 1, False)
        return bare if bare and bare.kind == "name" else None
    return None


def _describes(text: str, names: Sequence[Named], low: int, comma: int) -> bool:
    """Whether what stands before a comma may describe the name after it: "Her deputy, | Hans Adler"."""
    if _ending_at(text, names, low, comma, False):
        return True
    start = noun_phrase_start(text, low, comma)
    return start < comma and not text[low:start].strip() and len(text[start:comma].split()) <= 6


def _ending_at(text: str, names: Sequence[Named], low: int, end: int, heading: bool) -> Phrase | None:
    while end > low and text[end - 1].isspace():
        end -= 1
    window = max(low, end - 9)
    pronoun = _PRONOUN.search(text[window:end])
    if pronoun:
        return Phrase(window + pronoun.start(1), window + pronoun.end(1), "pronoun")
    stop = end - 2 if text[end - 2 : end] in ("'s", "’s") else end
    named = next((n for n in reversed(names) if n.end in (end, stop) and n.start >= low), None)
    roles = role_words()
    last = text[max(low, end - 40) : end].split()[-1:]
    if named and text.endswith("overnment", low, end) and (heads := _HEADS_OF_STATE.search(text, low, end)):
        return Phrase(heads.start(), end, "office")
    if named:
        word = named.name.split()[-1].lower()
        if named.kind == "unknown" and word in roles and not heading:
            return office(text, noun_phrase_start(text, low, named.start), end, names)
        preposition = _PREPOSITION.search(text[max(low, named.start - 14) : named.start])
        if preposition:
            if preposition[0].startswith("and"):
                if _HANGS.search(text, low, named.start):
                    return None  # "every neighbour in Europe and | Central Asia": the neighbour speaks
                return Phrase(named.start, named.end, "name", named) if is_name(named) else None
            return with_tail(text, names, low, end)
        if not is_name(named):
            return None
        return Phrase(_described_from(text, names, low, named.start), named.end, "name", named)
    if last and last[0].lower() in roles:
        return office(text, noun_phrase_start(text, low, end), end, names)
    tailed = with_tail(text, names, low, end)
    if tailed or heading:
        return tailed
    window = max(low, end - 60)
    if not text[end - 1].isalnum() and text[end - 1] != "%":
        return None
    near = text[window:end]
    share = _SHARE.search(near) if "%" in near or " cent" in near or "percent" in near else None
    if share:
        return Phrase(window + share.start(1), end, "institution")
    thing = None if _DETERMINERS.isdisjoint(near.lower().split()) else _THING.search(near)
    return Phrase(window + thing.start(1), end, "thing") if thing else None


def _described_from(text: str, names: Sequence[Named], low: int, start: int) -> int:
    """Where the description that leads up to a name begins: "French President |Emmanuel Macron"."""
    for named in reversed(names):
        if (
            named.end <= start
            and not text[named.end : start].strip()
            and named.start >= low
            and named.kind in ("adjective", "unknown")
        ):
            if named.kind == "unknown" and named.name.split()[0] in NO_NAMES:
                return start
            start = named.start
    return start
