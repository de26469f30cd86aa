"""What ships for a server: whom it listens to, what the proxies add and shut, what errors say."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from detente.commands.serve import dashboard
from detente.ui.sign_in.outer_door import HEADERS as HEADERS_OF_THE_APP

ROOT = Path(__file__).parent.parent
DEPLOY = ROOT / "deploy"
CONFIG = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
HEADERS = (
    "Content-Security-Policy",
    "Strict-Transport-Security",
    "X-Content-Type-Options",
    "Referrer-Policy",
)


def settings() -> dict[str, str]:
    """Those of the file that compose and systemd read, without what is commented out."""
    lines = (DEPLOY / "server.env").read_text(encoding="utf-8").splitlines()
    given = [line.partition("=") for line in lines if re.match(r"[A-Z]", line)]
    return {name: value.partition(" ")[0] for name, _, value in given}


def test_the_app_listens_to_its_own_machine_alone() -> None:
    assert CONFIG["server"]["address"] == "127.0.0.1" == settings()["STREAMLIT_SERVER_ADDRESS"]
    unit = (DEPLOY / "detente.service").read_text(encoding="utf-8")
    assert "server.env" in unit and "0.0.0.0" not in unit


def test_an_error_on_screen_says_nothing_of_the_inside_and_leads_to_no_search_engine() -> None:
    client, given = CONFIG["client"], settings()
    assert client["showErrorDetails"] == "none" == given["STREAMLIT_CLIENT_SHOW_ERROR_DETAILS"]
    assert client["showErrorLinks"] is False and given["STREAMLIT_CLIENT_SHOW_ERROR_LINKS"] == "false"


@pytest.mark.parametrize("file", ["nginx.conf", "Caddyfile"])
def test_the_proxies_send_security_headers_and_shut_the_metrics(file: str) -> None:
    said = (DEPLOY / file).read_text(encoding="utf-8")
    assert [name for name in HEADERS if name not in said] == []
    assert "frame-ancestors 'none'" in said
    assert re.search(r"/_stcore/metrics\b.*404", said)


@pytest.mark.parametrize("file", ["nginx.conf", "Caddyfile"])
def test_the_app_sends_what_the_proxies_send_and_browsers_see_it_once(file: str) -> None:
    said = (DEPLOY / file).read_text(encoding="utf-8")
    for name, value in HEADERS_OF_THE_APP.items():
        assert re.search(rf'{name}\s+"?{re.escape(value)}"?', said), name
        assert file == "Caddyfile" or f"proxy_hide_header  {name};" in said
    assert file == "nginx.conf" or "defer" in said


def test_servers_start_what_stands_before_the_app() -> None:
    assert 'CMD ["detente", "serve"]' in (DEPLOY / "Dockerfile").read_text(encoding="utf-8")
    assert re.search("ExecStart=.*detente serve", (DEPLOY / "detente.service").read_text(encoding="utf-8"))
    assert dashboard().name == "server.py"


def test_a_container_installs_what_the_lock_pins_by_its_hashes_and_runs_as_nobody_important() -> None:
    said = (DEPLOY / "Dockerfile").read_text(encoding="utf-8")
    assert "--require-hashes -r requirements.lock" in said
    assert re.search(r"^USER (?!root|0\b)\S+", said, re.M)
