"""What stands after a topic's introducer, as items: coordination split into whole phrases, edges trimmed."""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from factx import tables
from factx.facts.topics.agenda import agenda
from factx.grammar import clauses
from factx.grammar import extents as cutting
from factx.grammar.attribution import attribution_start

_VERBAL = ("VB", "MD")
_OWN = frozenset({"amod", "compound", "det", "nmod", "poss", "nummod", "prep", "acl"})
_LOOSE = frozenset({"appos", "punct", "cc", "conj", "parataxis", "advcl", "ccomp", "relcl"})
_PARTIES = frozenset({"between", "with", "among", "by"})
_OCCASIONS = frozenset({"at", "during", "in"})
_NAMES = frozenset({"PERSON", "GPE", "NORP"})
_ASKING = frozenset({"how", "what", "whether", "which", "when", "where", "who", "why"})
_RELATIVE = frozenset({"when", "where", "who"})
_USUAL = frozenset(
    {
        "authorities",
        "counterpart",
        "counterparts",
        "countries",
        "governments",
        "leaders",
        "nations",
        "officials",
    }
)
_USUAL |= {"parties", "sides"}
_CLAUSAL = frozenset({"VBD", "VBZ", "VBP", "MD", "WDT", "WP"})
_SUBLISTS = frozenset({"including", "such", "like", "notably", "especially", "particularly"})
#: Words that a list of examples follows.
_EXAMPLES = frozenset({"including", "namely", "notably"})
_OPENERS = frozenset({"CC", "DT", "IN", "PDT", "PRP$", "TO"})
_QUOTES = frozenset({'"', "'"})
#: Marks at which a list after "including" or a colon ends, and marks at which one ends that goes on after a comma.
_BOUNDS = frozenset({";", ":", "(", ")"})
_ENDS = frozenset({";", '"', "(", ")"})
#: Most tokens of a list that the parser does not see.
_LONGEST = 200
_PAIR = 2
#: Words that begin what hangs loosely on a list.
_LOOSE_ENDS = frozenset({"according", "depending", "following", "subject"})
#: What a comma may be followed by when it ends a list.
_STOPS = frozenset({"WDT", "WP", "VBD", "VBZ", "VBP", "MD", "VBN", "EX", "PRP", "RB"})


def items(head: Token, times: frozenset[int]) -> list[Span]:
    """The items that ``head`` and what is coordinated with it are; a pair that is one thing ("peace and justice") stays one."""
    doc, start = head.doc, _start(head)
    sublist = _sublist(head)
    if sublist is not None:
        inner = after(sublist, times)
        if (
            inner
            and head.lower_ in agenda().list_heads
            and not any(c.dep_ in _OWN - {"det"} for c in head.lefts)
        ):
            return inner
        first = (
            _cut(head, times, start, sublist.i)
            if inner
            else cutting.trimmed(doc[start : _stretch(sublist)], times)
        )
        return [first, *inner]
    end = max(start + 1, _region_end(head))
    pieces = _merged(doc, _pieces(doc, start, end))
    end = max(pieces[0][1], head.i + 1) if pieces else end
    if len(pieces) > 1:
        return [_cut(_root(doc, a, b, head), times, a, b, pair=True) for a, b in pieces]
    if head.tag_.startswith(_VERBAL):
        deeds = [head, *(t for t in doc[head.i + 1 : end] if _with_object(t, head))]
        bounds = [m.i for m in deeds[1:]] + [end]
        return [
            _cut(m, times, start if m == head else m.i, b)
            for m, b in zip(deeds, bounds, strict=True)
        ]
    members = [m for m in clauses.conjuncts(head) if head.i <= m.i < end]
    names = all(m.tag_.startswith("NNP") and m.ent_type_ != "GPE" for m in members)
    if len(members) == 2 and (names or not any(c.dep_ in _OWN for c in members[1].children)):
        first, second = (
            _cut(m, times, m.left_edge.i if m != head else start, end) for m in members
        )
        return [cutting.trimmed(doc[start : max(first.end, second.end)], times)]
    bounds = [m.left_edge.i for m in members[1:]] + [end]
    return [
        _cut(m, times, start if m == head else m.left_edge.i, b)
        for m, b in zip(members, bounds, strict=True)
    ]


