"""What stands in a Word document outside its usual paragraphs: controls, changes, boxes, breaks."""

from __future__ import annotations

import io
import zipfile

import pytest

from detente.intake.formats.docx import read_docx
from detente.intake.limits import DEFAULT
from tests.intake.attacks import docx

WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
COMPATIBLE = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def run(words: str) -> str:
    return f"<w:r><w:t xml:space='preserve'>{words}</w:t></w:r>"


def paragraph(inner: str) -> str:
    return f"<w:p>{inner}</w:p>"


def control(inner: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


def text_of(body: str) -> str:
    return read_docx(docx(body), DEFAULT).text


def test_content_controls_are_read_around_within_and_between_paragraphs() -> None:
    around = control(paragraph(run("First.")), "<w:alias w:val='no words'/>")
    within = paragraph(
        run("The envoys ") + f"<w:sdt><w:sdtContent>{run('met')}</w:sdtContent></w:sdt>" + run(" in Varna.")
    )
    nested = f"<w:sdt><w:sdtContent>{around.replace('First', 'Third')}</w:sdtContent></w:sdt>"
    assert text_of(around + within + nested) == "First.\n\nThe envoys met in Varna.\n\nThird."


def test_what_a_control_says_of_itself_is_no_text() -> None:
    hint = control(run("Done."), f"<w:placeholder>{run('Type here')}</w:placeholder>")
    assert text_of(paragraph(hint)) == "Done."


def test_tracked_insertions_stand_and_deletions_do_not() -> None:
    changed = paragraph(
        run("The truce holds ")
        + f"<w:del w:id='1'><w:r><w:delText>until Friday</w:delText></w:r>{run('until Saturday')}</w:del>"
        + f"<w:ins w:id='2'>{run('until Sunday')}</w:ins>"
        + run(".")
    )
    assert text_of(changed) == "The truce holds until Sunday."


def test_what_was_moved_stands_once_where_it_is_now() -> None:
    moved = paragraph(f"<w:moveFrom w:id='1'>{run('Talks go on.')}</w:moveFrom>{run('A pause.')}")
    arrived = paragraph(f"<w:moveTo w:id='2'>{run('Talks go on.')}</w:moveTo>")
    assert text_of(moved + arrived) == "A pause.\n\nTalks go on."


def test_an_inserted_paragraph_is_read() -> None:
    inserted = f"<w:ins w:id='3'>{paragraph(run('Added later.'))}</w:ins>"
    assert text_of(paragraph(run("Before.")) + inserted) == "Before.\n\nAdded later."


def test_a_text_box_follows_the_paragraph_that_holds_it_and_is_read_once() -> None:
    box = f"<w:txbxContent>{paragraph(run('In the box.'))}</w:txbxContent>"
    held = paragraph(
        run("Beside ")
        + f"<w:r><mc:AlternateContent xmlns:mc='{COMPATIBLE}'><mc:Choice Requires='wps'>"
        + f"<w:drawing>{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict>"
        + "</mc:Fallback></mc:AlternateContent></w:r>"
        + run("the box.")
    )
    assert text_of(held + paragraph(run("After."))) == "Beside the box.\n\nIn the box.\n\nAfter."


def test_text_boxes_of_older_and_newer_word_and_several_in_a_paragraph() -> None:
    def box(*words: str) -> str:
        return f"<w:txbxContent>{''.join(paragraph(run(one)) for one in words)}</w:txbxContent>"

    older = paragraph(f"<w:r><w:pict>{box('An old box.', 'With two lines.')}</w:pict></w:r>{run('Beside.')}")
    newer = paragraph(run("Before.") + f"<w:r><w:drawing>{box('A new box.')}</w:drawing></w:r>")
    two = paragraph(
        f"<w:r><w:drawing>{box('One.')}</w:drawing></w:r><w:r><w:drawing>{box('Two.')}</w:drawing></w:r>"
    )
    assert text_of(older) == "Beside.\n\nAn old box.\n\nWith two lines."
    assert text_of(newer) == "Before.\n\nA new box."
    assert text_of(two) == "One.\n\nTwo."


@pytest.mark.parametrize("mark", ["<w:br/>", "<w:cr/>"])
def test_soft_breaks_in_the_middle_of_a_sentence_are_wrapping(mark: str) -> None:
    body = paragraph(run("The envoys met") + f"<w:r>{mark}</w:r>" + run("in Varna on Monday."))
    assert text_of(body) == "The envoys met\nin Varna on Monday."


@pytest.mark.parametrize("mark", ["<w:br/>", "<w:cr/>"])
def test_soft_breaks_between_sentences_make_paragraphs(mark: str) -> None:
    body = paragraph(run("The envoys met.") + f"<w:r>{mark}</w:r>" * 2 + run("Nobody spoke."))
    assert text_of(body) == "The envoys met.\n\nNobody spoke."


def test_tabs_and_hyphens_that_do_not_break_are_characters() -> None:
    body = paragraph(
        run("Share") + "<w:r><w:tab/></w:r>" + run("long") + "<w:r><w:noBreakHyphen/></w:r>" + run("range")
    )
    assert text_of(body) == "Share long-range"


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
@pytest.mark.parametrize("number", [1, 3])
def test_notes_are_no_part_of_the_text_and_are_said_to_be_dropped(kind: str, number: int) -> None:
    notes = "".join(
        f"<w:{kind} w:id='{at}'>{paragraph(run(f'Note {at} says where it stands.'))}</w:{kind}>"
        for at in range(number)
    )
    data = io.BytesIO(docx(paragraph(run("The envoys met.") + f"<w:r><w:{kind}Reference w:id='1'/></w:r>")))
    with zipfile.ZipFile(data, "a") as archive:
        archive.writestr(f"word/{kind}s.xml", f"<w:{kind}s xmlns:w='{WORDS}'>{notes}</w:{kind}s>")
    found = read_docx(data.getvalue(), DEFAULT)
    assert found.text == "The envoys met."
    assert [line.text for line in found.dropped] == [
        f"Note {at} says where it stands." for at in range(number)
    ]
