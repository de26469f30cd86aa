"""The lexicon and the gazetteer in use."""

from __future__ import annotations

import subprocess
import sys

_NAMED_WITHOUT_READING = """
import sys
from detente.jobs.in_use import InUse
from detente.scoring import lexicon

named = InUse().version
assert "detente.analysis" not in sys.modules and "detente.attribution.speakers" not in sys.modules
assert not lexicon.shipped.cache_info().currsize, "the lexicon was compiled"
import detente
assert named == detente.version()
"""


def test_a_page_names_the_version_and_loads_nothing_that_reads() -> None:
    done = subprocess.run([sys.executable, "-c", _NAMED_WITHOUT_READING], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
