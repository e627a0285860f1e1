"""The commands: what each is called and what it takes.

Each is a few lines over the functions that the window uses. Standard output carries results, always as UTF-8; standard
error carries progress (on a terminal only) and complaints. Exit status 0: done; 1: some input failed, each named with
the reason, and the rest was done; 2: wrong usage. Everything heavy is imported by the command that needs it.
"""

from __future__ import annotations

import argparse
import io
import os
import re
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from timeline_app import __version__
from timeline_app.cli import filters, picture, project, publication, rules, times
from timeline_app.cli.arguments import JSON, PROJECT, PUBLISHED, RANGE, Option, day, option, positive, share
from timeline_app.cli.reporting import DONE, FAILED, INTERRUPTED, USAGE, UsageError, complain
from timeline_app.records import InputError
from timeline_app.resources import DEMOS, FIRST_DEMO, MissingResourceError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_NEGATIVE = re.compile(r"-\d[\dX-]*")  # what begins with a dash and is no option: -0043-03-15


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command line and return the exit status."""
    _prepare_streams()
    arguments = list(sys.argv[1:] if argv is None else argv)
    try:
        status = _run(arguments)
        sys.stdout.flush()
    except UsageError as error:
        return complain(error, USAGE)
    except (InputError, MissingResourceError) as error:
        return complain(error, FAILED)
    except KeyboardInterrupt:
        return complain("interrupted; what was done until now is kept", INTERRUPTED)
    except BrokenPipeError:  # whoever read our output has seen enough
        _drop_output()
        return DONE
    except OSError as error:
        if error.filename is not None:
            return complain(f"{error.filename}: {error.strerror}. Check the name and that you may use it.")
        _drop_output()
        return complain(f"standard output: {error.strerror}. Make room, or write elsewhere; then run it again.")
    return status


def _run(arguments: list[str]) -> int:
    if not arguments or not (arguments[0] in COMMANDS or arguments[0].startswith("-")):
        return _window(arguments)
    parsed = _parser().parse_args(arguments)
    if arguments[0] in _READS_TEXT or getattr(parsed, "accept", False):
        _require_sound_rules()
    command: Callable[[argparse.Namespace], int] | None = getattr(parsed, "run", None)
    return _window([]) if command is None else command(parsed)


def _require_sound_rules() -> None:
    """Refuse to date anything by less than all the rules that the user wrote."""
    from timeline_app.dates.rulebook import RuleError, require_sound_rules

    try:
        require_sound_rules()
    except RuleError as error:
        raise InputError(f"{error}\ntimeline-app rules --check FILE tries a rule file.") from error


def _prepare_streams() -> None:
    """Write UTF-8; let nothing come from, or go to, a stream that whoever started us had closed."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115 - open until the end
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _drop_output() -> None:
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _window(paths: Sequence[str]) -> int:
    for path in paths:
        if not Path(path).exists():
            known = ", ".join(COMMANDS)
            raise UsageError(f"{path}: neither a file, nor a folder, nor a command ({known}); see timeline-app --help")
    from timeline_app.ui.app import run_window

    return run_window([Path(path) for path in paths])


def _demo(asked: argparse.Namespace) -> int:
    from timeline_app.ui.app import run_demo

    return run_demo(DEMOS[asked.name])


