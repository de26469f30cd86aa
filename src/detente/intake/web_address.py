"""An address as people type it, taken apart: http or https, a host, an ordinary port, and nothing else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import AddressValueError, IPv6Address
from urllib.parse import quote, urljoin, urlsplit

import idna

from detente.records import DetenteError

_LONGEST = 2_000  # characters; no article's address comes near
_PORTS = {"http": 80, "https": 443}
_SCHEME = re.compile(r"^([A-Za-z][A-Za-z0-9+.-]*):(?!\d+(?:[/?#]|$))")
_HOST = re.compile(r"^(?=.{1,253}$)[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?\.?$")
_KEPT = "%/:=&?~#+!$,;'@()*[]"  # what a path or query may hold without being encoded


@dataclass(frozen=True, slots=True)
class WebAddress:
    """`host` in ASCII, without brackets; `target` is the path with its query, encoded as it is sent."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def written(self) -> str:
        """The address in full, without what stands behind a #."""
        return f"{self.scheme}://{self.netloc}{self.target}"

    @property
    def netloc(self) -> str:
        """The host as it is sent with the request, with its port where that is not the usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    def joined(self, location: str) -> str:
        """Where a link or a redirect found at this address leads, as written; it may lead anywhere."""
        try:
            return urljoin(self.written, location.strip())
        except ValueError:
            return location


def is_address(given: str) -> bool:
    """Whether something given at a command line is meant as an address and not as a file.

    Args:
        given: An argument of the command line.

    Returns:
        True if it begins with http://, https:// or feed:.
    """
    return given.lower().startswith(("http://", "https://", "feed:"))


def taken_apart(written: str, ports: frozenset[int] = frozenset(_PORTS.values())) -> WebAddress:
    """The address, https where no scheme is given. Raises DetenteError with what is wrong and what to do."""
    text = written.strip()
    if not text:
        raise DetenteError("The address is empty: give one like https://example.org/article.")
    if len(text) > _LONGEST:
        raise DetenteError(f"The address has more than {_LONGEST:,} characters; give a shorter one.")
    if re.search(r"[\x00-\x20\x7f\\\u2028\u2029]", text):
        raise DetenteError("The address holds a space or a sign that no address can hold; copy it again.")
    if text.lower().startswith("feed:"):
        text = text[5:].removeprefix("//")
    if not _SCHEME.match(text):
        text = f"https://{text.removeprefix('//')}"
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        raise DetenteError("The address cannot be understood; copy it again from the browser.") from None
    if parts.scheme not in _PORTS:
        raise DetenteError(
            f"Only http and https addresses are fetched, not {parts.scheme[:20]}; save the page and "
            f"upload the file."
        )
    if parts.username is not None or parts.password is not None:
        raise DetenteError("The address holds a user name or a password; give it without them.")
    port = _PORTS[parts.scheme] if port is None else port
    if port not in ports:
        raise DetenteError(
            f"The address names port {port}; only the usual ports of the web "
            f"({', '.join(map(str, sorted(ports)))}) "
            "are visited. Save the page and upload it."
        )
    target = quote(parts.path or "/", safe=_KEPT) + (
        "?" + quote(parts.query, safe=_KEPT) if parts.query else ""
    )
    return WebAddress(parts.scheme, _host(parts.hostname or ""), port, target)


def _host(written: str) -> str:
    """The host in ASCII.

    A number ("2130706433", "0x7f.1") stays as it is: what it means is the resolver's to say.
    """
    if ":" in written:
        try:
            return str(IPv6Address(written.partition("%")[0]))
        except AddressValueError:
            raise DetenteError("The address has no host that can be visited; copy it again.") from None
    try:
        # As browsers do it (IDNA 2008): "straße" is another name than "strasse".
        ascii_host = written if written.isascii() else idna.encode(written, uts46=True).decode("ascii")
    except (UnicodeError, idna.IDNAError):
        ascii_host = ""
    if not _HOST.match(ascii_host) or ".." in ascii_host:
        raise DetenteError("The address has no host that can be visited; copy it again from the browser.")
    return ascii_host.lower()
