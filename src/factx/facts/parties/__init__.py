"""Doc -> parties and mentioned actors: who takes part in the central event, who else is named."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from factx.decide import decider, described
from factx.facts.found import PartyCandidate
from factx.facts.parties.candidates import actors
from factx.facts.parties.features import FEATURES, Salience


def parties(doc: Doc) -> Iterator[PartyCandidate]:
    """Yield the parties, and the countries, blocs and organisations that are only mentioned.

    Companies, groups and treaty bodies are listed only where they are parties.
    """
    candidates = list(actors(doc))
    salience = Salience(doc, candidates)
    for actor in candidates:
        decision = decider("parties").decide(described(FEATURES, actor, salience))
        if not decision.accepted and (not actor.listed or actor.treaty_body or actor.implied):
            continue
        rules = salience.rules.get(actor.key)
        yield PartyCandidate(
            key=actor.key,
            name=actor.name,
            kind=actor.kind,
            code=actor.code,
            taking_part=decision.accepted,
            spans=actor.spans,
            why=f"party.{rules[0].replace('_', '-')}"
            if decision.accepted and rules
            else actor.spans[0].id_,
            because=decision.because,
            confidence=decision.confidence,
        )