def _with_object(verb: Token, first: Token) -> bool:
    """Whether a gerund after "and" is an item of its own: "raising exports and securing good prices"."""
    if (
        not verb.tag_ == first.tag_ == "VBG"
        or verb.nbor(-1).lower_ != "and"
        or (verb.head.tag_ == "VBG" and verb.head != first)
    ):
        return False
    return all(any(c.dep_ == "dobj" for c in v.children) for v in (verb, first))


def _sublist(head: Token) -> Token | None:
    """The word before the list that a general noun announces: "a range of issues including trade"."""
    if head.lower_ not in agenda().list_heads and head.lower_ not in agenda().refused:
        return None
    doc = head.doc
    end = min(head.right_edge.i + 1, attribution_start(head))
    words = (t for t in doc[head.i + 1 : end] if opens_list(t) or opens_range(t))
    found = next((t for t in words if t.i + 1 < end), None)
    if found is None:
        return None
    between = doc[head.i + 1 : found.i - opens_range(found)]
    return None if any(t.tag_.startswith(_VERBAL) for t in between) else found


def opens_list(word: Token) -> bool:
    """Whether a list of examples follows: "including", "such as", "among them"."""
    before = word.nbor(-1).lower_ if word.i else ""
    return word.lower_ in _EXAMPLES or (before, word.lower_) in (("such", "as"), ("among", "them"))


def opens_range(word: Token) -> bool:
    """Whether two ends of a range follow: "ranging from"."""
    return word.lower_ == "from" and word.i > 0 and word.nbor(-1).lower_ in agenda().ranging


def after(word: Token, times: frozenset[int]) -> list[Span]:
    """The items of the list after "including", "such as" or a colon, to the end of their stretch; a motto in quotes is one.

    Nothing when the list holds bare names alone: they are no topics of themselves.
    """
    doc, start = word.doc, word.i + 1
    if word.text == '"':
        end = attribution_start(word)
        closed = next((t.i for t in doc[start:end] if t.text == '"'), start)
        return [cutting.trimmed(doc[start:closed], times)] if closed > start + 1 else []
    bounded = _stretch(word)
    middle = (
        next((t.i for t in doc[start:bounded] if t.lower_ == "to"), bounded)
        if word.lower_ == "from"
        else bounded
    )
    parts = [_pieces(doc, a, b) for a, b in ((start, middle), (middle + 1, bounded)) if a < b]
    parts = [_pair(doc, *part[0]) if len(part) == 1 else part for part in parts]
    pieces = _merged(doc, [piece for part in parts for piece in part], listed=True) if parts else []
    if all(_bare(doc, a, b) for a, b in pieces):
        return []
    return [_cut(_root(doc, a, b, None), times, a, b, pair=True) for a, b in pieces]


def unfolded(span: Span, times: frozenset[int]) -> list[Span]:
    """A phrase, and the items that it lists itself: "cooperation in key sectors | such as fishing and mining"."""
    doc = span.doc
    word = next((t for t in span[1:] if t.lower_ == "as" and t.nbor(-1).lower_ == "such"), None)
    inner = after(word, times) if word is not None and word.i + 1 < span.end else []
    return (
        [cutting.trimmed(doc[span.start : word.i - 1], times), *inner]
        if word is not None and inner
        else [span]
    )


def _stretch(word: Token) -> int:
    """Where the stretch ends in which a list stands behind a word."""
    end = attribution_start(word)
    bounds = _BOUNDS - {";"} if word.text == ":" else _BOUNDS
    return next(
        (
            t.i
            for t in word.doc[word.i + 1 : end]
            if t.text in bounds or (t.is_space and "\n" in t.text)
        ),
        end,
    )


