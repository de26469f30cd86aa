"""fast_maker(): the record comes out as its constructor makes it; classes that do more are refused."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, dataclass, field

import pytest

from detente.records import Cue, Turn
from detente.scoring.fast_records import fast_maker


def test_a_minted_record_is_the_record() -> None:
    values = (
        3,
        9,
        "end × talks",
        "break_talks",
        "asserted",
        3.0,
        0.0,
        (Turn(0, 2, "negation"),),
        ("row",),
        1,
    )
    made, plain = fast_maker(Cue)(*values), Cue(*values)  # type: ignore[arg-type]
    assert type(made) is Cue and made == plain and hash(made) == hash(plain) and repr(made) == repr(plain)
    with pytest.raises(FrozenInstanceError):
        made.start = 4  # type: ignore[misc]


def test_names_and_defaults_are_the_constructors() -> None:
    assert fast_maker(Turn)(1, end=2, kind="vote") == Turn(1, 2, "vote")
    with pytest.raises(TypeError):
        fast_maker(Turn)(1)  # type: ignore[call-arg]


def test_classes_that_do_more_are_refused() -> None:
    @dataclass(frozen=True)
    class Unslotted:
        value: int

    @dataclass(frozen=True, slots=True)
    class Checked:
        value: int

        def __post_init__(self) -> None:
            raise ValueError

    @dataclass(frozen=True, slots=True)
    class Fresh:
        values: list[int] = field(default_factory=list)

    for record in (Unslotted, Checked, Fresh):
        with pytest.raises(TypeError):
            fast_maker(record)
