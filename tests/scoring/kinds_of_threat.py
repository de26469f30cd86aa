"""Kinds of threats that name no force, such as what will become of others; and what is no threat."""

from __future__ import annotations

from tests.scoring.sentence_kinds import Kind, kind

# Words before a bar were looked at while the rules were written, those behind it only when they stood.
_SPEAKER = "the general; the president; a deputy | the commander; their leader"
_WHOM = "them; them all; you all | every one of them; those traitors; all of you; these invaders"
_THEY = (
    "they; they all; the republic; the enemy; anyone who helps them | "
    "you; the invaders; anyone who crosses the river; the kingdom; "
    "those who support the rebels; the aggressor"
)
_CITY = (
    "their cities; your capital; the republic | "
    "their towns; their palaces; your ports; his capital; the kingdom"
)
_WILL = "will; shall | is going to; will soon"


def _halves(words: str, half: int) -> str:
    return words.split("|")[half]


def _of_half(half: int) -> tuple[Kind, ...]:
    seen = "seen" if half == 0 else "unseen"
    man, they = _halves(_SPEAKER, half), _halves(_THEY, half)
    city, whom = _halves(_CITY, half), _halves(_WHOM, half)
    return (
        kind(
            f"what we will do to them ({seen})",
            (2.5, 5),
            (0, 0.5),
            """
            we {will} {bury} {whom}.
            "We {will} {bury} {whom}," {man} said.
            we {will} {make_them_pay}, {man} said.
            """,
            will=_halves("will; shall | are going to; will soon", half),
            bury=_halves("bury; drown | strangle; choke", half),
            make_them_pay=_halves(
                "make them pay; make them bleed; make you regret it; hunt them down; send them to hell | "
                "make them suffer; make you pay for it; tear you apart; make them weep; "
                "finish you off; break you all",
                half,
            ),
            whom=whom,
            man=man,
        ),
        kind(
            f"what will become of their cities ({seen})",
            (2.5, 5),
            (0, 0.5),
            """
            {city} {will} {burn}.
            {city} {will} {burn}, {man} {warned}.
            "{city} {will} {burn}," {man} said.
            """,
            city=city,
            will="will; will soon",
            burn=_halves(
                "burn; lie in ruins; go up in flames | be in flames; turn to ash; fall to pieces; be dust",
                half,
            ),
            man=man,
            warned=_halves("warned; said | vowed; told a crowd", half),
        ),
        kind(
            f"nothing will be left ({seen})",
            (2.5, 5),
            (0, 0.5),
            """
            {nothing} of {city}.
            {nothing} of {city}, {man} said.
            "{nothing} of {army}," {man} {warned}.
            """,
            nothing=_halves(
                "nothing will be left; nothing will remain; "
                "there will be nothing left | little will be left; "
                "not a stone will be left; nothing but ashes will remain; not a trace will be left",
                half,
            ),
            city=city,
            army=_halves("their army; their fleet; the enemy | your forces; their troops; his regime", half),
            man=man,
            warned=_halves("warned; said | vowed; added", half),
        ),
        kind(
            f"none of them will live ({seen})",
            (2.5, 5),
            (0, 0.5),
            """
            {none} will {live}.
            {none} will {live}, {man} said.
            "{none} will {live}," {man} warned.
            """,
            none=_halves(
                "none of them; not one of them; not a single soldier of theirs | "
                "none of you; no invader; not one of their soldiers",
                half,
            ),
            live=_halves(
                "survive; leave alive; come back alive; live | get out alive; see the morning; "
                "live to tell the tale; return alive",
                half,
            ),
            man=man,
        ),
        kind(
            f"what they will pay ({seen})",
            (2.5, 5),
            (0, 0.5),
            """
            {they} will {pay}.
            {they} will {pay}, {man} {warned}.
            {they} will {pay} for {deed}.
            """,
            they=they,
            pay=_halves(
                "pay a heavy price; pay dearly; pay with blood; "
                "pay the price | pay a high price; pay a terrible price; "
                "pay the ultimate price; pay with their lives; pay in full",
                half,
            ),
            deed=_halves("this; the raid; every life | this crime; the attack; that; what they did", half),
            man=man,
            warned=_halves("warned; said | vowed; told a crowd", half),
        ),
        kind(
            f"what they will regret ({seen})",
            (2.5, 5),
            (0, 0.5),
            """
            {they} will {regret}.
            {they} will {regret}, {man} {warned}.
            we will give them {answer} {forget}.
            {they} will receive {answer} {forget}.
            """,
            they=they,
            regret=_halves(
                "regret it; live to regret it; "
                "regret the day they were born | regret this bitterly; come to regret it; "
                "rue the day; bitterly regret it",
                half,
            ),
            answer=_halves("a response; an answer; a lesson | a blow; a reply; a beating", half),
            forget=_halves(
                "they will never forget; they will not forget | they will remember for ever; "
                "they will long remember; they shall never forget",
                half,
            ),
            man=man,
            warned=_halves("warned; said | vowed; told a crowd", half),
        ),
        kind(
            f"loss and cost that nobody threatens ({seen})",
            (0, 0.95),
            (0, 0.95),
            """
            {thing} will {burn}.
            {costs} will {be_paid}.
            the {company} will {regret} {the_deal}.
            the {company} will pay {price} for {the_deal}.
            the {family} will bury {him} {day}.
            {nothing} {to_chance}.
            it was {evening} they will never forget.
            """,
            thing=_halves(
                "the fire; the candles; the forest; the oil | the wood; the lamp; the fields; "
                "the waste; the gas",
                half,
            ),
            burn=_halves(
                "burn out; burn for days; burn until morning | burn down; burn through the night", half
            ),
            costs=_halves("costs; the fees; the debts | the wages; the taxes; the rent; the fine", half),
            be_paid=_halves(
                "be paid; be paid in full; be paid next year | be paid back; be paid on Monday", half
            ),
            company=_halves(
                "company; bank; taxpayers; tenants | investors; students; farmers; club; voters", half
            ),
            regret=_halves("regret; live to regret | come to regret; bitterly regret; soon regret", half),
            the_deal=_halves(
                "the deal; the delay; its thrift | the merger; the loan; the move; the purchase", half
            ),
            price=_halves("a heavy price; a high price; the price | a steep price; the full price", half),
            family=_halves("family; village; widow | parents; town; miners", half),
            him=_halves(
                "him; the singer; her father | the poet; its mayor; the dead man; its old pipes", half
            ),
            day=_halves("on Monday; next week | at noon; on Friday", half),
            nothing=_halves(
                "nothing will be left; nothing is left | little was left; nothing will be left", half
            ),
            to_chance=_halves(
                "to chance; of the cake; of the budget | of the snow; of the money; to do", half
            ),
            evening=_halves("an evening; a concert | a match; a holiday; a meal", half),
        ),
    )


OF_THREAT = (*_of_half(0), *_of_half(1))
