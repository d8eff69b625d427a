"""factx check: do the articles still give the facts that their golden files say?"""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factx.cli.configured import Configured
from factx.cli.models import model_options
from factx.cli.terminal import Output
from factx.escapes import printable

if TYPE_CHECKING:
    from factx.cli.terminal import Terminal
    from factx.golden.check import Result

COLORS = {"-": "red", "+": "green", "~": "yellow"}


@click.command("check", cls=Configured, apart=("format",))
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--only",
    multiple=True,
    metavar="FIELD",
    help="Compare only this field, e.g. parties or timeline.when.value.",
)
@click.option(
    "--ignore",
    multiple=True,
    metavar="FIELD",
    help="Ignore this field, e.g. times, or why of every fact.",
)
@click.option(
    "--format",
    "form",
    default="text",
    show_default=True,
    type=click.Choice(["text", "json", "github", "junit", "markdown"]),
)
@click.option(
    "-o", "--output", type=Output(), help="Write the differences to this file instead of stdout."
)
@click.option("--update", is_flag=True, help="Overwrite golden files with current output.")
@click.option("--update-new", is_flag=True, help="Write only golden files that do not exist yet.")
@click.option("--force", is_flag=True, help="Write golden files even when CI is set.")
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(1),
    default=1,
    show_default=True,
    help="Number of worker processes.",
)
@model_options
@click.pass_obj
def command(
    terminal: Terminal,
    paths: tuple[Path, ...],
    only: tuple[str, ...],
    ignore: tuple[str, ...],
    form: str,
    output: Path | None,
    update: bool,
    update_new: bool,
    force: bool,
    jobs: int,
    model: str | None,
) -> int:
    """Check that articles still yield their golden facts.

    An article is a file in PATH (default fixtures/articles), its golden file is the .facts.json beside it. A golden
    file may leave out fields: only what it gives is checked. The order of facts does not matter.

    \b
    Exit codes: 0 all equal; 1 facts differ, or an article or a golden file has no partner;
                2 nothing to check, or a file that cannot be read.
    \b
    factx check                          all of fixtures/articles
    factx check --ignore evidence        facts may move in the text
    factx check --update                 after an intended change
    factx check --format github          annotations in GitHub Actions
    """
    from factx.batch.jobs import extract
    from factx.cli.writing import refuse_inputs
    from factx.golden.check import Summary, check
    from factx.golden.files import find, passed_over
    from factx.golden.formats import FORMATS
    from factx.golden.select import Selection
    from factx.pipeline import DEFAULT_MODEL

    _may_write(update or update_new, narrowed=bool(only or ignore), force=force)
    paths = paths or (Path("fixtures/articles"),)
    cases = find(paths)
    refuse_inputs((output,), (path for case in cases for path in (case.article, case.golden)))
    selection = Selection(only, ignore)
    extracted = partial(extract, model=model or DEFAULT_MODEL, jobs=jobs)
    results = list(check(cases, extract=extracted, selection=selection))
    if update or update_new:
        results = [_written(result, terminal, new_only=not update) for result in results]
    summary = Summary.of(results)
    _print(FORMATS[form](results), output, terminal, colored=form == "text")
    if form == "github":
        _job_summary(results)
    for line in summary.lines():
        terminal.say(line)
    if left := passed_over(paths):
        files = f"{left[0]}" + (f" and {len(left) - 1} more" if len(left) > 1 else "")
        terminal.say(
            f"not checked: {files}: a golden file is for one article, in a .txt, .html or .json file"
        )
    return summary.exit_code


def _may_write(writing: bool, *, narrowed: bool, force: bool) -> None:
    if writing and narrowed:
        raise click.UsageError(
            "--update cannot be combined with --only or --ignore: golden files are written whole"
        )
    if writing and not force and os.environ.get("CI", "").lower() not in ("", "0", "false"):
        raise click.UsageError("refusing to write golden files when CI is set; use --force")


def _written(result: Result, terminal: Terminal, *, new_only: bool) -> Result:
    """The result after its golden file was written, where that was asked for and there is something to write."""
    from dataclasses import replace

    from factx.golden.writing import save

    if result.now is None or (new_only and result.golden is not None):
        return result
    if save(result.case, result.now, result.golden):
        terminal.say(f"{result.case.golden} written")
    return replace(result, outcome="equal", differences=(), message="", golden=result.now)


def _print(told: str, output: Path | None, terminal: Terminal, *, colored: bool) -> None:
    if output is not None:
        from factx.cli.writing import placed

        with placed(output) as stream:
            stream.write(told)
        return
    color = {"always": True, "never": False}.get(
        terminal.color, False if "NO_COLOR" in os.environ else None
    )
    for line in told.split("\n")[:-1]:
        sign = line.strip()[:1] if colored and line.startswith("  ") else ""
        click.secho(printable(line), fg=COLORS.get(sign), color=color)


def _job_summary(results: Sequence[Result]) -> None:
    from factx.golden.formats import FORMATS

    if path := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(path).open("a", encoding="utf-8") as stream:
            stream.write(FORMATS["markdown"](results))