_READS_TEXT = ("add", "set-published", "dates", "link")  # the commands that date what they read
# name: (what it does, what runs it, what it takes)
COMMANDS: dict[str, tuple[str, Callable[[argparse.Namespace], int], tuple[Option, ...]]] = {
    "demo": (
        "open the bundled collection",
        _demo,
        (
            option(
                "name",
                nargs="?",
                choices=tuple(DEMOS),
                default=FIRST_DEMO.name,
                metavar="NAME",
                help=f"which of them: {', '.join(DEMOS)} (default: {FIRST_DEMO.name})",
            ),
        ),
    ),
    "add": (
        "read articles into a project file (made if absent)",
        project.add,
        (
            PROJECT,
            option(
                "paths",
                nargs="+",
                metavar="PATH",
                help="an article (text, HTML, PDF, Markdown), a .jsonl of articles, or a folder of them",
            ),
            PUBLISHED,
            option("--jobs", type=positive, default=os.cpu_count() or 1, metavar="N", help="processes that read"),
        ),
    ),
    "articles": (
        "list the articles of a project",
        project.articles,
        (PROJECT, JSON, option("--text", action="store_true", help="with their texts")),
    ),
    "set-published": (
        "correct an article's publication date and print every date that moved",
        project.set_published,
        (
            PROJECT,
            option("article", metavar="ARTICLE", help="its id, or its file where that names one"),
            option("date", type=day, metavar="DATE", help="the day of publication, such as 2018-08-29"),
        ),
    ),
    "published": (
        "list what speaks for each publication date, and what is proposed where none is stated",
        publication.published,
        (
            PROJECT,
            JSON,
            option(
                "--table",
                metavar="FILE",
                help="propose the dates of a CSV or TSV: a column file, url, id or title"
                " names the article, a column date or published its day",
            ),
            option("--names", metavar="PATTERN", help='propose the dates in file names: "*_YYYY-MM-DD*" (also Mon)'),
            option(
                "--at-least",
                type=share,
                metavar="F",
                help="keep proposals that are at least so sure, from 0 to 1 (with --accept and no other wish 0.5)",
            ),
            option("--accept", action="store_true", help="take what is proposed and print every date that moved"),
        ),
    ),
    "events": (
        "list the events of a project",
        project.events,
        (
            PROJECT,
            JSON,
            *RANGE,
            option(
                "--query",
                metavar="Q",
                help='keep events whose words meet this: word, begin*, "phrase", AND, OR, NOT or -word, NEAR(a b, 5)',
            ),
            option("--top", type=positive, metavar="N", help="the N days that matter most, one event each"),
        ),
    ),
    "dates": (
        "list the time expressions of a text",
        times.dates,
        (
            option("files", nargs="*", metavar="FILE", help="texts (default: standard input)"),
            PUBLISHED,
            JSON,
            option("--jsonl", action="store_true", help='a filter: lines {"id","text","published"} in, times out'),
        ),
    ),
    "link": (
        "tell which mentions of events, in any article, are of one event",
        filters.link,
        (
            option(
                "--jsonl",
                action="store_true",
                required=True,
                help='a filter: lines {"id","text","published","outlet","mentions":[{"id","start","end","trigger"}]}'
                ' in, lines {"mention","event"} out',
            ),
        ),
    ),
    "attributions": (
        "list who says what in texts",
        filters.attributions,
        (
            option(
                "--jsonl",
                action="store_true",
                required=True,
                help='a filter: lines {"id","text"} in, source, cue and content of each attribution out',
            ),
        ),
    ),
    "rules": (
        "list the rules that find times, or try a file of your own",
        rules.rules,
        (option("--check", nargs="+", metavar="FILE", help="try the examples of these rule files"),),
    ),
    "export": (
        f"draw a project; OUT's ending chooses the format ({', '.join(picture.WRITTEN)})",
        picture.export,
        (
            PROJECT,
            option("out", metavar="OUT", help="the file to write"),
            *RANGE,
            option("--width", type=positive, metavar="PX", help="width of the picture in logical pixels"),
            option("--height", type=positive, metavar="PX", help="its height (default: as much as it needs)"),
            option("--scale", type=float, default=1.0, metavar="F", help="pixels a logical pixel"),
            option(
                "--group-by",
                choices=picture.GROUPS,
                default="outlet",
                metavar="KEY",
                help=f"lanes: {', '.join(picture.GROUPS)}",
            ),
            option("--theme", choices=picture.THEMES, default="light", help="colours"),
        ),
    ),
    "check": (
        "check that a project file is sound",
        project.check,
        (
            PROJECT,
            option("--relink", action="store_true", help="make the events and their links anew from the articles"),
        ),
    ),
}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="timeline-app",
        usage="timeline-app [PATH...]  |  timeline-app COMMAND ...",
        description="Without a command: open the window on a project file, on articles or folders, or empty.",
        epilog="Exit status: 0 done, 1 some input failed (each named on standard error), 2 wrong usage.",
    )
    parser.add_argument("--version", action="version", version=f"timeline-app {__version__}")
    commands = parser.add_subparsers(prog="timeline-app", metavar="COMMAND", title="commands")
    for name, (purpose, run, options) in COMMANDS.items():
        command = commands.add_parser(name, help=purpose, description=purpose[0].upper() + purpose[1:] + ".")
        command.set_defaults(run=run)
        command._negative_number_matcher = _NEGATIVE  # no other way to let dates before year 1 be arguments
        for names, settings in options:
            command.add_argument(*names, **settings)
    return parser
