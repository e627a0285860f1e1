"""Our timeline against vis-timeline in headless Chromium: the same events, the same close-up view, the same steps.

A step pans the view by a twentieth of its length or zooms by a notch of the wheel. It costs what the program works for
it, of the browser in all of its processes: script, style, layout, paint, raster and compositing, but no waiting for
the screen. vis-timeline is fetched from the npm registry into a folder that is removed again; its page is served on
this machine. Both are on one core, in one run. Where chromium or npm are missing, that is said.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from time import perf_counter, process_time
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import psutil

sys.path.insert(0, str(Path(__file__).parent))
import frames
from pan_zoom import close_span
from synthetic import make_title
from synthetic_columns import Told, make_columns, make_lanes, make_snapshot, snapshot_of

from timeline_app.timeline.marks import MarkKind
from timeline_app.ui.app import make_application

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from timeline_app.timeline.scale import TimeScale
    from timeline_app.ui.snapshot import Snapshot
    from timeline_app.ui.timeline_view import TimelineView

HERE: Final = Path(__file__).parent
SIZES: Final = {"few": 10_000, "many": 100_000}
CLUSTERED: Final = ("many",)
PANS: Final = ([0.05] * 5 + [-0.05] * 5) * 8  # shares of the view
ZOOMS: Final = ([1.14] * 5 + [1 / 1.14] * 5) * 8  # factors, as of a wheel's notch
PATIENCE: Final = 400.0  # seconds
PACKAGE: Final = "vis-timeline@8"
BROWSERS: Final = ("chromium", "chromium-browser", "google-chrome")
FLAGS: Final = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--disable-frame-rate-limit",
    "--disable-gpu-vsync", "--window-size=1600,900", "--force-device-scale-factor=1",
)  # fmt: skip
_TYPES: Final = {".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css"}


def main() -> int:
    """Run the benchmark and print its figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON object as the last line")
    wanted = parser.parse_args()
    browser, npm = next(filter(None, map(shutil.which, BROWSERS)), None), shutil.which("npm")
    if browser is None or npm is None:
        print(f"skipped: {'npm' if browser else 'chromium'} is not installed here", file=sys.stderr)
        if wanted.json:
            print(json.dumps({"skipped": "npm" if browser else "chromium"}))
        return 0
    frames.use_one_core()
    make_application()
    shots = {name: make_snapshot(count) for name, count in SIZES.items()}
    ours = {name: _ours(shot) for name, shot in shots.items()}
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        theirs = _theirs(Path(folder), browser, npm, shots)
    found = _compared(ours, theirs)
    frames.tell(found, as_json=wanted.json)
    return 0


def _compared(ours: dict[str, dict[str, Any]], theirs: dict[str, Any]) -> dict[str, Any]:
    if "error" in theirs:
        raise RuntimeError(theirs["error"])
    rows = {
        **{
            f"{how}_{told}": (ours[name][how], theirs[name][how])
            for name, told in (("few", "10k"), ("many", "100k_clustered"))
            for how in ("pan", "zoom")
        },
        "first_view_100k": (ours["many"]["first"], theirs["many"]["first"]),
    }
    return {
        **{
            name: {"ours_ms": round(our, 2), "vis_ms": round(their, 2), "ratio": round(their / our, 1)}
            for name, (our, their) in rows.items()
        },
        "drawn": {name: {"ours": ours[name]["drawn"], "vis": theirs[name]["drawn"]} for name in SIZES},
        "calibration": frames.calibration(),
    }


def _ours(shot: Snapshot) -> dict[str, Any]:
    """Return the ms of the first view, from columns without an index, and of steps; what tells of events is there."""
    columns, lanes = make_columns(len(shot)), make_lanes(len(shot))
    told = Told(columns)
    span = close_span(shot.index)
    began = perf_counter()
    view = frames.make_view(snapshot_of(columns, lanes, told), span)
    first = 1000 * (perf_counter() - began)
    frames.settle()
    length = view.port.canvas_width
    pan = _worked(view, [lambda by=by: view.scale.pan(by * length) for by in PANS])  # type: ignore[misc]
    zoom = _worked(view, [lambda by=by: view.scale.zoom_about(length / 2, by) for by in ZOOMS])  # type: ignore[misc]
    drawn = len(view.scene.marks)
    view.close()
    frames.rest()
    return {"first": first, "pan": pan, "zoom": zoom, "drawn": drawn}


