"""What stands before Streamlit on a server: headers for browsers, and what nobody may ask of it from outside.

Streamlit's own program answers anybody: whoever has not signed in could fill its memory with files, fetch
what another has downloaded by its address, throw away what it keeps for all, and read how many are at work.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, Final

from google.protobuf.message import DecodeError
from starlette.concurrency import run_in_threadpool
from starlette.requests import HTTPConnection
from streamlit.proto.BackMsg_pb2 import BackMsg

from detente.ui.sign_in import cookie
from detente.ui.sign_in.sign_in_settings import required

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Message, Receive, Send], Awaitable[None]]

# Streamlit's program needs inline styles, and scripts from blobs for components (the coding card);
# charts need eval (Vega) and workers from blobs.
POLICY: Final = (
    "default-src 'self'; script-src 'self' blob: 'unsafe-inline' 'unsafe-eval' 'wasm-unsafe-eval'; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
    "connect-src 'self' data: blob:; worker-src 'self' blob:; frame-src 'self' blob: data:; "
    "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
)
HEADERS: Final = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
# What a page asks for. Not among it: to throw away every session's caches, to stop the server.
ASKED: Final = frozenset(
    {"rerun_script", "stop_script", "file_urls_request", "app_heartbeat", "backend_operation_request"}
)
# Files that are brought, and those that are taken away.
_FILES: Final = re.compile(r"/(?:_stcore/upload_file|media)/")
_METRICS: Final = "/_stcore/metrics"


class OuterDoor:
    """ASGI middleware: all that comes to Streamlit passes it, and all that goes out."""

    def __init__(self, app: Application) -> None:
        self._app = app

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Answer, or let pass.

        Args:
            scope: What is asked for, as ASGI describes it.
            receive: What comes in.
            send: Where the answer goes.
        """
        match scope["type"]:
            case "http":
                answered = _with_headers(send)
                refused = await _refused(scope)
                if refused:
                    await _answer(answered, refused)
                else:
                    await self._app(scope, receive, answered)
            case "websocket":
                await self._app(scope, _what_pages_ask(receive), send)
            case _:
                await self._app(scope, receive, send)


async def _refused(scope: Message) -> int | None:
    """The status with which a request is refused; None where it passes."""
    path = str(scope["path"])
    if path.endswith(_METRICS):
        return 404
    if _FILES.search(path) and required():
        from detente.ui.sign_in.asked_again import (
            may_read,  # the library: a server listens before it knows it
        )

        asking = cookie.person(HTTPConnection(scope).cookies)
        if not await run_in_threadpool(may_read, asking):
            return 403
    return None


async def _answer(send: Send, status: int) -> None:
    length = (b"content-length", b"0")
    await send({"type": "http.response.start", "status": status, "headers": [length]})
    await send({"type": "http.response.body", "body": b""})


def _with_headers(send: Send) -> Send:
    """Send answers with the headers above, where they do not say so themselves."""

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            given = list(message.get("headers", ()))
            there = {name.lower() for name, _ in given}
            more = [(name.lower().encode(), value.encode()) for name, value in HEADERS.items()]
            message["headers"] = given + [header for header in more if header[0] not in there]
        await send(message)

    return sent


def _what_pages_ask(receive: Receive) -> Receive:
    """Let in what a page asks for, and whatever is no message of Streamlit's: it ends the connection."""

    async def received() -> Message:
        while True:
            message = await receive()
            content = message.get("bytes")
            if message["type"] != "websocket.receive" or content is None or _page_asks(content):
                return message

    return received


def _page_asks(content: bytes) -> bool:
    asked = BackMsg()
    try:
        asked.ParseFromString(content)
    except DecodeError:
        return True
    return asked.WhichOneof("type") in ASKED
