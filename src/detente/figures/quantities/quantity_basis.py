"""Of what a figure is: of GDP, of a budget, money for arms, warheads deployed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from detente.figures.figure_grammar import Pattern
from detente.figures.quantities.amount import Amount
from detente.figures.quantities.sentence_figures import SHARES, FigureSentence

_NEAR = 90  # characters in which a word still says of what a figure is
_BEHIND = 48  # characters behind a figure in which "of …" names it
_PURPOSE = 40  # characters behind it in which "for …" does
_BOUGHT = 60
_PART = 40
_ECONOMY = 30
_AS_SUBJECT = 30  # characters by which a subject before a change counts as nearer
_HIGHEST = 10.0  # % of GDP; no ally's share is higher
_FEW = 4  # words between "of" and of what

_LEVEL_BEFORE = Pattern(r"\b {level_before} \s+ (?:{rounding}\s)? $")  # "stood at almost"
_LEVEL_AFTER = Pattern(r"\s {level_after} \b")  # "the 2 % mark"
_DEFENCE = Pattern(r"\b {defence_noun} \b")
_OF = Pattern(r"\s* {of_preposition} \s")
# "8 percent of its annual economic product"
_OF_OUTPUT = Pattern(r"\s of \s (?:[\w'-]+\s){0,3}? {output_of_a_state} \b")
_OF_ITS_OWN = Pattern(r"\s of \s (?! (?:19|20)\d\d \b )")
_SPENT_ON = Pattern(r"[\s\w-]* \b {spent_on} \s")  # "5 billion euros on new tanks"
_STOPS = re.compile(r"[;:]|, and |, of which ")


_SPENDING_FOR = Pattern(
    r"""\b (?: {spending_word} | {spends_word} ) \s {spent_for} \s
        (?:the\s|{possessor}\s)? (?:own\s|national\s)?
        {defence_object} (?! \s {defence_compound} | \s ministr) \b"""
)
# "Defence swallowed | 5 billion euros"
_DEFENCE_TAKES = Pattern(r"\b {defence_object} \s (?:{form_of_have}\s)? {takes_money} \s (?:{rounding}\s)? $")
# "a budget that gives national defence | 13 trillion roubles"
_DEFENCE_GETS = Pattern(
    r"\b {gives_money} \s (?:the\s|{possessor}\s)? (?:national\s)? {defence_object} \s (?:{rounding}\s)? $"
)
_CLAUSE = 160  # characters of a clause on either side of a sum
_ON_DEFENCE = Pattern(r"\b (?: {defence_object} | {own_forces} | {defence_noun} ) \b")
_ON_SOMETHING_ELSE = Pattern(r"\b {other_purpose} s? \b")
_GIVES_DEFENCE = Pattern(
    r"\b {defence_object} \s (?:{form_of_have}\s)? {takes_money} \b"
    r" | \b {gives_money} \s (?:the\s|{possessor}\s)? (?:national\s)? {defence_object} \b"
)
_TOLD = Pattern(r": \s (?:{rounding}\s)? $")  # "Spending barely moved: | 74 billion dollars"
_SPENDING_OF_ITS = Pattern(r"(?:'s?)? \s {spending_noun} \b")
_SENTENCE_BEFORE = 250  # characters that hold what the sentence before speaks of
_ITS_SPENDING = Pattern(
    r"(?: 's | s' | \b {owner_said_again} | \b {their_or_the} ) \s {spending_noun} \b"
    r" (?! \s {spending_on} \b)"
)


def basis_of(sentence: FigureSentence, amount: Amount, *, growth: bool) -> tuple[str | None, int]:
    """Of what an amount is.

    Args:
        sentence: Its sentence.
        amount: The amount.
        growth: Whether it is a change.

    Returns:
        The name that the table of terms gives it, None where nothing says so; and where the words end that
        do, the amount's end where none follow.
    """
    if amount.unit in ("warheads", "launchers", "missiles"):
        return _part(sentence, amount), amount.end
    if amount.unit not in SHARES and not amount.unit.isupper():
        return None, amount.end
    named = None if growth else _counted_whole(sentence, amount) or _direct(sentence, amount)
    if named:
        return named
    near = _nearest(sentence, amount, growth=growth)
    if near in (None, "defence spending", "defence budget") and _as_a_share(sentence, amount, growth=growth):
        return "GDP", amount.end
    if near and not (near == "budget" and amount.unit.isupper()):
        return near, amount.end
    meant = _meant(sentence, amount, growth=growth)
    if near:
        return "defence budget" if meant == "defence spending" else near, amount.end
    return meant, amount.end


def speaks_of_spending(words: str) -> bool:
    """Whether folded words speak of spending on defence: "pays for its army", "the bill for defence"."""
    return bool(_SPENDING_FOR.regex.search(words) or _GIVES_DEFENCE.regex.search(words))


def for_defence(text: str) -> bool:
    """Whether a paragraph speaks of defence, so that a share of GDP in it is one for defence."""
    return bool(_DEFENCE.regex.search(text.lower()))


def spending_named(sentence: FigureSentence, amount: Amount, owner: str | None) -> bool:
    """Whether spending is what grew: "allies raise their spending by 15.9 %", "Polish spending rose by 22 %"
    where the sentence is about defence.
    """
    if owner != "NATO":
        its = [each.end for each in sentence.candidates if each.side == owner and each.end < amount.start]
        told = any(_SPENDING_OF_ITS.regex.match(sentence.folded, end) for end in its)
        if not told or not for_defence(sentence.folded[sentence.start : sentence.end]):
            return False
    return amount.unit == "%" and sentence.spending_nouns.begin_in(sentence.start, amount.start)


def bare_level(sentence: FigureSentence, amount: Amount) -> bool:
    """Whether a percentage that says not of what stands as a level.

    "with 4.48 %", "at 1.99 %", "the 2 % mark".
    """
    if amount.unit != "%" or amount.form or not 0 < amount.value <= _HIGHEST or sentence.of_something_else:
        return False
    return bool(
        _LEVEL_BEFORE.regex.search(sentence.before_place(amount.start, 24))
        or _LEVEL_AFTER.regex.match(sentence.folded, amount.end, sentence.end)
    )


def _counted_whole(sentence: FigureSentence, amount: Amount) -> tuple[str, int] | None:
    """ "A third of the tanks": what a fraction is a part of, where it is counted."""
    if amount.unit != "%" or amount.form != "fraction":
        return None
    terms, window = sentence.terms, (amount.end, min(sentence.end, amount.end + _BEHIND))
    counted = terms.unit.search(sentence.folded, *window)
    if not counted or terms.of.search(sentence.folded, *window):
        return None
    if not terms.units[counted["unit"]].group.endswith("count"):
        return None
    return terms.units[counted["unit"]].code, counted.end()


def _direct(sentence: FigureSentence, amount: Amount) -> tuple[str, int] | None:
    """ "Of its gross domestic product", "in military aid": right after the amount, with few words between."""
    folded, terms = sentence.folded, sentence.terms
    output = _OF_OUTPUT.regex.match(folded, amount.end, sentence.end) if amount.unit == "%" else None
    if output and not amount.form:
        return "GDP", output.end()
    what = terms.of.search(folded, amount.end, min(sentence.end, amount.end + _BEHIND))
    if not what:
        return None
    between = folded[amount.end : what.start()]
    if len(between.split()) > _FEW or "," in between or not _OF.regex.match(between):
        return None
    if amount.unit.isupper() and terms.ofs[what[0]] == "GDP":
        return None
    return terms.ofs[what[0]], what.end()


def _nearest(sentence: FigureSentence, amount: Amount, *, growth: bool) -> str | None:
    """What is named nearest, on either side and in the same clause."""
    found = list(_around(sentence, amount, growth=growth))
    if not found:
        return None
    distance, name = min(found)
    if amount.unit != "%" or growth:
        return name
    if name == "GDP" and _OF_ITS_OWN.regex.match(sentence.folded, amount.end, sentence.end):
        return None  # "15 % of government outlays and 5 % of GDP"
    # A share of something else stands nearer: "inflation is rising to over 20 percent".
    low, high = max(sentence.start, amount.start - distance), min(sentence.end, amount.end + distance)
    return None if sentence.terms.meant_by["apart"][0].search(sentence.folded, low, high) else name


def _as_a_share(sentence: FigureSentence, amount: Amount, *, growth: bool) -> bool:
    """Whether a percentage's sentence speaks of spending as a share of an economy."""
    level = amount.unit == "%" and not growth and 0 < amount.value <= _HIGHEST
    return level and sentence.as_a_share


