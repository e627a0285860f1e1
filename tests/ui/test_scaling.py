"""From 100 to 300 % nothing in the window is cut, and it fits a screen of 3840 by 2160."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent


@pytest.mark.parametrize("factor", ["1", "1.5", "2", "3"])
def test_the_window_is_whole_at_every_scale(tmp_path: Path, factor: str) -> None:
    homes = {name: str(tmp_path) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")}
    environment = {**os.environ, **homes, "QT_SCALE_FACTOR": factor, "QT_QPA_PLATFORM": "offscreen"}
    run = subprocess.run(
        [sys.executable, str(HERE / "scaled_window.py"), str(tmp_path)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert run.returncode == 0, run.stderr[-2_000:]
    told = json.loads(run.stdout.splitlines()[-1])
    assert told["ratio"] == float(factor)
    assert told["cut"] == []
    assert told["size"] == [1280, 720]
    assert told["least"][0] <= 1280
    assert told["least"][1] <= 720
    assert told["pixels"] == [1280 * float(factor), 720 * float(factor)]
