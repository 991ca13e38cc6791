"""Programs that write to one note at the same time: `writers.py ROLE FOLDER NAME COUNT`.

`netnotes` logs lines in its way; `in-place` and `by-rename` are editors that add lines in theirs: they
look whether the file changed since they read it, as editors do, but save far more often than a person.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from netnotes import changes
from netnotes.errors import RefusedError

NOTE = "people/ada.md"


def log(root: Path, name: str, count: int) -> None:
    """Add lines as a command does."""
    for number in range(count):
        line = f"- 2026-11-21 coffee: {name} {number}\n".encode()
        step = changes.Change(NOTE, lambda raw, line=line: with_line(raw, line))
        until = time.monotonic() + 600
        while True:
            try:
                changes.apply(root, [step], f"{name} {number}", lock_seconds=600)
                break
            except RefusedError:  # an editor takes long over saving: the command is given again
                assert time.monotonic() < until


def with_line(raw: bytes, line: bytes) -> bytes:
    """The note with one more line; one that is no whole note is refused, as every command does."""
    if not raw.startswith(b"---\n"):
        raise RefusedError("no front matter")
    return raw if line in raw else raw + line


def edit(root: Path, name: str, count: int, *, by_rename: bool) -> None:
    """Add lines as an editor does."""
    path = root / NOTE
    for number in range(count):
        text = path.read_bytes()
        time.sleep(0.002)
        while path.read_bytes() != text:  # "the file changed on disk": the person reloads it
            text = path.read_bytes()
        text += f"- 2026-11-21 coffee: {name} {number}\n".encode()
        if by_rename:
            new = path.with_name(f".{name}.tmp")
            new.write_bytes(text)
            os.replace(new, path)
        else:
            path.write_bytes(text)


if __name__ == "__main__":
    role, folder, name, count = sys.argv[1:]
    os.fsync = lambda handle: None  # the other writers see what the disk has yet to see
    print("ready", flush=True)
    sys.stdin.readline()
    if role == "netnotes":
        log(Path(folder), name, int(count))
    else:
        edit(Path(folder), name, int(count), by_rename=role == "by-rename")
