"""Kinds of sentences about defence spending."""

from __future__ import annotations

from tests.scoring.sentence_kinds import kind

_STATES = "Norland; Spain; the republic; Greece; the kingdom"
_MONEY = "defence; the military; arms; its armed forces"

OF_SPENDING = (
    kind(
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
        {state} is {held} to have spent {share} on {money} in {year}.
        {state} seems to have already spent {share} on {money}.
        """,
        state=_STATES,
        money=_MONEY,
        held="estimated; said; reported; found; believed",
        share=(
            "1.3 percent of GDP; 2.1 percent of its output; 4 billion euros; some 60 billion dollars; "
            "1.9% of GDP"
        ),
        stood="stood at; amounted to; was; came to; reached",
        year="2024; 2019; 2021",
    ),
    kind(
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
    kind(
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
    kind(
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
    kind(
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
)
