"""Doc -> facts: plain generators, one file per fact; RULES is the only ordered list of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Doc

from factx.facts.agencies import agencies
from factx.facts.chair import chair
from factx.facts.event import event
from factx.facts.found import Found
from factx.facts.parties import parties
from factx.facts.people import people
from factx.facts.timeline import timeline
from factx.facts.times import times
from factx.facts.topics import topics

RULES: tuple[Callable[[Doc], Iterator[Found]], ...] = (
    event,
    parties,
    agencies,
    people,
    chair,
    topics,
    timeline,
    times,
)
