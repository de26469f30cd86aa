"""Who does what the narrator tells: "Serbia put its army on alert" is Serbia's act, though nobody is quoted.

The same rules as for another side's act in a voice: the doer after "by", in the possessive, as subject. The
subject of a passive suffers the act, so that without "by" nobody is its doer; "Norwegian troops were massed"
is still Norway's act, "Norwegian soldiers were killed" is not.
"""

from __future__ import annotations

import re
from itertools import pairwise

from detente.attribution.gazetteer.memberships import has_members
from detente.attribution.syntax.word_classes import any_form, words
from detente.attribution.targets.clause_patterns import ANOTHER_CLAUSE, BREAK
from detente.attribution.targets.clauses import HEAD, Setting
from detente.attribution.targets.doer_rules import did, done_by, possessed
from detente.attribution.targets.office_words import is_of_an_office
from detente.attribution.targets.passives import is_passive
from detente.attribution.targets.utterances import Aim, Utterance
from detente.attribution.targets.voices_beside import VoicesBeside
from detente.records import Cue

_NEAR = 200  # characters before a cue that may name its doer
_SAYS_WITHIN = 400  # characters behind a cue within which its doer goes on to speak
_LEAD = 40  # characters before a cue that hold its auxiliary verb
_DESCRIBED = re.compile(rf",\s+{any_form('determiner of a side')}\s+(?:[\w-]+\s+){{0,3}}")
_AUXILIARY = re.compile(
    rf"\s+(?:{any_form('auxiliary of a main clause', 'auxiliary of many')}\s+)?(?:\w+ly\s+)?"
)
_FORCES_DO = re.compile(
    rf"\s+(?:\w+\s+)?{any_form('forces of a side', 'arms of a side')}{_AUXILIARY.pattern}"
)
_AND_SAYS = re.compile(r"[^,;:—–]*\sand\s+(?:\w+ly\s+)?")
_MORE = re.compile(r'[^ .”"]')
_BY_PRONOUN = re.compile(rf"(?P<who>{any_form('subject that is the speaker')})\b(?P<gap>[^,;:—–]*)")
_REPORTS = re.compile(rf"\b{any_form('reports what befell it')}(?:\s+[\w-]+){{0,3}}\s*$")
_FELL_ON_OWN = re.compile(
    rf"\b{any_form('leads to whom an act fell on')}\s+(?:\w+\s+){{0,3}}{any_form('possessive of a side')}\b"
)
_BY_LEADERS = re.compile(
    rf"(?:The\s+)?(?P<who>{any_form('all who decide for a body')})\b(?P<gap>[^,;:—–]*)", re.I
)
_IS_TO = re.compile(rf"\b{any_form('form of be')}\s+to\s")


def narrated_doer(setting: Setting) -> Aim | None:
    """Who does a narrated act, with the words that name the doer and how that was read.

    Args:
        setting: A cue of the narrator in its sentence.

    Returns:
        None for a voice's cue, and where the sentence shows nobody.
    """
    if not setting.said.narrated or not setting.said.names:
        return None
    found = done_by(setting)
    if found is None and is_passive(setting):
        hurts = setting.cue.act in words("act that hurts")
        found = None if hurts else possessed(setting)
    elif found is None:
        found = possessed(setting) or did(setting) or _right_before(setting) or _at_head(setting)
    if found is not None and _reports_what_befell_it(setting, found):
        return None
    return _in_person(setting, found) if found and found.actor is None else found


def _reports_what_befell_it(setting: Setting, found: Aim) -> bool:
    """ "The general staff reported | attacks on its positions": who tells of blows against its own side."""
    cue, text = setting.cue, setting.text
    before = max(setting.said.start, cue.start - _LEAD)
    reports = _REPORTS.search(text[before : cue.start])
    if cue.act not in words("act that hurts") or reports is None:
        return False
    if text.find(found.words, setting.said.start, before + reports.start()) < 0:
        return False  # "reported | Norlander attacks on its posts"
    own = any(name.side == found.side for name in setting.said.names_from(cue.start, cue.end + _LEAD))
    return own or bool(_FELL_ON_OWN.search(text, cue.start, cue.end + _LEAD))


def doer_who_then_speaks(told: Utterance, cue: Cue, voices: VoicesBeside) -> Aim | None:
    """ "They | dropped the demand and said that …": who speaks behind "and" has done it too.

    Args:
        told: What the narrator tells in the sentence.
        cue: An act in it.
        voices: Those of the paragraph.
    """
    text = told.text
    for voice in voices.with_verbs(cue.end + 1, cue.end + _SAYS_WITHIN):
        begins = text.startswith(voice.as_written, told.start) and told.start + len(voice.as_written)
        if (
            voice.side is not None
            and begins
            and begins <= cue.start
            and _AND_SAYS.fullmatch(text, cue.end, voice.cue_start or 0)
        ):
            return Aim(voice.side, voice.actor, voice.as_written, "subject of the act, and speaks behind it")
    return None


