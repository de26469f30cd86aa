"""Plain sentences of news, by family.

Each is paired with its near miss, which means the reverse or nothing at all.
"""

from __future__ import annotations

import pytest

from detente.scoring.axes import score

SIGNS = {"+": "escalatory", "-": "de-escalatory", "0": "neutral"}

FAMILIES = {
    "an infinitive belongs to its subject": """
        - The garrison began to pull back from the ford.
        - The talks are due to resume in spring.
        - Fighting along the canal is expected to stop.
        + The ceasefire has begun to crumble.
        + The truce failed to hold.
        + Ties between the two capitals continued to sour.
        - Both battalions were told to withdraw.
        + The garrison refused to leave.
        0 The bakery is due to reopen in spring.
    """,
    "who is ordered to do something": """
        - The mediators asked both armies to pull back.
        - The envoy wants the talks to resume.
        - The assembly called for the sanctions to end.
        0 The teacher asked the pupils to sit down.
    """,
    "a thing and a noun of action": """
        - A prisoner exchange took place at the bridge.
        + The general announced a missile launch.
        0 A student exchange took place at the school.
    """,
    "pressed close at sea and in the air": """
        + A cutter shadowed the frigate through the strait.
        + Two jets buzzed the destroyer at low height.
        + Coastguard cutters fired water cannon at a supply boat.
        - The navy let the freighter sail on.
        0 The reporter shadowed the chef for a day.
    """,
    "cables, signals and networks": """
        + Satellite navigation over the gulf was jammed again.
        + Three undersea cables were severed in one night.
        + Malware was planted in the networks of the ministry of defence.
        0 The singer's microphone was jammed.
    """,
    "taunts across a line": """
        + Loudspeaker broadcasts along the frontier were switched back on.
        - The army dismantled its loudspeakers at the frontier.
        0 The mosque bought a new loudspeaker.
    """,
    "killed by acts of war": """
        + Shelling killed six people near the market.
        + Clashes at the pass left nine dead on both sides.
        + Four villagers were killed in a drone strike.
        0 A road accident left nine dead near the market.
    """,
    "listed and taken off a list": """
        + The bloc blacklisted three shipping firms.
        - The capital took the movement off its terrorism list.
        0 The restaurant was added to the list of monuments.
    """,
    "forces that come and go": """
        + A carrier group is steaming towards the gulf.
        + The brigade arrived in the border town at night.
        - The regiment completed its drawdown from the base.
        - The bombers stayed on the ground that week.
        0 The cruise ship is steaming towards the islands.
    """,
    "eyes let in or kept out": """
        + Inspectors have had no access to the plant for a year.
        - The state let inspectors put back their cameras.
        - Both fleets will give notice of their exercises.
        0 Food inspectors have had a busy year.
    """,
    "borders, mines and the fallen": """
        - The two states delimited a stretch of their border.
        - The last mines along the river were cleared.
        - They handed over the bodies of nine soldiers.
        0 The pond was cleared of weeds.
    """,
    "fighters of no state": """
        - The rebels pulled out of the mining town.
        + Militants advanced on the mining town.
        + Two engineers were abducted by gunmen.
        0 The rebels have a flag of two colours.
    """,
    "violence by name": """
        + The garrison reported mortar fire from the far bank.
        + Blasts rocked the capital before dawn.
        + Two missiles fell into the sea off the coast.
        0 A storm rocked the boats in the marina.
    """,
    "what is regretted": """
        - The commander apologised for the shelling of the hospital.
        - The republic offered an apology.
        0 The singer apologised for the late start.
    """,
    "people let go or hurt": """
        - The junta released nine fishermen.
        + Gunmen killed two villagers.
        0 The publisher released nine novels.
    """,
    "tones of voice": """
        - The chancellor struck a conciliatory note.
        - The ministry softened its stance.
        + The president struck a defiant tone.
        0 The band struck up a waltz.
    """,
    "who carries word": """
        - The sultan passed a message to the other capital.
        - The two presidents agreed to stay in touch.
        - The ambassador returned to her post after a year.
        0 The pupil passed a message to his friend.
    """,
    "trade, payments and listings": """
        + The bloc cut the bank off from Swift.
        + The capital put the movement on its terrorism list.
        0 The shop cut the price of bread.
    """,
    "a participle beside its noun": """
        + The accord brokered by the envoy collapsed.
        + The ceasefire agreements brokered by the mission are not being implemented.
    """,
    "the agent is not the object": """
        + Cargo ships were turned back by gunboats.
        - Gunboats were called back to port.
    """,
    "forces that fight, and what is felled": """
        + Soldiers clashed at the ford with clubs and stones.
        + Gunners brought down a drone over the coast.
        - The garrison surrendered at noon.
        0 Soldiers fought wildfires near the coast.
    """,
    "land that has parted": """
        + The capital recognised the two breakaway regions.
        + The republic laid claim to the islands.
        - The navy handed back the islet.
    """,
    "those who keep a peace": """
        - Peacekeepers arrived in the valley.
        + The junta expelled the peacekeepers.
        + Gunmen killed two peacekeepers.
    """,
    "lists, bases and bodies": """
        - The capital removed the republic from its terrorism list.
        + The state left the international criminal court.
        - The republic will close its base on the island.
        + The republic will set up a base on the island.
        0 The hotel chain will close its spa.
    """,
    "a vow is read by what is vowed": """
        - The general vowed to respect the truce.
        + The general vowed to bomb the port.
        0 The mayor vowed to plant trees.
    """,
    "an order is not a purchase": """
        - The commander ordered his troops not to shoot.
        - The commander ordered his troops to withdraw.
        + The navy ordered four frigates.
    """,
    "who is without what": """
        + Soldiers without badges attacked the airfield.
        - The two sides parted without a threat.
        0 The shop without windows was sold.
    """,
    "what holds and what does not": """
        + The ceasefire did not last.
        - The general wants to salvage the truce.
        + The envoy skipped the talks.
    """,
    "first meetings and those who march for peace": """
        - Ministers of the two states met for the first time in a decade.
        - Thousands marched for peace.
        - The premier dropped his demand for the strip of land.
    """,
    "what is held is adjectival": """
        - Each side returned 40 captured servicemen.
        + The navy captured 40 servicemen.
    """,
}
CASES = [
    pytest.param(line[2:], SIGNS[line[0]], id=f"{family}: {line[2:30]}")
    for family, block in FAMILIES.items()
    for line in map(str.strip, block.strip().splitlines())
]


@pytest.mark.parametrize(("sentence", "stance"), CASES)
def test_plain_news(sentence: str, stance: str) -> None:
    result = score(sentence)
    assert result.stance == stance, [(cue.frame, cue.escalation, cue.deescalation) for cue in result.cues]
