"""Where Streamlit leaves more room than pages need: above the title, beside wide pages, between buttons."""

from __future__ import annotations

from typing import Final

# Above the title Streamlit leaves 96 pixels for its own bar, which is empty while the menu stands open beside
# the page; a closed menu leaves the wordmark there, 60 pixels high.
_TOP = """
[data-testid=stMainBlockContainer] {padding-top: 4rem; padding-bottom: 4rem;}
@media (min-width: 769px) {
  .stApp:has([data-testid=stSidebar][data-collapsed=false]) [data-testid=stMainBlockContainer] {
    padding-top: 2rem;
  }
  [data-testid=stMainBlockContainer] {padding-left: 3rem; padding-right: 3rem;}
}
"""
# A fragment in a row takes all the room that is left, even if it holds one button that opens a box.
_IN_A_ROW = """
[data-testid=stHorizontalBlock] > [data-testid=stLayoutWrapper]:has(
  > [data-testid=stVerticalBlock] > [data-testid=stLayoutWrapper]:only-child > [data-testid=stPopover]
) {flex: 0 0 auto; width: auto;}
"""
# Where nothing hovers, a table's tools are always there, over the line above it.
_OVER_A_TABLE = """
@media (hover: none) {
  [data-testid=stElementContainer]:has(> [data-testid=stFullScreenFrame] [data-testid=stDataFrame]),
  [data-testid=stElementContainer]:has(> [data-testid=stDataFrame]) {margin-top: 1.75rem;}
}
"""

# The title at the top of the window, buttons of a row side by side, a table's tools above it.
RULES: Final = f"{_TOP}{_IN_A_ROW}{_OVER_A_TABLE}"
