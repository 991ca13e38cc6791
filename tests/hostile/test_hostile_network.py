"""A network of nothing but hostile notes: every command that reads gets through it and harms nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hostile_notes import FRONT_MATTER, WITNESS

#: Commands that read, and how each ends: 1 where it is about what is wrong, 2 where it refuses a name.
READING = {
    "check": 1, "check --json": 1, "check --fix --dry-run": 0, "due": 0, "due --json": 0, "find x": 0, "show zoe": 0,
    "show front-0": 0, "show-page today": 0, "show-page people": 0, "show-page health": 0, "show-page graph": 0, "stats": 0,
    "stats --json": 0, "export csv": 0, "export vcard": 0, "export vcard-4": 0, "export graphml": 0, "export calendar": 0,
    "export friends": 0, "export graph-json": 0, "export json": 0, "tree": 0, "paths front-0": 0, "coverage": 0, "outreach": 0,
    "outreach --json": 0, "asks": 0, "targets": 0, "connect": 0, "values city": 0, "prep front-0": 2, "posted": 0, "sheet": 0,
}  # fmt: skip


@pytest.fixture
def network(tmp_path: Path) -> Path:
    (tmp_path / "people").mkdir()
    (tmp_path / "people/zoe.md").write_bytes(WITNESS)
    for number, case in enumerate(FRONT_MATTER):
        for raw in case.files.values():
            (tmp_path / f"people/front-{number}.md").write_bytes(raw)
    return tmp_path


def test_whoever_reads_gets_through(
    network: Path, run: Callable, digests: Callable, measured: Callable
) -> None:
    before = digests()
    for command, status in READING.items():
        with measured():
            ran = run(*command.split())
        assert ran.status == status, (command, ran.err)
        assert all(line.startswith("netnotes: ") for line in ran.err.splitlines()), command
        assert not {"\x1b", "\0", "\u202e"} & set(ran.out + ran.err), command
        if command.startswith(("find", "tree", "stats", "outreach", "asks")):
            assert "could not be read; `netnotes check` says why" in ran.err
        assert digests() == before, command


def test_nothing_that_could_be_mended_is_broken_by_mending(network: Path, run: Callable) -> None:
    """`--fix` over all of it: whatever could not be read stays as it is, and a second time is nothing new."""
    before = {path.name: path.read_bytes() for path in (network / "people").iterdir()}
    assert run("check", "--fix").status == 1
    after = {path.name: path.read_bytes() for path in (network / "people").iterdir()}
    changed = {name for name in before if before[name] != after[name]}
    assert set(after) == set(before)
    assert 0 < len(changed) < len(before) / 2
    run("check", "--fix")
    assert after == {path.name: path.read_bytes() for path in (network / "people").iterdir()}
    run("undo")
    assert before == {path.name: path.read_bytes() for path in (network / "people").iterdir()}
