"""How long starting takes, from the program to the first paint of an empty window, over bare Python: several starts.

Each is a process of its own with a home of its own, so that no project of the user's is remembered. Files are warm:
the first start of each kind is not counted. `heavy` names modules that an empty window has no use for and has loaded.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parent))
from frames import calibration, tell

from timeline_app.ui.app import make_application

BARE = "pass"
BARE_QT = """
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
window = QMainWindow()
window.show()
application.processEvents()
"""
WINDOW = """
import timeline_app.cli
from timeline_app.ui.app import make_application, make_window
application = make_application()
window = make_window()
window.show()
application.processEvents()
"""
TELL = "import json, sys; print(json.dumps(sorted(sys.modules)))"
HEAVY = ("numpy", "trafilatura", "lxml", "dateutil", "holidays", "tzdata", "rensa", "py3langid", "charset_normalizer")


def main() -> int:
    """Run the benchmark and print its figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--json", action="store_true", help="print one JSON object as the last line")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        bare, qt, window = (_starts(program, wanted.runs, home) for program in (BARE, BARE_QT, WINDOW))
        loaded = json.loads(_start(WINDOW + TELL, home).splitlines()[-1])
    make_application()
    found = {
        "over_bare_python_ms": round(statistics.median(window) - statistics.median(bare), 1),
        "best_ms": round(min(window) - min(bare), 1),
        "bare_window_ms": round(statistics.median(qt) - statistics.median(bare), 1),
        "bare_python_ms": round(statistics.median(bare), 1),
        "heavy": [name for name in HEAVY if name in loaded],
        "modules": len(loaded),
        "runs_ms": [round(one, 1) for one in window],
        "calibration": calibration(),
    }
    tell(found, as_json=wanted.json)
    return 0


def _starts(program: str, runs: int, home: str) -> list[float]:
    """Return the ms that each start took after the first, until it was painted and gone without clearing up."""
    times = []
    for _ in range(runs + 1):
        started = perf_counter()
        _start(program, home)
        times.append(1000 * (perf_counter() - started))
    return times[1:]


def _start(program: str, home: str) -> str:
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": home, "XDG_CONFIG_HOME": home}
    command = [sys.executable, "-c", f"{program}\nimport os, sys; sys.stdout.flush()\n"]
    if TELL not in program:
        command[-1] += "os._exit(0)"
    done = subprocess.run(command, env=surroundings, capture_output=True, text=True, check=True)
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
