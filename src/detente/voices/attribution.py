"""attribute(): who says which words, paragraph by paragraph, with the way it was found.

Speech verbs and their subjects, quotation marks of every kind, headings with a colon, transcripts, and the memory of who
was named before. After Pareti et al. 2013 (Automatically Detecting and Attributing Indirect Quotations, EMNLP): an
attribution is a source, a cue and a content. Rules rather than a model, so that each can be shown with its reason.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from detente.records import Block, Document, Voice, VoiceKind
from detente.voices.content import (
    ENDS_CONTENT,
    THAT,
    around,
    content_of,
    rest_of,
    sentences_of,
    stands_alone,
    with_description,
)
from detente.voices.gazetteer import Gazetteer
from detente.voices.gazetteer import gazetteer as shipped_gazetteer
from detente.voices.memory import Memory, Speaker
from detente.voices.names import Named, named_in
from detente.voices.phrases import Phrase, after, before, opening
from detente.voices.quotations import Quotation, masked, quotations
from detente.voices.speech import speech
from detente.voices.turns import Turns

_ACCORDING = re.compile(
    r"\b(?:according to|in the words of|as quoted by|in the view of|in the opinion of)\s+", re.I
)
_COLON = re.compile(r"^(?P<who>[^:“\"]{2,60}):\s+(?=\S)")
_NEGATED = re.compile(r"(?:\bnot|n['’]t|\bnever|\bwithout|\bno one|\bnobody)\s+$", re.I)
_INFINITIVE = re.compile(r"\b(?:to|being|been|be|is|are|was|were)\s+$", re.I)
_JOINT = re.compile(r",?\s+and\s+|\s*&\s*")
_JOINT_IN_HEADINGS = re.compile(r"\s*(?:,|,?\s+and|&)\s*")
_ALSO_DOES = re.compile(r"\b(?:and|but)\s+(?:\w+ly\s+|also\s+|then\s+|later\s+)?$", re.I)
_PROGRESSIVE = re.compile(r"\b(?:is|are|was|were|been|he['’]s|she['’]s|['’]re)\s+(?:\w+ly\s+)?$", re.I)
_QUOTED_AS = re.compile(r"\b(?:quoted|cited|reported) as\s+$", re.I)
_LINK = re.compile(
    r"(?:[,;—–]\s*(?:and|but|while|whereas|as|though|although)?|\b(?:while|as|but|and|whereas))\s*$", re.I
)
_SIGNED = re.compile(r"\s*[―—–]\s*(?P<who>[^\n\"“”]{3,60}?)\s*\.?\s*$")
_SHORTEST_QUOTE = 4  # words; shorter ones are terms, not statements


def attribute(
    document: Document, blocks: Sequence[Block], gazetteer: Gazetteer | None = None
) -> list[tuple[Voice, ...]]:
    """The voices of each block, in its order; empty for captions and boilerplate and where only the narrator speaks.

    `gazetteer`: the one that ships, unless another is given.
    Voices are ordered by place; one that is quoted by another names it by `inside`. `actor` is None where the text
    gives words to somebody without saying who.
    """
    listener = _Listener(document, blocks, gazetteer or shipped_gazetteer())
    return [listener.hear(block) for block in blocks]


class _Listener:
    """Reads blocks in order, remembering who was named."""

    def __init__(self, document: Document, blocks: Sequence[Block], known: Gazetteer) -> None:
        self.memory = Memory(document.published, known)
        self.turns = Turns(document, blocks, self.memory)
        self.last: Speaker | None = None
        self.open_quote: Speaker | None = None

    def hear(self, block: Block) -> tuple[Voice, ...]:
        if block.kind not in ("body", "heading"):
            return ()
        text = block.text
        heading = block.kind == "heading"
        found = quotations(text)
        shown = masked(text, found)
        names = named_in(shown, self.memory.known)
        voices: list[Voice] = []
        outer = None if heading else self.turns.throughout(text, names)
        if outer:
            voices.append(outer)
        body = [] if heading and self.turns.author else self._sentences(text, shown, names, found, heading)
        for voice in body:
            if outer and voice.inside is None:
                voice = replace(voice, inside=0)
            elif outer and voice.inside is not None:
                voice = replace(voice, inside=voice.inside + 1)
            voices.append(voice)
        if outer and outer.start == 0:
            # Whoever speaks throughout is not his own guest: "I said …" stays his.
            voices = [v for v in voices if v is outer or v.actor not in (None, outer.actor)]
            voices = [replace(v, inside=0) if i else v for i, v in enumerate(voices)]
        return tuple(voices)

    # --- sentences --------------------------------------------------------------------------------------------------

    def _sentences(
        self, text: str, shown: str, names: list[Named], found: tuple[Quotation, ...], heading: bool
    ) -> list[Voice]:
        voices: list[Voice] = []
        continued = self._continued(text, found)
        if continued:
            voices.append(continued)
        for start, end in sentences_of(shown):
            here = [name for name in names if start <= name.start < end]
            fresh = self._sentence(text, shown, here, found, start, end, heading, voices)
            self._look_on(text, here, start, fresh)
            voices.extend(fresh)
        voices.extend(self._loose_quotes(text, shown, names, found, voices, heading))
        if found and not found[-1].closed:
            holder = next(
                (
                    v
                    for v in reversed(voices)
                    if v.start <= found[-1].start < v.end or v.start == found[-1].start
                ),
                None,
            )
            self.open_quote = self.last if holder and self.last and holder.actor == self.last.actor else None
        elif not heading:
            self.open_quote = None
        return _ordered(voices)

    def _continued(self, text: str, found: tuple[Quotation, ...]) -> Voice | None:
        """A quotation that the paragraph before left open goes on."""
        if self.open_quote and found and not text[: found[0].start].strip():
            who = self.open_quote
            self.last = who
            return Voice(
                who.actor,
                who.as_written,
                who.side,
                found[0].start,
                found[0].end,
                "direct",
                basis="the quotation goes on from the paragraph above",
            )
        return None

    def _sentence(
        self, text: str, shown: str, names: list[Named], found: tuple[Quotation, ...],
        start: int, end: int, heading: bool, before_it: list[Voice],
    ) -> list[Voice]:  # fmt: skip
        lowered = shown.lower()
        if len(lowered) != len(shown):
            lowered = shown
        voices: list[Voice] = []
        previous: tuple[int, str] | None = None
        colon = self._by_colon(text, shown, names, start, end) if heading else None
        if colon:
            return [colon]
        according = _ACCORDING.search(shown, start, end)
        if according:
            phrase = after(shown, names, according.end(), end)
            speaker = self.memory.resolve(text, phrase, names) if phrase else None
            if phrase and speaker:
                span = around(text, start, end, according.start(), phrase.end)
                if span:
                    voices.append(_voice(speaker, span, text, found, according.start(), according.end()))
                    self._said(speaker)
        for match in speech().verb.finditer(lowered, start, end):
            if any(q.start < match.start() < q.end for q in found):
                continue
            if any(n.start < match.start() < n.end for n in names if n.kind != "unknown"):
                continue  # the "States" of the United States say nothing
            if (
                previous
                and previous[1] in ("act", "perform")
                and not shown[previous[0] : match.start()].strip().count(" ")
            ):
                continue  # "rejected NATO claims": the second is a noun
            previous = (match.end(), speech().kinds[match[0]])
            voices.extend(
                self._by_verb(text, shown, names, found, start, end, match, heading, voices, before_it)
            )
        return voices

    def _by_verb(
        self, text: str, shown: str, names: list[Named], found: tuple[Quotation, ...],
        start: int, end: int, match: re.Match[str], heading: bool, sofar: list[Voice], before_it: list[Voice],
    ) -> list[Voice]:  # fmt: skip
        kind = speech().kinds[match[0]]
        lead = shown[max(start, match.start() - 24) : match.start()]
        if _NEGATED.search(lead) or (
            _INFINITIVE.search(lead) and not match[0].endswith("ing") and not _QUOTED_AS.search(lead)
        ):
            return []
        holder = next((i for i, v in enumerate(sofar) if v.start <= match.start() < v.end), None)
        if match[0].endswith("ing") and not _PROGRESSIVE.search(lead):
            return self._by_participle(
                text, shown, names, found, start, end, match, kind, holder, sofar, before_it
            )
        phrase = before(shown, names, start, match.start(), heading=heading)
        inverted = False
        if (
            phrase is None
            and kind in ("say", "weak", "perform")
            and ENDS_CONTENT.search(shown[start : match.start()])
        ):
            phrase = after(shown, names, match.end(), end)
            inverted = phrase is not None
        if phrase is None and holder is None and _ALSO_DOES.search(lead):
            phrase = opening(shown, names, start, match.start())  # "Berg welcomed it and called for talks"
        if phrase is None:
            return []
        if holder is not None and phrase.kind == "pronoun":
            return []
        link = _LINK.search(shown, start, phrase.start) if holder is not None and not inverted else None
        if holder is not None and link and phrase.kind == "name" and sofar[holder].start < link.start():
            sofar[holder] = replace(sofar[holder], end=link.start())
            holder = None
        low, high = (match.start(), phrase.end) if inverted else (phrase.start, match.end())
        low = low if inverted else with_description(shown, found, start, low)
        span = content_of(text, shown, found, start, end, low, high, kind, match, inverted)
        if span is None:
            return []
        speaker = self.memory.resolve(text, phrase, names)
        if speaker is None:
            return []
        if holder is not None and speaker.actor == sofar[holder].actor:
            return []
        spoken = [(speaker, span)]
        spoken += [(other, span) for other in self._together(text, shown, names, start, phrase, heading)]
        voices = [
            replace(
                _voice(who, where, text, found, match.start(), match.end()),
                inside=None if holder is None else len(before_it) + holder,
            )
            for who, where in spoken
        ]
        # What is said on both sides of the verb is one statement in two places.
        rest = rest_of(text, found, end, high) if inverted or span[1] <= low else None
        if rest:
            voices.append(replace(voices[0], start=rest[0], end=rest[1], kind="direct"))
        if holder is None:
            self._said(speaker)
        return voices

    def _by_participle(
        self, text: str, shown: str, names: list[Named], found: tuple[Quotation, ...], start: int, end: int,
        match: re.Match[str], kind: str, holder: int | None, sofar: list[Voice], before_it: list[Voice],
    ) -> list[Voice]:  # fmt: skip
        """ "Berg spoke on Monday, arguing that …": the sentence's own subject goes on speaking."""
        tail = shown[match.end() : end]
        told = THAT.match(tail) or (kind == "say" and len(tail.split()) >= 3)
        if holder is not None or not told:
            return []
        spoke = next(
            (v for v in reversed(sofar) if v.cue_end and v.cue_end <= match.start() and v.inside is None),
            None,
        )
        phrase = None if spoke else opening(shown, names, start, match.start())
        if phrase and phrase.kind == "pronoun" and phrase.end - phrase.start > 3:
            return []
        span = content_of(text, shown, found, start, end, match.start(), match.end(), kind, match, False)
        if spoke:
            speaker: Speaker | None = Speaker(
                spoke.actor, spoke.as_written, spoke.side, "goes on in the same sentence"
            )
        else:
            speaker = self.memory.resolve(text, phrase, names) if phrase and span else None
        if not span or not speaker:
            return []
        self._said(speaker)
        return [_voice(speaker, span, text, found, match.start(), match.end())]

    def _together(
        self, text: str, shown: str, names: list[Named], start: int, phrase: Phrase, heading: bool
    ) -> list[Speaker]:
        """ "Berg and Holm said", in headings "Berg, Holm reject": those who stand before the last of them."""
        joint = _JOINT_IN_HEADINGS if heading else _JOINT
        together: list[Speaker] = []
        at = phrase.start
        while True:
            earlier = next((n for n in reversed(names) if n.end <= at and n.start >= start), None)
            if not earlier or earlier.kind != "person" or not joint.fullmatch(shown[earlier.end : at]):
                return together
            speaker = self.memory.name(earlier, text)
            if speaker:
                together.append(speaker)
            at = earlier.start

    def _by_colon(self, text: str, shown: str, names: list[Named], start: int, end: int) -> Voice | None:
        """ "Lavrov: NATO destroys …": a heading that begins with a known name."""
        found = _COLON.match(shown[start:end])
        if not found:
            return None
        named = [n for n in names if n.start >= start and n.end <= start + found.end("who")]
        if (
            not named
            or named[-1].end != start + found.end("who")
            or named[-1].kind not in ("person", "organisation", "state", "capital")
        ):
            return None
        speaker = self.memory.name(named[-1], text)
        if not speaker:
            return None
        self._said(speaker)
        return Voice(
            speaker.actor,
            speaker.as_written,
            speaker.side,
            start + found.end(),
            end,
            "heading",
            basis="named before the colon",
        )

    # --- quotations that no verb claims -----------------------------------------------------------------------------

    def _loose_quotes(
        self,
        text: str,
        shown: str,
        names: list[Named],
        found: tuple[Quotation, ...],
        voices: list[Voice],
        heading: bool,
    ) -> list[Voice]:
        extra: list[Voice] = []
        if heading:
            return extra
        for quotation in found:
            if quotation.words(text) < _SHORTEST_QUOTE:
                continue
            if any(v.start < quotation.end and quotation.start < v.end for v in [*voices, *extra]):
                continue
            speaker = self._owner(text, shown, names, quotation, [*voices, *extra])
            extra.append(
                Voice(
                    speaker.actor,
                    speaker.as_written,
                    speaker.side,
                    quotation.start,
                    quotation.end,
                    "direct",
                    basis=speaker.basis,
                )
            )
            if speaker.actor:
                self.last = speaker
        return extra

    def _owner(
        self, text: str, shown: str, names: list[Named], quotation: Quotation, voices: list[Voice]
    ) -> Speaker:
        nobody = Speaker(None, "", None, "a quotation without a speaker", False)
        signed = _SIGNED.match(text, quotation.end)
        if signed:
            named = [n for n in names if n.start >= signed.start("who") and n.kind in ("person", "unknown")]
            speaker = self.memory.name(named[0], text) if named else None
            return replace(speaker, basis="signed beneath") if speaker else nobody
        earlier = [v for v in voices if v.end <= quotation.start and v.inside is None]
        alone = stands_alone(shown, quotation)
        if earlier and alone:
            last = max(earlier, key=lambda v: v.end)
            between = [
                n
                for n in names
                if last.end <= n.start < quotation.start and n.kind == "person" and n.name != last.actor
            ]
            if not between:
                return Speaker(last.actor, last.as_written, last.side, "goes on in the same paragraph")
        if (
            alone
            and not voices
            and not shown[: quotation.start].strip()
            and self.last
            and not shown[quotation.end :].strip(" .")
        ):
            return replace(self.last, basis=f"a paragraph of quotation after {self.last.actor} spoke")
        start = max((s for s, _ in sentences_of(shown) if s <= quotation.start), default=0)
        phrase = None if alone else opening(shown, names, start, quotation.start)
        speaker = (
            self.memory.resolve(text, phrase, names)
            if phrase and phrase.kind in ("name", "pronoun")
            else None
        )
        if not phrase or not speaker:
            return nobody
        between = [
            n for n in names if phrase.end <= n.start < quotation.start and n.kind in ("person", "unknown")
        ]
        if any(self.memory.means_another(n, speaker) for n in between):
            return nobody
        return replace(speaker, basis="subject of the sentence")

    # --- memory -----------------------------------------------------------------------------------------------------

    def _said(self, speaker: Speaker) -> None:
        if speaker.actor:
            self.last = speaker
            if speaker.person:
                self.memory.focus = speaker

    def _look_on(self, text: str, names: list[Named], start: int, fresh: list[Voice]) -> None:
        """Remember the people whom a sentence names, and who is in focus after it."""
        people = [n for n in names if n.kind == "person" or (n.kind == "unknown" and len(n.name.split()) > 1)]
        spoke = next((v for v in fresh if v.inside is None), None)
        for named in people:
            if named.kind == "person":
                self.memory.name(named, text)
        if spoke is not None:
            return
        subject = opening(text, names, start, len(text))
        if subject and subject.named in people:
            self.memory.focus = self.memory.name(subject.named, text)
        elif len({n.name for n in people if n.kind == "person"}) == 1 and self.memory.focus is None:
            self.memory.focus = self.memory.name(next(n for n in people if n.kind == "person"), text)


def _voice(
    speaker: Speaker,
    span: tuple[int, int],
    text: str,
    found: tuple[Quotation, ...],
    cue_start: int,
    cue_end: int,
) -> Voice:
    quoted = sum(
        min(q.end, span[1]) - max(q.start, span[0]) for q in found if q.start < span[1] and span[0] < q.end
    )
    kind: VoiceKind = "direct" if quoted * 2 > span[1] - span[0] else "indirect"
    return Voice(
        speaker.actor,
        speaker.as_written,
        speaker.side,
        span[0],
        span[1],
        kind,
        cue_start,
        cue_end,
        speaker.basis,
    )


def _ordered(voices: list[Voice]) -> list[Voice]:
    """Voices by place, with `inside` pointing at the new places; one that holds another comes first."""
    order = sorted(range(len(voices)), key=lambda i: (voices[i].start, -voices[i].end, i))
    place = {old: new for new, old in enumerate(order)}
    return [
        replace(
            voices[old], inside=None if voices[old].inside is None else place.get(voices[old].inside or 0)
        )
        for old in order
    ]
