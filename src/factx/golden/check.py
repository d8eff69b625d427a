"""Check golden cases: read, extract, compare; one Result per case."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, cast

from factx.errors import InputError
from factx.golden.differences import Difference, differences
from factx.golden.facts import NOT_KEPT, Item, without
from factx.golden.files import Case, load, read
from factx.golden.select import EVERYTHING, Selection
from factx.read.article import Article, Failure
from factx.read.sources import suffix_format
from factx.schema import Factsheet

Outcome = Literal["equal", "different", "missing golden", "unused golden", "unreadable"]

#: Turns articles into factsheets, or into what stood in their way, in order.
Extract = Callable[[Iterable[Article]], Iterable[Factsheet | Failure]]


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one case. ``now`` is the factsheet as a golden file keeps it, ``text`` what its offsets point into."""

    case: Case
    outcome: Outcome
    differences: tuple[Difference, ...] = ()
    message: str = ""
    golden: Item | None = None
    now: Item | None = None
    text: str = field(default="", repr=False)

    @property
    def made_by(self) -> list[tuple[str, str, str]]:
        """What made the golden file where that is another now: (model | rules | version, then, now)."""
        then, now = (
            sheet.get("generator") or {} if sheet else {} for sheet in (self.golden, self.now)
        )
        return [
            (key, then[key], now[key])
            for key in ("model", "version", "rules")
            if key in then and key in now and then[key] != now[key]
        ]


def check(
    cases: Sequence[Case], *, extract: Extract, selection: Selection = EVERYTHING
) -> Iterator[Result]:
    """Compare each case with its golden file, in order. The articles are extracted as one stream, so the model loads once."""
    ready = [_prepared(case) for case in cases]
    outcomes = iter(extract(x[0] for x in ready if not isinstance(x, Result)))
    for case, prepared in zip(cases, ready, strict=True):
        if isinstance(prepared, Result):
            yield prepared
        elif isinstance(outcome := next(outcomes), Failure):
            yield Result(case, "unreadable", message=outcome.error)
        else:
            yield compared(case, *prepared, outcome, selection)


def _prepared(case: Case) -> Result | tuple[Article, Item | None]:
    if not case.article.exists():
        beside = sorted(
            p
            for p in case.golden.parent.iterdir()
            if p.name.startswith(f"{case.slug}.") and p != case.golden
        )
        other = next((p.name for p in beside if suffix_format(p)), None)
        hint = f" ({other} is no single article)" if other else ""
        return Result(
            case, "unused golden", message=f"no article {case.article.name} beside it{hint}"
        )
    try:
        return read(case), load(case.golden) if case.golden.exists() else None
    except InputError as error:
        return Result(case, "unreadable", message=error.message)


def compared(
    case: Case, article: Article, golden: Item | None, sheet: Factsheet, selection: Selection
) -> Result:
    """The result of one case whose article was extracted."""
    now = as_golden(case, sheet)
    if golden is None:
        return Result(
            case,
            "missing golden",
            message=f"no golden file {case.golden.name} beside it",
            now=now,
            text=article.text,
        )
    found = tuple(differences(golden, now, selection))
    return Result(
        case, "different" if found else "equal", found, golden=golden, now=now, text=article.text
    )


def as_golden(case: Case, sheet: Factsheet) -> Item:
    """What a golden file keeps of a factsheet: no text of the article, no ids and weights, the source as a name beside it."""
    kept: Item = sheet.without_text().model_dump(mode="json")
    kept["article"]["source"] = case.article.name
    return cast(Item, without(kept, NOT_KEPT))


@dataclass(frozen=True, slots=True)
class Summary:
    """How many cases had which outcome, and what made their golden files."""

    outcomes: Counter[Outcome]
    differences: int
    made_by: Counter[tuple[str, str, str]]

    @classmethod
    def of(cls, results: Sequence[Result]) -> Summary:
        return cls(
            Counter(r.outcome for r in results),
            sum(len(r.differences) for r in results),
            Counter(change for r in results for change in r.made_by),
        )

    @property
    def exit_code(self) -> int:
        """0 all equal, 1 something differs or has no partner, 2 something cannot be read."""
        return (
            2
            if self.outcomes["unreadable"]
            else int(any(n for outcome, n in self.outcomes.items() if outcome != "equal"))
        )

    def lines(self) -> list[str]:
        """The summary in words; what made the golden files comes first, as the likely cause."""
        origin = [
            f"{n} golden {'file was' if n == 1 else 'files were'} made with {key} {then}; this is {now}"
            for (key, then, now), n in sorted(self.made_by.items())
        ]
        counts = [f"{n} {outcome}" for outcome, n in sorted(self.outcomes.items())]
        total = sum(self.outcomes.values())
        tail = (
            f" ({self.differences} {'difference' if self.differences == 1 else 'differences'})"
            if self.differences
            else ""
        )
        return [
            *origin,
            f"{total} {'article' if total == 1 else 'articles'} checked: {', '.join(counts)}{tail}",
        ]
