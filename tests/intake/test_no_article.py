"""What is no article is said to be none, and articles that speak of the same things are read."""

from __future__ import annotations

import base64
from random import Random

import pytest

from detente.intake.containers import open_file
from detente.intake.file_reading import FileReading
from detente.intake.no_article import no_article
from tests.intake import article_kinds, no_article_kinds


def _read(text: str, name: str = "note.txt") -> FileReading:
    [piece] = open_file(text.encode(), name)
    return piece.reading


def _page(inside: str, title: str) -> str:
    return (
        f"<!doctype html><html><head><title>{title}</title></head><body><main>{inside}</main></body></html>"
    )


_COOKIES = (
    ("We value your privacy", "We and our 842 partners store information on a device, such as cookies.",
     "You may click to consent to our and our partners’ processing.", "Accept all", "Manage options"),
    ("Before you continue to the site", "We use cookies and data to measure how our services are used.",
     "If you choose to reject all, we will not use cookies for these purposes.", "Accept all", "Reject all"),
    ("The Quay Observer", "This site uses cookies to offer you a better browsing experience.",
     "Find out more in our cookie policy.", "I accept all cookies", "I accept only essential cookies"),
    ("Ihre Daten", "Wir verwenden Cookies und ähnliche Techniken.", "Alle akzeptieren", "Zustimmen"),
)  # fmt: skip
_LOGINS = (
    ("Sign in", "Enter your email address and password to go on.", "Forgot your password?",
     "Don’t have an account? Create one now."),
    ("Log in to your account", "Email address", "Password", "Remember me", "Forgot password?"),
    ("Welcome back", "Please log in with your username and password.", "Already have an account? Sign in."),
)  # fmt: skip
_OTHERS = (
    ("Envoys go on", "To continue reading, please subscribe.", "Already a subscriber? Log in here.",
     "Subscribe now and get unlimited access. Cancel anytime."),
    ("Just a moment...", "Checking your browser before accessing the site.", "Verify you are human."),
    ("Page not found", "The page you are looking for could not be found. It may have been moved or deleted."),
    ("Quay", "You need to enable JavaScript to run this app.", "Please enable JavaScript to view this page."),
    ("Access Denied", "You don't have permission to access this page on this server."),
)  # fmt: skip


@pytest.mark.parametrize("lines", [*_COOKIES, *_LOGINS, *_OTHERS])
@pytest.mark.parametrize("form", ["text", "page"])
def test_notices_of_a_site_are_refused(lines: tuple[str, ...], form: str) -> None:
    text = (
        "\n\n".join(lines) if form == "text" else _page("".join(f"<p>{line}</p>" for line in lines), lines[0])
    )
    found = _read(text, "page.html" if form == "page" else "note.txt")
    assert found.document is None and found.problem


def test_a_notice_is_named_with_what_to_do() -> None:
    assert "a notice about cookies" in (_read("\n\n".join(_COOKIES[0])).problem or "")
    assert "a page to log in" in (_read("\n\n".join(_LOGINS[0])).problem or "")


_ADDRESSES = "\n".join(f"https://example.org/{at}/envoys-look-at-it" for at in range(20))
_DATED = "\n".join(
    f"Envoys look at gate {at} again\nThe Quay Observer, {1 + at} March 2026" for at in range(20)
)
_NUMBERED = "\n".join(
    f"{at}. Envoys look at gate {at} again. The Quay Observer, 12 March 2026, 640 words, (English)"
    for at in range(1, 20)
)
_CONTENTS = "Contents\n" + "\n".join(f"{at}. The gate {'.' * 20} {at * 7}" for at in range(1, 20))
_LOG = "\n".join(f"2026-03-12 10:15:{at:02} INFO server GET /index 200 {at}ms" for at in range(30))


@pytest.mark.parametrize("text", [_ADDRESSES, _DATED, _NUMBERED, _CONTENTS, _LOG])
def test_lists_without_texts_are_refused(text: str) -> None:
    assert "list" in (_read(text).problem or "")


_PROGRAM = "def main(name: str) -> int:\n    for at in range(10):\n        print(at, name)\n    return 0\n\n"
_SCRIPT = "function a(b){var c=b.d;return c+1;}\nconst x = [1,2,3];\nx.forEach((y) => { show(y); });\n"
_CODED = base64.encodebytes(Random(1).randbytes(3000)).decode()


@pytest.mark.parametrize("text", [_PROGRAM * 6, _SCRIPT * 6, _CODED])
def test_programs_and_codes_are_refused(text: str) -> None:
    assert "program or a code" in (_read(text).problem or "")


_COLUMNS = (
    "id,indexed_date,language,media_name,publish_date,title,url",
    "stories_id,publish_date,title,url,language,media_id,media_name",
    "title,link,domain,seendate",
)


@pytest.mark.parametrize("columns", _COLUMNS)
def test_a_table_of_articles_without_their_texts_says_so(columns: str) -> None:
    cells = {"title": "Envoys look at the gate again", "url": "https://example.org/1",
             "link": "https://example.org/1"}  # fmt: skip
    row = ",".join(cells.get(name, "7") for name in columns.split(","))
    assert "list of articles without their texts" in (
        _read("\n".join([columns, row, row, row]), "list.csv").problem or ""
    )


