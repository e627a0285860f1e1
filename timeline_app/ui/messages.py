"""What is told to the user in one line, and how what adding came to is told; no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline_app.records import AddReport


READ_KINDS = ".txt, .html, .pdf, .md or .jsonl"


@dataclass(frozen=True, slots=True)
class Message:
    """One line for the user, with what can be done about it."""

    text: str
    kind: str = "note"  # note, warning or error
    details: tuple[str, ...] = ()
    remedy: tuple[str, str] | None = None  # what a button says, and the command that it gives
    offers_undo: bool = False  # it says what Undo or Redo would do: no longer true once either, or an edit, was done


def told(report: AddReport) -> Message:
    """Say what adding came to."""
    passed = _passed(report)
    if not (report.added or report.changed or report.present or report.failed or report.cancelled):
        text = f"Nothing to read was found there: articles are files in {READ_KINDS}."
        return Message(f"{text}{passed}", "warning", report.passed)
    text = f"{_articles(len(report.added))} added."
    if report.cancelled:
        text = f"Cancelled: {_articles(len(report.added))} added until then."
    if report.changed:
        text += f" {_articles(len(report.changed))} came with another text: now read as a new version."
    if report.present:
        text += f" {_articles(len(report.present))} had been added before."
    from timeline_app.extract.language import no_rules  # a message alone, which any part of the window says, needs none

    unread = tuple(f"{file}: {no_rules(language)}" for file, language in report.foreign)
    if unread:
        text += f" {_articles(len(unread))} cannot be dated yet: {unread[0]}."
    if not report.failed:
        return Message(f"{text}{passed}", "warning" if unread else "note", (*unread, *report.passed))
    reasons = tuple(why if why.startswith(file) else f"{file}: {why}" for file, why in report.failed)
    missed = "1 file was not read" if len(reasons) == 1 else f"{len(reasons)} files were not read, the first"
    return Message(f"{text} {missed}: {reasons[0]}{passed}", "warning", (*reasons, *unread, *report.passed))


def _passed(report: AddReport) -> str:
    """Say which files were passed by in folders; "" where none was."""
    if not report.passed:
        return ""
    names = [PurePath(file).name for file in report.passed]
    rest = f" and {len(names) - 2:,} more" if len(names) > 2 else ""
    files = "1 file is" if len(names) == 1 else f"{len(names):,} files are"
    return f" {files} of a kind that is not read: {', '.join(names[:2])}{rest}."


def _articles(count: int) -> str:
    return "1 article" if count == 1 else f"{count} articles"
