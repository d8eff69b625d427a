"""The command group: imports a command when it is called; the one place where an error becomes a line and an exit code."""

from __future__ import annotations

import copy
import importlib
import io
import os
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any, NoReturn

import click

from factx.blas import use_one_thread
from factx.cli.terminal import Terminal, shared_options
from factx.errors import FULL, FactxError, SetupError

#: Exit codes. 0 is done, 1 an answer "no", 3 a batch that ended although some inputs failed: the commands say those themselves.
UNUSABLE, SOME_FAILED, INTERRUPTED = 2, 3, 130


class Group(click.Group):
    """A group whose commands are modules of ``factx.cli``, each with a ``command``; all share the options of a Terminal."""

    def __init__(self, *args: Any, commands: Sequence[str], **attrs: Any) -> None:
        super().__init__(*args, **attrs)
        self.names = commands

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(self.names)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.names:
            for name in self.names:  # Click suggests the nearest of those it knows
                self.get_command(ctx, name)
            return None
        if cmd_name not in self.commands:
            command = copy.copy(importlib.import_module(f"factx.cli.{cmd_name}").command)
            command.params = [*command.params, *shared_options()]
            self.add_command(command, cmd_name)
        return self.commands[cmd_name]

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """``factx PATH`` and ``factx --json PATH`` mean ``factx extract``."""
        if args and self._is_input(ctx, args[0]):
            args = ["extract", *args]
        return super().parse_args(ctx, args)

    def _is_input(self, ctx: click.Context, first: str) -> bool:
        """Is the first word of a command line an input, or an option of ``extract``?"""
        if first in self.names or "extract" not in self.names:
            return False
        if first.startswith("-") and first != "-":
            own = {
                name
                for param in self.get_params(ctx)
                for name in (*param.opts, *param.secondary_opts)
            }
            return first.partition("=")[0] not in own
        return (
            first == "-" or any(mark in first for mark in "/\\.*?[ ") or os.path.exists(first)  # noqa: PTH110  pathlib raises for names that are too long
        )

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BrokenPipeError:  # before Click makes exit code 1 of it
            leave_closed_pipe()

    def main(self, *args: Any, **extra: Any) -> NoReturn:
        """Run and exit. Errors become one line on stderr; ``--debug`` shows their traceback first."""
        terminal = Terminal()
        use_one_thread()
        if not os.environ.get("COLUMNS", "unset").strip(
            "0"
        ):  # no terminal has no columns: it could not be told
            del os.environ["COLUMNS"]
        sys.stdout = sys.stdout or _Closed()
        sys.stderr = sys.stderr or open(os.devnull, "w")  # noqa: PTH123, SIM115
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8", errors="surrogatepass")
        try:
            with _ended_like_ctrl_c():
                answer = super().main(*args, **extra | {"standalone_mode": False, "obj": terminal})
            sys.stdout.flush()
        except (click.Abort, KeyboardInterrupt):
            sys.exit(INTERRUPTED)
        except BrokenPipeError:
            leave_closed_pipe()
        except click.exceptions.NoArgsIsHelpError as error:
            error.show()
            sys.exit(UNUSABLE)
        except Exception as error:
            with suppress(OSError):  # where nothing can be said, the exit code still is
                terminal.fail(*told(error), error=error)
            sys.exit(UNUSABLE)
        sys.exit(answer if isinstance(answer, int) else 0)


def told(error: Exception) -> tuple[str, str]:
    """What an error says to the user: what and where, and what to do next (may be empty).

    Who writes to a file names it when it is full (``errors.naming``), so what has no name is stdout.
    """
    if isinstance(error, FactxError):
        return error.message, error.hint
    if isinstance(error, click.UsageError):
        return error.format_message(), f"{error.ctx.command_path} --help" if error.ctx else ""
    if isinstance(error, click.ClickException):
        return error.format_message(), ""
    if isinstance(error, OSError) and (error.filename or error.errno in FULL):
        return f"{error.filename or 'stdout'}: {(error.strerror or str(error)).lower()}", ""
    return (
        f"unexpected {type(error).__name__}: {error}",
        "this is a bug in factx; --debug shows where",
    )


@contextmanager
def _ended_like_ctrl_c() -> Iterator[None]:
    """SIGTERM, with which systems and supervisors end a run, leaves what Ctrl-C leaves; who has set it otherwise keeps that."""
    mine = (
        threading.current_thread() is threading.main_thread()
        and signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
    )
    if mine:
        signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        if mine:
            signal.signal(signal.SIGTERM, signal.SIG_DFL)


class _Closed(io.TextIOBase):
    """The stdout of a process that was started without one: whoever has something to say there is told."""

    def write(self, _: str) -> int:
        raise SetupError("stdout: closed", hint="write to a file with -o, or leave stdout open")


def leave_closed_pipe() -> NoReturn:
    """The reader has read enough: end quietly, also when the interpreter flushes once more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(0)
