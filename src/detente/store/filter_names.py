"""What the filters that pages share are called in an address.

They stand alone here for the menu, which is sent before anything large is imported.
"""

from __future__ import annotations

from typing import Final

SHARED: Final = ("from", "to", "corpus", "side", "actor", "outlet", "stance", "about", "read")