def doer_by_pronoun(told: Utterance, cue: Cue) -> Aim | None:
    """ "They | dropped the demand": whom the sentence before is about, where no other name stands between.

    Args:
        told: What the narrator tells in the sentence.
        cue: An act in it.
    """
    opens = _BY_PRONOUN.match(told.text, told.start, cue.start)
    if opens is None or opens.end() < cue.start or told.names_from(told.start, cue.start):
        return None
    if is_passive(Setting(told, cue, False)):
        return None
    return told.carried(opens["who"])


def doer_of_a_body(told: Utterance, cue: Cue, voices: VoicesBeside) -> Aim | None:
    """ "The declaration repeated the pledge. Leaders also | launched …": those who decide for the body that
    has just spoken.

    Args:
        told: What the narrator tells in the sentence.
        cue: An act in it.
        voices: Those of the paragraph.
    """
    opens = _BY_LEADERS.match(told.text, told.start, cue.start)
    if opens is None or opens.end() < cue.start or told.names_from(told.start, cue.start):
        return None
    last = voices.ended_before(told.start)
    if last is None or not has_members(last.side) or is_passive(Setting(told, cue, False)):
        return None
    return Aim(last.side or "", last.actor, opens["who"], f"decide for {last.actor}, which spoke before")


def doer_of_plan(told: Utterance, cue: Cue, voices: VoicesBeside) -> Aim | None:
    """ "Berg announced new brigades. The forces | are to grow": who has just told a plan does what it is to
    bring.

    Args:
        told: What the narrator tells in the sentence.
        cue: An act in it.
        voices: Those of the paragraph.
    """
    if told.names_from(told.start, cue.start):
        return None
    if not _IS_TO.search(told.text, max(told.start, cue.start - _LEAD), cue.end):
        return None
    last = voices.ended_before(told.start)
    if last is None or last.side is None or _MORE.search(told.text, last.end, told.start):
        return None
    return Aim(last.side, last.actor, last.as_written, "told the plan in the sentence before")


def _right_before(setting: Setting) -> Aim | None:
    """ "On Monday | Norway closed its border", "after | Norwegian drones struck": a name that hangs on
    nothing, or the forces of a side, right before what it does.
    """
    cue, said = setting.cue, setting.said
    for name in said.before_place(cue.start, _NEAR)[:1]:
        gap = setting.text[name.end : cue.start]
        lead = said.preposition(name)
        forces = name.kind == "adjective" and (
            lead is None or lead in words("preposition of a time of an event")
        )
        acts = _FORCES_DO if forces else _AUXILIARY if lead is None and name.kind != "adjective" else None
        if acts and acts.fullmatch(gap):
            return setting.found(name, "subject of the act")
    return None


def _at_head(setting: Setting) -> Aim | None:
    """ "The | Norlander embassy closed": a name with which the words of the act begin, and a clause."""
    cue, said = setting.cue, setting.said
    for name in said.names_from(cue.start, cue.start + HEAD)[:1]:
        if name in said.opening and said.preposition(name) is None:
            return setting.found(name, "subject of the act")
    return None


def _in_person(setting: Setting, found: Aim) -> Aim:
    """The holder of the office that a side is named with: "US President | Ida Berg", "Ida Berg, the US |
    envoy".
    """
    said, text = setting.said, setting.text
    near = (*said.before_place(setting.cue.start, _NEAR)[::-1], *setting.near())
    for one, two in pairwise(name for name in near if name.side == found.side):
        gap = text[one.end : two.start]
        if two.kind == "person" and all(map(is_of_an_office, gap.replace(",", " ").split())):
            return Aim(found.side, two.actor, text[two.start : two.end], found.basis)
        if one.kind == "person" and _DESCRIBED.fullmatch(gap):
            return Aim(found.side, one.actor, text[one.start : one.end], found.basis)
    return _by_its_subject(setting, found) or found


def _by_its_subject(setting: Setting, found: Aim) -> Aim | None:
    """ "On Tuesday Ida Berg signed | Norland's doctrine": the person of the side who is subject."""
    said, text = setting.said, setting.text
    for name in said.before_place(setting.cue.start, _NEAR)[::-1]:
        if name.kind != "person" or name.side != found.side or name not in said.opening:
            continue
        gap = text[name.end : setting.cue.start]
        if "," in gap or BREAK.search(gap) or ANOTHER_CLAUSE.search(gap) or said.preposition(name):
            return None
        return Aim(found.side, name.actor, text[name.start : name.end], found.basis)
    return None
