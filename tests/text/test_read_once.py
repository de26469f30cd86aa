"""A property that is read once."""

from __future__ import annotations

from dataclasses import dataclass, field

from detente.text.read_once import read_once


@dataclass(frozen=True)
class Counted:
    asked: list[str] = field(default_factory=list)

    @read_once
    def length(self) -> int:
        """Its length."""
        self.asked.append("length")
        return 3


def test_it_is_read_once_for_each_object() -> None:
    one, other = Counted(), Counted()
    assert (one.length, one.length, other.length) == (3, 3, 3)
    assert one.asked == other.asked == ["length"]
