"""How many articles a second are read: text, web pages and JSON Lines, alone and into a project file; synthetic news.

The last line printed with --json is one object: {"articles", "jobs", "read": {"text", "html", "jsonl"}, "extract":
{...}, "add": {...}, "corpora": {...}}, in articles per second: `read` takes metadata, text and furniture, `extract`
dates and events too, and `add` brings a folder into a project file, linking included. "corpora" tells of each file of
--corpus (real news as JSON Lines), which is brought into a project of its own: {"articles", "per_second",
"parent_cpu_ms", "workers_cpu_ms" (processor time per article, on a machine that others use too the honest figure),
"peak_mib" (of this process), "file_mib"}.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import resource
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from timeline_app.extract.pipeline import read_article
from timeline_app.extract.readers import read_source, split, walk
from timeline_app.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline_app.records import Source

FORMATS = ("text", "html", "jsonl")
WHO = (
    "The mayor of Nordhaven",
    "A spokesman for the port",
    "The miners' union",
    "Judge Ines Marlow",
    "The river board",
)
DID = (
    "opened the new bridge",
    "rejected the treaty",
    "signed a contract with Eastmark",
    "closed the old mill",
    "met envoys",
)
WHEN = ("on Tuesday", "last month", "in late May", "on June 12", "in the 1980s", "two weeks ago", "on 3 March 2017")
THEN = (
    "Nobody was hurt.",
    "The cost is not known yet.",
    "Talks go on, officials in Nordhaven said.",
    "Rain is expected.",
)


def main() -> int:
    """Measure, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=200, help="articles of each format (default 200)")
    parser.add_argument("--jobs", type=int, default=1, help="processes that add may use (default 1)")
    parser.add_argument("--corpus", type=Path, action="append", default=[], help="a .jsonl or .jsonl.gz of real news")
    parser.add_argument("--first", type=int, default=4_000, help="articles of each corpus (default 4000)")
    parser.add_argument("--json", action="store_true", help="print one JSON object on the last line")
    asked = parser.parse_args()
    figures: dict[str, object] = {"articles": asked.articles, "jobs": asked.jobs}
    corpora: dict[str, dict[str, float]] = {}
    for corpus in asked.corpus:  # first, and each in a process of its own: its peak memory counts from ours
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            corpora[corpus.name] = pool.submit(measure_corpus, corpus, asked.first, asked.jobs).result()
        print(f"{corpus.name}: {corpora[corpus.name]}", file=sys.stderr)
    with tempfile.TemporaryDirectory() as folder:
        folders = {format_: write(Path(folder) / format_, format_, asked.articles) for format_ in FORMATS}
        sources = {format_: [s for p in walk([folders[format_]]) for s in split(p)] for format_ in FORMATS}
        read_source(sources["html"][0])  # imports what pages need
        figures["read"] = {f: rate(asked.articles, partial(each, read_source, sources[f])) for f in FORMATS}
        figures["extract"] = {f: rate(asked.articles, partial(each, read_article, sources[f])) for f in FORMATS}
        figures["add"] = {f: rate(asked.articles, partial(add, folders[f], asked.jobs)) for f in FORMATS}
    figures["corpora"] = corpora
    for name in ("read", "extract", "add"):
        print(f"{name}: {figures[name]} articles per second", file=sys.stderr)
    if asked.json:
        print(json.dumps(figures))
    return 0


def rate(articles: int, work: Callable[[], None]) -> float:
    """Return how many articles a second some work takes in."""
    start = perf_counter()
    work()
    return round(articles / (perf_counter() - start), 1)


def each(read: Callable[[Source], object], sources: list[Source]) -> None:
    """Read every source."""
    for source in sources:
        read(source)


def add(folder: Path, jobs: int) -> None:
    """Add a folder to a new project file beside it."""
    with Workspace(folder.with_suffix(".tldb"), create=True) as workspace:
        report = workspace.add([folder], jobs=jobs)
    if report.failed:
        raise SystemExit(f"not read: {report.failed[0]}")


def measure_corpus(corpus: Path, first: int, jobs: int) -> dict[str, float]:
    """Bring the first articles of a corpus into a new project, and tell what it took."""
    with tempfile.TemporaryDirectory() as folder:
        lines = Path(folder) / "corpus.jsonl"
        with gzip.open(corpus) if corpus.suffix == ".gz" else corpus.open("rb") as rows:
            lines.write_bytes(b"".join(islice(rows, first)))
        project = Path(folder) / "p.tldb"
        start = perf_counter()
        with Workspace(project, create=True) as workspace:
            count = len(workspace.add([lines], jobs=jobs).added)
        seconds = perf_counter() - start
        parent, workers = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
        return {
            "articles": count,
            "per_second": round(count / seconds, 1),
            "parent_cpu_ms": round(1000 * (parent.ru_utime + parent.ru_stime) / count, 2),
            "workers_cpu_ms": round(1000 * (workers.ru_utime + workers.ru_stime) / count, 2),
            "peak_mib": round(parent.ru_maxrss / 1024),
            "file_mib": round(project.stat().st_size / 2**20),
        }


def write(folder: Path, format_: str, articles: int) -> Path:
    """Write articles of a format into a new folder."""
    folder.mkdir()
    made = [article(number) for number in range(articles)]
    if format_ == "jsonl":
        lines = (json.dumps({"title": t, "text": "\n\n".join(p), "published": d, "outlet": o}) for t, p, d, o in made)
        (folder / "articles.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
        return folder
    for number, (title, paragraphs, day, outlet) in enumerate(made):
        if format_ == "text":
            text = "\n\n".join(
                ["Home > News", title, "print share", title, f"Published {day}", *paragraphs, f"© {outlet}"]
            )
        else:
            text = web_page(title, paragraphs, day, outlet)
        (folder / f"{number:06}.{'txt' if format_ == 'text' else 'html'}").write_text(text, encoding="utf-8")
    return folder


def article(number: int) -> tuple[str, list[str], str, str]:
    """Return an article's title, paragraphs, day and outlet, always the same for a number."""
    rng = random.Random(number)
    who, did = rng.choice(WHO), rng.choice(DID)
    paragraphs = [
        " ".join(f"{rng.choice(WHO)} {rng.choice(DID)} {rng.choice(WHEN)}. {rng.choice(THEN)}" for _ in range(3))
        for _ in range(rng.randint(6, 14))
    ]
    return f"{who} {did}", paragraphs, f"2018-{number % 12 + 1:02}-{number % 28 + 1:02}", f"Gazette {number % 7}"


def web_page(title: str, paragraphs: list[str], day: str, outlet: str) -> str:
    """Return an article as a page with what stands around one."""
    links = "".join(f"<li><a href='/{n}'>Another story, number {n}</a></li>" for n in range(40))
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"<!DOCTYPE html><html lang='en'><head><title>{title} | {outlet}</title>"
        f"<meta property='og:site_name' content='{outlet}'><meta property='article:published_time' content='{day}'>"
        f"</head><body><nav><ul>{links}</ul></nav><main><article><h1>{title}</h1>{body}</article></main>"
        f"<aside><h2>Most read</h2><ul>{links}</ul></aside><footer>© {outlet}</footer></body></html>"
    )


if __name__ == "__main__":
    raise SystemExit(main())
