"""How far a found fact is the annotated one, 0 to 1; 1.0 is the same without reserve."""

from __future__ import annotations

from factx.evaluate.gold import GoldActor, GoldAgency, GoldEntry, GoldPerson, GoldTime, GoldTopic
from factx.evaluate.phrases import overlap, plain, shared, words
from factx.schema import Agency, CoChair, Entry, Evidence, Party, Person, Time, Topic, When


def same_day(gold: str, found: str) -> float:
    """Two ISO days."""
    return float(gold == found)


def same_actor(gold: GoldActor, found: Party) -> float:
    """By code where both have one; else by name (1.0), or by any form in which the text names both (0.9)."""
    if gold.code and found.code:
        return float(gold.code.upper() == found.code.upper())
    if plain(gold.name) == plain(found.name):
        return 1.0
    return 0.9 if forms(gold.name, gold.texts) & forms(found.name, quotes(found.evidence)) else 0.0


def same_agency(gold: GoldAgency, found: Agency) -> float:
    """The most alike of all forms of both."""
    pairs = [
        (a, b) for a in (gold.name, *gold.texts) for b in (found.name, *quotes(found.evidence))
    ]
    return max(1.0 if plain(a) == plain(b) else shared(a, b) for a, b in pairs)


def same_person(gold: GoldPerson, found: Person | CoChair) -> float:
    """The same name (1.0), the same last word, or all words of the one in the other (0.9)."""
    a, b = plain(gold.name).split(), plain(found.name).split()
    if not a or not b:
        return 0.0
    if a == b:
        return 1.0
    return 0.9 if a[-1] == b[-1] or set(a) <= set(b) or set(b) <= set(a) else 0.0


def same_topic(gold: GoldTopic, found: Topic) -> float:
    """The overlap of the words."""
    return max(overlap(gold.text, text) for text in (found.text, *quotes(found.evidence)))


def same_expression(gold: GoldEntry, found: Entry) -> float:
    """The words of the two times meet."""
    a, b = plain(gold.text), plain(found.when.text)
    return float(bool(b) and (a in b or b in a or overlap(a, b) >= 0.5))


def same_value(gold: GoldEntry, when: When) -> bool:
    """Equal TIMEX3 values; of a range, an equal beginning is enough."""
    a, b = gold.value or "", when.value
    return a == b or ("/" in a + b and a.split("/")[0] == b.split("/")[0])


def same_when(gold: GoldEntry, found: Entry) -> float:
    """The words of the two times meet, and so do their values."""
    return same_expression(gold, found) if same_value(gold, found.when) else 0.0


def same_entry(gold: GoldEntry, found: Entry) -> float:
    """The same time, and an event told in the same words, the words of the time left aside."""
    if not same_when(gold, found):
        return 0.0
    ours = set(words(gold.event)) - set(words(gold.text))
    theirs = set(words(found.event)) - set(words(found.when.text))
    hits = len(ours & theirs)
    if not ours:
        return 1.0
    if not hits:
        return 0.0
    recall, precision = hits / len(ours), hits / len(theirs)
    return 2 * recall * precision / (recall + precision)


def same_place(gold: GoldTime, found: Time) -> float:
    """1.0 for the same span; else less, and more for more characters in common."""
    spans = [(e.start, e.end) for e in found.evidence]
    if (gold.start, gold.end) in spans:
        return 1.0
    common = max(min(gold.end, end) - max(gold.start, start) for start, end in spans)
    return common / (common + 1) if common > 0 else 0.0


def same_event(gold: str, found: str) -> float:
    """Both tell of an event (0.1 at least); more for more words in common."""
    return max(0.1, overlap(gold, found))


def same_title(gold: list[str], found: list[str]) -> bool:
    """Any title of the one is by half any of the other."""
    return any(overlap(a, b) >= 0.5 for a in gold for b in found)


def forms(name: str, texts: list[str]) -> set[str]:
    """All plain forms of a name."""
    return {plain(form) for form in (name, *texts)}


def quotes(evidence: list[Evidence]) -> list[str]:
    """The words that a fact stands on."""
    return [e.text for e in evidence]
