"""Where the tables that ship with the project are found: beside the checkout, or inside the installed package."""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).resolve().parent


def data_path(*parts: str) -> Path:
    """The path of a shipped table, e.g. `data_path("figures", "treaties.csv")`.

    Raises FileNotFoundError if neither the checkout nor the installed package holds it.
    """
    for root in (_HERE.parents[1] / "data", _HERE / "data"):
        candidate = root.joinpath(*parts)
        if candidate.exists():
            return candidate
    raise FileNotFoundError(f"{Path(*parts)} is not among the tables that ship with Détente; install it again.")
