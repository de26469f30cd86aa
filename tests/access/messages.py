"""Streamlit's own messages, sent to a server by whoever likes, with any cookie: no page says which."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from typing import Any, Final

import requests
from streamlit.auth_util import set_cookie_with_chunks
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value
from websockets.sync.client import connect
from websockets.typing import Subprotocol

SECRET: Final = "a cookie secret of the tests that is long enough"
_THROUGH: Final = (0, 3)  # a page's script, or a part's, came to its end and does not run again at once
_USER: Final = "_streamlit_user"


def claims(email: str, address: str, issued: float | None = None, **more: object) -> dict[str, Any]:
    """What the cookie of somebody holds who has signed in."""
    return {
        "iss": "https://id.example", "sub": email, "email": email, "email_verified": True, "name": email,
        "iat": issued or time.time(), "origin": address, "is_logged_in": True, "provider": "default",
    } | more  # fmt: skip


def cookies(holds: Mapping[str, Any], secret: str = SECRET) -> dict[str, str]:
    """The cookies that Streamlit sets for it."""
    kept: dict[str, str] = {}

    def keep(name: str, value: str) -> None:
        kept[name] = create_signed_value(secret, name, value).decode()

    set_cookie_with_chunks(
        keep, lambda name, value: create_signed_value(secret, name, value), _USER, dict(holds),
        cookie_attr_size=100,
    )  # fmt: skip
    return kept


class Visitor:
    """One WebSocket, and what came over it.

    Attributes:
        session: Streamlit's number of it.
        seen: All that the server sent since the last page was asked for, as bytes.
        buttons: The ids of the buttons in it, by what they say.
        files: The numbers under which files are made once they are asked for, by what their buttons say.
        fetched: The address of the file that was made last.
        parts: The ids of the parts of the page that are drawn alone.
    """

    def __init__(self, address: str, kept: Mapping[str, str] | None = None) -> None:
        self.address = address
        self.web = requests.Session()
        self.web.get(f"{address}/_stcore/health", timeout=30).raise_for_status()
        self.xsrf = self.web.cookies["_streamlit_xsrf"]
        self.web.cookies.update(dict(kept or {}))
        held = "; ".join(f"{name}={value}" for name, value in self.web.cookies.items())
        self._socket = connect(
            address.replace("http", "ws", 1) + "/_stcore/stream",
            subprotocols=[Subprotocol("streamlit"), Subprotocol(self.xsrf)],
            origin=address,  # type: ignore[arg-type]
            additional_headers={"Cookie": held},
            max_size=None,
            open_timeout=60,
        )
        self.session = self.page = self.fetched = ""
        self.seen = b""
        self.buttons: dict[str, str] = {}
        self.files: dict[str, str] = {}
        self.parts: set[str] = set()

    def close(self) -> None:
        self._socket.close()

    def visit(self, page: str, query: str = "") -> None:
        """Ask for a page as a browser does that was given its address."""
        asked = BackMsg()
        asked.rerun_script.page_name = page
        asked.rerun_script.query_string = query
        self._begin()
        self._ask(asked)

    def click(self, *ids: str) -> None:
        """Say that buttons were clicked on the page that is open, whether they are there or not."""
        asked = BackMsg()
        asked.rerun_script.page_script_hash = self.page
        for each in ids:
            button = asked.rerun_script.widget_states.widgets.add()
            button.id, button.trigger_value = each, True
        self._begin()
        self._ask(asked)

    def draw(self, part: str) -> None:
        """Ask for a part of the page that is open, alone."""
        asked = BackMsg()
        asked.rerun_script.page_script_hash = self.page
        asked.rerun_script.fragment_id = part
        self._begin()
        self._ask(asked)

    def make(self, file: str) -> bytes | None:
        """Ask for a file by its number; None where it is refused."""
        asked = BackMsg()
        asked.backend_operation_request.request_id = file
        asked.backend_operation_request.session_id = self.session
        asked.backend_operation_request.deferred_file.file_id = file
        self.send(asked)
        for message in self._messages():
            if message.WhichOneof("type") == "backend_operation_response":
                answer = message.backend_operation_response
                if answer.error_msg:
                    return None
                self.fetched = self.address + answer.deferred_file.url
                return self.web.get(self.fetched, timeout=30).content
        raise AssertionError("no answer")

    def put(self, session: str, content: bytes = b"x") -> int:
        """Upload a file into a session; the status of the answer."""
        return self.web.put(
            f"{self.address}/_stcore/upload_file/{session}/1", files={"a.txt": ("a.txt", content)},
            headers={"X-Xsrftoken": self.xsrf}, timeout=30,
        ).status_code  # fmt: skip

    def send(self, asked: BackMsg) -> None:
        """Send any message."""
        self._socket.send(asked.SerializeToString())

    def _begin(self) -> None:
        self.seen = b""
        self.buttons, self.files, self.parts = {}, {}, set()

    def _ask(self, asked: BackMsg) -> None:
        asked.rerun_script.context_info.url = self.address
        self.send(asked)
        for message in self._messages():
            if message.WhichOneof("type") == "script_finished" and message.script_finished in _THROUGH:
                return

    def _messages(self) -> Iterator[ForwardMsg]:
        while True:
            content = self._socket.recv(timeout=90)
            assert isinstance(content, bytes)
            self.seen += content
            message = ForwardMsg()
            message.ParseFromString(content)
            self._note(message)
            yield message

    def _note(self, message: ForwardMsg) -> None:
        match message.WhichOneof("type"):
            case "new_session":
                self.session = message.new_session.initialize.session_id or self.session
            case "navigation":
                self.page = message.navigation.page_script_hash
            case "delta":
                element = message.delta.new_element
                if message.delta.fragment_id:
                    self.parts.add(message.delta.fragment_id)
                if element.WhichOneof("type") == "button":
                    self.buttons[element.button.label] = element.button.id
                elif element.WhichOneof("type") == "download_button":
                    self.files[element.download_button.label] = element.download_button.deferred_file_id
