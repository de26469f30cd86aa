"""One worker scores a library anew; it can be stopped, goes on where it stopped, and says what ended it early."""

from __future__ import annotations

import threading

from sqlalchemy import Engine

from detente.analysis import analyse, version
from detente.records import Analysis, Document
from detente.scoring.lexicon import own
from detente.store.lexicons import made_otherwise
from detente.store.rescoring import Rescoring
from detente.store.writes import save
from detente.text.blocks import outline
from tests.store.test_lexicons import TEXTS, changed


def library(engine: Engine) -> None:
    for text in TEXTS:
        save(engine, document := outline(text), analyse(document))


def test_stopped_and_gone_on_with(engine: Engine) -> None:
    library(engine)
    mine = own(changed())
    first_done = threading.Event()
    may_go_on = threading.Event()

    def slowly(document: Document) -> Analysis:
        if first_done.is_set():
            may_go_on.wait(10)
        first_done.set()
        return analyse(document, mine)

    worker = Rescoring()
    assert worker.progress is None and worker.wait()
    worker.start(engine, version(mine), slowly)
    assert first_done.wait(10)
    stopping = threading.Thread(target=worker.stop)
    stopping.start()
    may_go_on.set()
    stopping.join(10)
    stopped = worker.progress
    assert stopped is not None and not stopped.running and stopped.total == len(TEXTS)
    assert stopped.left == len(made_otherwise(engine, version(mine))) > 0

    worker.start(engine, version(mine), lambda document: analyse(document, mine))
    assert worker.wait(10)
    assert made_otherwise(engine, version(mine)) == ()
    assert worker.progress is not None and worker.progress.left == 0 and not worker.progress.trouble


def test_what_ends_it_is_said_and_nothing_is_half_done(engine: Engine) -> None:
    library(engine)
    mine = own(changed())

    def failing(document: Document) -> Analysis:
        raise RuntimeError("no memory left")

    worker = Rescoring()
    worker.start(engine, version(mine), failing)
    assert worker.wait(10)
    assert worker.progress is not None and not worker.progress.running
    assert "RuntimeError" in worker.progress.trouble
    assert len(made_otherwise(engine, version(mine))) == len(TEXTS)
