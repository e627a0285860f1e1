"""How much of real articles is taken for furniture: next to nothing. Skipped where the shared corpora are absent."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from timeline_app.extract.furniture import lay_out

CORPORA = Path(__file__).parents[3] / "shared" / "corpora"
ARTICLES = 400  # of each file at most


@pytest.mark.parametrize(
    ("file", "most"),
    [
        ("attributions/polnear.jsonl.gz", 0.001),  # some end in a line on whom to follow where
        ("articles/reuters-21578.jsonl.gz", 0.0005),
        ("timelines/haiti_bbc.articles.jsonl.gz", 0.002),  # some tell to turn the player on
        ("times/timebank.jsonl", 0.0001),
    ],
)
def test_the_share_of_articles_taken_for_furniture(file: str, most: float) -> None:
    path = CORPORA / file
    if not path.exists():
        pytest.skip(f"{file} of the shared corpora is not here")
    with gzip.open(path, "rt", encoding="utf-8") if file.endswith(".gz") else path.open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for _, line in zip(range(ARTICLES), lines, strict=False)]
    marked = sum(end - start for text in texts for start, end in lay_out(text).furniture)
    assert marked <= most * sum(map(len, texts))
