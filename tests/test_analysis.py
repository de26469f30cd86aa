"""analyse(): one pure call, and what holds of its result for any text."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

import detente
from detente.analysis import analyse
from detente.records import Analysis, Block, Document


def _spans(analysis: Analysis):
    for paragraph in analysis.paragraphs:
        for record in (*paragraph.cues, *paragraph.voices, *paragraph.quantities, *paragraph.mentions):
            yield paragraph, record.start, record.end


def test_reads_an_article_in_order(article: str) -> None:
    analysis = analyse(article)
    assert analysis.title == "Norland Offers Talks as Sudria Masses Armour on the Border"
    assert [p.kind for p in analysis.paragraphs] == [
        "heading",
        "heading",
        "body",
        "caption",
        "body",
        "heading",
        "body",
        "body",
    ]
    assert [p.position for p in analysis.paragraphs] == list(range(8))
    assert analysis.paragraphs[6].section == "Sudria Answers"
    assert analysis.published is None and analysis.outlet is None


def test_scores_what_is_said(article: str) -> None:
    offer, rearm, deploy, fair = (analyse(article).paragraphs[i] for i in (2, 4, 6, 7))
    assert offer.stance == "de-escalatory"
    assert rearm.stance == "mixed" or rearm.escalation >= 2
    assert deploy.escalation >= 2.5
    assert fair.stance == "neutral" and not fair.cues


def test_links_the_five_per_cent_goal(article: str) -> None:
    paragraph = analyse(article).paragraphs[4]
    assert "NATO-2025-TOTAL" in paragraph.commitments
    assert any(q.value == 5 and q.unit == "%" and q.of == "GDP" for q in paragraph.quantities)


def test_captions_are_kept_and_not_scored(article: str) -> None:
    caption = analyse(article).paragraphs[3]
    assert caption.escalation == caption.deescalation == 0 and not caption.cues and not caption.voices


def test_same_document_same_analysis(article: str) -> None:
    assert analyse(article) == analyse(article)


def test_another_language_is_kept_and_not_scored() -> None:
    text = (
        "Министр обороны заявил, что войска нанесут удар по противнику. Переговоры прекращены, сказал он. "
        * 3
    )
    analysis = analyse(text)
    assert analysis.language == "ru" and not analysis.scored
    assert analysis.paragraphs and not any(p.cues for p in analysis.paragraphs)


def test_the_date_given_is_the_date_kept() -> None:
    document = Document("T", None, (Block("body", "They agreed to talk."),), published=date(2025, 6, 25))
    assert analyse(document).published == date(2025, 6, 25)


def test_version_names_release_code_and_lexicon() -> None:
    assert detente.version().startswith(f"{detente.__version__}+c")
    assert analyse("A text.").version == detente.version()


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=600))
def test_any_text_analyses_and_every_span_lies_in_its_paragraph(text: str) -> None:
    analysis = analyse(text)
    for paragraph, start, end in _spans(analysis):
        assert 0 <= start < end <= len(paragraph.text)
    for paragraph in analysis.paragraphs:
        assert 0 <= paragraph.escalation <= 5 and 0 <= paragraph.deescalation <= 5
        assert -1 <= paragraph.balance <= 1 and -4 <= paragraph.rung <= 4
        for cue in paragraph.cues:
            assert cue.voice is None or 0 <= cue.voice < len(paragraph.voices)
