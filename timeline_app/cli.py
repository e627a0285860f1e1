"""The commands: what each is called, what it takes, and what it prints.

Each is a few lines over the functions that the window uses. Standard output carries results, always as UTF-8; standard
error carries progress (on a terminal only) and complaints. Exit status 0: done; 1: some input failed, each named with
the reason, and the rest was done; 2: wrong usage. Everything heavy is imported by the command that needs it.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from timeline_app import __version__
from timeline_app.records import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from timeline_app.dates.edtf import Edtf
    from timeline_app.dates.timex import Timex3
    from timeline_app.records import Event
    from timeline_app.workspace import Progress

DONE, FAILED, USAGE, INTERRUPTED = 0, 1, 2, 130

EXPORTS = (".png", ".svg", ".pdf", ".html", ".csv", ".json", ".jsonl", ".ics", ".timeline", ".md")
WRITTEN = (".png",)
GROUPS = ("outlet", "place", "person", "article", "none")
THEMES = ("light", "dark")


class UsageError(Exception):
    """A command line that cannot be meant; the message says why."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command line and return the exit status."""
    _write_utf8()
    arguments = list(sys.argv[1:] if argv is None else argv)
    try:
        status = _run(arguments)
        sys.stdout.flush()
    except UsageError as error:
        return _complain(error, USAGE)
    except InputError as error:
        return _complain(error, FAILED)
    except KeyboardInterrupt:
        return _complain("interrupted; what was done until now is kept", INTERRUPTED)
    except BrokenPipeError:  # whoever read our output has seen enough
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    return status


def _run(arguments: list[str]) -> int:
    if not arguments or not (arguments[0] in COMMANDS or arguments[0].startswith("-")):
        return _window(arguments)
    parsed = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] | None = getattr(parsed, "run", None)
    return _window([]) if command is None else command(parsed)


def _write_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _complain(message: object, status: int = FAILED) -> int:
    print(f"timeline-app: {message}", file=sys.stderr)
    return status


# The window


def _window(paths: Sequence[str]) -> int:
    for path in paths:
        if not Path(path).exists():
            known = ", ".join(COMMANDS)
            raise UsageError(f"{path}: neither a file, nor a folder, nor a command ({known}); see timeline-app --help")
    from timeline_app.ui.app import run_window

    return run_window([Path(path) for path in paths])


def _demo(_: argparse.Namespace) -> int:
    from timeline_app.ui.app import run_demo

    return run_demo()


# The project file


def _add(args: argparse.Namespace) -> int:
    from tqdm import tqdm

    from timeline_app.workspace import Workspace

    with Workspace(args.project, create=True) as workspace, tqdm(unit="article", disable=None, leave=False) as bar:

        def show(progress: Progress) -> None:
            bar.total = progress.total
            bar.set_postfix_str(Path(progress.file).name, refresh=False)
            bar.update(progress.done - bar.n)

        report = workspace.add(args.paths, published=args.published, jobs=args.jobs, progress=show)
    for file, reason in report.failed:
        _complain(reason if reason.startswith(file) else f"{file}: {reason}")
    print(f"{args.project}: {_count(len(report.added), 'article')} added, {_count(report.events, 'event')}")
    for file in report.present:
        print(f"{file}: already there")
    return FAILED if report.failed else DONE


def _articles(args: argparse.Namespace) -> int:
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


def _set_published(args: argparse.Namespace) -> int:
    from timeline_app.workspace import Workspace

    with Workspace(args.project) as workspace:
        for moved in workspace.set_published(args.article, args.date):
            print(f"{moved.before or 'undated'} -> {moved.after or 'undated'}  {moved.what}")
    return DONE


def _events(args: argparse.Namespace) -> int:
    from timeline_app.dates.wording import wording
    from timeline_app.exchange.jsonlines import event_json, line
    from timeline_app.workspace import Workspace

    with Workspace(args.project) as workspace:
        events = workspace.events(_first_day(args.start), _last_day(args.end), args.query, args.top)
        articles = {article.id: article for article in workspace.articles()} if args.json else {}
    for event in events:
        if args.json:
            print(line(event_json(event, articles)))
        else:
            reports = f"  ({_count(len(event.mentions), 'report')})" if len(event.mentions) > 1 else ""
            print(f"{wording(event.date) if event.date else 'undated':<30} {event.label}{reports}")
    return DONE


def _check(args: argparse.Namespace) -> int:
    from timeline_app.workspace import Workspace

    with Workspace(args.project) as workspace:
        problems = workspace.check()
    for problem in problems:
        _complain(f"{args.project}: {problem}")
    if not problems:
        print(f"{args.project}: sound")
    return FAILED if problems else DONE


