from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from detente.store.clusters import within_days
from detente.text.shingles import FEWEST, MARKS, are_copies, marks, runs, shared
from tests.text.wire_copies import pairs

words = st.lists(st.sampled_from("the army talks of war and peace in one town".split()), max_size=80).map(
    " ".join
)


def test_copies_of_wire_stories_are_separated_from_other_stories() -> None:
    made = pairs()
    assert len(made) >= 400 and sum(pair.copy for pair in made) >= 200
    right = missed = wrong = 0
    for pair in made:
        one, other = runs(pair.one), runs(pair.other)
        candidate = len(set(marks(one)) & set(marks(other))) >= 2
        found = candidate and within_days(pair.day, pair.other_day) and are_copies(one, other)
        right += found and pair.copy
        missed += pair.copy and not found
        wrong += found and not pair.copy
    assert right / (right + missed) >= 0.98, f"recall {right} of {right + missed}"
    assert right / (right + wrong) >= 0.98, f"precision {right} of {right + wrong}"


@given(st.text(max_size=400))
def test_any_text_shares_all_with_itself(text: str) -> None:
    own = runs(text)
    assert list(own) == sorted(set(own.tolist()))
    assert shared(own, own) == (1.0 if len(own) else 0.0)
    assert len(marks(own)) == (min(len(own), MARKS) if len(own) >= FEWEST else 0)


@given(words, words)
def test_what_two_texts_share_does_not_depend_on_their_order(one: str, other: str) -> None:
    first, second = runs(one), runs(other)
    assert 0.0 <= shared(first, second) == shared(second, first) <= 1.0
    assert are_copies(first, second) == are_copies(second, first)


@given(words)
def test_case_and_punctuation_do_not_count(text: str) -> None:
    assert list(runs(text)) == list(runs(", ".join(text.upper().split()) + "!"))


def test_a_passage_in_a_long_text_is_no_copy_of_it() -> None:
    passage = " ".join(f"word{number}" for number in range(60))
    long = passage + " " + " ".join(f"other{number}" for number in range(600))
    assert shared(runs(passage), runs(long)) == 1.0 and not are_copies(runs(passage), runs(long))
