"""A provider that is down, is none, or lives in another time is said to be; secrets that cannot be read let
nobody in.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest
import streamlit as st

from detente.ui.sign_in import provider_check, sign_in_settings


class _Answers(BaseHTTPRequestHandler):
    body, clock = b"{}", timedelta(0)

    def do_GET(self) -> None:
        self.send_response_only(200)
        self.send_header("Date", format_datetime(datetime.now(UTC) + self.clock, usegmt=True))
        self.end_headers()
        self.wfile.write(self.body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[str]:
    running = HTTPServer(("127.0.0.1", 0), _Answers)
    Thread(target=running.serve_forever, daemon=True).start()
    provider_check.trouble_with.clear()
    yield f"http://127.0.0.1:{running.server_port}/"
    running.shutdown()
    running.server_close()
    provider_check.trouble_with.clear()


@pytest.mark.parametrize(
    ("body", "clock", "said"),
    [
        (b'{"authorization_endpoint": "x"}', timedelta(0), None),
        (b'{"authorization_endpoint": "x"}', timedelta(minutes=-30), "30 minutes fast"),
        (b'{"authorization_endpoint": "x"}', timedelta(minutes=5), "5 minutes slow"),
        (b"<html>", timedelta(0), "not as one does"),
        (b"[]", timedelta(0), "not as one does"),
    ],
)
def test_what_stands_in_the_way_is_said(
    server: str, monkeypatch: pytest.MonkeyPatch, body: bytes, clock: timedelta, said: str | None
) -> None:
    monkeypatch.setattr(_Answers, "body", body)
    monkeypatch.setattr(_Answers, "clock", clock)
    found = provider_check.trouble_with(server)
    assert found is None if said is None else said in str(found)


def test_a_provider_that_does_not_answer() -> None:
    provider_check.trouble_with.clear()
    assert "does not answer" in str(provider_check.trouble_with("http://127.0.0.1:9/"))


@pytest.mark.parametrize(
    ("secrets", "required"),
    [(None, False), ("", False), ("[other]\nx = 1", False), ("[auth]\nredirect_uri = 'x'", True),
     ("[auth\nredirect_uri", True)],
)  # fmt: skip
def test_secrets_that_cannot_be_read_let_nobody_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, secrets: str | None, required: bool
) -> None:
    file = tmp_path / "secrets.toml"
    if secrets is not None:
        file.write_text(secrets)
    asked = st.config.get_option
    monkeypatch.setattr(
        st.config, "get_option", lambda name: [str(file)] if name == "secrets.files" else asked(name)
    )
    st.secrets._reset()
    try:
        assert sign_in_settings.required() == required
    finally:
        st.secrets._reset()
