"""A model is asked as often as it takes, and no server can hang, flood, lead away or uncover a key."""

from __future__ import annotations

import threading
from typing import Any

import pytest

from detente.coding.model_client.asking import UnansweredError, ask
from detente.coding.model_client.model_settings import ModelSettings
from detente.records import DetenteError
from tests.coding.model_client.lying_server import Answer, Script, completion, model_server


def settings(address: str, **more: Any) -> ModelSettings:
    return ModelSettings(address, "m", "the-key", **{"first_pause": 0.0, "seconds": 5.0, "tries": 3} | more)


def waits(pauses: list[float]) -> Any:
    return lambda seconds: pauses.append(seconds) is None


def test_a_question_is_what_the_interface_asks_for() -> None:
    with model_server(lambda *_: completion("words", (7, 3))) as (address, asked):
        said = ask(settings(address), "Instructions.", "A question.")
    assert (said.content, said.tokens_in, said.tokens_out) == ("words", 7, 3)
    (body,) = asked.bodies
    assert asked.paths == ["/v1/chat/completions"] and body["temperature"] == 0 and body["seed"] == 21
    assert [one["content"] for one in body["messages"]] == ["Instructions.", "A question."]
    assert asked.headers[0]["Authorization"] == "Bearer the-key"


def fails_twice(trouble: Answer | None) -> Script:
    return lambda number, _: trouble if number < 3 else completion("at last")


@pytest.mark.parametrize(
    "trouble",
    [
        (429, {"Retry-After": "7"}, b""),
        (503, {}, b"busy"),
        (200, {}, b'{"choices": [{"mess'),
        (200, {"Content-Length": "5000"}, b'{"choices"'),
        (200, {}, b"[]"),
        (200, {}, b"[" * 100_000),
        (200, {}, b"\xff\xfe"),
        None,
    ],
    ids=["many questions", "busy", "cut JSON", "cut line", "other JSON", "nested", "no text", "closed"],
)
def test_what_passes_is_asked_again(trouble: Answer | None) -> None:
    pauses: list[float] = []
    with model_server(fails_twice(trouble)) as (address, asked):
        assert ask(settings(address), "", "", waits(pauses)).content == "at last"
    assert len(asked.bodies) == 3
    assert pauses[0] == (7 if trouble and trouble[0] == 429 else 0), "as long as the server asks for"


def test_a_server_that_stalls_or_is_gone_is_given_up() -> None:
    goes_on = threading.Event()

    def stalls(*_: object) -> Answer:
        goes_on.wait(5)
        return completion("too late")

    with model_server(stalls) as (address, _):
        with pytest.raises(UnansweredError, match="2 tries: it does not answer"):
            ask(settings(address, seconds=0.05, tries=2), "", "", waits([]))
        goes_on.set()
    with pytest.raises(UnansweredError, match="broke off"):
        ask(settings(address, tries=2), "", "", waits([]))


def test_who_stops_waits_for_no_further_try() -> None:
    with model_server(lambda *_: (500, {}, b"")) as (address, asked), pytest.raises(UnansweredError):
        ask(settings(address, tries=9), "", "", lambda _: False)
    assert len(asked.bodies) == 1


@pytest.mark.parametrize(
    ("status", "headers", "why"),
    [
        (401, {}, "DETENTE_MODEL_KEY"),
        (302, {"Location": "http://127.0.0.1:1/elsewhere"}, "not followed"),
        (404, {}, "called “m”"),
        (400, {}, "refuses the question"),
    ],
)
def test_a_refusal_is_asked_once_and_said(status: int, headers: dict[str, str], why: str) -> None:
    with (
        model_server(lambda *_: (status, headers, b"the-key")) as (address, asked),
        pytest.raises(DetenteError, match=why) as refused,
    ):
        ask(settings(address), "", "", waits([]))
    assert len(asked.bodies) == 1 and not isinstance(refused.value, UnansweredError)
    assert "the-key" not in str(refused.value)


@pytest.mark.parametrize(("words", "why"), [("x" * 2_000_000, "larger"), (None, "no words")])
def test_an_answer_without_end_or_without_words_is_left(words: object, why: str) -> None:
    with (
        model_server(lambda *_: completion(words)) as (address, _),
        pytest.raises(UnansweredError, match=why),
    ):
        ask(settings(address), "", "", waits([]))


@pytest.mark.parametrize("odd", [-1, "5", 10**12, None, True])
def test_odd_counts_are_none(odd: object) -> None:
    with model_server(lambda *_: completion("w", (odd, odd))) as (address, _):  # type: ignore[arg-type]
        said = ask(settings(address), "", "")
    assert (said.tokens_in, said.tokens_out) == (0, 0)
