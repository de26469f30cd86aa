"""A model asked for the paragraphs of a project, one after the other, beside the pages.

Each code is kept as it comes, in a transaction of its own: who stops and begins once more goes on where it
was. A void answer for a paragraph of the sample is asked for again the next time, since a model may do
better; beside the sample a first answer stands (`store/coding_answers.py` says why).
"""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass, field

from detente.access import deeds
from detente.coding.model_client.answers import code_from, model_coder, question
from detente.coding.model_client.asking import ModelAnswer, UnansweredError, ask
from detente.coding.model_client.cost import Cost, counted
from detente.coding.model_client.model_settings import ModelSettings
from detente.coding.model_instructions import model_instructions
from detente.jobs import task as tasks
from detente.jobs.task import Task
from detente.records import DetenteError
from detente.store.coding_answers import ToAsk, begin_asking, keep_answer, left_of_sample, next_beside
from detente.store.engine import Library
from detente.store.holding import beside_the_pages
from detente.store.transactions import demand

_runs: dict[tuple[str, str, int], ModelRun] = {}
_NO_ANSWER = "The model gave no answer."
_GIVEN_UP = 5  # paragraphs without an answer in a row: the server is not there


@dataclass(slots=True)
class ModelRun:
    """What has come of asking a model; filled while it goes on.

    Attributes:
        kept: Codes of the sample that are in the project now.
        beside: Codes of other paragraphs, which correct the index.
        void: Why answers were void, each sentence with its number.
        unanswered: Paragraphs that got no answer.
        said: All answers.
        seconds: Since it began.
    """

    kept: int = 0
    beside: int = 0
    void: Counter[str] = field(default_factory=Counter)
    unanswered: int = 0
    said: list[ModelAnswer] = field(default_factory=list)
    seconds: float = 0.0

    def cost(self, settings: ModelSettings) -> Cost:
        """What it took, as the server has counted."""
        return counted(settings, self.said)


def start(engine: Library, project_id: int, settings: ModelSettings, beside: int = 0) -> None:
    """Begin to ask a model, or find it going on already; one model at a time in a project.

    Args:
        engine: The library, in the hands of whoever wants it: an administrator, where there are roles.
        project_id: The project.
        settings: How the model is reached.
        beside: How many paragraphs beside the sample it is asked for too, for the corrected index.

    Raises:
        DetenteError: They may not, or the project is closed; nothing was sent then.
    """
    before = latest(engine, project_id)
    if before is not None and before[0].running:
        return
    begin_asking(engine, project_id, model_coder(settings.name))
    run, hands, key = ModelRun(), beside_the_pages(engine), _key(engine, project_id)
    _runs[key] = run
    tasks.start(
        key, "asking a model", lambda task: code_by_model(hands, project_id, settings, run, task, beside)
    )


def latest(engine: Library, project_id: int) -> tuple[Task, ModelRun] | None:
    """The latest asking in a project.

    Args:
        engine: The library.
        project_id: The project.

    Returns:
        Its task, running or over, and what has come of it; None where this process has asked none.
    """
    key = _key(engine, project_id)
    task = tasks.find(key)
    return None if task is None or key not in _runs else (task, _runs[key])


def _key(engine: Library, project_id: int) -> tuple[str, str, int]:
    return ("asking a model", str(engine.url), project_id)


def code_by_model(
    engine: Library, project_id: int, settings: ModelSettings, run: ModelRun, task: Task, beside: int = 0
) -> None:
    """Ask a model for each paragraph of a project that it has not coded, and keep its codes.

    Args:
        engine: The library.
        project_id: The project.
        settings: How the model is reached.
        run: Receives what comes of it.
        task: Receives the progress, and says whether it was cancelled.
        beside: How many paragraphs beside the sample it is asked for after those of the sample.

    Raises:
        DetenteError: The holder of the library may not ask a model, the project was closed, or the server
            refuses; nothing that was kept is lost.
    """
    demand(engine, deeds.ASK_MODEL)
    model, began, silent = model_coder(settings.name), time.monotonic(), list[ToAsk]()
    wanted = [
        *left_of_sample(engine, project_id, model), *next_beside(engine, project_id, model, beside)
    ]  # fmt: skip
    instructions = model_instructions()
    for done, one in enumerate(wanted):
        task.report(done, len(wanted), one.text.document)
        if task.cancelled:
            break
        try:
            said = ask(settings, instructions, question(one.text), task.pause)
        except UnansweredError as trouble:
            run.unanswered += 1
            silent.append(one)
            if len(silent) >= _GIVEN_UP:
                raise DetenteError(f"{trouble} What came is kept; begin again when it is there.") from None
            continue
        for silenced in silent:  # the server is there: it was the paragraph that got no answer
            keep_answer(engine, project_id, model, silenced, None, _NO_ANSWER)
        silent.clear()
        run.said.append(said)
        _keep(engine, project_id, said, one, settings, run)
        run.seconds = time.monotonic() - began
    else:
        task.report(len(wanted), len(wanted))


def _keep(
    engine: Library, project_id: int, said: ModelAnswer, one: ToAsk, settings: ModelSettings, run: ModelRun
) -> None:
    code, void = None, ""
    try:
        code = code_from(said.content, one.text, settings.name).code
    except DetenteError as trouble:
        void = _kind_of(str(trouble))
    void = keep_answer(engine, project_id, model_coder(settings.name), one, code, void)
    if void:
        run.void[void] += 1
    elif one.place is None:
        run.beside += 1
    else:
        run.kept += 1


def _kind_of(sentence: str) -> str:
    """Why, without the words that it quotes: a thousand lies are one line on the page."""
    head, quote, rest = sentence.partition("“")
    return f"{head}words{rest.partition('”')[2]}" if quote and not head else sentence
