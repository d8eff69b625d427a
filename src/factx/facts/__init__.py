"""Doc -> facts: plain generators, one file per fact; RULES is the only ordered list of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from spacy.tokens import Doc

from factx.decide import feature_name
from factx.facts.agencies import agencies
from factx.facts.chair import chair
from factx.facts.event import event
from factx.facts.found import Found
from factx.facts.parties import parties
from factx.facts.parties.features import FEATURES as PARTY_FEATURES
from factx.facts.people import people
from factx.facts.timeline import timeline
from factx.facts.times import times
from factx.facts.topics import topics
from factx.facts.topics.features import FEATURES as TOPIC_FEATURES
from factx.facts.topics.features import HEAD_FEATURES

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


def features() -> dict[str, str]:
    """Feature, as ``<fact>.<name>`` -> what it says of a candidate, in one sentence."""
    every: dict[str, tuple[Callable[..., Any], ...]] = {
        "parties": PARTY_FEATURES,
        "topics": (*HEAD_FEATURES, *TOPIC_FEATURES),
    }
    return {
        f"{fact}.{feature_name(feature)}": (feature.__doc__ or "").split("\n")[0]
        for fact, functions in every.items()
        for feature in functions
    }
