"""Articles in, factsheets out: the model, the components, the rules, in one call."""

from __future__ import annotations

import functools
import hashlib
import os
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Literal, overload

from factx import __version__, assemble, schema
from factx.blas import one_thread
from factx.facts import RULES
from factx.facts.events import events as find_events
from factx.facts.found import Found
from factx.facts.times import times as find_times
from factx.faults import Faults
from factx.grounding import Grounder, factsheet
from factx.own_tables import VARIABLE, Own, using
from factx.pipeline import DEFAULT_MODEL, faults_of, load, model_missing, read_docs
from factx.pipeline.times import needs_tense
from factx.pipeline.weights import model_name, weights
from factx.read import given
from factx.read.article import Article, Day, Failure
from factx.read.given import Given
from factx.read.view import View
from factx.tables import own

if TYPE_CHECKING:
    from spacy.tokens import Doc

    Rule = Callable[[Doc], Iterator[Found]]

#: Words that spaCy keeps for good; those of later batches are freed after their batch.
KEPT_WORDS = 20_000


def generator(
    model: str = DEFAULT_MODEL, *, tables: str | os.PathLike[str] | Literal[False] | None = None
) -> schema.Generator:
    """What makes the factsheets of a model, told without loading it. Raises SetupError when it is not installed."""
    found = weights(model)
    if found is None:
        raise model_missing(model)
    return schema.Generator(
        version=__version__, model=found.name, rules=rules_hash(own_tables_of(tables))
    )


def own_tables_of(tables: str | os.PathLike[str] | Literal[False] | None) -> Own | None:
    """The user's own tables: of a folder, with None of the one that FACTX_TABLES names, with False none."""
    return own(os.environ.get(VARIABLE) or None if tables is None else tables or None)


class Extractor:
    """Loads the model once and turns any number of articles into factsheets.

    ``model`` is the name or path of an English spaCy pipeline with tagger and parser. ``tables`` is a folder of your own
    tables, laid over the shipped ones (docs/tables.md); without it the environment variable FACTX_TABLES may name one, and
    ``tables=False`` means none. Several threads may share an extractor. Raises SetupError when the model is not there or
    cannot serve, and for a row of a table that is none, with its file and line.
    """

    def __init__(
        self, model: str = DEFAULT_MODEL, *, tables: str | os.PathLike[str] | Literal[False] | None = None
    ) -> None:  # fmt: skip
        self._own = own_tables_of(tables)
        with using(self._own):
            self.model, self.nlp = model, load(model)
        self._lock = threading.Lock()
        self.generator = schema.Generator(
            version=__version__, model=model_name(self.nlp.meta), rules=rules_hash(self._own)
        )

    def __reduce__(self) -> tuple[Callable[..., Extractor], tuple[str, str | Literal[False]]]:
        """Another process loads the model anew."""
        return _again, (self.model, str(self._own.folder) if self._own else False)

    def extract(
        self,
        text: str | Article,
        *,
        published: Day | None = None,
        title: str | None = None,
        id: str = "text",
    ) -> schema.Factsheet:
        """The facts of one plain text, or of an Article; offsets of all evidence are code points into it.

        ``published`` is its publication day: a string such as "2020-05-19", a ``datetime.date`` or a ``datetime`` (its own
        day counts); ``title`` helps to find the event and is no part of the text; ``id`` names the factsheet. Raises
        InputError for an impossible day, TypeError for what is no text or no day.
        """
        return next(self.stream([given.one(text, published=published, title=title, id=id)]))

    @overload
    def stream(
        self, articles: Iterable[Given], *, batch_size: int = ..., events: bool = ..., on_error: Literal["raise"] = ...
    ) -> Iterator[schema.Factsheet]: ...  # fmt: skip

    @overload
    def stream(
        self, articles: Iterable[Given], *, batch_size: int = ..., events: bool = ..., on_error: Literal["yield"]
    ) -> Iterator[schema.Factsheet | Failure]: ...  # fmt: skip

    def stream(
        self,
        articles: Iterable[Given],
        *,
        batch_size: int = 32,
        events: bool = False,
        on_error: Literal["raise", "yield"] = "raise",
    ) -> Iterator[schema.Factsheet | Failure]:
        """One factsheet per article, in order, in constant memory; an error of one article ends the stream.

        An article is its text, a record (``{"text": ..., "published": ...}``) or an Article; what has no id is called
        ``text-1``, ``text-2`` by its place. ``batch_size`` articles are read at once: more is faster, holds more in memory,
        and gives the first later; ``events`` finds every event that a clause or noun names, too. With ``on_error="yield"``
        what fails comes as a Failure in its place, and the others go on. Raises TypeError and InputError for what is no
        article, and whatever ``articles`` itself raises.
        """
        if on_error not in ("raise", "yield"):
            raise ValueError(f"on_error must be 'raise' or 'yield', not {on_error!r}")
        raising = on_error == "raise"
        rest = given.articles(articles, failing=raising)
        rules = (*RULES, find_events) if events else RULES
        while batch := list(islice(rest, batch_size)):
            read = [item for item in batch if isinstance(item, Article)]
            sheets = iter(self._sheets(read, rules) if raising else self._outcomes(read, rules))
            for item in batch:
                yield item if isinstance(item, Failure) else next(sheets)

    def _sheets(self, batch: list[Article], rules: Sequence[Rule]) -> list[schema.Factsheet]:
        """The factsheets of a batch. Raises what a rule raises."""
        with self._reading():
            read = read_docs(self.nlp, batch, batch_size=len(batch))
            return [self._sheet(article, view, doc, rules) for article, view, doc in read]

    def _sheet(
        self, article: Article, view: View, doc: Doc, rules: Sequence[Rule]
    ) -> schema.Factsheet:
        faults = faults_of(doc)
        founds = found_by(rules, doc, faults)
        return factsheet(article, view, founds, self.generator, faults)

    def _outcomes(
        self, batch: list[Article], rules: Sequence[Rule]
    ) -> list[schema.Factsheet | Failure]:
        """What comes of a batch; after an error each article is tried alone, so that only the one at fault fails."""
        try:
            return [*self._sheets(batch, rules)]
        except Exception as error:
            if len(batch) == 1:
                return [Failure.bug(batch[0], error)]
            return [outcome for article in batch for outcome in self._outcomes([article], rules)]

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """Let one thread at a time use the model, with one thread for its products.

        The first words are kept, so that they need not be cut again; the words of later batches are freed, else spaCy keeps
        every new word for ever.
        """
        with self._lock, one_thread(), using(self._own):
            full = len(self.nlp.vocab) > KEPT_WORDS
            with self.nlp.memory_zone() if full else nullcontext():
                yield

    def times(self, text: str | Article, *, published: Day | None = None) -> list[schema.Time]:
        """The temporal expressions of one plain text: the same as in its factsheet, without the work of the other facts.

        Tagger and parser run only when tense has a say in some value.
        """
        article = given.one(text, published=published, title=None, id="text")
        needed = {"factx_times", *(self._parsing() if needs_tense(article) else ())}
        with self._reading():
            ((_, view, doc),) = read_docs(
                self.nlp, [article], without=set(self.nlp.pipe_names) - needed
            )
            found = [Grounder(article, view).time(time) for time in find_times(doc)]
            return assemble.identified_times(article.sha256, assemble.canonical_times(found))

    def _parsing(self) -> Iterator[str]:
        """The components that a parse needs: all of the model's that find no entities."""
        yield "factx_layout"
        for name in self.nlp.pipe_names:
            meta = self.nlp.get_pipe_meta(name)
            if not name.startswith("factx_") and "doc.ents" not in meta.assigns:
                yield name


