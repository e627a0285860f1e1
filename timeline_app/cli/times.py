"""The command that lists the time expressions of texts, and its filter."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

from timeline_app.cli.filters import answer, published_of, text_of
from timeline_app.cli.reporting import DONE, UsageError, complain
from timeline_app.records import InputError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from timeline_app.dates.edtf import Edtf
    from timeline_app.dates.timex import Timex3


def dates(args: argparse.Namespace) -> int:
    """List the time expressions of texts, or answer lines of them."""
    if args.jsonl:
        if args.files or args.published:
            raise UsageError("dates --jsonl reads lines from standard input; each line names its own text and date")
        return answer(sys.stdin.buffer, _asked, _answer)
    status = DONE
    for name in args.files or ["-"]:
        try:
            _print_times(name, args)
        except InputError as error:
            status = complain(error)
    return status


def _print_times(name: str, args: argparse.Namespace) -> None:
    from timeline_app.dates.resolve import find_times
    from timeline_app.exchange.jsonlines import line, time_json

    text = _text_of(name)
    times = find_times(text, args.published, "set by hand" if args.published else None)
    if args.json:
        for time in times:
            print(line(time_json(time)))
        return
    if len(args.files) > 1:
        print(f"{name}:")
    print("\n".join(_table(times)) if times else "no time expressions")


def _text_of(name: str) -> str:
    """Return a text as it stands, or that of a web page or a PDF as articles are read; `-` is standard input."""
    if Path(name).suffix.lower() in {".html", ".htm", ".xhtml", ".pdf"}:
        from timeline_app.extract.readers import read_source, split

        return "\n".join(read_source(source).text for source in split(Path(name)))
    from timeline_app.extract.readers.decoding import decode

    data = _bytes_of(name)
    text = decode(data, name)
    try:
        return text if b"\0" in data else data.decode("utf-8-sig")  # as it stands, so that offsets hold in the file
    except UnicodeDecodeError:
        return text


def _bytes_of(name: str) -> bytes:
    from timeline_app.extract.readers.sources import MAX_BYTES, opened

    try:
        with nullcontext(sys.stdin.buffer) if name == "-" else opened(Path(name)) as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise InputError(f"{name}: {error.strerror}. Check the name and that you may read it.") from error
    if len(data) > MAX_BYTES:
        raise InputError(f"{name}: larger than {MAX_BYTES // 1_000_000} MB, too large for one text. Split it.")
    return data


def _table(times: Sequence[Timex3]) -> Iterator[str]:
    rows = [(t.text.replace("\n", " "), t.type, t.value + (f" {t.mod}" if t.mod else "")) for t in times]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for time, (text, kind, value) in zip(times, rows, strict=True):
        cells = f"{text:<{widths[0]}}  {kind:<{widths[1]}}  {value:<{widths[2]}}"
        yield f"{cells}  {time.date or '-'}  ({time.rule}{f', from {time.anchor}' if time.anchor else ''})"


def _answer(asked: tuple[str, Edtf | None]) -> dict[str, Any]:
    from timeline_app.dates.resolve import find_times
    from timeline_app.exchange.jsonlines import time_json

    return {"times": [time_json(time) for time in find_times(*asked)]}


def _asked(asked: dict[str, Any]) -> tuple[str, Edtf | None]:
    return text_of(asked), published_of(asked)