def _start(head: Token) -> int:
    """Where an item begins: at its noun's modifiers, or at its verb, with the question word or subject before it."""
    if not head.tag_.startswith(_VERBAL):
        return min(head.left_edge.i, head.doc[cutting.hyphenated(head)[0]].left_edge.i)
    asking = [c.i for c in head.children if c.lower_ in _ASKING and c.i < head.i]
    if asking:
        return min(asking)
    own = any(c.tag_ == "MD" for c in head.children) and any(
        c.dep_ == "nsubjpass" for c in head.children
    )
    if own or (
        head.dep_ == "ccomp"
        and head.tag_ != "VBG"
        and not any(c.tag_ == "TO" for c in head.children)
    ):
        return cutting.first(head)
    return head.i


def _region_end(head: Token) -> int:
    """Where a list that starts with ``head`` ends: at its subtree, or further when gerunds or questions go on after a comma."""
    doc, bound = head.doc, attribution_start(head)
    end = min(head.right_edge.i + 1, bound)
    end = min(max(end, _purpose_end(head, end - 1, frozenset()) + 1), bound)
    end -= doc[end - 1].text == ","
    while end + 1 < bound and doc[end].text == ",":
        following = doc[_skip(doc, end + 1, bound - 1)]
        if following.lower_ in _ASKING - {"which", "who", "when", "where"}:
            return bound - 1 if doc[bound - 1].is_punct else bound
        if not head.tag_ == following.tag_ == "VBG" or following.right_edge.i < end:
            break
        end = following.right_edge.i + 1
    return _surface_end(doc, end, bound)


def _surface_end(doc: Doc, end: int, bound: int) -> int:
    """The end of a list that goes on after a comma without the parser seeing it: phrases without a verb, the last after "and"."""
    if end >= bound or doc[end].text != ",":
        return end
    bound = min(bound, end + _LONGEST)
    stop = next(
        (t.i for t in doc[end:bound] if t.tag_ in _CLAUSAL or t.text in cutting.DASHES | _ENDS),
        bound,
    )
    if (
        stop < bound
        and doc[stop].tag_ in _CLAUSAL
        and not (doc[stop].tag_ == "WDT" and doc[stop - 1].text != ",")
    ):
        stop = max(t.i for t in doc[end:stop] if t.text == ",")
    commas = [t.i for t in doc[end:stop] if t.text == ","]
    if not commas or any(
        t.tag_ in ("VBN", "IN", "RB", "PRP") for c in commas for t in doc[c + 1 : c + 2]
    ):
        return end
    return stop if any(t.lower_ == "and" for t in doc[commas[-1] : stop]) else end


def _pieces(doc: Doc, start: int, end: int) -> list[tuple[int, int]]:
    """A stretch split at its commas and "as well as", and at the "and" that ends a list of three or more."""
    cuts, depth = [start], 0
    for token in doc[start:end]:
        depth += (token.text == "(") - (token.text == ")")
        if token.text == '"' and token.i > start + 1 and doc[token.i - 1].is_punct:
            end = token.i
            break
        dashed = token.text in cutting.DASHES and (
            token.text != "-" or doc[token.i - 1].whitespace_
        )
        if token.i > start and (dashed or token.text == ":"):
            end = token.i
            break
        if depth == 0 and token.i > start and (token.text in (",", ";") or _also(token)):
            cuts.append(token.i + 1)
    kept: list[tuple[int, int]] = []
    for a, b in zip(cuts, [*(c - 1 for c in cuts[1:]), end], strict=True):
        first = _skip(doc, a, b)
        if first >= b or (kept and (doc[first].lower_ in _SUBLISTS or _told_of(doc[first:b]))):
            continue
        if kept and _ends_list(doc[first], kept):
            break
        kept.append((first, b))
    if len(kept) < 2:
        return [(start, kept[0][1] if kept else end)]
    paired = any(t.lower_ == "and" for a, b in kept[:-1] for t in doc[a:b])
    return (
        kept
        if paired or _opened_by_and(doc, kept[-1][0])
        else [*kept[:-1], *_at_and(doc, *kept[-1])]
    )


def _pair(doc: Doc, start: int, end: int) -> list[tuple[int, int]]:
    """Two items, when the second has an article of its own: "border security | and the return of refugees"."""
    ands = [t.i for t in doc[start:end] if t.lower_ == "and"]
    two = (
        len(ands) == 1
        and ands[0] + 1 < end
        and doc[ands[0] + 1].tag_ in ("DT", "PRP$")
        and ands[0] > start
    )
    return _at_and(doc, start, end) if two else [(start, end)]


