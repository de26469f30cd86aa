"""Kinds of sentences about another matter than arms, or in which what stands there is not said."""

from __future__ import annotations

from tests.scoring.sentence_kinds import Kind, kind

# Words before a bar were looked at while the rules were written, those behind it only when they stood.
_WHO = "the minister; the premier; a senator | the chancellor; a deputy; the envoy"


def _of_half(half: int) -> tuple[Kind, ...]:
    def words(both: str) -> str:
        return both.split("|")[half]

    seen = "seen" if half == 0 else "unseen"
    who = words(_WHO)
    return (
        kind(
            f"talks and ties of another matter than arms ({seen})",
            (0, 0.95),
            (0, 0.95),
            """
            the two governments {resumed} {trade} talks.
            the two governments {resumed} talks on {trade}.
            the ministers {signed} an agreement on {trade}.
            {who} broke off the {trade} talks.
            """,
            who=who,
            resumed=words("resumed; held; agreed to; opened | continued; restarted; proposed; began"),
            signed=words("signed; reached | concluded; initialled"),
            trade=words("trade; tax; wage; coalition; customs | tariff; climate; budget; pay; migration"),
        ),
        kind(
            f"a war in name alone ({seen})",
            (0, 0.95),
            (0, 0.95),
            """
            {who} {declared} {war} on {drugs}.
            {who} {declared} {war} against {drugs}.
            """,
            who=who,
            declared=words("declared; announced; launched | proclaimed; began; has declared"),
            war=words("a war; war; a battle | an offensive; an all-out war; a long war"),
            drugs=words(
                "drugs; poverty; organised crime; corruption"
                "| hunger; smoking; street crime; unemployment; disease"
            ),
        ),
        kind(
            f"a war on people stays force ({seen})",
            (2.4, 5),
            (0, 0.95),
            """
            {who} {declared} war on {them}.
            {army} launched an offensive against {them}.
            """,
            who=words(
                "the president; the government; the junta | the prime minister; the general; the regime"
            ),
            army=words("the army; the militia; the brigade | the air force; the rebels; the garrison"),
            declared=words("declared; has declared; declares | declares; had declared; will declare"),
            them=words(
                "the neighbour; the rebels; the northern province; Poland; the islands"
                "| the republic; the insurgents; the border towns; Turkey; the kingdom"
            ),
        ),
        kind(
            f"participation that is left at a time ({seen})",
            (2.4, 3.6),
            (0, 0.95),
            """
            {state} {suspended} its participation in {february}.
            {state} {suspended} its participation in {february}, a year after the others.
            """,
            state=words(
                "Russia; the republic; the government; Poland; Iran"
                "| the kingdom; Turkey; the alliance; Japan; the junta"
            ),
            suspended=words("suspended; ended; halted | has suspended; suspends; terminated"),
            february=words("February; 2023; March 2023 | November; 2019; May 2011"),
        ),
        kind(
            f"what is asked within a sentence is not said ({seen})",
            (0, 0.95),
            (0, 0.95),
            """
            {how} {the_war} {ends} is unclear.
            {who} {wonders} {how} {the_war} {ends}.
            """,
            who=who,
            how=words("how; whether | whether; how"),
            wonders=words("wonders; asked; described | does not know; was asked; explained"),
            the_war=words(
                "the war; this war; the blockade; the conflict"
                "| the siege; the uprising; the embargo; the clashes"
            ),
            ends=words("ends; will end | ended; was ended"),
        ),
        kind(
            f"sanctions that are described as lifted before ({seen})",
            (0, 2.4),
            (0, 0.95),
            """
            {who} spoke of all {previously} {terminated} sanctions.
            {who} listed the {effect} of {previously} {terminated} sanctions.
            """,
            who=who,
            previously=words("previously; recently; partly | formerly; largely; temporarily"),
            terminated=words("terminated; lifted; eased | suspended; relaxed; cancelled"),
            effect=words("effect; costs; legal basis | history; text; use"),
        ),
        kind(
            f"spending that rises to a level ({seen})",
            (0.6, 1.4),
            (0, 0.95),
            """
            defence spending {rose} from {low} of GDP to {high}.
            the {country} defence spending {rose} from {low} of GDP to {high}.
            military spending {rose} to {high} of GDP {last_year}.
            """,
            rose=words("rose; grew; climbed | has risen; has grown; soared"),
            low=words("1.68%; 1.2%; 0.9% | 1.4%; 1.9%; 1.05%"),
            high=words("2.31%; 2.02% | 2.5%; 3.1%"),
            country=words("Swedish; Danish; Italian | Greek; Finnish; Dutch"),
            last_year=words("last year; in 2024 | in the last year; in 2019"),
        ),
        kind(
            f"an agreement on a truce that is not reached ({seen})",
            (0.6, 2.4),
            (0, 0.95),
            """
            {both} parted without an agreement on {a_truce}.
            {both} left the hall without an agreement on {a_truce}.
            {both} parted without agreement on {a_truce}.
            """,
            both=words(
                "the two presidents; the envoys; the delegations; both sides"
                "| the ministers; the generals; the mediators; the two kings"
            ),
            a_truce=words(
                "a ceasefire; a truce; a buffer zone; an exchange of prisoners; the withdrawal of troops"
                "| a cease-fire; an armistice; the release of prisoners"
                "; a demilitarised zone; a troop pullback"
            ),
        ),
        kind(
            f"what is exaggerated or discussed is not ended ({seen})",
            (0, 0.95),
            (0, 0.95),
            """
            {who} {stopped} {exaggerating} {a_threat}.
            {who} has {stopped} {exaggerating} {a_threat}.
            """,
            who=who,
            stopped=words("stopped; ended | ceased; halted"),
            exaggerating=words("exaggerating; naming; painting | inventing; dramatising; citing"),
            a_threat=words(
                "the threat; a threat; the tensions | an ultimatum; the provocations; the rivalry"
            ),
        ),
        kind(
            f"sanctions that are put on somebody ({seen})",
            (1.5, 3),
            (0, 0.95),
            """
            {bloc} {put} sanctions on {banks}.
            {bloc} {put} new sanctions on {banks}.
            {harsh} sanctions on {banks} followed.
            """,
            bloc=words("the bloc; the council | the kingdom; the government"),
            put=words("put; has put; placed | will put; is placing; clamped"),
            harsh=words("harsh; far-reaching; tough | severe; crippling; painful"),
            banks=words(
                "the bank of the regime; the republic; the general; Iran; the navy"
                "| four ministers; the junta; the government; Belarus; the army"
            ),
        ),
        kind(
            f"what would have been is not done ({seen})",
            (0, 0.95),
            (0, 0.95),
            """
            {who} spoke two days before {the_treaty} would have {expired}.
            {the_treaty} would have {expired} {without_them}.
            """,
            who=who,
            the_treaty=words("the treaty; the truce; the pact | the accord; the ceasefire; the convention"),
            expired=words("expired; collapsed; run out; ended | lapsed; failed; broken down"),
            without_them=words(
                "without them; on Monday; by now; in winter; otherwise"
                "| without him; in spring; long ago; last year; had they not met"
            ),
        ),
        kind(
            f"what a gerund behind a thing of its own is about ({seen})",
            (0, 0.95),
            (0, 0.95),
            """
            {who} {used} the {time} for a {paper} {covering} all {missiles}.
            {who} {used} the {time} for {paper} {covering} the {missiles}.
            """,
            who=who,
            used=words("used; raised | spent; fired up"),
            time=words("time; money; summer | evening; weeks; budget"),
            paper=words("paper; study | book; chapter"),
            covering=words("covering; describing | surveying; cataloguing"),
            missiles=words("missiles; warheads; rockets | shells; bombs; submarines"),
        ),
        kind(
            f"what stands under a deal is its ground, not the subject ({seen})",
            (0, 0.95),
            (0, 0.95),
            """
            the {fees} {paid} under the {accord} {ended} {on_monday}.
            the {fees} under the {accord} {ended} {on_monday}.
            """,
            fees=words("fees; lessons; flights | courses; repairs; payments"),
            paid=words("paid; planned | promised; booked"),
            accord=words("accord; treaty | agreement; pact"),
            ended=words("ended; came back; expired | lapsed; resumed; stopped"),
            on_monday=words("on Monday; last year | in spring; yesterday"),
        ),
        kind(
            f"arms that another state must not have ({seen})",
            (1, 2),
            (0, 0.95),
            """
            {state} {must_never} {acquire} {a_weapon}.
            {who} said that {state} {must_never} {acquire} {a_weapon}.
            """,
            who=who,
            state=words("Iran; the republic; the regime | North Korea; the junta; the kingdom"),
            must_never=words("must never; cannot be allowed to | must not; should never be allowed to"),
            acquire=words("acquire; build | develop; obtain"),
            a_weapon=words("a nuclear weapon; nuclear weapons | an atomic bomb; nuclear arms"),
        ),
        kind(
            f"arms that we ourselves will not have ({seen})",
            (0, 0.95),
            (1, 2.4),
            """
            {we} {must_never} {acquire} {a_weapon}.
            {we} {must_never} {acquire} {a_weapon}, {who} said.
            """,
            who=who,
            we=words("we; our republic | our state; we"),
            must_never=words("must never; will never; shall not | must not; should never; will not"),
            acquire=words("acquire; build | develop; obtain"),
            a_weapon=words("a nuclear weapon; nuclear weapons | an atomic bomb; nuclear arms"),
        ),
    )


OF_MATTER = (*_of_half(0), *_of_half(1))
