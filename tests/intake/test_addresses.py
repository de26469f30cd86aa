"""Articles from addresses, and feeds to choose them from."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.intake.addresses import Item, chosen, look
from detente.intake.feeds import is_feed, listed
from detente.intake.limits import Limits
from detente.intake.web_address import taken_apart
from detente.records import DetenteError
from tests.intake.hostile import LAUGHS, OUTSIDE, zipped
from tests.intake.site import PAGE, STORY, Site, page, status

HERE = taken_apart("https://gazette.test/rss")
RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>The Gazette</title><link>https://gazette.test/</link>
<item><title>Talks in Varna</title><link>{at}/talks</link><pubDate>Wed, 04 Mar 2026 00:30:00 +0200</pubDate>
<description>&lt;p&gt;The &lt;b&gt;ministers&lt;/b&gt; met.
&lt;script&gt;alert(1)&lt;/script&gt;&lt;/p&gt;</description></item>
<item><title>Brigades &amp; budgets</title><link>/gone</link></item>
<item><title>Again</title><link>{at}/talks</link></item>
<item><title>A letter</title><link>mailto:press@gazette.test</link></item>
<item><title>Nothing to read</title></item>
</channel></rss>"""
ATOM = """<?xml version="1.0"?><!-- made by hand --><feed xmlns="http://www.w3.org/2005/Atom"><title>Courier</title>
<entry><title type="html">Talks &lt;i&gt;end&lt;/i&gt;</title><link href="https://courier.test/1"/><updated>2026-03-05T23:00:00-05:00</updated></entry></feed>"""
RDF = """<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<item rdf:about="x"><title>Old</title><link>https://courier.test/2</link></item></rdf:RDF>"""


def test_a_page_becomes_an_article_with_its_address(site: Site) -> None:
    site.pages["/talks"] = page()
    (piece,) = look(site.at("/talks"), network=site.network()).pieces
    document = piece.reading.document
    assert document is not None and document.title == "Talks in Varna" and document.outlet == "The Gazette"
    assert document.published == date(2026, 3, 4) and document.url == site.at("/talks")
    assert piece.reading.raw == PAGE.encode() and piece.name == site.at("/talks")


@pytest.mark.parametrize(
    ("body", "kind", "words"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(99), "text/html", "a PNG image"),
        (b"", "text/html", "empty"),
        (b"\x00\x01\x02" * 300, "text/plain", "binary"),
        ("<html><body><p>Hello</p></body></html>", "text/html", "found"),
    ],
)
def test_what_is_no_article_is_said_whatever_the_server_calls_it(
    site: Site, body: str, kind: str, words: str
) -> None:
    site.pages["/"] = page(body, kind)
    (piece,) = look(site.at("/"), network=site.network()).pieces
    assert piece.reading.document is None and words in (piece.reading.problem or "")


def test_what_cannot_be_fetched_is_a_piece_with_a_problem(site: Site) -> None:
    (piece,) = look(site.at("/absent"), network=site.network()).pieces
    assert "(404)" in (piece.reading.problem or "")
    (piece,) = look("").pieces
    assert "is empty" in (piece.reading.problem or "")


def test_an_archive_at_an_address_is_opened(site: Site) -> None:
    site.pages["/week.zip"] = page(zipped({"a.txt": STORY.encode()}), "text/html")
    (piece,) = look(site.at("/week.zip"), network=site.network()).pieces
    assert piece.reading.document is not None and piece.name.endswith("/week.zip/a.txt")


@pytest.mark.parametrize("charset", ["windows-1251", "iso-8859-5", '"koi8-r"'])
def test_an_encoding_that_only_the_server_declares_is_kept_with_the_bytes(site: Site, charset: str) -> None:
    words = "Министры встретились в Варне в понедельник и говорили о пределах. " * 4
    site.pages["/"] = page(words.encode(charset.strip('"')), f"text/plain; charset={charset}")
    (piece,) = look(site.at("/"), network=site.network()).pieces
    assert piece.reading.document is not None and "Министры" in piece.reading.document.blocks[0].text
    assert piece.reading.raw.decode() == words


@pytest.mark.parametrize("charset", ["utf-16", "hex", "idna", "unicode_escape", "nobody", "\u00e4"])
def test_an_encoding_that_does_not_fit_is_passed_over(site: Site, charset: str) -> None:
    site.pages["/"] = page(STORY, f"text/plain; charset={charset}")
    (piece,) = look(site.at("/"), network=site.network()).pieces
    assert piece.reading.document is not None and piece.reading.document.blocks[0].text.startswith("The two")


def test_a_feed_lists_what_has_an_address_once(site: Site) -> None:
    site.pages["/rss"] = page(RSS.format(at=site.at("")))
    feed = look(site.at("/rss"), network=site.network()).feed
    assert feed is not None and feed.title == "The Gazette" and feed.left == 0
    assert feed.items == (
        Item("Talks in Varna", site.at("/talks"), date(2026, 3, 4), "The ministers met."),
        Item("Brigades & budgets", site.at("/gone")),
    )
    assert [path for _, path in site.asked] == ["/rss"], "listing a feed fetches nothing else"


