"""PDFs as word processors and presses make them: columns, parted words, locks."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from detente.intake.file_reading import FileReading, read
from detente.intake.formats.pdf import _whole
from detente.intake.limits import Limits

Page = Sequence[tuple[float, float, Sequence[str]]]
LEFT = [
    "The two envoys met in Varna on Mon-",
    "day and spoke of a limi-",
    "tation of long-range mis-",
    "siles. The long-",
]
RIGHT = [
    "range ones were named first; the in-",
    "ter-",
    "conti-",
    "nental ones last. Both sides said that the Anglo-",
    "Norlandic draft would be read again in the spring, when the ambas-",
]
NEXT = ["sadors return. Nobody spoke of the brigades."]


def made(pages: Sequence[Page]) -> bytes:
    """A PDF whose pages hold columns of lines: left edge, top, lines."""
    stored = io.BytesIO()
    canvas = Canvas(stored, pagesize=(600, 800))
    for page in pages:
        for x, top, lines in page:
            text = canvas.beginText(x, top)
            text.setFont("Helvetica", 11)
            for line in lines:
                text.textLine(line)
            canvas.drawText(text)
        canvas.showPage()
    canvas.save()
    return stored.getvalue()


def text_of(reading: FileReading) -> str:
    assert reading.document is not None, reading.problem
    return "\n".join(block.text for block in reading.document.blocks)


def test_words_parted_at_lines_columns_and_pages_are_made_whole() -> None:
    reading = read(made([[(50, 700, LEFT), (330, 700, RIGHT)], [(50, 700, NEXT)]]), "two.pdf")
    assert text_of(reading) == (
        "The two envoys met in Varna on Monday and spoke of a limitation of long-range missiles. "
        "The long-range ones were "
        "named first; the intercontinental ones last. Both sides said that the Anglo-Norlandic "
        "draft would be read again in "
        "the spring, when the ambassadors return. Nobody spoke of the brigades."
    )
    assert dict(reading.report.repaired)["words parted at a line's end"] == 6


def test_columns_are_read_one_after_the_other() -> None:
    left = ["The envoys of Norland met first.", "They spoke of limits on missiles."]
    right = ["The envoys of Sudria met later.", "They spoke of the brigades."]
    text = text_of(read(made([[(50, 700, left), (330, 700, right)]]), "two.pdf"))
    assert text.index("limits") < text.index("Sudria")


def locked(data: bytes, user: str, algorithm: str) -> bytes:
    writer, stored = pypdf.PdfWriter(clone_from=io.BytesIO(data)), io.BytesIO()
    writer.encrypt(user, "other", algorithm=algorithm)
    writer.write(stored)
    return stored.getvalue()


@pytest.mark.parametrize("algorithm", ["RC4-40", "RC4-128", "AES-128", "AES-256"])
def test_a_locked_pdf_is_said_to_be_locked_and_one_that_only_its_owner_may_change_is_read(
    algorithm: str,
) -> None:
    data = made([[(50, 700, NEXT)]])
    reading = read(locked(data, "secret", algorithm), "locked.pdf")
    assert reading.problem == "The PDF is locked with a password; save it without one and try again."
    assert "Nobody spoke of the brigades." in text_of(read(locked(data, "", algorithm), "open.pdf"))


def test_pages_beyond_the_limit_are_named() -> None:
    reading = read(made([[(50, 700, NEXT)]] * 4), "long.pdf", Limits(pages=3))
    assert reading.problem is not None and "more than 3 pages" in reading.problem


@given(st.text(alphabet="abA-\u00ad \n", max_size=60))
def test_making_words_whole_loses_no_letter(text: str) -> None:
    whole, count = _whole(text)
    assert [letter for letter in whole if letter.isalpha()] == [letter for letter in text if letter.isalpha()]
    assert count >= 0


@pytest.mark.parametrize(
    ("before", "raised", "behind", "read_as"),
    [
        ("Spending rose to 2.4", "3", " % of GDP, the envoys said.", "rose to 2.4 % of GDP"),
        ("The envoys met in Varna.", "12", " They spoke of limits.", "met in Varna. They spoke"),
        ("The treaty", "*", " of 1987 ended in 2019.", "The treaty of 1987 ended"),
        ("The yield is 10", "5", " tonnes, the report says.", "10"),
        ("The site of 40 km", "2", " was cleared in March.", "40 km2 was cleared"),
    ],
)
def test_a_raised_mark_of_a_note_is_no_part_of_a_figure(
    before: str, raised: str, behind: str, read_as: str
) -> None:
    stored = io.BytesIO()
    canvas = Canvas(stored, pagesize=(600, 800))
    text = canvas.beginText(60, 700)
    for size, rise, words in ((11, 0, before), (6, 4, raised), (11, 0, behind)):
        text.setFont("Helvetica", size)
        text.setRise(rise)
        text.textOut(words)
    canvas.drawText(text)
    canvas.save()
    assert read_as in text_of(read(stored.getvalue())).replace("\n", " ")
    if read_as == "10":  # a power stays: nobody said ten tonnes
        assert "10 tonnes" not in text_of(read(stored.getvalue()))