def _around(sentence: FigureSentence, amount: Amount, *, growth: bool) -> Iterator[tuple[int, str]]:
    """What is named around an amount, with its distance in characters."""
    folded, terms = sentence.folded, sentence.terms
    low, high = max(sentence.start, amount.start - _NEAR), min(sentence.end, amount.end + _NEAR)
    for what in terms.of.finditer(folded, low, high):
        name = terms.ofs[what[0]]
        if folded.endswith("food ", 0, what.start()):
            continue  # "food security assistance"
        if amount.start < what.end() and what.start() < amount.end:
            continue
        if name == "GDP" and (amount.unit.isupper() or (growth and amount.unit != "pp")):
            continue
        before = what.end() <= amount.start
        gap = (what.end(), amount.start) if before else (amount.end, what.start())
        told = before and folded[gap[0] : gap[1]].count(":") == 1 and _TOLD.regex.search(folded[: gap[1]])
        if _STOPS.search(folded, *gap) and not told:
            continue
        # What grew is the subject, named before; of a bare share the nearest word decides.
        yield gap[1] - gap[0] - (_AS_SUBJECT if before and growth else 0), name


def _meant(sentence: FigureSentence, amount: Amount, *, growth: bool) -> str | None:
    """What is meant, not named: a share for core defence is of GDP; money for launchers is for equipment."""

    def says(group: str, low: int, high: int) -> str | None:
        pattern, names = sentence.terms.meant_by[group]
        match = pattern.search(sentence.folded, max(sentence.start, low), min(sentence.end, high))
        return names[match[0]] if match else None

    if growth:
        grown = amount.unit == "%"
        return says("economy", amount.start - _NEAR, amount.end + _ECONOMY) if grown else None
    if amount.unit == "%":
        return says("purpose", amount.end, amount.end + _PURPOSE)
    if amount.unit.isupper():
        said = _bought(sentence, amount) or says("defending", amount.end, amount.end + _PURPOSE)
        said = said or _for_defence_around(sentence, amount) or _goes_on(sentence, amount)
        return said or _in_a_clause_on_defence(sentence, amount)
    return None


