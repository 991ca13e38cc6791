"""What the faults are tried on: a small network, and a command that writes to it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

NETWORK = {
    "people/ada.md": """\
---
name: Ada Lovelace
email: ada@example.com
knows: [bob]
---

Met at the engine.

## Log

- 2026-10-02 coffee: cards and looms
""",
    "people/ada-l.md": """\
---
name: Ada L
phone: "0171234"
---

## Log

- 2026-09-01 call: about poems
""",
    "people/bob.md": "---\nname: Bob Example\nknows: [[[ada]]]\n---\n\nKnows [[ada]] from school.\n",
    "people/carl.md": "---\nname: Carl Example\nintroduced_by: ada\n---\n",
}


class Scenario(NamedTuple):
    """A command line, and whether the system's own exchange of two files is to be had."""

    argv: Sequence[str]
    exchange: bool = True


LOG = ("log", "ada", "coffee", "a walk along the river")
RENAME = ("rename", "ada", "Ada King")

SCENARIOS = {
    "log": Scenario(LOG),
    "new": Scenario(("new", "Dora Example", "--email", "dora@example.com")),
    "set": Scenario(("set", "ada", "city", "London")),
    "rename": Scenario(RENAME),
    "merge": Scenario(("merge", "ada", "ada-l", "--yes")),
    "log-slowly": Scenario(LOG, exchange=False),
    "rename-slowly": Scenario(RENAME, exchange=False),
}


def make_network(root: Path) -> None:
    """Write the network's files below `root`."""
    for name, text in NETWORK.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")


def renew(root: Path) -> None:
    """Make the network as it was: what it lacks, nothing else, every note written just now.

    What is as it should be stays, for a disk may take long to free what was on it.
    """
    for folder, folders, files in os.walk(root, topdown=False):
        here = Path(folder)
        for name in files:
            path = here / name
            wanted = NETWORK.get(path.relative_to(root).as_posix())
            if wanted is None or path.is_symlink() or path.read_bytes() != wanted.encode():
                path.unlink()
        for name in folders:
            if here / name != root / "people":
                (here / name).rmdir()
    for name, text in NETWORK.items():
        path = root / name
        if path.exists():
            os.utime(path)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")


class _CaughtError(BaseException):
    """What a command was about to write."""


def steps_of(scenario: Scenario, root: Path):
    """The steps that the command of a scenario gives to `changes.apply`."""
    from netnotes import changes, cli

    def caught(root: Path, steps, *args, **kwargs) -> None:
        raise _CaughtError(steps)

    really, changes.apply = changes.apply, caught
    try:
        status = cli.main(["-C", str(root), *scenario.argv])
    except _CaughtError as found:
        return found.args[0]
    finally:
        changes.apply = really
    raise AssertionError(f"{scenario.argv} wrote nothing, and gave {status}")
