"""Claims are kept beside the figures: with every article, every correction and every change of the record."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest
from sqlalchemy import Engine, delete, func, select, update

from detente.access import deeds
from detente.analysis import analyse
from detente.derive.corrections import said_words
from detente.export.claim_table import claims_table
from detente.figures.importing.recognising import read_file
from detente.figures.official_record import shipped
from detente.figures.revisions import difference
from detente.records import Block, Document
from detente.store import schema
from detente.store.adopted_editions import adopt, record, revert
from detente.store.claim_queries import ClaimFilter, by_outcome, choices, claims
from detente.store.selection import Selection
from detente.store.speaker_corrections import correct_speaker, undo_correction
from detente.store.stale import bring_claims_up_to_date
from detente.store.stored_article import read_article
from detente.store.transactions import writing
from detente.store.writes import delete_article, save, update_details
from tests.figures.importing import making

ALL = (Selection(), ClaimFilter())
TEXTS = (
    "Spain spent 2 % of GDP on defence in 2024. Allies agreed to spend 5 % of GDP by 2035.",
    "Turkey now spends 2.3 % of GDP on defence, and Greece gave Ukraine 80 million euros in military aid.",
    '"We spend almost 5 % of our GDP on defence," the Polish prime minister said on Tuesday.',
)


@pytest.fixture
def kept(engine: Engine) -> int:
    """The id of an article with five figures."""
    blocks = tuple(Block("body", text) for text in TEXTS)
    document = Document("Figures", None, blocks, published=date(2025, 10, 2), outlet="The Gazette")
    return save(engine, document, analyse(document, with_tone=False)).article_id


def test_every_figure_has_a_row(engine: Engine, kept: int) -> None:
    found = claims(engine, *ALL)
    assert list(found["words"]) == ["2 %", "5 %", "2.3 %", "80 million euros", "5 %"]
    assert list(found["outcome"]) == [
        "differs", "target not outturn", "matches", "no official series", "target not outturn",
    ]  # fmt: skip
    assert (
        found["recorded"].iloc[0] == pytest.approx(1.4294) and found["edition"].iloc[0] == "NATO, August 2025"
    )
    assert found["plan"].iloc[1] == "NATO-2025-TOTAL" and found["plan"].iloc[4] == "POL-2025-47"
    assert found["doubts"].iloc[4] and not found["doubts"].iloc[0]


def test_a_count_of_allies_names_its_edition(engine: Engine) -> None:
    text = "All allies spent at least 2 % of GDP on defence in 2025."
    document = Document("Allies", None, (Block("body", text),), published=date(2025, 10, 2))
    save(engine, document, analyse(document, with_tone=False))
    row = claims(engine, *ALL).iloc[0]
    assert (row["record"], row["recorded"], row["edition"]) == (
        "meeting/2/2025/2025-08",
        30,
        "NATO, August 2025",
    )


def test_counts_and_choices(engine: Engine, kept: int) -> None:
    counted = by_outcome(engine, *ALL).set_index("outcome")
    assert counted["figures"].to_dict() == {
        "matches": 1,
        "differs": 1,
        "other basis": 0,
        "target not outturn": 2,
        "not comparable": 0,
        "no official series": 1,
    }
    assert counted.loc["target not outturn", "figures_sure"] == 1
    assert choices(engine)["topics"] == {"share of GDP": 4, "other": 1}


@pytest.mark.parametrize(
    ("selection", "asked", "words"),
    [
        (Selection(), ClaimFilter(outcomes=("matches", "differs")), ["2 %", "2.3 %"]),
        (Selection(), ClaimFilter(topics=("other",)), ["80 million euros"]),
        (Selection(), ClaimFilter(owners=("NATO_TOTAL",)), ["5 %"]),
        (Selection(), ClaimFilter(outcomes=("target not outturn",), sure_only=True), ["5 %"]),
        (Selection(sides=("POL",)), ClaimFilter(), ["5 %"]),
        (Selection(outlets=("The Gazette",)), ClaimFilter(topics=("other",)), ["80 million euros"]),
        (Selection(outlets=("Another",)), ClaimFilter(), []),
        (Selection(start=date(2026, 1, 1)), ClaimFilter(), []),
        (Selection(corpus="sample"), ClaimFilter(), []),
    ],
)
def test_filters_agree_between_list_and_counts(
    engine: Engine, kept: int, selection: Selection, asked: ClaimFilter, words: list[str]
) -> None:
    assert list(claims(engine, selection, asked)["words"]) == words
    counted = by_outcome(engine, selection, asked).set_index("outcome")["figures"]
    chosen = counted.loc[list(asked.outcomes)] if asked.outcomes else counted
    assert chosen.sum() == len(words)


def test_parts_of_the_list_together_are_the_list(engine: Engine, kept: int) -> None:
    whole = list(claims(engine, *ALL)["words"])
    parts = [claims(engine, *ALL, limit=2, offset=before)["words"] for before in range(0, len(whole) + 2, 2)]
    assert [words for part in parts for words in part] == whole and len(whole) > 4
    as_a_file = claims(engine, *ALL, limit=1_000_000)
    pd.testing.assert_frame_equal(as_a_file, claims(engine, *ALL))


def test_a_corrected_speaker_is_followed_and_undone(engine: Engine, kept: int) -> None:
    stored = read_article(engine, kept)
    assert stored
    paragraph = stored.analysis.paragraphs[-1]
    words = said_words(paragraph.text, paragraph.voices[0])
    number = correct_speaker(engine, kept, words, "Maria Silva", "PRT", None)
    assert claims(engine, *ALL)["speaker"].iloc[4] == "Maria Silva"
    assert undo_correction(engine, number)
    assert claims(engine, *ALL)["side"].iloc[4] == "POL"


def test_the_date_decides_the_edition(engine: Engine, kept: int) -> None:
    update_details(engine, kept, published=date(2024, 12, 1), outlet=None, author=None, url=None)
    assert claims(engine, *ALL)["edition"].iloc[0] == "NATO, June 2024"


def test_a_new_record_is_followed(engine: Engine, kept: int) -> None:
    bring_claims_up_to_date(engine)
    shipping = shipped()
    revised = tuple(
        replace(cell, value=2.0) if cell.key == ("2025-08", "ESP", 2024, "share_gdp_pct") else cell
        for cell in shipping.cells
    )
    assert bring_claims_up_to_date(engine, replace(shipping, cells=revised))
    with engine.connect() as connection:
        outcome = connection.execute(select(schema.claim.c.outcome).order_by(schema.claim.c.place)).scalar()
    assert outcome == "matches"
    assert bring_claims_up_to_date(engine) and not bring_claims_up_to_date(engine)
    assert claims(engine, *ALL)["outcome"].iloc[0] == "differs"


def test_an_adopted_edition_is_what_claims_stand_beside_until_it_is_reverted(engine: Engine) -> None:
    text = "Poland spent 2.5 % of GDP on defence in 2026."
    document = Document("Shares", None, (Block("body", text),), published=date(2026, 11, 2))
    save(engine, document, analyse(document, with_tone=False))
    assert claims(engine, *ALL)["outcome"].iloc[0] == "differs" and outcomes_of(engine) == {"differs": 1}
    data = making.text(making.long())
    found = read_file(data)
    number = adopt(
        engine, found, difference(record(engine), found.edition, found.cells), data, "shares.csv", None
    )
    row = claims(engine, *ALL).iloc[0]
    assert (row["outcome"], row["recorded"]) == ("matches", 2.5) and outcomes_of(engine) == {"matches": 1}
    table = claims_table(engine, *ALL, limit=10)
    assert table["record"].iloc[0] == row["record"] and table["source"].iloc[0]
    assert choices(engine)["topics"] == {"share of GDP": 1}
    revert(engine, number, None)
    assert claims(engine, *ALL)["outcome"].iloc[0] == "differs" and outcomes_of(engine) == {"differs": 1}


def outcomes_of(engine: Engine) -> dict[str, int]:
    """How many figures have each outcome that there is."""
    counted = by_outcome(engine, *ALL).set_index("outcome")["figures"]
    return {str(name): int(number) for name, number in counted.items() if number}


def test_articles_stored_before_are_counted_when_first_asked(engine: Engine, kept: int) -> None:
    before = claims(engine, *ALL)
    for version in ("", "of another version"):
        with writing(engine, deeds.DERIVE) as connection:
            connection.execute(delete(schema.claim))
            connection.execute(update(schema.article).values(claimed=version))
        assert claims(engine, *ALL).equals(before)


def test_claims_go_with_their_article(engine: Engine, kept: int) -> None:
    assert delete_article(engine, kept)
    with engine.connect() as connection:
        assert connection.execute(select(func.count()).select_from(schema.claim)).scalar() == 0
    assert outcomes_of(engine) == {}