def _export(args: argparse.Namespace) -> int:
    ending = Path(args.out).suffix.lower()
    if ending not in EXPORTS:
        raise UsageError(f"{args.out}: its ending chooses the format, and {ending or 'no ending'} is none of {_list()}")
    if ending not in WRITTEN:
        raise UsageError(f"{args.out}: this version does not write {ending} yet; it writes {', '.join(WRITTEN)}")
    if args.scale <= 0:
        raise UsageError(f"--scale {args.scale:g} is not more than 0")
    from timeline_app.workspace import Workspace

    with Workspace(args.project) as workspace:
        events = workspace.events()
        articles = {article.id: article for article in workspace.articles()}
    size = {"width": args.width} if args.width else {}
    _without_screen()
    from timeline_app.ui.image_export import export_png

    export_png(
        Path(args.out),
        events,
        articles,
        title=Path(args.project).stem,
        span=_span(args, events),
        height=args.height,
        scale=args.scale,
        group_by=args.group_by,
        theme=args.theme,
        **size,
    )
    print(args.out)
    return DONE


def _without_screen() -> None:
    """Let Qt paint into memory, whatever the display; raise InputError where the system lacks what Qt needs."""
    from timeline_app.ui.system_libraries import complaint

    if sys.platform.startswith("linux"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if told := complaint(os.environ):
        raise InputError(told)


def _span(args: argparse.Namespace, events: Sequence[Event]) -> tuple[int, int] | None:
    """Return the days from --from to --to; a side that is not given reaches as far as the events; None for neither."""
    first, last = _first_day(args.start), _last_day(args.end)
    if first is None and last is None:
        return None
    dates = [event.date for event in events if event.date]
    if first is None:
        first = min((date.earliest for date in dates if date.earliest is not None), default=last)
    if last is None:
        last = max((date.latest for date in dates if date.latest is not None), default=first)
    if first is None or last is None or first > last:
        raise UsageError("nothing lies between --from and --to: the first is the later one, or later than every event")
    return first, last


def _list() -> str:
    return ", ".join(EXPORTS)


# Time expressions


def _dates(args: argparse.Namespace) -> int:
    if args.jsonl:
        if args.files or args.published:
            raise UsageError("dates --jsonl reads lines from standard input; each line names its own text and date")
        return _dates_filter(sys.stdin.buffer)
    status = DONE
    for name in args.files or ["-"]:
        try:
            _print_times(name, args)
        except InputError as error:
            status = _complain(error)
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
    """Return a text as it stands, or an HTML page's as the reader of articles sees it; `-` is standard input."""
    if Path(name).suffix.lower() in {".html", ".htm", ".xhtml"}:
        from timeline_app.extract.readers import read_source, split

        return "\n".join(read_source(source).text for source in split(Path(name)))
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise InputError(f"{name}: {error.strerror}. Check the name and that you may read it.") from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        from charset_normalizer import from_bytes

        if (best := from_bytes(data).best()) is None:
            raise InputError(f"{name}: not a text. Save it as UTF-8 text and try again.") from None
        return str(best)


def _table(times: Sequence[Timex3]) -> Iterator[str]:
    rows = [(t.text.replace("\n", " "), t.type, t.value + (f" {t.mod}" if t.mod else "")) for t in times]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for time, (text, kind, value) in zip(times, rows, strict=True):
        cells = f"{text:<{widths[0]}}  {kind:<{widths[1]}}  {value:<{widths[2]}}"
        yield f"{cells}  {time.date or '-'}  ({time.rule}{f', from {time.anchor}' if time.anchor else ''})"


def _dates_filter(lines: io.BufferedIOBase | Any) -> int:
    """Answer each line as soon as it is read, in order; name each bad one."""
    from timeline_app.dates.resolve import find_times
    from timeline_app.exchange.jsonlines import line, time_json

    status = DONE
    for number, raw in enumerate(lines, 1):
        if not raw.strip():
            continue
        try:
            asked, text, published = _asked(raw)
        except ValueError as error:  # JSONDecodeError, UnicodeDecodeError and EdtfError are ValueErrors
            status = _complain(f"line {number}: {error}")
            continue
        times = find_times(text, published, "publication date" if published else None)
        print(line({"id": asked.get("id"), "times": [time_json(time) for time in times]}), flush=True)
    return status


def _asked(raw: bytes) -> tuple[dict[str, Any], str, Edtf | None]:
    asked = json.loads(raw.decode("utf-8-sig"))
    if not isinstance(asked, dict) or not isinstance(asked.get("text"), str):
        raise ValueError('not an object with a "text"')
    published = asked.get("published")
    if published is not None and not isinstance(published, str):
        raise ValueError('"published" is not a date')
    return asked, asked["text"], _calendar_day(published) if published else None


# Arguments


def _calendar_day(text: str) -> Edtf:
    from timeline_app.dates.edtf import Edtf, Precision

    date = Edtf.parse(text)
    vague = date.approximate or date.uncertain or date.is_interval or date.is_one_of
    if date.precision != Precision.DAY or vague or date.earliest is None or date.earliest != date.latest:
        raise ValueError(f"{text} is not a calendar day, such as 2018-08-29")
    return date


def _day(text: str) -> Edtf:
    try:
        return _calendar_day(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a calendar day, such as 2018-08-29") from None


def _date(text: str) -> Edtf:
    from timeline_app.dates.edtf import Edtf, EdtfError

    try:
        return Edtf.parse(text)
    except EdtfError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date, such as 2018, 2018-08 or 2018-08-29") from None


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number of at least 1")
    return int(text)


def _first_day(date: Edtf | None) -> int | None:
    return date.earliest if date else None


def _last_day(date: Edtf | None) -> int | None:
    return date.latest if date else None


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


Option = tuple[tuple[str, ...], dict[str, Any]]


def _option(*names: str, **settings: Any) -> Option:
    return names, settings


_PROJECT = _option("project", metavar="PROJECT", help="a project file (.tldb)")
_JSON = _option("--json", action="store_true", help="print JSON Lines")
_RANGE = (
    _option("--from", dest="start", type=_date, metavar="D", help="keep what may lie on or after this date"),
    _option("--to", dest="end", type=_date, metavar="D", help="keep what may lie on or before this date"),
)
_PUBLISHED = _option("--published", type=_day, metavar="DATE", help="the day of publication, such as 2018-08-29")

# name: (what it does, what runs it, what it takes)
COMMANDS: dict[str, tuple[str, Callable[[argparse.Namespace], int], tuple[Option, ...]]] = {
    "demo": ("open the bundled collection", _demo, ()),
    "add": (
        "read articles into a project file (made if absent)",
        _add,
        (
            _PROJECT,
            _option("paths", nargs="+", metavar="PATH", help="an article, a .jsonl of articles, or a folder of them"),
            _PUBLISHED,
            _option("--jobs", type=_positive, default=os.cpu_count() or 1, metavar="N", help="processes that read"),
        ),
    ),
    "articles": (
        "list the articles of a project",
        _articles,
        (_PROJECT, _JSON, _option("--text", action="store_true", help="with their texts")),
    ),
    "set-published": (
        "correct an article's publication date and print every date that moved",
        _set_published,
        (
            _PROJECT,
            _option("article", metavar="ARTICLE", help="its id, or its file where that names one"),
            _option("date", type=_day, metavar="DATE", help="the day of publication, such as 2018-08-29"),
        ),
    ),
    "events": (
        "list the events of a project",
        _events,
        (
            _PROJECT,
            _JSON,
            *_RANGE,
            _option("--query", metavar="Q", help="keep events whose label or sentences hold these words"),
            _option("--top", type=_positive, metavar="N", help="the N days that matter most, one event each"),
        ),
    ),
    "dates": (
        "list the time expressions of a text",
        _dates,
        (
            _option("files", nargs="*", metavar="FILE", help="texts (default: standard input)"),
            _PUBLISHED,
            _JSON,
            _option("--jsonl", action="store_true", help='a filter: lines {"id","text","published"} in, times out'),
        ),
    ),
    "export": (
        f"draw a project; OUT's ending chooses the format ({', '.join(WRITTEN)})",
        _export,
        (
            _PROJECT,
            _option("out", metavar="OUT", help="the file to write"),
            *_RANGE,
            _option("--width", type=_positive, metavar="PX", help="width of the picture in logical pixels"),
            _option("--height", type=_positive, metavar="PX", help="its height (default: as much as it needs)"),
            _option("--scale", type=float, default=1.0, metavar="F", help="pixels a logical pixel"),
            _option("--group-by", choices=GROUPS, default="outlet", metavar="KEY", help=f"lanes: {', '.join(GROUPS)}"),
            _option("--theme", choices=THEMES, default="light", help="colours"),
        ),
    ),
    "check": ("check that a project file is sound", _check, (_PROJECT,)),
}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="timeline-app",
        usage="timeline-app [PATH...]  |  timeline-app COMMAND ...",
        description="Without a command: open the window on a project file, on articles or folders, or empty.",
        epilog="Exit status: 0 done, 1 some input failed (each named on standard error), 2 wrong usage.",
    )
    parser.add_argument("--version", action="version", version=f"timeline-app {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", title="commands")
    for name, (purpose, run, options) in COMMANDS.items():
        command = commands.add_parser(name, help=purpose, description=purpose[0].upper() + purpose[1:] + ".")
        command.set_defaults(run=run)
        for names, settings in options:
            command.add_argument(*names, **settings)
    return parser