def _told_of(piece: Span) -> bool:
    """Whether a piece only tells more of the one before it: "a working group, | to be headed by Ana Roe"."""
    words = [t for t in piece if t.tag_ != "TO"][:_PAIR]
    return len(words) == _PAIR and words[0].lower_ == "be" and words[1].tag_ == "VBN"


def _also(token: Token) -> bool:
    """Whether a token is the first of "as well as", or "alongside"."""
    if token.lower_ == "alongside":
        return token.i + 1 < len(token.doc) and token.nbor().tag_ in ("VBG", "DT", "PRP$")
    return token.lower_ == "as" and token.doc[token.i : token.i + 3].text.lower() == "as well as"


def _ends_list(word: Token, kept: list[tuple[int, int]]) -> bool:
    """Whether a word after a comma goes on with something else than the list."""
    doc = word.doc
    if word.lower_ in _ASKING and word.tag_ != "WDT":
        return word.lower_ in _RELATIVE and doc[kept[0][0]].lower_ not in _ASKING
    if word.lower_ in _LOOSE_ENDS:
        return True
    if word.tag_ in _STOPS or (word.tag_ == "IN" and word.lower_ not in ("whether", "counter")):
        return True
    return doc[word.i - 1].tag_ == "TO" and not any(
        t.tag_ in ("TO", "VB") for a, b in kept for t in doc[a:b]
    )


def _at_and(doc: Doc, start: int, end: int) -> list[tuple[int, int]]:
    """The last piece of "a, b and c" split at its "and"."""
    ands = [t.i for t in doc[start + 1 : end] if t.lower_ == "and"]
    return (
        [(start, ands[0]), (ands[0] + 1, end)]
        if len(ands) >= 1 and ands[0] + 1 < end
        else [(start, end)]
    )


def _opened_by_and(doc: Doc, start: int) -> bool:
    before = doc[start - 1].lower_
    return before in ("and", "or", "as", "also", "finally", "well")


def _skip(doc: Doc, start: int, end: int) -> int:
    """Past conjunctions at the head of a piece ("and", "as well as", "as well as also")."""
    while start < end and (
        doc[start].lower_ in ("and", "or", "as", "well", "also", "finally", "to")
        or doc[start].is_space
    ):
        start += 1
    return start


def _merged(
    doc: Doc, pieces: list[tuple[int, int]], *, listed: bool = False
) -> list[tuple[int, int]]:
    """Pieces that are items: a noun after gerunds belongs to the last of these, an adjective or a name to what is before it."""
    out: list[tuple[int, int]] = []
    kind = _kind(doc, pieces[0][0]) if pieces else ""
    if kind == "ing" and len(pieces) > 1 and not _joins(doc, pieces[-1][0]):
        return pieces[:1]
    nouns = sum(not _kind(doc, a) for a, _ in pieces)
    for a, b in pieces:
        if not out:
            out.append((a, b))
            continue
        own = _kind(doc, a)
        before = doc[out[-1][1] - 1]
        bare = not any(
            t.tag_.startswith(("NN", "VB", "CD", "W")) for t in doc[a:b]
        ) or before.tag_.startswith("JJ")
        bare = bare or doc[a].lower_ in ("others", "other")
        named = _bare(doc, a, b) and not doc[pieces[0][0]].tag_.startswith("NNP")
        shared = (
            named
            and before.tag_.startswith("NNP")
            and any(t.tag_ == "IN" for t in doc[out[-1][0] : out[-1][1]])
        )
        if not own and nouns == 2 and doc[a:b].root.dep_ == "appos":
            continue
        if bare or shared or (named and not listed) or (kind and not own):
            out[-1] = (out[-1][0], b)
        else:
            out.append((a, b))
    return out


def _bare(doc: Doc, start: int, end: int) -> bool:
    """Whether a piece is a name and nothing else."""
    return all(t.tag_.startswith(("NNP", "DT", "CC")) or t.is_punct for t in doc[start:end])


