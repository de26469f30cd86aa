"""`detente add`: for anything given, one line for each article, and nothing lost to a bad neighbour."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from detente.cli import main
from detente.commands import add_inputs
from detente.intake.addresses import chosen, look
from tests.intake.hostile import STORY, zipped
from tests.intake.site import PAGE, Site, page, standing

OTHER = (
    "Norland moved two brigades to the border on Tuesday. Sudria called it a provocation and asked for talks."
)
Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    file = tmp_path / "home" / "corpus.db"
    file.parent.mkdir()
    monkeypatch.setenv("DETENTE_DATABASE_URL", f"sqlite:///{file}")
    return file


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    with standing() as here:
        monkeypatch.setattr(add_inputs, "look", partial(look, network=here.network()))
        monkeypatch.setattr(add_inputs, "chosen", partial(chosen, network=here.network()))
        yield here


def added(capsys: Captured, *arguments: str) -> tuple[int, list[dict[str, Any]]]:
    code = main(["add", "--json", *arguments])
    return code, [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_folder_is_read_with_its_folders_in_order(tmp_path: Path, capsys: Captured) -> None:
    press = tmp_path / "press"
    for name, data in {
        "b.txt": STORY.encode(), "a/z.txt": OTHER.encode(),
        "a/week.zip": zipped({"in.txt": (STORY + OTHER).encode()}), ".hidden": b"x",
        ".git/config": b"x", "__MACOSX/x": b"x",
    }.items():  # fmt: skip
        (press / name).parent.mkdir(parents=True, exist_ok=True)
        (press / name).write_bytes(data)
    code, reports = added(capsys, str(press))
    assert code == 0
    assert [report["file"].removeprefix(f"{press}/") for report in reports] == [
        "b.txt",
        "a/week.zip/in.txt",
        "a/z.txt",
    ]
    assert len({report["upload"] for report in reports}) == 1, "all of one command is one upload"
    assert all(report["new"] and report["report"]["paragraphs"] for report in reports)


def test_a_folder_with_pipes_links_and_nothing_else_does_not_hold_anybody_up(
    tmp_path: Path, capsys: Captured
) -> None:
    press, empty = tmp_path / "press", tmp_path / "empty"
    press.mkdir()
    empty.mkdir()
    os.mkfifo(press / "pipe")
    (press / "broken").symlink_to(tmp_path / "nowhere")
    (press / "round").symlink_to(press, target_is_directory=True)
    (press / "z.txt").write_text(STORY)
    code, reports = added(capsys, str(press), str(empty))
    assert code == 1
    assert [Path(report["file"]).name for report in reports] == [
        "round",
        "broken",
        "pipe",
        "z.txt",
        "empty",
    ]
    assert [bool(report["problem"]) for report in reports] == [True, True, True, False, True]


def test_one_report_says_what_the_page_says(tmp_path: Path, capsys: Captured) -> None:
    file = tmp_path / "talks.html"
    file.write_text(PAGE)
    code, (report,) = added(capsys, str(file))
    assert code == 0 and report["problem"] is None
    assert (report["title"], report["date"], report["outlet"]) == (
        "Talks in Varna",
        "2026-03-04",
        "The Gazette",
    )
    assert (report["language"], report["language_name"], report["scored"]) == ("en", "English", True)
    assert report["report"]["reasons"] == {"rest of the page": 1} and "paragraphs" in report["summary"]
    assert main(["add", str(file)]) == 0
    line = capsys.readouterr().out
    assert (
        "already there as article 1, “Talks in Varna”, 2026-03-04, The Gazette, English. 3 paragraphs" in line
    )


def test_nothing_is_lost_to_a_bad_neighbour_and_the_exit_code_tells(tmp_path: Path, capsys: Captured) -> None:
    good, bad = tmp_path / "good.txt", tmp_path / "bad.pdf"
    good.write_text(STORY)
    bad.write_bytes(b"%PDF-1.4 nothing more")
    archive = tmp_path / "mixed.zip"
    archive.write_bytes(zipped({"../up.txt": b"x", "ok.txt": OTHER.encode()}))
    code, reports = added(capsys, str(bad), str(tmp_path / "absent"), str(archive), str(good))
    assert code == 1
    assert [bool(report["problem"]) for report in reports] == [True, True, True, False, False]
    assert "cannot be opened (No such file" in reports[1]["problem"]


def test_what_the_analysis_chokes_on_costs_only_itself(
    tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    import detente.analysis

    real = detente.analysis.analyse

    def choking(document: Any, *used: Any, **asked: Any) -> Any:
        if "Varna" in document.blocks[0].text:
            raise KeyError("x")
        return real(document, *used, **asked)

    monkeypatch.setattr(detente.analysis, "analyse", choking)
    for name, text in (("a.txt", STORY), ("b.txt", OTHER)):
        (tmp_path / name).write_text(text)
    code, reports = added(capsys, str(tmp_path / "a.txt"), str(tmp_path / "b.txt"))
    assert code == 1 and "(KeyError)" in reports[0]["problem"] and reports[1]["new"]


def test_many_are_analysed_by_worker_processes_and_reported_in_order(
    tmp_path: Path, capsys: Captured
) -> None:
    from detente.jobs.analysing import FEW
    from detente.jobs.in_use import InUse
    from detente.store.engine import open_store
    from detente.store.stored_article import read_article

    press = tmp_path / "press"
    press.mkdir()
    names = [f"{number:02}.txt" for number in range(FEW + 8)]
    for number, name in enumerate(names):
        (press / name).write_text(f"Round {number} of the talks\n\n{STORY} It was day {number}.")
    (press / "15a.pdf").write_bytes(b"%PDF-1.4 nothing more")
    code, reports = added(capsys, str(press))
    assert code == 1 and [Path(report["file"]).name for report in reports] == sorted([*names, "15a.pdf"])
    engine = open_store()
    for report in reports:
        if report["problem"] is None:
            stored = read_article(engine, report["article"])
            assert stored is not None and stored.analysis == InUse().analyse(stored.document)
    assert len({report["upload"] for report in reports if report["problem"] is None}) == 1


def test_a_dry_run_reports_and_stores_nothing(tmp_path: Path, store: Path, capsys: Captured) -> None:
    file = tmp_path / "a.txt"
    file.write_text(STORY)
    code, (report,) = added(capsys, "--dry-run", str(file))
    assert code == 0 and "article" not in report and report["report"]["words"] == len(STORY.split())
    assert not store.exists()
    assert main(["add", "--dry-run", str(file)]) == 0
    assert "can be added" in capsys.readouterr().out


WIRE = (
    "The ministers of Norland and Sudria met in Varna on Monday to speak about limits on missiles.\n\n"
    "Norland's delegation asked for inspections twice a year, and offered to open its two bases in the "
    "north first.\n\n"
    "Sudria answered that it would study the offer, and that its own bases had never been closed to "
    "neighbours."
)


def test_an_article_that_is_a_copy_says_of_what(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "a.md").write_text(
        f"---\ntitle: Talks in Varna\ndate: 2026-03-02\noutlet: Courier\n---\n\n{WIRE}"
    )
    again = WIRE.replace("on Monday ", "").replace("twice", "once")
    (tmp_path / "b.md").write_text(
        f"---\ntitle: Bases open\ndate: 2026-03-03\noutlet: Herald\n---\n\n{again}"
    )
    (tmp_path / "c.txt").write_text(STORY)
    code, reports = added(capsys, *(str(tmp_path / name) for name in ("a.md", "b.md", "c.txt")))
    first, copy, other = (report["copy_of"] for report in reports)
    assert code == 0 and first is None and other is None and all(report["new"] for report in reports)
    assert (copy["article"], copy["title"], copy["outlet"], copy["date"]) == (
        reports[0]["article"], "Talks in Varna", "Courier", "2026-03-02",
    )  # fmt: skip
    assert 0.5 < copy["share"] < 1
    (tmp_path / "d.md").write_text(f"---\ntitle: Offer\noutlet: Post\n---\n\n{WIRE}")
    assert main(["add", str(tmp_path / "d.md"), str(tmp_path / "a.md")]) == 0
    line, there = capsys.readouterr().out.splitlines()
    assert "Copy of article 1, “Talks in Varna” (Courier, 2026-03-02): 100 % of its five-word runs" in line
    assert "already there as article 1" in there and "Copy of" not in there


def test_what_the_article_that_is_there_lacks_is_said(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "b.md").write_text(f"---\ntitle: Talks\ndate: 2026-03-02\n---\n\n{STORY}")
    code, (bare, dated) = added(capsys, str(tmp_path / "a.txt"), str(tmp_path / "b.md"))
    assert code == 0 and bare["new"] and not dated["new"]
    assert dated["notes"] == [
        "Article 1 lacks the title “Talks” and the date “2026-03-02”, which this gives: correct it there."
    ]
    assert not any("lacks" in note for note in bare["notes"])


def test_date_and_outlet_fill_what_is_missing(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "b.html").write_text(PAGE)
    _, reports = added(
        capsys,
        "--date",
        "2025-06-25",
        "--outlet",
        "Courier",
        str(tmp_path / "a.txt"),
        str(tmp_path / "b.html"),
    )
    assert [(report["date"], report["outlet"]) for report in reports] == [
        ("2025-06-25", "Courier"),
        ("2026-03-04", "The Gazette"),
    ]
    assert not any("No date found" in note for note in reports[0]["notes"])


def test_standard_input_is_read(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(zipped({"a.txt": STORY.encode()}))))
    code, (report,) = added(capsys, "-")
    assert code == 0 and report["file"] == "standard input/a.txt"


def test_limits_of_the_installation_are_kept(
    tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(f"{STORY} It was day {number} of the talks.")
    monkeypatch.setenv("DETENTE_LIMIT_BATCH_FILES", "2")
    code, reports = added(capsys, *(str(tmp_path / f"{number}.txt") for number in range(3)))
    assert code == 1 and [bool(report["problem"]) for report in reports] == [False, False, True]
    assert "At most 2 files are taken at once" in reports[2]["problem"]
    monkeypatch.setenv("DETENTE_LIMIT_PAGES", "none")
    assert main(["add", str(tmp_path / "0.txt")]) == 1
    assert "DETENTE_LIMIT_PAGES" in capsys.readouterr().err


def test_a_file_without_end_is_read_no_further_than_the_limit(
    capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DETENTE_LIMIT_ARCHIVE_MB", "1")
    code, (report,) = added(capsys, "/dev/zero")
    assert code == 1 and "at most 1 MB are opened" in report["problem"]


def test_an_address_is_fetched_and_read(site: Site, capsys: Captured) -> None:
    site.pages["/talks"] = page()
    code, reports = added(capsys, site.at("/talks"), site.at("/absent"))
    assert code == 1 and reports[0]["new"] and reports[0]["address"] == site.at("/talks")
    assert "(404)" in reports[1]["problem"]


def test_an_address_inside_is_refused(capsys: Captured) -> None:
    code, (report,) = added(capsys, "http://127.0.0.1/")
    assert code == 1 and "not on the public internet" in report["problem"]


def test_a_feed_is_listed_or_as_many_of_it_as_are_wanted_are_fetched(site: Site, capsys: Captured) -> None:
    items = "".join(f"<item><title>Day {n}</title><link>/{n}</link></item>" for n in range(3))
    site.pages["/rss"] = page(f"<rss version='2.0'><channel><title>Gazette</title>{items}</channel></rss>")
    site.pages |= {f"/{n}": page(PAGE.replace("Varna", f"Varna, day {n},")) for n in range(3)}
    code, (report,) = added(capsys, site.at("/rss"))
    assert code == 1 and "--feed-items all" in report["problem"]
    assert [item["title"] for item in report["feed"]["items"]] == ["Day 0", "Day 1", "Day 2"]
    assert main(["add", site.at("/rss")]) == 1
    assert "no date     Day 2  http" in capsys.readouterr().out
    code, reports = added(capsys, "--feed-items", "2", site.at("/rss"))
    assert code == 0 and [report["file"] for report in reports] == [site.at("/0"), site.at("/1")]
    code, reports = added(capsys, "--feed-items", "all", site.at("/rss"))
    assert code == 0 and [report["new"] for report in reports] == [False, False, True]


@pytest.mark.parametrize("wrong", ["0", "-1", "many"])
def test_a_wrong_number_of_items_is_a_matter_of_usage(wrong: str, capsys: Captured) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["add", "--feed-items", wrong, "x"])
    assert stopped.value.code == 2 and "number above 0, or all" in capsys.readouterr().err


def test_nothing_steers_the_terminal(tmp_path: Path, capsys: Captured) -> None:
    file = tmp_path / "a\x1b[2Jb\x9bm.txt"
    file.write_text(f"---\ntitle: Talks \x1b[31min red\n---\n\n{STORY}")
    assert main(["add", "--dry-run", str(file)]) == 0
    assert not set(capsys.readouterr().out) & {"\x1b", "\x9b"}
    main(["add", "--dry-run", "--json", str(file)])
    printed = capsys.readouterr().out
    assert not set(printed) & {"\x1b", "\x9b"} and json.loads(printed)["file"] == str(file)


def test_progress_is_shown_to_who_watches_only(
    tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    main(["add", "--dry-run", str(tmp_path / "a.txt")])
    assert capsys.readouterr().err == ""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    main(["add", "--dry-run", str(tmp_path / "a.txt")])
    shown = capsys.readouterr().err
    assert "1 read, 0 not added" in shown and shown.endswith("\r\x1b[K")


def test_a_command_that_is_stopped_keeps_what_was_saved(
    tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    from detente.store.batch_history import history
    from detente.store.engine import open_store

    def stopped(*_: Any) -> Iterator[Any]:
        yield from entries([str(tmp_path / "a.txt")], *_[1:])
        raise KeyboardInterrupt

    entries = add_inputs.entries
    monkeypatch.setattr(add_inputs, "entries", stopped)
    (tmp_path / "a.txt").write_text(STORY)
    assert main(["add", str(tmp_path / "a.txt")]) == 1
    assert "What was saved stays" in capsys.readouterr().err
    (batch,) = history(open_store())
    assert batch.articles == 1 and batch.finished is None
