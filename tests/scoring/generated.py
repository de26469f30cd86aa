"""Sentences by kind, made from templates and words.

What the codebook says of each kind holds for any words of it.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

Range = tuple[float, float]
_ANY = (0.0, 5.0)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of sentence: templates with slots, words for the slots, and what is right on either axis."""

    name: str
    escalation: Range
    deescalation: Range
    templates: tuple[str, ...]
    words: dict[str, tuple[str, ...]]

    def sentences(self, most: int = 120) -> list[str]:
        """At most so many of its sentences, chosen alike on every run."""
        made = sorted(
            {text[0].upper() + text[1:] for template in self.templates for text in self._of(template)}
        )
        return random.Random(self.name).sample(made, min(most, len(made)))

    def _of(self, template: str) -> Iterator[str]:
        slots = [slot for slot in self.words if f"{{{slot}}}" in template]
        for chosen in product(*(self.words[slot] for slot in slots)):
            yield template.format(**dict(zip(slots, chosen, strict=True)))

    def right(self, escalation: float, deescalation: float) -> bool:
        """Whether a score is within what the codebook says of this kind."""
        return all(
            low <= value <= high
            for value, (low, high) in ((escalation, self.escalation), (deescalation, self.deescalation))
        )


def _kind(name: str, e: Range, d: Range, templates: str, **words: str) -> Kind:
    split = {slot: tuple(word.strip() for word in given.split(";")) for slot, given in words.items()}
    return Kind(name, e, d, tuple(line.strip() for line in templates.strip().splitlines()), split)


_STATES = "Norland; Spain; the republic; Greece; the kingdom"
_MONEY = "defence; the military; arms; its armed forces"
_PLACE = (
    "the port; the oil depot; a warehouse in the harbour; the power plant; a base near the town; the barracks"
)
_DAYS = "on Monday; last week; on Friday evening; in May; yesterday"
_ARMS = "drones; missiles; rockets; shells"
_TREATY = "the grain deal; the truce; the treaty; the earlier accord; the ceasefire agreement"

