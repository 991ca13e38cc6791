"""SECURITY.md: every promise names tests that exist, and what it says of the program is so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "SECURITY.md").read_text("utf-8")


def rows(heading: str) -> list[list[str]]:
    """The rows of the table below a heading, without its head."""
    section = TEXT.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines[2:]]


def text_of(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def test_every_promise_is_held_by_tests_that_exist() -> None:
    promised = rows("What is promised")

    assert len(promised) >= 12
    for promise, tests in promised:
        named = re.findall(r"`(tests/[\w/]+\.py)`", tests)
        assert named, promise
        for name in named:
            assert re.search(r"^def test_|^Test\w+ = |\.TestCase$", text_of(name), re.MULTILINE), (
                name
            )


def test_every_file_that_is_named_exists() -> None:
    for name in re.findall(r"`((?:tests|netnotes|plugins)/[\w/.]+)`", TEXT):
        assert (ROOT / name).exists(), name


def test_nobody_is_given_an_address_that_was_made_up() -> None:
    assert "@" not in TEXT
    assert "(SECURITY.md)" in (ROOT / "README.md").read_text("utf-8")


def test_the_folder_of_the_secret_is_the_one_it_says(monkeypatch: pytest.MonkeyPatch) -> None:
    from netnotes import seal

    monkeypatch.delenv("XDG_STATE_HOME", raising=False)
    monkeypatch.setenv("HOME", "/home/ada")
    assert str(seal.folder()) == "/home/ada/.local/state/netnotes"
    assert "`~/.local/state/netnotes`" in TEXT
