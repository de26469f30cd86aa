"""A model asked for the paragraphs of a project, one after the other, beside the pages.

Each code is kept as it comes, in a transaction of its own: who stops and begins once more goes on where it
was. An answer that is void is not kept and is asked for again the next time, since a model may do better.
"""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass, field

from detente.access import deeds
from detente.coding.files.coded_rows import TextToCode
from detente.coding.model_client.answers import code_from, model_coder, question
from detente.coding.model_client.asking import Said, UnansweredError, ask
from detente.coding.model_client.cost import Cost, counted
from detente.coding.model_client.settings import ModelSettings
from detente.coding.model_instructions import model_instructions
from detente.jobs import task as tasks
from detente.jobs.task import Task
from detente.records import DetenteError
from detente.store.coding_exchange import codes_into_project, texts_to_code
from detente.store.coding_models import hashes_coded_by
from detente.store.engine import Library
from detente.store.holding import beside_the_pages
from detente.store.transactions import demand

_runs: dict[tuple[str, str, int], ModelRun] = {}
_GIVEN_UP = 5  # paragraphs without an answer in a row: the server is not there


@dataclass(slots=True)
class ModelRun:
    """What has come of asking a model; filled while it goes on.

    Attributes:
        kept: Codes that are in the project now.
        void: Why answers were void, each sentence with its number.
        unanswered: Paragraphs that got no answer.
        said: All answers.
        seconds: Since it began.
    """

    kept: int = 0
    void: Counter[str] = field(default_factory=Counter)
    unanswered: int = 0
    said: list[Said] = field(default_factory=list)
    seconds: float = 0.0

    def cost(self, settings: ModelSettings) -> Cost:
        """What it took, as the server has counted."""
        return counted(settings, self.said)


def start(engine: Library, project_id: int, settings: ModelSettings) -> None:
    """Begin to ask a model, or find it going on already; one model at a time in a project.

    Args:
        engine: The library, in the hands of whoever wants it.
        project_id: The project.
        settings: How the model is reached.
    """
    demand(engine, deeds.BRING_CODES)
    before = latest(engine, project_id)
    if before is not None and before[0].running:
        return
    run, hands, key = ModelRun(), beside_the_pages(engine), _key(engine, project_id)
    _runs[key] = run
    tasks.start(key, "asking a model", lambda task: code_by_model(hands, project_id, settings, run, task))


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


def left_to_ask(engine: Library, project_id: int, settings: ModelSettings) -> tuple[TextToCode, ...]:
    """The paragraphs of a project that a model has not coded under today's instructions.

    Args:
        engine: The library.
        project_id: The project.
        settings: Which model.

    Returns:
        In order of their places.
    """
    done = hashes_coded_by(engine, project_id, model_coder(settings.name))
    return tuple(one for one in texts_to_code(engine, project_id) if one.hash not in done)


def code_by_model(
    engine: Library, project_id: int, settings: ModelSettings, run: ModelRun, task: Task
) -> None:
    """Ask a model for each paragraph of a project that it has not coded, and keep its codes.

    Args:
        engine: The library.
        project_id: The project.
        settings: How the model is reached.
        run: Receives what comes of it.
        task: Receives the progress, and says whether it was cancelled.

    Raises:
        DetenteError: The holder of the library may not bring codes, or the server refuses; nothing that was
            kept is lost.
    """
    demand(engine, deeds.BRING_CODES)
    wanted, began, in_a_row = left_to_ask(engine, project_id, settings), time.monotonic(), 0
    instructions = model_instructions()
    for done, one in enumerate(wanted):
        task.report(done, len(wanted), one.document)
        if task.cancelled:
            break
        try:
            said = ask(settings, instructions, question(one), task.pause)
        except UnansweredError as trouble:
            run.unanswered, in_a_row = run.unanswered + 1, in_a_row + 1
            if in_a_row >= _GIVEN_UP:
                raise DetenteError(f"{trouble} What came is kept; begin again when it is there.") from None
            continue
        in_a_row = 0
        run.said.append(said)
        _keep(engine, project_id, said, one, settings, run)
        run.seconds = time.monotonic() - began
    else:
        task.report(len(wanted), len(wanted))


def _keep(
    engine: Library, project_id: int, said: Said, one: TextToCode, settings: ModelSettings, run: ModelRun
) -> None:
    try:
        row = code_from(said.content, one, settings.name)
    except DetenteError as trouble:
        run.void[_kind_of(str(trouble))] += 1
        return
    came = codes_into_project(engine, project_id, [row])
    run.kept += came.codes
    run.void.update(came.left)


def _kind_of(sentence: str) -> str:
    """Why, without the words that it quotes: a thousand lies are one line on the page."""
    head, quote, rest = sentence.partition("“")
    return f"{head}words{rest.partition('”')[2]}" if quote and not head else sentence
