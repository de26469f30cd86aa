"""What asking a model takes: said before it is asked, and counted after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from detente.coding.files.coded_rows import TextToCode
from detente.coding.model_client.answers import question
from detente.coding.model_client.asking import ModelAnswer
from detente.coding.model_client.model_settings import ModelSettings

_CHARACTERS: Final = 4  # of English text to a token, as providers say; counted after by the server itself
_ANSWER: Final = 150  # tokens of a line of JSON
_MILLION: Final = 1e6


@dataclass(frozen=True, slots=True)
class Cost:
    """Questions, and the tokens and the money that they take.

    Attributes:
        questions: How many.
        tokens_in: Of instructions and texts.
        tokens_out: Of answers.
        money: In the provider's currency; None where the prices were not given.
    """

    questions: int
    tokens_in: int
    tokens_out: int
    money: float | None


def foreseen(settings: ModelSettings, instructions: str, texts: Sequence[TextToCode]) -> Cost:
    """What it will take to ask for each paragraph once.

    Args:
        settings: With the prices.
        instructions: Sent with each question.
        texts: The paragraphs.

    Returns:
        An estimate; a server that remembers the instructions may charge less.
    """
    characters = sum(len(instructions) + len(question(one)) for one in texts)
    return _cost(settings, len(texts), -(-characters // _CHARACTERS), _ANSWER * len(texts))


def counted(settings: ModelSettings, answers: Sequence[ModelAnswer]) -> Cost:
    """What answers took, as the server has counted.

    Args:
        settings: With the prices.
        answers: What was said.

    Returns:
        The sums.
    """
    tokens = sum(one.tokens_in for one in answers), sum(one.tokens_out for one in answers)
    return _cost(settings, len(answers), *tokens)


def _cost(settings: ModelSettings, questions: int, tokens_in: int, tokens_out: int) -> Cost:
    known = settings.price_in is not None and settings.price_out is not None
    money = ((settings.price_in or 0) * tokens_in + (settings.price_out or 0) * tokens_out) / _MILLION
    return Cost(questions, tokens_in, tokens_out, money if known else None)
