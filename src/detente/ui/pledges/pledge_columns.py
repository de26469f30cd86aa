"""The columns of the tables of pledges, and who publishes what they are judged by."""

from __future__ import annotations

from typing import Any

PUBLISHERS = "NATO, “Defence Expenditure of NATO Countries”, and who is named with each commitment and budget"
COLUMNS: dict[str, Any] = {"due": "For the year", "status": "Status", "commitments": "Commitments"}
