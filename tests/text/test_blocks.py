"""What an article says of itself: title, deck, subheads, body, and what is set aside."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from detente.text.blocks import outline


def kinds(text: str) -> list[str]:
    return [block.kind for block in outline(text).blocks]


def test_title_deck_caption_subhead_body(article: str) -> None:
    document = outline(article)
    assert document.title == "Norland Offers Talks as Sudria Masses Armour on the Border"
    assert document.deck == "Two capitals trade offers and warnings before the summit"
    assert [block.kind for block in document.blocks] == ["body", "caption", "body", "heading", "body", "body"]
    assert document.published is None and document.outlet is None and document.url is None


def test_front_matter_is_believed() -> None:
    document = outline(
        "---\ntitle: A title\ndate: 2025-06-25\noutlet: The Gazette\nauthor: Ida Berg\n---\n\nThe army moved to the border on Monday.\n"
    )
    assert (document.title, document.published) == ("A title", date(2025, 6, 25))
    assert (document.outlet, document.author) == ("The Gazette", "Ida Berg")


def test_links_credits_and_bylines_are_set_aside() -> None:
    text = (
        "Army Moves to the Border\n\nBy Ida Berg\n\nThe army moved to the border on Monday, the ministry said.\n\n"
        "Read also: Ten facts about tanks\n\n© Press office of the ministry\n\nIt will stay there until Friday, a general said."
    )
    assert kinds(text) == ["boilerplate", "body", "boilerplate", "caption", "body"]


def test_hard_wrapped_lines_are_joined() -> None:
    text = (
        "The army of Norland moved two of its brigades to the border on Monday\n"
        "morning, the ministry in the capital said, and it will keep them there\n"
        "until the talks with Sudria are over.\n\n"
        "The talks are to begin on Friday in the port of Varna, the foreign\n"
        "minister told reporters, and both sides want them to be short.\n"
    )
    blocks = outline(text).blocks
    assert [block.kind for block in blocks] == ["body", "body"]
    assert "Monday morning" in blocks[0].text


def test_one_long_line_becomes_paragraphs() -> None:
    sentence = (
        "The two delegations met again in the capital and spoke about limits on missiles along the border. "
    )
    blocks = outline(sentence * 40).blocks
    assert len(blocks) > 4 and max(len(block.text) for block in blocks) < 1_600
    assert "".join("".join(block.text.split()) for block in blocks) == "".join((sentence * 40).split())


def test_end_marks_and_bold_bylines_are_set_aside() -> None:
    text = "Two States Talk\n\n**By Ida Berg**\n\nThe envoys met on Monday and spoke for hours.\n\n\\###\n\n* * *\n"
    document = outline(text)
    assert document.title == "Two States Talk" and document.deck is None
    assert [block.kind for block in document.blocks] == ["boilerplate", "body", "boilerplate", "boilerplate"]


@given(st.text(max_size=400))
def test_any_text_is_outlined_and_no_word_of_the_body_is_invented(text: str) -> None:
    document = outline(text)
    for block in document.blocks:
        assert block.text.strip() and block.kind in ("heading", "body", "caption", "boilerplate")
