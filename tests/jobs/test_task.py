"""One runner: how far it is, cancelled, an error as a sentence, found again by its key."""

from __future__ import annotations

import threading

from detente.jobs import task as tasks
from detente.jobs.task import Task
from detente.records import DetenteError


def test_a_task_says_how_far_it_is_and_what_ended_it() -> None:
    def work(task: Task) -> None:
        task.report(1, 4, "the second")
        raise ValueError("no")

    task = Task("counting", work)
    assert task.wait(10) and not task.running and "ValueError" in task.error
    assert (task.progress.share, task.progress.left, task.progress.item) == (0.25, 3, "the second")


def test_an_error_that_a_user_can_correct_is_shown_as_written() -> None:
    def work(task: Task) -> None:
        raise DetenteError("The disk is full; make room.")

    task = Task("saving", work)
    assert task.wait(10) and task.error == "The disk is full; make room."


def test_one_task_of_a_key_runs_and_everyone_finds_it() -> None:
    may_end = threading.Event()
    first = tasks.start("one key", "waiting", lambda task: may_end.wait(10) and None)
    assert tasks.start("one key", "waiting", lambda task: None) is first
    found: list[Task | None] = []
    other = threading.Thread(target=lambda: found.append(tasks.find("one key")))
    other.start()
    other.join()
    assert found == [first] and first.running and tasks.find("another") is None
    may_end.set()
    assert first.wait(10) and tasks.find("one key") is first, "also when it is over"
    assert tasks.start("one key", "again", lambda task: None) is not first


def test_started_again_the_one_before_is_ended_first() -> None:
    cancelled: list[bool] = []

    def until_cancelled(task: Task) -> None:
        while not task.cancelled:
            threading.Event().wait(0.01)
        cancelled.append(True)

    first = tasks.start("run", "first", until_cancelled)
    second = tasks.restart("run", "second", lambda task: cancelled.append(False))
    assert second.wait(10) and not first.running and cancelled == [True, False]
