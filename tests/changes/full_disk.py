"""Writes to a network on a disk that is full, or nearly so; run by the test, on a disk of its own."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from netnotes import changes
from netnotes.changes import kept, lost
from netnotes.errors import SystemSaidNoError

START = b"---\nname: Ada\n---\n" + b"- 2026-01-01 call: about this and that\n" * 200


def fill(disk: Path, leave: int) -> None:
    """Leave `leave` bytes, and as many names."""
    blocks = 0
    try:
        while True:
            (disk / f"fill{blocks}").write_bytes(b"x" * 1024)
            blocks += 1
    except OSError:
        pass
    for number in range(min(leave, blocks)):
        (disk / f"fill{blocks - 1 - number}").unlink()


def attempt(disk: Path, leave: int) -> bool:
    """One change, with so much room; gives whether it was said to be there."""
    root = disk / "net"
    note = root / "people/ada.md"
    fill(disk, leave)
    line = f"- 2026-11-21 coffee: with {leave}\n".encode() * 3
    try:
        changes.apply(root, [changes.Change("people/ada.md", lambda raw: raw + line)], "x")
        said = True
    except SystemSaidNoError:
        said = False
    assert note.read_bytes() == (START + line if said else START), leave
    for path in disk.glob("fill*"):
        path.unlink()
    changes.apply(root, [], "")
    assert note.read_bytes() == (START + line if said else START), leave
    assert os.listdir(root / "people") == ["ada.md"]
    assert kept.versions(root) == []
    assert lost.lost(root) == []
    note.write_bytes(START)
    for copy in kept.copies(root):
        os.unlink(copy.place)
    (root / ".netnotes/journal").unlink(missing_ok=True)
    return said


def main(disk: Path) -> None:
    """Less and more room, until it is enough."""
    note = disk / "net/people/ada.md"
    note.parent.mkdir(parents=True)
    note.write_bytes(START)
    said = [attempt(disk, leave) for leave in range(40)]
    assert not said[0]
    assert said[-1]
    print(f"{len(said)}/{len(said)}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
