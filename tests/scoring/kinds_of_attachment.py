"""Kinds of sentences in which a word belongs to something else than to what stands next to it."""

from __future__ import annotations

from tests.scoring.sentence_kinds import Kind, kind

# Words before a bar were looked at while the rules were written, those behind it only when they stood.
_WHO = "the ministry; the army; Norland's premier | the spokesman; the embassy; the general"
_STATES = "Norland; the republic | the kingdom; the two neighbours"


def _of_half(half: int) -> tuple[Kind, ...]:
    def words(both: str) -> str:
        return both.split("|")[half]

    seen = "seen" if half == 0 else "unseen"
    who, state = words(_WHO), words(_STATES)
    return (
        kind(
            f"a negation ends where the next verb has its own subject or form ({seen})",
            (0, 0.9),
            (1.2, 5),
            """
            {who} said that it had no {thing} in {place} and {offers}.
            {who} has no {thing} there and {offers}.
            {who} did not see any {thing} and {offers}.
            """,
            who=who,
            thing=words("targets; plans; quarrel | aims; ambitions; business"),
            place=words("Estmark; the valley | Holm; the islands"),
            offers=words(
                "offers consultations; proposes a truce; calls for talks"
                "| invited the other side to talks; withdrew its troops; suggests a ceasefire"
            ),
        ),
        kind(
            f"the subject of an end stands before an insertion: what is peaceable ({seen})",
            (1.9, 4),
            (0, 0.6),
            """
            the {treaty}, {insertion}, {expired} {when}.
            """,
            treaty=words("treaty; arms pact; ceasefire | accord on missiles; truce; agreement"),
            insertion=words(
                "the last that limited the arsenals of both sides; which two presidents signed in spring; "
                "one of the few that were left"
                "| a legacy of calmer years that capped the warheads of both powers; "
                "brokered by the envoys of four states; for long the only one between the two capitals"
            ),
            expired=words("expired; has lapsed; had collapsed | broke down; had expired; has fallen apart"),
            when=words("on Thursday; at midnight; this week | last night; on Monday; in the spring"),
        ),
        kind(
            f"the subject of an end stands before an insertion: what is hostile ({seen})",
            (0, 0.9),
            (2.5, 5),
            """
            the {war}, {insertion}, {ended} {when}.
            """,
            war=words("war; siege; blockade | conflict; offensive; embargo"),
            insertion=words(
                "the longest in the history of the region; which cost thousands of lives; "
                "one of many in those years"
                "| a burden on both peoples; by far the bloodiest of the decade; "
                "of which few had expected the outcome"
            ),
            ended=words("ended; is over | ended; came to an end"),
            when=words(
                "on Thursday; at midnight; this week; yesterday | last night; on Monday; at noon; today"
            ),
        ),
        kind(
            f"talks are where something did not come up, not what was refused ({seen})",
            (0, 0.95),
            (0, 1.5),
            """
            {who} said that the {matter} had not {arisen} {during} the {talks}.
            the {matter} was not {raised} {during} the {talks}.
            {who} did not {mention} the {matter} {during} the {talks}.
            """,
            who=who,
            matter=words(
                "question of the islands; matter of fishing rights"
                "| topic of gas prices; issue of the border markers"
            ),
            arisen=words("come up; arisen | surfaced; played a part"),
            raised=words("raised; discussed | touched upon; brought up"),
            mention=words("mention; raise | bring up; touch upon"),
            during=words("in; during | at; throughout"),
            talks=words("talks; consultations | negotiations; discussions"),
        ),
        kind(
            f"warheads and guns that are counted ({seen})",
            (0, 0.95),
            (0, 0.95),
            """
            {estimates} {put} the {arms} of {state} at {number}.
            {estimates} {put} {state}'s {arms} at {number}.
            {state} has {number} {arms}, according to {estimates}.
            """,
            estimates=words(
                "estimates of the federation; the yearbook "
                "| scientists of the institute; a count by researchers"
            ),
            put=words("put; have put | puts; placed"),
            arms=words(
                "deployed strategic warheads; stockpile; deployed launchers"
                "| stationed missiles; arsenal; deployed nuclear weapons"
            ),
            state=state,
            number=words("about 1,710; some 290 | roughly 400; more than 900"),
        ),
        kind(
            f"a goal of spending pressed on others ({seen})",
            (1.4, 2.7),
            (0, 0.95),
            """
            {who} {urged} {members} to {meet} the {goal}.
            {members} must {meet} the {goal}, {who} said.
            """,
            who=who,
            urged=words("urged; called on | pressed; asked"),
            members=words("the other members; the allies | its neighbours; the laggards"),
            meet=words("meet; reach | honour; live up to"),
            goal=words(
                "2% guideline; spending target; target of 2% of GDP"
                "| 2 percent guideline; military spending goal; defence spending pledge"
            ),
        ),
        kind(
            f"fighting that those who fight stop ({seen})",
            (0, 0.9),
            (2.4, 5),
            """
            {both} {stop} their {fighting} {when}.
            {both} {stop} all {fighting} {when}.
            """,
            both=words(
                "the two armies; India and Pakistan; Norland and Estmark; both fleets"
                "| both neighbours; the rebels and the army; the two capitals; both states"
            ),
            stop=words("stop; halted | end; ceased"),
            fighting=words("fighting; shelling | bombardment; firing"),
            when=words("after four days; on Saturday | after a week; at dawn"),
        ),
        kind(
            f"a stop of the fighting as what is agreed upon ({seen})",
            (0, 0.9),
            (1.4, 5),
            """
            {who} spoke of {understanding} on {stoppage} of {firing}.
            {both} reached {understanding} on {stoppage} of {firing}.
            """,
            who=who,
            both=words(
                "the two armies; both capitals; Norland and Estmark; the kings "
                "| the neighbours; the generals; both sides; the crews"
            ),
            understanding=words("an understanding; an agreement; a pact | a deal; an accord; an agreement"),
            stoppage=words("the stoppage; a cessation | an end; the halting"),
            firing=words("firing; shelling | the bombardment; the fighting"),
        ),
        kind(
            f"the measure that was threatened is dropped ({seen})",
            (0, 0.95),
            (0.7, 3.5),
            """
            {who} {said} it would not {impose} the {measures} with which it had threatened {others}.
            {who} will not {impose} the {measures} that it had threatened {others} with.
            """,
            who=who,
            said=words("announced that; said | declared that; confirmed that"),
            impose=words("impose; introduce | adopt; levy"),
            measures=words("tariffs; sanctions | import duties; punitive measures"),
            others=words("its neighbours; eight states | the islanders; three allies"),
        ),
        kind(
            f"what a treaty allows is told as a number ({seen})",
            (0, 0.95),
            (0, 2.5),
            """
            {treaty} {limited} {each} to {number} {arms}.
            """,
            treaty=words("it; the treaty; New START | the accord; the agreement; SALT"),
            limited=words("limited; limits; restricted | capped; confined; caps"),
            each=words("each side; both powers | either side; each of the two; the two states"),
            number=words("1,550; 700 | 6,000; some 400"),
            arms=words("deployed strategic warheads; launchers | nuclear warheads; missiles"),
        ),
        kind(
            f"less than a share is a level of spending ({seen})",
            (0, 0.95),
            (0, 0.95),
            """
            {states} that {spend} {less} {share} on {money} {rest}.
            {states} {spend} {less} {share} on {money}.
            """,
            states=words("allies; the three members | countries; its neighbours"),
            spend=words("spend; spent | spend; are spending"),
            less=words("less than; more than | fewer than; less than"),
            share=words("2% of GDP; 2 percent | a fiftieth of output; 1.5 per cent of GDP"),
            money=words("defence; the military | their armed forces; arms"),
            rest=words("met in Estmark; were named in the report | were listed; stayed away"),
        ),
        kind(
            f"forces that are to stay ({seen})",
            (1.9, 4),
            (0, 0.9),
            """
            the plan {foresees} {a} presence of {forces} in the {east}.
            {who} {called} for {a} presence of {forces} in the {east}.
            """,
            foresees=words("foresees; provides for | envisages; includes"),
            a=words("a continuous; a permanent; an increased | a larger; a lasting; a rotational"),
            forces=words("allied forces; foreign troops | ground troops; warships"),
            east=words("east of the alliance; strait | north; border region"),
            who=who,
            called=words("called; asked | pleaded; argued"),
        ),
        kind(
            f"a risk that grows is a warning ({seen})",
            (0.9, 2.2),
            (0, 0.5),
            """
            the {risk} of {harm} {grows}.
            {who} said that the {risk} of {harm} {grows}.
            """,
            who=who,
            risk=words("risk; danger | danger; risk"),
            harm=words(
                "an uncontrolled spread of nuclear weapons; nuclear war; an attack"
                "| a new war; nuclear strikes; a missile launch"
            ),
            grows=words("is growing; has risen; was increasing | is rising; has grown; increases"),
        ),
        kind(
            f"a day stands within a phrase ({seen})",
            (1.9, 4),
            (0, 0.9),
            """
            {state} ceased on {day} to be {party} to the {treaty}.
            """,
            state=words("Norland; the republic; both kingdoms | Estmark; the neighbour; the three states"),
            day=words("Sunday; Monday; Friday | Tuesday; Thursday; Saturday"),
            party=words("a party; parties; party | a party; parties; party"),
            treaty=words("treaty; mine-ban treaty; convention | accord; missile treaty; agreement"),
        ),
        kind(
            f"a year belongs to the name of a treaty ({seen})",
            (1.9, 4),
            (0, 0.6),
            """
            the {treaty} of {year} {ended} {when}.
            """,
            treaty=words("treaty; arms pact; truce | accord; agreement; ceasefire"),
            year=words("1987; 1996; 2010 | 1991; 1975; 2002"),
            ended=words("expired; collapsed; lapsed | broke down; expired; fell apart"),
            when=words("on Friday; at midnight; this week | on Monday; last night; today"),
        ),
        kind(
            f"a denial that is repeated ({seen})",
            (0, 0.9),
            (0.9, 2.5),
            """
            {who} denied {again} that {it} had {deed}.
            {who} {again} denied that {it} had {deed}.
            """,
            who=who,
            again=words("once more; again; on Monday | once again; once more; in Holm"),
            it=words("it; the army; his country | they; its navy; her government"),
            deed=words(
                "attacked the town; shelled the harbour; broken the truce"
                "| bombed the depot; violated the ceasefire; invaded the valley"
            ),
        ),
        kind(
            f"what is told of the time is background ({seen})",
            (0, 2.4),
            (2, 5),
            """
            {who} {agreed} {conjunction} {deed}.
            {conjunction} {deed}, {who} {agreed}.
            """,
            who=who,
            agreed=words(
                "agreed to a ceasefire; withdrew its troops; signed the peace treaty"
                "| exchanged prisoners; pulled back its tanks; agreed to a truce"
            ),
            conjunction=words("after; before; when | after; when; until"),
            deed=words(
                "fighters attacked the town; the army invaded the valley; the truce collapsed"
                "| rebels shelled the harbour; the navy bombed the port; the talks broke down"
            ),
        ),
        kind(
            f"a hostile act that is called a mistake ({seen})",
            (0, 0.9),
            (1.2, 3),
            """
            {deed} would be {mistake}, {who} said.
            {who} said that {deed} {fully} would be {mistake}.
            """,
            who=who,
            deed=words(
                "to give up the treaty; sending troops to the border; to attack the town"
                "| leaving the arms pact; to bomb the port; deploying missiles on the island"
            ),
            fully=words("now; altogether | today; at this time"),
            mistake=words("a mistake; irresponsible; madness | a grave mistake; wrong; a disaster"),
        ),
        kind(
            f"a peaceable act that is called a mistake ({seen})",
            (1.5, 3),
            (0, 0.9),
            """
            {deed} would be {mistake}, {who} said.
            {who} said that {deed} {fully} would be {mistake}.
            """,
            who=who,
            deed=words(
                "to withdraw the troops; agreeing to a ceasefire; to lift the blockade"
                "| signing the peace treaty; to pull back the tanks; easing the sanctions"
            ),
            fully=words("now; altogether | today; at this time"),
            mistake=words("a mistake; irresponsible; madness | a grave mistake; wrong; a disaster"),
        ),
    )


OF_ATTACHMENT = (*_of_half(0), *_of_half(1))
