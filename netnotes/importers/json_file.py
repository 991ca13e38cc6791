"""JSON that another program wrote, read whole and within the limits."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from netnotes.errors import RefusedError
from netnotes.importers.source import Source


def load(source: Source, member: str = "") -> Any:
    """What a member says. Raises `RefusedError` where it is no JSON, or nested without end."""
    raw = source.read(member)
    try:
        return json.loads(raw.decode("utf-8-sig", "strict"))
    except (ValueError, RecursionError) as error:
        where = source.place(member=member)
        what = "nested too deeply" if isinstance(error, RecursionError) else f"no JSON ({error})"
        raise RefusedError(f"{where}: {what}; nothing was written.") from error


def records(data: Any, key: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """The maps of the list under a key, each with its number, from 1."""
    found = data.get(key) if isinstance(data, dict) else data
    for number, one in enumerate(found if isinstance(found, list) else (), 1):
        if isinstance(one, dict):
            yield number, one


def text(one: dict[str, Any], *keys: str) -> str:
    """The first of these that is a text which says something."""
    return next((v.strip() for k in keys if isinstance(v := one.get(k), str) and v.strip()), "")


def unbroken(said: str) -> str:
    """Text whose UTF-8 was written byte by byte (`Ã©` for `é`), put right; other text as it is."""
    try:
        return said.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return said


def day(stamp: Any) -> str:
    """Seconds since 1970 as an ISO day (UTC); '' for what is none."""
    if not isinstance(stamp, int | float) or not 0 < stamp < 32_503_680_000:
        return ""
    return datetime.fromtimestamp(stamp, UTC).date().isoformat()
