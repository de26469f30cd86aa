"""Pages as somebody sees them who has signed in, without a provider: the claims of a token are given."""

from __future__ import annotations

import time

import pytest
import streamlit as st

from detente.ui.sign_in import gate, sign_in_settings
from detente.ui.sign_in.sign_in_settings import Provider

ADMINISTRATOR = "chief@example.org"


def sign_in(patch: pytest.MonkeyPatch, email: str, sub: str = "7") -> None:
    """Let the server ask for sign-in, and let somebody have signed in.

    Args:
        patch: Of the test.
        email: Whose address the provider stands for.
        sub: Who it is, as the provider counts.
    """
    claims = {
        "is_logged_in": True, "iss": "https://id.example", "sub": sub, "iat": time.time(), "email": email,
        "name": email.partition("@")[0].title(),
    }  # fmt: skip
    patch.setenv("DETENTE_ADMINISTRATORS", ADMINISTRATOR)
    patch.setattr(sign_in_settings, "_auth", dict)
    patch.setattr(gate, "providers", lambda: (Provider(None, "", "https://id.example"),))
    patch.setattr(type(st.user), "to_dict", lambda _: claims)