def _worked(view: TimelineView, steps: Sequence[Callable[[], TimeScale]]) -> float:
    """Return the ms of work of a step."""
    before = process_time()
    for step in steps:
        frames.timed(lambda step=step: view.set_scale(step()))  # type: ignore[misc]
    return 1000 * (process_time() - before) / len(steps)


def _theirs(folder: Path, browser: str, npm: str, shots: dict[str, Snapshot]) -> dict[str, Any]:
    subprocess.run(
        [npm, "install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", str(folder), PACKAGE],
        check=True, capture_output=True, timeout=PATIENCE,
    )  # fmt: skip
    built = folder / "node_modules" / "vis-timeline"
    files = {
        "/": (HERE / "vis_page.html").read_bytes(),
        "/vis.js": (built / "standalone" / "umd" / "vis-timeline-graph2d.min.js").read_bytes(),
        "/vis.css": (built / "styles" / "vis-timeline-graph2d.min.css").read_bytes(),
        **{f"/{name}.json": json.dumps(_wish(name, shot)).encode() for name, shot in shots.items()},
    }
    results: Queue[dict[str, Any]] = Queue()
    stages = _Stages()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(files, results, stages))
    Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_address[1]}/"
    with subprocess.Popen(
        [browser, *FLAGS, f"--user-data-dir={folder / 'profile'}", "--remote-debugging-port=0", address],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    ) as running:  # fmt: skip
        stages.browser = psutil.Process(running.pid)
        try:
            return _with_steps(results.get(timeout=PATIENCE), stages.worked)
        except Empty:
            raise TimeoutError(f"{browser} sent nothing back for {PATIENCE:.0f} s") from None
        finally:
            running.terminate()
            server.shutdown()


def _wish(name: str, shot: Snapshot) -> dict[str, Any]:
    """Return what the page shows: days as points with labels, what lasts as ranges, times in ms."""
    index = shot.index
    first, end = close_span(index)
    lane = index.lanes_of(np.arange(len(index))).tolist()
    items = [
        {"id": ref, "content": make_title(ref), "group": lane[at], "start": 1000 * start}
        | ({"type": "point"} if kind == MarkKind.DAY else {"type": "range", "end": 1000 * over})
        for at, (ref, start, over, kind) in enumerate(
            zip(
                index.refs.tolist(),
                index.starts.tolist(),
                index.ends_of(slice(None)).tolist(),
                index.kinds.tolist(),
                strict=True,
            )
        )
    ]
    return {
        "items": items,
        "groups": [{"id": at, "content": each} for at, each in enumerate(index.lane_names)],
        "start": 1000 * first, "end": 1000 * end, "pans": PANS, "zooms": ZOOMS, "clustered": name in CLUSTERED,
    }  # fmt: skip


def _with_steps(found: dict[str, Any], worked: Mapping[str, float]) -> dict[str, Any]:
    for stage, seconds in worked.items():
        how, name = stage.split()
        found[name][how] = 1000 * seconds / len(PANS)
    return found


class _Stages:
    """What the browser's processes work from one word of its page to the next."""

    def __init__(self) -> None:
        self.worked: dict[str, float] = {}  # by stage that is over: seconds
        self.browser: psutil.Process | None = None
        self._stage, self._from = "idle", 0.0

    def begin(self, stage: str) -> None:
        """Close the stage before, and begin one."""
        now = self._seconds()
        if self._stage != "idle":
            self.worked[self._stage] = now - self._from
        self._stage, self._from = stage, now

    def _seconds(self) -> float:
        if self.browser is None:
            raise RuntimeError("no browser was started")
        times = [each.cpu_times() for each in (self.browser, *self.browser.children(recursive=True))]
        return sum(each.user + each.system for each in times)


def _handler(files: dict[str, bytes], results: Queue[dict[str, Any]], stages: _Stages) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = files.get(self.path)
            self.send_response(200 if body is not None else 404)
            self.send_header("Content-Type", _TYPES.get(Path(self.path).suffix or ".html", "application/json"))
            self.send_header("Content-Length", str(len(body or b"")))
            self.end_headers()
            self.wfile.write(body or b"")

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            if self.path == "/worked":
                stages.begin(body.decode())
            else:
                results.put(json.loads(body))
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    return Handler


if __name__ == "__main__":
    sys.exit(main())
