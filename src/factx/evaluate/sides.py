"""Which party a name means, within one article: the names of gold and of the factsheet are brought together."""

from __future__ import annotations

from factx.evaluate.gold import GoldArticle
from factx.evaluate.likeness import forms, same_actor
from factx.evaluate.phrases import plain
from factx.schema import Factsheet


class Sides:
    """Knows every name by which an annotated actor may go: its forms, its code, and what the factsheet calls it."""

    def __init__(self, gold: GoldArticle, sheet: Factsheet | None) -> None:
        found = [*sheet.parties, *sheet.mentioned] if sheet else []
        self.names: dict[str, set[str]] = {}
        for actor in [*gold.parties, *gold.mentioned]:
            code = {actor.code.lower()} if actor.code else set()
            called = {plain(other.name) for other in found if same_actor(actor, other)}
            self.names[plain(actor.name)] = forms(actor.name, actor.texts) | code | called

    def same(self, gold: str, found: str | None) -> bool:
        """Is the found party the annotated one?"""
        if not found:
            return False
        a, b = plain(gold), plain(found)
        return a == b or b in self.names.get(a, set())
