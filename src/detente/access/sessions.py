"""Sessions: who a provider's token says has signed in, and for how long that holds."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from detente.access.person import Person, in_small
from detente.records import DetenteError

GROUPS: Final = "DETENTE_GROUPS_CLAIM"  # where the token lists groups; dots lead into it
HOURS: Final = "DETENTE_SESSION_HOURS"
IDLE: Final = "DETENTE_SESSION_IDLE_MINUTES"
_IDENTIFYING: Final = ("iss", "sub", "iat", "nonce", "sid")


@dataclass(frozen=True, slots=True)
class Session:
    """One time that somebody signed in.

    Attributes:
        id: A digest of what the token has of its own.
        since: When the provider issued the token, in UTC.
    """

    id: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Lengths:
    """How long a session holds: in all, and without a visit to a page."""

    whole: timedelta
    idle: timedelta

    def why_over(self, since: datetime, seen: datetime, now: datetime) -> str | None:
        """Why a session is over.

        Args:
            since: When it began.
            seen: When a page was last visited in it.
            now: The moment for which this is asked.

        Returns:
            A few words; None where it holds.
        """
        if now - since > self.whole:
            return f"after {_spoken(self.whole)}"
        if now - seen > self.idle:
            return f"after {_spoken(self.idle)} without a visit"
        return None


def lengths() -> Lengths:
    """The lengths in force: 12 hours in all and 2 hours without a visit, unless the server's settings say.

    Returns:
        Both.

    Raises:
        DetenteError: A setting is no number above 0.
    """
    return Lengths(timedelta(hours=_number(HOURS, 12)), timedelta(minutes=_number(IDLE, 120)))


def person_of(claims: Mapping[str, Any], session: str = "") -> Person:
    """Who a token says has signed in.

    An address counts only where the provider does not say that it is unverified.

    Args:
        claims: Those of the token.
        session: In which session this person acts.

    Returns:
        The person, without a place.
    """
    email = in_small(str(claims.get("email") or "").strip())
    verified = email if email and claims.get("email_verified", True) in (True, "true") else None
    name = str(claims.get("name") or claims.get("preferred_username") or email or claims.get("sub") or "")
    identity = f"{claims.get('iss', '')} {claims.get('sub', '')}"
    return Person("person", identity, name[:200], verified, _groups(claims), session=session)


def session_of(claims: Mapping[str, Any]) -> Session | None:
    """The session that a token began.

    Args:
        claims: Those of the token.

    Returns:
        None where it does not say when it was issued: nobody could say when such a session ends.
    """
    issued = claims.get("iat")
    if not isinstance(issued, int | float):
        return None
    own = repr([claims.get(name) for name in _IDENTIFYING])
    since = datetime.fromtimestamp(issued, UTC).replace(tzinfo=None)
    return Session(hashlib.sha256(own.encode()).hexdigest(), since)


def _groups(claims: Mapping[str, Any]) -> tuple[str, ...]:
    found: Any = claims
    for part in os.environ.get(GROUPS, "groups").split("."):
        found = found.get(part) if isinstance(found, Mapping) else None
    return tuple(str(group) for group in found) if isinstance(found, list | tuple) else ()


def _number(variable: str, otherwise: float) -> float:
    given = os.environ.get(variable, "")
    try:
        number = float(given) if given else otherwise
    except ValueError:
        number = 0
    if not 0 < number < 100_000:
        raise DetenteError(f"{variable} is “{given}”; give a number above 0.")
    return number


def _spoken(length: timedelta) -> str:
    hours, minutes = length / timedelta(hours=1), length / timedelta(minutes=1)
    if minutes < 1:
        return f"{length.total_seconds():g} seconds"
    return f"{hours:g} hours" if hours >= 2 else f"{minutes:g} minutes"
