"""Whether this server asks its visitors to sign in, and by which providers."""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import streamlit as st
from streamlit.errors import StreamlitSecretNotFoundError

from detente.records import DetenteError
from detente.store.one_run import once

REQUIRED: Final = "DETENTE_SIGN_IN"  # “required”: nobody is let in where the secrets are missing
_NEEDED: Final = ("client_id", "client_secret", "server_metadata_url")


@dataclass(frozen=True, slots=True)
class Provider:
    """Where people sign in.

    Attributes:
        key: As Streamlit knows it; None for the one that stands in [auth] itself.
        name: As the button calls it; "" where there is but one.
        metadata_url: Where it says what it can do.
    """

    key: str | None
    name: str
    metadata_url: str


def required() -> bool:
    """Whether visitors sign in: the secrets have [auth], or cannot be read, or the server's setting says so.

    A file of secrets that is there and cannot be read counts as one with [auth]: a slip of the pen must not
    open the library to everybody.
    """
    return once(REQUIRED, lambda: os.environ.get(REQUIRED, "") == "required" or _auth() is not None)


def providers() -> tuple[Provider, ...]:
    """The providers that the secrets name.

    Returns:
        At least one.

    Raises:
        DetenteError: Something is missing; the sentence says what and where.
    """
    if importlib.util.find_spec("authlib") is None:
        raise DetenteError('Signing in needs a package that is not installed: pip install "detente[auth]".')
    auth = _auth()
    if not auth:
        raise DetenteError(
            "This server asks its visitors to sign in, but its secrets have no readable section [auth]; see "
            "docs/security.md."
        )
    for key in ("redirect_uri", "cookie_secret"):
        if not auth.get(key):
            raise DetenteError(
                f"The section [auth] of the server's secrets lacks {key}; see docs/security.md."
            )
    named = {key: value for key, value in auth.items() if isinstance(value, Mapping) and "client_id" in value}
    if not named:
        return (Provider(None, "", _metadata_url(auth, "[auth]")),)
    return tuple(
        Provider(key, key.capitalize(), _metadata_url(value, f"[auth.{key}]")) for key, value in named.items()
    )


def _metadata_url(section: Mapping[str, Any], where: str) -> str:
    lacks = [key for key in _NEEDED if not section.get(key)]
    if lacks:
        raise DetenteError(
            f"The section {where} of the server's secrets lacks {', '.join(lacks)}; see docs/security.md."
        )
    return str(section["server_metadata_url"])


def _auth() -> Mapping[str, Any] | None:
    """The section [auth]; empty where a file is there and cannot be read, None where nobody signs in."""
    files = [Path(str(file)) for file in st.config.get_option("secrets.files")]
    if not any(file.exists() for file in files):
        return None
    try:
        found = st.secrets.get("auth")
    except (StreamlitSecretNotFoundError, OSError):
        return {}
    return None if found is None else (found if isinstance(found, Mapping) else {})
