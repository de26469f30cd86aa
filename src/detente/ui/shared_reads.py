"""Results of reads that all sessions of a server share: a page asks what the one before it asked.

Streamlit's own cache of data names each argument, digests it and unpickles a result for each session: a
twelfth of what a page costs. Here the arguments are the key, as they are, and a result is one object.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from functools import wraps
from threading import Lock
from typing import ParamSpec, TypeVar, cast

import pandas as pd

from detente.ui.library import address

Given = ParamSpec("Given")
Result = TypeVar("Result")


def shared(most: int) -> Callable[[Callable[Given, Result]], Callable[Given, Result]]:
    """Keep what a read of the library gave for its last arguments, for each library.

    Args:
        most: Results kept of this read.

    Returns:
        A decorator for reads whose arguments can be keys of a dict and say everything that decides the
        result. Who calls gets a frame of their own; any other result is not to be changed. Who asks while
        somebody else's read of the same goes on waits for it; an error is everybody's and is not kept.
    """

    def decorated(read: Callable[Given, Result]) -> Callable[Given, Result]:
        kept: OrderedDict[Hashable, Future[Result]] = OrderedDict()
        lock = Lock()

        @wraps(read)
        def result(*given: Given.args, **named: Given.kwargs) -> Result:
            key = (address(), given, *sorted(named.items()))
            with lock:
                found = kept.get(key)
                asked_before = found is not None
                if found is None:
                    found = kept[key] = Future()
                kept.move_to_end(key)
                while len(kept) > most:
                    kept.popitem(last=False)
            if not asked_before:
                try:
                    found.set_result(read(*given, **named))
                except BaseException as error:
                    with lock:
                        kept.pop(key, None)
                    found.set_exception(error)
            return _own(found.result())

        return result

    return decorated


def _own(result: Result) -> Result:
    """A frame that can be changed without changing the one that is kept: what is written to is copied."""
    return cast(Result, result.copy(deep=False)) if isinstance(result, pd.DataFrame) else result
