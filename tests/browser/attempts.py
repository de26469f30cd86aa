"""Every write that a page offers, as somebody does it in a browser: what is made ready for it, what is
clicked before the last click, and the last click.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from itertools import count
from typing import Any, Final

from sqlalchemy import Engine

from detente.access import deeds
from detente.access.deeds import Deed
from detente.access.grants import Grant
from detente.access.person import Person
from detente.access.roles import Role
from detente.access.sessions import lengths, session_of
from detente.analysis import analyse
from detente.attribution.gazetteer import OwnActor, gazetteer
from detente.coding.codes import Code, text_hash
from detente.coding.files.coded_rows import CodedRow
from detente.coding.files.csv_and_jsonl import to_csv
from detente.figures.importing.recognising import read_file
from detente.figures.revisions import difference
from detente.intake.sample_digests import read_samples
from detente.records import Document
from detente.scoring.lexicon import as_csv, own, shipped, todays
from detente.store import (
    adopted_editions,
    batches,
    coding_exchange,
    coding_projects,
    coding_queue,
    lexicons,
    own_actors,
    role_grants,
    sample_articles,
    sign_ins,
    speaker_corrections,
    writes,
)
from detente.store.bin import in_bin
from detente.store.holding import held_by
from detente.store.selection import Selection
from tests.figures.importing import making
from tests.store.conftest import document_of

SAID: Final = "“We will spend 5 % of GDP on arms,”"
_numbers = count(1)
_WATCH: Final = """
    window.ranAt = Infinity;
    const noted = () => { window.ranAt = performance.now(); };
    setInterval(() => {
        const app = document.querySelector("[data-testid=stApp]");
        if (app?.dataset.testScriptState !== "notRunning") noted();
    }, 10);
    new MutationObserver(() => { if (window.ranAt < Infinity) noted(); }).observe(
        document, { subtree: true, childList: true, characterData: true });
