"""How a command says what it did: exit statuses, complaints, counts."""

from __future__ import annotations

import sys

DONE, FAILED, USAGE, INTERRUPTED = 0, 1, 2, 130


class UsageError(Exception):
    """A command line that cannot be meant; the message says why."""


def complain(message: object, status: int = FAILED) -> int:
    """Name on standard error what failed and return the exit status."""
    print(f"timeline-app: {message}", file=sys.stderr)
    return status


def tell(message: object) -> None:
    """Say how it went on standard error: standard output carries results only."""
    print(message, file=sys.stderr)


def count(number: int, noun: str) -> str:
    """Write a number with its noun: "1 article", "2 articles"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
