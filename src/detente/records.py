"""The nouns of the project: frozen, slotted records, and nothing else.

All spans (`start`, `end`) are character offsets into `Paragraph.text` as stored, end exclusive,
so that a highlight is exact. The names are those of `detente analyse --json` and stay stable.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

BlockKind = Literal["heading", "body", "caption", "boilerplate"]
Stance = Literal["escalatory", "de-escalatory", "mixed", "neutral"]
Status = Literal[
    "asserted", "negated", "denied", "refused", "demanded", "conditional", "past", "proposed", "reported"
]
TurnKind = Literal[
    "negation",
    "refusal",
    "denial",
    "condition",
    "demand",
    "deadline",
    "past",
    "modality",
    "vote",
    "accusation",
]
VoiceKind = Literal["direct", "indirect", "heading", "turn", "document"]
SaidPrecision = Literal["day", "month", "year", "before"]
Reader = Literal["rules", "second"]
TargetRole = Literal["blamed", "acted on", "addressed", "helped", "meant"]  # the part of whom an act falls on
QuantityKind = Literal["target", "pledge", "budget", "estimate", "outturn", "growth", "threshold"]


class DetenteError(Exception):
    """What a user can cause. The message is a sentence that says what to do."""


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of an article as it stands on the page."""

    kind: BlockKind
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """An article or speech as it was understood, before it is analysed.

    `title` and `deck` are not repeated in `blocks`. What is unknown is None: it is asked, never guessed.
    `author` is who speaks in the first person throughout (a speech, a statement), as written.
    """

    title: str | None
    deck: str | None
    blocks: tuple[Block, ...]
    published: date | None = None
    outlet: str | None = None
    author: str | None = None
    url: str | None = None
    language: str | None = None

    @property
    def sha256(self) -> str:
        """Hex digest of the body's words: the same text is the same article under any title."""
        body = "\n".join(
            " ".join(block.text.split()).casefold() for block in self.blocks if block.kind == "body"
        )
        return hashlib.sha256(body.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Turn:
    """The words that turned or weighed a cue, and how."""

    start: int
    end: int
    kind: TurnKind


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that count, and why.

    `frame` reads "end × talks" (predicate × object) or "idiom: red line"; `act` is the codebook's act that it
    expresses (a key of data/lexicon/acts.csv); `escalation` and `deescalation` are what it adds, 0 to 5,
    after the turns; `rows` are the lexicon's row ids behind it; `rule` is the codebook rule that decided, if
    one did. `voice` is the index into `Paragraph.voices` of its speaker, None for the narrator. `target`
    is the side that it is about or aimed at (ISO3 or organisation id), None where the text does not show it;
    `target_actor` the person or body where one was named, `target_words` the words it was read from,
    `target_basis` how. `doer` and what follows say the same of the side that does what the narrator tells;
    empty for a voice's words.
    """

    start: int
    end: int
    frame: str
    act: str
    status: Status
    escalation: float
    deescalation: float
    turns: tuple[Turn, ...] = ()
    rows: tuple[str, ...] = ()
    rule: int | None = None
    voice: int | None = None
    target: str | None = None
    target_actor: str | None = None
    target_words: str = ""
    target_basis: str = ""
    doer: str | None = None
    doer_actor: str | None = None
    doer_words: str = ""
    doer_basis: str = ""


class _Unread:
    """Cues that are made when they are first asked for: making them costs a fifth of finding them, and not
    all ask.
    """

    __slots__ = ("_evidence",)

    if not TYPE_CHECKING:  # a type checker should know the fields alone

        def __getattr__(self, name: str) -> Any:
            """Called for a field that is not there yet."""
            if name != "cues":
                raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
            cues = self._evidence()
            object.__setattr__(self, "cues", cues)
            object.__delattr__(self, "_evidence")  # and with it the words of the text
            return cues


@dataclass(frozen=True, slots=True)
class ReaderScore:
    """What one of the two readers gives for a text by itself.

    Attributes:
        reader: The rules, or the second reader (a small encoder taught on coded paragraphs).
        escalation: 0 to 5.
        deescalation: 0 to 5.
        stance: The codebook's stance of these two.
        escalating: What it takes the strongest escalating act for: an act of the lexicon for the rules, a
            kind of the coders for the second reader; empty at 0.
        deescalating: The same on the other axis.
        escalating_at: Start and end of the words that it rests on, (0, 0) where none stand out.
        deescalating_at: The same on the other axis.
    """

    reader: Reader
    escalation: float
    deescalation: float
    stance: Stance
    escalating: str = ""
    deescalating: str = ""
    escalating_at: tuple[int, int] = (0, 0)
    deescalating_at: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Score(_Unread):
    """Expressed escalation and de-escalation of a text.

    Attributes:
        escalation: 0 to 5.
        deescalation: 0 to 5.
        balance: (escalation - deescalation) / 5, -1 to +1.
        stance: The codebook's stance.
        rung: The strongest single act, signed, -4 to +4.
        cues: The evidence; `cues == ()` says that there are none at all.
        low: Lower end of the interval of the balance, -1 to +1; None where the rules alone read.
        high: Its upper end.
        chance: Probability that a coder gives this stance, 0 to 1; None where the rules alone read.
        readers: What each reader gives by itself; empty where the rules alone read.
        differs: Whether it counts as read differently: the stance that is given is not likely enough to both
            readers together, or to the second reader alone (`second_reader.calibration`).
    """

    escalation: float
    deescalation: float
    balance: float
    stance: Stance
    rung: int
    cues: tuple[Cue, ...] = ()
    low: float | None = None
    high: float | None = None
    chance: float | None = None
    readers: tuple[ReaderScore, ...] = ()
    differs: bool = False

    def resting_on(self, evidence: Callable[[], tuple[Cue, ...]]) -> Score:
        """This score, made without cues: `evidence` makes them when they are first asked for."""
        object.__setattr__(self, "_evidence", evidence)
        return self


@dataclass(frozen=True, slots=True)
class Tone:
    """TextBlob's polarity (-1 to +1) and subjectivity (0 to 1): beside the score, never the score."""

    polarity: float
    subjectivity: float


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says the words from `start` to `end`.

    `actor` is the gazetteer's name, or the name as written for somebody unknown to it, or None where the text
    does not say; `side` is an ISO 3166-1 alpha-3 code or an organisation's id (NATO, EU, UN); `cue_start` and
    `cue_end` hold the speech verb; `basis` says in words how the speaker was found; `inside` is the index of
    the voice that quotes this one. `said_on` is when it was said, if the text says: the first day of what
    `said_precision` says ("before": earlier than the article, no day known), read from `said_words`; None
    means on the article's date.
    """

    actor: str | None
    as_written: str
    side: str | None
    start: int
    end: int
    kind: VoiceKind
    cue_start: int | None = None
    cue_end: int | None = None
    basis: str = ""
    inside: int | None = None
    said_on: date | None = None
    said_precision: SaidPrecision | None = None
    said_words: str = ""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure in the text: `value` is the plain number (5 with unit "%", 800000000000 with unit "EUR").

    `high` is the upper end of a range. `of` says of what ("GDP", "defence budget"), `whose` an ISO3 code or
    organisation id, `year` the year it is for, `kind` how it is meant. None where the text does not say.
    `commitment` is the id of the recorded commitment that it was linked to.
    """

    start: int
    end: int
    value: float
    high: float | None
    unit: str
    of: str | None = None
    whose: str | None = None
    year: int | None = None
    kind: QuantityKind | None = None
    commitment: str | None = None


@dataclass(frozen=True, slots=True)
class CorrectedQuantity(Quantity):
    """A figure whose owner or year a user corrected; never stored.

    `settled` names what was corrected: "owner", "year".
    """

    settled: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class TreatyMention:
    """A treaty named in the text; `treaty` is its id in data/figures/treaties.csv."""

    start: int
    end: int
    treaty: str
    as_written: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One analysed paragraph. Only `kind == "body"` counts in averages; captions and boilerplate are not
    scored.

    `section` is the subhead above it. `narrated` says that some of it is in the narrator's own voice. `low`,
    `high`, `chance`, `readers` and `differs` are those of its `Score`.
    """

    position: int
    kind: BlockKind
    section: str | None
    text: str
    escalation: float
    deescalation: float
    balance: float
    stance: Stance
    rung: int
    cues: tuple[Cue, ...] = ()
    voices: tuple[Voice, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    treaties: tuple[str, ...] = ()
    commitments: tuple[str, ...] = ()
    mentions: tuple[TreatyMention, ...] = ()
    tone: Tone | None = None
    narrated: bool = True
    low: float | None = None
    high: float | None = None
    chance: float | None = None
    readers: tuple[ReaderScore, ...] = ()
    differs: bool = False


@dataclass(frozen=True, slots=True)
class Analysis:
    """What was read in a document. Same document and same `version` give the same analysis.

    `scored` is False where the language is not one that the lexicon reads; the paragraphs are kept, without
    cues.
    """

    title: str | None
    deck: str | None
    published: date | None
    outlet: str | None
    language: str | None
    version: str
    paragraphs: tuple[Paragraph, ...] = field(repr=False)  # a notebook would print all of them
    scored: bool = True
