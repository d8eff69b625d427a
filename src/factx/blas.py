"""How the model multiplies matrices: in one thread, by numpy's BLAS, which needs about a quarter less time than spaCy's own.

A BLAS may round a row in one way in a small matrix and in another way in a large one. So the words of every article are
multiplied by themselves: then its facts do not hang by a rounding on the articles that happen to be read with it.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from thinc.api import Model

#: One thread for every BLAS: more are slower for matrices of this size, and those of several processes fight for the cores.
ONE_THREAD = {"MKL_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


def use_one_thread() -> None:
    """Ask for one thread, unless the environment says otherwise.

    It is for whoever owns the process, before numpy is imported, and reaches the processes that this one starts.
    """
    for name, number in ONE_THREAD.items():
        os.environ.setdefault(name, number)


def quicken(nlp: Language) -> None:
    """Let the layers that read words multiply with numpy's BLAS if that has one thread; else, and on a GPU, change nothing."""
    from thinc.api import NumpyOps, get_current_ops

    threads = next(
        (
            os.environ[name]
            for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS")
            if name in os.environ
        ),
        "",
    )
    if threads != "1" or not isinstance(get_current_ops(), NumpyOps):
        return
    component: Any
    for name, component in nlp.pipeline:
        whole = getattr(component, "model", None)
        if whole is None:
            continue
        words = whole if name == "tok2vec" else whole.maybe_get_ref("tok2vec")
        if words is None or any("listener" in node.name for node in words.walk()):
            continue
        for node in words.walk():
            node.ops = NumpyOps(use_blis=False)
        if words is whole:
            component.model = _one_at_a_time(words)
        else:
            whole.replace_node(words, _one_at_a_time(words))


def _one_at_a_time(layer: Model[Any, Any]) -> Model[Any, Any]:
    from thinc.api import Model

    return Model("one_at_a_time", _forward, layers=[layer], dims={"nO": layer.maybe_get_dim("nO")})


def _forward(model: Model[Any, Any], docs: list[Doc], is_train: bool) -> tuple[Any, None]:  # noqa: ARG001  thinc's name
    """The rows of each Doc alone: a list of arrays, or one array below the other, as the layer gives them."""
    (layer,) = model.layers
    rows = [layer.predict([doc]) for doc in docs]
    return (
        [row for (row,) in rows] if isinstance(rows[0], list) else layer.ops.xp.vstack(rows)
    ), None
