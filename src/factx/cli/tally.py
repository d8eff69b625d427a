"""Count the outcomes of a run: pass factsheets on and report failures."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from factx.cli.terminal import counted
from factx.errors import InputError, SetupError, naming
from factx.read.article import Failure

if TYPE_CHECKING:
    from factx.batch.stream import Outcome
    from factx.cli.terminal import Terminal
    from factx.schema import Factsheet


#: How often the same fault is written out on a terminal.
_EQUAL = 3
#: How many open times a note quotes.
_QUOTED = 3


class Undated:
    """Counts articles whose relative times stay open since no publication date is known."""

    def __init__(self) -> None:
        self.articles = 0
        self.quotes: dict[str, None] = {}

    def see(self, sheet: Factsheet) -> None:
        """Count a factsheet without a date that leaves times open."""
        if sheet.date is None and sheet.diagnostics.unresolved_times:
            self.articles += 1
            self.quotes |= dict.fromkeys(e.text for e in sheet.diagnostics.unresolved_times)

    def note(self) -> str | None:
        """What to say of them, once a run; None when there are none."""
        if not self.articles:
            return None
        quoted = ", ".join(f"{' '.join(words.split())!r}" for words in [*self.quotes][:_QUOTED])
        more = ", ..." if len(self.quotes) > _QUOTED else ""
        return (
            f"note: no publication date in {counted(self.articles, 'article')}, so times stay open"
            f" ({quoted}{more}); --date YYYY-MM-DD sets it"
        )


class Tally:
    """Counts outcomes, passes the factsheets on and tells the failures."""

    def __init__(
        self, terminal: Terminal, told: TextIO | None, *, alone: bool, fail_fast: bool
    ) -> None:
        self.terminal, self.told, self.fail_fast = terminal, told, fail_fast
        self.alone = alone
        self.done = self.failed = self.incomplete = 0
        self.first: Failure | None = None
        self.setup: Failure | None = None
        self.kinds: set[str] = set()
        self.output: Path | None = None
        self.equal: Counter[str] = Counter()
        self.undated = Undated()

    def sheets(self, outcomes: Iterable[Outcome]) -> Iterator[Factsheet]:
        """The factsheets among the outcomes."""
        for outcome in outcomes:
            if isinstance(outcome, Failure):
                self.fail(outcome)
            else:
                self.done += 1
                self.undated.see(outcome)
                self._incomplete(outcome)
                yield outcome

    def _incomplete(self, sheet: Factsheet) -> None:
        """Report the facts of an article that a rule's fault has cost."""
        article, errors = sheet.article, sheet.diagnostics.errors
        self.incomplete += bool(errors)
        for error in errors:
            self._tell(Failure.of_fact(article.id, article.source, error.fact, error.error))

    @property
    def whole(self) -> bool:
        """Whether nothing failed: no input, and no fact of one."""
        return not self.failed and not self.incomplete

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
        for words, number in self.equal.items():
            if number > _EQUAL:
                self.terminal.line(f"error: {number - _EQUAL} more: {words}")
        if note := self.undated.note():
            self.terminal.say(note)
        if self.output and sys.stderr.isatty():
            failed = f" ({self.failed} failed)" if self.failed else ""
            self.terminal.say(f"wrote {counted(self.done, 'factsheet')} to {self.output}{failed}")
        elif self.failed:
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
        elif sys.stderr.isatty():
            self._for_people(failure)
        else:
            click.echo(line, err=True)

    def _for_people(self, failure: Failure) -> None:
        """Write one line; the same fault of many files is written a few times and counted at the end."""
        words = failure.error.removeprefix(f"{failure.source}").lstrip(":0123456789 ")
        self.equal[words] += 1
        if self.equal[words] <= _EQUAL:
            self.terminal.line(f"error: {failure.error}")
