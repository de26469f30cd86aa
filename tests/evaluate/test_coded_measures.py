"""Agreement with coded paragraphs: the measures, the halves, and the sets that are there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from detente.evaluate import coded_measures
from detente.evaluate.coded_measures import coded_sets, kappa, measure_coded
from detente.evaluate.peers import Scorer
from detente.records import Stance

_CODES = [(3, 0), (0, 3), (0, 0), (2, 2), (0.5, 0), (4, 1), (1, 2.5), (0, 0)]


@pytest.fixture
def golden(tmp_path: Path) -> Path:
    lines = [
        json.dumps({"file": f"{number // 2}.md", "text": f"{e} {d}", "E": e, "D": d})
        for number, (e, d) in enumerate(_CODES)
    ]
    (tmp_path / "samples_coded.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return tmp_path


def _reader(turned: bool = False) -> Scorer:
    """A scorer that reads the codes from the text, or takes one axis for the other."""

    def axes(text: str) -> tuple[float, float]:
        e, d = map(float, text.split())
        return (d, e) if turned else (e, d)

    def stance(text: str) -> Stance:
        return coded_measures.stance_of(*axes(text))

    def balance(text: str) -> float:
        return (axes(text)[0] - axes(text)[1]) / 5

    return Scorer("reader", "1", balance, stance, axes)


def test_a_scorer_that_reads_the_codes_agrees_wholly(golden: Path, tmp_path: Path) -> None:
    (row,) = measure_coded(golden, tmp_path / "nowhere", [_reader()], resamples=50)
    assert (row.n, row.documents, row.clear) == (8, 4, 4)
    assert (row.kappa, row.macro_f1, row.wrong_sign, row.within_one) == (1, 1, 0, 1)
    assert row.spearman == pytest.approx(1) and row.escalation_error == row.deescalation_error == 0


def test_a_scorer_that_turns_the_axes_is_wrong_on_every_clear_one(golden: Path, tmp_path: Path) -> None:
    (row,) = measure_coded(golden, tmp_path / "nowhere", [_reader(turned=True)], resamples=50)
    assert row.wrong_sign == 1 and row.kappa < 0.5 and row.spearman == pytest.approx(-1)
    assert row.kappa_low <= row.kappa <= row.kappa_high


def test_kappa_of_a_worked_example() -> None:
    # 20 + 15 of 50 agree, 25 and 30 say yes: po = .7, pe = .5 (Cohen's own layout).
    coded = ["yes"] * 25 + ["no"] * 25
    given = ["yes"] * 20 + ["no"] * 5 + ["yes"] * 10 + ["no"] * 15
    assert kappa(coded, given) == pytest.approx(0.4)


def test_no_document_lies_in_both_halves(shared: Path, golden: Path) -> None:
    found = coded_sets(golden, shared)
    counted, read = found[coded_measures.COUNTED], found[coded_measures._READ]
    assert len(counted) > 1000 and len(read) > 1000
    assert not {row.document for row in counted} & {row.document for row in read}


def test_fragments_are_left_out(tmp_path: Path, golden: Path) -> None:
    folder = tmp_path / "eval"
    folder.mkdir()
    rows = [
        {
            "id": str(n),
            "doc": f"d{n}",
            "source": "Record",
            "text": "1 0",
            "E": 1,
            "D": 0,
            "fragment": n % 2 == 0,
        }
        for n in range(20)
    ]
    (folder / "coded_dev.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    found = coded_sets(golden, tmp_path)
    assert len(found[coded_measures.COUNTED]) + len(found[coded_measures._READ]) == 10


def test_our_own_samples_are_measured_in_the_checkout() -> None:
    golden = Path(__file__).parents[1] / "golden"
    assert len(coded_sets(golden, golden)["own samples, coded twice"]) == 297


def test_the_codes_of_a_file_are_a_set() -> None:
    from detente.coding.codes import Code, text_hash
    from detente.coding.files.coded_rows import CodedRow
    from detente.evaluate.coded_measures import coders_kappa, measure_codes
    from detente.evaluate.peers import ours
    from detente.records import DetenteError

    texts = ("The army attacked the town at dawn.", "Both sides signed the ceasefire.", "The fair was dry.")
    given = (Code(5, 0), Code(0, 4), Code(0, 0))
    codes = [
        CodedRow(coder, code, text_hash(text), text, text)
        for coder in ("a", "b")
        for text, code in zip(texts, given, strict=True)
    ]
    (found,) = measure_codes("file", codes, (ours(),), resamples=10)
    assert found.n == 3 and found.clear == 2 and found.wrong_sign == 0
    lies = [CodedRow("m", Code(0, 5), text_hash(text), text, text, "model") for text in texts]
    (beside,) = measure_codes("file", [*codes, *lies], (ours(),), resamples=10)
    assert beside == found, "a model is no yardstick"
    assert coders_kappa([*codes, *lies]) == (1.0, 3), "of the two persons"
    assert coders_kappa(codes[:3]) is None and coders_kappa(lies) is None
    assert coders_kappa([codes[0], *codes[4:]]) is None, "nothing that both coded"
    with pytest.raises(DetenteError, match="person's codes"):
        measure_codes("file", lies, (ours(),))
    with pytest.raises(DetenteError, match="with their texts"):
        measure_codes("file", [CodedRow("a", given[0], "0" * 64)], (ours(),))
