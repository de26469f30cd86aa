"""One visitor of a running dashboard, who speaks to it over its WebSocket as a browser does, and draws
nothing.
"""

from __future__ import annotations

import re
import time
from typing import Final
from urllib.parse import urlencode

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.typing import Subprotocol

LATER: Final = "Show this section"  # pressed by a browser for each section below the window
_BEHIND = re.compile(r"([\d,]+) paragraphs? in [\d,]+ articles?")  # the line of counts under a page's filters


class Session:
    """One visitor: a WebSocket to the server.

    Streamlit reads the filters of an address once, when a session opens a page: a further visit of the same
    page in the same session keeps the filters of the first. Measuring filters therefore needs a session for
    each.
    """

    def __init__(self, port: int) -> None:
        self.counted: int | None = None  # paragraphs, as the page last visited says; None where it says none
        self.said: list[str] = []  # what the page last visited says, headings included
        self.later: list[tuple[str, str]] = []  # sections still to be asked for: fragment and button
        self.page = ""  # the page's own name at the server
        self.query = ""  # of the address
        self.address = f"ws://127.0.0.1:{port}/_stcore/stream"

    async def __aenter__(self) -> Session:
        self.socket = await websockets.connect(
            self.address, max_size=None, subprotocols=[Subprotocol("streamlit")]
        )
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.socket.close()

    async def visit(self, page: str, **query: str | list[str]) -> float:
        """Ask for a page and wait until its script is through: what is seen first is there.

        Returns the seconds. Raises where the page failed.
        """
        asked = BackMsg()
        asked.rerun_script.query_string = self.query = urlencode(query, doseq=True)
        asked.rerun_script.page_name = page
        asked.rerun_script.context_info.url = "http://127.0.0.1/"
        self.counted = None
        self.said.clear()
        self.later.clear()
        return await self._answered(asked, f"{page or 'overview'} {query}")

    async def scroll(self) -> float:
        """Ask for the sections below the window, one after the other, as a browser at rest does.

        Returns the seconds. Raises where a section failed.
        """
        seconds = 0.0
        while self.later:
            fragment, button = self.later.pop(0)
            asked = BackMsg()
            asked.rerun_script.fragment_id = fragment
            asked.rerun_script.query_string = self.query
            asked.rerun_script.page_script_hash = self.page
            asked.rerun_script.context_info.url = "http://127.0.0.1/"
            pressed = asked.rerun_script.widget_states.widgets.add()
            pressed.id, pressed.trigger_value = button, True
            seconds += await self._answered(asked, f"a section of {self.page}")
        return seconds

    async def _answered(self, asked: BackMsg, what: str) -> float:
        """Send something and wait until the script is through, and not only begins again."""
        began = time.perf_counter()
        await self.socket.send(asked.SerializeToString())
        while True:
            message = ForwardMsg()
            message.ParseFromString(await self.socket.recv())
            element = message.delta.new_element
            if message.WhichOneof("type") == "delta" and element.WhichOneof("type") == "exception":
                raise RuntimeError(f"{what}: {element.exception.message}")
            self._read(message)
            if message.WhichOneof("type") != "script_finished":
                continue
            match message.script_finished:
                case ForwardMsg.FINISHED_SUCCESSFULLY | ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY:
                    return time.perf_counter() - began
                case ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
                    raise RuntimeError(f"{what}: the script cannot be read")

    def _read(self, message: ForwardMsg) -> None:
        """Take from a message what the page shows."""
        if message.WhichOneof("type") == "navigation":
            self.page = message.navigation.page_script_hash
        element = message.delta.new_element
        match element.WhichOneof("type"):
            case "heading":
                self.said.append(element.heading.body)
            case "markdown":
                self.said.append(element.markdown.body)
                found = _BEHIND.search(element.markdown.body)
                if found and self.counted is None:
                    self.counted = int(found[1].replace(",", ""))
            case "button" if element.button.label == LATER:
                self.later.append((message.delta.fragment_id, element.button.id))
