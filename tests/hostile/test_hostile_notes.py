"""Notes that would hurt another program, by their numbers in the study of hostile inputs (1 to 41).

Of each: exactly these findings, this exit status, with the note beside it read as usual and no byte of any file changed.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hostile_notes import FILES, FRONT_MATTER, TESTIMONY, WITNESS, Case, Finding, note

MIB = 1024 * 1024 - 200


def grow(token: bytes, before: bytes = b"", after: bytes = b"") -> bytes:
    return note() + before + token * (MIB // len(token)) + after


#: Each would take a careless regular expression, or a loop in a loop, hours.
LONG = [
    b"[[", b"[[ ", b"[[a|", b"[", b"](", b"x.md ", b"<!--", b"%%", b"` ", b"- [ ] ", b"- [ ] (due ", b"# x\n",
    b"## Log\n", b"---\n", b"=\n", b"a\n==\n", b"```\n", b"~~~\n", b"\n", b" ", b"\t", b"#a ", b"1-", b"<<<<<<<\n",
    b"netnotes: ignore[", b"netnotes: ignore[a] b\n", b"- 2026-11-05 coffee with a, b: c #d\n",
]  # fmt: skip
LATE = [
    b"# a",
    b"- [ ] a",
    b"- [ ] x (due ",
    b"[[a",
    b"`",
    b"netnotes: ignore[a] x",
    b"- a\n",
    b"a\n",
]
IN_LOG = [b"coffee with a", b"coffee at a", b"coffee", b"16:00", b"coffee: a #"]


@pytest.fixture
def hostile(
    tmp_path: Path, run: Callable, digests: Callable, measured: Callable
) -> Callable[[Case], list[Finding]]:
    """Makes a case's network, checks it, and gives the findings besides the testimony."""

    def meet(case: Case) -> list[Finding]:
        (tmp_path / "people").mkdir()
        (tmp_path / "people/zoe.md").write_bytes(WITNESS)
        for name, raw in case.files.items():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_bytes(raw)
        if case.prepare:
            case.prepare(tmp_path)
        before = digests()
        with measured():
            ran = run("check", "--json")
        assert digests() == before, "a file was changed"
        assert case.status in (None, ran.status)
        assert ran.err == ""
        found = [
            (one["path"], one["line"], one["column"], one["code"])
            for one in json.loads(ran.out)["diagnostics"]
        ]
        assert TESTIMONY in found, "the note beside it was not looked at"
        return [finding for finding in found if finding != TESTIMONY]

    return meet


@pytest.mark.parametrize("case", [*FRONT_MATTER, *FILES], ids=lambda case: case.title)
def test_exactly_this_is_said(case: Case, hostile: Callable) -> None:
    assert hostile(case) == list(case.found)


def test_36_a_note_that_the_system_refuses(
    make: Callable, files_of: Callable, run: Callable
) -> None:
    make(
        files_of(
            "[people/ada.md as unreadable]\n---\nname: Ada\n---\n[people/zoe.md]\n---\nname: Zoe\n---"
        )
    )

    ran = run("check")

    assert ran.status == 1
    assert ran.out.startswith(
        "people/ada.md:1:1 N133 unreadable: it cannot be read: Permission denied\n"
    )


def test_36_a_folder_that_the_system_refuses(
    make: Callable, files_of: Callable, run: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make(
        files_of("[people/a/ada.md]\n---\nname: Ada\n---\n[people/zoe.md]\n---\nname: Zoe\n---")
    )
    really = os.scandir

    def scandir(path: str | Path) -> object:
        if os.fspath(path) == str(root / "people/a"):
            raise PermissionError(13, "Permission denied", str(path))
        return really(path)

    monkeypatch.setattr(os, "scandir", scandir)
    ran = run("check")

    assert ran.status == 1
    assert ran.out.startswith(
        "people/a:1:1 N133 unreadable: the folder cannot be read: Permission denied\n"
    )


def test_where_notes_lie_is_said_where_there_are_none(
    make: Callable, files_of: Callable, run: Callable
) -> None:
    files = "[mkdocs.yml]\nplugins: [netnotes]\n[docs/people/ada.md]\n---\nname: Ada\n---"
    (make(files_of(files)) / "people").rmdir()
    ran = run("check")
    assert ran.status == 1
    assert ran.out.startswith(
        "people:1:1 N133 unreadable: there is no such folder; notes lie in people/, beside mkdocs.yml\n"
    )


@pytest.mark.parametrize("token", LONG, ids=repr)
def test_a_mebibyte_of_anything_is_read_in_time(token: bytes, hostile: Callable) -> None:
    found = hostile(Case("", {"people/ada.md": grow(token)}, status=None))
    assert all(path == "people/ada.md" for path, *_ in found)


def test_backticks_of_every_length_are_read_in_time(hostile: Callable) -> None:
    raw = note() + b" ".join(b"`" * length for length in range(1, 1400))
    hostile(Case("", {"people/ada.md": raw}, status=None))


@pytest.mark.parametrize("before", LATE, ids=repr)
def test_a_mebibyte_of_blanks_is_read_in_time(before: bytes, hostile: Callable) -> None:
    hostile(Case("", {"people/ada.md": grow(b" ", before, b"b")}, status=None))


@pytest.mark.parametrize("before", IN_LOG, ids=repr)
@pytest.mark.parametrize("token", [b" ", b"[[", b"#a ", b"with a ", b", "], ids=repr)
def test_a_mebibyte_in_the_log_is_read_in_time(
    before: bytes, token: bytes, hostile: Callable
) -> None:
    raw = grow(token, b"## Log\n\n- 2026-11-05 " + before, b"b")
    hostile(Case("", {"people/ada.md": raw}, status=None))


# -- in a process of its own -----------------------------------------------------------------

SELECTION = [
    case
    for case in [*FRONT_MATTER, *FILES]
    if case.title.split()[0] in ("3", "15", "17", "19", "27", "28", "30", "31", "33", "39")
]


@pytest.mark.parametrize("case", SELECTION, ids=lambda case: case.title)
def test_never_a_traceback(case: Case, tmp_path: Path) -> None:
    (tmp_path / "people").mkdir()
    for name, raw in case.files.items():
        (tmp_path / name).write_bytes(raw)
    if case.prepare:
        case.prepare(tmp_path)

    done = subprocess.run(
        [sys.executable, "-m", "netnotes", "-C", str(tmp_path), "check", "--today", "2026-11-21"],
        capture_output=True,
        timeout=600,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "ascii", "NO_COLOR": "1"},
    )

    assert done.returncode == case.status
    assert done.stderr == b""
    assert b"\x1b" not in done.stdout
    assert b"\x00" not in done.stdout
    assert not (tmp_path / "pwned").exists()
    first = done.stdout.split(b"\n", 1)[0].decode()
    if case.found:
        _, line, column, code = case.found[0]
        assert f":{line}:{column} {code} " in first
    else:
        assert first.endswith("in order.")
