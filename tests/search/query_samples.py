"""Queries made up at random, and texts of few words, so that one often holds the other."""

from __future__ import annotations

from hypothesis import strategies as st

from timeline_app.search.tree import All, Either, Near, Query, Words

WORDS = ("quay", "quarry", "lamp", "lampoon", "ferry", "café", "mole")
word = st.sampled_from(("quay", "quarry", "lamp", "lampoon", "ferry", "cafe", "mole"))
begun = st.sampled_from(("qu", "lam", "f", "caf", "mole"))
words = st.one_of(
    st.builds(lambda one: Words((one,)), word),
    st.builds(lambda one: Words((one,), begun=True), begun),
    st.builds(
        lambda several, more: Words(tuple(several), begun=more), st.lists(word, min_size=2, max_size=3), st.booleans()
    ),
)
near = st.builds(
    lambda parts, within: Near(tuple(parts), within), st.lists(words, min_size=2, max_size=3), st.integers(0, 4)
)


def _several(part: st.SearchStrategy[Query]) -> st.SearchStrategy[Query]:
    those = st.lists(part, min_size=2, max_size=3, unique=True).map(tuple)
    either = st.builds(Either, those)
    one = st.one_of(part.filter(lambda each: not isinstance(each, All)), either)
    wanted = st.lists(one, min_size=1, max_size=3, unique=True).map(tuple)
    unwanted = st.lists(part, max_size=2, unique=True).map(tuple)
    every = st.builds(All, wanted, unwanted).filter(lambda each: len(each.wanted) + len(each.unwanted) > 1)
    return st.one_of(either, every)


queries: st.SearchStrategy[Query] = st.recursive(st.one_of(words, near), _several, max_leaves=6)
texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(" ".join)
