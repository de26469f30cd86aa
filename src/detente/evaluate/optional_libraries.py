"""Libraries that only the evaluation needs: the extra `evaluate` brings them."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from detente.records import DetenteError


def needed(module: str) -> Any:
    """A module of the extra `evaluate`.

    Args:
        module: Its name, like "sklearn.metrics".

    Returns:
        The module.

    Raises:
        DetenteError: If it is not installed; the sentence says how to install it.
    """
    try:
        return import_module(module)
    except ImportError as missing:
        package = (missing.name or module).partition(".")[0]
        raise DetenteError(
            f'The evaluation needs {package}, which is not installed: run pip install "detente[evaluate]".'
        ) from missing


def installed(module: str) -> Any | None:
    """A module that is measured against only where somebody has installed it; None where nobody has."""
    try:
        return import_module(module)
    except ImportError:
        return None
