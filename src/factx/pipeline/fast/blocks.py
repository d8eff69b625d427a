"""Matrix products by numpy's BLAS, in blocks of one height, so that no row's rounding depends on the rows around it.

A BLAS may round a row one way in a small matrix and another way in a large one. In blocks of one height every row is
rounded alike, whatever is read with it: an article has the same facts alone and in any batch.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from thinc.api import NumpyOps

#: Rows of a block: enough for the BLAS to be quick, few enough that a headline is not mostly padding.
ROWS = 64

Floats = NDArray[np.float32]


def multiplied(rows: Floats, weights: Floats) -> Floats:
    """``rows @ weights``, block by block."""
    count, width = rows.shape
    if count % ROWS:
        padded = np.zeros((count + -count % ROWS, width), dtype=rows.dtype)
        padded[:count] = rows
        rows = padded
    product = rows.reshape(-1, ROWS, width) @ weights
    return product.reshape(-1, weights.shape[1])[:count]


class BlockOps(NumpyOps):  # type: ignore[misc]
    """thinc's operations on numpy arrays, but for how layers multiply their rows."""

    def __init__(self) -> None:
        super().__init__(use_blis=False)

    def gemm(
        self, x: Any, y: Any, *, out: Any = None, trans1: bool = False, trans2: bool = False
    ) -> Any:
        """As thinc's; products that training needs are left to it."""
        if trans1 or not len(x):
            return super().gemm(x, y, out=out, trans1=trans1, trans2=trans2)
        product = multiplied(x, y.T if trans2 else y)
        if out is None:
            return product
        out[:] = product
        return out
