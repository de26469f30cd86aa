"""A page fetched on request: from the public internet only, within a time and a size, redirects followed
by hand.

A host is resolved once, every address it has is checked, and the connection goes to an address that was
checked, so that a name that changes its mind in between (DNS rebinding) leads nowhere. Proxies of the
environment are not used: behind one, nobody could check where a request ends. Cookies are neither kept nor
sent.
"""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from http.client import HTTPException

from urllib3.connection import HTTPConnection
from urllib3.exceptions import HTTPError
from urllib3.response import BaseHTTPResponse

from detente import __version__
from detente.intake.connecting import SILENCE, connected, cut_at
from detente.intake.crawl_delay import CrawlDelay
from detente.intake.limits import DEFAULT, Limits
from detente.intake.networks import IpAddress, is_public, numeric
from detente.intake.web_address import WebAddress, taken_apart
from detente.records import DetenteError

USER_AGENT = f"Detente/{__version__} (reads single articles on a person's request)"
_HEADERS = {
    "User-Agent": USER_AGENT,
    "Accept": "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, "
    "application/pdf, */*;q=0.5",
    "Accept-Language": "en, *;q=0.5",
    "Accept-Encoding": "gzip, deflate",
    "Connection": "close",
}
_PIECE = 65_536
_REDIRECTS = {301, 302, 303, 307, 308}


def resolved(host: str, port: int) -> Sequence[str]:
    """The addresses of a host as the system knows them. Raises OSError where there are none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


@dataclass(frozen=True, slots=True)
class Network:
    """What may be visited.

    Anything but PUBLIC is for tests, whose server is on this machine: no setting leads here.
    """

    resolve: Callable[[str, int], Sequence[str]] = resolved
    may_visit: Callable[[IpAddress], bool] = is_public
    ports: frozenset[int] = frozenset({80, 443})
    trust: Callable[[], ssl.SSLContext] = ssl.create_default_context
    crawl_delay: CrawlDelay = field(default_factory=CrawlDelay)


PUBLIC = Network()


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came of an address: `content` from `address`, where the redirects ended, or a `problem` in a
    sentence.

    `kind` is the content type as the server declares it; what the bytes are, the bytes themselves say.
    """

    address: str
    content: bytes = b""
    kind: str = ""
    problem: str | None = None


def fetch(address: str, limits: Limits = DEFAULT, network: Network = PUBLIC) -> Fetched:
    """What stands at an address, after at most `limits.redirects` redirects, `limits.address_seconds` and
    `file_bytes`.

    Raises nothing that the address or its server can cause: what is wrong is a sentence in `problem`.
    """
    try:
        first = taken_apart(address, network.ports)
        with network.crawl_delay.visit(first.host):
            return _followed(first, limits, network)
    except DetenteError as trouble:
        return Fetched(address.strip(), problem=str(trouble))


def _followed(first: WebAddress, limits: Limits, network: Network) -> Fetched:
    deadline = time.monotonic() + limits.address_seconds
    here, seen = first, {first.written}
    for _ in range(limits.redirects + 1):
        checked = _checked(here, network, _left(deadline, limits))
        answer = _visited(here, checked, deadline, limits, network)
        if isinstance(answer, Fetched):
            return answer
        here = taken_apart(answer, network.ports)
        if here.written in seen:
            raise DetenteError(
                "The address leads in a circle; open it in your browser, save the page and upload it."
            )
        seen.add(here.written)
    raise DetenteError(
        f"The address leads on more than {_times(limits.redirects)}; open it in your browser and "
        f"give the last one."
    )


def _checked(here: WebAddress, network: Network, seconds: float) -> tuple[IpAddress, ...]:
    """The host's addresses. Raises DetenteError where it has none, or where one of them is not public."""
    answer: list[Sequence[str]] = []

    def ask() -> None:
        try:
            answer.append(network.resolve(here.host, here.port))
        except (OSError, ValueError):
            answer.append(())

    asking = threading.Thread(target=ask, daemon=True)  # the system's resolver knows no time limit
    asking.start()
    asking.join(min(seconds, SILENCE))
    found = [numeric(written) for written in (answer[0] if answer else ())]
    addresses = tuple(address for address in found if address is not None)
    if not addresses:
        raise DetenteError(
            f"There is no site called {here.host}: look for a slip in the address, or try again later."
        )
    if len(addresses) < len(found) or not all(map(network.may_visit, addresses)):
        raise DetenteError(
            f"{here.host} is not on the public internet; only public addresses are visited. Save the "
            f"page and upload it."
        )
    return addresses


