"""The label of a saying: who says what, in at most 120 characters."""

from __future__ import annotations

from timeline_app.extract.telling import tell_saying


def test_a_saying_is_told_with_its_speaker() -> None:
    assert tell_saying("The clerk", "told", "the files were lost.") == "The clerk said: The files were lost"


def test_a_long_saying_ends_after_a_word_with_an_ellipsis() -> None:
    words = (
        "harbour officials of the northern towns along the coast and their many counterparts met quietly in Norrhamn"
    )
    label = tell_saying("People who were close to the long talks", "said", words)
    assert len(label) <= 120
    assert label.endswith("…")
    assert label.removesuffix("…").rpartition(" ")[2] in words.split()
