"""The label of a saying: who says what, in at most 120 characters."""

from __future__ import annotations

import pytest

from timeline_app.dates.edtf import Edtf
from timeline_app.extract.pipeline import analyse
from timeline_app.records import Article


def saying(text: str) -> str:
    found = analyse(Article("a", "a.txt", text, "", "", "first line", published=Edtf.parse("2018-08-29")))[1]
    return found[0].label


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("The clerk told reporters that the files were heavy.", "The clerk said that the files were heavy"),
        ("The files were heavy, Ana Ruiz said.", "Ana Ruiz said that the files were heavy"),
        ("“The files are heavy,” Ana Ruiz said.", "Ana Ruiz said: “The files are heavy”"),
        ("Ana Ruiz said that our files were heavy.", "Ana Ruiz said: “Our files were heavy”"),
        ("Japanese files are heavy, Ana Ruiz said.", "Ana Ruiz said that Japanese files are heavy"),
        ("According to Ana Ruiz, the files are heavy.", "Ana Ruiz: The files are heavy"),
    ],
)
def test_a_saying_is_told_with_its_speaker(text: str, label: str) -> None:
    assert saying(text) == label


def test_a_long_saying_ends_after_a_word() -> None:
    words = "harbour officials of the northern towns along the coast and their many counterparts are of one mind"
    label = saying(f"People who were close to the long talks told reporters that {words}.")
    assert len(label) <= 120
    assert label.removesuffix("…").rpartition(" ")[2] in words.split()
