"""E-mails as programs send them: encoded words, parts in several forms, attachments, letters within
letters.
"""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from detente.intake.file_reading import read
from detente.intake.limits import Limits
from detente.intake.opening import open_file
from tests.intake.hostile import STORY, letter, zipped
from tests.intake.site import PAGE

OTHER = (
    "Norland moved two brigades to the border on Tuesday. Sudria called it a provocation and asked for talks."
)


def mail(subject: str = "Talks in Varna", text: str | None = STORY, page: str | None = None) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"] = "Press Office <a@example.org>", "b@example.org"
    message["Subject"], message["Date"] = subject, "Wed, 04 Mar 2026 23:30:00 -0500"
    if text is not None:
        message.set_content(text)
    if page is not None:
        (message.add_alternative if text is not None else message.set_content)(page, subtype="html")
    return message


def test_encoded_words_and_bodies_are_decoded() -> None:
    message = mail("Gespräche in Варна – “Grenzen”", f"Größe, naïveté, “quotes”. {STORY}")
    data = message.as_bytes()
    assert b"=?utf-8?" in data.lower() and "Größe".encode() not in data
    reading = read(data, "a.eml")
    assert reading.document is not None and reading.document.title == "Gespräche in Варна – “Grenzen”"
    assert reading.document.blocks[0].text.startswith("Größe, naïveté, “quotes”.")
    assert str(reading.document.published) == "2026-03-04", "the sender's day"


def test_the_plain_part_goes_before_the_page_and_a_page_alone_is_read() -> None:
    both = read(mail(text=STORY, page=PAGE.replace("Varna", "Plovdiv")).as_bytes(), "a.eml")
    assert both.document is not None and "Plovdiv" not in str(both.document)
    alone = read(mail(text=None, page=PAGE).as_bytes(), "a.eml")
    assert alone.document is not None and alone.document.blocks[0].text.startswith(
        "The two ministers met in Varna"
    )
    assert "Home" not in str(alone.document)


@pytest.mark.parametrize(("charset", "words"), [("iso-8859-1", "Größe"), ("koi8-r", "Переговоры")])
def test_a_declared_encoding_is_believed(charset: str, words: str) -> None:
    message = mail(text=None)
    message.set_content(f"{words} {STORY}", charset=charset)
    reading = read(message.as_bytes(), "a.eml")
    assert reading.document is not None and words in reading.document.blocks[0].text


def test_an_encoding_that_does_not_exist_costs_nothing() -> None:
    reading = read(letter(f"Größe. {STORY}").replace(b"charset=utf-8", b"charset=nobody"), "a.eml")
    assert reading.document is not None and "Größe" in reading.document.blocks[0].text


def test_a_letter_is_known_behind_many_headers() -> None:
    way = "".join(
        f"{name}: by mail{n}.example.org with SMTP id x{n};\n        Wed, 04 Mar 2026 10:00:00 +0100\n"
        for n in range(6)
        for name in ("Received", "ARC-Seal", "DKIM-Signature", "X-Google-Smtp-Source")
    )
    reading = read(way.encode() + mail(page=PAGE).as_bytes(), "a.eml")
    assert reading.document is not None and reading.document.title == "Talks in Varna"


def test_a_memorandum_in_a_page_stays_a_page() -> None:
    page = PAGE.replace("<article>", "<article><p>From: the office</p><p>To: all</p><p>Date: Monday</p>")
    assert "Read from a web page" in read(page.encode(), "a.html").notes[0]


def test_what_is_attached_is_opened_as_the_file_it_is() -> None:
    message = mail()
    message.add_attachment(
        OTHER.encode(), maintype="application", subtype="octet-stream", filename="Größe.txt"
    )
    message.add_attachment(
        zipped({"in.txt": (OTHER + STORY).encode()}), maintype="application", subtype="zip", filename="w.zip"
    )
    message.add_attachment(b"\x89PNG\r\n\x1a\n", maintype="image", subtype="png", filename="logo.png")
    message.add_attachment(b"MZ\x00\x01\x02" * 40, maintype="application", subtype="exe", filename="x.exe")
    pieces = list(open_file(message.as_bytes(), "a.eml"))
    assert [piece.name for piece in pieces] == [
        "a.eml",
        "a.eml/Größe.txt",
        "a.eml/w.zip/in.txt",
        "a.eml/x.exe",
    ]
    assert [piece.reading.problem is None for piece in pieces] == [True, True, True, False]
    assert "is a program" in (pieces[3].reading.problem or "")


