"""The version that every result carries, apart from what reads a text: pages name it and analyse nothing."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from detente import __version__
from detente.data_tables import data_path, digest
from detente.readers import Readers, readers_in_use
from detente.second_reader.encoder import encoder_version

# Rooms and tables of figures that come in after a text is read: they change no analysis.
_AFTERWARDS = frozenset({"claims", "importing", "claim_terms", "training"})


def version_with(lexicon: str, gazetteer: str, readers: Readers | None = None) -> str:
    """The version of analyses: "0.1.0+c1a2b3c4.l5d6e7f80.g9a0b1c2d.r3e4f5a6b".

    Args:
        lexicon: Version of the lexicon in use.
        gazetteer: Version of the gazetteer in use.
        readers: As for `detente.analysis.analyse`.

    Returns:
        The release, then eight hex digits each of the code, the lexicon, the gazetteer and the second reader;
        the last is absent where the rules alone read.
    """
    second = f".r{encoder_version()}" if readers_in_use(readers) == "both" else ""
    return f"{__version__}+c{_code_hash()}.l{lexicon[:8]}.g{gazetteer[:8]}{second}"


@lru_cache(maxsize=1)
def _code_hash() -> str:
    """Eight hex digits over the code that analyses and the tables it reads, the lexicon apart."""
    here, tables = Path(__file__).resolve().parent, data_path("lexicon").parent
    code = (
        f
        for room in ("text", "scoring", "attribution", "figures", "second_reader")
        for f in sorted((here / room).rglob("*.py"))
    )
    rooms = ("actors", "attribution", "english", "figures", "text")
    rows = (f for room in rooms for f in sorted((tables / room).glob("*.csv")))
    return digest(
        (
            here / "analysis.py",
            here / "records.py",
            here / "readers.py",
            *(f for f in code if f.parent.name not in _AFTERWARDS),
            *(f for f in rows if f.stem not in _AFTERWARDS),
        )
    )