def _visited(
    here: WebAddress, checked: Sequence[IpAddress], deadline: float, limits: Limits, network: Network
) -> Fetched | str:
    """The page, or where it says to go instead."""
    try:
        with connected(checked, here.port, deadline) as line, cut_at(deadline, line):
            if here.scheme == "http":
                return _asked(here, line, deadline, limits)
            with network.trust().wrap_socket(line, server_hostname=here.host) as private:
                return _asked(here, private, deadline, limits)
    except (HTTPError, HTTPException, OSError, ValueError) as wrong:
        raise _why(here, wrong, deadline, limits) from wrong


def _asked(here: WebAddress, line: socket.socket, deadline: float, limits: Limits) -> Fetched | str:
    connection = HTTPConnection(here.host, here.port, timeout=SILENCE)
    connection.auto_open = 0  # this line or none: a connection of its own would look the name up again
    connection.sock = line
    with closing(connection):
        connection.request("GET", here.target, headers=_HEADERS, preload_content=False, decode_content=True)
        with closing(connection.getresponse()) as response:
            if response.status in _REDIRECTS and (location := response.headers.get("location")):
                return here.joined(_as_utf8(location))
            if response.status != 200:
                raise DetenteError(_refusal(response.status))
            kind = response.headers.get("content-type", "")[:200]
            return Fetched(here.written, _body(response, deadline, limits), kind)


def _as_utf8(header: str) -> str:
    """A header's words, which http.client takes for Latin-1: many servers send UTF-8."""
    try:
        return header.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return header


def _body(response: BaseHTTPResponse, deadline: float, limits: Limits) -> bytes:
    """The bytes, unpacked piece by piece, so that a page packed to unpack without end stops at the limit."""
    body = bytearray()
    while piece := response.read1(_PIECE):
        body += piece
        if len(body) > limits.file_bytes:
            raise DetenteError(
                f"The page has more than {limits.file_bytes / 1e6:g} MB; save the part that matters "
                f"and upload it."
            )
        _left(deadline, limits)
    _left(deadline, limits)  # a connection that was cut because time was up ends like one that is done
    return bytes(body)


def _left(deadline: float, limits: Limits) -> float:
    seconds = deadline - time.monotonic()
    if seconds <= 0:
        raise DetenteError(
            f"The site took more than {limits.address_seconds} "
            f"second{'s' * (limits.address_seconds > 1)}; try again later, or save the page and upload it."
        )
    return seconds


def _times(number: int) -> str:
    return "once" if number == 1 else f"{number} times"


def _why(here: WebAddress, wrong: Exception, deadline: float, limits: Limits) -> DetenteError:
    """What went wrong on the way, in a sentence."""
    try:
        _left(deadline, limits)
    except DetenteError as late:
        return late
    if isinstance(wrong, ssl.SSLCertVerificationError) or "CERTIFICATE_VERIFY_FAILED" in str(wrong):
        return DetenteError(
            f"{here.host} shows a certificate that is not valid for it; it was not read. Save the "
            f"page and upload it."
        )
    if "timed out" in str(wrong).lower() or isinstance(wrong, TimeoutError):
        return DetenteError(f"{here.host} does not answer; try again later.")
    return DetenteError(
        f"The connection to {here.host} failed or broke off; look for a slip in the address, or try "
        f"again later."
    )


def _refusal(status: int) -> str:
    by_hand = "open it in your browser, save the page and upload it"
    if status in (404, 410):
        return f"There is no page at this address ({status}): look for a slip in it."
    if status in (401, 402, 403, 407, 451):
        return f"The site does not give this page to us ({status}): {by_hand}."
    if status in (429, 503):
        return f"The site asks to wait ({status}): try again later, or {by_hand}."
    if status >= 500:
        return f"The site has trouble of its own ({status}): try again later."
    return f"The site gave no page but the answer {status}: {by_hand}."
