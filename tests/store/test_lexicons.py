"""Own versions of the lexicon: adopted, and gone back from."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine

from detente.analysis import analyse, version
from detente.records import DetenteError
from detente.scoring.lexicon import as_csv, own, shipped
from detente.store.lexicons import adopt, adopted, go_back, own_lexicons
from detente.store.stale import analysed_otherwise
from detente.store.writes import save
from detente.text.blocks import outline

TEXTS = [
    f"A Title {n}\n\nThe two armies of province {n} agreed to a ceasefire on Monday, the mediators said in "
    "the port."
    for n in range(3)
]


def changed() -> dict[str, str]:
    table = as_csv(shipped(), "frames")
    assert "accept,truce,,ceasefire,0,3.8" in table
    return {"frames": table.replace("accept,truce,,ceasefire,0,3.8", "accept,truce,,ceasefire,0,1.1")}


def test_an_own_version_scores_by_its_own_rows_and_keeps_its_name() -> None:
    text = "Both sides agreed to a ceasefire."
    mine = own(changed())
    assert analyse(text, mine).paragraphs[0].deescalation < analyse(text).paragraphs[0].deescalation
    assert mine.version == own(changed()).version != shipped().version
    assert own({}) is shipped()


def test_a_wrong_table_names_its_line() -> None:
    table = as_csv(shipped(), "frames").replace(
        "accept,truce,,ceasefire,0,3.8", "accept,truce,,ceasefire,0,much"
    )
    with pytest.raises(DetenteError, match=r"frames\.csv, line \d+: deescalation must be a number"):
        own({"frames": table})
    with pytest.raises(DetenteError, match="There is no table nonsense"):
        own({"nonsense": ""})


def test_adopting_makes_articles_stale_and_going_back(engine: Engine) -> None:
    ids = [save(engine, document := outline(text), analyse(document)).article_id for text in TEXTS]
    tables = changed()
    mine = own(tables)
    assert adopted(engine) is None
    adopt(engine, mine.version, "a truce weighs less", tables)
    kept = adopted(engine)
    assert kept is not None and kept.note == "a truce weighs less" and kept.tables == tables
    assert analysed_otherwise(engine, version(mine)) == tuple(ids)

    go_back(engine, None)
    assert adopted(engine) is None and len(own_lexicons(engine)) == 1
    go_back(engine, mine.version)
    assert adopted(engine) is not None
    with pytest.raises(DetenteError, match="not kept here"):
        go_back(engine, "000000000000")
