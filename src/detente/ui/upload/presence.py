"""Whether the visitor for whom something is being done is still there."""

from __future__ import annotations

import time
from collections.abc import Callable

from streamlit.runtime import Runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx

AWAY = 15.0  # seconds without a connection after which a visitor has left; a shorter gap is a weak network


def visitor_left() -> Callable[[], bool]:
    """A question that any thread may ask: whether the visitor of this page has closed it.

    A visitor who was away for less than `AWAY` seconds is there. Without a server (in tests) nobody leaves.
    """
    context = get_script_run_ctx()
    if context is None or not Runtime.exists():
        return lambda: False
    runtime, session = Runtime.instance(), context.session_id
    seen = [time.monotonic()]

    def left() -> bool:
        if runtime.is_active_session(session):
            seen[0] = time.monotonic()
        return time.monotonic() - seen[0] > AWAY

    return left
