"""What the user is told where a wish cannot be served."""

from __future__ import annotations


class InputError(Exception):
    """A file or a wish of the user's that cannot be served; the message names it and says what to do."""
