"""Topics of many articles: one topic for wordings that share most of their words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from factx.schema import Factsheet, Topic
from factx.story.cast import quotes
from factx.story.model import Quote, StoryTopic
from factx.story.words import stem, tokens

#: Share of all words that two wordings have in common, and of the shorter's words when it has two or more.
_ALIKE, _WITHIN = 0.5, 0.99


@dataclass(slots=True)
class _Group:
    text: str
    words: frozenset[str]
    why: str
    also: list[str] = field(default_factory=list)
    articles: list[str] = field(default_factory=list)
    evidence: list[Quote] = field(default_factory=list)


def topics(sheets: Sequence[Factsheet]) -> list[StoryTopic]:
    """The topics of a story, those of most articles first."""
    groups: list[_Group] = []
    by_word: dict[str, list[_Group]] = {}
    for sheet in sheets:
        for topic in sheet.topics:
            words = frozenset(stem(w) for w in tokens(topic.text))
            near = {id(g): g for w in sorted(words) for g in by_word.get(w, ())}
            group = next((g for g in near.values() if _alike(g.words, words)), None)
            if group is None:
                group = _Group(topic.text, words, topic.why)
                groups.append(group)
                for word in words:
                    by_word.setdefault(word, []).append(group)
            _add(group, sheet, topic)
    found = [
        StoryTopic(
            text=g.text, also=g.also, articles=g.articles, evidence=g.evidence,
            why="story.same_topic" if len(g.articles) > 1 else g.why,
        )
        for g in groups
    ]  # fmt: skip
    return sorted(found, key=lambda t: -len(t.articles))


def _add(group: _Group, sheet: Factsheet, topic: Topic) -> None:
    if topic.text != group.text and topic.text not in group.also:
        group.also.append(topic.text)
    if sheet.article.id not in group.articles:
        group.articles.append(sheet.article.id)
    group.evidence += quotes(sheet, topic.evidence)


def _alike(a: frozenset[str], b: frozenset[str]) -> bool:
    both, smaller = len(a & b), min(len(a), len(b))
    return both >= _ALIKE * len(a | b) or (smaller >= 2 and both >= _WITHIN * smaller)