def found_by(rules: Iterable[Rule], doc: Doc, faults: Faults) -> list[Found]:
    """Return what all rules find in a Doc; a rule that raises finds nothing."""
    founds: list[Found] = []
    for rule in rules:
        with faults.costing(rule.__name__):
            founds += list(rule(doc))
    return founds


#: The rooms and files that decide what is extracted; the others only read, count, compare or show it.
_DECIDING = (
    "read",
    "values",
    "grammar",
    "entities",
    "pipeline",
    "facts",
    "assemble",
    "data",
    "decide.py",
    "blas.py",
    "extractor.py",
    "grounding.py",
    "schema.py",
    "tables.py",
    "own_tables.py",
)


def rules_hash(own: Own | None = None) -> str:
    """A short hash over everything that decides what is extracted; behind a plus sign, one over the user's own tables."""
    return _shipped_hash() + (f"+{own.digest}" if own else "")


@functools.cache
def _shipped_hash() -> str:
    """A short hash over the code of the rules and the data tables."""
    digest = hashlib.sha256()
    root = Path(__file__).parent
    for name in _DECIDING:
        for path in sorted([root / name, *(root / name).rglob("*")]):
            if path.suffix in (".py", ".toml"):
                digest.update(
                    path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes() + b"\0"
                )
    return digest.hexdigest()[:12]


def loaded(
    model: str, *, tables: str | os.PathLike[str] | Literal[False] | None = None
) -> Extractor:
    """The one extractor of a model, and of a user's own tables, in this process."""
    return _loaded(model, own_tables_of(tables))


@functools.cache
def _loaded(model: str, own: Own | None) -> Extractor:
    return Extractor(model, tables=own.folder if own else False)


def _again(model: str, tables: str | Literal[False]) -> Extractor:
    return Extractor(model, tables=tables)


def extract(
    text: str | Article,
    *,
    published: Day | None = None,
    title: str | None = None,
    id: str = "text",
) -> schema.Factsheet:
    """The facts of one article: its text, or an Article.

    ``published`` is the publication day (a string such as "2020-05-19", a ``datetime.date`` or a ``datetime``, whose own
    day counts); without it the text's own header or dateline counts, else none. Offsets of all evidence are code points
    into ``text``. ``id`` names the factsheet. Raises InputError for an impossible day, TypeError for what is no text or no
    day, SetupError when the model is not installed.
    """
    return loaded(DEFAULT_MODEL).extract(text, published=published, title=title, id=id)


def times(text: str | Article, *, published: Day | None = None) -> list[schema.Time]:
    """The temporal expressions of a text, resolved: TIMEX3 type, value and mod, calendar window, exact words, rule.

    ``published`` is the publication day that relative expressions count from, given as for ``extract``; without it the
    text's own header or dateline counts, else they stay open (``XXXX``). Raises InputError for an impossible day.
    """
    return loaded(DEFAULT_MODEL).times(text, published=published)
