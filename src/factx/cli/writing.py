"""Write facts and reports to stdout, or atomically to a file."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from factx.batch.resume import done_of, part_of
from factx.errors import SetupError, naming

if TYPE_CHECKING:
    from factx.cli.terminal import Terminal
    from factx.schema import Factsheet
    from factx.show.formats import Format

Write = Callable[[Iterable["Factsheet"]], None]


def refuse_inputs(outputs: Iterable[Path | None], inputs: Iterable[Path | None]) -> None:
    """Raise SetupError when an output is one of the inputs, or would be written beside its place over one of them."""
    read = {path.resolve() for path in inputs if path}
    for output in outputs:
        for place in (output, part_of(output)) if output else ():
            if place.resolve() in read:
                raise SetupError(
                    f"{place}: this is an input; it would be overwritten",
                    hint="write to another file",
                )


def refuse_twice(facts: Path | None, errors: Path | None) -> None:
    """Raise SetupError when facts and errors go to one file, by whatever names; devices like /dev/null take both."""
    if str(errors) == "-":
        raise SetupError(
            "--errors -: not a file", hint="failures go to stderr when --errors is left out"
        )
    if facts is None or errors is None or (errors.exists() and not errors.is_file()):
        return
    if errors.resolve() in (facts.resolve(), part_of(facts).resolve(), done_of(facts).resolve()):
        raise SetupError(
            f"{errors}: facts go there by -o {facts}, and --errors too", hint="name two files"
        )


@contextmanager
def opened(
    form: Format, output: Path | None, terminal: Terminal, *, flat: bool, keep: bool
) -> Iterator[Write]:
    """The function that writes factsheets to ``output`` (None is stdout) in a form, as ``placed`` writes a file.

    Raises what ``placed`` raises.
    """
    write = form.load(flat=flat)
    if output is None:
        yield _to_stdout(form, write, terminal)
    else:
        with placed(output, to=form.to, keep=keep) as place:
            yield lambda sheets: write(sheets, place)


@contextmanager
def placed(output: Path, *, to: str = "text", keep: bool = False) -> Iterator[Any]:
    """What is written to: a stream of text, or a path; ``to`` is that of a ``Format``.

    A new file is written beside its place and put there at the end; ``keep`` leaves what is written when the run stops.
    Raises SetupError for a place that cannot be written.
    """
    if output.is_dir():
        raise SetupError(f"{output}: a folder", hint="name a file in it")
    direct = to == "database" or (output.exists() and not output.is_file())
    with _direct(output, to) if direct else _atomic(output, to, keep=keep) as place:
        yield place


def _to_stdout(form: Format, write: Callable[..., Any], terminal: Terminal) -> Write:
    if form.to != "text":
        raise click.UsageError("this format needs a file: use -o FILE")
    if form is _table():
        return lambda sheets: write(sheets, sys.stdout, console=terminal.console())
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    return lambda sheets: write(sheets, sys.stdout)


def _table() -> Format:
    from factx.show.formats import FORMATS

    return FORMATS["table"]


@contextmanager
def _direct(output: Path, to: str) -> Iterator[Any]:
    with _named(output):
        if to == "text":
            with output.open("w", encoding="utf-8", newline="\n") as stream:
                yield stream
        else:
            yield output


@contextmanager
def _atomic(output: Path, to: str, *, keep: bool) -> Iterator[Any]:
    part = part_of(output)
    try:
        with _named(output):
            stream = part.open("w", encoding="utf-8", newline="\n")
        with naming(output), stream:
            yield stream if to == "text" else part
        part.replace(output)
        if keep:
            done_of(output).unlink(missing_ok=True)
    except BaseException:
        if not keep or (part.is_file() and part.stat().st_size == 0):
            part.unlink(missing_ok=True)
        raise


@contextmanager
def _named(output: Path) -> Iterator[None]:
    """Errors of opening name the file that the user named."""
    try:
        with naming(output):
            yield
    except (FileNotFoundError, NotADirectoryError) as error:
        if output.parent.is_dir():
            raise SetupError(
                f"{output}: cannot be written: {(error.strerror or str(error)).lower()}"
            ) from None
        raise SetupError(
            f"{output}: there is no folder {output.parent}", hint=f"mkdir -p {output.parent}"
        ) from None
    except PermissionError:
        raise SetupError(f"{output}: cannot be written: permission denied") from None
