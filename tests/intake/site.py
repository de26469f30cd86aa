"""A site on this machine for tests of fetching: pages, redirects, drips and bombs, and the one network that
may visit it.
"""

from __future__ import annotations

import gzip
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address

from detente.intake.crawl_delay import CrawlDelay
from detente.intake.fetching import Network
from detente.intake.networks import IpAddress, is_public

Answer = Callable[[BaseHTTPRequestHandler], None]
STORY = (
    "The two ministers met in Varna on Monday. They said that the talks on limits would go on in the spring. "
    "Norland moved two brigades to the border on Tuesday, and Sudria called it a provocation."
)
PAGE = f"""<!doctype html><html><head><title>Talks in Varna</title>
<meta property="article:published_time" content="2026-03-04">
<meta property="og:site_name" content="The Gazette"></head>
<body><nav><a href="/">Home</a></nav><article><h1>Talks in Varna</h1><p>{STORY}</p>
<p>{STORY[::-1].title()}.</p>
<p>The envoys left on Wednesday without a word to the press.</p></article></body></html>"""


@dataclass
class Site:
    """`pages` by path; `asked` keeps each request as host and path."""

    server: ThreadingHTTPServer
    pages: dict[str, Answer] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)
    scheme: str = "http"

    @property
    def port(self) -> int:
        return int(self.server.server_address[1])

    def at(self, path: str, host: str = "gazette.test") -> str:
        return f"{self.scheme}://{host}:{self.port}{path}"

    def network(self, names: dict[str, Sequence[str]] | None = None, **more: object) -> Network:
        """A network in which every .test name is this machine, and which may visit it."""

        def resolve(host: str, port: int) -> Sequence[str]:
            if names and host in names:
                return names[host]
            try:
                return (str(ip_address(host)),)
            except ValueError:
                return ("127.0.0.1",) if host.endswith(".test") else ()

        chosen = {"resolve": resolve, "may_visit": _here_too, "ports": frozenset({80, 443, self.port})}
        return Network(**(chosen | {"crawl_delay": CrawlDelay(pause=0)} | more))  # type: ignore[arg-type]


def _here_too(address: IpAddress) -> bool:
    return str(address) == "127.0.0.1" or is_public(address)


@contextmanager
def standing(context: ssl.SSLContext | None = None) -> Iterator[Site]:
    """A site that stands while the block runs."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append((self.headers.get("Host", ""), self.path))
            answer = site.pages.get(self.path, status(404))
            try:
                answer(self)
            except OSError:
                return  # the caller has gone

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.handle_error = lambda *_: None  # type: ignore[method-assign]
    if context is not None:
        server.socket = context.wrap_socket(server.socket, server_side=True)
    site = Site(server, scheme="https" if context else "http")
    running = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    running.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()


def page(body: str | bytes = PAGE, kind: str = "text/html; charset=utf-8", **headers: str) -> Answer:
    data = body.encode() if isinstance(body, str) else body

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", kind)
        handler.send_header("Content-Length", str(len(data)))
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(data)

    return answer


def status(code: int) -> Answer:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(code)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    return answer


def redirect(to: str, code: int = 302) -> Answer:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(code)
        handler.send_header("Location", to)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    return answer


def endless(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    while True:
        handler.wfile.write(b"word " * 20_000)


def dripping(where: str) -> Answer:
    """A byte every fiftieth of a second, for ever: in the headers or in the body."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        if where == "body":
            handler.send_response(200)
            handler.end_headers()
        else:
            handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
        while True:
            handler.wfile.write(b"a")
            handler.wfile.flush()
            time.sleep(0.02)

    return answer


def bomb(handler: BaseHTTPRequestHandler) -> None:
    """200 kB that unpack to 200 MB."""
    page(gzip.compress(bytes(200_000_000), 9), Content_Encoding="gzip")(handler)
