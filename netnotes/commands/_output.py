"""Files that a command makes for the user: for the owner only, whole or not at all."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

import click

from netnotes.errors import RefusedError, SystemSaidNoError


def write_file(
    name: str, data: bytes | Iterable[bytes], ours: Callable[[bytes], bool], notes: Path
) -> str:  # fmt: skip
    """Write `data` to the file `name`, `-` for standard output; gives the sentence to say.

    It may come in pieces. What is there is replaced only where it is of our own making, which `ours` tells by its
    beginning. `notes` is people/, which is for notes alone. Raises `RefusedError`.
    """
    pieces = (data,) if isinstance(data, bytes) else data
    if name == "-":
        _print(pieces)
        return ""
    path = Path(name)
    if path.resolve().is_relative_to(notes.resolve()):
        raise RefusedError(f"{name}: people/ is for notes; choose a place beside it.")
    if path.is_symlink() or path.exists():
        if path.is_symlink() or not path.is_file():
            raise RefusedError(f"{name}: there is something else of that name; choose another.")
        with open(path, "rb") as file:
            if not ours(file.read(4096)):
                raise RefusedError(
                    f"{name}: there is a file that netnotes did not make; choose another name."
                )
    if not path.parent.is_dir():
        raise SystemSaidNoError(f"{name}: there is no folder {path.parent}; nothing was written.")
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".netnotes-")
    try:
        with os.fdopen(handle, "wb") as file:  # mkstemp makes it for the owner only
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise
    return f"Wrote {name}, which only you can read."


def _print(pieces: Iterable[bytes]) -> None:
    """Print the pieces; whoever reads them may stop when it is enough."""
    try:
        for piece in pieces:
            click.echo(piece, nl=False)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
