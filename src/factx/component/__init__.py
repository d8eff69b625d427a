"""``nlp.add_pipe("factx")``: the facts of a Doc in anyone's English spaCy pipeline, as ``doc._.factx`` and ``span._.factx``.

spaCy imports this module wherever factx is installed, so it is small, and sets nothing until the component is asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Doc, Span

if TYPE_CHECKING:
    from factx.component.facts import FactxComponent


@Language.factory(
    "factx",
    default_config={"published": None, "facts": None, "tables": None},
    requires=["token.tag", "token.dep", "doc.ents"],
    assigns=["doc._.factx", "span._.factx", "doc.spans", "doc.user_data"],
)
def make_factx(
    nlp: Language,
    name: str,
    published: str | None,
    facts: list[str] | None,
    tables: str | None,
) -> FactxComponent:
    """The component.

    ``published`` is the publication day of texts that neither their context nor themselves say one of; ``facts`` are those
    to find (``event parties agencies people chair topics timeline times events``), all but ``events`` when left out; bodies
    and people are told whose they are only together with ``parties``. ``tables`` is a folder of your own tables.
    """
    from factx.component.facts import component

    attributes()
    return component(nlp, name, published=published, facts=facts, tables=tables)


def attributes() -> None:
    """Give Docs and Spans the attribute ``_.factx``, as adding the component does; for Docs that are loaded without it."""
    from factx.component.facts import facts_at, facts_of

    Doc.set_extension("factx", getter=facts_of, force=True)
    Span.set_extension("factx", getter=facts_at, force=True)
