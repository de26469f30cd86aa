"""Who speaks in the first person throughout, where a speech or a statement says so itself."""

from __future__ import annotations

import re

from detente.records import Document

# A headline's verbs and prepositions are capitalised too; the name ends before them.
_NOT_A_NAME = (
    r"(?!(?:Before|After|On|In|At|To|During|Ahead|Welcoming|Urging|Commemorating|Marking|Following|Announcing|Regarding|"
    r"Celebrating|Honou?ring|Call|Calls|Meeting|Inaugural|Upon|For|With|And|Condemning|Signing|The|United|Government|Treaty|Convention|Agreement|[A-Z]{2,5} Treaty)\b)"
)
_NAME = rf"(?P<name>{_NOT_A_NAME}[A-Z][\w.-]+(?:[ ](?:{_NOT_A_NAME}[A-Z][\w.-]+|de|van|von|der|al|bin)){{0,4}})(?!['’]s)"
_OFFICE = (
    r"(?:(?:U\.?S\.?\s+|Principal\s+|NSC\s+|APNSA\s+|Acting\s+|Vice\s+|Deputy\s+|Prime\s+|Foreign\s+|Defen[cs]e\s+|National\s+Security\s+|Press\s+|First\s+)*"
    r"(?:President|Minister|Secretary(?:[- ]General| of State| of Defense)?|Advisor|Adviser|Chancellor|Ambassador|Lady|General|"
    r"Spokesperson|Representative)\s+)"
)
_TITLES = (
    re.compile(
        rf"\b(?:Statements?|Remarks?|Address|Speech|Letter|Message|Press Gaggle|Press Briefing|Press Conference)\b[^.:]{{0,40}}?\b(?:[Bb]y|[Ff]rom|of)\s+(?:the\s+)?{_OFFICE}?{_NAME}"
    ),
    re.compile(rf"^{_OFFICE}{_NAME}\s+(?:Statement|Remarks|Address|Speech)\b"),
    re.compile(rf"^{_OFFICE}{_NAME}['’]s?\s+(?:Statement|Remarks|Address|Speech)\b"),
)
# The verbatim record of the United Nations: "Mr. Lavrov (Russian Federation) (spoke in Russian):"
_RECORD = re.compile(
    r"^(?:(?:Mr|Mrs|Ms|Miss|Sir|King|President|Prime Minister|Sheikh|Crown Prince)\.?\s+)"
    + _NAME
    + r"\s*(?:\([^)]{2,60}\)\s*){0,2}:"
)
# "Joint Statement by President Berg and President Holm": nobody speaks alone.
_JOINT = re.compile(r"(?:\s+of\s+(?:the\s+)?[A-Z]\w+)?,?\s+and\s+(?:the\s+)?[A-Z]")
_TRAILING_OFFICE = re.compile(rf"^{_OFFICE}")


def author_of(document: Document) -> str | None:
    """The speaker as written ("Jake Sullivan", "Biden", "Lavrov"), or None where the document does not say."""
    title = " ".join((document.title or "").split())  # hard spaces too
    for pattern in _TITLES:
        if title and (found := pattern.search(title)):
            if _JOINT.match(title, found.end()):
                return None
            return _TRAILING_OFFICE.sub("", found["name"]).strip()
    for block in document.blocks[:4]:
        if block.kind == "body" and (found := _RECORD.match(block.text)):
            return found["name"].strip()
    return None
