"""The model's layers, computed quicker than spaCy does and with the same results; what is not known is left as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from thinc.api import Model


def quicken(nlp: Language) -> None:
    """Multiply in blocks with numpy's BLAS and read words with our encoder. On a GPU, change nothing."""
    from thinc.api import NumpyOps, get_current_ops

    from factx.pipeline.fast.blocks import BlockOps

    if not isinstance(get_current_ops(), NumpyOps):
        return
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        if model is None:
            continue
        for node in model.walk():
            node.ops = BlockOps()
        _encode(component, model)


def _encode(component: Any, model: Model[Any, Any]) -> None:
    """Put our encoder in the place of the component's layers that read words, where it computes the same."""
    from factx.pipeline.fast.encoder import encoder

    for node in list(model.walk()):
        quick = encoder(node)
        if quick is None:
            continue
        if node is model:
            component.model = quick
        else:
            model.replace_node(node, quick)
        return
