"""Factsheet -> tables for a terminal: one per fact, the article's words beside each fact."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from factx.schema import Agency, CoChair, Entry, Evidence, Factsheet, Party, Person
from factx.show.bars import bars
from factx.show.dates import day_words, when_words
from factx.show.words import one_line, quoted

#: How a status looks; its word always stands there too.
STATUS = {
    "happened": "green",
    "ongoing": "cyan",
    "planned": "yellow",
    "possible": "magenta",
    "denied": "red",
}

#: Facts as a factsheet names them, in the order in which they are shown.
FACTS = ("event", "parties", "mentioned", "agencies", "chair", "people", "topics", "timeline")

#: Columns of a terminal below which facts are lines.
NARROW = 60
#: Columns that need no name beside their cell.
_EVIDENT = ("event", "words", "status", "titles")

#: What the signs of the tables mean.
LEGEND = "“…” quoted · ● ━ days of the event · ┊ published · ◄ ► open end"

Cell = str | Text | None


class Tables:
    """A factsheet to print with rich: a header, a table per fact that was found, and the names of those that were not."""

    def __init__(self, sheet: Factsheet) -> None:
        self.sheet = sheet

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield from header(self.sheet)
        for fact in FACTS:
            if getattr(self.sheet, fact):
                yield Padding(_MAKERS[fact](self.sheet, options.max_width), (1, 0, 0, 0))
        yield Text()
        if self.sheet.timeline:
            yield Text(LEGEND, style="dim")
        for note in notes(self.sheet):
            yield Text(one_line(note), style="dim")


def header(sheet: Factsheet) -> Iterator[RenderableType]:
    """The article: title or id, publication day and where it was read, source."""
    article, date = sheet.article, sheet.date
    yield Rule(
        Text(one_line(article.title or article.id), style="bold"), align="left", characters="─"
    )
    told = (
        f" ({date.origin}{': ' + quoted(date.evidence) if date.evidence else ''})" if date else ""
    )
    words = [
        f"published {day_words(date.value)}{told}" if date else "publication date unknown",
        article.source or "",
        article.url or "",
    ]
    yield Text(" · ".join(one_line(w) for w in words if w), style="dim")


def notes(sheet: Factsheet) -> Iterator[str]:
    """What was not found, what was not resolved, and what else the factsheet has to say."""
    missing = [fact for fact in FACTS if not getattr(sheet, fact)]
    if missing:
        yield f"not found: {', '.join(missing)}"
    if sheet.diagnostics.unresolved_times:
        yield f"times without a calendar date: {quoted(sheet.diagnostics.unresolved_times)}"
    yield from sheet.diagnostics.notes
    yield from (f"{failed.fact}: {failed.error}" for failed in sheet.diagnostics.errors)


def event(sheet: Factsheet, _: int) -> Section:
    assert sheet.event
    return _table(
        "Event", ["status", "words"], [[status(sheet.event.status), quoted(sheet.event.evidence)]]
    )


def parties(sheet: Factsheet, _: int) -> Section:
    return _parties("Parties", sheet.parties)


def mentioned(sheet: Factsheet, _: int) -> Section:
    return _parties("Mentioned", sheet.mentioned)


def _parties(title: str, found: Iterable[Party]) -> Section:
    return _table(
        title,
        ["name", "kind", "code", "words"],
        ([p.name, p.kind, p.code, quoted(p.evidence)] for p in found),
    )


def agencies(sheet: Factsheet, _: int) -> Section:
    rows = (
        [_grounded(a.name, a.evidence, tail=_acronym(a)), a.party, a.role] for a in sheet.agencies
    )
    return _table("Agencies", ["name and words", "affiliation", "role"], rows)


def _acronym(agency: Agency) -> str:
    return f" ({agency.acronym})" if agency.acronym and agency.acronym != agency.name else ""


def chair(sheet: Factsheet, _: int) -> Section:
    c = sheet.chair
    assert c
    rows = [[*_person(c), one_line(c.of or ""), status(c.status)]]
    rows += [[*_person(other), one_line(c.of or ""), Text("co-chair")] for other in c.co_chairs]
    return _table("Chair", ["name and words", "titles", "affiliation", "of", "status"], rows)


def people(sheet: Factsheet, _: int) -> Section:
    return _table(
        "People", ["name and words", "titles", "affiliation"], (_person(p) for p in sheet.people)
    )


def _person(person: CoChair | Person) -> list[Cell]:
    return [
        _grounded(person.name, person.evidence),
        one_line("; ".join(person.titles)),
        person.party,
    ]


def _grounded(name: str, evidence: Sequence[Evidence], *, tail: str = "") -> Text:
    """The name, quoted when the article says just that; under it whatever else the article says."""
    same, other = [e for e in evidence if e.text == name], [e for e in evidence if e.text != name]
    first = (quoted(same) if same else one_line(name)) + tail
    return Text.assemble(first, (f"\n{quoted(other)}" if other else "", "dim"))


def topics(sheet: Factsheet, _: int) -> Section:
    return _table("Topics", ["words"], ([quoted(t.evidence)] for t in sheet.topics))


def timeline(sheet: Factsheet, width: int) -> Section:
    """The date with its words; its window as a bar around the publication day, over the status; the event's words."""
    head, drawn = bars(sheet, max(15, min(40, width // 4)))
    rows = (
        (
            day(entry),
            Text.assemble(drawing, "\n", status(entry.status)),
            f"“{one_line(entry.event)}”",
        )
        for entry, drawing in zip(sheet.timeline, drawn, strict=True)
    )
    return _table("Timeline", ["when", Text(head), "event"], rows)


def day(entry: Entry) -> Text:
    """The window, and under it the words that say it."""
    words = (f"“{one_line(entry.when.text)}”", "dim")
    return Text.assemble((when_words(entry.when), "bold"), "\n", words)


def status(word: str) -> Text:
    return Text(word, style=STATUS[word])


def _table(title: str, columns: Sequence[str | Text], rows: Iterable[Sequence[Cell]]) -> Section:
    """A section of facts; facts are text, never markup."""
    cells = [[c if isinstance(c, Text) else Text(c or "—") for c in row] for row in rows]
    return Section(title, columns, cells)


@dataclass(frozen=True, slots=True)
class Section:
    """A bold heading over a table, or on a narrow terminal over lines, so that no word is broken."""

    title: str
    columns: Sequence[str | Text]
    rows: list[list[Text]]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield Text(self.title, style="bold")
        yield from self.lines() if options.max_width < NARROW else [self.table()]

    def table(self) -> Table:
        """Columns of which those that must not break are kept whole."""
        table = Table(box=None, padding=(0, 2, 0, 1), header_style="dim")
        for column in self.columns:
            fixed = isinstance(column, Text) or column in ("status", "code", "role", "kind")
            widest = 22 if column == "when" else None
            table.add_column(column, no_wrap=fixed, overflow="fold", max_width=widest)
        for row in self.rows:
            table.add_row(*row)
        return table

    def lines(self) -> Iterator[RenderableType]:
        """Each fact below the other: its first cell, then every other with the name of its column."""
        for row in self.rows:
            yield Padding(row[0], (0, 0, 0, 1))
            for column, cell in zip(self.columns[1:], row[1:], strict=True):
                if cell.plain != "—":
                    name = "" if isinstance(column, Text) or column in _EVIDENT else f"{column}: "
                    yield Padding(Text.assemble((name, "dim"), cell), (0, 0, 0, 3))


_MAKERS = {
    "event": event, "parties": parties, "mentioned": mentioned, "agencies": agencies,
    "chair": chair, "people": people, "topics": topics, "timeline": timeline,
}  # fmt: skip
