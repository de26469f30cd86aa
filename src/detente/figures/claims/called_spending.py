"""Whether a sentence calls its figure spending on defence, by where the words for that stand in it.

"A shortfall in defence spending", "the defence industry" and "a cut from the defence budget" name it and are
something else: what counts is the head of the phrase. Only small words and words for amounts are known here;
nouns that are in no table ("shortfall", "windfall") are read by their place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from detente.figures.claims.claim_paragraph import FigureWindow
from detente.figures.figure_grammar import Pattern
from detente.figures.quantities.quantity_basis import speaks_of_spending
from detente.figures.quantities.quantity_terms import shipped

_DEFENCE = ("defence spending", "defence budget")
_BEFORE = 60  # characters before a phrase that hold what it depends on
# "a shortfall | in the Polish | defence spending": what the phrase depends on, and by which word
_DEPENDS = Pattern(
    r"(?P<head>[\w'%-]{1,40}) \s (?P<by>{dependence_preposition}) \s (?:[^\W\d][\w'-]*\s){0,3} $"
)
_MEASURES = Pattern(
    r"""(?: {spending_word} | {figure_noun}s? | {share_noun}s? | {measure_noun}s? | {source_word}
        | {spends_word} | {states_figure} | {source_lead} )"""
)
_WHOLE = Pattern(r"{gdp_noun} | {economy_noun} | {output_noun}")  # "2 % of its GDP | on defence"
_A_NOUN = Pattern(r"(?: 's | s' | \b {object_determiner} ) \s $")  # "Norland's | overspend on defence"
_OF_A_FIGURE = Pattern(r"{of_or_in}")  # "5 billion dollars | of defence spending", not "from"
# "defence spending | gap is", "defence budget | deficit was": another noun takes the phrase up
_TAKEN_UP = Pattern(r"\s (?! {behind_a_bare_number} \s | \w+ly \s ) [a-z]+ \s (?: {form_of_be} ) \b")
# "spent 5 billion | on its own defence", "2 % of GDP | for core defence"
_ON_DEFENCE = Pattern(
    r"""(?P<head>[\w'%-]{1,40}) \s (?P<by>{spent_for}) \s (?:{possessor}\s)? (?:\w+\s)?
        (?: {defence_object} | {own_forces} ) \b"""
)
_SPENT = Pattern(r"\b (?: {spends_word} | {gives_money} | {earmarks} | {states_figure} ) \b")
_PURPOSE = "for"  # what is found, borrowed or needed for defence is not spent yet
# "on defence | research", "for the army | of Sudria"
_GOES_ON = Pattern(
    r"\s* (?: $ | [^\w\s] | \d | {behind_a_bare_number} \b | {spending_noun} \b | {year_word} \b )"
)
_MEASURED = Pattern(r"\b {defence_object} \s {measure_noun}s? \b")  # "its defence effort"


def calls_it_spending(window: FigureWindow) -> bool:
    """Whether the sentence of a figure calls it spending on defence.

    Args:
        window: The figure in its sentence.

    Returns:
        True where a phrase for such spending heads its own part of the sentence; False where it only
        depends on another noun, or none is there.
    """
    words = window.words
    at = window.quantity.end - window.start
    if any(_heads(window, low, high) for low, high in _phrases(words)):
        return True
    if _MEASURED.regex.search(words) or speaks_of_spending(words):
        return True
    return any(
        _spent_on(window, found)
        for found in _ON_DEFENCE.regex.finditer(words)
        if found.end() <= at or _GOES_ON.regex.match(words, found.end())
    )


def _behind_a_figure(window: FigureWindow, at: int) -> bool:
    """Whether a figure in the same unit ends at a place of the sentence."""
    ends = window.paragraph.figure_ends.get(window.quantity.unit, frozenset())
    return window.start + at in ends


def _spent_on(window: FigureWindow, found: re.Match[str]) -> bool:
    """Whether "on defence" depends on a figure or a verb and on no other noun, "for" on one of spending."""
    figure = _behind_a_figure(window, found.end("head"))
    noun = _A_NOUN.regex.search(window.words, max(0, found.start() - _BEFORE), found.start())
    known = any(pattern.regex.fullmatch(found["head"]) for pattern in (_MEASURES, _WHOLE))
    if noun and not figure and not known:
        return False
    purpose = found["by"] == _PURPOSE and figure and window.quantity.unit.isupper()
    return not purpose or _SPENT.regex.search(window.words, 0, found.start()) is not None


def _phrases(words: str) -> Iterator[tuple[int, int]]:
    """Where words for defence spending stand."""
    terms = shipped()
    for found in terms.of.finditer(words):
        if terms.ofs[found[0]] in _DEFENCE:
            yield found.span()


def _heads(window: FigureWindow, low: int, high: int) -> bool:
    """Whether a phrase is what is spoken of, and neither depends on another noun nor leads to one."""
    words = window.words
    if _TAKEN_UP.regex.match(words, high):
        return False
    depends = _DEPENDS.regex.search(words, max(0, low - _BEFORE), low)
    if depends is None:
        return True
    if _behind_a_figure(window, depends.end("head")):
        return _OF_A_FIGURE.regex.fullmatch(depends["by"]) is not None
    return _MEASURES.regex.fullmatch(depends["head"]) is not None
