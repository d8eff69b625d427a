"""spaCy's entity recognizer, whose search is a few products of matrices in place of a step of its machine for every word.

The machine reads a word at a time and opens, continues and closes entities. Between entities what it does with a word
depends on nothing before it, so these steps are computed for all words at once; only words inside entities need their own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.pipeline.ner import EntityRecognizer
from spacy.tokens import Span
from thinc.api import Model, NumpyOps

from factx.pipeline.fast.blocks import Floats, multiplied
from factx.pipeline.weights import model_folder

if TYPE_CHECKING:
    from spacy.tokens import Doc

Bools = NDArray[np.bool_]


class QuickRecognizer(EntityRecognizer):  # type: ignore[misc]
    """Finds the entities that spaCy's finds; Docs with entities already set, and unknown models, are left to spaCy's."""

    @cached_property
    def search(self) -> Search | None:
        """How this recognizer's entities are found quickly, from the weights that it has when this is first asked."""
        return Search(self) if Search.knows(self) else None

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 256) -> Iterator[Doc]:
        """Set the entities of a stream of Docs."""
        rest = iter(docs)
        while batch := list(islice(rest, batch_size)):
            if self.search is None or any(doc.has_annotation("ENT_IOB") for doc in batch):
                yield from super().pipe(batch, batch_size=batch_size)
            else:
                self.search.mark(batch)
                yield from batch

    def __call__(self, doc: Doc) -> Doc:
        """Set the entities of one Doc."""
        (doc,) = self.pipe([doc])
        return doc


@Language.factory(
    "factx_ner",
    assigns=["doc.ents", "token.ent_iob", "token.ent_type"],
    default_config={"moves": None, "incorrect_spans_key": None, "scorer": None},
)
def make_recognizer(
    nlp: Language,
    name: str,
    model: Model[Any, Any],
    moves: Any,
    update_with_oracle_cut_size: int,
    incorrect_spans_key: str | None,
    scorer: Callable[..., Any] | None,
) -> QuickRecognizer:
    """As spaCy's factory "ner"."""
    return QuickRecognizer(
        nlp.vocab,
        model,
        name=name,
        moves=moves,
        update_with_oracle_cut_size=update_with_oracle_cut_size,
        incorrect_spans_key=incorrect_spans_key,
        scorer=scorer,
    )


def config(model: str) -> dict[str, Any]:
    """What to change in a model's config so that its recognizer is ours; nothing when it has none or another one."""
    folder = model_folder(model)
    path = folder / "config.cfg" if folder else None
    stock = (
        path is not None
        and path.is_file()
        and '[components.ner]\nfactory = "ner"\n' in path.read_text(encoding="utf-8")
    )
    return {"components": {"ner": {"factory": "factx_ner"}}} if stock else {}


class Search:
    """The steps of one recognizer's machine, greedily, from its weights.

    Of a state it sees three words: the next one, and the first and the last one of the open entity.
    """

    def __init__(self, ner: EntityRecognizer) -> None:
        lower = ner.model.get_ref("lower")
        self.words = ner.model.get_ref("tok2vec")
        self.weights: Floats = lower.get_param("W").reshape(-1, lower.get_dim("nI")).T
        self.shape = (-1, *(lower.get_dim(name) for name in ("nF", "nO", "nP")))
        self.bias: Floats = lower.get_param("b")
        _, no_first, no_last = lower.get_param("pad")[0]
        self.no_entity: tuple[Floats, Floats] = no_first, no_last
        names = [ner.moves.get_class_name(i) for i in range(ner.moves.n_moves)]
        self._read_moves(names, ner.model.get_ref("upper"))

    def _read_moves(self, names: list[str], scores: Model[Any, Any]) -> None:
        """Sort the moves: those of a state without an open entity; for each label, to go on with an entity and to end it."""
        weights: Any = scores.get_param("W")
        bias: Any = scores.get_param("b")
        between = [i for i, name in enumerate(names) if name == "O" or name[:2] in ("B-", "U-")]
        between = [i for i in between if names[i] != "U-"]  # blocks a word; never chosen freely
        self.moves = [names[i] for i in between]
        self.begins = np.array([move.startswith("B") for move in self.moves])
        self.units = np.array([move.startswith("U") for move in self.moves])
        self.between: tuple[Floats, Floats] = weights[between].T, bias[between]
        self.within: dict[str, tuple[Floats, Floats]] = {}
        for name in names:
            if name.startswith("I-"):
                pair = [names.index(name), names.index(f"L-{name[2:]}")]
                self.within[name[2:]] = weights[pair], bias[pair]

    @staticmethod
    def knows(ner: EntityRecognizer) -> bool:
        """Whether the model is one whose steps this class computes."""
        lower, attrs = ner.model.get_ref("lower"), ner.model.attrs
        return bool(
            isinstance(ner.model.ops, NumpyOps)
            and ner.cfg["beam_width"] == 1
            and attrs["has_upper"]
            and not attrs["unseen_classes"]
            and (lower.maybe_get_dim("nF"), lower.maybe_get_dim("nP")) == (3, 2)
        )

    def mark(self, docs: list[Doc]) -> None:
        """Set the entities of Docs that have none."""
        words = multiplied(self.words.predict(docs), self.weights).reshape(self.shape)
        at = 0
        for doc in docs:
            entities = self._entities(doc, words[at : at + len(doc)])
            doc.set_ents(list(entities), default="outside")
            at += len(doc)

    def _entities(self, doc: Doc, words: Floats) -> Iterator[Span]:
        """The entities of a Doc whose words are the machine's inputs: (word, place in the state, output, piece)."""
        attributes = doc.to_array(["SENT_START", "IS_SPACE"])
        last = np.append(attributes[1:, 0] == 1, True)
        moves = self._moves(words, last, attributes[:, 1] == 1)
        end = 0
        for start in np.flatnonzero(moves != self.moves.index("O")).tolist():
            if start >= end:
                kind, label = self.moves[moves[start]].split("-", 1)
                end = start + 1 if kind == "U" else self._end(words, start, label, last)
                yield Span(doc, start, end, label=label)

    def _moves(self, words: Floats, last: Bools, space: Bools) -> NDArray[np.intp]:
        """The best move at every word if no entity is open there: none begins at the end of a sentence or with a space."""
        first_piece, second_piece = np.moveaxis(self._summed(words[:, 0], *self.no_entity), -1, 0)
        weights, bias = self.between
        scores = multiplied(np.maximum(first_piece, second_piece), weights) + bias
        scores[np.ix_(last | space, self.begins)] = -np.inf
        scores[np.ix_(space, self.units)] = -np.inf
        best: NDArray[np.intp] = scores.argmax(axis=1)
        return best

    def _end(self, words: Floats, start: int, label: str, last: Bools) -> int:
        """The end of the entity that begins at ``start`` and has more than one word."""
        weights, bias = self.within[label]
        at = start + 1
        while not last[at]:
            hidden = self._summed(words[at, 0], words[start, 1], words[at - 1, 2]).max(axis=1)
            go_on, stop = weights @ hidden + bias
            if stop > go_on:
                break
            at += 1
        return at + 1

    def _summed(self, word: Floats, first: Floats, last: Floats) -> Floats:
        """The three words of a state as one input, added in spaCy's order."""
        total: Floats = word + first
        total += last
        total += self.bias
        return total
