"""Every limit is hit once, and says so in its own sentence, with its number and what to do."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable
from dataclasses import dataclass, fields

import pytest

from detente.intake.addresses import look
from detente.intake.batch_quota import BatchQuota
from detente.intake.feeds import listed
from detente.intake.fetching import fetch
from detente.intake.limits import Limits
from detente.intake.opening import open_file
from detente.intake.web_address import taken_apart
from detente.records import DetenteError
from tests.intake.hostile import STORY, letter, odt, pdf, zipped
from tests.intake.site import Site, dripping, page, redirect
from tests.intake.test_pdf import NEXT, made


@dataclass(frozen=True)
class Hit:
    """What is opened, the limit at which it is just too much and the one at which it is not, and words of the
    sentence.
    """

    data: Callable[[], bytes]
    least: int
    enough: int
    words: str
    name: str = "file"


TEXT = "\n\n".join(f"{STORY} It was day {number} of the talks." for number in range(6)).encode()
FILES = {f"{number}.txt": f"{STORY} Day {number}.".encode() for number in range(4)}
ROWS = "\n".join(json.dumps({"title": f"Day {n}", "text": f"{STORY} Day {n}."}) for n in range(4)).encode()
MAILBOX = b"\n".join(b"From a b\n" + letter(f"{STORY} Day {number}.") for number in range(4))
HITS = {
    "file_bytes": [Hit(lambda: TEXT, len(TEXT) - 1, len(TEXT), "MB of text are read. Split it")],
    "line_characters": [Hit(lambda: STORY.strip().encode(), 50, 500, "One line has 103 characters")],
    "paragraphs": [Hit(lambda: TEXT, 5, 6, "6 paragraphs were found; at most 5 are read. Split the file")],
    "pages": [Hit(lambda: made([[(50, 700, NEXT)]] * 4), 3, 4, "more than 3 pages; split it")],
    "part_bytes": [
        Hit(
            lambda: pdf(zlib.compress(f"BT /F1 12 Tf 72 700 Td ({STORY}) Tj ET".encode())),
            90,
            900,
            "A part of the PDF unpacks to more than",
        ),
        Hit(lambda: odt(_odt(STORY)), 90, 9_000, "A part of the document unpacks to"),
    ],
    "archive_bytes": [
        Hit(lambda: zipped(FILES), 300, 9_000, "MB are opened. Split it"),
        Hit(lambda: zipped(FILES), 110, 9_000, "at most 0.00011 MB are", "member"),
    ],
    "unpacked_bytes": [
        Hit(lambda: zipped(FILES), 300, 900, "The archive unpacks to more than"),
        Hit(lambda: odt(_odt(STORY)), 300, 900, "The document unpacks to"),
        Hit(
            lambda: pdf(zlib.compress(f"BT /F1 12 Tf 72 700 Td ({STORY}) Tj ET".encode())),
            90,
            900,
            "The PDF unpacks to more than",
        ),
    ],
    "ratio": [
        Hit(
            lambda: zipped({"a.txt": (STORY * 30 + "\n\n").encode() * 600}),
            50,
            5_000,
            "grows more than 50 times",
        )
    ],
    "members": [
        Hit(lambda: zipped(FILES), 3, 4, "holds more than 3 files; the rest was not read. Split it"),
        Hit(lambda: MAILBOX, 3, 4, "holds more than 3 messages; the rest was not read. Split it"),
    ],
    "nested": [
        Hit(
            lambda: zipped({"b.zip": zipped({"c.zip": zipped({"a.txt": STORY.encode()})})}),
            2,
            3,
            "opened 2 deep; unpack this one",
        )
    ],
    "rows": [Hit(lambda: ROWS, 3, 4, "more than 3 rows; those from line 4 on were not read. Split it")],
}
ELSEWHERE = {"batch_files", "batch_bytes", "address_seconds", "redirects", "feed_bytes", "feed_items"} | {
    "cpu_seconds",
    "wall_seconds",
    "memory_bytes",
    "stopped",  # these in test_isolation.py
    "uploads_hour",
    "addresses_hour",  # in test_rate_limits.py
}


def _odt(words: str) -> str:
    return (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        f'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><text:p>{words}</text:p></office:document-content>'
    )


def test_no_limit_is_forgotten_here() -> None:
    assert {field.name for field in fields(Limits)} == set(HITS) | ELSEWHERE


@pytest.mark.parametrize(("limit", "hit"), [(limit, hit) for limit, hits in HITS.items() for hit in hits])
def test_a_limit_is_hit_in_its_own_words_and_not_before(limit: str, hit: Hit) -> None:
    problems = [
        piece.reading.problem or "" for piece in open_file(hit.data(), "x", Limits(**{limit: hit.least}))
    ]
    assert any(hit.words in problem for problem in problems), problems
    assert all(problem.endswith(".") for problem in problems if problem)
    if hit.name != "member":
        assert not any(
            piece.reading.problem for piece in open_file(hit.data(), "x", Limits(**{limit: hit.enough}))
        )


def test_one_upload_takes_so_many_files_and_bytes() -> None:
    quota = BatchQuota(Limits(batch_files=2, batch_bytes=2_500_000))
    assert quota.refusal(1_000_000) is None
    assert quota.refusal(2_000_000) == (
        "At most 2.5 MB are taken at once; this file was not read. Add it with the next ones."
    )
    assert quota.refusal(1_500_000) is None, "a smaller one still fits"
    assert (
        quota.refusal(0)
        == "At most 2 files are taken at once; this one was not read. Add it with the next ones."
    )


def test_an_address_has_its_time_and_its_redirects(site: Site) -> None:
    site.pages |= {"/drip": dripping("body"), "/1": redirect("/2"), "/2": redirect("/3"), "/3": page()}
    slow = fetch(site.at("/drip"), Limits(address_seconds=1), site.network())
    assert (
        slow.problem == "The site took more than 1 second; try again later, or save the page and upload it."
    )
    led_on = fetch(site.at("/1"), Limits(redirects=1), site.network())
    assert led_on.problem == (
        "The address leads on more than once; open it in your browser and give the last one."
    )
    assert look(site.at("/1"), Limits(redirects=2), site.network()).pieces[0].reading.document is not None


def test_a_feed_has_its_size_and_its_items() -> None:
    items = "".join(f"<item><link>/{number}</link></item>" for number in range(5))
    data, here = f"<rss><channel>{items}</channel></rss>".encode(), taken_apart("https://gazette.test/rss")
    assert listed(data, here, Limits(feed_items=3)).left == 2
    assert listed(data, here, Limits(feed_bytes=len(data))).left == 0
    with pytest.raises(DetenteError, match=r"of a feed are read\. Give the address of an article"):
        listed(data, here, Limits(feed_bytes=len(data) - 1))
