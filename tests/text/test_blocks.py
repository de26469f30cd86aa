"""What an article says of itself: title, deck, subheads, body, and what is set aside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from detente.text import one_line
from detente.text.blocks import lay_out, outline
from detente.text.normalise import clean


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
        "---\ntitle: A title\ndate: 2025-06-25\noutlet: The Gazette\nauthor: Ida Berg\n---\n\nThe army "
        "moved to the border on Monday.\n"
    )
    assert (document.title, document.published) == ("A title", date(2025, 6, 25))
    assert (document.outlet, document.author) == ("The Gazette", "Ida Berg")


def test_links_credits_and_bylines_are_set_aside() -> None:
    text = (
        "Army Moves to the Border\n\nBy Ida Berg\n\nThe army moved to the border on Monday, the ministry "
        "said.\n\n"
        "Read also: Ten facts about tanks\n\n© Press office of the ministry\n\nIt will stay there until "
        "Friday, a general said."
    )
    assert kinds(text) == ["boilerplate", "body", "boilerplate", "caption", "body"]


def test_paragraphs_of_a_line_each_stay_apart_though_they_are_alike_in_length() -> None:
    some = [f"The {who} met in Varna on Monday and said that talks would go on in March."
            for who in ("envoys", "ministers", "generals", "council", "two sides")]  # fmt: skip
    blocks = outline("\n".join(["Talks go on", "", *some])).blocks
    assert [block.text for block in blocks if block.kind == "body"] == some


@pytest.mark.parametrize("last", ["of the", "that the", "is"])
def test_a_line_that_breaks_off_goes_on_below(last: str) -> None:
    text = f"Talks\n\nThey met in Varna on Monday on behalf {last}\nCouncil, and they talked.\n\nNobody left."
    assert f"{last} Council, and" in " ".join(block.text for block in outline(text).blocks)


@pytest.mark.parametrize("day", ["2022-02-23", "23 February 2022", "February 23, 2022", "23.02.2022"])
@pytest.mark.parametrize("words", [5, 8, 13, 16])
def test_the_day_below_a_title_is_no_part_of_it_however_long_it_is(day: str, words: int) -> None:
    title = " ".join((["Ministers", "Speak", "of", "the", "Border", "and", "the", "Talks"] * 2)[:words])
    read = lay_out(f"{title}\n{day}\n\nThe ministers said on Monday that they would meet again.\n")
    assert read.document.title == title
    assert day in {line.text for line in read.aside}


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
    text = (
        "Two States Talk\n\n**By Ida Berg**\n\nThe envoys met on Monday and spoke for "
        "hours.\n\n\\###\n\n* * *\n"
    )
    document = outline(text)
    assert document.title == "Two States Talk" and document.deck is None
    assert [block.kind for block in document.blocks] == ["boilerplate", "body", "boilerplate", "boilerplate"]


def test_what_does_not_count_is_reported_with_its_reason() -> None:
    text = (
        "Envoys Meet in Varna\n\nBy Ida Berg\n\nPhoto: Otto Lind\n\nVARNA, March 4 (Gazette) - The envoys "
        "of Norland and Sudria "
        "met for the first time in a year.\n\nRead also: Ten facts about tanks\n\n3\n\nWe use cookies. "
        "Accept all cookies?\n\n"
        "Click here for the video\n\nThey will meet again in the autumn, a spokesman for the foreign "
        "ministry told reporters.\n\n"
        "Related forces moved to the border.\n\nEnvoys meet in Varna"
    )
    layout = lay_out(text)
    assert [line.reason for line in layout.aside] == [
        "byline",
        "credit",
        "dateline",
        "link to another story",
        "page number",
        "cookie notice",
        "request to click",
    ]
    assert [line.reason for line in layout.dropped] == ["repeated title"]
    body = [block.text for block in layout.document.blocks if block.kind == "body"]
    assert body[0].startswith("The envoys of Norland") and body[-1] == "Related forces moved to the border."


def test_a_caption_that_repeats_a_sentence_is_set_aside() -> None:
    sentence = "The envoys of Norland and Sudria met in Varna on Monday."
    layout = lay_out(f"Talks\n\n{sentence}\n\n{sentence} They spoke for hours about limits on missiles.")
    assert [line.reason for line in layout.aside] == ["line that repeats a sentence"]


def test_markup_is_taken_off_and_reported() -> None:
    layout = lay_out(
        "**The envoys** met in [the port of\nVarna](https://example.org/varna) on *Monday* and spoke.\n\n> "
        "They left."
    )
    assert [block.text for block in layout.document.blocks] == [
        "The envoys met in the port of Varna on Monday and spoke.",
        "They left.",
    ]
    assert [line.text for line in layout.dropped] == ["https://example.org/varna"]


def test_an_article_in_one_line_is_cut_at_its_subheads() -> None:
    line = (
        "Norland Offers Talks as Sudria Masses Armour Two envoys met in the port of Varna on Monday. They "
        "spoke for hours and "
        "agreed on little, said a spokesman. Sudria Calls the Norland Offer Too Late Sudrian Foreign "
        "Minister Otto Lind said that "
        "the offer came too late. He would read it all the same. Norland Sends Ships to the Strait The "
        "ships left on Tuesday "
        "morning, the ministry said. They will stay for a month, and no longer, unless the talks fail. "
        "Nobody in either capital "
        "wanted to say what would happen then, and the markets in both countries closed a little lower than "
        "on the day before."
    )
    document = outline(line)
    assert document.title == "Norland Offers Talks as Sudria Masses Armour"
    heads = [block.text for block in document.blocks if block.kind == "heading"]
    assert "Norland Sends Ships to the Strait" in heads and len(heads) == 2
    words = " ".join([document.title, *(block.text for block in document.blocks)]).split()
    assert words == line.split()


def test_short_lines_of_an_address_are_not_joined() -> None:
    head = "NATO Headquarters\nBrussels, Belgium\n\n"
    wrapped = (
        "The army of Norland moved two of its brigades to the border on Monday\nmorning, the ministry "
        "said on the same day.\n\n"
    )
    texts = [block.text for block in outline("# Remarks\n\n" + head + wrapped * 4).blocks]
    assert not any("Headquarters Brussels" in text for text in texts)
    assert any("Monday morning" in text for text in texts)


DECLARED = "---\ntitle: Talks in Varna\ndeck: Two sides and one table\n---\n\n"


@given(st.sampled_from(["", DECLARED]), st.text(max_size=400))
@example(DECLARED, "Norland hesitates\n\nThe army moved to the border on Monday, the ministry said.")
def test_every_word_is_in_the_document_or_in_the_report(head: str, text: str) -> None:
    layout = lay_out(
        head + (text if head else "Norland and Sudria met on Monday to speak of limits.\n\n" + text)
    )
    document = layout.document
    kept = [document.title or "", document.deck or "", *(block.text for block in document.blocks)]
    found = set(re.findall(r"[^\W_]+", " ".join([*kept, *(line.text for line in layout.dropped)])))
    glued = "".join(found)
    missing = [
        word for word in re.findall(r"[^\W_]+", clean(text)) if word not in found and word not in glued
    ]
    repeated = head and "".join(filter(str.isalnum, clean(text).casefold())).startswith("talksinvarna")
    assert not missing or repeated


@given(st.text(max_size=400))
def test_any_text_is_outlined_and_no_word_of_the_body_is_invented(text: str) -> None:
    document = outline(text)
    for block in document.blocks:
        assert block.text.strip() and block.kind in ("heading", "body", "caption", "boilerplate")


SAID = (
    "The envoys of Norland and Sudria spoke for an hour, and said that they would meet again before the "
    "summer."
)


def titles(first: str, rest: str = SAID) -> str | None:
    return outline(f"{first}\n\n{rest}").title


def test_a_first_line_with_a_label_is_a_title_and_who_speaks_is_none() -> None:
    assert titles("FACT SHEET: Norland Sends Two Ships") == "FACT SHEET: Norland Sends Two Ships"
    assert (
        titles("THE MINISTER: Thank you all for", f"{SAID}\n\nQ And the ships?\n\nTHE MINISTER: They stay.")
        is None
    )
    assert titles("Q Minister, the ships are where") is None


def test_a_long_first_line_without_a_stop_is_a_title() -> None:
    long = (
        "Statement by the Press Secretary of the Ministry on the Meeting of the Envoys of Norland and "
        "Sudria in the Port of "
        "Varna and on the Ships in the Strait"
    )
    assert len(long) > 140 and titles(long) == long
    assert titles(f"{long} and the") is None and titles(f"{long}.") is None and titles(long * 2) is None


def test_a_declared_title_goes_before_lines_that_look_like_one_and_is_not_repeated() -> None:
    layout = lay_out(f"Cabinet Room\n\n4:28 P.M. EDT\n\n{SAID}", "  Remarks on\n  the Ships ")
    assert layout.document.title == "Remarks on the Ships" and layout.document.deck is None
    assert [(line.reason, line.text) for line in layout.aside] == [
        ("place", "Cabinet Room"),
        ("time", "4:28 P.M. EDT"),
    ]
    again = lay_out(f"Remarks on the Ships\n\n{SAID}", "Remarks on the Ships")
    hour = lay_out(f"Remarks on the Ships\n\n4:28 P.M.\n\n{SAID}", "Remarks on the Ships")
    assert not hour.dropped and [line.reason for line in hour.aside] == ["time"]
    assert again.document.deck is None and len(again.document.blocks) == 1 and not again.dropped
    assert lay_out(f"---\ntitle: In the text\n---\n\n{SAID}", "Of the table").document.title == "In the text"


def test_place_and_hour_of_a_transcript_are_set_aside() -> None:
    layout = lay_out(
        "Remarks on the Ships\n\nNaval Headquarters\nVarna, Norland\n\n(March 9, 2026)\n\n10.15 "
        f"CET\n\n{SAID}\n\nEND 11.02 CET"
    )
    assert layout.document.title == "Remarks on the Ships" and layout.document.deck is None
    assert [line.reason for line in layout.aside] == ["place", "place", "date line", "time", "time"]
    deck = outline(f"Ships Sail\n\nTwo capitals trade warnings before the summit\n\n10.15 CET\n\n{SAID}").deck
    assert deck == "Two capitals trade warnings before the summit"


def test_a_line_that_breaks_off_is_no_heading() -> None:
    for line in (
        "And I said to both of them that the ships —",
        "The minister said that the future belongs to those who talk and",
        "The ships are in port. Nobody knows for how long they will stay",
        "ÅSA ØSTBERG: The ships stay in",
    ):
        assert kinds(f"Talks in Varna\n\nNobody came.\n\n{line}\n\n{SAID}")[1] == "body", line
    assert kinds(f"Talks in Varna\n\nNobody came.\n\nWhat the ships are for\n\n{SAID}")[1] == "heading"
    assert kinds(f"Talks in Varna\n\n{SAID}\n\n\\# \\# \\#") == ["body", "boilerplate"]


def test_a_sentence_that_begins_as_bylines_do_is_running_text() -> None:
    assert kinds(f"{SAID}\n\nBy talking to both sides...\n\nThey left.") == ["body"] * 3
    assert (
        kinds(f"Talks\n\nBY IDA BERG\n\n{SAID}\n\nBy Émile Østberg, Varna\n\nThey left.").count("boilerplate")
        == 2
    )


def test_page_edges_of_a_record_are_set_aside() -> None:
    text = f"{SAID}\n26-10431 27/51\n\x0c\nA/81/PV.16 29/09/2026\nThey left on Tuesday.\n28/51 26-10431"
    assert [line.reason for line in lay_out(text).aside] == ["page header or footer"] * 3


def test_marks_that_a_converter_escaped_are_the_marks() -> None:
    (block,) = outline(
        "The envoy \\[Otto Lind\\] said it was \\$2 million for C:\\ships and \\*no more\\*."
    ).blocks
    assert block.text == "The envoy [Otto Lind] said it was $2 million for C:\\ships and *no more*."


def test_a_declared_deck_leaves_the_first_heading_of_the_text_where_it_stands() -> None:
    body = "The army moved to the border on Monday, the ministry said."
    document = outline(f"{DECLARED}Norland hesitates\n\n{body}")
    assert document.deck == "Two sides and one table"
    assert [(block.kind, block.text) for block in document.blocks] == [
        ("heading", "Norland hesitates"),
        ("body", body),
    ]
    assert len(outline(f"{DECLARED}Two sides, and one table\n\n{body}").blocks) == 1


def test_a_first_line_that_begins_with_a_quotation_is_a_title_where_it_goes_on() -> None:
    assert titles("“We will talk”, says Norland’s minister") == "“We will talk”, says Norland’s minister"
    assert titles("“We will talk,” the minister of Norland said on Monday.") is None
    assert titles("“We will talk and talk again") is None


def test_the_head_of_a_table_is_no_deck() -> None:
    document = outline(f"Norland’s budget\n\nYear | Share\n\n2024 | 2.1\n\n{SAID}")
    assert document.title == "Norland’s budget" and document.deck is None


@pytest.mark.parametrize(
    "line",
    [
        "Tuesday, March 3rd, 2026 | 10:30 AM",
        "Wed 4 Mar 2026 10.30 CET",
        "Last modified on Wed 4 Mar 2026 12.30 CET",
        "Published 4 March 2026 Updated 5 March 2026",
        "Stand: 04.03.2026",
        "4th of March 2026",
    ],
)
def test_a_line_that_only_says_when_is_set_aside(line: str) -> None:
    document = outline(f"Norland offers talks\n\n{line}\n\n{SAID}")
    assert document.deck is None and [block.kind for block in document.blocks] == ["boilerplate", "body"]


@pytest.mark.parametrize(
    "line", ["May Day 2026 in Varna", "March on Varna", "Wednesday", "Dated tanks for Sudria"]
)
def test_a_heading_with_a_month_or_a_day_in_it_stays_one(line: str) -> None:
    assert outline(f"Norland offers talks\n\n{line}\n\n{SAID}").deck == line


@pytest.mark.parametrize(
    "line", ["Brussels, 4 March 2026 – ", "(Agency) - ", "New Varna, March 4, 2026 (Agency) — "]
)
def test_a_dateline_is_cut_off_the_sentence(line: str) -> None:
    assert [block.text for block in outline(f"Norland offers talks\n\n{line}{SAID}").blocks] == [
        line.strip(),
        SAID,
    ]


@pytest.mark.parametrize("mark", ["[1]", "[12][b]", "[note 4]", "¹", "³⁴", "12", "*", "”[2]", " [7]"])
@pytest.mark.parametrize("end", [".", "!", "?"])
def test_a_note_mark_behind_its_stop_leaves_a_sentence_one(end: str, mark: str) -> None:
    line = f"The ministry sent three ships to the strait after the shelling{end}{mark}"
    assert kinds(f"Talks in Varna\n\nNobody came.\n\n{line}\n\n{SAID}") == ["body"] * 3


@pytest.mark.parametrize(
    "line", ["What the ships are for", "The ships of 2026", "Spending reaches 2.1", "Group [A]"]
)
def test_figures_and_brackets_without_a_stop_end_no_sentence(line: str) -> None:
    assert kinds(f"Talks in Varna\n\nNobody came.\n\n{line}\n\n{SAID}")[1] == "heading"


@pytest.mark.parametrize("opening", ["(a) the", "- the", "**The** new", "… and"])
def test_a_sentence_that_begins_with_no_capital_holds_no_heading(opening: str) -> None:
    words = (
        f"{opening} Foreign Minister of Norland met Ida Berg, Otto Lind and Klara Stein in Varna late last "
        "night. "
        "Nobody said a word about the ships in the strait, and everybody went home before the evening of "
        "the next day."
    )
    assert kinds(f"{SAID} {words} {SAID} {SAID}") == ["body"] * len(kinds(f"{SAID} {words} {SAID} {SAID}"))


@pytest.mark.parametrize("unit", ["Mr. ", "Photo: a. Bb ", "aa.” Bb ", "Aaaa Bbbb Cccc Dddd Eeee the aaa. "])
def test_the_work_on_one_line_grows_with_its_length(unit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Counted are the words that are looked at, at any machine's speed."""
    looked_at = []

    class Words:
        def finditer(self, line: str, start: int, stop: int) -> Iterator[re.Match[str]]:
            for found in re.compile(r"\S+").finditer(line, start, stop):
                looked_at.append(found.start())
                yield found

    monkeypatch.setattr(one_line, "_WORD", Words())
    work = []
    for times in (200, 400):
        looked_at.clear()
        one_line.split_line(unit * times)
        work.append(len(looked_at) + 1)
    assert work[1] < 2.5 * work[0]


@pytest.mark.parametrize(
    "head", [f"---\ntitle: x{' ' * 150_000}y\n---\n", f"# {'#' * 150_000}x\n\n", "Mr. " * 30_000]
)
def test_a_long_run_of_one_mark_is_laid_out(head: str) -> None:
    """Each of these took minutes while a pattern tried every place to stop."""
    assert lay_out(head + SAID).document.blocks


def test_a_joint_statement_bears_the_names_of_all_who_made_it_in_its_title() -> None:
    offices = ("Prime Minister", "Chancellor", "President", "Premier", "Taoiseach")
    names = ", ".join(f"Norlandic {office} {name} of the Hill" for office, name in zip(
        offices, ("Ada Holt", "Jon Marsh", "Mira Dunn", "Ida Berg", "Olga Ferry"), strict=True))  # fmt: skip
    title = f"Joint Statement on the Defences of the Two Banks of the River by {names}, and Peter Sand"
    assert len(title) > 220
    found = outline(f"{title}\n\nThe two banks will defend the river together. They said so on Monday.")
    assert found.title == title and [block.kind for block in found.blocks] == ["body"]
