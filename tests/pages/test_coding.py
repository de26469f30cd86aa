"""The Coding page: from the first visit to agreement, settlement and a corrected index."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from sqlalchemy import Engine

from detente.analysis import analyse
from detente.coding.codes import Code, text_hash
from detente.coding.files.coded_rows import CodedRow
from detente.coding.files.csv_and_jsonl import from_coded_lines, to_csv
from detente.coding.model_client.model_settings import ADDRESS, KEY, NAME, PRICES
from detente.intake.sample_digests import read_samples
from detente.jobs import model_coding
from detente.store import (
    coding_answers,
    coding_exchange,
    coding_projects,
    coding_queue,
    coding_results,
    corpus_queries,
)
from detente.store.coding_answers import ToAsk
from detente.store.coding_projects import Plan, projects
from detente.store.engine import open_store
from detente.store.selection import Selection
from detente.store.writes import save
from tests.coding.model_client.lying_server import code_line, completion, model_server
from tests.new_library import new_library
from tests.pages.on_screen import text_of

MODEL = "m (instructions 1)"


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a library with some twenty articles."""
    file = tmp_path_factory.mktemp("filled") / "corpus.db"
    engine = open_store(new_library(file))
    for sample in read_samples()[:24]:
        save(engine, sample.document, analyse(sample.document, with_tone=False))
    engine.dispose()
    return file


