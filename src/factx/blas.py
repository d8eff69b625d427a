"""How many threads numpy's BLAS uses: one. More are slower for matrices of this size, and those of several processes compete."""

from __future__ import annotations

import functools
import os
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

#: One thread for every BLAS that numpy may have.
ONE_THREAD = {"MKL_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}

_guard = threading.Lock()
_limit = ExitStack()
_users = 0


def use_one_thread() -> None:
    """Ask for one thread, unless the environment says otherwise.

    It is for whoever owns the process, before numpy is imported, and reaches the processes that this one starts.
    """
    for name, number in ONE_THREAD.items():
        os.environ.setdefault(name, number)


@contextmanager
def one_thread() -> Iterator[None]:
    """Let the BLAS of this process use one thread, and afterwards as many as before.

    The number belongs to the whole process: the first of several extractions at the same time sets it, the last restores it.
    """
    global _users
    with _guard:
        if _users == 0:
            _limit.enter_context(_pools().limit(limits=1))
        _users += 1
    try:
        yield
    finally:
        with _guard:
            _users -= 1
            if _users == 0:
                _limit.close()


@functools.cache
def _pools() -> Any:
    """The BLAS libraries that this process has loaded."""
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController().select(user_api="blas")
