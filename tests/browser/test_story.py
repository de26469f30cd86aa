"""The main job as a newcomer does it: upload, read, open the card, restart, find it again; and what goes
wrong.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from detente.scoring.lexicon import as_csv, shipped
from tests.browser.conftest import SETTLED

pytestmark = pytest.mark.browser


def go(page: Page, address: str) -> None:
    page.goto(address)
    page.wait_for_selector(SETTLED, timeout=60_000)
    expect(page.locator("[data-testid=stException]")).to_have_count(0)


def test_upload_read_restart_and_find_it_again(page: Page, serving, article: str, tmp_path: Path) -> None:
    file = tmp_path / "norland.txt"
    file.write_text(article, encoding="utf-8")
    with serving() as address:
        go(page, address)
        expect(page.get_by_role("heading", name="What is being said")).to_be_visible()
        expect(page.get_by_text("sample digests").first).to_be_visible()

        go(page, f"{address}/upload")
        page.locator("input[type=file]").set_input_files(str(file))
        expect(page.get_by_text("Understood: title and deck", exact=False)).to_be_visible()
        expect(page.get_by_text("1 caption or credit set aside", exact=False)).to_be_visible()
        expect(page.get_by_text("No date found: give one.")).to_be_visible()
        page.get_by_role("button", name="Save 1 article").click()

        expect(page.get_by_role("heading", name="Norland Offers Talks")).to_be_visible()
        expect(page.locator("mark.e").first).to_be_visible()
        page.get_by_role("button", name="5 % of GDP").click()
        expect(page.get_by_text("The Hague, 25 June 2025")).to_be_visible()
        expect(page.get_by_text("3.5 % core + 1.5 % related")).to_be_visible()
        expect(page.get_by_text("Review in 2029")).to_be_visible()
        expect(page.get_by_text("allies with a figure reach 3.5 %")).to_be_visible()
        link = page.url
        assert "id=" in link

    with serving() as address:
        go(page, f"{address}/article?{link.split('?')[1]}")
        expect(page.get_by_role("heading", name="Norland Offers Talks")).to_be_visible()
        go(page, f"{address}/articles?corpus=uploaded")
        expect(page.get_by_text("4 paragraphs in 1 article", exact=False)).to_be_visible()


@pytest.mark.slow
def test_bad_files_each_get_a_sentence_and_cost_no_other(
    page: Page, serving, article: str, tmp_path: Path
) -> None:
    files = {
        "good.txt": article.encode(),
        "empty.txt": b"",
        "picture.txt": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20,
        "line.txt": b"word " * 2_000_000,
        "zeros.txt": article.replace("talks", "ta\x00lks").encode(),
        "latin.txt": (
            "Les ministres ont déclaré que l'armée était prête. Ils négocient à Genève, a-t-il dit.\n"
        ).encode("latin-1")
        * 3,
        "russian.txt": (
            "Министр обороны заявил, что войска готовы. Переговоры прекращены, сказал он. " * 4
        ).encode(),
    }
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    with serving() as address:
        go(page, f"{address}/upload")
        page.locator("input[type=file]").set_input_files([str(tmp_path / name) for name in files])
        page.wait_for_selector("text=What was understood", timeout=60_000)
        page.wait_for_selector(SETTLED)
        alerts = page.locator("[data-testid=stAlert]")
        for name, sentence in {
            "empty": "there is nothing to read",
            "picture": "is a PNG image",
            "line": "this does not look like an article",
        }.items():
            said = alerts.filter(has_text=f"{name}.txt").filter(has_text=sentence)
            expect(said).to_have_count(1, timeout=60_000)  # the files are read one after the other
        expect(page.get_by_text("Zero bytes in the text were dropped.")).to_have_count(1)
        expect(page.get_by_text("This text is in Russian.", exact=False)).to_have_count(1)
        expect(page.get_by_text("This text is in French.", exact=False)).to_have_count(1)
        expect(page.locator("[data-testid=stException]")).to_have_count(0)

        page.get_by_role("button", name="Save 4 articles").click()
        expect(alerts.filter(has_text="russian.txt saved")).to_have_count(1)
        expect(alerts.filter(has_text="zeros.txt was already there")).to_have_count(1)
        go(page, f"{address}/articles?corpus=uploaded")
        expect(
            page.get_by_text(
                "in 1 article · 1 article without a date, not in the charts over time · 2 articles in "
                "another language"
            )
        ).to_be_visible()


@pytest.mark.slow
def test_an_own_lexicon_shows_its_difference_is_adopted_and_gone_back_from(
    page: Page, serving, tmp_path: Path
) -> None:
    table = as_csv(shipped(), "frames").replace(
        "accept,truce,,ceasefire,0,3.8", "accept,truce,,ceasefire,3.8,0"
    )
    file = tmp_path / "frames.csv"
    file.write_text(table, encoding="utf-8")
    broken = tmp_path / "broken.csv"
    broken.write_text(table.replace("ceasefire,3.8,0", "ceasefire,many,0"), encoding="utf-8")
    with serving() as address:
        go(page, f"{address}/lexicon")
        page.locator("input[type=file]").set_input_files(str(broken))
        expect(page.get_by_text("escalation must be a number", exact=False)).to_be_visible()
        page.get_by_role("button", name="Remove broken.csv").click()
        expect(page.get_by_text("escalation must be a number", exact=False)).to_have_count(0)
        page.wait_for_selector(SETTLED)
        page.locator("input[type=file]").set_input_files(str(file))
        expect(page.get_by_text("would change the stance of", exact=False)).to_be_visible()
        page.get_by_label("What you changed and why").fill("a truce escalates, for a trial")
        page.get_by_label("What you changed and why").press("Enter")
        page.get_by_role("button", name="Adopt this version").click()
        expect(page.get_by_text("a truce escalates, for a trial", exact=False).first).to_be_visible(
            timeout=60_000
        )
        expect(page.get_by_text("Scoring again", exact=False)).to_have_count(0, timeout=60_000)
        expect(page.get_by_text("with results of another version", exact=False)).to_have_count(0)
        page.get_by_text("the shipped lexicon").click()
        page.get_by_role("button", name="Use this one").click()
        expect(page.get_by_text("the library is scored again", exact=False)).to_be_visible(timeout=60_000)
        expect(page.get_by_text("Scoring again", exact=False)).to_have_count(0, timeout=60_000)
        expect(page.get_by_text("with results of another version", exact=False)).to_have_count(0)
