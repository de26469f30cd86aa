"""Kinds of sentences in which a word of war or peace has another sense, or another thing than it seems."""

from __future__ import annotations

from tests.scoring.sentence_kinds import Kind, kind

# Words before a bar were looked at while the rules were written, those behind it only when they stood.
_WHO = "the minister; the premier; a senator | the chancellor; a deputy; the envoy"
_STATE = "Poland; the republic; Iran | Turkey; the kingdom; Japan"


def _of_half(half: int) -> tuple[Kind, ...]:
    def words(both: str) -> str:
        return both.split("|")[half]

    seen = "seen" if half == 0 else "unseen"
    who, state = words(_WHO), words(_STATE)
    return (
        kind(
            f"an adjective of force describes a thing that nobody threatens ({seen})",
            (0, 0.95),
            (0, 0.95),
            """
            {who} spoke of a {punishing} {winter}.
            the {region} faces a {punishing} {winter}.
            after a {punishing} {winter} the {region} recovers.
            """,
            who=who,
            punishing=words("punishing; crushing; striking; threatening | devastating; battering; menacing"),
            winter=words(
                "winter; schedule; drought; debt; change | summer; timetable; heatwave; loss; silence"
            ),
            region=words("region; country | district; island"),
        ),
        kind(
            f"a form of ending within a compound ends nothing ({seen})",
            (0, 0.95),
            (0, 3.2),
            """
            {both} {hold} {open_ended} {talks}.
            {who} {announced} {open_ended} {talks}.
            {both} are ready for {open_ended} {talks}.
            """,
            both=words(
                "the two sides; both armies; the envoys | the neighbours; the two capitals; both kings"
            ),
            hold=words("hold; began | are in; continued"),
            open_ended=words("open-ended; never-ending | double-ended; open-ended"),
            talks=words("talks; negotiations | consultations; negotiations; mediation"),
            who=who,
            announced=words("announced; proposed | offered; suggested"),
        ),
        kind(
            f"a verb's form at the end of a compound describes ({seen})",
            (0, 0.95),
            (0, 0.95),
            """
            {who} praised the {compound} {citizens}.
            the {compound} {citizens} met in the {hall}.
            {who} spoke of {compound} {citizens}.
            """,
            who=who,
            compound=words(
                "law-abiding; record-breaking; rain-threatened; crisis-hit"
                "| rule-breaking; storm-battered; hard-hitting; drought-stricken"
            ),
            citizens=words("citizens; farmers; singers | students; sailors; towns"),
            hall=words("hall; city | park; square"),
        ),
        kind(
            f"a formula is no act ({seen})",
            (0, 0.95),
            (0, 0.95),
            """
            {formula}, {address}.
            {formula}, {address}, I did not hear the question.
            "{formula}, {address}," {who} said.
            """,
            formula=words("pardon me; I beg your pardon | pardon my question; begging your pardon"),
            address=words(
                "general; minister; Mr President; sir; captain; dear colleague"
                "| admiral; ambassador; colonel; madam; Your Excellency; my friend"
            ),
            who=who,
        ),
        kind(
            f"a figure of speech is no blow and no weapon ({seen})",
            (0, 0.95),
            (0, 0.95),
            """
            {who} {strikes} between the {army} and the {farms}.
            the {speech} {struck} with the {army}.
            {who} welcomed the {army} {with_open_arms}.
            """,
            who=who,
            strikes=words(
                "must strike a balance; struck the right balance"
                "| wants to strike a fair balance; is striking a balance"
            ),
            army=words("army; navy; fleet | troops; garrison; air force"),
            farms=words("farms; schools | villages; clinics"),
            speech=words("speech; song | letter; film"),
            struck=words("struck a chord; strikes a chord | struck a chord; will strike a chord"),
            with_open_arms=words("with open arms; arms outstretched | with open arms; arm in arm"),
        ),
        kind(
            f"what will not bring peace is criticised ({seen})",
            (0, 0.95),
            (0, 2.2),
            """
            {plan} {will_not} {bring} {peace}.
            {who} said that {plan} {will_not} {bring} {peace}.
            """,
            who=who,
            plan=words("the plan; this proposal; the trip | that idea; such a step; the conference"),
            will_not=words("will not; cannot; could never | would not; does not; will never"),
            bring=words("bring; lead to | deliver; produce; contribute to"),
            peace=words("peace; a ceasefire | a truce; stability; lasting peace"),
        ),
        kind(
            f"that arms will not bring peace pleads against them ({seen})",
            (0, 0.95),
            (1, 2.3),
            """
            {arms} {will_not} {bring} {peace}.
            {who} said that {arms} {will_not} {bring} {peace}.
            """,
            who=who,
            arms=words("more tanks; weapons; sanctions | missiles; new arms; bombers"),
            will_not=words("will not; cannot; can never | would not; do not; will never"),
            bring=words("bring; lead to | deliver; produce; contribute to"),
            peace=words("peace; a ceasefire | a truce; stability; lasting peace"),
        ),
        kind(
            f"who is committed to a principle has not acted by it ({seen})",
            (0, 1.2),
            (0, 2.3),
            """
            {state} is {committed} to the {principle} of {deterrence}.
            {who} is {committed} to the {principle} of {deterrence}.
            """,
            state=state,
            who=who,
            committed=words("committed; firmly committed | fully committed; still committed"),
            principle=words("principle; idea; concept | principles; notion; concepts"),
            deterrence=words(
                "nuclear deterrence; collective defence; conscription; arms control"
                "| military service; nuclear weapons; missile defence; the use of force in self-defence"
            ),
        ),
        kind(
            f"an attack of words hurts nobody ({seen})",
            (0, 0.95),
            (0, 0.95),
            """
            {who} launched {an_attack} on {the_bill}.
            {who} led the attack on {the_bill}.
            {who} attacked {the_bill}.
            {who} came under fire over {the_bill}.
            """,
            who=who,
            an_attack=words("a scathing attack; a fierce attack | a stinging attack; a sharp attack"),
            the_bill=words(
                "the bill; the minister's plan; the press; the reform"
                "| the law; the new policy; the government's proposals; the budget; the tax"
            ),
        ),
        kind(
            f"an attack of arms stays force ({seen})",
            (2.4, 5),
            (0, 0.95),
            """
            {army} launched {an_attack} on {the_town}.
            {army} attacked {the_town}.
            {army} came under fire from {the_town}.
            {army} fire-bombed {the_town}.
            """,
            army=words("the army; rebel fighters; Russian troops | the navy; the militia; Turkish forces"),
            an_attack=words(
                "an attack; a surprise attack; a massive attack | an assault; a night attack; a new attack"
            ),
            the_town=words(
                "the town; the border post; the harbour; the village"
                "| the airfield; the port; the depot; the capital"
            ),
        ),
        kind(
            f"a thing in a phrase of another is not acted upon ({seen})",
            (0, 0.95),
            (0, 0.95),
            """
            {who} {passed} the {peak} {of_the} {army}.
            {who} {withdrew} {his} {remark} {about_the} {army}.
            {who} {raised} the {question} of {arms}.
            """,
            who=who,
            passed=words("watched; passed; started | described; opened; expanded"),
            peak=words("canteen; garden; choir | bakery; nursery; orchestra"),
            of_the=words("in the; near the | inside the; at the"),
            army=words("army; navy; fleet | troops; garrison; air force"),
            withdrew=words("withdrew; corrected | dropped; took back"),
            his=words("his; a | his; an earlier"),
            remark=words("remark; comment | joke; question"),
            about_the=words("about the; regarding the | about the; concerning the"),
            raised=words("raised; started with | discussed; opened with"),
            question=words("question; issue | topic; matter"),
            arms=words("missiles; conscription | mines; warheads"),
        ),
        kind(
            f"a text that is published or taken back ({seen})",
            (0, 0.95),
            (0, 0.95),
            """
            {who} {released} {a_statement} {on_monday}.
            {a_statement} was {published} {on_monday}.
            {who} {released} {a_statement}.
            """,
            who=who,
            released=words("released; withdrew | has released; will release"),
            a_statement=words(
                "a statement; the report; a video; the figures"
                "| the transcript; new data; the findings; a photograph"
            ),
            published=words("released; withdrawn | released; withdrawn"),
            on_monday=words("on Monday; in spring | last night; yesterday"),
        ),
        kind(
            f"a summit that is proposed ({seen})",
            (0, 0.5),
            (1.9, 3.2),
            """
            {who} {proposed} a summit {with}.
            {who} {proposed} a summit.
            {state} {proposed} a summit {with}.
            """,
            who=who,
            state=state,
            proposed=words("proposed; suggested; offers | offered; called for; proposes; suggests"),
            **{
                "with": words(
                    "with his counterpart; on the border; in the autumn"
                    "| of the five powers; next year; with the neighbours"
                )
            },
        ),
        kind(
            f"an official of an embassy who is sent away ({seen})",
            (2.4, 3.6),
            (0, 0.95),
            """
            {state} {expelled} {an_official} {over_spying}.
            {an_official} was expelled {over_spying}.
            {state} {expelled} {an_official}.
            """,
            state=state,
            expelled=words("expelled; has expelled | will expel; ordered the departure of; threw out"),
            an_official=words(
                "an embassy official; a consular official | a consular officer; an embassy employee"
            ),
            over_spying=words(
                "over spying; on Monday; in the spring; in return"
                "| over a leak; last night; within a week; today"
            ),
        ),
        kind(
            f"what a treaty had laid down ({seen})",
            (0, 0.95),
            (0, 2.2),
            """
            the {treaty} {had} {set} {ceilings} for {tanks}.
            the {treaty} {had} {set} {ceilings}.
            """,
            treaty=words("treaty; accord | agreement; convention"),
            had=words("had; has | had; would have"),
            set=words("set; imposed | introduced; established"),
            ceilings=words("ceilings; equal limits; strict limits | caps; low ceilings; common limits"),
            tanks=words("tanks; missiles; both sides | guns; launchers; all parties"),
        ),
    )


OF_SENSE = (*_of_half(0), *_of_half(1))
