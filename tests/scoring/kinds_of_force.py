"""Kinds of sentences about force: threatened, used, held up or stopped."""

from __future__ import annotations

from tests.scoring.sentence_kinds import kind

_PLACE = (
    "the port; the oil depot; a warehouse in the harbour; the power plant; a base near the town; the barracks"
)
_DAYS = "on Monday; last week; on Friday evening; in May; yesterday"
_ARMS = "drones; missiles; rockets; shells"

OF_FORCE = (
    kind(
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
    kind(
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
    kind(
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
    kind(
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
    kind(
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
    kind(
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
    kind(
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
    kind(
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
    kind(
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
    kind(
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
    kind(
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
    kind(
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
    kind(
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
