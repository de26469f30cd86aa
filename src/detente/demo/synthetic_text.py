"""The paragraphs of the synthetic corpus: sentences of our own about invented states, each paragraph analysed
once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from random import Random

from detente.analysis import analyse
from detente.attribution.gazetteer import Gazetteer, OwnActor, with_own
from detente.attribution.gazetteer import gazetteer as shipped
from detente.data_tables import data_path, table
from detente.records import Block, DetenteError, Document, Paragraph

LEANS = ("up", "down", "mixed", "even")
_SHARES = ("1.5", "2", "2.5", "3", "3.5", "5")
_SYLLABLES = (
    "bar",
    "dol",
    "en",
    "fer",
    "gar",
    "hol",
    "is",
    "kel",
    "lun",
    "mar",
    "nor",
    "os",
    "pel",
    "ran",
    "sul",
    "tor",
)


@dataclass(frozen=True, slots=True)
class SyntheticSpeaker:
    """Somebody invented, or an invented state, and the state that he, she or it speaks for."""

    name: str
    kind: str
    side: str


@lru_cache(maxsize=1)
def speakers() -> tuple[SyntheticSpeaker, ...]:
    """The speakers of the synthetic corpus.

    Returns:
        The rows of data/demo/actors.csv.

    Raises:
        DetenteError: A row is wrong; the sentence names its line.
    """
    found = []
    for line, row in table(data_path("demo", "actors.csv"), ("name", "kind", "side")):
        if row["kind"] not in ("person", "organisation"):
            raise DetenteError(
                f"actors.csv, line {line}: {row['kind']!r} is neither person nor organisation."
            )
        found.append(SyntheticSpeaker(row["name"], row["kind"], row["side"]))
    return tuple(found)


@lru_cache(maxsize=1)
def outlets() -> dict[str, int]:
    """Invented outlets, each marked as synthetic in its name, with how often they publish."""
    rows = table(data_path("demo", "outlets.csv"), ("outlet", "weight"))
    return {row["outlet"]: int(row["weight"]) for _, row in rows}


@lru_cache(maxsize=1)
def places() -> tuple[str, ...]:
    """Names of invented places, the first the most often used, so that words of every frequency can be
    searched for.
    """
    return tuple(
        (a + b + c).title() for c in _SYLLABLES for b in _SYLLABLES for a in _SYLLABLES if a != b != c
    )


def known_to_the_demo() -> Gazetteer:
    """The shipped gazetteer with the invented speakers and states added."""
    return with_own(shipped(), speakers_as_actors())


def speakers_as_actors() -> tuple[OwnActor, ...]:
    """The invented speakers and states as actors that a library's users might have added."""
    return tuple(
        OwnActor(
            s.name, (), "person" if s.kind == "person" else "organisation", s.side, "minister", "minister"
        )
        for s in speakers()
    )


def paragraphs(number: int, random: Random) -> dict[tuple[str, str], list[Paragraph]]:
    """Analysed body paragraphs of synthetic text.

    Args:
        number: About how many.
        random: Decides what stands in them.

    Returns:
        Paragraphs by name of the speaker and by lean (see `LEANS`).

    Raises:
        DetenteError: A row of the tables of sentences is wrong; the sentence names its line.
    """
    sentences: dict[str, list[str]] = {lean: [] for lean in LEANS}
    for line, row in table(data_path("demo", "sentences.csv"), ("lean", "sentence")):
        if row["lean"] not in sentences:
            raise DetenteError(f"sentences.csv, line {line}: {row['lean']!r} is none of {', '.join(LEANS)}.")
        sentences[row["lean"]].append(row["sentence"])
    treaties = [row["treaty"] for _, row in table(data_path("demo", "treaties.csv"), ("treaty",))]
    known = known_to_the_demo()
    each = max(1, number // (len(speakers()) * len(LEANS)))
    made: dict[tuple[str, str], list[Paragraph]] = {}
    for speaker in speakers():
        others = sorted({other.side for other in speakers()} - {speaker.side})
        for lean in LEANS:
            texts = [_text(sentences, lean, speaker, others, treaties, random) for _ in range(each)]
            made[speaker.name, lean] = [_read(text, known) for text in dict.fromkeys(texts)]
    return made


def _text(
    sentences: dict[str, list[str]],
    lean: str,
    speaker: SyntheticSpeaker,
    others: Sequence[str],
    treaties: Sequence[str],
    random: Random,
) -> str:
    chosen = [random.choice(sentences[lean])]
    chosen += random.sample(sentences["even"], random.choice((0, 1, 1, 2)))
    other = random.choice(others)
    return " ".join(
        sentence.format(
            speaker=speaker.name,
            state=speaker.side,
            other=other,
            treaty=random.choice(treaties),
            number=random.randrange(3, 900),
            share=random.choice(_SHARES),
        )
        for sentence in dict.fromkeys(chosen)
    )


def _read(text: str, known: Gazetteer) -> Paragraph:
    document = Document(None, None, (Block("body", text),), language="en")
    return analyse(document, gazetteer=known, with_tone=False).paragraphs[0]
