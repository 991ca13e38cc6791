"""A change as a unified diff, such as `git apply` and people read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import unified_diff

from netnotes.changes.step import Written

_NO_NEWLINE = "\\ No newline at end of file\n"


def diff(written: Sequence[Written]) -> str:
    """What was written, file by file, as `a/…` and `b/…`; '' where nothing was.

    A note that moved is shown as git shows it: by its two names, and what changed in it.
    """
    moved = _moved_and_changed(written)
    gone = {w.before: w.path for w in written if w.after is None}
    come = {w.after: w.path for w in written if w.before is None}
    out: list[str] = []
    for one in written:
        if one.after is None and one.before in come:
            to = come[one.before]
            out.append(f"diff --git a/{one.path} b/{to}\nsimilarity index 100%\n")
            out.append(f"rename from {one.path}\nrename to {to}\n")
        elif one.path in moved:
            out.extend(_as_moved(one, moved[one.path]))
        elif not (one.before is None and (one.after in gone or one in moved.values())):
            out.extend(_of(one))
    return "".join(out)


def _moved_and_changed(written: Sequence[Written]) -> dict[str, Written]:
    """The note that goes with the one that comes, where there is one of each and they are alike."""
    gone = [one for one in written if one.after is None]
    come = [one for one in written if one.before is None]
    if len(gone) != 1 or len(come) != 1 or gone[0].before == come[0].after:
        return {}
    lines = [set(one.splitlines()) for one in (gone[0].before or b"", come[0].after or b"")]
    alike = 2 * len(lines[0] & lines[1]) >= min(map(len, lines))
    return {gone[0].path: come[0]} if alike else {}


def _as_moved(one: Written, to: Written) -> Iterator[str]:
    yield f"diff --git a/{one.path} b/{to.path}\n"
    yield f"rename from {one.path}\nrename to {to.path}\n"
    for line in unified_diff(_lines(one.before), _lines(to.after), f"a/{one.path}", f"b/{to.path}"):
        yield line if line.endswith("\n") else f"{line}\n{_NO_NEWLINE}"


def of(one: Written) -> str:
    """The diff of one file."""
    return "".join(_of(one))


def _of(one: Written) -> Iterator[str]:
    before = "/dev/null" if one.before is None else f"a/{one.path}"
    after = "/dev/null" if one.after is None else f"b/{one.path}"
    for line in unified_diff(_lines(one.before), _lines(one.after), before, after):
        yield line if line.endswith("\n") else f"{line}\n{_NO_NEWLINE}"


def _lines(raw: bytes | None) -> list[str]:
    """The lines as text, each with its ending; only a newline ends one, as for git."""
    text = (raw or b"").decode("utf-8", "replace")
    return [line for line in _split(text) if line]


def _split(text: str) -> Iterator[str]:
    *whole, last = text.split("\n")
    yield from (f"{line}\n" for line in whole)
    yield last
