"""Two servers of the app on one PostgreSQL behind one nginx, by the file that ships, with sign-in: a visitor
stays with one of them, and where that is gone the other goes on with the same session.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest

from detente.access.grants import Grant
from detente.access.roles import Role
from detente.store.engine import open_store
from detente.store.log_reading import entries
from detente.store.moving import move
from detente.store.role_grants import give
from tests.store.databases import server as postgres_server

from .conftest import ROOT, at_rest, free_port
from .conftest import _wait_for as wait_for
from .signing_in import MODULES, SECRETS, Provider, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.postgres]
NGINX = shutil.which("nginx") or "/usr/sbin/nginx"


@pytest.fixture(scope="module")
def ports() -> dict[str, int]:
    return {name: free_port() for name in ("proxy", "first", "second", "provider")}


@pytest.fixture(scope="module")
def library(samples: Path) -> Iterator[str]:
    with postgres_server() as running:
        address = running.new()
        source, target = open_store(f"sqlite:///{samples}"), open_store(address)
        move(source, target)
        for role in (Role.READER, Role.EDITOR):
            give(target, Grant("email", f"{role}@example.org", role))
        source.dispose()
        target.dispose()
        yield address


@contextmanager
def running(command: list[str], port: int, log: Path, **environment: str) -> Iterator[Any]:
    with log.open("a") as said:
        process = subprocess.Popen(
            command, cwd=ROOT, env={**os.environ, **environment}, stdout=said, stderr=said
        )
        try:
            wait_for(port, process)
            yield process
        finally:
            process.terminate()
            process.wait(timeout=20)


def shipped(ports: dict[str, int], folder: Path) -> str:
    """The shipped block, without certificate and passwords, with both servers."""
    lines = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8").splitlines()
    away = ("ssl_", "auth_basic", "add_header Strict-Transport")
    kept = [line for line in lines if not line.strip().startswith(away)]
    block = "\n".join(kept).replace("listen 443 ssl;", f"listen 127.0.0.1:{ports['proxy']};")
    block = block.replace("# server 127.0.0.1:8502", "server 127.0.0.1:8502")
    block = block.replace("8501", str(ports["first"])).replace("8502", str(ports["second"]))
    block = block.replace("proxy_cookie_flags", "# proxy_cookie_flags")  # there is no TLS here
    block = block.replace("$host;", "$http_host;")
    temporary = " ".join(
        f"{name}_temp_path {folder}/{name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    served = "log_format served '$upstream_addr $uri';"
    return (
        f"daemon off; pid {folder}/nginx.pid; error_log {folder}/error.log; events {{}} http {{ {temporary} "
        f"{served} access_log {folder}/access.log served;\n{block}\n}}\n"
    )


@pytest.fixture(scope="module")
def house(ports: dict[str, int], library: str, tmp_path_factory: Any) -> Iterator[tuple[str, Path, Any]]:
    """The address of the proxy, the folder with what nginx writes down, and the servers by port."""
    for there, what in (
        (shutil.which("node"), "Node.js is not installed (Debian: apt-get install nodejs npm)"),
        (Path(NGINX).exists(), "nginx is not installed (Debian: apt-get install nginx-light)"),
        ((MODULES / "node_modules" / "oidc-provider").is_dir(), "npm ci --prefix tests/openid was not run"),
    ):
        if not there:
            pytest.skip(what)
    pytest.importorskip("authlib", reason='Authlib is not installed: pip install -e ".[auth]"')
    folder = tmp_path_factory.mktemp("house")
    address = f"http://127.0.0.1:{ports['proxy']}"
    provider = Provider(ports["provider"], address, folder)
    provider.start()
    (folder / "secrets.toml").write_text(SECRETS.format(address=address, port=ports["provider"]))
    (folder / "nginx.conf").write_text(shipped(ports, folder))
    with ExitStack() as stack:
        stack.callback(provider.stop)
        servers = {}
        for name in ("first", "second"):
            options = ["--server.port", str(ports[name]), "--server.headless", "true"]
            options += ["--secrets.files", str(folder / "secrets.toml")]
            servers[ports[name]] = stack.enter_context(
                running(
                    [sys.executable, "-m", "streamlit", "run", "server.py", *options],
                    ports[name],
                    folder / f"{name}.log",
                    DETENTE_DATABASE_URL=library,
                    DETENTE_ADMINISTRATORS="chief@example.org",
                )
            )
        command = [NGINX, "-p", str(folder), "-c", str(folder / "nginx.conf")]
        stack.enter_context(running(command, ports["proxy"], folder / "nginx.log"))
        yield address, folder, servers


def behind(folder: Path) -> int:
    """The port of the server to which the last WebSocket, or the last request, went."""
    lines = (folder / "access.log").read_text().splitlines()
    return int(lines[-1].split()[0].split(",")[-1].rpartition(":")[2])


def test_two_servers_are_one_house(browser: Any, house: tuple[str, Path, Any], library: str) -> None:
    address, folder, servers = house
    context = browser.new_context()
    page = context.new_page()
    page.set_default_timeout(60_000)
    sign_in(page, address, "editor")
    page.goto(f"{address}/article?id=1")
    at_rest(page)
    page.get_by_role("button", name="Correct or delete").wait_for()
    page.reload()
    at_rest(page)
    lines = (folder / "access.log").read_text().splitlines()
    since = [line.split()[0] for line in lines if "/article" in line][-2:]
    assert len(set(since)) == 1, "a visitor stays with one server"
    gone = int(since[-1].rpartition(":")[2])
    servers[gone].terminate()
    servers[gone].wait(timeout=30)
    page.goto(f"{address}/articles")
    at_rest(page)
    page.get_by_role("button", name="Sign out").wait_for()
    assert behind(folder) != gone, "the other server goes on, and knows who has signed in"
    engine = open_store(library)
    came = [entry.email for entry in entries(engine, deed="session.begin", limit=9)]
    assert came == ["editor@example.org"], "one session, on whichever server"
    engine.dispose()
    context.close()
