"""The lexicon as data.

Every row's example comes out as it says, and a wrong table is refused with its line.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from detente.data_tables import data_path
from detente.records import DetenteError
from detente.scoring.axes import score
from detente.scoring.codebook import act_label, ids_of_row, rows_behind, rules, steps
from detente.scoring.entries import SHIFTER_KINDS
from detente.scoring.lexicon import load, shipped
from detente.scoring.lexicon_tables import FORMS_OF
from detente.scoring.tokens import tokens_of
from detente.text.normalise import fold

EXAMPLES = [
    pytest.param(row["example"], row["expect"], id=row["_where"])
    for _, row in shipped().rows()
    if row.get("expect")
]


def test_enough_rows_over_all_acts() -> None:
    assert len(EXAMPLES) >= 200
    used = {row["act"] for name in ("frames", "idioms") for row in shipped().tables[name]}
    assert {row["act"] for row in shipped().tables["acts"]} <= used | {
        "warning",
        "demand",
        "grievance",
        "cooperation",
    }


@pytest.mark.parametrize(("example", "expected"), EXAMPLES)
def test_every_example_has_the_sign_its_row_says(example: str, expected: str) -> None:
    result = score(example)
    lead = result.escalation - result.deescalation
    if expected == "m":
        assert result.stance == "mixed"
    elif expected == "0":
        assert abs(lead) < 1
    else:
        assert lead > 0.05 if expected == "+" else lead < -0.05


@pytest.mark.parametrize(
    ("table", "old", "new", "message"),
    [
        ("frames", "talks|discussions,,talks,0,3", "talks|discussions,,talks,0,seven", "must be a number"),
        ("frames", "talks|discussions,,talks,0,3", "talks|discussions,,talks,0,9", "must lie between"),
        ("frames", "talks|discussions,,talks,0,3", "talks|chatter,,talks,0,3", "chatter"),
        ("acts", "act,label", "deed,label", "columns must be"),
        ("object_forms", "talks,dialogue", "chatter,dialogue", "no class “chatter”"),
        ("object_forms", "talks,mediation,yes", "talks,dialogue,yes", "“dialogue” stands twice"),
        ("object_forms", "channel,hotline,yes", "channel,dialogue,yes", "“dialogue” stands twice"),
        ("object_forms", "talks,dialogue,yes", "talks,,yes", "form is empty"),
        ("object_forms", "talks,dialogue,yes", "talks,dialogue,perhaps", "must be one of yes, no"),
        ("predicate_forms", "start,resume,verb", "start,resume,adverb", "must be one of verb, noun"),
        ("objects", "channel,0,", "talks,0,", "class “talks” stands twice"),
    ],
)
def test_a_wrong_table_is_refused_with_its_line(
    tmp_path: Path, table: str, old: str, new: str, message: str
) -> None:
    folder = tmp_path / "lexicon"
    shutil.copytree(data_path("lexicon"), folder)
    file = folder / f"{table}.csv"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DetenteError, match=rf"{table}\.csv, line \d+: .*{message}"):
        load(folder)


def test_another_lexicon_has_another_version(tmp_path: Path) -> None:
    folder = tmp_path / "lexicon"
    shutil.copytree(data_path("lexicon"), folder)
    (folder / "guards.csv").open("a", encoding="utf-8").write(
        "badminton,The shuttlecock hit the net.,Sport\n"
    )
    assert load(folder).version != shipped().version


def test_every_cue_opens_to_its_rows() -> None:
    for text in (
        "They denied planning an attack and agreed to extend the treaty.",
        "The general refused to withdraw his troops; this crosses a red line.",
    ):
        for cue in score(text).cues:
            assert rows_behind(cue), cue
            assert act_label(cue.act) != cue.act


def test_codebook_has_fifteen_rules_and_five_steps_each_way() -> None:
    assert sorted(rules()) == list(range(1, 27))
    for axis in ("escalation", "de-escalation"):
        assert [step.level for step in steps() if step.axis == axis] == [1, 2, 3, 4, 5]


def test_every_weighing_row_has_ids_of_its_own() -> None:
    tables = shipped().tables
    ids = [row_id for name, rows in tables.items() for row in rows for row_id in ids_of_row(name, row)]
    assert len(ids) == len(set(ids))
    assert "frames: end × talks" in ids and "idioms: red line" in ids
    assert not any(ids_of_row("guards", row) for row in tables["guards"])


def _phrases() -> list[tuple[str, str]]:
    """Set phrases that stand in a text as one cue, with the class of each; some are part of a longer one."""
    rows = [(row["form"], row["class"]) for row in shipped().tables["idiom_forms"]]
    return [
        (form, of)
        for form, of in rows
        if [cue.frame for cue in score(f"The ministers of both states said: {form}.").cues]
        == [f"idiom: {form}"]
    ]


def test_evidence_names_the_phrase_that_stands_in_the_text_and_its_row() -> None:
    phrases = _phrases()
    assert len(phrases) > 1500
    for form, of in phrases:
        text = f"The ministers of both states said: {form}."
        (cue,) = score(text).cues
        assert fold(text[cue.start : cue.end]) == fold(form)
        assert cue.rows == (f"idioms: {of}",)
        (behind,) = rows_behind(cue)
        assert behind.row == f"idioms: {of}" and behind.where.startswith("idioms.csv, line ")


def test_examples_of_forms_hold_their_words() -> None:
    """An example may hold another form of its word.

    Of what does not inflect it holds the words as they stand.
    """
    for name in ("idiom_forms", "shifter_forms", "guard_forms", "arena_forms"):
        for row in shipped().tables[name]:
            if row["example"]:
                words = f" {' '.join(tokens_of(row['example']))} "
                assert f" {' '.join(tokens_of(row['form']))} " in words, row


def test_most_classes_show_some_of_their_words_in_use() -> None:
    for name in FORMS_OF.values():
        rows = shipped().tables[name]
        assert sum(bool(row["example"]) for row in rows) / len(rows) > 0.08


def test_a_kind_of_shifter_without_code_is_refused_with_its_line(tmp_path: Path) -> None:
    shutil.copytree(data_path("lexicon"), tmp_path / "lexicon")
    file = tmp_path / "lexicon" / "shifters.csv"
    text = file.read_text(encoding="utf-8")
    file.write_text(text + 'doubt,doubt,4,"Perhaps they talk.",+,a trial row\n', encoding="utf-8")
    with pytest.raises(DetenteError) as wrong:
        load(tmp_path / "lexicon")
    line = len(text.splitlines()) + 1
    assert str(wrong.value).startswith(f"shifters.csv, line {line}: kind must be one of negation, ")


def test_every_kind_of_shifter_has_a_row() -> None:
    assert {row["kind"] for row in shipped().tables["shifters"]} == set(SHIFTER_KINDS)
