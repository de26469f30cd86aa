"""score(): what the readers give for texts, by the rules alone or by both readers together."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Literal, get_args

from detente.attribution.gazetteer import Gazetteer
from detente.attribution.gazetteer import gazetteer as shipped_gazetteer
from detente.records import DetenteError, Score
from detente.scoring.axes import score as score_by_rules
from detente.scoring.lexicon import Lexicon
from detente.second_reader.encoder import missing

Readers = Literal["both", "rules"]
SETTING = "DETENTE_READERS"
_KNOWN = get_args(Readers)


def readers_in_use(asked: Readers | None = None) -> Readers:
    """Which readers score here.

    Args:
        asked: As a caller wants it; None for the setting DETENTE_READERS, and without one for both.

    Returns:
        "both", or "rules" where that was asked for or the second reader is not installed.

    Raises:
        DetenteError: If the setting is neither.
    """
    wanted = asked or os.environ.get(SETTING, "both")
    if wanted not in _KNOWN:
        raise DetenteError(f"{SETTING} is {wanted!r}; it may be {' or '.join(_KNOWN)}.")
    return "both" if wanted == "both" and missing() is None else "rules"


def score(text: str, lexicon: Lexicon | None = None, *, readers: Readers | None = None) -> Score:
    """Expressed escalation and de-escalation of a text (a sentence, a paragraph).

    Args:
        text: Any string.
        lexicon: The one that ships, unless another is given.
        readers: "both" (the default) or "rules", which is some tens of times as fast.

    Returns:
        Escalation and de-escalation 0 to 5, balance -1 to +1, stance, rung -4 to +4, the cues in order of
        place with character offsets into `text`; from both readers also the interval of the balance, what
        each reader gave and whether they differ. Pure: no clock, no network.

    Raises:
        DetenteError: If the setting DETENTE_READERS is neither "both" nor "rules".
    """
    return score_all([text], lexicon, readers=readers)[0]


def score_all(
    texts: Sequence[str],
    lexicon: Lexicon | None = None,
    gazetteer: Gazetteer | None = None,
    *,
    readers: Readers | None = None,
) -> list[Score]:
    """The scores of several texts, each the same as by itself.

    Args:
        texts: Any strings.
        lexicon: The one that ships, unless another is given.
        gazetteer: Whose names are hidden from the second reader; the one that ships, unless another is given.
        readers: As for `score`.

    Returns:
        A score a text, in order.

    Raises:
        DetenteError: As `score`.
    """
    by_rules = [score_by_rules(text, lexicon) for text in texts]
    if readers_in_use(readers) == "rules":
        return by_rules
    from detente.second_reader.together import read_both

    return read_both(texts, by_rules, gazetteer or shipped_gazetteer())
