"""The commands: what they print where, and their exit statuses to the letter."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from timeline_app.cli import main
from timeline_app.cli.reporting import DONE, FAILED, USAGE
from timeline_app.records import Field
from timeline_app.resources import resource
from timeline_app.workspace import Workspace

ARTICLE = "Flood in Arden\n\nA flood destroyed the bridge in Arden on Monday, the mayor said.\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "flood.txt"
    made.write_text(ARTICLE, encoding="utf-8")
    return made


@pytest.fixture
def project(tmp_path: Path, file: Path, capsys: pytest.CaptureFixture[str]) -> str:
    path = str(tmp_path / "p.tldb")
    assert main(["add", path, str(file), "--published", "2018-08-29"]) == DONE
    capsys.readouterr()
    return path


def feed(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))


def printed(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(row) for row in capsys.readouterr().out.splitlines()]


def usage_status(*arguments: str) -> int:
    """Return the exit status of a wrong command line, whoever found it wrong."""
    try:
        return main(list(arguments))
    except SystemExit as stop:
        return int(stop.code or 0)


def test_a_bundled_file_that_the_installation_lacks_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("timeline_app.cli._run", lambda _: resource("models", "gone.toml"))
    assert main(["articles", "p.tldb"]) == FAILED
    assert "bundled file 'models/gone.toml' is missing: install timeline-app again" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        ["no-such-command-or-file"],
        ["dates", "--published", "last week"],
        ["dates", "--published", "2018-08"],
        ["dates", "--published", "2018-02-30"],
        ["dates", "--jsonl", "a.txt"],
        ["add", "only-a-project.tldb"],
        ["add", "p.tldb", "a.txt", "--jobs", "0"],
        ["events", "p.tldb", "--top", "none"],
        ["events", "p.tldb", "--from", "someday"],
        ["export", "p.tldb", "out.xyz"],
        ["export", "p.tldb", "out.svg"],
        ["export", "p.tldb", "out"],
        ["--no-such-option"],
    ],
)
def test_wrong_usage_is_2_and_says_why(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert usage_status(*arguments) == USAGE
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.strip()


def test_an_export_that_is_not_written_yet_names_what_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "p.tldb", "out.svg"]) == USAGE
    assert ".png" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["articles", "events", "check"])
def test_a_project_that_is_not_there_is_a_failed_input(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = str(tmp_path / "none.tldb")
    assert main([command, path]) == FAILED
    assert path in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_dates_reads_a_file_and_prints_objects(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["dates", str(file), "--published", "2018-08-29", "--json"]) == DONE
    (time,) = printed(capsys)
    assert (time["text"], time["value"], time["earliest"]) == ("Monday", "2018-08-27", "2018-08-27")
    assert ARTICLE[time["start"] : time["end"]] == "Monday"


def test_dates_reads_standard_input_and_prints_a_table(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    feed(monkeypatch, "It opened on 3 May 2017 – “quietly”.".encode())
    assert main(["dates"]) == DONE
    assert "3 May 2017" in capsys.readouterr().out


def test_dates_names_a_file_that_is_not_there_and_reads_the_rest(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = str(tmp_path / "missing.txt")
    assert main(["dates", missing, str(file), "--json", "--published", "2018-08-29"]) == FAILED
    shown = capsys.readouterr()
    assert missing in shown.err
    assert json.loads(shown.out)["text"] == "Monday"


def test_the_dates_filter_answers_in_order_and_names_bad_lines(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [
        b'{"id": "one", "text": "on Monday", "published": "2018-08-29"}',
        b"not json",
        b'{"id": 2, "text": "on Monday", "published": null}',
        b'{"id": 3, "text": "on Monday", "published": "someday"}',
        b'{"id": 4}',
        b"\xff",
        b'{"id": "five", "text": "nothing"}',
    ]
    feed(monkeypatch, b"\n".join(rows))
    assert main(["dates", "--jsonl"]) == FAILED
    shown = capsys.readouterr()
    answers = [json.loads(row) for row in shown.out.splitlines()]
    assert [answer["id"] for answer in answers] == ["one", 2, "five"]
    assert [len(answer["times"]) for answer in answers] == [1, 1, 0]
    assert [time["earliest"] for answer in answers[:2] for time in answer["times"]] == ["2018-08-27", None]
    assert [row.split(":")[1].strip() for row in shown.err.splitlines()] == ["line 2", "line 4", "line 5", "line 6"]


def test_the_dates_filter_answers_each_line_before_it_is_given_the_next() -> None:
    command = [sys.executable, "-m", "timeline_app", "dates", "--jsonl"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        for name in ("one", "two"):
            running.stdin.write(json.dumps({"id": name, "text": "in May 2017 – é"}).encode() + b"\n")
            running.stdin.flush()
            answer = json.loads(running.stdout.readline())
            assert (answer["id"], answer["times"][0]["value"]) == (name, "2017-05")
        running.stdin.close()
        assert running.wait(timeout=60) == DONE


def test_a_reader_that_leaves_early_is_no_error(project: str) -> None:
    script = "import sys; from timeline_app.cli import main; sys.exit(main(sys.argv[1:]))"
    command = [sys.executable, "-c", script, "articles", project, "--json", "--text"]
    out, into = os.pipe()
    os.close(out)
    done = subprocess.run(command, stdout=into, stderr=subprocess.PIPE, timeout=60, check=False)
    os.close(into)
    assert (done.returncode, done.stderr) == (DONE, b"")


def test_output_is_utf_8_whatever_the_terminal(tmp_path: Path) -> None:
    text = tmp_path / "t.txt"
    text.write_text("– é 3 mai – May 2017", encoding="utf-8")
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    command = [sys.executable, "-m", "timeline_app", "dates", str(text), str(tmp_path / "é.txt")]
    done = subprocess.run(command, capture_output=True, env=environment, timeout=60, check=False)
    assert done.returncode == FAILED
    assert "é.txt" in done.stderr.decode("utf-8")
    assert "2017-05" in done.stdout.decode("utf-8")


def test_add_names_what_is_in_a_language_without_rules(
    tmp_path: Path, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    german = tmp_path / "brand.txt"
    words = "Ein Feuer hat in der Nacht auf den 4. März den alten Pier zerstört, wie die Feuerwehr am Montag sagte. "
    german.write_text(words * 3, encoding="utf-8")
    project = str(tmp_path / "p.tldb")
    assert main(["add", project, str(file), str(german), "--published", "2018-08-29"]) == DONE
    said = capsys.readouterr().err
    assert f"{german}: in German; there are no rules for it yet, so no events were read\n" in said
    assert "flood.txt: in" not in said
    assert main(["articles", project, "--json"]) == DONE
    assert [article["language"] for article in printed(capsys)] == [None, "de"]


def test_add_names_each_failed_file_and_adds_the_rest(
    tmp_path: Path, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    assert main(["add", str(tmp_path / "p.tldb"), str(empty), str(file)]) == FAILED
    shown = capsys.readouterr()
    assert "empty.txt" in shown.err
    assert "1 article added" in shown.err
    assert not shown.out, "standard output carries results, and adding has none"


def test_articles_prints_objects_with_text_when_asked(project: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["articles", project, "--json", "--text"]) == DONE
    (article,) = printed(capsys)
    assert (article["title"], article["published"]) == ("Flood in Arden", "2018-08-29")
    assert article["published_from"] == "set by hand"
    assert "destroyed the bridge" in article["text"]


def test_events_prove_their_sentences(project: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["articles", project, "--json", "--text"])
    (article,) = printed(capsys)
    assert main(["events", project, "--json"]) == DONE
    events = printed(capsys)
    assert events
    for mention in (mention for event in events for mention in event["mentions"]):
        assert article["text"][mention["start"] : mention["end"]] == mention["text"]
        assert mention["file"] == article["file"]
    assert main(["events", project, "--from", "1990", "--to", "1991"]) == DONE
    assert capsys.readouterr().out == ""


def test_set_published_prints_what_moved_before_and_after(
    project: str, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["set-published", project, str(file), "2018-09-05"]) == DONE
    rows = capsys.readouterr().out.splitlines()
    assert any("2018-08-29" in row and "2018-09-05" in row for row in rows)
    assert any("2018-08-27" in row and "2018-09-03" in row and "Monday" in row for row in rows)
    assert main(["set-published", project, "nobody", "2018-09-05"]) == FAILED
    assert usage_status("set-published", project, str(file), "soon") == USAGE


def test_published_shows_what_is_proposed_and_accepts_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project, file = str(tmp_path / "p.tldb"), tmp_path / "2018-08-29_flood.txt"
    file.write_text(ARTICLE, encoding="utf-8")
    main(["add", project, str(file)])
    capsys.readouterr()
    assert main(["published", project, "--json"]) == DONE
    (row,) = printed(capsys)
    assert (row["published"], row["proposal"]["date"]) == (None, "2018-08-29")
    assert row["evidence"] == row["proposal"]["evidence"]
    assert [*row["evidence"][0]] == ["kind", "edtf", "earliest", "latest", "origin", "quote", "weight", "stated"]
    assert main(["published", project]) == DONE
    assert "proposed 2018-08-29" in capsys.readouterr().out
    assert main(["published", project, "--accept", "--at-least", "1"]) == DONE
    assert "0 dates accepted; 1 less sure than 1 left" in capsys.readouterr().err
    assert usage_status("published", project, "--accept", "--at-least", "2") == USAGE
    assert main(["published", project, "--accept"]) == DONE
    rows = capsys.readouterr().out.splitlines()
    assert rows[0] == "undated -> 2018-08-29  Flood in Arden"
    assert any("2018-08-27" in row and "Monday" in row for row in rows)
    assert main(["published", project, "--json"]) == DONE
    (row,) = printed(capsys)
    assert (row["published"], row["published_from"], row["proposal"]) == ("2018-08-29", "accepted: file name", None)


def test_published_takes_dates_of_a_table_or_of_names(
    project: str, file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "29 Aug 2018.txt"
    other.write_text(ARTICLE + "It rained.", encoding="utf-8")
    table = tmp_path / "dates.csv"
    table.write_text(f"file,date\n{other.name},30 Aug 2018\n{file.name},2018-01-01\n", encoding="utf-8")
    main(["add", project, str(other)])
    capsys.readouterr()
    assert main(["published", project, "--names", "DD Mon YYYY.*", "--json"]) == DONE
    assert [row["proposal"]["date"] for row in printed(capsys)] == ["2018-08-29"]
    assert main(["published", project, "--table", str(table), "--accept"]) == FAILED
    told = capsys.readouterr()
    assert "line 3: " in told.err
    assert "is dated 2018-08-29 already" in told.err
    assert told.out.splitlines()[0].startswith("undated -> 2018-08-30")
    assert main(["published", project, "--table", str(tmp_path / "gone.csv")]) == FAILED
    assert usage_status("published", project, "--names", "YYYY") == USAGE
    assert usage_status("published", project, "--names", "YYYYMMDD", "--table", str(table)) == USAGE
    assert usage_status("published", project, "--accept", "--json") == USAGE


@pytest.mark.usefixtures("qapp")  # else the export makes an application that window tests cannot use
def test_export_writes_a_picture_of_the_size_that_was_asked(
    project: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.png"
    size = ["--width", "700", "--height", "500", "--scale", "2"]
    assert main(["export", project, str(out), *size, "--from", "2018-08"]) == DONE
    assert capsys.readouterr().out.strip() == str(out)
    content = out.read_bytes()
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    assert (int.from_bytes(content[16:20], "big"), int.from_bytes(content[20:24], "big")) == (1400, 1000)


@pytest.mark.usefixtures("qapp")  # else the export makes an application that window tests cannot use
def test_export_leaves_out_what_the_user_hid_and_keeps_the_lanes_that_were_chosen(
    project: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[Any] = []
    monkeypatch.setattr("timeline_app.ui.image_export.export_png", lambda out, shot, **_: drawn.append(shot))
    with Workspace(project) as workspace:
        hidden, moved = workspace.events()[:2]
        workspace.do("hide", workspace.deciding({hidden.id: {Field.HIDDEN: "1"}}))
        workspace.do("lane", workspace.deciding({moved.id: {Field.PLACE: "Norrhamn"}}))
    assert main(["export", project, str(tmp_path / "out.png"), "--group-by", "place"]) == DONE
    (shot,) = drawn
    assert shot.ref_of(hidden.id) not in shot.index.refs
    assert "Norrhamn" in shot.index.lane_names


@pytest.mark.usefixtures("qapp")  # else the export makes an application that window tests cannot use
def test_export_that_cannot_be_written_is_named(
    project: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", project, str(tmp_path / "no folder" / "out.png")]) == FAILED
    assert "out.png" in capsys.readouterr().err
    assert usage_status("export", project, "out.png", "--from", "2019", "--to", "2018") == USAGE
    assert usage_status("export", project, "out.png", "--scale", "0") == USAGE


def test_check_finds_a_project_sound(project: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", project]) == DONE
    assert "sound" in capsys.readouterr().out


def test_dates_before_year_1_are_arguments_and_no_options(
    project: str, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["set-published", project, str(file), "-0043-03-15"]) == DONE
    assert "-> -0043-03-15" in capsys.readouterr().out
    assert main(["events", project, "--from", "-0044", "--to", "-0043-12-31", "--json"]) == DONE
    assert printed(capsys)[0]["earliest"] == "-0043-03-11"


def test_results_that_cannot_be_written_are_named(project: str) -> None:
    with Path("/dev/full").open("wb") as full:
        run = [sys.executable, "-m", "timeline_app", "articles", project]
        done = subprocess.run(run, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == FAILED
    assert done.stderr.startswith(b"timeline-app: standard output: ")
    assert b"Traceback" not in done.stderr


def test_the_dates_filter_survives_deep_nesting_and_takes_the_day_of_a_date_time(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    feed(
        monkeypatch, b"[" * 100_000 + b'\n{"id": 1, "text": "It rained today.", "published": "2018-08-29T09:30:00Z"}\n'
    )
    assert main(["dates", "--jsonl"]) == FAILED
    shown = capsys.readouterr()
    assert "line 1: too deeply nested" in shown.err
    (time,) = json.loads(shown.out)["times"]
    assert (time["anchor"], time["anchor_from"]) == ("2018-08-29", "publication date")


def test_dates_refuses_what_is_no_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    image = tmp_path / "scan.txt"
    image.write_bytes(b"%PDF-1.7 29 August 2018")
    assert main(["dates", str(image)]) == FAILED
    assert "scan.txt: a PDF document" in capsys.readouterr().err


def test_usage_of_a_command_names_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["dates", "--help"])
    assert capsys.readouterr().out.startswith("usage: timeline-app dates ")


def test_nothing_is_accepted_by_less_than_all_rules(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a_2018-08-29.txt").write_text("The pier burns\n\nIt burnt down on Friday.\n", "utf-8")
    project = str(tmp_path / "p.tldb")
    assert main(["add", project, str(tmp_path / "a_2018-08-29.txt"), "--jobs", "1"]) == 0
    monkeypatch.setenv("TIMELINE_APP_RULES", str(tmp_path / "nosuch"))
    assert main(["published", project, "--accept"]) == 1
    assert "nosuch" in capsys.readouterr().err
    assert main(["published", project]) == 0
