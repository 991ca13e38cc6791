"""Files that mean harm to whoever imports them (rows 44 to 56): what is said, what is written, what is left.

Of each: exactly these words with their places, this exit status, no byte of any file changed until it is
applied; then these notes inside of people/, which say these names; and the second time nothing new.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hostile_imports import ANA, BO, CARDS, COLUMNS, LETTER, MAIL, NOT_KNOWN, ROW, TABLES, Imported

from netnotes.model.parse import make_note, parse_note

CASES = [*CARDS, *TABLES, *MAIL]
ME = "---\nname: Sam Roe\nemail: sam@roe.example\n---\n"
SETTINGS = "plugins:\n  - netnotes:\n      me: sam-roe\n"


@pytest.fixture
def network(write: Callable) -> Path:
    return write({"people/sam-roe.md": ME, "mkdocs.yml": SETTINGS})


def told(out: str, err: str) -> list[str]:
    """What was said of the records, with their places; or the line of the refusal."""
    if not out:
        line = err.removeprefix("netnotes: ").rstrip("\n")
        assert "\n" not in line
        return [NOT_KNOWN if NOT_KNOWN in line else line]
    assert err == ""
    plan = json.loads(out)
    skipped = [f"{one['record']} {one['why']}" for one in plan["skipped"]]
    if len(skipped) > 3:
        skipped = [skipped[0], f"… and {len(skipped) - 2:,} more", skipped[-1]]
    left = [f"{one['record']} without {one['what'][:30]}: {one['why']}" for one in plan["left_out"]]
    return [*skipped, *left, *plan["remarks"]]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_exactly_this_is_said_and_made(
    case: Imported, network: Path, run: Callable, digests: Callable, measured: Callable
) -> None:
    (network / case.name).write_bytes(case.raw)
    before = digests()
    with measured():
        plan = run("import", case.name, *case.options, "--json")
    assert told(plan.out, plan.err) == list(case.said)
    assert plan.status == case.status
    assert digests() == before, "a file was changed by looking at it"

    done = run("import", case.name, *case.options, "--apply", "--json")
    assert done.status == case.status
    after = digests()
    assert before.items() <= after.items(), "a file that was there was changed"
    made = {path.stem: path.read_bytes() for path in (network / "people").iterdir()}
    del made["sam-roe"]
    assert len(after) == len(before) + len(made), "something was made outside of people/"
    assert {slug: name_in(raw) for slug, raw in made.items()} == case.made

    again = run("import", case.name, *case.options, "--apply", "--json")
    assert again.status == case.status
    assert digests() == after, "the second time was something new (row 56)"


def name_in(raw: bytes) -> str:
    """The name that a note says: all of it is read, and it says nothing that is not a note's."""
    note = make_note("people/x.md", parse_note(raw))
    assert not note.broken
    assert not note.problems
    assert raw.count(b"\n---\n") == 1
    return str(note.name)


def test_56_several_files_twice(network: Path, run: Callable, digests: Callable) -> None:
    files = {"a.vcf": ANA + BO, "Connections.csv": COLUMNS + ROW, "all.mbox": LETTER}
    for name, raw in files.items():
        (network / name).write_bytes(raw)
    first = json.loads(run("import", *files, "--apply", "--log", "--everyone", "--json").out)
    assert [one["path"] for one in first["new"]] == ["people/ana-diaz.md", "people/bo-chen.md"]
    after = digests()
    again = json.loads(run("import", *files, "--apply", "--log", "--everyone", "--json").out)
    assert (again["new"], again["added"], again["changed"]) == ([], [], [])
    assert digests() == after


# -- what is no file (row 52) -----------------------------------------------------------------


def missing(path: Path) -> None:
    """Nothing is there."""


def a_folder(path: Path) -> None:
    path.mkdir()


def a_socket(path: Path) -> None:
    before = Path.cwd()
    os.chdir(path.parent)  # a socket's path may be short only
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.chdir(before)


def a_dangling_link(path: Path) -> None:
    path.symlink_to("nowhere")


NO_FILES = [
    ("52 missing", missing, 4, "all.mbox: it cannot be read: no such file or directory; nothing was written."),
    ("52 a folder", a_folder, 3, NOT_KNOWN),
    ("52 a pipe", os.mkfifo, 3, "all.mbox: it is no regular file; nothing was written."),
    ("52 a socket", a_socket, 4, "all.mbox: it cannot be read: no such device or address; nothing was written."),
    ("52 a dangling link", a_dangling_link, 4, "all.mbox: it cannot be read: no such file or directory; nothing was written."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("make", "status", "said"), [one[1:] for one in NO_FILES], ids=[one[0] for one in NO_FILES]
)
def test_what_is_no_file(
    make: Callable, status: int, said: str, network: Path, run: Callable, measured: Callable
) -> None:
    make(network / "all.mbox")
    there = names(network)
    with measured():
        ran = run("import", "all.mbox", "--apply")
    assert ran.status == status
    assert told(ran.out, ran.err) == [said]
    assert names(network) == there, "something was made"


def names(root: Path) -> list[str]:
    """What lies below a folder, but for the program's own."""
    found = (str(path.relative_to(root)) for path in root.rglob("*"))
    return sorted(name for name in found if not name.startswith(".netnotes"))


@pytest.mark.parametrize("kind", ["career-ops", "friends", "monica", "netnotes-json", "table"])
@pytest.mark.parametrize("files", [("a.txt", "b.txt"), ()], ids=["two", "none"])
def test_an_archive_that_is_said_to_be_one_file(
    kind: str, files: tuple[str, ...], network: Path, run: Callable
) -> None:
    """Found by a fuzzer: which of its files is meant nobody knows."""
    import zipfile

    with zipfile.ZipFile(network / "a.zip", "w") as archive:
        for name in files:
            archive.writestr(name, "x")
    ran = run("import", "a.zip", "--as", kind)
    assert ran.status == 3
    (said,) = told(ran.out, ran.err)
    assert said.startswith("a.zip: ")
    assert said.casefold().endswith("nothing was written.")


# -- in a process of its own ------------------------------------------------------------------

ALONE = [
    one for one in CASES if one.title.split()[0] in ("46", "49", "53") or one.title.endswith(("charset", "terminal"))
]  # fmt: skip


@pytest.mark.parametrize("case", ALONE[::2], ids=lambda case: case.title)
def test_never_a_traceback(case: Imported, network: Path) -> None:
    (network / case.name).write_bytes(case.raw)
    done = subprocess.run(
        [sys.executable, "-m", "netnotes", "-C", str(network), "import", case.name, *case.options],
        cwd=network, capture_output=True, timeout=600, check=False,
        env={**os.environ, "NETNOTES_TODAY": "2026-11-21", "NO_COLOR": "1"},
    )  # fmt: skip
    assert done.returncode == case.status
    assert b"Traceback" not in done.stderr
    assert b"\x1b" not in done.stdout + done.stderr
    assert b"\x00" not in done.stdout + done.stderr
