"""What a commit would hold of some files: what is staged, which need not be what is on disk."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from netnotes.git.running import inside_repository, one_path, read

_REGULAR = (b"100644", b"100755")


class _Entry(NamedTuple):
    """A staged file: whether it is a regular one, the name of its content, its path."""

    regular: bool
    blob: bytes
    path: bytes


def staged(folder: Path, names: Sequence[str], *, most: int) -> dict[str, bytes | None]:
    """The staged files among `names`, files or folders relative to `folder`, by path.

    Each with its staged content, of which at most `most` bytes and one more are kept; None where
    the content says nothing by itself: a link, or what git keeps in another form than the file
    (git-crypt, LFS). What is staged as gone is left out. In a hook it is the commit in the making.

    Raises `GitMissingError` where there is no git, `ValueError` where there is no work tree.
    """
    folder = folder.resolve()
    here = _place(folder)
    if not inside_repository(folder, here):  # `git diff` would compare any two files then
        raise ValueError("no work tree")
    done = read(
        folder, "diff", "--cached", "--raw", "-z", "--no-abbrev", "--no-renames", "--relative",
        "--diff-filter=d", "--no-ext-diff", "--no-textconv", "--ignore-submodules=all",
        "-O/dev/null", "--", *names, more=here,
    )  # fmt: skip
    if done.status:
        raise ValueError(done.said)
    entries = _entries(done.out)
    filtered = _filtered(folder, entries, here)
    plain = [one for one in entries if one.regular and one.path not in filtered]
    contents = _contents(folder, plain, most, here)
    return {os.fsdecode(one.path): contents.get(one.blob) for one in entries}


def _place(folder: Path) -> dict[str, str]:
    """The variables that tie git to the commit in the making.

    A hook is told of it by variables, which are relative to where the hook runs: they hold where
    the notes lie in that repository, and belong to somebody else where they do not.
    """
    kept = {name: os.environ[name] for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE")
            if name in os.environ}  # fmt: skip
    if not kept:
        return {}
    start = Path.cwd()
    top = read(start, "rev-parse", "--show-toplevel", more=kept)
    if top.status or not folder.is_relative_to(Path(one_path(top.out)).resolve()):
        return {}
    asked = {
        "GIT_WORK_TREE": ("--show-toplevel",),
        "GIT_DIR": ("--absolute-git-dir",),
        "GIT_INDEX_FILE": ("--git-path", "index"),
    }
    found = {name: read(start, "rev-parse", *how, more=kept).out for name, how in asked.items()}
    return {name: os.fspath(start / one_path(out)) for name, out in found.items()}


def _entries(out: bytes) -> list[_Entry]:
    """The files of a raw diff: `:old new old-blob new-blob status`, then the path."""
    pieces = out.split(b"\0")
    entries = []
    for head, path in zip(pieces[::2], pieces[1::2], strict=False):
        _, mode, _, blob, _ = head.split(b" ")
        entries.append(_Entry(mode in _REGULAR, blob, path))
    return entries


def _filtered(folder: Path, entries: Sequence[_Entry], here: Mapping[str, str]) -> set[bytes]:
    """The paths that go through a filter on their way into git, which is a program: not run."""
    if not entries:
        return set()
    paths = b"".join(one.path + b"\0" for one in entries)
    out = read(folder, "check-attr", "-z", "--stdin", "filter", stdin=paths, more=here).out
    pieces = out.split(b"\0")
    return {
        path
        for path, value in zip(pieces[::3], pieces[2::3], strict=False)
        if value not in (b"unspecified", b"unset", b"")
    }


def _contents(
    folder: Path, entries: Sequence[_Entry], most: int, here: Mapping[str, str]
) -> dict[bytes, bytes]:
    """The contents by name, in one run of git."""
    if not entries:
        return {}
    with tempfile.TemporaryFile() as names:
        names.write(b"".join(one.blob + b"\n" for one in entries))
        names.seek(0)
        out = read(folder, "cat-file", "--batch", "--buffer", stdin=names, more=here).out
    contents: dict[bytes, bytes] = {}
    start = 0
    while (end := out.find(b"\n", start)) >= 0:
        name, kind, *size = out[start:end].split(b" ")
        start = end + 1
        if kind == b"blob":
            content = out[start : start + int(size[0])]
            start += len(content) + 1
            contents[name] = content[: most + 1]
    return contents
