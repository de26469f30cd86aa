"""What the structure of a sentence says for and against each name as the owner of a figure.

Only small words, punctuation and places count: what stands between a name and a figure, how the name stands,
which other names and figures lie nearer. So a sentence in words that no rule knows is read like any other.
Each kind of evidence is a row of data/figures/owner_evidence.csv with its weight.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import log2

from detente.figures.figure_grammar import Pattern
from detente.figures.quantities.owner_candidates import Owner, is_state
from detente.figures.quantities.owner_names import only_counts, state_of_money
from detente.figures.quantities.sentence_figures import Figure
from detente.figures.quantities.sentence_structure import SentenceStructure

WEIGHTS = "owner_evidence.csv"
_GIVEN = "something is done to it"  # so a receiver stands
_OF_COUNTS = frozenset(("its spending", "says something"))
_GOAL_NEAR = 50  # characters around a share in which a word makes it a goal
_GOAL = Pattern(r"\b (?: {goal_noun} s? | {agrees} ) \b")
_CLOSE = 2  # words between a name and its figure that leave them side by side
_MOST = 12  # names that are looked at for one who counts
_SEVERAL = 2  # names or figures between, beyond which more say no more

# "2 % of GDP on defence | in Norland", "2 % | (Norland", "2 % | , Norland's"
_SHARE_BEHIND = Pattern(
    r"""(?: \s of \s (?:{output_owner}\s)? (?:{gdp_noun}|{output_noun}) )?
        (?: \s {spent_for} \s (?:{output_owner}\s|the\s)? {defence_object} )? \s*
        (?: {names_owner_behind} \s (?:{determines_a_name}\s)? | \( | , \s )?"""
)
# "5 billion euros | by Norland"; what is for somebody is another's
_SUM_BEHIND = Pattern(
    r"""(?: \s {spent_for} \s (?:{output_owner}\s|the\s)? {defence_object} )? \s*
        (?: {names_payer_behind} \s (?:{determines_a_name}\s)? | \( | , \s )?"""
)
# "the 4.1 % of GDP | that | Norland reported"
_THAT = Pattern(
    r"(?: \s of \s (?:{output_owner}\s)? (?:{gdp_noun}|{output_noun}) )? \s (?:that|which) \s (?:the\s)?"
)
_HAS = Pattern(r"(?:'s|s')? \s (?:[\w-]+\s){0,2}? {owned_noun} \b")
_SOURCE = Pattern(r"(?:'s|s')? \s (?:[\w-]+\s){0,3}? {source_word} \b")


def evidence_for(structure: SentenceStructure, figure: Figure, name: Owner) -> dict[str, float]:
    """The evidence for a name in the sentence of a figure.

    Args:
        structure: The sentence.
        figure: A figure in it.
        name: A name in it.

    Returns:
        Kinds of evidence (rows of owner_evidence.csv), each with how often it counts.
    """
    amount = figure.amount
    if name.start < amount.end and amount.start < name.end:
        return {"within the figure": 1.0}
    before = name.end <= amount.start
    low, high = (name.end, amount.start) if before else (amount.end, name.start)
    found = dict.fromkeys(_standing(structure, name), 1.0)
    if not figure.share:
        if _GIVEN in found:
            found[f"{_GIVEN}, no share"] = 1.0
        if figure.money and name.side and state_of_money(amount.unit) == name.side:
            found["its money"] = 1.0
        if figure.counted:
            found |= {f"{kind}, a count": 1.0 for kind in _OF_COUNTS & found.keys()}
    elif "body" in found and _is_goal(figure):
        found["body, a goal"] = 1.0
    found["figures between"] = min(_SEVERAL, structure.figures(low, high, amount.unit))
    found["clause ends between"] = float(structure.clause_ends(low, high))
    if before:
        found["before"] = 1.0
        found["in step"] = float(structure.in_step(name, amount))
        found["comparison between"] = float(structure.compares(low, high))
        found["subject of its clause"] = float(name is structure.clause_subject(amount.start))
        found["body, the subject"] = float("body" in found and found["subject of its clause"])
        words = structure.words(low, high)
        found["words between"] = log2(1 + words)
        found["right before"] = float(words <= _CLOSE and name.subject)
    else:
        found["others between"] = min(_SEVERAL, structure.names(low, high, name.side))
        counted = figure.money and _is_counted(structure)
        pattern = _SHARE_BEHIND if figure.share or counted else _SUM_BEHIND
        behind = not figure.counted and pattern.regex.fullmatch(structure.folded, low, high)
        found["right behind"] = float(bool(behind))
        found["counted for it"] = float(bool(behind) and counted)
        told = not figure.counted and _THAT.regex.fullmatch(structure.folded, low, high)
        found["told in a relative clause"] = float(bool(told) and is_state(name.side))
    return {kind: many for kind, many in found.items() if many}


def _is_counted(structure: SentenceStructure) -> bool:
    """Whether those are named who only count, so that a sum "for Norland" is one that Norland spent."""
    return any(name.side and only_counts(name.side) for name in structure.named[:_MOST])


def _is_goal(figure: Figure) -> bool:
    """Whether a share is named as a goal or a level that was agreed on."""
    folded, amount = figure.sentence.folded, figure.amount
    before = figure.sentence.before_place(amount.start, _GOAL_NEAR)
    behind = folded[amount.end : min(figure.sentence.end, amount.end + _GOAL_NEAR)]
    return bool(_GOAL.regex.search(before) or _GOAL.regex.search(behind))


def _standing(structure: SentenceStructure, name: Owner) -> Iterator[str]:
    """How a name stands in its sentence, whatever the figure."""
    folded, end = structure.folded, structure.end
    if name is structure.first_subject:
        yield "first subject"
    place = name.within or (name.capital and not name.subject and not name.spoken)
    marks = {
        "says something": name.spoken,
        "something is done to it": not name.subject and not name.spoken and not place,
        "place": place,
        "capital as a place": place and name.capital,
        "in an aside": name.aside,
        "asked to do it": name.asked,
        "person": name.person,
        "dateline": name.dateline,
        "body": not is_state(name.side),
        "source": _SOURCE.regex.match(folded, name.end, end) is not None,
        "body, who counts": not is_state(name.side)
        and _SOURCE.regex.match(folded, name.end, end) is not None,
        "its spending": _HAS.regex.match(folded, name.end, end) is not None,
    }
    yield from (kind for kind, holds in marks.items() if holds)
