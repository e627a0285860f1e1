"""Decide how system packages reach this machine: installed where root can, else named with the exact line to type.

Standard library only and written for any Python 3.8, because it runs before the virtual environment exists.
A wish is a package's name, or several joined by `|` where releases name it differently: the first that apt knows.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_INSTALL = "apt-get install -y --no-install-recommends"


def known_to_apt(package: str) -> bool:
    """Return whether apt can install a package of this very name."""
    done = subprocess.run(["apt-cache", "show", package], capture_output=True, text=True, check=False)
    return "Package: " in done.stdout


def choose(wish: str, known: Callable[[str], bool]) -> str:
    """Return the name in the wish that is known, the first where none is."""
    names = wish.split("|")
    return next((name for name in names if len(names) == 1 or known(name)), names[0])


def install_line(packages: Sequence[str], *, root: bool) -> str:
    """Return the shell line that installs the packages on Debian and Ubuntu."""
    sudo = "" if root else "sudo "
    return f"{sudo}apt-get update && {sudo}{_INSTALL} {' '.join(packages)}"


def provide(wishes: Sequence[str]) -> bool:
    """Install what is wished for where root can, and return whether that was done; else print the line that would."""
    if shutil.which("apt-get") is None:
        return False
    root = os.geteuid() == 0
    if not root:
        packages = [choose(wish, known_to_apt) for wish in wishes]
        print("Install with:\n\n    " + install_line(packages, root=root) + "\n", file=sys.stderr)
        return False
    return _install(wishes)


def _install(wishes: Sequence[str]) -> bool:
    if not _quietly(["apt-get", "update"]):
        print("apt-get update failed; trying with the lists that are here.", file=sys.stderr)
    packages = [choose(wish, known_to_apt) for wish in wishes]
    print("Installing with:\n\n    " + install_line(packages, root=True) + "\n", file=sys.stderr, flush=True)
    return _quietly([*_INSTALL.split(), *packages])


def _quietly(command: Sequence[str]) -> bool:
    """Run a command that asks nothing, showing what it printed only where it fails."""
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(
        [command[0], "-o", "DPkg::Lock::Timeout=120", *command[1:]],
        env=quiet,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        print(done.stdout, file=sys.stderr)
    return done.returncode == 0
