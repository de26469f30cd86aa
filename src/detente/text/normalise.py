"""Clean what is stored, and fold what is matched, keeping every offset true.

`clean` runs once, before a text is stored: it drops what nobody sees. `fold` runs wherever words are matched
and changes no length, so that a span found in folded text is a span of the stored one.
"""

from __future__ import annotations

import re
import unicodedata

from detente.text.english import english
from detente.text.word_patterns import any_of, behind_any

# Soft hyphen, zero-width and joining marks, byte order mark, directional marks: invisible, and they split
# words.
_INVISIBLE = dict.fromkeys(
    [0x00AD, 0x180E, 0xFEFF, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070)]
)
_CONTROL = dict.fromkeys(c for c in (*range(0x20), *range(0x7F, 0xA0)) if chr(c) not in "\t\n\r\x85")
_SPACES = dict.fromkeys((0x09, 0x0B, 0x0C, 0xA0, 0x1680, 0x202F, 0x205F, 0x3000, *range(0x2000, 0x200B)), " ")
_CLEAN = {**_CONTROL, **_INVISIBLE, **{c: s for c, s in _SPACES.items() if c not in _INVISIBLE}}
_LINE_ENDS = re.compile("\r\n?|\x85|\u2028|\u2029")

_FOLD = {
    **dict.fromkeys("“”„‟«»″＂", '"'),
    **dict.fromkeys("‘’‚‛′`´＇‹›", "'"),
    **dict.fromkeys("‐‑⁃−﹣－", "-"),
    **dict.fromkeys("‒–—―", "–"),
    **{chr(c): " " for c in _SPACES},
}
_FOLDED = re.compile(
    f"[{re.escape(''.join(_FOLD))}]"
)  # faster than str.translate, which asks for each character
# A hyphen where a dash is meant: before an opening quote, or gluing a clause on ("a place-one that allows
# …").
_GLUED = re.compile(
    rf'-(?="|(?:{any_of(english().classes["opens a glued clause"])})\s)(?<=[a-z]{{3}}-)'
    rf"(?!{behind_any(f'{word}-' for word, number in english().numbers.items() if number >= 20)})"
)


def clean(raw: str) -> str:
    """The text as it is stored: control and invisible characters dropped, every kind of space a plain one,
    line ends as line feeds.

    Quotation marks and dashes stay as written. Lone surrogates, which no database takes, become U+FFFD.

    Args:
        raw: Any string.

    Returns:
        The text in Unicode's composed form (NFC).
    """
    text = _LINE_ENDS.sub("\n", raw).translate(_CLEAN)
    if not text.isascii():
        text = unicodedata.normalize("NFC", text.encode("utf-8", "replace").decode("utf-8"))
    return text


def fold(text: str) -> str:
    """Lower case, straight quotes, plain spaces and hyphens; a hyphen that stands for a dash becomes one.

    The result has the length of `text`, character for character.

    Args:
        text: Any string.

    Returns:
        Offsets into it are offsets into `text`.
    """
    lowered = text.lower()
    if len(lowered) != len(text):  # a few letters (İ) grow when lowered
        lowered = "".join(low if len(low := character.lower()) == 1 else character for character in text)
    if not lowered.isascii() or "`" in lowered or "\t" in lowered:
        for character in set(_FOLDED.findall(lowered)):  # few different ones
            lowered = lowered.replace(character, _FOLD[character])
    return _GLUED.sub("–", lowered) if "-" in lowered else lowered
