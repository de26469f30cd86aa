"""Records made quickly, for the few places that make very many.

A frozen dataclass sets each field through `object.__setattr__`, at five times the price of a plain
assignment: most of what a cue costs. Here the fields are assigned to an open twin with the same slots, which
then becomes the record, as Python allows where two classes have one layout. What comes out is the record
itself: frozen, equal, hashable.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, field, fields, make_dataclass
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
Record = TypeVar("Record")


def fast_maker(record: Callable[P, Record], *, unset: tuple[str, ...] = ()) -> Callable[P, Record]:
    """A maker of a frozen, slotted dataclass that takes what its constructor takes.

    Args:
        record: The dataclass.
        unset: Fields that are left without a value, to be set later.

    Returns:
        A function with the arguments of the class's constructor, fields of `unset` apart.

    Raises:
        TypeError: For a class of another kind: one that is not slotted, or that has a `__post_init__` or
            defaults made for each record.
    """
    known = fields(record)  # type: ignore[arg-type]  # a dataclass, which no type says of a callable
    if hasattr(record, "__post_init__") or any(one.default_factory is not MISSING for one in known):
        raise TypeError(f"{record} does more than keep its fields: use its constructor.")
    twin: Any = make_dataclass(
        f"Open{record.__name__}",
        [
            (one.name, Any, field(init=False) if one.name in unset else field(default=one.default))
            for one in known
        ],
        bases=record.__bases__,  # type: ignore[attr-defined]  # a class, typed by what it makes
        slots=True,
    )

    def make(*values: P.args, **named: P.kwargs) -> Record:
        made = twin(*values, **named)
        made.__class__ = record
        return made  # type: ignore[no-any-return]  # its class was set just now

    # a layout that differs is refused here, whatever the values are
    make(*[None] * (len(known) - len(unset)))  # type: ignore[call-arg, arg-type]  # as many as it takes
    return make
