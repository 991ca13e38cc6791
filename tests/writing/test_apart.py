"""Two that look alike and are two: said once, heeded by `check` and by an import."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

SETTINGS = "plugins:\n  - netnotes:\n      today: 2026-11-21\n"
BO = "---\nname: Bo Chen\nemail: bo@chen.example\n---\n"
TEXTS = {
    "mkdocs.yml": SETTINGS,
    "people/bo-1.md": BO,
    "people/bo-2.md": BO,
    "people/ada.md": "---\nname: Ada\nemail: Bo@chen.example\n---\n",
}


@pytest.fixture
def root(write: Callable[..., Path]) -> Path:
    return write(TEXTS)


def test_check_takes_them_for_one_no_more(root: Path, run: Callable) -> None:
    assert run("check").out.count("N504") == 2  # and what was found is kept

    assert run("apart", "bo-2", "ada").status == 0

    found = run("check").out
    assert found.count("N504") == 1
    assert "people/bo-2.md" in found
    run("undo")
    assert run("check").out.count("N504") == 2


def test_the_order_does_not_matter_and_twice_is_once(root: Path, run: Callable) -> None:
    run("apart", "bo-1", "bo-2")

    assert run("apart", "bo-2", "bo-1").out == "Nothing to write: it is so already.\n"
    lines = (root / "netnotes-apart.txt").read_text().splitlines()
    assert lines[1:] == ["bo-1 is not bo-2"]


def test_what_stands_in_the_file_stays(root: Path, run: Callable) -> None:
    (root / "netnotes-apart.txt").write_text("# mine\r\nada is not ada@x.example", newline="")

    run("apart", "bo-1", "bo-2")

    raw = (root / "netnotes-apart.txt").read_bytes()
    assert raw == b"# mine\r\nada is not ada@x.example\nbo-1 is not bo-2\n"


def test_a_note_cannot_be_told_from_itself(root: Path, run: Callable) -> None:
    assert run("apart", "bo-1", "bo-1").status == 2
    assert run("apart", "bo-1", "nobody").status == 2
    assert not (root / "netnotes-apart.txt").exists()
