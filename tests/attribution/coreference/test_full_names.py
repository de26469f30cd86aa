"""Full names elsewhere in an article, and words that look like surnames and are none."""

from __future__ import annotations

from detente.attribution.speakers.attributing import attribute
from detente.records import Block, Document


def speakers(*paragraphs: str) -> list[str | None]:
    blocks = [Block("body", text) for text in paragraphs]
    document = Document(None, None, tuple(blocks))
    return [voice.actor for voices in attribute(document, blocks) for voice in voices]


def test_a_word_that_the_article_writes_small_is_no_surname() -> None:
    assert speakers(
        "The Member States met.", "Ida Berg was there.", "By then States had pledged new dams, as states do."
    ) == ["States"]


def test_a_word_for_several_is_no_surname() -> None:
    met, said = "Eleven Wardens met the king.", "Then Wardens announced a new dam."
    assert speakers(met, "All Wardens are tired.", said) == ["Wardens"]
    assert speakers("Hulda Wardens met the king.", said) == ["Hulda Wardens"]


def test_the_field_of_an_office_is_no_part_of_the_name() -> None:
    texts = ("The deputy adviser for International Economics Ida Berg met the king.", "Berg said no.")
    assert speakers(*texts) == ["Ida Berg"]
