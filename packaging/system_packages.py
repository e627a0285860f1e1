"""Decide how system packages reach this machine: installed where root can, else named with the exact line to type.

Standard library only and written for any Python 3.8, because it runs before the virtual environment exists.
A wish is a package's name, or several joined by `|`, the better ones first. Where apt does not know a library by its
name, it may know it with the ending that Debian and Ubuntu gave to libraries when time became 64 bits wide: `t64`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

_INSTALL = "apt-get install -y --no-install-recommends"


def known_to_apt(packages: Iterable[str]) -> set[str]:
    """Return those of the packages that apt can install under their very names."""
    done = subprocess.run(["apt-cache", "show", *packages], capture_output=True, text=True, check=False)
    return {line.split()[1] for line in done.stdout.splitlines() if line.startswith("Package: ")}


def choose(wishes: Sequence[str], known: Callable[[Iterable[str]], set[str]]) -> list[str]:
    """Return for each wish the first of its names that is known, its first name where none is."""
    names = [[name + ending for ending in ("", "t64") for name in wish.split("|")] for wish in wishes]
    here = known({name for several in names for name in several})
    return [next((name for name in several if name in here), several[0]) for several in names]


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
        packages = choose(wishes, known_to_apt)
        print("Install with:\n\n    " + install_line(packages, root=root) + "\n", file=sys.stderr)
        return False
    return _install(wishes)


def _install(wishes: Sequence[str]) -> bool:
    if not _quietly(["apt-get", "update"]):
        print("apt-get update failed; trying with the lists that are here.", file=sys.stderr)
    packages = choose(wishes, known_to_apt)
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
