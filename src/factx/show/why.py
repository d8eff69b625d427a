"""Factsheet -> reasons: for each fact its rule, what that rule does, and the sentences with the words marked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from rich.console import Console, ConsoleOptions, RenderResult
from rich.padding import Padding
from rich.text import Text

from factx.schema import Agency, CoChair, Entry, Evidence, Factsheet, Person, When, walk_evidence
from factx.show.sentences import sentences
from factx.show.words import one_line

#: Facts as a factsheet names them, in the order in which they are explained.
FACTS = (
    "date",
    "event",
    "parties",
    "mentioned",
    "agencies",
    "chair",
    "people",
    "topics",
    "timeline",
    "times",
)

#: At most this many sentences are shown for one fact.
SHOWN = 3


@dataclass(frozen=True, slots=True)
class Reason:
    """Why one fact is there: ``head`` names the fact, ``rule`` is the id of the rule that found it, ``evidence`` its words.

    ``side`` is the party that a body belongs to, ``side_rule`` the id of the rule that says so; both empty otherwise.
    ``because`` holds the features that decided it with their weights, hundredths of a logit; ``confidence`` is calibrated.
    """

    fact: str
    head: str
    rule: str
    evidence: tuple[Evidence, ...]
    side: str = ""
    side_rule: str = ""
    because: tuple[tuple[str, int], ...] = ()
    confidence: float | None = None


def reasons(sheet: Factsheet) -> Iterator[Reason]:
    """One reason per fact, in the order of ``FACTS``."""
    for fact in FACTS:
        found = getattr(sheet, fact)
        for item in found if isinstance(found, list) else [found] if found else []:
            side = (
                (one_line(item.party or ""), item.party_why or "")
                if isinstance(item, Agency)
                else ("", "")
            )
            because = tuple((feature, int(weight)) for feature, weight in item.because)
            yield Reason(
                fact, one_line(_head(item)), item.why, tuple(walk_evidence(item)), *side, because, item.confidence
            )  # fmt: skip


def _head(fact: object) -> str:
    """The fact itself in a few words."""
    if isinstance(fact, Entry):
        return f"{_value(fact.when)}: {fact.event} ({fact.status})"
    if isinstance(fact, When):
        return f"{_value(fact)} “{fact.text}”"
    if isinstance(fact, Person | CoChair):
        return "; ".join([fact.name, *fact.titles])
    words = [str(getattr(fact, name)) for name in ("name", "text", "value") if hasattr(fact, name)]
    tags = [str(getattr(fact, name)) for name in ("kind", "role", "status") if hasattr(fact, name)]
    return " ".join([words[0], *(f"({tag})" for tag in tags)])


def _value(when: When) -> str:
    window = (
        f" {when.earliest or ''}..{when.latest or ''}"
        if when.earliest != when.latest or not when.earliest
        else ""
    )
    return when.value + (f" {when.mod}" if when.mod else "") + window.rstrip(" .")


class Reasons:
    """The reasons of a factsheet, to print with rich. Its article's text must be in it; ``said`` is rule id -> sentence."""

    def __init__(
        self, sheet: Factsheet, said: Mapping[str, str], *, facts: Sequence[str] = FACTS
    ) -> None:
        self.sheet, self.said, self.facts = sheet, said, facts
        self.text = sheet.article.text or ""
        self.bounds = sentences(self.text)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield Text(
            one_line(self.sheet.article.title or self.sheet.article.id), style="bold underline"
        )
        for fact, group in groupby(
            (r for r in reasons(self.sheet) if r.fact in self.facts), key=lambda r: r.fact
        ):
            yield Text(f"\n{fact}", style="bold")
            for reason in group:
                yield from self._lines(reason)

    def _lines(self, reason: Reason) -> Iterator[Padding]:
        yield Padding(Text(reason.head), (0, 0, 0, 2))
        yield self._rule(reason.rule)
        if reason.side_rule:
            yield self._rule(reason.side_rule, f"of {reason.side}: ")
        yield from self._decision(reason)
        passages = self.passages(reason.evidence)
        for passage in passages[:SHOWN]:
            yield Padding(passage, (0, 0, 0, 6))
        if (more := len(passages) - SHOWN) > 0:
            yield Padding(
                Text(f"and {more} more {'sentence' if more == 1 else 'sentences'}", style="dim"),
                (0, 0, 0, 6),
            )

    def _rule(self, rule: str, before: str = "") -> Padding:
        """The id of a rule and what it does."""
        said = self.said.get(rule, "")
        return Padding(
            Text.assemble(before, (rule or "no rule named", "cyan"), f"  {said}" if said else ""),
            (0, 0, 0, 4),
        )

    def _decision(self, reason: Reason) -> Iterator[Padding]:
        """The confidence, and each feature that decided with its weight and what it says."""
        if reason.confidence is not None:
            no_party = (
                " that it is no party" if reason.fact == "mentioned" and reason.because else ""
            )
            yield Padding(Text(f"confidence {reason.confidence:.2f}{no_party}"), (0, 0, 0, 4))
        fact = "parties" if reason.fact == "mentioned" else reason.fact
        for feature, weight in reason.because:
            said = self.said.get(f"{fact}.{feature.partition('=')[0]}", "")
            line = Text.assemble(f"{weight / 100:+.2f} ", (feature, "cyan"), f"  {said}")
            yield Padding(line, (0, 0, 0, 6))

    def passages(self, evidence: Sequence[Evidence]) -> list[Text]:
        """The sentences that hold the evidence, its words between « and »."""
        found = []
        for start, end in self.bounds:
            within = [e for e in evidence if start <= e.start < end]
            if within:
                found.append(marked(self.text, start, max(end, *(e.end for e in within)), within))
        return found


def marked(text: str, start: int, end: int, evidence: Sequence[Evidence]) -> Text:
    """``text[start:end]`` on one line, the evidence marked by « » and by style."""
    cuts = sorted([(e.start, 1, "«") for e in evidence] + [(e.end, 0, "»") for e in evidence])
    shown, depth = Text(style="dim"), 0
    for at, kind, mark in cuts:
        shown.append(_flat(text[start:at]), style="bold not dim" if depth else "")
        shown.append(mark, style="bold not dim")
        start, depth = at, depth + (1 if kind else -1)
    shown.append(_flat(text[start:end]))
    return shown


def _flat(text: str) -> str:
    return "".join(c if c.isprintable() else " " for c in text)
