"""Sorting by digits gives the order that sorting by comparison gives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from timeline_app.timeline.radix import distinct, stable_order

if TYPE_CHECKING:
    from numpy.typing import NDArray

TYPES = (np.int64, np.int32, np.uint64, np.uint16, np.uint8, np.bool_, np.float32)


@given(st.data(), st.integers(0, 40), st.lists(st.sampled_from(TYPES), min_size=1, max_size=3))
def test_the_order_is_that_of_comparing(data: st.DataObject, count: int, types: list[Any]) -> None:
    keys = [
        data.draw(
            arrays(kind, count, elements={"allow_nan": False} if kind is np.float32 else None)
            | arrays(kind, count, elements=st.integers(0, 1).map(kind))  # many that are equal
        )
        for kind in types
    ]
    assert stable_order(*keys).tolist() == np.lexsort(keys).tolist()


@pytest.mark.parametrize("kind", TYPES)
def test_of_nothing_there_is_no_order(kind: Any) -> None:
    assert stable_order(np.zeros(0, kind)).tolist() == []


@given(arrays(np.int64, st.integers(0, 40), elements=st.integers(-3, 3) | st.integers(-(2**63), 2**63 - 1)))
def test_each_value_once(keys: NDArray[np.int64]) -> None:
    assert distinct(keys).tolist() == np.unique(keys).tolist()
