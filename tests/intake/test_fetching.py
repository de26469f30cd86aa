"""Fetching: against a site on this machine, which only a network made in tests may visit."""

from __future__ import annotations

import ast
import gzip
import socket
import ssl
import threading
import time
from collections.abc import Sequence
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
import trustme
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import detente
from detente.intake.crawl_delay import CrawlDelay
from detente.intake.fetching import PUBLIC, USER_AGENT, Network, fetch, resolved
from detente.intake.limits import Limits
from detente.intake.networks import is_public
from detente.intake.web_address import taken_apart
from detente.records import DetenteError
from tests.intake.site import PAGE, Site, bomb, dripping, endless, page, redirect, standing, status


def problem(site: Site, path: str, limits: Limits | None = None, **more: object) -> str:
    found = fetch(site.at(path), limits or Limits(), site.network(**more))  # type: ignore[arg-type]
    assert found.content == b"" and found.problem and found.problem.endswith(".")
    return found.problem


def test_a_page_comes_with_its_last_address(site: Site) -> None:
    site.pages |= {"/old": redirect("/new?a=1#part"), "/new?a=1": page()}
    found = fetch(site.at("/old"), network=site.network())
    assert found.content == PAGE.encode() and found.problem is None
    assert found.address == site.at("/new?a=1")
    assert [host for host, _ in site.asked] == [f"gazette.test:{site.port}"] * 2


def test_the_tool_names_itself(site: Site) -> None:
    said: list[str] = []
    site.pages["/"] = lambda handler: (said.append(handler.headers["User-Agent"]), page()(handler))[1]
    fetch(site.at("/"), network=site.network())
    assert said == [USER_AGENT] and "Detente/" in USER_AGENT


@pytest.mark.parametrize(
    "to",
    [
        "http://10.0.0.1/",
        "http://127.0.0.2/",
        "http://169.254.169.254/latest/meta-data",
        "http://[::1]/",
        "//192.168.1.1/x",
        "http://inner.test/",
    ],
)
def test_a_redirect_out_of_the_public_internet_is_refused(site: Site, to: str) -> None:
    site.pages["/"] = redirect(to)
    assert "not on the public internet" in problem(site, "/", names={"inner.test": ["10.0.0.5"]})


@pytest.mark.parametrize(
    ("to", "words"),
    [
        ("file:///etc/passwd", "Only http and https"),
        ("ftp://gazette.test/", "Only http and https"),
        ("http://a:b@gazette.test/", "password"),
        ("http://gazette.test:22/", "names port 22"),
    ],
)
def test_a_redirect_to_another_scheme_port_or_login_is_refused(site: Site, to: str, words: str) -> None:
    site.pages["/"] = redirect(to)
    assert words in problem(site, "/")


def test_a_redirect_written_in_utf8_is_followed(site: Site) -> None:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write("HTTP/1.1 301 Moved\r\nLocation: /größe\r\nContent-Length: 0\r\n\r\n".encode())

    site.pages |= {"/": answer, "/gr%C3%B6%C3%9Fe": page()}
    assert fetch(site.at("/"), network=site.network()).problem is None


def test_circles_and_long_chains_end(site: Site) -> None:
    site.pages |= {"/a": redirect("/b"), "/b": redirect("/a")}
    assert "leads in a circle" in problem(site, "/a")
    site.pages |= {f"/{n}": redirect(f"/{n + 1}") for n in range(9)}
    site.asked.clear()
    assert "more than 5 times" in problem(site, "/0")
    assert len(site.asked) == 6
    site.pages["/9"] = page()
    assert fetch(site.at("/4"), network=site.network()).problem is None


@pytest.mark.parametrize("where", ["headers", "body"])
def test_a_site_that_drips_is_cut_off_in_time(site: Site, where: str) -> None:
    site.pages["/"] = dripping(where)
    begin = time.monotonic()
    assert "took more than 1 second;" in problem(site, "/", Limits(address_seconds=1))
    assert time.monotonic() - begin < 3


def test_a_server_that_never_shakes_hands_is_cut_off_in_time() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        here = Network(
            resolve=lambda host, p: ["127.0.0.1"],
            may_visit=lambda a: True,
            ports=frozenset({port}),
            crawl_delay=CrawlDelay(0),
        )
        found = fetch(f"https://gazette.test:{port}/", Limits(address_seconds=1), here)
    assert "took more than 1 second;" in (found.problem or "")


