"""Every page as a visitor meets it: with the article of the tests, empty, and with nonsense in the address."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine, update
from streamlit.testing.v1 import AppTest

import detente
from detente.analysis import analyse
from detente.store import article_lists, queries
from detente.store.engine import writing
from detente.store.lexicons import made_otherwise
from detente.store.reading import article as read_article
from detente.store.schema import article as article_table
from detente.store.selection import Selection
from detente.store.settings import bump
from detente.store.writes import save, update_details
from detente.text.blocks import outline
from detente.ui.rescoring import worker

PAGES = (
    "explore/overview",
    "explore/articles",
    "explore/article",
    "explore/actors",
    "figures/spending",
    "figures/claims",
    "figures/treaties",
    "contribute/upload",
    "contribute/lexicon",
    "about/method",
    "about/sources",
)


def text_of(page: AppTest) -> str:
    kinds = ("title", "header", "subheader", "markdown", "caption", "info", "warning", "error", "success")
    return "\n".join(str(element.value) for kind in kinds for element in page.get(kind))


def html_of(page: AppTest) -> str:
    return "\n".join(str(element.proto.body) for element in page.get("html"))


@pytest.mark.parametrize("name", PAGES)
def test_opens_with_an_article(visit, stored: int, name: str) -> None:
    assert visit(name).title


@pytest.mark.parametrize("name", PAGES)
def test_opens_empty_and_says_so(visit, name: str) -> None:
    page = visit(name)
    assert page.title
    if name.startswith("explore"):
        assert page.info


def test_an_article_without_a_title_is_offered_as_untitled(visit, engine: Engine, stored: int) -> None:
    document = outline("The envoys met on Monday, and they spoke for hours about the limits on missiles.")
    save(engine, document, analyse(document), raw=b"", filename=None)
    assert any(option.startswith("Untitled (") for option in visit("explore/article").selectbox[0].options)


def test_reader_shows_marks_scores_speaker_figure_and_treaty(visit, stored: int) -> None:
    page = visit("explore/article", id=str(stored))
    assert page.title[0].value.startswith("Norland Offers Talks")
    assert '<mark class="d"' in html_of(page) and '<mark class="e"' in html_of(page)
    labels = [element.proto.popover.label for element in page.get("popover")]
    assert any("Why this score" in label for label in labels)
    assert any("Ida Berg" in label for label in labels)
    assert any("5\u00a0%" in label for label in labels)
    shown = text_of(page)
    assert "The Hague" in shown and "25 June 2025" in shown and "2035" in shown and "2029" in shown
    assert "3.5\u00a0% core + 1.5\u00a0% related" in shown.replace("\\", "")
    assert "of 30** allies" in shown


def test_reader_pins_the_paragraph_of_the_link(visit, stored: int) -> None:
    page = visit("explore/article", id=str(stored), paragraph="4")
    assert "The paragraph this link points to" in text_of(page)


@pytest.mark.parametrize("nonsense", ["999999", "abc", "-1", "9" * 40, "1;drop"])
def test_reader_survives_any_address(visit, stored: int, nonsense: str) -> None:
    page = visit("explore/article", id=nonsense)
    assert page.warning and "not here any more" in page.warning[0].value


def test_article_text_is_never_markup(visit, engine: Engine) -> None:
    page = visit("contribute/upload")
    hostile = (
        "A <b>title</b> ![x](http://example.org/x.png)\n\n"
        "The minister <script>alert(1)</script> said the army would deploy tanks to the border $x^2$ :red[now] today.\n"
    )
    page.text_area[0].set_value(hostile).run()
    save_of(page).click().run()
    assert not page.exception
    number = int(article_lists.articles(engine, Selection())["id"][0])
    shown = html_of(visit("explore/article", id=str(number)))
    assert "<script>" not in shown and "&lt;script&gt;" in shown


def save_of(page: AppTest) -> Any:
    return next(button for button in page.button if button.label.startswith("Save "))


def test_upload_previews_corrects_and_saves(visit, engine: Engine, article: str) -> None:
    page = visit("contribute/upload")
    page.text_area[0].set_value(article).run()
    assert "title and deck" in text_of(page) and "No date found: please give one" in text_of(page).replace(
        "\\", ""
    )
    next(each for each in page.text_input if each.label == "Title").set_value("A better title").run()
    save_of(page).click().run()
    assert not page.exception
    rows = article_lists.articles(engine, Selection())
    stored = read_article(engine, int(rows["id"][0]))
    assert (
        stored is not None and stored.analysis.title == "A better title" and stored.analysis.published is None
    )
    assert page.title[0].value == "A better title", "saving lands in the reader"


def test_upload_of_the_same_text_is_stored_once(visit, engine: Engine, stored: int, article: str) -> None:
    page = visit("contribute/upload")
    page.text_area[0].set_value(article).run()
    save_of(page).click().run()
    assert not page.exception and len(article_lists.articles(engine, Selection())) == 1


def test_upload_says_what_is_wrong(visit, engine: Engine) -> None:
    page = visit("contribute/upload")
    page.text_area[0].set_value("# A Heading And Nothing Else").run()
    assert page.error and "running text" in page.error[0].value
    assert len(article_lists.articles(engine, Selection())) == 0


def test_search_marks_its_hits(visit, stored: int) -> None:
    page = visit("explore/articles", q="tank brigades")
    assert "1 paragraph with these words" in text_of(page)
    assert re.search(r"<mark[^>]*>tank</mark>", html_of(page))
    assert "fits" in text_of(visit("explore/articles", q="zebra")) or "No paragraph holds" in text_of(
        visit("explore/articles", q="zebra")
    )


def test_one_article_draws_no_trend(visit, stored: int) -> None:
    assert "1 article, no trend" in text_of(visit())


def test_samples_can_be_removed_and_restored(visit, engine: Engine) -> None:
    page = visit("about/sources")
    page.button[0].click().run()
    assert not page.exception
    assert len(article_lists.articles(engine, Selection())) >= 40
    overview = visit()
    assert "sample" in text_of(overview) and overview.get("vega_lite_chart")
    page = visit("about/sources")
    page.button[0].click().run()
    assert len(article_lists.articles(engine, Selection())) == 0


def test_filters_come_from_the_address(visit, stored: int) -> None:
    page = visit("explore/articles", stance="escalatory")
    assert page.multiselect(key="stance").value == ["escalatory"]


def test_spending_names_its_edition_and_counts(visit) -> None:
    page = visit("figures/spending")
    shown = text_of(page).replace("\\", "")
    assert "Each ally in 2025" in shown and "published 28 Aug 2025" in shown
    assert (
        "No figure in 2025, so counted nowhere: Germany" in shown
        and "30 of 30 figures of 2025 are estimates" in shown
    )
    assert [metric.value for metric in page.metric] == ["30 of 30", "3 of 30", "0 of 30"]
    assert "could be read" in text_of(visit("figures/spending", edition="NATO, July 2026"))


def test_the_gap_is_told_in_points_and_in_money(visit) -> None:
    page = visit("figures/spending", level="5 %")
    assert "no comparable official series" in text_of(page), "the gap to 5 % is an upper bound"
    page = visit("figures/spending", edition="World Bank, February 2026")
    assert "SIPRI" in text_of(page) and "No gap in money" in text_of(page)


@pytest.mark.parametrize("edition", ["NATO, June 2024", "NATO, July 2026", "World Bank, February 2026"])
@pytest.mark.parametrize("view", ["each ally", "over the years", "path to 2035", "words and money"])
def test_every_view_opens_for_every_edition(visit, edition: str, view: str) -> None:
    assert visit("figures/spending", edition=edition, view=view).title


def test_the_path_states_its_assumptions_its_review_and_what_is_not_known(visit) -> None:
    page = visit("figures/spending", view="path to 2035")
    shown = text_of(page)
    assert (
        "Already at or above 3.5\u00a0%" in shown.replace("\\", "") and "Arithmetic, not a forecast" in shown
    )
    assert "no comparable official series" in shown and "Like for like" in shown
    assert any("slow growth" in str(frame.value).lower() for frame in page.dataframe)
    poland = visit("figures/spending", view="path to 2035", ally="Poland")
    assert "none needed" in [metric.value for metric in poland.metric]


def test_few_years_of_words_give_no_correlation(visit, engine: Engine) -> None:
    document = outline("Berlin said it would rearm. " * 2 + "\n\n" + "\n\n".join(
        f"Berlin warned that its army would deploy {number} brigades to the border." for number in ("two", "three", "four", "five", "six")
    ))  # fmt: skip
    article = save(engine, document, analyse(document)).article_id
    update_details(engine, article, published=date(2023, 5, 1), outlet=None, author=None, url=None)
    page = visit("figures/spending", view="words and money", heard="Germany")
    assert any("1 year with both, and fewer than 8 say nothing" in info.value for info in page.info)
    assert len(page.get("vega_lite_chart")) == 2


def test_method_explains_rules_and_version(visit) -> None:
    page = visit("about/method")
    assert len([e for e in page.expander if e.label[:2].strip(". ").isdigit()]) == 15


def test_actor_opens_to_offices_and_statements(visit, stored: int) -> None:
    page = visit("explore/actors")
    assert "Ida Berg" in page.selectbox(key="who").options
    assert "We must rearm" in html_of(page) and "unattributed" in text_of(page)


def _on_russia(engine: Engine) -> int:
    document = outline("Berlin said that Russia had broken the truce and was massing troops for an attack.")
    return save(engine, document, analyse(document)).article_id


def test_a_cell_of_the_matrix_is_in_the_address_and_opens_its_words(visit, engine: Engine) -> None:
    _on_russia(engine)
    page = visit("explore/actors", speaks="Germany", of="Russia")
    assert "Germany on Russia" in text_of(page) and "had broken the truce" in html_of(page)


def test_an_actor_who_speaks_of_nobody_and_of_somebody_is_listed(visit, engine: Engine) -> None:
    _on_russia(engine)
    document = outline(
        "Berlin warned that war was near and rearmed. Berlin said it would raise its defence spending."
    )
    save(engine, document, analyse(document))
    page = visit("explore/actors", who="Berlin")
    assert "on Russia" in text_of(page) and not page.exception


def test_a_corrected_speaker_is_shown_counted_and_taken_back(visit, engine: Engine) -> None:
    number = _on_russia(engine)
    page = visit("explore/article", id=str(number))
    assert 'class="who"' in html_of(page)
    page.selectbox(key="corrected_actor").select("Poland")
    next(button for button in page.button if button.label == "Correct").click().run()
    assert not page.exception
    page = visit("explore/article", id=str(number))
    assert "corrected by somebody on" in text_of(page)
    assert "Poland on Russia" in text_of(visit("explore/actors", speaks="Poland", of="Russia"))
    page = visit("explore/article", id=str(number))
    next(button for button in page.button if button.label == "Undo").click().run()
    assert "Germany on Russia" in text_of(visit("explore/actors", speaks="Germany", of="Russia"))


def test_an_own_actor_is_added_and_its_articles_are_read_anew(visit, engine: Engine) -> None:
    document = outline("Jan Holmgren said that Russia had broken the truce.")
    save(engine, document, analyse(document))
    page = visit("explore/actors")
    page.text_input(key="own_name").set_value("May")
    page.selectbox(key="own_side").select("SWE")
    next(button for button in page.button if button.label == "Add").click().run()
    assert page.error and "May" in page.error[0].value
    page.text_input(key="own_name").set_value("Jan Holmgren")
    next(button for button in page.button if button.label == "Add").click().run()
    assert not page.exception
    assert worker().wait(20)
    assert "Sweden on Russia" in text_of(visit("explore/actors", speaks="Sweden", of="Russia"))


def test_figures_in_texts_are_set_beside_the_record(visit, stored: int) -> None:
    page = visit("figures/claims")
    table = next(frame.value for frame in page.dataframe if "said" in frame.value)
    assert list(table["said"]) == ["5\u00a0% of GDP"] and list(table["outcome"]) == ["target, not outturn"]
    assert list(table["on_record"]) == ["plan: 5 % of GDP"]
    assert "1 figure" in text_of(page)


def test_a_card_leads_on_to_what_its_figure_is_about(visit, engine: Engine) -> None:
    document = outline("Russia holds 1,550 deployed warheads.\n\nPoland spends 4.48 % of GDP on defence.")
    number = save(engine, document, analyse(document)).article_id
    page = visit("explore/article", id=str(number))
    links = [link.proto.label for link in page.get("page_link")]
    assert links.count("Treaties and warheads") == 1 and links.count("Spending of every ally") == 1


def test_claims_are_filtered_by_the_address(visit, stored: int) -> None:
    assert "another" in text_of(visit("figures/claims", outcome="matches"))
    page = visit("figures/claims", outcome="target not outturn", topic="share of GDP", owner="NATO_TOTAL")
    assert "1 figure" in text_of(page)


def test_treaty_shows_its_standing_both_sides_and_the_paragraphs(visit, engine: Engine) -> None:
    document = outline(
        "New START still binds both capitals, the envoy said, and inspectors would come back in spring."
    )
    article = save(engine, document, analyse(document)).article_id
    update_details(engine, article, published=date(2022, 5, 1), outlet=None, author=None, url=None)
    page = visit("figures/treaties", treaty="New START")
    shown = text_of(page)
    assert "Ended: expired, 5 February 2026" in shown, "today"
    assert "On record on 1 May 2022: In force since 5 February 2011." in shown, "beside the paragraph"
    assert "1 paragraph names it" in shown
    assert "21 February 2023** · Russia: **suspended" in shown and "United States, Russia: **expired" in shown
    assert len(page.get("vega_lite_chart")) == 2


def test_a_treaty_stands_on_any_day_of_the_address(visit) -> None:
    page = visit("figures/treaties", treaty="New START", on="2023-03-01")
    assert "suspended by Russia (21 February 2023)" in text_of(page).replace("\\", "")


def test_a_treaty_that_is_not_nuclear_draws_no_warheads(visit) -> None:
    page = visit("figures/treaties", treaty="Open Skies")
    assert "no warheads are drawn" in text_of(page) and len(page.get("vega_lite_chart")) == 1


def test_reader_tells_a_treaty_at_its_date_and_today(visit, engine: Engine) -> None:
    document = outline(
        "New START still binds both capitals, the envoy said, and inspectors would come back in spring."
    )
    article = save(engine, document, analyse(document)).article_id
    update_details(engine, article, published=date(2023, 5, 1), outlet=None, author=None, url=None)
    shown = text_of(visit("explore/article", id=str(article))).replace("\\", "")
    assert "On 1 May 2023, the article's date: **In force since 5 February 2011; suspended by Russia" in shown
    assert "Today: **Ended: expired, 5 February 2026.**" in shown


def test_lexicon_can_be_searched_and_taken_away(visit) -> None:
    page = visit("contribute/lexicon", words="moratorium")
    assert page.dataframe and page.get("download_button")
    assert "No row of this table" in text_of(visit("contribute/lexicon", words="zzzz"))


def test_a_library_of_two_versions_says_so_and_is_scored_anew(visit, engine: Engine, stored: int) -> None:
    with writing(engine) as connection:
        connection.execute(update(article_table).values(version="older"))
        bump(connection)
    visit("about/method")  # a server that has just been started goes on by itself
    assert worker().wait(20)
    assert made_otherwise(engine, detente.version()) == ()
    with writing(engine) as connection:
        connection.execute(update(article_table).values(version="older"))
        bump(connection)
    page = visit("explore/overview")
    assert "1 article of this library bear" in text_of(page)
    page.button(key="score_anew").click().run()
    assert worker().wait(20)
    assert made_otherwise(engine, detente.version()) == ()
    assert "bear results of another version" not in text_of(visit("explore/overview"))


def test_rows_of_the_lexicon_say_how_often_they_counted(visit, stored: int) -> None:
    frames = visit("contribute/lexicon").dataframe[0].value
    assert frames["cues here"].sum() > 0
    assert "cues here" not in visit("contribute/lexicon", table="guards").dataframe[0].value


def test_an_upload_can_be_undone(visit, engine: Engine, article: str) -> None:
    page = visit("contribute/upload")
    page.text_area[0].set_value(article).run()
    save_of(page).click().run()
    assert len(article_lists.articles(engine, Selection())) == 1
    page = visit("contribute/upload")
    next(button for button in page.button if button.label == "Delete them").click().run()
    assert not page.exception and len(article_lists.articles(engine, Selection())) == 0


@pytest.mark.parametrize(
    ("page", "box"),
    [
        ("explore/overview", "take_selection"),
        ("explore/overview", "stances_figures"),
        ("explore/articles", "articles_take"),
        ("explore/actors", "statements_take"),
        ("explore/article", "take_article"),
        ("figures/spending", "by_ally_figures"),
    ],
)
def test_what_is_on_screen_can_be_taken_away(page: str, box: str, visit, stored: int) -> None:
    query = {"id": str(stored)} if page == "explore/article" else {}

    def offered(*opened: str) -> set[str]:
        return {button.label for button in visit(page, opened=opened, **query).get("download_button")}

    assert "csv" not in offered(), "nothing is made before a box is opened"
    assert {"csv", "xlsx", "parquet", "json"} <= offered(box)


def test_an_article_is_cited(visit, stored: int) -> None:
    page = visit("explore/article", opened=("take_article",), id=str(stored))
    assert any(code.value.startswith("@online{article") for code in page.code)


def test_paragraphs_can_be_filtered_by_the_treaty_they_name(visit, engine: Engine) -> None:
    document = outline("Russia suspended New START on Tuesday.\n\nNobody said a word about the harvest.")
    save(engine, document, analyse(document))
    assert "2 paragraphs" in text_of(visit("explore/overview"))
    assert "1 paragraph in 1 article" in text_of(visit("explore/overview", about="New START"))
    assert "No paragraph fits" in text_of(visit("explore/overview", about="ABM"))


def test_an_interrupted_upload_is_offered_to_go_on(visit, engine: Engine, article: str) -> None:
    from detente.store import batches

    texts = [article, "The envoys met on Monday, and they spoke for hours about the limits on missiles."]
    wanted = [batches.Wanted(f"{n}.txt", outline(text), text.encode()) for n, text in enumerate(texts)]
    batch = batches.begin(engine, wanted, "upload of 2 articles", by="Ida Berg")
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE batch SET started = '2025-06-25 10:00:00.000000'")
    page = visit("contribute/upload")
    said = page.warning[0].value.replace("\\", "")
    assert "by Ida Berg" in said and "0 of 2 saved, then interrupted at “0.txt”" in said
    page.button(key=f"go_on_{batch}").click().run()
    for _ in range(100):
        done = batches.batch_of(engine, batch)
        if done and done.finished:
            break
        time.sleep(0.1)
    page = visit("contribute/upload")
    assert not page.exception and not page.warning
    assert len(article_lists.articles(engine, Selection())) == 2


def test_what_was_there_already_is_named_after_a_large_upload(visit, engine: Engine, article: str) -> None:
    from detente.store import batches

    there = save(engine, outline(article), analyse(outline(article))).article_id
    texts = [
        article,
        *(f"The envoys met on day {n}, and they spoke for hours about the ships." for n in range(13)),
    ]
    wanted = [batches.Wanted(f"{n}.txt", outline(text), text.encode()) for n, text in enumerate(texts)]
    batch = batches.begin(engine, wanted, "upload of 14 articles")
    for place, one in enumerate(wanted):
        batches.keep(engine, batch, place, one.document, analyse(one.document))
    batches.finish(engine, batch)
    page = visit("contribute/upload")
    page.session_state["upload_saving"] = batch
    page.run()
    assert "13 of 14 saved, 1 were already there" in page.success[0].value.replace("\\", "")
    frame = next(table.value for table in page.dataframe if "file" in table.value)
    assert frame["file"].tolist() == ["0.txt"] and frame["article"].tolist() == [f"article?id={there}"]


def test_copies_say_where_else_a_story_stands(visit, engine: Engine) -> None:
    words = " ".join(f"word{number}" for number in range(60))
    ids = []
    for outlet in ("The Herald", "The Post"):
        document = replace(
            outline(f"The envoys met on Monday and spoke of {words} for hours."), outlet=outlet
        )
        ids.append(save(engine, document, analyse(document)).article_id)
    page = visit("explore/article", id=str(ids[0]))
    assert any("also in 1 outlet" in expander.label for expander in page.expander)
    assert "1 copy of the same story, counted once" in text_of(visit("explore/articles"))
    page = visit("explore/article", id=str(ids[0]))
    page.button(key=f"apart_{ids[0]}").click().run()
    assert queries.counts(engine, Selection()).articles == 2


def test_pasted_copy_is_named_before_it_is_saved(visit, engine: Engine) -> None:
    words = " ".join(f"word{number}" for number in range(60))
    document = replace(
        outline(f"The envoys met on Monday and spoke of {words} for hours."), outlet="The Herald"
    )
    save(engine, document, analyse(document))
    page = visit("contribute/upload")
    page.text_area[0].set_value(f"The envoys met on Monday and spoke of {words} for days.").run()
    said = "\n".join(warning.value.replace("\\", "") for warning in page.warning)
    assert "Copy of “Untitled” (The Herald, date unknown)" in said and "five-word runs" in said
