"""Whether a model's codes stand beside the score in the corrected index, and what they were worth."""

from __future__ import annotations

import numpy as np
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from detente.coding.corrected_index import Corrected, corrected_mean, more_by_people
from detente.store.coding_frames import CodedCorpus, Measure
from detente.ui.wording import count, plain, signed

_SCORE = "the score alone"


def chosen(corpus: CodedCorpus, box: DeltaGenerator) -> str | None:
    """The model whose codes are taken; at first the one that was asked for most beside the sample.

    Args:
        corpus: The coded corpus.
        box: Where the choice is drawn.

    Returns:
        Its name as a coder; None for the score alone, and where there is no model.
    """
    if not corpus.models:
        return None
    names = [_SCORE, *corpus.models]
    most = max(corpus.models, key=lambda name: corpus.models[name].beside)
    first = names.index(most) if corpus.models[most].beside else 0
    by = box.selectbox(
        "Corrected by",
        names,
        first,
        format_func=lambda name: name if name == _SCORE else f"the score and {name}",
        key="coding_by_model_too",
    )
    return by if by in corpus.models else None


def worth(corpus: CodedCorpus, measure: Measure, model: str, with_model: Corrected) -> None:
    """What a model's codes were worth: its own answer, and the interval with and without them.

    Args:
        corpus: The coded corpus.
        measure: What is corrected.
        model: The model's name as a coder.
        with_model: The mean of all, corrected with its codes.
    """
    codes = corpus.models[model]
    asked, void = int(codes.asked.sum()), int((codes.asked & np.isnan(codes.escalation)).sum())
    said = (
        f":material/smart_toy: **{plain(model)}** was asked for {asked:,} of "
        f"{count(len(codes.asked), 'paragraph')}, {codes.beside:,} of them beside the sample."
    )
    if void:
        said += f" Of {count(void, 'paragraph')} it gave no code that counts; there the score stands instead."
    if with_model.proxy_alone is not None:
        alone = with_model.proxy_alone
        clear = not with_model.low <= alone <= with_model.high
        said += (
            f" Taken as they are, its codes would give **{_number(alone, measure)}**; the people's say that "
            + ("this is wrong by more than chance explains." if clear else "this may well be.")
        )
    st.markdown(said + _narrower(corpus, measure, codes.beside, with_model))


def _narrower(corpus: CodedCorpus, measure: Measure, beside: int, with_model: Corrected) -> str:
    by_score = corrected_mean(corpus.population(measure))
    if not isinstance(by_score, Corrected):
        return ""
    if not beside:
        return " Codes of the sample alone make nothing more certain: let it code others too, under *Files*."
    more = more_by_people(by_score, with_model)
    both = f"±{with_model.half_width:.3f} with its codes, ±{by_score.half_width:.3f} by the score alone"
    if not more:
        return f" They were worth nothing here: {both}."
    return f" They were worth about **{count(more, 'paragraph')} more coded by people**: {both}."


def _number(value: float, measure: Measure) -> str:
    return signed(value) if measure == "balance" else f"{value:.2f}"
