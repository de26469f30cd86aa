"""Who says what of whom, counted in SQL and again in plain Python over the same library."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

import pandas as pd
import pytest
from sqlalchemy import Engine

from detente.analysis import analyse
from detente.derive.corrections import said_words
from detente.derive.statements import Statement, statements
from detente.intake.sample_digests import read_samples
from detente.store import article_lists, corpus_queries, statement_lists
from detente.store import statement_queries as asked
from detente.store.selection import Selection
from detente.store.speaker_corrections import correct_speaker, undo_correction
from detente.store.stored_article import read_article
from detente.store.writes import replace_analysis, save, update_details

from . import databases
from .databases import KINDS

YEAR = Selection(start=date(2022, 1, 1), end=date(2023, 12, 31))


@pytest.fixture(scope="module", params=KINDS)
def library(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """Half of the sample digests, the second half of them as if a user had brought them."""
    from detente.store.engine import open_store

    with databases.library(request.param, request, tmp_path_factory.mktemp("store")) as url:
        engine = open_store(url)
        for number, sample in enumerate(read_samples()):
            if number % 2:
                read = analyse(sample.document, with_tone=False)
                save(engine, sample.document, read, sample=sample if number % 4 == 1 else None)
        yield engine
        engine.dispose()


def recounted(engine: Engine, selection: Selection) -> list[tuple[int, Statement]]:
    """Every statement of the selected articles with the article's id, read back
    from the library one by one.
    """
    plain = Selection(start=selection.start, end=selection.end, corpus=selection.corpus)
    found = []
    for number in article_lists.articles(engine, plain, limit=1000)["id"]:
        stored = read_article(engine, int(number))
        assert stored is not None
        for paragraph in stored.corrected_analysis.paragraphs:
            found += [
                (stored.id, each) for each in statements(paragraph, stored.corrected_analysis.published)
            ]
    return found


@pytest.mark.parametrize("selection", [Selection(), YEAR, Selection(corpus="own")])
def test_dyads_add_up_to_the_statements_behind_them(library: Engine, selection: Selection) -> None:
    balances: dict[tuple[str, str], list[float]] = defaultdict(list)
    for _, each in recounted(library, selection):
        if each.side and each.target and each.role != "helped":
            balances[each.side, each.target].append(each.balance)
    counted = asked.dyads(library, selection)
    assert len(counted) == len(balances) > 2
    for row in counted.to_dict("records"):
        mine = balances[row["side"], row["target"]]
        assert row["statements"] == len(mine)
        assert row["balance"] == pytest.approx(sum(mine) / len(mine))
        assert row["balance"] == pytest.approx((row["escalation"] - row["deescalation"]) / 5, abs=1e-4)
        behind = statement_lists.of_dyad(library, selection, row["side"], row["target"], limit=1000)
        assert len(behind) == row["statements"]
        assert row["paragraphs"] == len(behind[["article_id", "position"]].drop_duplicates())


@pytest.mark.parametrize("selection", [Selection(), YEAR])
def test_shares_are_those_of_a_plain_count(library: Engine, selection: Selection) -> None:
    every = [each for _, each in recounted(library, selection)]
    counted = asked.attributed(library, selection)
    assert counted.statements == len(every)
    assert counted.narrated == sum(each.narrated for each in every)
    assert counted.unnamed == sum(not each.narrated and each.speaker is None for each in every)
    heard = [each for each in every if not each.narrated]
    assert counted.unattributed_share == pytest.approx(
        sum(each.speaker is None for each in heard) / len(heard)
    )


def test_an_actors_statements_and_their_course(library: Engine) -> None:
    actor = str(asked.speakers(library, Selection())["speaker"][0])
    mine = [each for _, each in recounted(library, Selection()) if each.speaker == actor]
    assert asked.speakers(library, Selection())["statements"][0] == len(mine)
    series = asked.over_time(library, Selection(), actor, "year")
    assert series["statements"].sum() == sum(each.cues > 0 and each.day is not None for each in mine)
    assert set(series["period"].dt.year) == {each.day.year for each in mine if each.cues and each.day}
    listed = statement_lists.of_speaker(library, Selection(), actor, limit=1000)
    assert len(listed) == sum(each.cues > 0 for each in mine)


def test_what_others_say_of_somebody_leaves_himself_out(library: Engine) -> None:
    named = [each.target_actor for _, each in recounted(library, Selection()) if each.target_actor]
    actor = max(set(named), key=named.count)
    found = statement_lists.about(library, Selection(), actor, limit=1000)
    assert set(found["target_actor"]) == {actor} and actor not in set(found["speaker"])


def words_aimed_at(library: Engine, row: pd.Series[Any], target: str) -> str:
    """The words of a statement's voice that holds a cue aimed at a side: a statement may join several."""
    stored = read_article(library, int(row["article_id"]))
    assert stored is not None
    paragraph = stored.analysis.paragraphs[int(row["position"])]
    voice = next(cue.voice for cue in paragraph.cues if cue.target == target and cue.voice is not None)
    return said_words(paragraph.text, paragraph.voices[voice])


