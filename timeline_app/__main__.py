"""Start the program by `python -m timeline_app`."""

from __future__ import annotations

import sys

from timeline_app.cli import main

if __name__ == "__main__":  # the workers that read articles import this module too
    sys.exit(main())
