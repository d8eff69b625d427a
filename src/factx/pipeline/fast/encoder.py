"""The layers that read words, as straight numpy: the same numbers as spaCy's, in less than half the time.

spaCy's own layers are a tree of small ones, run anew for every word of every article. Here a word's embedding is computed
once and kept, and the convolutions over it run on several articles at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.lib.stride_tricks import as_strided
from thinc.api import Model

from factx.pipeline.fast.blocks import ROWS, Floats, multiplied

if TYPE_CHECKING:
    from spacy.tokens import Doc

#: Embeddings that are kept; when there are more, all are dropped, and the common ones are soon back.
KEPT = 30_000
#: Rows that are convolved at once: what fits into a processor's cache.
GROUP = 512

_MAXOUT = "maxout>>layernorm>>dropout"
_CONVOLUTION = f"residual(expand_window>>{_MAXOUT})"


def encoder(layer: Model[Any, Any]) -> Model[Any, Any] | None:
    """A layer that computes what ``layer`` does: hash embeddings, then convolutions. None when it is something else."""
    if len(layer.layers) != 2 or not _known(*layer.layers):
        return None
    words, convolutions = Embeddings(layer.layers[0]), Convolutions(layer.layers[1])

    def forward(_: Any, docs: list[Doc], is_train: bool) -> tuple[list[Floats], None]:  # noqa: ARG001  thinc's name
        return convolutions([words(doc) for doc in docs]), None

    return Model("factx_encoder", forward, dims={"nO": layer.get_dim("nO")})


def _known(embed: Model[Any, Any], encode: Model[Any, Any]) -> bool:
    """Whether the layers are those that this module computes; thinc names a layer after all that is in it."""
    depth = encode.attrs.get("pad", 0)
    return (
        [layer.name for layer in embed.layers[:1]]
        == ["extract_features"]  # and no static vectors beside them
        and embed.name.startswith(
            "extract_features>>list2ragged>>with_array(ints-getitem>>hashembed"
        )
        and embed.name.endswith(f">>with_array({_MAXOUT})>>ragged2list")
        and encode.name == f"with_array({'>>'.join([_CONVOLUTION] * depth)})"
        and all(n.get_dim("nP") == 3 for n in encode.walk() if n.name == "maxout")
    )


class Embeddings:
    """The vector of every word by itself; those seen before are kept, by the attributes that the layer reads."""

    def __init__(self, layer: Model[Any, Any]) -> None:
        features, self.to_ragged, *self.rest, _to_list = layer.layers
        self.attributes: list[int | str] = features.attrs["columns"]
        width = layer.get_dim("nO")
        self.rows: dict[bytes, int] = {}
        self.vectors: Floats = np.empty((KEPT, width), dtype=np.float32)

    def __call__(self, doc: Doc) -> Floats:
        keys = doc.to_array(self.attributes)
        words: list[bytes] = keys.view(f"V{keys.itemsize * keys.shape[1]}").ravel().tolist()
        try:
            at = [self.rows[word] for word in words]
        except KeyError:
            self._learn(words, keys)
            at = [self.rows[word] for word in words]
        return self.vectors[at]

    def _learn(self, words: list[bytes], keys: Any) -> None:
        """Compute and keep the vectors of the words not met before, in blocks of one height."""
        new = {word: i for i, word in enumerate(words) if word not in self.rows}
        if len(self.rows) + len(new) > len(self.vectors):
            self.rows.clear()
            new = {word: i for i, word in enumerate(words)}
            if len(new) > len(self.vectors):
                self.vectors = np.empty((len(new), self.vectors.shape[1]), dtype=np.float32)
        begin = len(self.rows)
        ragged = self.to_ragged.predict([keys[list(new.values())]])
        for layer in self.rest:
            ragged = layer.predict(ragged)
        self.vectors[begin : begin + len(new)] = ragged.data
        self.rows.update(zip(new, range(begin, begin + len(new)), strict=True))


class Convolutions:
    """Each word's vector with those of its neighbours, layer by layer."""

    def __init__(self, layer: Model[Any, Any]) -> None:
        nodes = list(layer.walk(order="dfs_pre"))
        maxouts = [node for node in nodes if node.name == "maxout"]
        norms = [node for node in nodes if node.name == "layernorm"]
        self.layers = [_Layer(m, n) for m, n in zip(maxouts, norms, strict=True)]

    def __call__(self, texts: list[Floats]) -> list[Floats]:
        return [vectors for group in _groups(texts) for vectors in self._convolved(group)]

    def _convolved(self, texts: list[Floats]) -> Iterator[Floats]:
        """As many empty rows as there are layers keep one text from reaching into the next."""
        gap = len(self.layers)
        count = gap + sum(len(text) + gap for text in texts)
        rows = np.zeros((count + -count % ROWS + 2, texts[0].shape[1]), dtype=np.float32)
        starts, at = [], gap + 1
        for text in texts:
            rows[at : at + len(text)] = text
            starts.append(at)
            at += len(text) + gap
        for layer in self.layers:
            layer(rows)
        for start, text in zip(starts, texts, strict=True):
            yield rows[start : start + len(text)]


class _Layer:
    """One convolution with its maxout and normalisation; the pieces of the maxout lie side by side, not interleaved."""

    def __init__(self, maxout: Model[Any, Any], norm: Model[Any, Any]) -> None:
        weights: Any = maxout.get_param("W")
        outputs, pieces, inputs = weights.shape
        self.width = outputs
        self.weights = np.ascontiguousarray(
            weights.transpose(2, 1, 0).reshape(inputs, pieces * outputs)
        )
        bias: Any = maxout.get_param("b")
        self.bias = bias.T.reshape(-1)
        self.scale: Any = norm.get_param("G")
        self.shift: Any = norm.get_param("b")

    def __call__(self, rows: Floats) -> None:
        """Add to all rows but the first and the last what the layer makes of them."""
        width, step = self.width, rows.strides[0]
        windows = as_strided(rows, (len(rows) - 2, 3 * width), (step, rows.itemsize))
        pieces = multiplied(np.ascontiguousarray(windows), self.weights)
        pieces += self.bias
        best = np.maximum(pieces[:, :width], pieces[:, width : 2 * width])
        np.maximum(best, pieces[:, 2 * width :], out=best)
        best -= best.mean(axis=1, keepdims=True)
        variance = (best * best).mean(axis=1, keepdims=True) + np.float32(1e-08)
        best *= variance ** np.float32(-0.5)
        best *= self.scale
        best += self.shift
        rows[1:-1] += best


def _groups(texts: list[Floats]) -> Iterator[list[Floats]]:
    """The texts in order, as many at once as fit into a group."""
    group: list[Floats] = []
    for text in texts:
        group.append(text)
        if sum(map(len, group)) >= GROUP:
            yield group
            group = []
    if group:
        yield group
