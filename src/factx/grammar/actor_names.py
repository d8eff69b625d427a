"""Companies and groups that a text names by their grammar: legal forms of firms, fronts, movements, unions, parties."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Span

from factx import tables

_LINKS = frozenset({"of", "for", "and", "the", "&", "de", "del", "la", "-"})


def own_actors(doc: Doc, known: Sequence[Span]) -> Iterator[Span]:
    """Companies and groups that no table knows, and those that the table of groups does."""
    taken = {i for span in known for i in range(span.start, span.end) if span.label_ != "country"}
    heads = {
        **dict.fromkeys(tables.actor_words("legal_forms") | tables.actor_words("company_heads"), "company"),
        **dict.fromkeys(tables.actor_words("group_heads"), "group"),
    }
    keys: dict[str, tuple[str, str]] = {}
    for token in doc:
        kind = heads.get(token.text)
        if kind is None or token.i in taken:
            continue
        start = _start(doc, token.i)
        if start == token.i:
            continue
        legal = token.text in tables.actor_words("legal_forms")
        name = doc[start : token.i if legal else token.i + 1].text
        keys.setdefault(name, (name, kind))
        acronym = _acronym(doc, token.i + 1)
        if acronym:
            keys.setdefault(acronym, (name, kind))
        yield Span(doc, start, token.i + 1, label=kind, kb_id=name, span_id=f"actor.{kind}")
    for token in doc:
        if token.text in tables.actor_words("groups") and token.i not in taken:
            yield Span(doc, token.i, token.i + 1, label="group", kb_id=token.text, span_id="actor.group")
        elif token.text in keys and token.i not in taken:
            name, kind = keys[token.text]
            yield Span(doc, token.i, token.i + 1, label=kind, kb_id=name, span_id="actor.again")


def _start(doc: Doc, head: int) -> int:
    """The first token of the capitalised name that ends with the head."""
    i = head
    while i > 0 and not doc[i].is_sent_start:
        before = doc[i - 1]
        linked = before.lower_ in _LINKS and i > 1 and doc[i - 2].text[:1].isupper() and before.lower_ != "the"
        if not ((before.text[:1].isupper() and before.text not in ("The", "A", "An", "But", "In")) or linked):
            break
        i -= 1
    while doc[i].lower_ in _LINKS and i < head:
        i += 1
    return i


def _acronym(doc: Doc, i: int) -> str | None:
    """The acronym in brackets at token ``i``: "Union (UAW)"."""
    if i + 2 < len(doc) and doc[i].text == "(" and doc[i + 1].text.isupper() and doc[i + 2].text == ")":
        return str(doc[i + 1].text)
    return None