def test_a_name_that_is_looked_up_for_ever_is_given_up(site: Site) -> None:
    def slow(host: str, port: int) -> Sequence[str]:
        time.sleep(5)
        return ("127.0.0.1",)

    begin = time.monotonic()
    assert "no site called" in problem(site, "/", Limits(address_seconds=1), resolve=slow)
    assert time.monotonic() - begin < 3


def test_an_endless_page_and_a_packed_bomb_stop_at_the_limit(site: Site) -> None:
    site.pages |= {"/endless": endless, "/bomb": bomb}
    assert "more than 1 MB" in problem(site, "/endless", Limits(file_bytes=1_000_000))
    assert "more than 1 MB" in problem(site, "/bomb", Limits(file_bytes=1_000_000))


def test_memory_stays_with_the_limit_while_a_bomb_unpacks(site: Site) -> None:
    import tracemalloc

    site.pages["/bomb"] = page(gzip.compress(bytes(100_000_000), 9), Content_Encoding="gzip")
    tracemalloc.start()
    problem(site, "/bomb", Limits(file_bytes=1_000_000))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 20_000_000


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (404, "no page at this address (404)"),
        (410, "no page"),
        (403, "does not give this page to us (403)"),
        (401, "401"),
        (429, "asks to wait (429)"),
        (503, "asks to wait"),
        (500, "trouble of its own (500)"),
        (204, "the answer 204"),
        (302, "302"),
    ],
)
def test_refusals_say_what_to_do(site: Site, code: int, words: str) -> None:
    site.pages["/"] = status(code)
    assert words in problem(site, "/")


def test_a_connection_that_fails_or_breaks_off_is_said(site: Site) -> None:
    def broken(handler: object) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nshort")  # type: ignore[attr-defined]

    site.pages |= {"/": broken, "/noise": lambda handler: handler.wfile.write(b"\x00\x01no http\r\n\r\n")}
    assert "broke off" in problem(site, "/")
    assert "broke off" in problem(site, "/noise")
    free = socket.create_server(("127.0.0.1", 0))
    port = free.getsockname()[1]
    free.close()
    found = fetch(f"http://gazette.test:{port}/", network=site.network(ports=frozenset({port})))
    assert "failed or broke off" in (found.problem or "")