"""  # when a script was last seen running, or, where it was too quick to be seen, what it drew
_SETTLED: Final = "() => performance.now() - window.ranAt > 300"
_BEGUN: Final = "since => window.ranAt > since && window.ranAt < Infinity"


@dataclass(frozen=True)
class Trial:
    """One attempt: the library in the hands of whoever has its file, the page, and who sits before it.

    Attributes:
        engine: The library.
        page: In which the tester has signed in.
        address: Of the app.
        tester: Who has.
        own: Whether what is written to came with the tester's own upload.
        number: Another one for each trial.
    """

    engine: Engine
    page: Any
    address: str
    tester: Person
    own: bool
    number: int

    def go(self, path: str) -> None:
        self.page.goto(f"{self.address}/{path}")
        settle(self.page)

    def open(self, label: str) -> None:
        """Open a box that is folded."""
        self.page.get_by_test_id("stExpander").get_by_text(label).first.click()

    def button(self, name: str, number: int = 0) -> Any:
        """A button on the page or in what opens over it."""
        return self.page.get_by_role("button", name=name, exact=True).nth(number)

    def by_key(self, key: str) -> Any:
        return self.page.locator(f".st-key-{key} button").first

    def choose(self, label: str, typed: str) -> None:
        """Choose in a box by typing."""
        self.page.get_by_label(label, exact=True).last.click()
        self.page.keyboard.type(typed)
        self.page.keyboard.press("Enter")

    def give_file(self, name: str, content: bytes) -> None:
        self.page.locator("input[type=file]").set_input_files(
            {"name": name, "mimeType": "text/csv", "buffer": content}
        )


@dataclass(frozen=True)
class Attempt:
    """A write by a page.

    Attributes:
        name: As the table of roles and writes calls it.
        deed: As the log knows it.
        draw: Makes something ready and clicks until one click is left.
        press: The last click, on what `draw` gives back.
    """

    name: str
    deed: Deed
    draw: Callable[[Trial], Any]
    press: Callable[[Trial, Any], None]

    def may(self, role: Role, own: bool) -> bool:
        """Whether a role is allowed this, by the deeds."""
        least = self.deed.own if own and self.deed.own is not None else self.deed.least
        order = list(Role)
        return least is not None and order.index(role) >= order.index(least)


def watch_scripts(page: Any) -> None:
    """Let `settle` know of the pages that are opened from now on when their scripts ran."""
    page.add_init_script(_WATCH)


def settle(page: Any, since: float | None = None) -> None:
    """Wait until no script has run for a while: a page may run twice. After a click: until one has at all."""
    if since is None:
        page.wait_for_timeout(100)
    else:
        page.wait_for_function(_BEGUN, arg=since, polling=20)
    page.wait_for_function(_SETTLED, polling=20)


def clock(page: Any) -> float:
    """Now, as a page counts."""
    return float(page.evaluate("performance.now()"))


def next_number() -> int:
    return next(_numbers)


def _document(trial: Trial) -> Document:
    return document_of(f"Trial {trial.number}", words=f" Trial {trial.number}.")


def _article(trial: Trial) -> int:
    """An article, which came with an upload of the tester or of nobody."""
    document, batch = _document(trial), None
    if trial.own:
        batch = batches.begin(held_by(trial.engine, trial.tester), (), "own", "Tester")
    return writes.save(trial.engine, document, analyse(document, with_tone=False), batch_id=batch).article_id


def _upload(trial: Trial) -> int:
    """An upload that stopped an hour ago, with an article that waits."""
    hands = held_by(trial.engine, trial.tester) if trial.own else trial.engine
    number = batches.begin(hands, [batches.Wanted("a.txt", _document(trial))], f"trial {trial.number}")
    with closing(sqlite3.connect(str(trial.engine.url.database))) as connection:
        connection.execute("UPDATE batch SET started = datetime('now', '-1 hour')")
        connection.commit()
    trial.go("upload")
    return number


def _undo_upload(trial: Trial) -> int:
    number = batches.begin(trial.engine, (), f"trial {trial.number}")
    document = _document(trial)
    writes.save(trial.engine, document, analyse(document, with_tone=False), batch_id=number)
    batches.finish(trial.engine, number)
    trial.go("upload")
    trial.open("Earlier uploads")
    trial.by_key(f"undo_{number}").click()
    return number


def _paste(trial: Trial) -> None:
    trial.go("upload")
    blocks = "\n\n".join(block.text for block in _document(trial).blocks)
    trial.page.get_by_label("Or paste a text").fill(f"Trial {trial.number}\n\n{blocks}")
    trial.button("Read the text").click()
    trial.button("Save 1 article").wait_for()
    settle(trial.page)


def _details(trial: Trial) -> int:
    number = _article(trial)
    trial.go(f"article?id={number}")
    trial.button("Correct or delete").click()
    trial.page.get_by_label("Outlet", exact=True).last.fill(f"Outlet {trial.number}")
    return number


def _delete(trial: Trial) -> int:
    number = _details(trial)
    trial.page.get_by_text("I want to delete this article").click()
    settle(trial.page)
    return number


def _bin(trial: Trial) -> int:
    number = _article(trial)
    writes.delete_article(trial.engine, number)
    trial.go("upload")
    trial.open("Bin:")
    return in_bin(trial.engine)[0].id


def _speaker(trial: Trial) -> None:
    trial.go(f"article?id={_article(trial)}")
    trial.open("Correct a speaker")
    trial.choose("Who says them", "nobody the text")


def _reading(trial: Trial) -> None:
    trial.go(f"article?id={_article(trial)}")
    trial.open("Correct a target")
    trial.choose("Side", "Norway")


def _corrected(trial: Trial) -> int:
    article = _article(trial)
    made = speaker_corrections.correct_speaker(trial.engine, article, SAID, "Somebody", None, None)
    trial.go(f"article?id={article}")
    return made


def _copy(trial: Trial) -> int:
    _article(trial)
    document = document_of(f"Copied {trial.number}", words=f" Trial {trial.number}. Copied.")
    batch = batches.begin(held_by(trial.engine, trial.tester), (), "own") if trial.own else None
    saved = writes.save(trial.engine, document, analyse(document, with_tone=False), batch_id=batch)
    trial.go(f"article?id={saved.article_id}")
    trial.open("The same story")
    return saved.article_id


def _samples(loaded: bool) -> Callable[[Trial], None]:
    def draw(trial: Trial) -> None:
        sample_articles.load_samples(trial.engine, read_samples()[:1], analyse)
        if not loaded:
            sample_articles.remove_samples(trial.engine)
        trial.go("sources")

    return draw


def _actor_form(trial: Trial) -> None:
    trial.go("actors")
    trial.open("Add an actor or an alias")
    trial.page.locator(".st-key-own_side input").click()
    trial.page.keyboard.type("Norway")
    trial.page.wait_for_timeout(800)  # the list is drawn some hundred milliseconds after the last key
    trial.page.keyboard.press("ArrowDown")
    trial.page.keyboard.press("Enter")
    trial.page.get_by_label("Name", exact=True).fill(f"Ole Testrup {'abcdefghijklmnop'[trial.number % 16]}")


def _actor(trial: Trial) -> int:
    added = OwnActor(f"Ida Quellen {trial.number}", (), "person", "NOR", "")
    number = own_actors.add_actor(trial.engine, added, gazetteer(), None)
    trial.go("actors")
    trial.open("Add an actor or an alias")
    return number


def _frames(trial: Trial) -> str:
    """A table of the lexicon with one weight changed."""
    before = "accept,truce,,ceasefire,0,3.8"
    assert before in as_csv(shipped(), "frames")
    return as_csv(shipped(), "frames").replace(before, f"{before[:-3]}3.{trial.number % 8}")


def _lexicon(trial: Trial) -> None:
    trial.go("lexicon")
    trial.give_file("frames.csv", _frames(trial).encode())
    trial.page.get_by_label("What you changed and why").fill(f"trial {trial.number}")
    trial.page.get_by_label("What you changed and why").press("Enter")
    settle(trial.page)


def _older_lexicon(trial: Trial) -> None:
    tables = todays({"frames": _frames(trial)})
    lexicons.adopt(trial.engine, own(tables).version, f"trial {trial.number}", tables)
    trial.go("lexicon")
    trial.page.get_by_test_id("stMain").get_by_text("the shipped lexicon").click()
    settle(trial.page)


def _figures_file(trial: Trial) -> bytes:
    rows = making.long()
    rows[1][4] = f"1.{trial.number + 10}"
    return making.text(rows)


def _figures(trial: Trial) -> None:
    trial.go("sources")
    trial.give_file("figures.csv", _figures_file(trial))
    trial.button("Adopt this edition").wait_for()
    settle(trial.page)


def _adopted_figures(trial: Trial) -> int:
    data = _figures_file(trial)
    found = read_file(data)
    change = difference(adopted_editions.record(trial.engine), found.edition, found.cells)
    number = adopted_editions.adopt(trial.engine, found, change, data, "figures.csv", None)
    trial.go("sources")
    return number


def _codes(number: int, *coders: tuple[str, Code]) -> tuple[CodedRow, ...]:
    text = f"They said that they would talk, for the {number}th time."
    return tuple(CodedRow(coder, code, text_hash(text), text) for coder, code in coders)


def _sample(trial: Trial) -> int:
    """A project from which the tester has coded one paragraph."""
    _article(trial)
    plan = coding_projects.Plan(f"Trial {trial.number}", Selection(), "simple", 2)
    return coding_projects.start_project(trial.engine, plan, None)


def _card(trial: Trial, coded: bool = False) -> None:
    number = _sample(trial)
    if coded:
        coding_queue.save_code(trial.engine, number, 0, trial.tester.name, Code(1, 0))
    trial.go(f"coding?project={number}")
    trial.page.locator(".cc-text").wait_for()


def _type_code(trial: Trial, _: Any) -> None:
    for key in ("1", "0", "Enter"):
        trial.page.keyboard.press(key)


def _coding_files(trial: Trial) -> int:
    number = _sample(trial)
    trial.go(f"coding?project={number}&view=Files")
    return number


def _new_sample(trial: Trial) -> None:
    _coding_files(trial)
    trial.open("Draw another sample")
    trial.page.get_by_label("Name", exact=True).fill(f"Drawn {trial.number}")


def _code_file(trial: Trial) -> None:
    _coding_files(trial)
    rows = _codes(trial.number, ("Ann", Code(2, 0)), ("Bob", Code(0, 3)))
    trial.give_file("codes.csv", to_csv(rows).encode())
    trial.button("Bring them in").wait_for()
    trial.page.get_by_text("a new project").click()
    settle(trial.page)


def _parted(trial: Trial) -> None:
    rows = _codes(trial.number, ("Ann", Code(2, 0)), ("Bob", Code(0, 3)))
    came = coding_exchange.project_from_codes(trial.engine, f"Trial {trial.number}", rows, None)
    trial.go(f"coding?project={came.project_id}&view=Settle")


def _settling(trial: Trial) -> None:
    _parted(trial)
    trial.button("Show them").click()
    trial.button("Settle").wait_for()
    settle(trial.page)


def _differing(trial: Trial) -> None:
    trial.go(f"article?id={_article(trial)}")
    trial.button("I would code this differently").click()
    trial.choose("Escalation, 0 to 5", "1")
    trial.choose("De-escalation, 0 to 5", "0")


def _role_form(trial: Trial) -> None:
    trial.go("administration")
    trial.page.get_by_label("Which", exact=True).fill(f"colleague{trial.number}@example.org")


def _given_role(trial: Trial) -> int:
    email = f"colleague{trial.number}@example.org"
    role_grants.give(trial.engine, Grant("email", email, Role.READER))
    trial.go("administration")
    held = [each.grant.value for each in role_grants.given(trial.engine)]
    return held.index(email)


def _session(trial: Trial) -> str:
    claims = {"iss": "https://id.example", "sub": str(trial.number), "iat": time.time()}
    session = session_of(claims)
    assert session is not None
    other = Person("person", f"https://id.example {trial.number}", "Other", session=session.id)
    sign_ins.arrive(held_by(trial.engine, other), session, lengths())
    trial.go("administration")
    trial.page.get_by_role("tab", name="Sessions").click()
    settle(trial.page)
    return session.id


def _click(name: str) -> Callable[[Trial, Any], None]:
    return lambda trial, _: trial.button(name).click()


def _click_key(key: str) -> Callable[[Trial, Any], None]:
    """Click the button of which the key ends with what was made ready."""
    return lambda trial, thing: trial.by_key(f"{key}_{thing}").click()


ATTEMPTS: Final = (
    Attempt("save a pasted text", deeds.BEGIN_UPLOAD, _paste, _click("Save 1 article")),
    Attempt("go on with an upload", deeds.KEEP, _upload, _click_key("go_on")),
    Attempt("leave the rest of an upload", deeds.LEAVE_UPLOAD, _upload, _click_key("leave")),
    Attempt("undo an upload", deeds.UNDO_UPLOAD, _undo_upload, _click_key("undo_sure")),
    Attempt("correct an article", deeds.CORRECT, _details, _click("Save and read again")),
    Attempt("delete an article", deeds.DELETE, _delete, _click_key("delete")),
    Attempt("take back from the bin", deeds.TAKE_BACK, _bin, _click_key("take_back")),
    Attempt("correct a speaker", deeds.CORRECT_SPEAKER, _speaker, _click("Correct")),
    Attempt("correct whom an act is aimed at", deeds.CORRECT_READING, _reading, _click("Correct")),
    Attempt("take back a correction", deeds.UNDO_SPEAKER, _corrected, _click_key("uncorrect")),
    Attempt("say that an article is no copy", deeds.SET_APART, _copy, _click_key("apart")),
    Attempt("remove the samples", deeds.REMOVE_SAMPLES, _samples(True), _click("Remove all samples")),
    Attempt("restore the samples", deeds.LOAD_SAMPLES, _samples(False), _click("Restore the samples")),
    Attempt("add an actor", deeds.ADD_ACTOR, _actor_form, _click("Add")),
    Attempt("remove an actor", deeds.REMOVE_ACTOR, _actor, _click_key("own_actor")),
    Attempt("adopt a lexicon", deeds.ADOPT_LEXICON, _lexicon, _click("Adopt this version")),
    Attempt("go back to a lexicon", deeds.GO_BACK_LEXICON, _older_lexicon, _click("Use this one")),
    Attempt("adopt figures", deeds.ADOPT_FIGURES, _figures, _click("Adopt this edition")),
    Attempt("revert figures", deeds.REVERT_FIGURES, _adopted_figures, _click_key("figures_revert")),
    Attempt("draw a sample to code", deeds.DRAW_SAMPLE, _new_sample, _click("Draw")),
    Attempt("close a coding project", deeds.CLOSE_CODING, _coding_files, _click("Close coding")),
    Attempt("code a paragraph", deeds.CODE, _card, _type_code),
    Attempt(
        "undo a code", deeds.CODE, lambda trial: _card(trial, coded=True),
        lambda trial, _: trial.page.keyboard.press("u"),
    ),
    Attempt("code in the reader", deeds.CODE, _differing, _click("Keep")),
    Attempt("see codes side by side", deeds.COMPARE_CODES, _parted, _click("Show them")),
    Attempt("settle a disagreement", deeds.SETTLE_CODES, _settling, _click("Settle")),
    Attempt("bring codes", deeds.BRING_CODES, _code_file, _click("Bring them in")),
    Attempt("give a role", deeds.GIVE_ROLE, _role_form, _click("Give the role")),
    Attempt("take a role away", deeds.TAKE_ROLE, _given_role, _click_key("take_role")),
    Attempt("end a session", deeds.END_SESSION, _session, lambda t, session: t.by_key(
        f"end_{session[:12]}").click()),
)  # fmt: skip
# No page does these: they are commands, which act with the rights of whoever has the machine.
COMMANDS: Final = {deeds.EMPTY_BIN, deeds.RESTORE, deeds.MOVE, deeds.SAVE_MANY}
# Part of another write of this list, in one click with it.
WITH_ANOTHER: Final = {deeds.SAVE, deeds.GO_ON_UPLOAD, deeds.CARRY_OVER, deeds.LOAD_SAMPLE}
# Not tried by pages here but as functions (tests/access): asking a model needs one that answers.
ELSEWHERE: Final = {deeds.ASK_MODEL, deeds.KEEP_ANSWER, deeds.WITHDRAW_CODES}
# Only looked at; the pages show it to whoever may.
READING: Final = {deeds.READ_BIN, deeds.READ_LOG, deeds.READ_ROLES}
