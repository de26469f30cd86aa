"""Upload: preview, correction, saving, what was there, what was interrupted, and the way back."""

from __future__ import annotations

import time
from dataclasses import replace

from sqlalchemy import Engine

from detente.access import deeds
from detente.analysis import analyse
from detente.store import article_lists, batch_history, batches
from detente.store.selection import Selection
from detente.store.stored_article import read_article
from detente.store.transactions import writing
from detente.store.writes import save
from detente.text.blocks import outline
from tests.pages.on_screen import save_of, text_of


def test_upload_previews_corrects_and_saves(visit, engine: Engine, article: str) -> None:
    page = visit("upload")
    page.text_area[0].set_value(article).run()
    assert "title and deck" in text_of(page) and "No date found: give one" in text_of(page).replace("\\", "")
    next(each for each in page.text_input if each.label == "Title").set_value("A better title").run()
    save_of(page).click().run()
    assert not page.exception
    rows = article_lists.articles(engine, Selection())
    stored = read_article(engine, int(rows["id"][0]))
    assert (
        stored is not None and stored.analysis.title == "A better title" and stored.analysis.published is None
    )
    assert page.title[0].value == "A better title", "saving lands in the reader"


def test_what_was_understood_stands_above_the_fields(visit, article: str) -> None:
    page = visit("upload")
    page.text_area[0].set_value(article).run()
    seen = [(one.type, getattr(one, "label", None) or getattr(one, "value", "")) for one in page.main]
    understood, save, field = (
        next(at for at, (kind, words) in enumerate(seen) if kind == wanted and str(words).startswith(begins))
        for wanted, begins in (("header", "What was understood"), ("button", "Save 1"), ("text_area", ""))
    )
    assert understood < save < field


def test_upload_of_the_same_text_is_stored_once(visit, engine: Engine, stored: int, article: str) -> None:
    page = visit("upload")
    page.text_area[0].set_value(article).run()
    save_of(page).click().run()
    assert not page.exception and len(article_lists.articles(engine, Selection())) == 1


def test_upload_says_what_is_wrong(visit, engine: Engine) -> None:
    page = visit("upload")
    page.text_area[0].set_value("# A Heading And Nothing Else").run()
    assert page.error and "running text" in page.error[0].value
    assert len(article_lists.articles(engine, Selection())) == 0


def test_an_upload_can_be_undone(visit, engine: Engine, article: str) -> None:
    page = visit("upload")
    page.text_area[0].set_value(article).run()
    save_of(page).click().run()
    assert len(article_lists.articles(engine, Selection())) == 1
    page = visit("upload")
    next(button for button in page.button if button.label == "Delete them").click().run()
    assert not page.exception and len(article_lists.articles(engine, Selection())) == 0


def test_an_interrupted_upload_is_offered_to_go_on(visit, engine: Engine, article: str) -> None:
    texts = [article, "The envoys met on Monday, and they spoke for hours about the limits on missiles."]
    wanted = [batches.Wanted(f"{n}.txt", outline(text), text.encode()) for n, text in enumerate(texts)]
    batch = batches.begin(engine, wanted, "upload of 2 articles", by="Ida Berg")
    with writing(engine, deeds.DERIVE) as connection:
        connection.exec_driver_sql("UPDATE batch SET started = '2025-06-25 10:00:00.000000'")
    page = visit("upload")
    said = page.warning[0].value.replace("\\", "")
    assert "by Ida Berg" in said and "0 of 2 saved, then interrupted at “0.txt”" in said
    page.button(key=f"go_on_{batch}").click().run()
    for _ in range(100):
        done = batch_history.batch_of(engine, batch)
        if done and done.finished:
            break
        time.sleep(0.1)
    page = visit("upload")
    assert not page.exception and not page.warning
    assert len(article_lists.articles(engine, Selection())) == 2


def test_what_was_there_already_is_named_after_a_large_upload(visit, engine: Engine, article: str) -> None:
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
    page = visit("upload")
    page.session_state["upload_saving"] = batch
    page.run()
    assert "13 of 14 saved, 1 were already there" in page.success[0].value.replace("\\", "")
    frame = next(table.value for table in page.dataframe if "file" in table.value)
    assert frame["file"].tolist() == ["0.txt"] and frame["article"].tolist() == [f"article?id={there}"]


def test_pasted_copy_is_named_before_it_is_saved(visit, engine: Engine) -> None:
    words = " ".join(f"word{number}" for number in range(60))
    document = replace(
        outline(f"The envoys met on Monday and spoke of {words} for hours."), outlet="The Herald"
    )
    save(engine, document, analyse(document))
    page = visit("upload")
    page.text_area[0].set_value(f"The envoys met on Monday and spoke of {words} for days.").run()
    said = "\n".join(warning.value.replace("\\", "") for warning in page.warning)
    assert "Copy of “Untitled” (The Herald, date unknown)" in said and "five-word runs" in said