def test_a_name_is_looked_up_once_and_the_checked_address_is_visited(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """DNS rebinding: the second answer would lead inside."""
    answers = iter([["127.0.0.1"], ["10.0.0.1"], ["10.0.0.1"]])
    real = socket.getaddrinfo

    def only_numbers(host: str, *rest: object, **more: object) -> object:
        assert host.replace(".", "").isdigit(), f"{host} was looked up a second time"
        return real(host, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", only_numbers)
    site.pages |= {"/": page(), "/again": redirect("/")}
    network = site.network(resolve=lambda host, port: next(answers))
    assert fetch(site.at("/"), network=network).problem is None
    assert "not on the public internet" in (fetch(site.at("/again"), network=network).problem or "")
    assert len(site.asked) == 1


def test_proxies_of_the_environment_are_not_used(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9/")
    site.pages["/"] = page()
    assert fetch(site.at("/"), network=site.network()).problem is None


def test_an_encrypted_site_is_met_by_its_name_and_its_certificate_is_checked() -> None:
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("gazette.test").configure_cert(context)
    named: list[str | None] = []
    context.sni_callback = lambda _line, name, _context: named.append(name)  # type: ignore[assignment]

    def trust() -> ssl.SSLContext:
        trusting = ssl.create_default_context()
        authority.configure_trust(trusting)
        return trusting

    with standing(context) as site:
        site.pages["/"] = page()
        found = fetch(site.at("/"), network=site.network(trust=trust))
        assert found.problem is None and named == ["gazette.test"]
        assert site.asked == [(f"gazette.test:{site.port}", "/")]
        other = fetch(site.at("/", "courier.test"), network=site.network(trust=trust))
        assert "certificate that is not valid for it" in (other.problem or "")
        assert "certificate" in (fetch(site.at("/"), network=site.network()).problem or "")
        assert len(site.asked) == 1


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("", "is empty"),
        ("http://", "no host"),
        ("ftp://example.org/", "Only http and https"),
        ("file:///etc/passwd", "Only http"),
        ("javascript:alert(1)", "Only http"),
        ("data:text/html,x", "Only http"),
        ("http://a@example.org", "user name"),
        ("http://a:b@example.org", "password"),
        ("http://@example.org", "user name"),
        ("https://example.org:8443/", "port 8443"),
        ("http://example.org:22", "port 22"),
        ("http://example.org:99999", "cannot be understood"),
        ("http://exa mple.org", "space"),
        ("http://example.org/\r\nHost: x", "space"),
        ("http://example.org\\@127.0.0.1/", "sign that no address"),
        ("http://[::1", "cannot be understood"),
        ("http://[zz]/", "cannot be understood"),
        ("http://a..b/", "no host"),
        ("http://-/", "no host"),
        ("http://%31%32%37.0.0.1/", "no host"),
        ("http://" + "a" * 3_000, "more than 2,000"),
    ],
)
def test_what_is_no_ordinary_address_is_refused_before_anything_is_asked(written: str, words: str) -> None:
    with pytest.raises(DetenteError, match=words):
        taken_apart(written)


def test_addresses_are_taken_as_people_give_them() -> None:
    assert taken_apart(" example.org/a b?".replace(" b", "")).written == "https://example.org/a"
    assert taken_apart("feed://example.org/rss").written == "https://example.org/rss"
    assert taken_apart("feed:https://example.org/rss").written == "https://example.org/rss"
    assert taken_apart("HTTP://Example.ORG:80/ä?q=ü#x").written == "http://example.org/%C3%A4?q=%C3%BC"
    assert taken_apart("https://bücher.example/").host == "xn--bcher-kva.example"
    assert taken_apart("http://[2606:4700::1111]/").netloc == "[2606:4700::1111]"


_HEADERS = st.lists(
    st.tuples(
        st.sampled_from(
            [
                "Content-Length",
                "Content-Encoding",
                "Transfer-Encoding",
                "Location",
                "Content-Type",
                "Set-Cookie",
                "",
            ]
        ),
        st.one_of(
            st.sampled_from(
                [
                    "gzip",
                    "gzip, gzip",
                    "deflate",
                    "br",
                    "zstd",
                    "chunked",
                    "-1",
                    "5",
                    "99999999999999999999",
                    "//",
                    "http://[",
                ]
            ),
            st.text(alphabet=st.characters(max_codepoint=255, exclude_characters="\r\n"), max_size=12),
        ),
    ),
    max_size=4,
)


@given(
    st.sampled_from([b"200 OK", b"301 x", b"302", b"999 y", b"abc", b""]), _HEADERS, st.binary(max_size=60)
)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_a_server_answers_gives_a_page_or_a_sentence(
    site: Site, line: bytes, headers: list[tuple[str, str]], body: bytes
) -> None:
    head = b"".join(f"{name}: {value}\r\n".encode("latin-1") for name, value in headers)
    site.pages["/"] = lambda handler: handler.wfile.write(
        b"HTTP/1.1 " + line + b"\r\n" + head + b"\r\n" + body
    )
    found = fetch(site.at("/"), Limits(address_seconds=3), site.network())
    assert (found.problem is None) or (not found.content and found.problem.endswith("."))


@given(st.text(max_size=80))
def test_any_text_is_an_address_or_a_sentence(written: str) -> None:
    try:
        found = taken_apart(written)
    except DetenteError as trouble:
        assert str(trouble).endswith(".")
    else:
        assert found.port in (80, 443) and found.written.isascii() and "@" not in found.netloc
        assert taken_apart(found.written) == found


def test_nobody_but_this_module_makes_a_network() -> None:
    """No setting, page or command can allow what PUBLIC refuses: the name is used where it is made and passed
    on.
    """
    assert PUBLIC.may_visit is is_public and PUBLIC.resolve is resolved and PUBLIC.ports == {80, 443}
    package = Path(detente.__file__).parent
    makers = [
        file.name
        for file in package.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", getattr(node.func, "attr", "")) == "Network"
    ]
    assert makers == ["fetching.py"]


def test_one_visit_at_a_time_and_a_pause_after_it() -> None:
    crawl_delay = CrawlDelay(pause=0.2)
    inside: list[int] = []
    most: list[int] = []

    def visit(host: str) -> None:
        with crawl_delay.visit(host):
            inside.append(1)
            most.append(len(inside))
            time.sleep(0.05)
            inside.pop()

    begin = time.monotonic()
    visits = [threading.Thread(target=visit, args=("gazette.test",)) for _ in range(3)]
    for thread in visits:
        thread.start()
    for thread in visits:
        thread.join()
    assert max(most) == 1 and time.monotonic() - begin >= 0.5
    begin = time.monotonic()
    visit("courier.test")
    assert time.monotonic() - begin < 0.15


def test_a_wait_that_would_be_too_long_is_reported() -> None:
    crawl_delay = CrawlDelay(pause=60, patience=0.1)
    with crawl_delay.visit("gazette.test"):
        pass
    with pytest.raises(DetenteError, match="try again in a minute"), crawl_delay.visit("gazette.test"):
        pass
