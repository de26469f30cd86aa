"""Kinds of sentences about talks, treaties, measures, and words that only sound like an act."""

from __future__ import annotations

from tests.scoring.sentence_kinds import kind

_DAYS = "on Monday; last week; on Friday evening; in May; yesterday"
_TREATY = "the grain deal; the truce; the treaty; the earlier accord; the ceasefire agreement"

OF_TALK = (
    kind(
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
    kind(
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
    kind(
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
    kind(
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
    kind(
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
    kind(
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
    kind(
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
    kind(
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
    kind(
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
)