def _joins(doc: Doc, at: int) -> bool:
    """Whether the last piece goes on with the gerunds before it; else what follows their comma only tells more of them."""
    return _kind(doc, at) != "verb" and (_kind(doc, at) != "ing" or _opened_by_and(doc, at))


def _kind(doc: Doc, at: int) -> str:
    """Which sort of item begins at a token: clause with a question word, gerund, verb, or noun phrase ("")."""
    token = doc[at]
    if token.lower_ in _ASKING:
        return "wh"
    return {"VBG": "ing", "VB": "verb", "TO": "verb"}.get(token.tag_, "")


def _root(doc: Doc, start: int, end: int, head: Token | None) -> Token:
    if head is not None and start <= head.i < end:
        return head
    root = doc[start:end].root
    outer = (t for t in doc[start : root.i] if not start <= t.head.i < end)
    return (
        next(outer, root) if root.lower_ in _PARTIES else root
    )  # "migration | with Egyptian leaders" in a list


def _cut(head: Token, times: frozenset[int], start: int, bound: int, *, pair: bool = False) -> Span:
    """One item: a verb with its arguments; a noun with its modifiers, without parties and times at its end."""
    doc, end = head.doc, head.i
    if doc[start].lower_ in _ASKING:
        return cutting.trimmed(doc[start:bound], times)
    if head.tag_ == "VBG" and any(t.text == "," for t in doc[start:bound]):
        return cutting.trimmed(doc[start:bound], times)
    while start < head.i and (
        doc[start].tag_ in ("DT", "PRP$", "PDT", "TO", "CC")
        or (doc[start].is_punct and doc[start].text not in _QUOTES)
    ):
        start += 1
    if head.tag_.startswith(_VERBAL):
        end = cutting.last(head, times)
        return cutting.trimmed(doc[start : max(min(end + 1, bound), head.i + 1)], times)
    for child in head.rights:
        loose = child.dep_ in _LOOSE and not (pair and child.dep_ == "conj" and child.i < bound)
        if child.i in times or (loose and not cutting.wanting(child)):
            continue
        tie = child.lower_ == "with" and head.lower_ in agenda().ties
        if child.dep_ == "prep" and child.lower_ in _PARTIES and _named(child) and not tie:
            break
        end = max(
            end,
            cutting.last(child, times)
            if child.tag_.startswith("V")
            else cutting.phrase_end(child, times),
        )
    following = doc[end + 1] if pair and end + 1 < bound else None
    if (
        following is not None
        and following.dep_ == "prep"
        and following.head.i < start
        and following.lower_ not in _PARTIES
    ):
        end = cutting.phrase_end(following, times)  # what belongs to a piece, and hangs before it
    end = max(end, _purpose_end(head, end, times))
    end = next((t.i - 1 for t in doc[head.i + 1 : end + 1] if _of_occasion(t)), end)
    return cutting.trimmed(doc[min(start, head.i) : max(min(end + 1, bound), head.i + 1)], times)


def _purpose_end(noun: Token, end: int, times: frozenset[int]) -> int:
    """The end of the infinitive that follows "measures", "a treaty" at once, whatever the parser hangs it on."""
    doc = noun.doc
    if (
        end + 2 < len(doc)
        and doc[end + 1].tag_ == "TO"
        and doc[end + 2].tag_ == "VB"
        and noun.lower_ in agenda().providing
    ):
        return cutting.last(doc[end + 2], times)
    return end


def _of_occasion(preposition: Token) -> bool:
    """Whether a phrase tells at which gathering: "tariffs | in talks in Oslo"."""
    return (
        preposition.dep_ == "prep"
        and preposition.lower_ in _OCCASIONS
        and any(
            c.lower_ in agenda().gatherings and c.i - preposition.i < 4
            for c in preposition.children
            if c.dep_ == "pobj"
        )
    )


def _named(preposition: Token) -> bool:
    """Whether a preposition governs named or usual parties, or officers ("with Egypt", "between the two countries")."""
    children = [c for c in preposition.children if c.dep_ == "pobj"]
    officers = _USUAL | tables.titles().heads.keys()
    return any(
        c.ent_type_ in _NAMES or c.tag_.startswith("NNP") or c.lower_ in officers for c in children
    )
