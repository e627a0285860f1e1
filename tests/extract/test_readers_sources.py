"""Which files are read, and how they fall into sources."""

from __future__ import annotations

import gzip
import json
import os
import pickle
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from timeline_app.extract.readers import read_source, sources, split, walk
from timeline_app.records import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXT = "Pier burns in the night\n\nA fire destroyed the old pier of the harbour town on Monday.\n"


def test_a_folder_is_walked_in_order_without_hidden_and_foreign_files(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / ".git").mkdir()
    for name in ("z.txt", "a.HTML", "b/c.jsonl.gz", ".hidden.txt", "photo.png", ".git/d.txt"):
        (tmp_path / name).write_text(TEXT)
    assert [str(path.relative_to(tmp_path)) for path in walk([tmp_path])] == ["a.HTML", "b/c.jsonl.gz", "z.txt"]


def test_files_of_other_kinds_are_told_but_for_what_belongs_to_a_page_or_a_project(tmp_path: Path) -> None:
    for folder in ("b", "page_files"):
        (tmp_path / folder).mkdir()
    for name in (
        "a.txt",
        "b/minutes.docx",
        "photo.png",
        "case.tldb",
        "page.html",
        "page_files/logo.png",
        ".hidden.png",
    ):
        (tmp_path / name).write_text(TEXT)
    passed: list[Path] = []
    assert [path.name for path in walk([tmp_path], passed)] == ["a.txt", "page.html"]
    assert [str(path.relative_to(tmp_path)) for path in passed] == ["b/minutes.docx", "photo.png"]


def test_a_named_file_is_tried_whatever_its_ending(tmp_path: Path) -> None:
    path = tmp_path / "clipping.article"
    path.write_text(TEXT)
    assert list(walk([path])) == [path]
    assert [read_source(source).title for source in split(path)] == ["Pier burns in the night"]


@pytest.mark.parametrize(
    ("name", "data", "format_"),
    [
        ("a.txt", b"A fire.", "text"),
        ("a.htm", b"A fire.", "html"),
        ("a.txt", b"\xef\xbb\xbf<!DOCTYPE html><p>A fire.", "html"),
        ("page", b'<?xml version="1.0"?>\n<!-- saved -->\n<html><p>A fire.', "html"),
        ("a.txt", b"<htmlish> is no page", "text"),
    ],
)
def test_what_a_file_is(tmp_path: Path, name: str, data: bytes, format_: str) -> None:
    (tmp_path / name).write_bytes(data)
    assert [(s.format, s.data) for s in split(tmp_path / name)] == [(format_, data)]


@pytest.mark.parametrize("packed", [False, True])
def test_one_source_a_line_and_a_bad_line_is_named(tmp_path: Path, packed: bool) -> None:
    lines = [
        json.dumps({"text": "A fire.", "id": "x"}),
        "",
        "{broken",
        json.dumps({"text": " "}),
        '["text"]',
        '{"text": 5}',
    ]
    path = tmp_path / ("a.jsonl.gz" if packed else "a.jsonl")
    data = "\n".join(lines).encode()
    path.write_bytes(gzip.compress(data) if packed else data)
    found = list(split(path))
    assert found[0].data == lines[0].encode() + b"\n"
    assert read_source(found[0]).id == "x"
    assert read_source(found[0]).file == str(path)
    for source, number in zip(found[1:], (3, 4, 5, 6), strict=True):
        with pytest.raises(InputError, match=rf"a\.jsonl(\.gz)?, line {number}: .+\. .+\."):
            read_source(pickle.loads(pickle.dumps(source)))


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"gone\.txt: no such file"):
        list(split(tmp_path / "gone.txt"))


def test_a_pipe_that_nobody_writes_to_is_empty_instead_of_waiting(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    (source,) = split(pipe)
    assert source.data == b""


def test_a_folder_that_cannot_be_listed_is_named_and_the_rest_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b.txt").write_text(TEXT)
    listing = type(tmp_path).iterdir

    def refuse(path: Path) -> Iterator[Path]:
        if path.name == "a":
            raise PermissionError(13, "Permission denied")
        return listing(path)

    monkeypatch.setattr(type(tmp_path), "iterdir", refuse)
    assert list(walk([tmp_path])) == [tmp_path / "a", tmp_path / "b.txt"]
    with pytest.raises(InputError, match=r"a: .+\. Check"):
        list(split(tmp_path / "a"))


def test_damaged_gzip_is_named_after_its_sound_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(b'{"text": "A fire."}\n' * 20_000)[:-200])
    with pytest.raises(InputError, match=r"a\.jsonl\.gz: damaged gzip"):
        list(split(path))
    path.write_bytes(b"no gzip at all")
    with pytest.raises(InputError, match="damaged gzip"):
        list(split(path))


def test_what_is_too_large_for_one_article_is_refused_and_the_next_line_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "MAX_BYTES", 100)
    monkeypatch.setattr("timeline_app.extract.readers.MAX_BYTES", 100)
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": "long " * 200}) + "\n" + json.dumps({"text": "A fire."}) + "\n")
    large, small = split(path)
    assert len(large.data) == 101
    with pytest.raises(InputError, match="line 1: larger than"):
        read_source(large)
    assert read_source(small).text == "A fire."


def test_what_cannot_be_looked_at_in_a_folder_is_named_and_the_rest_is_walked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ["closed.txt", "lost.txt", "sound.txt"]
    (tmp_path / "lost.txt").symlink_to(tmp_path / "gone.txt")
    for name in ("closed.txt", "sound.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    stat = Path.stat

    def refuse(path: Path, **more: bool) -> os.stat_result:
        if path.name == "closed.txt":
            raise PermissionError(13, "Permission denied", str(path))
        return stat(path, **more)

    monkeypatch.setattr(Path, "stat", refuse)
    assert [path.name for path in walk([tmp_path])] == names
    assert [path.name for path in walk([tmp_path / "closed.txt"])] == names[:1]
    with pytest.raises(InputError, match=r"lost\.txt: no such file"):
        list(split(tmp_path / "lost.txt"))
