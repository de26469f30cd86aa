"""An OpenAI-compatible server that answers as a test wants it to: also wrongly, slowly, or not to the end."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answer = tuple[int, dict[str, str], bytes]
Script = Callable[[int, dict[str, Any]], "Answer | None"]


def completion(content: object, tokens: tuple[int, int] = (100, 10)) -> Answer:
    """An answer of the interface with these words."""
    used = {"prompt_tokens": tokens[0], "completion_tokens": tokens[1]}
    body = {"choices": [{"message": {"role": "assistant", "content": content}}], "usage": used}
    return 200, {"Content-Type": "application/json"}, json.dumps(body).encode()


def code_line(escalation: float = 0, deescalation: float = 0, **more: object) -> str:
    """A line of JSON as the instructions ask for it."""
    return json.dumps({"escalation": escalation, "deescalation": deescalation} | more)


class Asked:
    """What a server was asked, in order."""

    def __init__(self) -> None:
        self.paths: list[str] = []
        self.bodies: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []


@contextmanager
def model_server(script: Script) -> Iterator[tuple[str, Asked]]:
    """A server for as long as the block lasts.

    Args:
        script: Given the number and the body of a question, what is answered: status, headers and body; None
            where the line is to be cut.
    """
    asked = Asked()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            asked.paths.append(self.path)
            asked.bodies.append(body)
            asked.headers.append(dict(self.headers))
            answer = script(len(asked.bodies), body)
            if answer is None:
                self.connection.close()
                return
            status, headers, content = answer
            self.send_response(status)
            for name, value in ({"Content-Length": str(len(content))} | headers).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.handle_error = lambda *_: None  # type: ignore[method-assign,assignment]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1", asked
    finally:
        server.shutdown()
        server.server_close()
