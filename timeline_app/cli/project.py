"""The commands on a project file: add, articles, set-published, events, check."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from timeline_app.cli.arguments import first_day, last_day
from timeline_app.cli.reporting import DONE, FAILED, complain, count, tell

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from timeline_app.records import Moved, Progress


def add(args: argparse.Namespace) -> int:
    """Read articles into a project and name those that failed."""
    from timeline_app.extract import forking

    forking.prepare(args.paths, args.jobs)  # while it loads, so does what follows

    from tqdm import tqdm

    from timeline_app.extract.language import no_rules
    from timeline_app.workspace import Workspace

    with Workspace(args.project, create=True) as workspace, tqdm(unit="article", disable=None, leave=False) as bar:

        def show(progress: Progress) -> None:
            bar.total = progress.total
            bar.set_postfix_str(Path(progress.file).name, refresh=False)
            bar.update(progress.done - bar.n)

        report = workspace.add(args.paths, published=args.published, jobs=args.jobs, progress=show)
    for file, reason in report.failed:
        complain(reason if reason.startswith((file, ascii(file))) else f"{file}: {reason}")
    for file, language in report.foreign:
        tell(f"{file}: {no_rules(language)}")
    if report.passed:
        tell(f"{count(len(report.passed), 'file')} of kinds that are not read: {', '.join(report.passed)}")
    tell(f"{args.project}: {count(len(report.added), 'article')} added, {count(report.events, 'event')}")
    for file in report.changed:
        tell(f"{file}: there with another text; this is read as its new version")
    for file in report.present:
        tell(f"{file}: already there")
    return FAILED if report.failed else DONE


def articles(args: argparse.Namespace) -> int:
    """List the articles."""
    from timeline_app.exchange.jsonlines import article_json, line
    from timeline_app.workspace import Workspace

    with Workspace(args.project) as workspace:
        for article in workspace.articles():
            if args.json:
                print(line(article_json(article, text=args.text)))
            else:
                published = str(article.published) if article.published else "no date"
                print(f"{article.id}  {published:<12} {article.outlet or '-'}: {article.title}  ({article.file})")
                if args.text:
                    print(article.text, end="\n\n")
    return DONE


def set_published(args: argparse.Namespace) -> int:
    """Correct a publication date and print what moved."""
    from timeline_app.workspace import Workspace

    with Workspace(args.project) as workspace:
        print_moved(workspace.set_published(args.article, args.date))
    return DONE


def print_moved(dates: Iterable[Moved]) -> None:
    """Print dates that moved, before and after."""
    for moved in dates:
        print(f"{moved.before or 'undated'} -> {moved.after or 'undated'}  {moved.what}")


def events(args: argparse.Namespace) -> int:
    """List the events."""
    from timeline_app.dates.wording import wording
    from timeline_app.exchange.jsonlines import event_json, line
    from timeline_app.search.query import read
    from timeline_app.workspace import Workspace

    if args.query and (hint := read(args.query).hint):
        tell(f"--query: {hint}")
    with Workspace(args.project) as workspace:
        events = workspace.events(first_day(args.start), last_day(args.end), args.query, args.top)
        articles = {article.id: article for article in workspace.articles()} if args.json else {}
    for event in events:
        if args.json:
            print(line(event_json(event, articles)))
        else:
            reports = f"  ({count(len(event.mentions), 'report')})" if len(event.mentions) > 1 else ""
            print(f"{wording(event.date) if event.date else 'undated':<30} {event.label}{reports}")
    return DONE


def check(args: argparse.Namespace) -> int:
    """Say what is wrong with the project file."""
    from timeline_app.workspace import Workspace

    with Workspace(args.project) as workspace:
        problems = workspace.check(relink=args.relink)
    for problem in problems:
        complain(f"{args.project}: {problem}")
    if not problems:
        print(f"{args.project}: sound")
    return FAILED if problems else DONE
