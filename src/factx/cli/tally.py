"""What came of a run: factsheets are passed on, failures are told, both are counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TextIO

import click

from factx.cli.terminal import counted
from factx.errors import InputError, SetupError, naming
from factx.read.article import Failure

if TYPE_CHECKING:
    from factx.batch.stream import Outcome
    from factx.cli.terminal import Terminal
    from factx.schema import Factsheet


class Tally:
    """Counts outcomes, passes the factsheets on and tells the failures."""

    def __init__(
        self, terminal: Terminal, told: TextIO | None, *, alone: bool, fail_fast: bool
    ) -> None:
        self.terminal, self.told, self.fail_fast = terminal, told, fail_fast
        self.alone = alone
        self.done = self.failed = 0
        self.first: Failure | None = None
        self.setup: Failure | None = None
        self.kinds: set[str] = set()

    def sheets(self, outcomes: Iterable[Outcome]) -> Iterator[Factsheet]:
        """The factsheets among the outcomes."""
        for outcome in outcomes:
            if isinstance(outcome, Failure):
                self.fail(outcome)
            else:
                self.done += 1
                yield outcome

    def fail(self, failure: Failure) -> None:
        """Tell one failure. The first is held back while it may be the only outcome: then it is the error of the run."""
        self.failed += 1
        self.kinds.add(failure.error_type)
        self.setup = self.setup or (failure if failure.error_type == SetupError.kind else None)
        if self.fail_fast:
            raise InputError(
                failure.error, hint=failure.hint, line=failure.line, kind=failure.error_type
            )
        if self.alone and self.failed == 1 and not self.done:
            self.first = failure
            return
        self._release()
        self._tell(failure)

    def end(self) -> None:
        """Raise the failure that was the only outcome, else say how many failed.

        Where nothing could be read since a package is missing, that is the error of the run.
        """
        if self.first and not self.done and self.failed == 1:
            raise InputError(self.first.error, hint=self.first.hint, kind=self.first.error_type)
        self._release()
        if self.failed:
            self.terminal.say(f"{counted(self.done, 'factsheet')}, {self.failed} failed")
        if self.setup and not self.done and self.kinds == {SetupError.kind}:
            raise SetupError(self.setup.error, hint=self.setup.hint)

    def _release(self) -> None:
        if self.first:
            self._tell(self.first)
            self.first = None

    def _tell(self, failure: Failure) -> None:
        line = failure.as_json()
        if self.told:
            with naming(self.told.name):
                self.told.write(line + "\n")
                self.told.flush()
        else:
            click.echo(line, err=True)
