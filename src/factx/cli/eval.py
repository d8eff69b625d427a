"""factx eval: how right are the facts, measured on annotated articles?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factx.cli.configured import Configured
from factx.cli.models import model_options
from factx.cli.terminal import counted
from factx.escapes import printable

if TYPE_CHECKING:
    from factx.cli.terminal import Terminal
    from factx.evaluate.compare import Comparison
    from factx.evaluate.gold import GoldArticle
    from factx.evaluate.misses import Miss
    from factx.evaluate.report import Report
    from factx.evaluate.score import Scores
    from factx.read.article import Article

PATH = click.Path(path_type=Path, exists=True)


@click.command("eval", cls=Configured, apart=("format",))
@click.argument("gold", metavar="[GOLD]", required=False, type=PATH)
@click.argument("pred", metavar="[PRED]", required=False, type=PATH)
@click.option(
    "--format",
    "form",
    default="table",
    show_default=True,
    type=click.Choice(["table", "json", "markdown"]),
)
@click.option(
    "--errors",
    "with_misses",
    is_flag=True,
    help="List missed, extra and wrong facts, grouped by kind.",
)
@click.option(
    "--only",
    multiple=True,
    metavar="FACT",
    help="Report only this fact, e.g. parties or timeline.when.",
)
@click.option(
    "--compare",
    "old",
    metavar="OLD_PRED",
    type=PATH,
    help="Compare with earlier factsheets: what improved, what regressed.",
)
@click.option(
    "--fail-under",
    metavar="FIGURE=MIN,...",
    help="Exit 1 below, e.g. parties=.8,agencies.party=.9,all=.75.",
)
@click.option(
    "--make-gold",
    metavar="ARTICLE",
    multiple=True,
    type=PATH,
    help="Write a draft annotation of an article, to correct.",
)
@click.option(
    "--from-annotations",
    is_flag=True,
    help="GOLD is a JSON export of Label Studio: corrected tasks of --format labelstudio.",
)
@model_options
@click.pass_obj
def command(
    terminal: Terminal,
    gold: Path | None,
    pred: Path | None,
    form: str,
    with_misses: bool,
    only: tuple[str, ...],
    old: Path | None,
    fail_under: str | None,
    make_gold: tuple[Path, ...],
    from_annotations: bool,
    model: str | None,
) -> int:
    """Measure facts against annotated articles.

    GOLD is a file or folder of annotations, PRED a file of factsheets made by factx extract; without PRED the
    articles of GOLD are extracted now. docs/evaluating.md describes the format and every figure.

    \b
    Exit codes: 0 done; 1 a figure is below --fail-under; 2 an input cannot be read.
    \b
    factx eval --make-gold article.txt > gold.json       annotate: correct what it wrote
    factx eval gold.json                                 measure
    factx eval gold.json facts.jsonl --errors            what is wrong in saved factsheets
    factx eval gold.json new.jsonl --compare old.jsonl   what a change brought
    """
    if make_gold:
        return _draft(make_gold, model)
    if gold is None:
        raise click.UsageError("GOLD is missing: a file or folder of annotated articles")
    minima = _minima(fail_under)
    from factx.evaluate.compare import compare
    from factx.evaluate.report import Report

    annotated = _annotated(terminal, gold, exported=from_annotations)
    new, before = _scores(terminal, annotated, pred, old, model)
    report = Report.of(new)
    short = [(name, minimum, report.figure(name)) for name, minimum in minima]
    comparison = compare(before, new) if before else None
    misses = [m for m in new.misses if not only or m.field in only] if with_misses else None
    _print(terminal, form, _narrowed(report, only), misses, comparison)
    for name, minimum, figure in short:
        if figure < minimum:
            terminal.say(f"{name} is {figure:.4f}, below {minimum:.4f}")
    return int(any(figure < minimum for _, minimum, figure in short))


def _draft(paths: Iterable[Path], model: str | None) -> int:
    import json

    from factx.evaluate.draft import draft
    from factx.extractor import Extractor
    from factx.pipeline import DEFAULT_MODEL

    for sheet in Extractor(model or DEFAULT_MODEL).stream(_articles(paths)):
        click.echo(json.dumps(draft(sheet), indent=2, ensure_ascii=False))
    return 0


def _articles(paths: Iterable[Path]) -> Iterator[Article]:
    """The articles of files and folders. Raises InputError at the first that cannot be read."""
    from factx.errors import InputError
    from factx.read.article import Failure
    from factx.read.options import Options
    from factx.read.reader import read
    from factx.read.sources import sources

    for item in read(sources(map(str, paths)), Options()):
        if isinstance(item, Failure):
            raise InputError(item.error, hint=item.hint)
        yield item


def _minima(fail_under: str | None) -> list[tuple[str, float]]:
    """``parties=.8,agencies=.85`` -> name and least value of each figure."""
    pairs = [part.strip().partition("=") for part in (fail_under or "").split(",") if part.strip()]
    try:
        minima = [(name.strip(), float(minimum)) for name, _, minimum in pairs]
    except ValueError:
        raise click.UsageError(
            f"--fail-under: {fail_under!r} is not like parties=.8,agencies=.85"
        ) from None
    for name, minimum in minima:
        if not 0 <= minimum <= 1:
            raise click.UsageError(
                f"--fail-under: {name}={minimum:g}: a share lies between 0 and 1, for example {name}=.95"
            )
    return minima


def _annotated(terminal: Terminal, gold: Path, *, exported: bool) -> dict[str, GoldArticle]:
    """The annotated articles; phrases that are not in their texts go to stderr."""
    from factx.evaluate.annotations import read_annotations
    from factx.evaluate.gold import read_gold

    annotated = read_annotations(gold) if exported else read_gold(gold)
    for article in annotated.values():
        for phrase in article.inexact():
            terminal.say(f"{gold}: {article.id}: not in the text: {phrase!r}")
    return annotated


def _scores(
    terminal: Terminal,
    annotated: dict[str, GoldArticle],
    pred: Path | None,
    old: Path | None,
    model: str | None,
) -> tuple[Scores, Scores | None]:
    """The scores of the factsheets, and of the old ones to compare with; what is odd about the input goes to stderr."""
    from factx.evaluate.score import score
    from factx.evaluate.sheets import extracted, saved
    from factx.pipeline import DEFAULT_MODEL

    sheets = saved(pred) if pred else extracted(annotated, model=model or DEFAULT_MODEL)
    if unknown := sorted(sheets.keys() - annotated.keys()):
        names = ", ".join(unknown[:3]) + " …" * (len(unknown) > 3)
        terminal.say(f"{pred}: {counted(len(unknown), 'factsheet')} without an annotation: {names}")
    return score(annotated, sheets), score(annotated, saved(old)) if old else None


def _narrowed(report: Report, only: tuple[str, ...]) -> Report:
    from dataclasses import replace

    for name in only:
        report.figure(name)
    return (
        replace(report, rows=tuple(row for row in report.rows if row.name in only))
        if only
        else report
    )


def _print(
    terminal: Terminal,
    form: str,
    report: Report,
    misses: Sequence[Miss] | None,
    comparison: Comparison | None,
) -> None:
    from factx.evaluate.formats import as_json, as_markdown

    if form != "table":
        click.echo((as_json if form == "json" else as_markdown)(report, misses, comparison))
        return
    from factx.evaluate.formats import GAIN_HEAD, HEAD, SHORT_HEAD, columns, gain_columns, headline

    terminal.say(headline(report))
    rows = [columns(row) for row in report.rows]
    _table(terminal, SHORT_HEAD, [row[:-1] for row in rows])
    _table(terminal, (HEAD[0], HEAD[-1]), [(row[0], row[-1]) for row in rows if row[-1]])
    if comparison is not None:
        _table(terminal, GAIN_HEAD, [gain_columns(gain) for gain in comparison.gains])
        _list("better", comparison.better)
        _list("worse", comparison.worse)
    if misses is not None:
        _list("", misses)


def _table(terminal: Terminal, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table without borders: words to the left, figures to the right."""
    from rich.table import Table

    if not rows:
        return
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    for title in head:
        table.add_column(title, justify="left" if title in ("fact", "right about") else "right")
    for row in rows:
        table.add_row(*row, style="bold" if row[0] == "all" else "")
    console = terminal.console()
    console.print()
    console.print(table)


def _list(sign: str, misses: Sequence[Miss]) -> None:
    from factx.evaluate.formats import groups

    for heading, lines in groups(misses):
        click.echo(printable(f"\n{sign + ': ' if sign else ''}{heading}"))
        for line in lines:
            click.echo(printable(f"  {line}"))
