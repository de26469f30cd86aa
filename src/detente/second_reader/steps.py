"""The half steps of an axis, as coders give them and the second reader's distribution runs over."""

from __future__ import annotations

import numpy as np

STEPS = np.arange(11) / 2
"""0, 0.5 … 5."""
