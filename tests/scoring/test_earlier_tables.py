"""Users' tables of the first shape, many forms in a cell, mean what they meant."""

from __future__ import annotations

import csv
import io

import pytest

from detente.evaluate import sets
from detente.records import DetenteError
from detente.scoring.axes import score
from detente.scoring.lexicon import as_csv, own, shipped, todays

_KEYS = {"objects": "id", "predicates": "id", "guards": "domain"}


def _first_shape(name: str) -> str:
    """A table of today's lexicon as it stood in the first shape."""
    tables = shipped().tables
    forms = {"objects": "object_forms", "predicates": "predicate_forms", "idioms": "idiom_forms"}.get(
        name, f"{name.rstrip('s')}_forms" if name != "arena" else "arena_forms"
    )
    rows = []
    for row in tables[name]:
        of = [form for form in tables[forms] if form["class"] == row["class"]]
        of.sort(key=lambda form: form["form"] != row["class"])  # a set phrase's class is its first phrase
        rows.append(_cells(name, row, of))
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def _cells(name: str, row: dict[str, str], forms: list[dict[str, str]]) -> dict[str, str]:
    def joined(pos: str = "") -> str:
        chosen = [form for form in forms if form.get("pos", "") == pos]
        return "|".join("=" * (form.get("inflects") == "no") + form["form"] for form in chosen)

    columns = {
        "objects": "id words escalation deescalation denied_escalation denied_deescalation arena "
        "example expect reason",
        "predicates": "id verbs nouns intransitive escalation deescalation example expect reason",
        "idioms": "phrase act escalation deescalation general example expect reason",
        "shifters": "kind words reach example expect reason",
        "guards": "domain words example reason",
        "arena": "words object reason",
    }[name].split()
    made = {
        "words": joined(),
        "phrase": joined(),
        "verbs": joined("verb"),
        "nouns": joined("noun"),
        "id": row["class"],
        "domain": row["class"],
    }
    return {column: made.get(column, row.get(column, "")) for column in columns}


@pytest.mark.parametrize("name", ["objects", "predicates", "idioms", "shifters", "guards"])
def test_a_table_of_the_first_shape_reads_as_before(name: str) -> None:
    mine = own({name: _first_shape(name)})
    for text in sets.golden_pairs().texts:
        assert score(text, mine) == score(text)
        assert score(text, mine).cues == score(text).cues


def test_states_of_the_first_shape_are_still_objects() -> None:
    mine = own({"arena": "words,object,reason\nruritania|ruritanian,state,A state\nminister,,An office\n"})
    assert score("The army attacked Ruritania.", mine).escalation > 4
    assert not any("state" in cue.frame for cue in score("The army attacked Poland.", mine).cues)


def test_frames_of_the_first_shape_read_as_they_say() -> None:
    columns = "predicates,objects,act,escalation,deescalation,rule,example,expect,reason"
    mine = own({"frames": f"{columns}\nend|start,talks,talks,0,1.5,,The talks began.,-,Ours\n"})
    (cue,) = score("They began talks.", mine).cues
    assert (cue.frame, cue.deescalation) == ("start × talks", 1.5)


def test_boundaries_of_the_first_shape_read_as_before() -> None:
    words = "|".join(row["form"] for row in shipped().tables["boundaries"])
    mine = own({"boundaries": f"words,reason\n{words},A clause begins\n"})
    for text in sets.golden_pairs().texts:
        assert score(text, mine) == score(text)


def test_a_changed_table_of_the_first_shape_changes_what_it_says() -> None:
    table = _first_shape("idioms")
    added = (
        table + "paper tiger,blame,3,0,no,The minister called the alliance a paper tiger.,+,A word of ours\n"
    )
    assert not score("The minister called the alliance a paper tiger.").cues
    (cue,) = score("The minister called the alliance a paper tiger.", own({"idioms": added})).cues
    assert (cue.frame, cue.rows, cue.escalation) == ("idiom: paper tiger", ("idioms: paper tiger",), 3)


def test_conversion_gives_two_tables_and_leaves_todays_alone() -> None:
    given = todays({"objects": _first_shape("objects"), "frames": as_csv(shipped(), "frames")})
    assert set(given) == {"objects", "object_forms", "frames"}
    assert todays(given) == given
    assert own(given).version == own(given).version != shipped().version


def test_a_table_without_a_shipped_class_is_still_a_lexicon() -> None:
    lines = _first_shape("objects").splitlines(keepends=True)
    mine = own({"objects": "".join(line for line in lines if not line.startswith(("state,", "lifelines,")))})
    assert score("The army attacked the town.", mine).escalation > 3


def test_a_row_with_too_many_cells_is_refused_with_its_line() -> None:
    wrong = "words,object,reason\nministry,,The state,too much\n"
    with pytest.raises(DetenteError, match=r"arena\.csv, line 2: .*too many cells"):
        own({"arena": wrong})