def test_chosen_items_are_fetched_one_by_one_and_completed_from_the_feed(site: Site) -> None:
    bare = "<html><body>" + "".join(f"<p>{STORY}</p>" for _ in range(3)) + "</body></html>"
    site.pages |= {"/rss": page(RSS.format(at=site.at(""))), "/talks": page(bare), "/gone": status(410)}
    feed = look(site.at("/rss"), network=site.network()).feed
    assert feed is not None
    first, second = chosen(feed.items, network=site.network())
    assert first.reading.document is not None and first.reading.document.title == "Talks in Varna"
    assert first.reading.document.published == date(2026, 3, 4)
    assert "The title and the date are the feed's." in first.reading.notes
    assert not any("give one" in note for note in first.reading.notes)
    assert "(410)" in (second.reading.problem or "")


def test_an_item_that_is_a_feed_again_or_leads_inside_is_refused(site: Site) -> None:
    site.pages["/rss"] = page(ATOM)
    items = (Item("a", site.at("/rss")), Item("b", "http://10.0.0.1/"), Item("c", "http://127.0.0.1:22/"))
    problems = [piece.reading.problem or "" for piece in chosen(items, network=site.network())]
    assert (
        "is a feed" in problems[0]
        and "not on the public internet" in problems[1]
        and "port 22" in problems[2]
    )


def test_atom_and_rdf_are_feeds_and_other_xml_is_not() -> None:
    (entry,) = listed(ATOM.encode(), HERE).items
    assert entry == Item("Talks end", "https://courier.test/1", date(2026, 3, 5))
    assert listed(RDF.encode("utf-16"), HERE).items[0].title == "Old"
    assert (
        is_feed(ATOM.encode())
        and is_feed(RDF.encode())
        and is_feed(RSS.encode())
        and is_feed(b"\xef\xbb\xbf\n" + ATOM.encode())
    )
    for other in (
        PAGE,
        "<?xml version='1.0'?><html><body/></html>",
        "<rdf:RDF>",
        "rss feed",
        "",
        "text <rss>",
    ):
        assert not is_feed(other.encode())


def test_a_feed_that_is_uploaded_as_a_file_is_said_to_be_one() -> None:
    from detente.intake.file_reading import read

    for feed in (RSS.format(at="https://gazette.test"), ATOM, RDF):
        assert "is a feed (RSS or Atom): give its address" in (read(feed.encode(), "rss.xml").problem or "")


def test_limits_of_a_feed() -> None:
    many = RSS.format(at="https://gazette.test").replace(
        "</channel>", "".join(f"<item><link>/{n}</link></item>" for n in range(9)) + "</channel>"
    )
    feed = listed(many.encode(), HERE, Limits(feed_items=4))
    assert len(feed.items) == 4 and feed.left == 7
    with pytest.raises(DetenteError, match=r"at most 0\.0001 MB of a feed"):
        listed(many.encode(), HERE, Limits(feed_bytes=100))


@pytest.mark.parametrize("head", [LAUGHS, OUTSIDE])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_in_a_feed_are_refused(site: Site, head: str, encoding: str) -> None:
    data = (head + RSS.partition("?>")[2].format(at="").replace("Talks in", "&j;&x;")).encode(encoding)
    site.pages["/rss"] = page(data)
    (piece,) = look(site.at("/rss"), network=site.network()).pieces
    assert "XML entities" in (piece.reading.problem or "")


def test_nothing_is_opened_that_a_feed_names(monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    import feedparser  # noqa: F401  (its modules are loaded before files are forbidden)

    monkeypatch.setattr(socket, "socket", lambda *_: pytest.fail("a connection was opened"))
    monkeypatch.setattr("feedparser.api.open", lambda *_: pytest.fail("a file was opened"), raising=False)
    monkeypatch.setattr("feedparser.http.get", lambda *_: pytest.fail("an address was fetched"))
    with pytest.raises(DetenteError, match="lists no article"):
        listed(b"/etc/hostname", HERE)
    with pytest.raises(DetenteError, match="lists no article"):
        listed(b"http://gazette.test/rss", HERE)
    xinclude = RSS.format(at="").replace("<channel>", "<channel><xi:include href='file:///etc/hostname'/>")
    assert "root" not in str(listed(xinclude.encode(), HERE))


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_words_in_a_feed_give_a_list_or_a_sentence(title: str, summary: str) -> None:
    broken = (
        f"<rss><channel><item><title>{title}</title><link>/1</link>"
        f"<description>{summary}</description></item></channel></rss>"
    )
    try:
        feed = listed(broken.encode("utf-8", "replace"), HERE)
    except DetenteError as trouble:
        assert str(trouble).endswith(".")
    else:
        assert all(item.address.startswith(("http://", "https://")) for item in feed.items)


@pytest.mark.parametrize(
    ("host", "sent"),
    [
        ("straße.example", "xn--strae-oqa.example"),  # IDNA 2003 would visit strasse.example, another's
        ("BÜCHER.example", "xn--bcher-kva.example"),
        ("bücher。example", "xn--bcher-kva.example"),
    ],
)
def test_hosts_are_named_as_browsers_name_them(host: str, sent: str) -> None:
    assert taken_apart(f"https://{host}/a").host == sent


@pytest.mark.parametrize(
    "host", ["\u2603.example", "a\u200db.example", "\u0628a.example", "xn--\u00e4.example"]
)
def test_hosts_that_idna_2008_does_not_know_are_refused(host: str) -> None:
    with pytest.raises(DetenteError, match="no host that can be visited"):
        taken_apart(f"https://{host}/")
