"""Whether a provider can be signed in by at this moment: it answers, and the clocks agree."""

from __future__ import annotations

import logging
from collections import deque
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Final
from urllib.parse import urlsplit

import requests
import streamlit as st

_PATIENCE: Final = 4  # seconds until a provider is taken not to answer
_APART: Final = timedelta(seconds=60)  # between the clocks; Authlib refuses tokens from 2 minutes on
_RECENT: Final = timedelta(minutes=2)
_STREAMLIT: Final = "streamlit.web.server.starlette.starlette_auth_routes"  # where it logs what went wrong


@st.cache_data(ttl=10, max_entries=16, show_spinner=False)
def trouble_with(metadata_url: str) -> str | None:
    """What stands in the way of signing in by a provider.

    Args:
        metadata_url: Where the provider says what it can do.

    Returns:
        A sentence; None where nothing does.
    """
    host = urlsplit(metadata_url).hostname or metadata_url
    try:
        answer = requests.get(metadata_url, timeout=_PATIENCE)
        answer.raise_for_status()
        described = answer.json()
    except requests.exceptions.SSLError:
        return f"The certificate of the sign-in service at {host} cannot be trusted from this server."
    except (requests.exceptions.ConnectionError, requests.exceptions.Timeout):
        return f"The sign-in service at {host} does not answer. Try again in a moment."
    except (requests.exceptions.RequestException, ValueError):
        return f"The sign-in service at {host} answers, but not as one does (OpenID Connect)."
    if not isinstance(described, dict) or "authorization_endpoint" not in described:
        return f"The sign-in service at {host} answers, but not as one does (OpenID Connect)."
    return _clocks(answer.headers.get("Date", ""), datetime.now(UTC), host)


def _clocks(theirs: str, ours: datetime, host: str) -> str | None:
    """Whether the clocks are too far apart for tokens to be taken."""
    try:
        apart = ours - parsedate_to_datetime(theirs)
    except (TypeError, ValueError):
        return None
    if abs(apart) <= _APART:
        return None
    way = "fast" if apart > timedelta(0) else "slow"
    return (
        f"The clock of this server is {abs(apart).total_seconds() / 60:,.0f} minutes {way} beside that of "
        f"{host}: sign-ins will be refused until both are set right (timedatectl set-ntp true)."
    )


class _LastFailures(logging.Handler):
    """What Streamlit logs of sign-ins that failed: it sends the visitor back without a word."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.kept: deque[tuple[datetime, str]] = deque(maxlen=1)

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the sentence for a failed sign-in."""
        kind = record.exc_info[0] if record.exc_info else None
        said = record.getMessage()
        if said.startswith(("OAuth token exchange failed", "Error during authentication")):
            self.kept.append((datetime.now(UTC), _sentence(kind.__name__ if kind else "")))


def _sentence(kind: str) -> str:
    if "Expired" in kind or "InvalidToken" in kind or "InvalidClaim" in kind:
        return (
            "The last sign-in was refused: the provider's token is not valid at this server's time. The "
            "clock of one of the two is wrong."
        )
    if "State" in kind:
        return "The last sign-in was begun in another window or too long ago; sign in once more."
    if "Connect" in kind or "Timeout" in kind:
        return "The provider stopped answering while somebody was signing in; sign in once more."
    return "The last sign-in did not succeed; sign in once more. The log of the server says more."


_failures: Final = _LastFailures()


def watch() -> None:
    """Notice failed sign-ins from now on."""
    log = logging.getLogger(_STREAMLIT)
    if _failures not in log.handlers:
        log.addHandler(_failures)


def last_failure() -> str | None:
    """Why the last sign-in failed, where that was a moment ago."""
    for when, sentence in _failures.kept:
        if datetime.now(UTC) - when < _RECENT:
            return sentence
    return None