_GRAPH = (
    "20260312101500-{at}\t20260312101500\t1\tq.org\thttps://q.org/1" + "\tA" * 20,
    "20260312\t1\t\tTAX_A;B\t1#River\tada\tcouncil\t-1.2,2,3\t1,2\tq.org\thttps://q.org/{at}",
    "GKGRECORDID,DATE,SourceCommonName,DocumentIdentifier,V2Tone",
    "DATE\tNUMARTS\tCOUNTS\tTHEMES\tLOCATIONS\tPERSONS\tORGANIZATIONS\tTONE\tEVENTIDS\tSOURCES",
)


@pytest.mark.parametrize("first", _GRAPH)
def test_tables_of_events_are_refused_with_the_reason(first: str) -> None:
    row = _GRAPH[1]
    text = "\n".join([first.format(at=0), *(row.format(at=at) for at in range(1, 5))])
    assert "none of their texts" in (_read(text, "graph.csv").problem or "")


_ABOUT_COOKIES = "Cookie rules go to parliament\n\n" + "\n\n".join(
    f"{name} said on Monday that newspapers use cookies because they live of advertisements, and asked the "
    "ministry to go on talking with them before it put the law to a vote in the spring."
    for name in ("Ms Holt", "Mr Marsh", "Ms Dunn", "The minister")
)
_TIMELINE = "\n".join(
    f"{at} March 2026: The army struck the port of Eskby, and {at} ships were damaged." for at in range(1, 20)
)
_EQUIPMENT = "The ministry sends the following.\n\n" + "\n".join(
    f"- {at} vehicles of the type Lantern {at}" for at in range(2, 14)
)


@pytest.mark.parametrize(
    "text",
    [
        _ABOUT_COOKIES,
        _TIMELINE,
        _EQUIPMENT,
        "Talks go on\n\nThe envoys met in Varna on Monday and talked.\n\nSubscribe to our newsletter.",
        "The minister <script>let(x = 1);</script> said that the army would deploy tanks $x_1 = (2)$ "
        "to the border :red[now], {and} that it would stay until the talks in Varna had ended.",
        "Troops leave the border\n\nThe army said on Monday that it had withdrawn.",
    ],
)
def test_articles_are_read(text: str) -> None:
    assert _read(text).document is not None


@pytest.mark.parametrize(("half", "most"), [("seen", 0.0), ("later", 0.02), ("new", 0.1)])
def test_no_articles_are_told_from_articles_of_every_kind(half: str, most: float) -> None:
    """Forty of each kind are read by `python -m benchmarks.no_article`; here the first few of each part."""
    new = no_article_kinds.NEW
    numbers = {"seen": range(0, 8, 2), "later": range(1, 8, 2), "new": range(new, new + 4)}[half]
    kinds = no_article_kinds.NEWLY_SAID if half == "new" else tuple(no_article_kinds.KINDS)
    articles = [
        (kind, number) for kind in article_kinds.KINDS for number in numbers
        if not _is_read(article_kinds.article(kind, number))
    ]  # fmt: skip
    others = [
        (kind, number) for kind in kinds for number in numbers
        if _is_read(no_article_kinds.no_article(kind, number))
    ]  # fmt: skip
    assert articles == []
    assert len(others) <= most * len(kinds) * len(numbers), others


def _is_read(data: bytes) -> bool:
    return any(piece.reading.document for piece in open_file(data, "note"))


@pytest.mark.parametrize(
    "said",
    [
        "We will work with our partners to support them, in terms of arms and of talks.",
        "Norway gives two billion a month.",
        "Loading of the missiles has begun.",
        "We register the damage, and you will pay for it.",
        "Now you have become a member, and we stand with you on your border.",
        "You saw the comments that they made at the top of the meeting.",
        "\n\n".join(
            f"{at}. Demands that both parties leave the strait by the {at}th of March;" for at in range(4, 9)
        ),
        "We shut the site.\nOur servers were attacked.\nWe will not pay.\nYou know who it was.",
    ],
)
def test_what_a_leader_says_is_no_notice(said: str) -> None:
    assert no_article(None, said) is None


_STATEMENTS = "SELECT id, name, day FROM harbours WHERE day >= '2026-01-01' AND kind = 1;\n"


def test_statements_that_read_like_words_are_a_program() -> None:
    assert "program or a code" in (no_article(None, _STATEMENTS * 8) or "")


_RUNS = ("[a](", "<a ", "*a _b ", "{};", "=-")
_SAID = "The two envoys met in Varna on Monday. They said that the talks on limits would go on."


@pytest.mark.parametrize("unit", _RUNS)
def test_marks_without_end_leave_the_text_beside_them(unit: str) -> None:
    reading = _read(f"{unit * 20_000}{_SAID}")
    assert reading.document is not None
    assert [block.text for block in reading.document.blocks if block.kind == "body"] == [_SAID]
    assert any(line.reason == "marks without end" for line in reading.report.dropped)
    assert "Marks that come back without end were left out." in reading.notes


def test_words_and_figures_that_come_back_are_kept() -> None:
    reading = _read(f"They shouted {'no ' * 60}and then nine times {'9' * 60} was read out to the hall.")
    assert reading.document is not None and "no no no" in reading.document.blocks[0].text
    assert "999999" in reading.document.blocks[0].text


def test_a_million_blank_lines_are_no_paragraphs() -> None:
    reading = _read("\n" * 1_000_000 + _SAID)
    assert reading.document is not None and reading.document.blocks[-1].text == _SAID
