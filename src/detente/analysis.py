"""analyse(): one pure call from a document to everything that is read in it.

No database, no Streamlit, no clock, no network: the same document and the same version give the same
analysis.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from detente.analysis_version import version_with
from detente.attribution.gazetteer import Gazetteer
from detente.attribution.gazetteer import gazetteer as shipped_gazetteer
from detente.attribution.speakers import Heard, dated, heard_from, listen
from detente.attribution.targets import Targets
from detente.figures.paragraph import Figures, read_figures, speaks_of_shares
from detente.readers import Readers, score_all
from detente.records import Analysis, Block, Document, Paragraph, Score, Voice
from detente.scoring.lexicon import Lexicon, shipped
from detente.scoring.tone import tone
from detente.text.blocks import outline
from detente.text.covered import Covered
from detente.text.language import detect
from detente.text.sentences import sentences

SCORED_LANGUAGES = ("en",)
_READ = ("body", "heading")
_SHARES_GO_ON = 2  # paragraphs after one that speaks of shares of GDP
_SILENT = Score(0.0, 0.0, 0.0, "neutral", 0)


def analyse(
    document: Document | str,
    lexicon: Lexicon | None = None,
    gazetteer: Gazetteer | None = None,
    *,
    with_tone: bool = False,
    readers: Readers | None = None,
) -> Analysis:
    """Read a document: scores, cues, voices, quantities and treaties of every paragraph.

    Paragraphs come in reading order, title and deck first as headings. Captions and boilerplate are kept and
    not scored; nothing is scored where the language is known and is not English.

    Args:
        document: A Document, or plain text; then its title, deck and blocks are recognised first.
        lexicon: The tables to score with; those that ship if None.
        gazetteer: The actors that are known; those that ship if None.
        with_tone: Whether TextBlob's polarity and subjectivity are added to each scored paragraph;
            loading it takes longer than all else together.
        readers: "both" or "rules"; None for what is set and installed (`detente.readers`).

    Returns:
        One Paragraph for each block of `reading_order(document)`: both axes 0 to 5, balance -1 to +1, offsets
        in characters of the paragraph's text.
    """
    if isinstance(document, str):
        document = outline(document)
    lexicon = lexicon or shipped()
    blocks = reading_order(document)
    language = document.language or detect("\n".join(block.text for block in blocks if block.kind == "body"))
    scored = language in (None, *SCORED_LANGUAGES)
    scores = _scores(blocks, lexicon, gazetteer, readers) if scored else {}
    return Analysis(
        title=document.title,
        deck=document.deck,
        published=document.published,
        outlet=document.outlet,
        language=language,
        version=version(lexicon, gazetteer, readers),
        paragraphs=_read(document, blocks, scores, gazetteer, scored=scored, with_tone=with_tone),
        scored=scored,
    )


def _scores(
    blocks: tuple[Block, ...], lexicon: Lexicon, gazetteer: Gazetteer | None, readers: Readers | None
) -> dict[int, Score]:
    """The score of each block that is read, by its position."""
    readable = [at for at, block in enumerate(blocks) if block.kind in _READ]
    scores = score_all([blocks[at].text for at in readable], lexicon, gazetteer, readers=readers)
    return dict(zip(readable, scores, strict=True))


def _read(
    document: Document,
    blocks: tuple[Block, ...],
    scores: Mapping[int, Score],
    gazetteer: Gazetteer | None,
    *,
    scored: bool,
    with_tone: bool,
) -> tuple[Paragraph, ...]:
    """Each block as a paragraph; sections and shares of GDP go on from one to the next."""
    heards = listen(document, blocks, gazetteer) if scored else [Heard((), None)] * len(blocks)
    targets = Targets(gazetteer or shipped_gazetteer(), document.published)
    for block, listened in zip(blocks, heards, strict=True):
        targets.expect(block.text, listened.voices, listened.passage)
    paragraphs: list[Paragraph] = []
    section: str | None = None
    shares = 0  # in how many more paragraphs a bare level is a share of GDP
    first_subhead = sum(1 for heading in (document.title, document.deck) if heading)
    for position, (block, listened) in enumerate(zip(blocks, heards, strict=True)):
        subhead = block.kind == "heading" and position >= first_subhead
        readable = position in scores
        heard = dated(block.text, listened.voices, document.published)
        figures = Figures()
        if readable:
            figures = read_figures(
                block.text, document.published, section, heard, shares=shares > 0, gazetteer=gazetteer
            )
        shares = _SHARES_GO_ON if speaks_of_shares(figures, block.text) else shares - 1
        result = scores.get(position, _SILENT)
        paragraphs.append(
            Paragraph(
                position=position,
                kind=block.kind,
                section=None if subhead else section,
                text=block.text,
                escalation=result.escalation,
                deescalation=result.deescalation,
                balance=result.balance,
                stance=result.stance,
                rung=result.rung,
                cues=targets.read(block.text, heard_from(result.cues, heard), heard, listened.passage),
                voices=heard,
                quantities=figures.quantities,
                treaties=figures.treaties,
                commitments=figures.commitments,
                mentions=figures.mentions,
                tone=tone(block.text) if readable and with_tone else None,
                narrated=_narrated(block.text, heard),
                low=result.low,
                high=result.high,
                chance=result.chance,
                readers=result.readers,
                differs=result.differs,
            )
        )
        if subhead:
            section = block.text
    return tuple(paragraphs)


def reading_order(document: Document) -> tuple[Block, ...]:
    """Title and deck as headings, then the blocks: one entry for each paragraph of the analysis.

    Args:
        document: With its title, deck and blocks.

    Returns:
        As many blocks as the analysis has paragraphs, in the same order.
    """
    heads = tuple(Block("heading", text) for text in (document.title, document.deck) if text)
    return heads + document.blocks


def version(
    lexicon: Lexicon | None = None, gazetteer: Gazetteer | None = None, readers: Readers | None = None
) -> str:
    """The version that every result carries: release, code, lexicon, gazetteer, second reader:
    "0.1.0+c1a2b3c4.l5d6e7f80.g9a0b1c2d.r3e4f5a6b".

    Args:
        lexicon: The lexicon in use; the shipped one if None.
        gazetteer: The gazetteer in use; the shipped one if None.
        readers: As for `analyse`.

    Returns:
        The release, then eight hex digits each of the code, the lexicon, the gazetteer and the second reader;
        the last is absent where the rules alone read.
    """
    words, known = lexicon or shipped(), gazetteer or shipped_gazetteer()
    return version_with(words.version, known.version, readers)


def _narrated(text: str, voices: Sequence[Voice]) -> bool:
    """Whether a whole sentence stands outside every voice."""
    heard = Covered((voice.start, voice.end) for voice in voices)
    return not all(heard.meets(start, end) for start, end in sentences(text))