def test_a_correction_is_followed_by_every_count_outlives_a_new_reading_and_can_be_undone(
    library: Engine,
) -> None:
    before = asked.dyads(library, Selection())
    said = statement_lists.of_dyad(library, Selection(), "RUS", "USA")
    row = said[~said["narrated"].astype(bool)].iloc[0]
    number = int(row["article_id"])
    words = words_aimed_at(library, row, "USA")
    made = correct_speaker(library, number, words, "Ida Berg", "CHE", None)

    def of_berg() -> list[str]:
        return list(statement_lists.of_speaker(library, Selection(), "Ida Berg")["target"].dropna())

    assert "USA" in of_berg()
    assert set(asked.dyads(library, Selection(sides=("CHE",)))["target"]) >= {"USA"}
    stored = read_article(library, number)
    assert stored is not None
    voices = [voice for paragraph in stored.corrected_analysis.paragraphs for voice in paragraph.voices]
    assert any(voice.basis.startswith("corrected by somebody on") for voice in voices)
    assert all(voice.actor != "Ida Berg" for p in stored.analysis.paragraphs for voice in p.voices)
    assert len(recounted(library, Selection())) == asked.attributed(library, Selection()).statements

    replace_analysis(library, number, analyse(stored.document, with_tone=False))
    assert "USA" in of_berg(), "the correction is keyed to the words, not to the reading"
    assert corpus_queries.by_actor(library, Selection(actors=("Ida Berg",)))["paragraphs"].sum() >= 1

    assert undo_correction(library, made) and not undo_correction(library, made)
    assert not of_berg()
    after = asked.dyads(library, Selection())
    pd.testing.assert_frame_equal(after, before)  # means, which a database may sum in any order


def test_nobody_is_a_correction_too(library: Engine) -> None:
    said = statement_lists.of_dyad(library, Selection(), "RUS", "NATO")
    row = said[~said["narrated"].astype(bool)].iloc[0]
    words = str(row["text"])[int(row["start"]) : int(row["end"])]
    unnamed = asked.attributed(library, Selection()).unnamed
    made = correct_speaker(library, int(row["article_id"]), words, None, "RUS", "Ann")
    assert asked.attributed(library, Selection()).unnamed > unnamed
    undo_correction(library, made)
    assert asked.attributed(library, Selection()).unnamed == unnamed


def test_a_corrected_date_of_the_article_moves_its_statements(library: Engine) -> None:
    number = int(article_lists.articles(library, Selection(), "oldest")["id"][0])
    stored = read_article(library, number)
    assert stored is not None
    details = {"outlet": stored.analysis.outlet, "author": stored.author, "url": stored.url}
    late = Selection(start=date(2031, 1, 1))
    update_details(library, number, published=date(2031, 5, 5), **details)
    assert asked.attributed(library, late).statements > 0
    update_details(library, number, published=stored.analysis.published, **details)
    assert asked.attributed(library, late).statements == 0


@pytest.mark.parametrize("limit", [60, 1_000])
@pytest.mark.parametrize(("place", "way"), [(0, 1.0), (1, -1.0)])
def test_the_strongest_voiced_words_lean_their_way_by_what_they_say_in_all(
    library: Engine, place: int, way: float, limit: int
) -> None:
    shown = statement_lists.strongest_voiced(library, Selection(), limit)[place]
    leans = way * (shown["escalation"] - shown["deescalation"])
    steps = (leans + 0.5).floordiv(1)
    assert 60 <= len(shown) <= limit and (leans > 0).all() and steps.is_monotonic_decreasing
    assert shown["speaker"].notna().all() and not shown["narrated"].any()
    both_ways = [
        each.balance
        for _, each in recounted(library, Selection())
        if each.speaker and not each.narrated and way * each.balance > 0
    ]
    furthest = max(way * balance for balance in both_ways)
    assert leans.max() == pytest.approx(5 * furthest, abs=0.01)