KINDS = (
    _kind(
        "threat to destroy somebody",
        (2.9, 5),
        (0, 0.5),
        """
        we {will} {destroy} {whom}.
        our army {will} {destroy} {whom}, the {man} said.
        "They {will} {destroy} {whom}," the {man} warned.
        """,
        will="will; shall; are going to; will soon; will surely",
        destroy="destroy; crush; annihilate; wipe out; kill; eliminate; exterminate; obliterate",
        whom=(
            "him; them all; you; anyone who crosses the river; those who sent him; the invaders; "
            "every enemy; the aggressor"
        ),
        man="general; president; commander; deputy",
    ),
    _kind(
        "threat to lay a place waste",
        (2.9, 5),
        (0, 0.5),
        """
        we {will} {turn} {place} {into}.
        the missiles {will} {turn} {place} {into}, the {man} said.
        """,
        will="will; shall; are going to; can and will",
        turn="turn; reduce; grind; bomb",
        place=(
            "the city; their capital; his palaces; every one of their towns; the whole province; it; "
            "your harbours"
        ),
        into="to dust; to ashes; into rubble; into ruins; to rubble",
        man="general; president; commander; deputy",
    ),
    _kind(
        "answer by force announced",
        (2.5, 5),
        (0, 0.5),
        """
        we {will} {answer} {fire}.
        any attack {will} be {answered} {fire}.
        the republic {will} {answer} {fire}, its {man} said.
        """,
        will="will; shall",
        answer="answer; respond; reply; retaliate",
        answered="answered; met",
        fire=(
            "with fire; with missiles; with full force; with iron and fire; with all our might; "
            "with rockets; with fire and steel"
        ),
        man="marshal; premier; speaker; defence minister",
    ),
    _kind(
        "ultimatum without a verb of threat",
        (2.5, 5),
        (0, 0.5),
        """
        the {garrison} has two choices: {yield} or {die}.
        {yield} or {die}, the {man} told the {garrison}.
        the {man} left the {garrison} one choice, to {yield} or {die}.
        """,
        garrison="garrison; rebels; marines; soldiers in the cellar; crew",
        **{"yield": "surrender; give up; lay down your arms; leave; capitulate; disarm"},
        die="die; be killed; be destroyed; perish; face death; be crushed",
        man="colonel; general; governor; envoy",
    ),
    _kind(
        "a bare figure of spending",
        (0, 0.95),
        (0, 0.95),
        """
        {state} spent {share} on {money} in {year}.
        {state} spends {share} on {money}.
        in {year}, {state} devoted {share} to {money}.
        defence spending {stood} {share} in {year}.
        with {share}, {state} ranks fourth in military spending.
        the defence budget {stood} {share} in {year}.
        """,
        state=_STATES,
        money=_MONEY,
        share=(
            "1.3 percent of GDP; 2.1 percent of its output; 4 billion euros; some 60 billion dollars; "
            "1.9% of GDP"
        ),
        stood="stood at; amounted to; was; came to; reached",
        year="2024; 2019; 2021",
    ),
    _kind(
        "spending reported as risen",
        (0.9, 1.9),
        (0, 0.5),
        """
        {spending} rose by {share} {when}.
        {spending} grew {share} {when}.
        {spending} increased by {share} {when}.
        {spending} went up by {share} {when}.
        {spending} has risen by {share}.
        """,
        spending=(
            "defence spending; military spending; the defence budget; military expenditure; "
            "world military spending"
        ),
        share="nine percent; a tenth; 6.8 percent; two billion dollars",
        when="last year; in 2023; over the decade",
    ),
    _kind(
        "spending decided or pledged to rise",
        (1.7, 2.7),
        (0, 0.5),
        """
        the {cabinet} {decided} to {raise} {spending} to {share}.
        {spending} will rise to {share}.
        {state} will spend {share} on {money}.
        all allies must spend {share} on {money}.
        {state} pledged to spend {share} on {money}.
        {state} is to spend more on {money}.
        """,
        cabinet="cabinet; parliament; government",
        decided="decided; agreed; vowed; pledged; voted",
        **{"raise": "raise; increase; lift; boost"},
        spending="defence spending; military spending; the defence budget",
        state="Spain; the republic; the kingdom",
        money="defence; the military; arms; its armed forces",
        share="3 percent of GDP; 70 billion euros; two percent of output",
    ),
    _kind(
        "spending cut by decision",
        (0, 0.5),
        (3, 5),
        """
        the {cabinet} {cut} {spending} by {share}.
        the {cabinet} decided to {cutting} {spending} by {share}.
        """,
        cabinet="cabinet; parliament; government; republic",
        cut="cut; reduced; slashed; trimmed; lowered",
        cutting="cut; reduce; slash; trim; lower",
        spending="defence spending; military spending; the defence budget; military expenditure",
        share="a tenth; two billion; five percent",
    ),
    _kind(
        "spending wished lower",
        (0, 0.5),
        (1.4, 2.9),
        """
        the {party} {wants} to {cutting} {spending}.
        the {party} {called} for cuts in {spending}.
        the {party} urged the cabinet to {cutting} {spending}.
        """,
        party="party; opposition; Greens; union of doctors; senator",
        wants="wants; would like; hopes; wishes",
        called="called; appealed; pleaded",
        cutting="cut; reduce; trim; lower",
        spending="defence spending; military spending; the defence budget",
    ),
    _kind(
        "a fire that nobody set",
        (0, 1),
        (0, 0.5),
        """
        {who} reported a {large} fire at {place}.
        a {large} fire broke out at {place} {day}.
        a {large} fire on board the ferry was put out {day}.
        crews put out a {large} fire at {place}.
        """,
        who="the republic; the mayor; officials; a local paper",
        large="large; small; second; serious; huge",
        place=_PLACE,
        day=_DAYS,
    ),
    _kind(
        "talks that end as planned",
        (0, 1),
        (0, 1.5),
        """
        the talks {ended} {when}.
        the {man} said {day} that the talks {had} {when}.
        the {second} round of talks {ended} {when}.
        """,
        ended="ended; finished; concluded; wrapped up",
        had="had ended; had finished; had concluded; had wrapped up",
        when="for the day; on Friday; after nine hours; late in the evening; without a statement",
        man="report; spokesman; mediator; host",
        day="late on Monday; on Tuesday; afterwards",
        second="second; third; first",
    ),
    _kind(
        "to negotiate is not to sign",
        (0, 0.5),
        (2, 3.8),
        """
        the {delegations} {met} to negotiate {peace}.
        the {delegations} are negotiating {peace}.
        the {delegations} negotiated {peace} {day}.
        """,
        delegations="delegations; two governments; rebels and the army; envoys of both states",
        met="met in the capital; sat down again; flew to the island; gathered",
        peace=(
            "terms for peace; a peace agreement; a truce; a ceasefire; the details of a truce; a peace treaty"
        ),
        day=_DAYS,
    ),
    _kind(
        "a statement about a truce is no offer",
        (0, 3),
        (0, 1.5),
        """
        the {man} {suggested} that {truce} could be {used} by {other}.
        the {man} {outlined} how {truce} would {work}.
        he {outlined} whether {truce} would {work}.
        """,
        man="president; minister; marshal; general",
        suggested="suggested; warned; argued; feared; proposed",
        truce="a truce; a ceasefire; an armistice; the ceasefire",
        used="used; abused; exploited",
        other="the other side; his opponents; the rebels",
        outlined="outlined; asked; discussed; presented",
        work="work; be watched; be kept; be paid for",
    ),
    _kind(
        "compromised is damaged",
        (0, 3),
        (0, 0.5),
        """
        the {measures} have {badly} compromised {economy}.
        {economy} {was} {badly} compromised by the {measures}.
        """,
        measures="measures; leaks; delays; blackouts; cuts",
        badly="severely; badly; seriously; gravely",
        economy=(
            "the economy of the republic; the budget; the safety of the crew; the supply of water; "
            "their credibility"
        ),
        was="was; has been",
    ),
    _kind(
        "the enemy held up",
        (0, 4),
        (0, 1),
        """
        the {man} said {efforts} to {stall} {enemy} in the {east} had worked.
        the {brigade} {stalled} {enemy} in the {east}.
        {enemy} were {stalled} in the {east}.
        """,
        man="general; governor; staff",
        efforts="the efforts; attempts; a plan",
        stall="stall; stop; halt; block; slow; contain",
        stalled="stalled; stopped; halted; blocked; slowed; contained",
        enemy=(
            "enemy ground troops; the enemy's troops; enemy tanks; the enemy's armoured columns; "
            "the invading troops; hostile forces"
        ),
        east="east; north; valley",
        brigade="brigade; garrison; third corps",
    ),
    _kind(
        "weapons stopped in flight",
        (1, 4.5),
        (0, 1),
        """
        {most} {drones} were {blocked} {well}.
        air defence {blocked} {most} {drones} {well}.
        """,
        most="almost all; most; nine; all",
        drones=_ARMS,
        blocked="blocked; intercepted; shot down; repelled; knocked down; neutralised",
        well="successfully; overnight; over the capital; before dawn",
    ),
    _kind(
        "measures announced",
        (1, 4),
        (0, 0.5),
        """
        the {ministry} said it will take {measures} to {safeguard} {security}.
        the {ministry} will {take} {counter}.
        the {ministry} {promised} {counter}.
        """,
        ministry="ministry; kingdom; foreign minister; junta",
        measures=(
            "whatever measures it considers necessary; all necessary measures; whatever steps are needed; "
            "any measures necessary; all measures it deems necessary; every necessary measure"
        ),
        safeguard="safeguard; protect; defend; ensure",
        security="national security; its security; its sovereignty; its interests",
        take="take; adopt; respond with; resort to",
        promised="promised; announced; threatened; vowed",
        counter=(
            "strong countermeasures; resolute countermeasures; retaliatory measures; countermeasures; "
            "decisive measures"
        ),
    ),
    _kind(
        "embargo of a newsroom",
        (0, 0.5),
        (0, 0.5),
        """
        the embargo on {this} {call} {is} lifted.
        {day} the embargo on {this} {call} was lifted.
        """,
        this="this; the",
        call="call; briefing; report; story; transcript; document; interview; text",
        **{"is": "is now; will be; has been"},
        day=_DAYS,
    ),
    _kind(
        "arms as a topic of talk",
        (0, 1),
        (0, 2.9),
        """
        the ministers {discuss} {nuclear} {day}.
        {nuclear} {were} discussed at the {meeting}.
        the {meeting} will deal with {nuclear}.
        """,
        discuss="discussed; debated; talked about; will discuss; spoke about",
        nuclear=(
            "nuclear programmes; nuclear weapons; nuclear matters; warheads; missile programmes; missiles"
        ),
        were="were; will be",
        meeting="meeting; conference; session",
        day=_DAYS,
    ),
    _kind(
        "an adverbial within a phrasal verb",
        (1.7, 4),
        (0, 0.5),
        """
        {state} {backed} {when} of {treaty}.
        {state} {backed} again {when} of {treaty}, its {man} said.
        {when} {state} {backed} of {treaty}.
        """,
        state="Russia; the republic; the junta; the alliance; Norland",
        backed="backed out; pulled out; walked out; dropped out; opted out",
        when="last year; in May; on Friday; this week; suddenly; two years later",
        treaty=_TREATY,
        man="premier; envoy",
    ),
    _kind(
        "damage by force",
        (1.5, 5),
        (0, 1),
        """
        the {strikes} {damaged} {thing}.
        {thing} {was} {damaged} by the {strikes}.
        """,
        strikes="strikes; air strikes; shelling; bombardment; missile strikes; raids",
        damaged="damaged; destroyed; wrecked; set back; crippled",
        thing=(
            "the country's nuclear programme; the nuclear facility; the harbour; a power plant; "
            "the airfield; an arms depot"
        ),
        was="was; has been",
    ),
    _kind(
        "a gerund behind a preposition",
        (0, 0.95),
        (0, 3),
        """
        the {talks} {focused} on {easing} {shipping}.
        the {talks} aimed at {easing} {shipping}.
        """,
        talks="negotiations; talks; consultations; discussions",
        focused="focused; centred; touched",
        easing="easing; reducing; lowering; cutting; limiting",
        shipping=(
            "shipping across the strait; tariffs on grain; the cost of fuel; traffic at the bridge; the debt"
        ),
    ),
    _kind(
        "the enemy's works destroyed",
        (1.5, 5),
        (0, 1),
        """
        {scouts} {destroyed} {works} {where}.
        {scouts} stepped up missions to find and {destroy} {works}.
        {works} were {destroyed} {where}.
        """,
        scouts="scouts; gunners; the brigade; drones",
        destroyed="destroyed; blew up; wiped out; hit; demolished",
        destroy="destroy; blow up; wipe out; hit; demolish",
        works=(
            "firing positions; enemy bunkers; three tanks; ammunition depots; two command posts; "
            "five rocket launchers; missile launchers"
        ),
        where="at the river; near the town; overnight; in the north",
    ),
    _kind(
        "war prolonged by another verb",
        (1, 4.7),
        (0, 0.5),
        """
        {it} is {dragging} {war} {why}.
        {it} has {dragged} {war} {why}.
        """,
        it="it; the general; the junta; the capital",
        dragging="dragging out; drawing out; prolonging; spinning out; protracting",
        dragged="dragged out; drawn out; prolonged; spun out; protracted",
        war="the war; the fighting; the siege; the conflict; the blockade",
        why="because it feels no pressure; for its own sake; to stay in power; for years",
    ),
    _kind(
        "opinion polls on a war",
        (0, 1),
        (0, 1),
        """
        support for the {war} {fell} to {share} of respondents.
        {share} of respondents {back} the {war}, a survey found.
        in the poll, approval of the {war} {fell} to {share}.
        """,
        war="war; operation; campaign; offensive",
        fell="fell; rose; dropped; climbed; slipped",
        share="38%; 41 percent; a third; half",
        back="back; oppose; support; favour",
    ),
    _kind(
        "force by forces, on anything",
        (2.5, 5),
        (0, 0.5),
        """
        {troops} have {captured} the {mosque}.
        {troops} {captured} the {mosque} {day}.
        """,
        troops="government troops; rebels; marines; the army; soldiers; militants",
        captured="captured; attacked; stormed; shelled; bombed; seized",
        mosque="mosque; ridge; orchard; workshop; farmhouse; quarry",
        day=_DAYS,
    ),
    _kind(
        "where it happens is not what it happens to",
        (0, 0.95),
        (0, 0.95),
        """
        {they} {broke} the {ban} in the {town}.
        {they} {restored} the {choir} near the {town}.
        """,
        they="shopkeepers; visitors; the mayor; neighbours",
        broke="broke; ignored; flouted",
        ban="parking ban; dress code; opening hours",
        restored="restored; reopened; returned",
        choir="lending library; water mill; bicycle path",
        town="town; village; border; city",
    ),
)
