"""What stands in a phrase of another thing, and is not acted upon itself: "the outbreak in the armed forces".

A verb acts upon the thing that its object is headed by. Where the lexicon does not know that thing, what
stands behind it in a phrase of place, company, origin or topic is no object of the verb ("withdrew his
remark about the army"). Nor is what a question or a paper is about ("raised the question of missiles").
"""

from __future__ import annotations

from collections.abc import Sequence

from detente.scoring.entries import Lexicon
from detente.scoring.function_words import words_in

_OPENS = words_in("begins a phrase of its own")
_ABOUT = words_in("topic of an agreement") | {"of"}
LEADS = _OPENS | _ABOUT  # where none of these stands, there is no phrase
_MATTERS = words_in("is only of its matter")
_ARTICLES = words_in("article")
_AMOUNTS = words_in("is an amount")
_NO_HEADS = (
    _AMOUNTS
    | words_in("heads no phrase")
    | words_in("before a noun")
    | words_in("parts two things")
    | words_in("own")
    | words_in("particle")
)


def is_in_a_phrase(between: Sequence[str], lexicon: Lexicon, *, takes_ideas: bool) -> bool:
    """Whether what follows some words is in a phrase of another thing, which stands among them.

    Args:
        between: The words between a predicate and a thing to its right: "the outbreak in the".
        lexicon: Knows which words are things to act upon.
        takes_ideas: Whether the predicate acts upon ideas too: "rejected the idea of talks".

    Returns:
        True where the last preposition among them follows a thing that the lexicon does not know.
    """
    for at in range(len(between) - 1, 0, -1):
        head = between[at - 1]
        if between[at] in _OPENS:
            return (
                head.isalpha()
                and head not in _NO_HEADS
                and not head.endswith("ly")
                and lexicon.takes_no_part(head)
                and _ARTICLES.isdisjoint(between[at + 2 :])  # "with one letter | the treaty"
                and not _is_amount(between[:at])
            )
        if between[at] in _ABOUT:
            return head in _MATTERS and not takes_ideas
    return False


def _is_amount(words: Sequence[str]) -> bool:
    """ "gave 40 million euros | in aid"."""
    return any(word[0].isdigit() or word in _AMOUNTS for word in words)