@pytest.fixture
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A copy of that library for a test that asks for a corpus, an empty one for others."""
    if "corpus" not in request.fixturenames:
        return new_library(tmp_path / "corpus.db")
    return f"sqlite:///{shutil.copy(request.getfixturevalue('filled'), tmp_path / 'corpus.db')}"


@pytest.fixture
def corpus(engine: Engine) -> int:
    """A sample of 60 paragraphs of some twenty articles."""
    return coding_projects.start_project(engine, Plan("Pilot", Selection(), "simple", 60), "Ana")


def code_all(engine: Engine, project: int, coder: str) -> None:
    while (unit := coding_queue.next_unit(engine, project, coder)) is not None:
        word = len(unit.text) % 4
        code = Code(word, 0) if word else Code(0, 2 if coder == "Ana" else 3)
        coding_queue.save_code(engine, project, unit.place, coder, code)


def test_one_click_draws_a_sample_and_begins(visit, engine: Engine, stored: int) -> None:
    page = visit("coding")
    assert "Do people agree with the score?" in text_of(page)
    page.button[0].click().run()
    assert "Say first who codes" in page.error[0].value and not projects(engine)
    page.text_input(key="coder").set_value("Ana").run()
    next(button for button in page.button if button.label.startswith("Draw 60")).click().run()
    assert not page.exception and [project.name for project in projects(engine)] == ["First sample"]
    assert any("0 of" in bar.proto.text for bar in page.get("progress"))


def test_another_sample_is_drawn_and_brought_codes_are_shown_beside_a_project(
    visit, engine: Engine, corpus: int
) -> None:
    page = visit("coding", view="Files")
    page.text_input(key="coder").set_value("Ana").run()
    page.text_input(key="coding_name").set_value("Second")
    next(button for button in page.button if button.label == "Draw").click().run()
    assert not page.exception, [each.value for each in page.exception]
    drawn = next(project for project in projects(engine) if project.name == "Second")
    assert page.selectbox(key="project").value == str(drawn.id)
    rows = tuple(
        CodedRow(coder, code, text_hash("They will talk."), "They will talk.")
        for coder, code in (("Ann", Code(2, 0)), ("Bob", Code(0, 3)))
    )
    page.file_uploader(key="coding_file").upload("brought.csv", to_csv(rows).encode(), "text/csv").run()
    page.radio(key="coding_into").set_value("a new project").run()
    page.button(key="coding_bring").click().run()
    assert not page.exception, [each.value for each in page.exception]
    brought = next(project for project in projects(engine) if project.name == "brought")
    assert page.selectbox(key="project").value == str(brought.id)
    assert page.segmented_control(key="view").value == "Agreement"


def test_the_page_shows_no_score_while_somebody_codes(visit, engine: Engine, corpus: int) -> None:
    revision = corpus_queries.corpus_version(engine)
    coding_queue.save_code(engine, corpus, 0, "Ben", Code(4, 0, why="Ben's own reason"))
    page = visit("coding")
    page.text_input(key="coder").set_value("Ana").run()
    assert not page.exception
    for words in ("balance", "escalatory", "no cues", "Ben's own reason"):
        assert words not in text_of(page)
    assert corpus_queries.corpus_version(engine) == revision, "a code makes no chart stale"


def test_agreement_is_shown_when_several_have_coded(visit, engine: Engine, corpus: int) -> None:
    assert "neither sees the other's codes" in text_of(visit("coding", view="Agreement"))
    for coder in ("Ana", "Ben"):
        code_all(engine, corpus, coder)
    page = visit("coding", view="Agreement")
    labels = {metric.label: metric.value for metric in page.metric}
    assert labels["κ of stance"] == "1.000" and labels["α of escalation"] == "1.000"
    assert 0 < float(labels["α of de-escalation"]) < 1
    assert "Krippendorff's rule" in text_of(page)


def test_disagreements_are_settled_with_a_rule(visit, engine: Engine, corpus: int) -> None:
    for coder in ("Ana", "Ben"):
        code_all(engine, corpus, coder)
    page = visit("coding", view="Settle")
    assert "Say first who you are" in page.info[0].value
    page.text_input(key="coder").set_value("Ana").run()
    assert not page.dataframe, "nothing is shown before somebody asks"
    next(button for button in page.button if button.label == "Show them").click().run()
    assert len(page.dataframe) > 1
    place = next(box.key for box in page.selectbox if box.key.startswith("settle_rule_")).rpartition("_")[2]
    page.selectbox(key=f"settle_d_{place}").set_value(2.5)
    page.selectbox(key=f"settle_rule_{place}").set_value(25)
    next(button for button in page.button if button.label == "Settle").click().run()
    assert not page.exception and "Settled by Ana" in text_of(page) and "rule 25" in text_of(page)


def test_the_index_is_corrected_or_refused_with_the_reason(visit, engine: Engine, corpus: int) -> None:
    assert "needs at least 40" in text_of(visit("coding", view="Corrected"))
    code_all(engine, corpus, "Ana")
    page = visit("coding", view="Corrected")
    assert {metric.label for metric in page.metric} == {"Uncorrected", "Corrected", "Coders alone"}
    assert "all paragraphs" in page.dataframe[0].value["Of"].tolist()
    assert "How often the tool errs on this corpus" in text_of(page)


def test_two_codings_of_a_file_give_alpha_and_kappa_on_screen(visit, engine: Engine) -> None:
    file = Path(__file__).parents[1] / "golden" / "samples_coded.jsonl"
    lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    codes = from_coded_lines(list(enumerate(lines, 1)), "somebody")
    came = coding_exchange.project_from_codes(engine, "Own samples", codes, None)
    page = visit("coding", view="Agreement", project=str(came.project_id))
    labels = {metric.label: metric.value for metric in page.metric}
    assert round(float(labels["κ of stance"]), 2) == 0.91 and float(labels["α of escalation"]) > 0.9
    assert "not drawn from the library" in text_of(visit("coding", view="Corrected"))


@pytest.mark.parametrize("nonsense", ["99", "x", "-1"])
def test_any_address_opens_the_latest_project(visit, corpus: int, nonsense: str) -> None:
    page = visit("coding", project=nonsense, view="Files")
    assert page.selectbox(key="project").value == str(corpus)
    assert any(header.value == "Bring codes" for header in page.header)


def test_a_reader_says_what_they_would_code_differently(visit, engine: Engine, stored: int) -> None:
    page = visit("article", id=str(stored))
    next(button for button in page.button if button.label == "I would code this differently").click().run()
    assert not page.exception
    assert {"Escalation, 0 to 5", "De-escalation, 0 to 5"} <= {box.label for box in page.selectbox}
    assert not projects(engine), "nothing is kept before somebody says so"


def answers(engine: Engine, project: int) -> None:
    """A model has answered for every paragraph that it sees nothing in."""
    rows = [
        CodedRow("m (instructions 1)", Code(0, 0), one.hash, kind="model")
        for one in coding_exchange.texts_to_code(engine, project)
    ]
    coding_exchange.codes_into_project(engine, project, rows)


def test_a_model_is_shown_apart_from_people(visit, engine: Engine, corpus: int) -> None:
    answers(engine, corpus)
    code_all(engine, corpus, "Ana")
    page = visit("coding", view="Agreement")
    assert not page.metric, "one person and a model are no agreement of people"
    assert "Models beside the people" in text_of(page) and "count for none of this" in text_of(page)
    code_all(engine, corpus, "Ben")
    page = visit("coding", view="Agreement")
    assert {metric.label: metric.value for metric in page.metric}["κ of stance"] == "1.000"


def test_a_model_is_asked_where_it_is_set_up_and_agreed_to(
    visit, engine: Engine, corpus: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "No model is set up on this server" in text_of(visit("coding", view="Files"))
    with model_server(lambda *_: completion(code_line())) as (address, asked):
        set_up = {ADDRESS: address, NAME: "m", KEY: "the-key", PRICES[0]: "1", PRICES[1]: "2"}
        for name, value in set_up.items():
            monkeypatch.setenv(name, value)
        page = visit("coding", view="Files")
        ask = next(button for button in page.button if button.label == "Ask for 60 paragraphs")
        said = text_of(page).replace("\\", "")
        assert ask.disabled and "127.0.0.1" in said and "by the prices that are set" in said
        assert "the-key" not in said and not asked.bodies, "nothing is sent before somebody agrees"
        page.checkbox(key=f"coding_model_consent_{corpus}").check().run()
        page.button(key="coding_model_ask").click().run()
        found = model_coding.latest(engine, corpus)
        assert found is not None and found[0].wait(60) and found[1].kept == 60
        page = visit("coding", view="Files")
    assert not page.exception and "has coded every paragraph" in text_of(page)
    monkeypatch.setenv(ADDRESS, "http://models.example.org/v1")
    assert "without https" in text_of(visit("coding", view="Files"))


def test_the_page_says_what_a_models_codes_were_worth(visit, engine: Engine, corpus: int) -> None:
    def codes(asked: tuple[ToAsk, ...]) -> None:
        for one in asked:
            word, step = one.text.text.split()[0], len(one.text.text) % 4
            code = Code(step, 0, escalating_words=word) if step else Code(0, 2, deescalating_words=word)
            assert not coding_answers.keep_answer(engine, corpus, MODEL, one, code)

    code_all(engine, corpus, "Ana")
    assert not [box for box in visit("coding", view="Corrected").selectbox if box.label == "Corrected by"]
    codes(coding_answers.left_of_sample(engine, corpus, MODEL))
    page = visit("coding", view="Corrected")
    assert page.selectbox(key="coding_by_model_too").value == "the score alone"
    page.selectbox(key="coding_by_model_too").set_value(MODEL).run()
    assert "Codes of the sample alone make nothing more certain" in text_of(page)
    codes(coding_answers.next_beside(engine, corpus, MODEL, 100))
    page = visit("coding", view="Corrected")
    assert not page.exception and page.selectbox(key="coding_by_model_too").value == MODEL
    said = text_of(page)
    assert "81 of them beside the sample" in said
    assert "worth about **81 paragraphs more coded by people**" in said, "it codes all as the people do"
    assert "the people's say that this may well be" in said


def test_a_projects_numbers_leave_as_text_for_a_paper(visit, engine: Engine, corpus: int) -> None:
    for coder in ("Ana", "Ben"):
        code_all(engine, corpus, coder)
    page = visit("coding", view="Agreement")
    assert [b for b in page.get("download_button") if b.label == "For a paper, as text"]


def test_a_coder_withdraws(visit, engine: Engine, corpus: int) -> None:
    code_all(engine, corpus, "Ana")
    page = visit("coding", view="Files")
    page.text_input(key="coder").set_value("Ana").run()
    assert page.button(key="coding_withdraw_now").disabled
    page.checkbox(key=f"coding_withdraw_{corpus}").check().run()
    page.button(key="coding_withdraw_now").click().run()
    assert not page.exception and not coding_results.progress(engine, corpus).coders


def test_where_two_part_and_who_drifts_is_drawn(visit, engine: Engine, corpus: int) -> None:
    for coder in ("Ana", "Ben"):
        code_all(engine, corpus, coder)
    page = visit("coding", view="Agreement")
    assert not page.exception
    assert "Ana and Ben gave the same stance to all 60 paragraphs" in text_of(page)
    assert "Nobody has drifted" in text_of(page) and len(page.get("vega_lite_chart")) == 2


def test_codes_are_given_back_by_consent_alone(visit, engine: Engine, corpus: int) -> None:
    page = visit("coding", view="Files")
    assert "There is nothing to give yet" in text_of(page)
    for coder in ("Ana", "Ben"):
        code_all(engine, corpus, coder)
    page = visit("coding", view="Files")
    page.text_input(key="coder").set_value("Ana").run()

    def makes() -> bool:
        return next(b for b in page.get("download_button") if b.label.startswith("Make the file")).disabled

    assert "It does not hold" in text_of(page) and makes()
    page.checkbox(key="coding_consent").check().run()
    assert not makes()
    page.radio(key="coding_licence").set_value("CC-BY-4.0").run()
    assert makes(), "nobody is named yet"
    page.text_input(key="coding_credit").set_value("Ana").run()
    assert not page.exception and not makes()
