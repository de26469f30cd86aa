"""Who has been named so far in an article: whom a surname, an office, a pronoun means at this place."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from detente.voices.gazetteer import Actor, Gazetteer
from detente.voices.names import Named
from detente.voices.phrases import Phrase, office_words
from detente.voices.speech import Role, speech
from detente.voices.titles import NO_NAMES, TITLES

_GENERIC = re.compile(
    r"^(?:critics|experts|analysts|officials|sources|observers|diplomats|opponents|supporters|people|others|some|many|reports)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody resolved: `actor` None where the text does not say who it is; `basis` says how it was found."""

    actor: str | None
    as_written: str
    side: str | None
    basis: str
    person: bool = True


@dataclass(slots=True)
class Memory:
    """What an article has told so far. `focus`: the person last spoken of as a subject, whom "he" means."""

    published: date | None
    known: Gazetteer
    people: dict[str, Speaker] = field(default_factory=dict)  # name → as first resolved, latest last
    surnames: dict[str, str] = field(default_factory=dict)
    offices: dict[str, Actor] = field(default_factory=dict)
    focus: Speaker | None = None

    def meet(self, speaker: Speaker, actor: Actor | None = None) -> None:
        """Remember a person who was named."""
        if not speaker.person or speaker.actor is None:
            return
        self.people.pop(speaker.actor, None)
        self.people[speaker.actor] = speaker
        parts = speaker.actor.split()
        if len(parts) > 1:
            self.surnames[parts[-1]] = speaker.actor
        if actor:
            self.offices[speaker.actor] = actor

    def resolve(self, text: str, phrase: Phrase, names: list[Named]) -> Speaker | None:
        """Whom a phrase means; None where it names nobody who could speak."""
        written = " ".join(text[phrase.start : phrase.end].split())
        if phrase.kind == "pronoun":
            return self._pronoun(written)
        if phrase.kind == "name" and phrase.named is not None:
            return self._name(text, phrase, phrase.named, written, names)
        if _GENERIC.match(
            re.sub(r"^(?:the|a|senior|top|western|some|several|many)\s+", "", written, flags=re.I)
        ):
            return Speaker(None, written, self._side_in(text, phrase, names), "no name given", False)
        if phrase.kind == "office":
            return self._office(text, phrase, written, names)
        name = office_words(text, phrase)
        inner = next(
            (
                n
                for n in names
                if phrase.start <= n.start and n.end <= phrase.end and n.kind == "organisation"
            ),
            None,
        )
        side = self._side_in(text, phrase, names) or (inner.actor.side if inner and inner.actor else None)
        if side is None and name.islower():
            return Speaker(None, written, None, "an institution, not said whose", False)
        return Speaker(
            " ".join(name.split()),
            written,
            side,
            "institution named here",
            False,
        )

    def name(self, named: Named, text: str) -> Speaker | None:
        """Whom a bare name means."""
        return self._name(text, Phrase(named.start, named.end, "name", named), named, named.name, [])

    def means_another(self, named: Named, speaker: Speaker) -> bool:
        """Whether a name is somebody else than a speaker."""
        words = TITLES.sub("", named.name + " ").split()
        return bool(words) and words[0] not in NO_NAMES and words[-1] not in (speaker.actor or "").split()

    def _name(
        self, text: str, phrase: Phrase, named: Named, written: str, names: list[Named]
    ) -> Speaker | None:
        actor = named.actor
        if actor and named.kind == "person":
            short = text[named.start : named.end]
            if not named.full and short in self.surnames and self.surnames[short] != actor.name:
                return self._from_surname(short, written)
            if (
                not named.full
                and short in self.known.risky
                and actor.name not in self.people
                and phrase.start == named.start
            ):
                return Speaker(short, written, None, "named here")
            speaker = Speaker(
                actor.name,
                written,
                actor.side_on(self.published),
                "named here" if named.full else f"surname of {actor.name}",
            )
            self.meet(speaker, actor)
            return speaker
        if actor:
            return Speaker(
                actor.name,
                written,
                actor.side,
                {"capital": "seat of government named here"}.get(named.kind, "named here"),
                False,
            )
        if named.kind == "adjective":
            return Speaker(
                named.name, written, self.known.adjectives.get(named.name), "group named here", False
            )
        bare = TITLES.sub("", named.name + " ").strip() or named.name
        words = bare.split()
        if words[0] in NO_NAMES or bare.isdigit():
            return None
        if len(words) == 1:
            if words[0] in self.surnames:
                return self._from_surname(words[0], written)
            word = words[0].lower()
            if word in speech().roles:
                return Speaker(None, written, self._side_in(text, phrase, names), "no name given", False)
        speaker = Speaker(bare, written, self._side_in(text, phrase, names), "named here")
        if len(words) > 1 or bare != named.name:
            self.meet(speaker)
        return speaker

    def _from_surname(self, surname: str, written: str) -> Speaker:
        name = self.surnames[surname]
        known = self.people.get(name)
        return Speaker(name, written, known.side if known else None, f"surname of {name}, named above")

    def _pronoun(self, written: str) -> Speaker | None:
        if written.lower() in ("they", "them", "it"):
            return Speaker(None, written, None, "pronoun without a sure antecedent", False)
        if self.focus is None or self.focus.actor is None:
            return Speaker(None, written, None, "pronoun without a sure antecedent")
        return Speaker(
            self.focus.actor,
            written,
            self.focus.side,
            f"“{written}” ← {self.focus.actor}, spoken of just before",
        )

    def _office(self, text: str, phrase: Phrase, written: str, names: list[Named]) -> Speaker | None:
        side = self._side_in(text, phrase, names)
        words = office_words(text, phrase).lower()
        role = next((r for size in (4, 3, 2, 1) for r in self._roles(words, size) if r is not None), None)
        if role is None:
            return None
        if "spokesperson" in role.types:
            inside = [
                n
                for n in names
                if phrase.start <= n.start and n.end <= phrase.end and n.kind == "organisation"
            ]
            if inside and inside[0].actor:
                actor = inside[0].actor
                return Speaker(actor.name, written, actor.side, f"speaks for {actor.name}", False)
            return Speaker(None, written, side, "a spokesperson without a name", False)
        definite = re.match(r"(?:the|his|her|its|our)\b", written, re.I) or not re.match(
            r"(?:a|an|one|another|some|several|two|senior|former)\b", written, re.I
        )
        if not definite or not role.types:
            return Speaker(None, written, side, "no name given")
        found = [
            name
            for name, speaker in self.people.items()
            if (side is None or speaker.side == side) and self._holds(name, role.types, side)
        ]
        if len(found) == 1:
            speaker = self.people[found[0]]
            return Speaker(
                speaker.actor, written, speaker.side, f"“{written}” ← {speaker.actor}, named above"
            )
        if side and not found:
            holders = self.known.office_holders(role.types, side, self.published)
            if len(holders) == 1:
                speaker = Speaker(holders[0].name, written, side, f"held that office on {self.published}")
                self.meet(speaker, holders[0])
                return speaker
        return Speaker(None, written, side, "an office that more than one person may hold")

    def _roles(self, words: str, size: int) -> list[Role | None]:
        parts = words.replace("’s", "").replace("'s", "").split()
        roles = speech().roles
        return [roles.get(" ".join(parts[i : i + size])) for i in range(len(parts) - size + 1)]

    def _holds(self, name: str, types: frozenset[str], side: str | None) -> bool:
        actor = self.offices.get(name)
        if actor is None:
            return False
        held = [
            office
            for office in actor.offices
            if office.role_type in types and (side is None or office.side == side)
        ]
        day = self.published
        return any(day is None or office.held_on(day) for office in held)

    def _side_in(self, text: str, phrase: Phrase, names: list[Named]) -> str | None:
        """The side that a phrase's own words give: "the French leader", "Ukraine's foreign ministry"."""
        for named in names:
            if phrase.start <= named.start < phrase.end:
                if named.kind == "adjective":
                    return self.known.adjectives.get(named.name)
                if named.kind in ("state", "organisation", "capital") and named.actor:
                    return named.actor.side
        lowered = text[phrase.start : phrase.end].lower()
        return "NATO" if "alliance" in lowered else None