def test_a_letter_within_a_letter_is_read_to_a_depth() -> None:
    inner = mail("Inside", OTHER)
    for depth in range(6):
        outer = mail(f"Letter {depth}", f"{STORY} Letter {depth}.")
        outer.add_attachment(inner)
        inner = outer
    pieces = list(open_file(inner.as_bytes(), "a.eml", Limits(nested=2)))
    assert 2 <= len(pieces) <= 4 and all(piece.reading.document for piece in pieces)


def test_attachments_beyond_the_limit_are_said() -> None:
    message = mail()
    for number in range(4):
        message.add_attachment(
            f"{OTHER} Day {number}.".encode(), maintype="text", subtype="plain", filename=f"{number}.txt"
        )
    pieces = list(open_file(message.as_bytes(), "a.eml", Limits(members=2)))
    assert len(pieces) == 4 and "holds more than is read at once" in (pieces[-1].reading.problem or "")


@pytest.mark.parametrize("name", ["../../up.txt", "/etc/up.txt", "a\x00b.txt"])
def test_a_name_of_an_attachment_is_a_name_only(name: str) -> None:
    message = mail()
    message.add_attachment(OTHER.encode(), maintype="application", subtype="octet-stream", filename=name)
    pieces = list(open_file(message.as_bytes(), "a.eml"))
    assert len(pieces) == 2 and pieces[1].reading.document is not None


@pytest.mark.parametrize("browser", ["Snapshot-Content-Location: https://gazette.test/talks\r\n", ""])
def test_a_page_that_a_browser_saved_as_one_file_is_a_page(browser: str) -> None:
    page = PAGE.replace("Varna on", "Varna=20on").replace("=", "=3D").replace("=3D20", "=20")
    data = (
        f"From: <Saved by a browser>\r\n{browser}Subject: Talks in Varna\r\nDate: Mon, 1 Jun 2026 "
        f"10:00:00 -0000\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="--x"\r\n\r\n'
        "----x\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n"
        f"Content-Location: https://gazette.test/talks\r\n\r\n{page}\r\n"
        "----x\r\nContent-Type: text/css\r\nContent-Location: "
        "https://gazette.test/a.css\r\n\r\nbody {}\r\n----x--\r\n"
    )
    (piece,) = open_file(data.encode(), "talks.mhtml")
    document = piece.reading.document
    assert document is not None and document.title == "Talks in Varna" and document.outlet == "The Gazette"
    assert str(document.published) == "2026-03-04", "not the day on which it was saved"
    assert document.url == "https://gazette.test/talks" and document.blocks[0].text.startswith(
        "The two ministers met in Varna on"
    )


@pytest.mark.parametrize("declared", ["iso-8859-1", "windows-1251", "utf-8"])
def test_what_a_page_within_a_letter_declares_does_not_garble_it(declared: str) -> None:
    page = PAGE.replace("<head>", f'<head><meta charset="{declared}">').replace("Norland", "Größland")
    reading = read(mail(text=None, page=page).as_bytes(), "a.eml")
    assert reading.document is not None and "Größland moved" in reading.document.blocks[0].text


NOTE = "Dear Ida,\n\nthis may be of use for Friday, please keep it to yourself.\n\nOtto\n\n"


def test_what_was_forwarded_is_the_article_and_the_note_above_it_is_reported() -> None:
    headers = (
        "From: Press Office\nSent: Monday, March 2, 2026 9:12 AM\nTo: Otto Lind\nSubject: RE: "
        "Talks in Varna\n\n"
    )
    reading = read(
        mail("Fwd: FW: for Friday", f"{NOTE}-----Original Message-----\n{headers}{STORY}").as_bytes(), "a.eml"
    )
    document = reading.document
    assert document is not None and (document.title, str(document.published)) == (
        "Talks in Varna",
        "2026-03-02",
    )
    assert "Friday" not in str(document) and "forwarded e-mail" in reading.notes[0]
    assert reading.report.reasons() == {"e-mail header": 4, "cover note": 3, "mark of a forwarded letter": 1}


def test_a_forwarded_letter_that_gives_no_day_is_asked_for_it() -> None:
    reading = read(mail("WG: Talks", f"{NOTE}Begin forwarded message:\n\n{STORY}").as_bytes(), "a.eml")
    assert reading.document is not None and reading.document.title == "Talks"
    assert reading.document.published is None and any("No date found" in note for note in reading.notes)


def test_a_letter_that_only_speaks_of_forwarding_is_the_article() -> None:
    for text in (
        f"{STORY}\n\nThe original message was never sent.",
        f"{STORY}\n\n--- Forwarded message ---\n\nThanks.",
    ):
        reading = read(mail("Talks", text).as_bytes(), "a.eml")
        assert reading.document is not None and reading.document.blocks[0].text.startswith(STORY[:30])
