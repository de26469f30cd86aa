"""A layered map is a dict that moves what is set to its end, and earlier states of it stay as they were."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from detente.attribution.coreference.layered_map import LayeredMap

KEYS = st.integers(0, 120).map(str)


@given(st.lists(st.tuples(KEYS, st.integers()), max_size=400))
def test_it_holds_what_a_dict_holds_in_the_order_of_setting(entries: list[tuple[str, int]]) -> None:
    plain: dict[str, int] = {}
    layered: LayeredMap[int] = LayeredMap()
    for key, value in entries:
        plain.pop(key, None)
        plain[key] = value
        layered = layered.with_entry(key, value)
    assert {key: layered[key] for key in layered} == plain
    assert list(layered) == list(plain) and list(reversed(layered)) == list(reversed(plain))
    assert bool(layered) == bool(plain) and ("absent" not in layered) and layered.get("absent") is None


@given(st.lists(KEYS, min_size=1, max_size=200), st.data())
def test_an_earlier_state_stays_whatever_follows(keys: list[str], data: st.DataObject) -> None:
    states: list[LayeredMap[int]] = [LayeredMap()]
    for number, key in enumerate(keys):
        states.append(states[-1].with_entry(key, number))
    at = data.draw(st.integers(0, len(keys)))
    before = {key: states[at][key] for key in states[at]}
    states[at].with_entry("other", -1).with_entry(keys[0], -2)
    assert {key: states[at][key] for key in states[at]} == before
