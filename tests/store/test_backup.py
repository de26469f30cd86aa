from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Engine

from detente.records import DetenteError
from detente.store.backup import backup, restore
from detente.store.queries import counts
from detente.store.selection import Selection
from detente.store.writes import delete_article


def test_a_backup_brings_back_what_was_deleted(
    engine: Engine, fill: Callable[..., int], tmp_path: Path
) -> None:
    article_id = fill()
    backup(engine, tmp_path / "copy.db")
    delete_article(engine, article_id)
    engine.dispose()
    restore(engine, tmp_path / "copy.db")
    assert counts(engine, Selection()).articles == 1


def test_only_a_copy_of_a_store_is_restored(engine: Engine, tmp_path: Path) -> None:
    with pytest.raises(DetenteError, match="not there"):
        restore(engine, tmp_path / "none.db")
    (tmp_path / "other.db").write_text("not a database")
    with pytest.raises(DetenteError, match="not a copy"):
        restore(engine, tmp_path / "other.db")
