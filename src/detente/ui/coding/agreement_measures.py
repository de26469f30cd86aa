"""What is corrected, in the words of the page."""

from __future__ import annotations

from typing import Final

from detente.store.coding_frames import Measure

MEASURES: Final[dict[Measure, str]] = {
    "balance": "balance, −1 to +1",
    "escalation": "escalation, 0 to 5",
    "deescalation": "de-escalation, 0 to 5",
}
