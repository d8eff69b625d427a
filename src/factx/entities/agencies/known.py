"""Names and acronyms of public bodies that the tables know, in a text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from spacy.tokens import Doc, Token

from factx import tables
from factx.entities.agencies.extents import Named
from factx.entities.agencies.words import GATHERINGS, actors_at, head_word, own_word
from factx.grammar.index import occurrences
from factx.own_tables import per_tables
from factx.tables import Body


@per_tables
def _by_first_word() -> dict[str, tuple[str, ...]]:
    """First word of a written name -> the names that begin so, longest first."""
    found: dict[str, list[str]] = {}
    for written in (*tables.bodies(), *tables.heads().not_bodies):
        first = written.split(" ")[0].split("-")[0].removesuffix("'s")
        found.setdefault(first, []).append(written)
    return {
        first: tuple(sorted(names, key=lambda n: (-len(n), n))) for first, names in found.items()
    }


@per_tables
def _first_words() -> frozenset[str]:
    """The first words in lower case, to look for."""
    return frozenset(word.lower() for word in _by_first_word())


def known(doc: Doc) -> Iterator[tuple[Named, tuple[Body, ...]]]:
    """Every name of the tables in the text, with the bodies that are called so; none for names that only look public."""
    text, first_words, actors, end = doc.text, _by_first_word(), actors_at(doc), 0
    groups = {
        a.start: a.end
        for a in doc.spans.get("actors", ())
        if a.label_ in ("group", "organization")
        and a.end - a.start > 1
        and a.kb_id_ not in tables.actors()
    }
    for token in occurrences(doc, _first_words()):
        if token.i < end:
            continue
        for written in first_words.get(token.text, ()):
            stop = token.idx + len(written)
            if not text.startswith(written, token.idx) or text[stop : stop + 1].isalnum():
                continue
            span = doc.char_span(token.idx, stop)
            if (
                span is None
                or (len(span) == 1 and not _alone(token, written, actors))
                or _inside(token, actors)
            ):
                continue
            if doc[span.end : span.end + 1].text in GATHERINGS:
                continue
            if groups.get(span.start, 0) > span.end:  # "United Front | of Norland", a party
                continue
            end = span.end
            yield (
                Named(span.start, span.end, written, _head(span[-1], written), "agency.name"),
                tables.bodies().get(written, ()),
            )
            break


def _head(last: Token, written: str) -> str:
    return head_word(last) or written.lower()


def _alone(token: Token, written: str, actors: Mapping[int, object]) -> bool:
    """Whether a name of one word stands for itself: no capitalised word beside it makes it part of another name."""
    doc = token.doc
    if sum(c.isupper() for c in written) > 1:
        return True
    before = doc[token.i - 1] if token.i else None
    after = doc[token.i + 1] if token.i + 1 < len(doc) else None
    if written == "House" and after is not None and after.lower_ in tables.heads().of_chamber:
        return True
    if (
        before is not None
        and own_word(before)
        and not token.is_sent_start
        and before.i not in actors
    ):
        return False
    if written in ("House", "Lords", "Commons", "Fed", "Met") and (
        before is None or (before.lower_ not in ("the", "-") and before.i not in actors)
    ):
        return False
    if after is not None and (
        after.lower_ in tables.heads().private
        or (after.lower_ in ("of", "de") and written in ("House", "Senate", "Congress", "Treasury"))
    ):
        return False
    return (
        after is None
        or not (
            own_word(after)
            and not after.is_sent_start
            and after.i not in actors
            and after.lower_ not in tables.titles().heads
        )
        or len(written) > 8
    )


def _inside(token: Token, actors: Mapping[int, object]) -> bool:
    """Whether a word before makes a "Bank of ..." another bank: "Union | Bank of Finland"."""
    if token.text != "Bank" or not token.i or token.is_sent_start:
        return False
    before = token.nbor(-1)
    return (
        own_word(before) and before.i not in actors and before.lower_ not in tables.titles().heads
    )
