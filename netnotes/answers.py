"""What a reading command answered, kept until anything it rests on changes.

The same question about the same notes, settings and day, asked of the same program, has the same
answer; so it is given again without reading a single note. Only a cache, like the others.
"""

from __future__ import annotations

import os
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from netnotes import cache

#: So many answers are kept; the oldest go.
MOST = 60


class Answer(NamedTuple):
    """What was printed, the exit status, and how many notes could not be read, or go by a taken name."""

    text: str
    status: int
    broken: int
    namesakes: int = 0


def key_of(*parts: object) -> str:
    """The name under which the answer to a question is kept."""
    return blake2b(repr(parts).encode("utf-8", "replace"), digest_size=16).hexdigest()


def recall(folder: Path, key: str) -> Answer | None:
    """The answer kept under `key`."""
    kept = cache.read(folder / f"{key}.answer")
    return Answer._make(kept) if kept is not None else None


def keep(folder: Path, key: str, answer: Answer) -> None:
    """Keep an answer, and let the oldest go."""
    if os.path.islink(folder):  # nothing is written through a link, and nothing swept
        return
    cache.write(folder / f"{key}.answer", tuple(answer))
    try:
        kept = [entry for entry in os.scandir(folder) if entry.name.endswith(".answer")]
        for entry in sorted(kept, key=lambda e: e.stat().st_mtime_ns)[:-MOST]:
            os.unlink(entry.path)
    except OSError:
        return
