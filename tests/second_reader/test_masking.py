from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.attribution.gazetteer import gazetteer
from detente.data_tables import data_path
from detente.second_reader.masking import MASK_TABLES, mask

WORDS = st.sampled_from(
    [
        "Norway",
        "the",
        "Russian",
        "NATO",
        "Oslo",
        "talks",
        "said",
        "Ida",
        "Berg",
        "United",
        "States",
        "’s",
        ".",
    ]
)


@given(st.lists(WORDS, max_size=12).map(" ".join))
def test_every_span_leads_back_into_the_text(text: str) -> None:
    masked = mask(text, gazetteer())
    for start in range(len(masked.text)):
        low, high = masked.origin(start, start + 1)
        assert 0 <= low < high <= len(text)


@given(st.text(max_size=80))
def test_a_text_without_known_names_stays_as_it_is(text: str) -> None:
    masked = mask(text.lower(), gazetteer())
    assert masked.text == text.lower() or any(
        word in masked.text for word in ("the country", "foreign", "north")
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Russia said that NATO masses troops.", "China said that the European Union masses troops."),
        ("The United States struck targets near Kyiv.", "Norway struck targets near Oslo."),
        ("Moscow said that Kyiv lied.", "Brussels said that Moscow lied."),
        ("The Ukrainian-Russian border is closed.", "The Polish-German border is closed."),
        ("President Ida Putin spoke.", "President Nils Macron spoke."),
        ("French officials met Vladimir Putin.", "Polish officials met Emmanuel Macron."),
        (
            "Trump claimed a victory; a letter of Trump's was read.",
            "Xi claimed a victory; a letter of Xi's was read.",
        ),
        ("The south shelled the northern villages.", "The east shelled the western villages."),
        ("NATO Ends Its Exercise", "Brussels Ends Its Exercise"),
    ],
)
def test_the_same_words_of_other_sides_are_the_same_text(one: str, other: str) -> None:
    assert mask(one, gazetteer()).text == mask(other, gazetteer()).text


def test_words_beside_a_name_lead_back_to_themselves() -> None:
    text = "On Monday the United Kingdom expelled two envoys."
    masked = mask(text, gazetteer())
    at = masked.text.index("expelled")
    assert text[slice(*masked.origin(at, at + len("expelled")))] == "expelled"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The envoy of Kaldovia left.", "The envoy of Tamresh left."),
        ("Talks with Piotar Ostremov failed.", "Talks with Jorun Haldric failed."),
        ("Kaldovia’s army withdrew.", "Tamresh’s army withdrew."),
        ("He warned Kaldovia. Kaldovia answered.", "He warned Tamresh. Tamresh answered."),
        ("Kaldovia has armed its neighbour.", "Tamresh has armed its neighbour."),
        ("Onveran forces withdrew.", "Sulmaki forces withdrew."),
        ("The Federation of Onvera left the treaty.", "The Union of Sulmak left the treaty."),
        ("They showed the Kaldovian RS-26.", "They showed the Tamreshi RS-26."),
    ],
)
def test_names_that_nobody_knows_are_the_same_text(one: str, other: str) -> None:
    assert mask(one, gazetteer()).text == mask(other, gazetteer()).text


@pytest.mark.parametrize(
    "text",
    [
        "Rearmament follows.",
        "Airstrikes hit the port.",
        "Re-arming is a must.",
        "T-72s and F-35s were shown.",
        "The Middle East waits.",
        "The West Bank waits.",
        "Warplanes circled. Minelayers left. Redeployments began.",
        "A meeting in Kaunas began.",
        "On 5 May he left; in May it rained.",
    ],
)
def test_words_that_are_no_names_stay(text: str) -> None:
    assert mask(text, gazetteer()).text == text


def test_every_table_of_the_second_reader_counts_in_its_version() -> None:
    tables = {file.name for file in data_path("second_reader", "masks.csv").parent.glob("*.csv")}
    assert tables == {*MASK_TABLES, "kinds.csv"}
