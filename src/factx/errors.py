"""The errors that factx raises on purpose; all else is a bug. The command line turns them into one line and an exit code."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager

#: What the system says of a place that takes no more; it does not say which.
FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)

#: With this environment variable set, a fault of a rule is raised: so do tests and ``--debug``, in worker processes too.
RAISE = "FACTX_RAISE"


class FactxError(Exception):
    """Something the user can mend.

    ``message`` says what and where; ``hint`` says what to do next (may be empty).
    """

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class InputError(FactxError):
    """An input cannot be read as an article: missing, empty, binary, malformed, or with an impossible date.

    ``line`` is the 1-based line of a record within its file, where there is one; ``kind`` names the sort of fault for programs.
    """

    def __init__(
        self, message: str, *, hint: str = "", line: int | None = None, kind: str = "unreadable"
    ) -> None:
        super().__init__(message, hint=hint)
        self.line = line
        self.kind = kind


class SetupError(FactxError):
    """The installation or configuration is not usable: a missing model or extra, a bad setting, an unwritable output."""

    line, kind = None, "setup"


def extra_missing(
    error: ImportError, *, what: str, package: str, extra: str, module: str = ""
) -> SetupError:
    """The error for what cannot be done without a package of an extra: it is not installed, or what failed in it.

    >>> extra_missing(ModuleNotFoundError(name="pyarrow"), what="reading Parquet", package="pyarrow", extra="parquet").message
    'reading Parquet needs pyarrow'
    """
    if isinstance(error, ModuleNotFoundError) and error.name == (module or package):
        return SetupError(f"{what} needs {package}", hint=f"pip install 'factx[{extra}]'")
    said = " ".join(str(error).split())
    return SetupError(
        f"{what} needs {package}, which is there but cannot be imported: {said}",
        hint=f"pip install --upgrade 'factx[{extra}]'",
    )


@contextmanager
def naming(place: object) -> Iterator[None]:
    """Raise SetupError, which names the place that is written to, when it takes no more."""
    try:
        yield
    except OSError as error:
        if error.errno in FULL:
            raise SetupError(f"{place}: {os.strerror(error.errno).lower()}") from None
        raise
