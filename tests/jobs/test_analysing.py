"""Documents analysed here and by worker processes: the same analyses, in the order asked, and nothing lost on
the way.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from pathlib import Path

import pytest

from detente.jobs import analysing, worker_start
from detente.jobs.analysing import FEW, analysed
from detente.jobs.in_use import InUse, in_use
from detente.records import Analysis, Document
from detente.store.engine import open_store
from tests.jobs.test_saving import wanted


def test_worker_processes_analyse_as_this_one_does(tmp_path: Path) -> None:
    use = in_use(open_store(f"sqlite:///{tmp_path / 'store.db'}"))
    documents = [one.document for one in wanted(FEW + 8)]
    found = list(analysed(use, enumerate(documents)))
    assert [one.key for one in found] == list(range(len(documents)))
    assert [one.document for one in found] == documents
    assert [one.analysis for one in found] == [use.analyse(document) for document in documents]


def test_what_has_no_document_keeps_its_place() -> None:
    asked: list[tuple[str, Document | None]] = [
        ("bad", None),
        ("good", wanted(1)[0].document),
        ("worse", None),
    ]
    found = list(analysed(InUse(), asked))
    assert [one.key for one in found] == ["bad", "good", "worse"]
    assert [one.analysis is not None for one in found] == [False, True, False]


def test_the_first_is_given_back_before_the_next_is_asked_for() -> None:
    def asked() -> Iterator[tuple[int, Document]]:
        for number, one in enumerate(wanted(3)):
            yield number, one.document
            assert given == list(range(number + 1)), "somebody waits for this one"

    given: list[int] = []
    for one in analysed(InUse(), asked()):
        given.append(one.key)
    assert given == [0, 1, 2]


def test_what_nobody_waits_for_any_more_is_taken_out_of_the_queue(monkeypatch: pytest.MonkeyPatch) -> None:
    queued: list[Future[Analysis]] = []

    def handed_out(use: InUse, document: Document) -> Future[Analysis]:
        queued.append(Future())
        return queued[-1]

    monkeypatch.setattr(analysing, "_handed_out", handed_out)
    outcomes = analysed(InUse(), enumerate(one.document for one in wanted(FEW + 3)))
    assert [next(outcomes).key for _ in range(FEW)] == list(range(FEW))
    waiting = threading.Thread(target=lambda: next(outcomes, None))
    waiting.start()  # asks for all that are left, and waits for the first of them
    while len(queued) < 3:
        waiting.join(0.01)
    queued[0].set_exception(ValueError("no"))
    waiting.join(10)
    outcomes.close()  # type: ignore[attr-defined]
    assert [future.cancelled() for future in queued] == [False, True, True]


def test_where_pages_wait_every_text_is_handed_to_a_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(analysing, "_workers", analysing._Workers())
    assert analysing.few_now() == FEW
    analysing.serve_pages()
    assert analysing.few_now() == 0


def test_uploads_of_many_threads_share_their_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[object] = []

    class Pool:
        def __init__(self, **_: object) -> None:
            started.append(self)

        def submit(self, work: Callable[[Document], Analysis], document: Document) -> Future[Analysis]:
            done: Future[Analysis] = Future()
            done.set_result(work(document))
            return done

        def shutdown(self, wait: bool = True) -> None:
            pass

    monkeypatch.setattr("loky.ProcessPoolExecutor", Pool)
    monkeypatch.setattr(analysing, "_workers", analysing._Workers())

    def upload() -> None:
        asked = enumerate(one.document for one in wanted(2))
        assert all(each.analysis for each in analysed(InUse(), asked, few=0))

    for _ in range(3):
        thread = threading.Thread(target=upload)
        thread.start()
        thread.join()
    assert len(started) == 1
    analysing.end_processes()
    upload()
    assert len(started) == 2, "after processes that were killed there are others"


@pytest.mark.skipif(os.name != "posix", reason="nice is of POSIX")
def test_a_worker_process_gives_way_to_pages() -> None:
    import loky

    pool = loky.ProcessPoolExecutor(
        max_workers=1, initializer=worker_start.begin, initargs=(os.getpid(), True)
    )
    try:
        assert pool.submit(os.nice, 0).result() >= os.nice(0) + 3
    finally:
        pool.shutdown(kill_workers=True)


@pytest.mark.skipif(os.name != "posix", reason="processes are ended by signals")
def test_a_worker_ends_when_the_process_above_it_is_killed() -> None:
    program = (
        "import os, sys\n"
        "from detente.jobs import analysing\n"
        "print(analysing._pool().submit(os.getpid).result(), flush=True)\n"
        "sys.stdin.read()\n"
    )
    above = subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert above.stdout is not None
    worker = int(above.stdout.readline())
    above.kill()
    above.communicate()
    until = time.monotonic() + 20
    while time.monotonic() < until and _lives(worker):
        time.sleep(0.1)
    assert not _lives(worker)


def _lives(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except OSError:
        return False
    return state != "Z"
