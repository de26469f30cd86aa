"""Every rule of a list of rules says what it is about, with an example."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterator
from importlib import import_module

import pytest

import detente.attribution


def _rules() -> Iterator[tuple[str, Callable[..., object]]]:
    for module in pkgutil.walk_packages(detente.attribution.__path__, "detente.attribution."):
        for name, value in vars(import_module(module.name)).items():
            if isinstance(value, tuple) and len(value) > 1 and all(map(callable, value)):
                yield from ((f"{module.name}.{name}.{rule.__name__}", rule) for rule in value)


RULES = dict(_rules())


def test_the_lists_are_found() -> None:
    assert {"content", "not_speech", "object_rules"} <= {name.split(".")[3] for name in RULES}


@pytest.mark.parametrize("name", sorted(RULES))
def test_a_rule_says_what_it_is_about(name: str) -> None:
    assert RULES[name].__doc__