def _for_defence_around(sentence: FigureSentence, amount: Amount) -> str | None:
    """ "The bill for defence reached 5 billion euros", "pays for its army to the tune of 5 billion"."""
    before_it = sentence.before_place(amount.start, _PART)
    if _DEFENCE_TAKES.regex.search(before_it) or _DEFENCE_GETS.regex.search(before_it):
        return "defence spending"
    low, high = max(sentence.start, amount.start - _NEAR), min(sentence.end, amount.end + _BEHIND)
    for found in _SPENDING_FOR.regex.finditer(sentence.folded, low, high):
        before = found.end() <= amount.start
        gap = (found.end(), amount.start) if before else (amount.end, found.start())
        if gap[0] <= gap[1] and not _STOPS.search(sentence.folded, *gap):
            return "defence spending"
    return None


def _in_a_clause_on_defence(sentence: FigureSentence, amount: Amount) -> str | None:
    """ "National defence is put at 13 trillion roubles": a sum whose clause speaks of defence and of nothing
    else that money is for.
    """
    begin = sentence.clause_ends.last_end_before(amount.start) or sentence.start
    stop = sentence.clause_ends.first_start_from(amount.end) or sentence.end
    low, high = max(begin, amount.start - _CLAUSE), min(stop, amount.end + _CLAUSE)
    if not _ON_DEFENCE.regex.search(sentence.folded, low, high):
        return None
    return None if _ON_SOMETHING_ELSE.regex.search(sentence.folded, low, high) else "defence spending"


def _goes_on(sentence: FigureSentence, amount: Amount) -> str | None:
    """ "Norland's military spending rose. At 5 billion euros, Sudria's spending fell": that spoken of."""
    low, high = max(sentence.start, amount.start - _PART), min(sentence.end, amount.end + _PART)
    if not _ITS_SPENDING.regex.search(sentence.folded, low, high):
        return None
    before = sentence.folded[max(0, sentence.start - _SENTENCE_BEFORE) : sentence.start]
    named = [sentence.terms.ofs[what[0]] for what in sentence.terms.of.finditer(before)]
    return (
        "defence spending" if named and set(named) <= {"defence spending", "defence budget", "GDP"} else None
    )


def _bought(sentence: FigureSentence, amount: Amount) -> str | None:
    """ "5 billion euros on submarines" is for equipment."""
    pattern, names = sentence.terms.meant_by["bought"]
    bought = pattern.search(sentence.folded, amount.end, min(sentence.end, amount.end + _BOUGHT))
    if bought and _SPENT_ON.regex.match(sentence.folded, amount.end, bought.start()):
        return names[bought[0]]
    return None


def _part(sentence: FigureSentence, amount: Amount) -> str | None:
    """Deployed, in the stockpile, retired: said within the amount, or close by."""
    folded, terms = sentence.folded, sentence.terms
    match = (
        terms.part.search(folded, amount.start, amount.end)
        or terms.part.search(folded, amount.end, min(sentence.end, amount.end + _PART))
        or terms.part.search(folded, max(sentence.start, amount.start - _PART), amount.start)
    )
    return terms.parts[match[0]] if match else None
