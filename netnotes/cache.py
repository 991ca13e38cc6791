"""A file of plain data beside the notes: only a cache, safe to delete at any moment.

Kept in `.netnotes/`, readable by the owner only, ignored by git through a file of its own. What is
in it is versioned by the program that wrote it and by this Python, and never trusted over a note.
"""

from __future__ import annotations

import marshal
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

from netnotes import __version__

#: Goes up whenever the shape of what is kept changes.
FORMAT = 1
_VERSION = (FORMAT, __version__, marshal.version, sys.version_info[:2])


def read(path: Path) -> Any:
    """What `write` kept there, or None where there is nothing that can be trusted."""
    try:
        with open(path, "rb") as file:
            version, data = marshal.load(file)
    except (OSError, ValueError, EOFError, TypeError):
        return None
    return data if version == _VERSION else None


def write(path: Path, data: Any) -> None:
    """Keep `data` there; where it cannot be kept nothing happens, and the next run reads anew."""
    try:
        make_state_dir(path.parent)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".cache-")
        try:
            with os.fdopen(handle, "wb") as file:
                marshal.dump((_VERSION, data), file)
            os.replace(temporary, path)
        except BaseException:
            os.unlink(temporary)
            raise
    except OSError:
        return


def make_state_dir(path: Path) -> None:
    """Make `.netnotes/`: for the owner only, and ignored by git wherever it stands."""
    if path.is_dir():
        return
    path.mkdir(mode=0o700)
    (path / ".gitignore").write_text("*\n", "utf-8")
