"""Sentences to paste: they say what was measured, by what, of which article,
and never without their caveat.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from detente.analysis import analyse
from detente.store.stored_article import StoredArticle
from detente.text.blocks import outline
from detente.ui.components.quotable import of_article, of_paragraph, scored, strongest_of

TEXT = (
    "Norland Speaks\n\n"
    "The harvest was good this year in all the provinces of the realm, and the mills were busy through the "
    "whole of the autumn.\n\n"
    "The weather was mild. The minister said that the army would attack the fortress at dawn. Nobody "
    "answered the minister.\n"
)


def stored() -> StoredArticle:
    read = analyse(replace(outline(TEXT), published=date(2025, 6, 25), outlet="The Gazette"))
    return StoredArticle(1, None, None, False, None, (), None, None, datetime(2025, 7, 1, tzinfo=UTC), read)


def test_an_article_in_a_sentence_counts_its_paragraphs_and_names_itself() -> None:
    said = of_article(stored())
    assert said.startswith("Of 2 paragraphs in “Norland Speaks”, The Gazette, 25 June 2025, 1 are escalatory")
    assert "1 neutral" in said and "Détente 0." in said and "+" not in said
    assert "not risk" in said and "coded independently" in said


def test_a_paragraph_gives_the_sentence_of_its_strongest_words_and_whose_they_are() -> None:
    article = stored()
    strongest = strongest_of(scored(article))
    said = of_paragraph(article, strongest)
    assert said.startswith("“The minister said that the army would attack the fortress at dawn.”")
    assert "weather" not in said and "escalatory" in said and "not risk" in said
    whose = strongest.voices[0].actor
    assert f"as words of {whose or 'somebody the text does not name'}" in said


def test_a_paragraph_without_a_cue_is_quoted_by_its_first_sentence_and_read_as_nobodys() -> None:
    article = stored()
    quiet = scored(article)[0]
    assert "harvest" in of_paragraph(article, quiet) and "as words of" not in of_paragraph(article, quiet)
