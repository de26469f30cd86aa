"""Détente: expressed escalation and de-escalation in news and speeches, with the evidence.

>>> import detente
>>> detente.score("They agreed to withdraw their troops from the border.").stance
'de-escalatory'
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from detente.analysis import analyse, version
    from detente.readers import score
    from detente.records import Analysis, DetenteError, Document, Score
    from detente.scoring.textblob_analyzer import EscalationAnalyzer

__all__ = [
    "Analysis",
    "DetenteError",
    "Document",
    "EscalationAnalyzer",
    "Score",
    "__version__",
    "analyse",
    "score",
    "version",
]

# Named here, imported on first use: `import detente` stays quick and pulls in neither TextBlob nor pandas.
_HOMES = {
    "Analysis": "detente.records",
    "DetenteError": "detente.records",
    "Document": "detente.records",
    "EscalationAnalyzer": "detente.scoring.textblob_analyzer",
    "Score": "detente.records",
    "analyse": "detente.analysis",
    "score": "detente.readers",
    "version": "detente.analysis",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'detente' has no attribute {name!r}")
    from importlib import import_module

    found = globals()[name] = getattr(import_module(_HOMES[name]), name)  # asked for once
    return found


def __dir__() -> list[str]:
    return sorted(__all__)  # what a notebook offers to complete
