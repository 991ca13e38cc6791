"""The bytes of notes, for commands that work them out before they write."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from netnotes.commands._shared import Run


def reading(run: Run) -> Callable[[str], bytes]:
    """What gives the bytes of a note by its path; raises `SystemSaidNoError` where it cannot."""
    from netnotes.errors import SystemSaidNoError
    from netnotes.raw import read_bytes

    def read(path: str) -> bytes:
        raw = read_bytes(run.root / path)
        if isinstance(raw, bytes):
            return raw
        raise SystemSaidNoError(f"{path}: {raw.message}; nothing was written.")

    return read
