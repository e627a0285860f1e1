"""A user's own rules work as ours do; what is wrong in them is named, and the bundled rules still work."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from timeline_app.cli import main
from timeline_app.dates import rulebook, tagger
from timeline_app.dates.edtf import Edtf
from timeline_app.dates.pattern_cost import complaint
from timeline_app.dates.resolve import find_times
from timeline_app.dates.rules import load_rules
from timeline_app.extract.forking import WORTH_IT
from timeline_app.ui import app

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Writer = Callable[[str], Path]

WASH_DAY = """
[[rule]]
name = "wash-day"
explains = "Wash day is the Monday before publication."
pattern = '''wash day'''
do = "named-day"
with = { by = -1 }
examples = [["The hut burned on wash day.", "2018-08-28", "2018-08-27", "2018-08-27", "2018-08-27"]]
"""


def forget() -> None:
    rulebook.rulebook.cache_clear()
    tagger._index.cache_clear()
    tagger._head_of.cache_clear()
    tagger._pieces.cache_clear()


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Writer]:
    """Put a rule file where the program looks for the user's."""
    folder = tmp_path / "own"
    folder.mkdir()
    monkeypatch.setenv(rulebook.VARIABLE, str(folder))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))

    def to_file(text: str) -> Path:
        (folder / "mine.toml").write_text(text, "utf-8")
        forget()
        return folder / "mine.toml"

    yield to_file
    monkeypatch.undo()
    forget()


def times_of(text: str) -> list[tuple[str, str]]:
    return [(time.rule, time.value) for time in find_times(text, Edtf.parse("2018-08-28"))]


def test_a_rule_of_the_user_dates_texts(write: Writer) -> None:
    write(WASH_DAY)
    assert times_of("It sank on wash day.") == [("wash-day", "2018-08-27")]
    assert rulebook.problems() == ()


def test_a_rule_in_the_configuration_folder_counts(write: Writer, tmp_path: Path) -> None:
    folder = tmp_path / "config" / "timeline-app" / "rules" / "en"
    folder.mkdir(parents=True)
    (folder / "more.toml").write_text(WASH_DAY, "utf-8")
    forget()
    assert times_of("It sank on wash day.") == [("wash-day", "2018-08-27")]


def test_a_rule_with_the_name_of_ours_takes_its_place(write: Writer) -> None:
    assert times_of("It sank yesterday.") == [("yesterday", "2018-08-27")]
    write(WASH_DAY.replace('"wash-day"', '"yesterday"'))
    assert times_of("It sank yesterday.") == []
    assert times_of("It sank on wash day.") == [("yesterday", "2018-08-27")]
    assert len(rulebook.active_rules()) == len(load_rules())


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("[[rule]]", "[[rule", "no TOML"),
        ("[[rule]]", "[[rules]]", "[[rule]] entries"),
        ('do = "named-day"', "", "has no 'do'"),
        ('do = "named-day"', 'do = "nameday"', "no operation 'nameday'"),
        ('do = "named-day"', "do = 3", "'do' is no text"),
        ("with =", "wiht =", "no key 'wiht'"),
        ("wash day'''", "wash (day'''", "missing ), unterminated subpattern"),
        ("wash day'''", "wash <dya>'''", "vocabulary has no word 'dya'"),
        ("wash day'''", "wash +day'''", "without a limit"),
        ("wash day'''", "(?:wa{1,9}sh{0,9}){1,9} day'''", "too many ways"),
        ("wash day'''", "wash[a-z ]{0,2000}day'''", "more than 1000 characters"),
        ('"2018-08-27"]]', '"2018-08-26"]]', "gives 2018-08-27 2018-08-27 2018-08-27 instead of"),
        ("on wash day.", "on Sunday.", "is read by the rule weekday"),
        ("by = -1", 'by = "much"', "its example"),
        (', "2018-08-27"]]', "]]", "an example is five texts"),
    ],
)
def test_what_is_wrong_is_named_and_the_bundled_rules_work(write: Writer, old: str, new: str, said: str) -> None:
    assert old in WASH_DAY
    path = write(WASH_DAY.replace(old, new))
    (problem,) = rulebook.problems()
    assert problem.startswith(f"{path}: ")
    assert said in problem
    assert said in ("no TOML", "[[rule]] entries") or "rule 'wash-day'" in problem
    with pytest.raises(rulebook.RuleError, match=r"mine\.toml"):
        rulebook.require_sound_rules()
    assert times_of("It sank on wash day. It burned yesterday.") == [("yesterday", "2018-08-27")]


