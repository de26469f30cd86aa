"""One visitor of a running dashboard, who speaks to it over its WebSocket as a browser does, and draws
nothing.
"""

from __future__ import annotations

import re
import time
from urllib.parse import urlencode

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.typing import Subprotocol

_BEHIND = re.compile(r"([\d,]+) paragraphs? in [\d,]+ articles?")  # the line of counts under a page's filters


class Session:
    """One visitor: a WebSocket to the server.

    Streamlit reads the filters of an address once, when a session opens a page: a further visit of the same
    page in the same session keeps the filters of the first. Measuring filters therefore needs a session for
    each.
    """

    def __init__(self, port: int) -> None:
        self.counted: int | None = None  # paragraphs, as the page last visited says; None where it says none
        self.address = f"ws://127.0.0.1:{port}/_stcore/stream"

    async def __aenter__(self) -> Session:
        self.socket = await websockets.connect(
            self.address, max_size=None, subprotocols=[Subprotocol("streamlit")]
        )
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.socket.close()

    async def visit(self, page: str, **query: str | list[str]) -> float:
        """Ask for a page and wait until its script is through.

        Returns the seconds. Raises where the page failed.
        """
        asked = BackMsg()
        asked.rerun_script.query_string = urlencode(query, doseq=True)
        asked.rerun_script.page_name = page
        asked.rerun_script.context_info.url = "http://127.0.0.1/"
        self.counted = None
        began = time.perf_counter()
        await self.socket.send(asked.SerializeToString())
        while True:
            message = ForwardMsg()
            message.ParseFromString(await self.socket.recv())
            if (
                message.WhichOneof("type") == "delta"
                and message.delta.new_element.WhichOneof("type") == "exception"
            ):
                raise RuntimeError(
                    f"{page or 'overview'} {query}: {message.delta.new_element.exception.message}"
                )
            self._read(message)
            if message.WhichOneof("type") == "script_finished":
                return time.perf_counter() - began

    def _read(self, message: ForwardMsg) -> None:
        """Take the count of paragraphs from what the page shows."""
        found = _BEHIND.search(message.delta.new_element.markdown.body)
        if found:
            self.counted = int(found[1].replace(",", ""))
