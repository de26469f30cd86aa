"""One question to an OpenAI-compatible server: instructions and a paragraph out, a sentence of words back.

Nothing is followed to another address, no proxy of the environment is used, and no answer is read beyond a
size or a time. What passes (a busy server, a line that breaks off) is asked again after a pause.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from typing import Any, Final

import urllib3
from urllib3.exceptions import HTTPError
from urllib3.response import BaseHTTPResponse

from detente import __version__
from detente.coding.model_client.model_settings import KEY, ModelSettings
from detente.records import DetenteError

SEED: Final = 21
_MOST_TOKENS: Final = 700  # of one answer: a line of JSON takes under 300
_LARGEST: Final = 1_000_000  # bytes of one answer
_PIECE: Final = 65_536
_MOST_COUNTED: Final = 10**9  # tokens of one answer that can be meant
_LONGEST_PAUSE: Final = 60.0
_SILENCE: Final = 10.0  # seconds to wait for a connection
_PASSING: Final = {408, 409, 425, 429, 500, 502, 503, 504}


@dataclass(frozen=True, slots=True)
class ModelAnswer:
    """What a model has said.

    Attributes:
        content: Its words, whatever they are.
        tokens_in: Of the question, as the server counts; 0 where it does not say.
        tokens_out: Of the answer.
    """

    content: str
    tokens_in: int = 0
    tokens_out: int = 0


class UnansweredError(DetenteError):
    """A question that this paragraph got no answer to; another one may."""


def ask(
    settings: ModelSettings, instructions: str, question: str, pause: Callable[[float], bool] | None = None
) -> ModelAnswer:
    """Ask a model one question, as often as it takes within the settings' tries.

    Args:
        settings: How the model is reached.
        instructions: What is sent first.
        question: What it is asked.
        pause: Waits so many seconds between two tries and says whether to go on; `time.sleep` where None.

    Returns:
        What it said.

    Raises:
        UnansweredError: It gave no answer that could be read, in all tries.
        DetenteError: The server refuses: asking for another paragraph would not help either.
    """
    wait, why = settings.first_pause, ""
    for attempt in range(settings.tries):
        if attempt and not (pause or _sleep)(min(wait, _LONGEST_PAUSE)):
            break
        try:
            return _asked(settings, _body(settings, instructions, question))
        except _PassingError as trouble:
            why = str(trouble)
            wait = max(trouble.wait, wait * 2 if attempt else wait)
    raise UnansweredError(
        f"{settings.host} gave no answer in {settings.tries} tries: {why or 'it was stopped'}."
    )


class _PassingError(Exception):
    """What may be gone in a moment, and how long the server asks to wait."""

    def __init__(self, sentence: str, wait: float = 0.0) -> None:
        super().__init__(sentence)
        self.wait = wait


def _sleep(seconds: float) -> bool:
    time.sleep(seconds)
    return True


def _body(settings: ModelSettings, instructions: str, question: str) -> bytes:
    messages = [{"role": "system", "content": instructions}, {"role": "user", "content": question}]
    asked = {"model": settings.name, "messages": messages, "temperature": 0, "seed": SEED}
    return json.dumps(asked | {"max_tokens": _MOST_TOKENS, "stream": False}).encode()


def _asked(settings: ModelSettings, body: bytes) -> ModelAnswer:
    headers = {"Content-Type": "application/json", "User-Agent": f"Detente/{__version__}"}
    if settings.key:
        headers["Authorization"] = f"Bearer {settings.key}"
    timeout = urllib3.Timeout(connect=min(_SILENCE, settings.seconds), read=settings.seconds)
    deadline = time.monotonic() + settings.seconds
    with urllib3.PoolManager(retries=False, timeout=timeout) as pool:
        try:
            response = pool.request(
                "POST", f"{settings.address}/chat/completions", body=body, headers=headers, redirect=False,
                preload_content=False,
            )  # fmt: skip
            with closing(response):
                _refused(settings, response)
                content = _read(response, deadline)
        except (HTTPError, OSError) as trouble:
            raise _PassingError(_said_of(trouble)) from None  # the cause may hold what was sent
    return _said(content)


def _refused(settings: ModelSettings, response: BaseHTTPResponse) -> None:
    status = response.status
    if status == 200:
        return
    if status in _PASSING:
        raise _PassingError(f"it answered {status}", _asked_to_wait(response))
    if status in (401, 403):
        raise DetenteError(f"{settings.host} refuses the key ({status}); set {KEY} to one that it knows.")
    if 300 <= status < 400:
        raise DetenteError(
            f"{settings.host} sends the question on to another address ({status}), which is not followed: "
            "set that one, if it is the right one."
        )
    raise DetenteError(
        f"{settings.host} refuses the question ({status}): look whether it has a model called "
        f"“{settings.name}” and speaks the OpenAI interface."
    )


def _asked_to_wait(response: BaseHTTPResponse) -> float:
    given = response.headers.get("Retry-After", "")
    return min(float(given), _LONGEST_PAUSE) if given.isascii() and given.isdigit() else 0.0


def _read(response: BaseHTTPResponse, deadline: float) -> bytes:
    body = bytearray()
    while piece := response.read1(_PIECE):
        body += piece
        if len(body) > _LARGEST:
            raise UnansweredError("The answer is larger than any code; it was not read.")
        if time.monotonic() > deadline:  # a server that drips
            raise _PassingError("it took too long")
    return bytes(body)


def _said(content: bytes) -> ModelAnswer:
    try:
        answer: Any = json.loads(content)
        words = answer["choices"][0]["message"]["content"]
    except (ValueError, RecursionError, LookupError, TypeError):
        raise _PassingError("its answer broke off, or is none of the OpenAI interface") from None
    if not isinstance(words, str):
        raise UnansweredError("The answer holds no words.")
    used = answer.get("usage")
    counts = used if isinstance(used, dict) else {}
    return ModelAnswer(words, _whole(counts.get("prompt_tokens")), _whole(counts.get("completion_tokens")))


def _whole(counted: object) -> int:
    if not isinstance(counted, int) or isinstance(counted, bool):
        return 0
    return counted if 0 < counted < _MOST_COUNTED else 0


def _said_of(trouble: Exception) -> str:
    said = str(trouble).lower()
    late = "timed out" in said or isinstance(trouble, TimeoutError)
    return "it does not answer" if late else "the line broke off"