def test_the_rule_of_the_manual_works(write: Writer) -> None:
    manual = (Path(__file__).parents[2] / "docs" / "rules.md").read_text("utf-8")
    write("\n".join(line[4:] for line in manual[manual.index("    [[rule]]") :].split("\n\n")[0].splitlines()))
    assert rulebook.problems() == ()
    assert times_of("It was shown at the autumn fair of 1912.") == [("harvest-fair", "1912-09-14")]


def test_two_rules_of_one_name_are_a_mistake(write: Writer) -> None:
    write(WASH_DAY + WASH_DAY)
    (problem,) = rulebook.problems()
    assert "another rule of this file has that name" in problem


def test_a_folder_that_is_none_is_named(write: Writer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(rulebook.VARIABLE, "/no/such/folder")
    forget()
    (problem,) = rulebook.problems()
    assert problem.startswith("/no/such/folder: TIMELINE_APP_RULES names it")


def test_a_command_that_dates_refuses_a_wrong_rule_file(
    write: Writer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article = tmp_path / "a.txt"
    article.write_text("It sank yesterday.", "utf-8")
    path = write(WASH_DAY.replace("named-day", "nameday"))
    assert main(["dates", str(article), "--published", "2018-08-28"]) == 1
    assert f"{path}: rule 'wash-day': there is no operation" in capsys.readouterr().err
    write(WASH_DAY)
    assert main(["dates", str(article), "--published", "2018-08-28"]) == 0


def test_the_window_says_which_rule_is_not_used(write: Writer) -> None:
    told: list[str] = []
    bar = SimpleNamespace(show_message=lambda message: told.append(message.text))
    window: Any = SimpleNamespace(parts=SimpleNamespace(message=bar))
    write(WASH_DAY)
    app._tell_of_rules(window)
    assert told == []
    path = write(WASH_DAY.replace("named-day", "nameday"))
    app._tell_of_rules(window)
    assert told[0].startswith(f"A rule of yours is not used. {path}: rule 'wash-day': there is no operation")


def test_rules_are_listed_and_files_are_tried(write: Writer, capsys: pytest.CaptureFixture[str]) -> None:
    path = write(WASH_DAY)
    assert main(["rules"]) == 0
    said = capsys.readouterr().out
    assert f"wash-day  ({path})\n    Wash day is the Monday before publication.\n" in said
    assert "yesterday  (30-relative.toml)" in said
    assert main(["rules", "--check", str(path)]) == 0
    assert "1 rule, every example holds" in capsys.readouterr().err
    path.write_text(WASH_DAY.replace('"2018-08-27"]]', '"2018-08-26"]]'), "utf-8")
    assert main(["rules", "--check", str(path)]) == 1
    assert "“The hut burned on wash day.” gives" in capsys.readouterr().err


def test_processes_that_read_have_the_same_rules(write: Writer, tmp_path: Path) -> None:
    """In a program of its own: what readers are forked from keeps the environment in which it was started."""
    write(WASH_DAY)
    files = [tmp_path / f"{number}.txt" for number in range(WORTH_IT)]
    for number, file in enumerate(files):
        file.write_text(f"Barge number {number} sank on wash day.", "utf-8")

    def run(*words: str | Path) -> str:
        command = [sys.executable, "-m", "timeline_app", *map(str, words)]
        return subprocess.run(command, check=True, capture_output=True, text=True, timeout=60).stdout

    project = tmp_path / "barges.tldb"
    run("add", project, *files, "--published", "2018-08-28", "--jobs", "2")
    events = [json.loads(line) for line in run("events", project, "--json").splitlines()]
    assert [mention["time"]["rule"] for event in events for mention in event["mentions"]] == ["wash-day"] * WORTH_IT


@pytest.mark.parametrize(
    ("pattern", "slow"),
    [
        ("the (?:first|second) wash day", False),
        ("wash {1,8}day", False),
        (r"\d{1,2}(?:st|nd|rd|th)? of wash", False),
        ("(?: day){1,9}", False),
        ("a*", True),
        ("(?:a+)+", True),
        ("a{2,}", True),
        ("(?:a|a){1,30}", True),
        ("(?:a?){1,30}", True),
        (r"\w{0,99}\w{0,99}\w{0,99}", True),
        ("(?=a+)b", True),
        ("(?:(?:a{1,9}){1,9}){1,9}", True),
    ],
)
def test_what_could_be_slow_is_refused(pattern: str, slow: bool) -> None:
    assert (complaint(pattern) is not None) == slow


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_and_a_file_beyond_all_measure_are_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.toml")
    (tmp_path / "large.toml").write_bytes(b"#" * 5_000_000)
    for name, reason in (("pipe.toml", "no file"), ("large.toml", "larger than")):
        rules, wrong = rulebook.read_rules(tmp_path / name)
        assert rules == []
        assert reason in wrong[0]
