"""Who asks, by the cookie of a sign-in: for what is asked of Streamlit beside its pages."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Final

from streamlit.auth_util import get_cookie_with_chunks
from streamlit.web.server.server_util import get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value

from detente.access.person import NOBODY, Person
from detente.access.sessions import person_of, session_of

_NAME: Final = "_streamlit_user"


def person(cookies: Mapping[str, str]) -> Person:
    """Who asks; whether their session still holds is another question.

    Args:
        cookies: As the browser sent them.

    Returns:
        Nobody, where none of them is signed by this server or it is not one of a sign-in.
    """
    secret = get_cookie_secret()

    def signed(name: str) -> bytes | None:
        value = cookies.get(name)
        return None if value is None else decode_signed_value(secret, name, value.encode("latin-1"))

    try:
        claims = json.loads(get_cookie_with_chunks(signed, _NAME) or b"{}")
    except (ValueError, UnicodeEncodeError):
        return NOBODY
    session = session_of(claims) if isinstance(claims, dict) and claims.get("is_logged_in") else None
    return NOBODY if session is None else person_of(claims, session.id)
