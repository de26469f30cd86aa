"""Lines that say when: as news sites, parliaments and organisations write them."""

from __future__ import annotations

import pytest

from detente.intake.file_reading import read
from detente.text.dated_lines import is_date_line

_BODY = (
    "The wardens of the two harbours agreed to share their charts again. They said that more would follow."
)
_CHANGED = "Last updated: 13 Mar. 2026 10:15"


@pytest.mark.parametrize(
    "line",
    [
        f"12 Mar. 2026 - | {_CHANGED}",
        f"12 Mar. 2026 | {_CHANGED}",
        f"12 Mar. 2026 -|- {_CHANGED}",
        "12 Mar. 2026 - | Last updated: 12 Mar. 2026",
        "Volume 780: debated on Thursday 12 March 2026",
        "Volume 780: debated on 12 March 2026",
        "debated on Thursday 12 March 2026",
        "HC Deb 12 March 2026 vol 308 cc211-30",
        "HL Deb 12 March 2026 vol 308 c9WA",
        "HC Deb 12 March 2026",
    ],
)
def test_the_day_of_such_a_line_is_the_articles(line: str) -> None:
    assert is_date_line(line)
    document = read(f"Charts are shared again\n\n{line}\n\n{_BODY}").document
    assert document is not None and str(document.published) == "2026-03-12"
    assert document.title == "Charts are shared again" and document.deck is None


@pytest.mark.parametrize(
    "line", ["Volume 780 was debated", "On 12 March 2026 they met", "HC Deb 12", "12 - | Last updated: soon"]
)
def test_any_other_line_is_none(line: str) -> None:
    assert not is_date_line(line)
