"""Bytes to text: what is declared first, then what is strict, then what is likely; each step says so."""

from __future__ import annotations

import codecs
import quopri
import re
from functools import cache

from detente.data_tables import data_path, table

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Two or more letters that only occur together when UTF-8 was read as Windows-1252: "â€™", "Ã©".
_MOJIBAKE = re.compile("(?:â€[™œ\u009d\u009c“”˜¦\ufffd]|Ã[©¨¤¶¼\u00a0³±§]|Â[\u00a0»«°])")

# A text as mails carry it (quoted-printable): lines that go on after "=", characters as "=E2=80=99"
_CARRIED = re.compile(rb"=(?:\r?\n|[0-9A-F]{2})")
_FEWEST_CARRIED = 5
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")  # no text that is carried has them: "<F P=105>"

# What any garbled sequence begins with: a letter that leads in UTF-8, and one that follows.
_LED = re.compile("[Â-ô][\u0080-ÿ€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ\ufffd]")


def decode(data: bytes) -> tuple[str | None, tuple[str, ...]]:
    """The text and notes on how it was read; (None, ()) where no encoding fits.

    A byte order mark decides; else UTF-8, strictly, a character cut off at the very end forgiven; else
    charset-normalizer's best guess, Windows-1252 preferred where the bytes are Western text.

    Args:
        data: The bytes of a text.

    Returns:
        The text, and a sentence for each thing that a reader should know of how it was read.
    """
    if (carried := _as_carried(data)) is None:
        return _decoded(data)
    text, notes = _decoded(carried)
    return text, ("The file was in the form in which mails carry texts; it was read as plain text.", *notes)


def _decoded(data: bytes) -> tuple[str | None, tuple[str, ...]]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace"), ()
    try:
        return _repaired(data.decode("utf-8"), ())
    except UnicodeDecodeError as wrong:
        if wrong.start >= len(data) - 4 and wrong.start > 0:
            return _repaired(
                data[: wrong.start].decode("utf-8"), ("The file breaks off in the middle of a character.",)
            )
    return _guessed(data)


def _as_carried(data: bytes) -> bytes | None:
    """What a text in quoted-printable says; None where a sign "=" stands for itself, or few stand in it."""
    signs = data.count(b"=")
    if signs < _FEWEST_CARRIED or signs != len(_CARRIED.findall(data)):
        return None
    plain = quopri.decodestring(data)
    return None if plain == data or len(_CONTROL.findall(plain)) > len(_CONTROL.findall(data)) else plain


@cache
def encodings(kind: str) -> frozenset[str]:
    """The encodings of one kind of data/intake/encodings.csv, as Python calls them."""
    rows = table(data_path("intake", "encodings.csv"), ("kind", "encoding", "reason"))
    return frozenset(row["encoding"] for _, row in rows if row["kind"] == kind)


def _guessed(data: bytes) -> tuple[str | None, tuple[str, ...]]:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:100_000]).best()
    encoding = best.encoding if best else None
    if encoding is None or encoding in encodings("guessed for Windows-1252") or _mostly_ascii(data):
        encoding = "cp1252"
    try:
        text = data.decode(encoding, "replace")
    except LookupError:
        return None, ()
    name = "Windows-1252" if encoding == "cp1252" else encoding.replace("_", "-")
    return text, (
        f"The file is not UTF-8; it was read as {name}: look whether quotation marks and accents are right.",
    )


def _mostly_ascii(data: bytes) -> bool:
    head = data[:100_000]
    return sum(byte < 128 for byte in head) > 0.9 * len(head)


def _repaired(text: str, notes: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """Mojibake undone where undoing it gives back clean UTF-8, else said.

    One odd sequence may be what a text is about.
    """
    if _garbled(text) < 2:
        return text, notes
    given = text
    # The closing quote's last byte has no character in Windows-1252: it was lost when the text was garbled.
    text = text.replace("â€\ufffd", "”")
    from ftfy import fix_encoding

    repaired = _undone(text) or fix_encoding(text)
    if _MOJIBAKE.search(repaired) or "\ufffd" in repaired or _garbled(repaired) > 1 or repaired == given:
        return repaired, (
            *notes,
            "Some characters were garbled before this file was saved and could not all be repaired: "
            "look them over.",
        )
    return repaired, (*notes, "Characters garbled by a wrong encoding were repaired.")


def _undone(text: str) -> str | None:
    """The text as it was before UTF-8 was read in another encoding, where that undoes all of it."""
    for encoding in ("cp1252", "latin-1"):
        try:
            return text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    return None


def _garbled(text: str) -> int:
    """How many sequences of a text look garbled, of the usual ones or to ftfy (which knows other alphabets
    too).
    """
    if not _LED.search(text):
        return 0
    from ftfy.badness import badness

    return max(len(_MOJIBAKE.findall(text)), badness(text))
