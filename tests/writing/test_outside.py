"""A vault around the notes: what links to a note whose file is gone is counted, and nothing is touched."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from netnotes.writing import outside

BO = "---\nname: Bo Chen\n---\n"
CARD = json.dumps({"nodes": [{"type": "file", "file": "people/bo chen.md"}]})


@pytest.fixture
def vault(write: Callable) -> Path:
    root = write({"people/bo chen.md": BO, "people/ada.md": "---\nname: Ada\n---\n[[bo chen]]\n"})
    (root / ".obsidian").mkdir()
    return root


def links(root: Path, path: str, text: str) -> bool:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)
    found = outside.links_outside(root / "people", "bo chen")
    file.unlink()
    return found == (1, path, True)


@pytest.mark.parametrize(
    "text",
    [
        "[[bo chen]]", "[[Bo Chen|him]]", "![[bo chen#Log]]", "[[bo chen^abc]]", "a\\|[[bo chen\\|Bo]]",
        "[[people/bo chen]]", "[him](../people/bo%20chen.md)", "[him](<bo chen.md#log>)",
    ],
)  # fmt: skip
def test_what_links_to_it(text: str, vault: Path) -> None:
    assert links(vault, "daily/2026-01-01.md", f"# Day\n\nMet {text}.\n")


def test_the_card_of_a_canvas(vault: Path) -> None:
    assert links(vault, "Board.canvas", CARD)
    assert links(vault, "people/Board.canvas", CARD)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("daily/x.md", "[[bo chens]] and bo chen, [[x|bo chen]], [[x#bo chen]], (bo chen.md)"),
        ("people/x.md", "[[bo chen]]"),
        (".trash/x.md", "[[bo chen]]"),
        ("daily/x.txt", "[[bo chen]]"),
    ],
)
def test_what_does_not(path: str, text: str, vault: Path) -> None:
    assert not links(vault, path, text)


def test_it_is_told_and_not_touched(vault: Path, run: Callable) -> None:
    for number in (1, 2):
        (vault / f"{number}.md").write_text("[[bo chen]]\n")

    done = run("rename", "bo chen", "Bo Li")

    assert "Two files of the vault (1.md and others) still link to bo chen: " in done.out
    assert (vault / "1.md").read_text() == "[[bo chen]]\n"
    run("undo")
    assert "still link to bo chen" in run("merge", "ada", "bo chen", "--yes").out


def test_it_is_told_before_it_is_done(vault: Path, run: Callable) -> None:
    (vault / "1.md").write_text("[[bo chen]]\n")
    renamed = run("rename", "bo chen", "Bo Li", "--dry-run")
    merged = run("merge", "ada", "bo chen", "--dry-run")

    assert (
        "still links to bo chen" not in renamed.out + merged.out
    )  # these are what would be written
    assert renamed.err.endswith("To have them follow, rename the file in Obsidian instead.\n")
    assert merged.err.endswith("netnotes writes in notes of people/ alone. Write ada there.\n")
    assert (vault / "people/bo chen.md").is_file()


def test_another_name_for_the_same_file_is_no_matter(vault: Path, run: Callable) -> None:
    (vault / "1.md").write_text("[[bo chen]]\n")
    assert "vault" not in run("rename", "bo chen", "Bo Li", "--slug", "bo chen").out


def test_where_there_is_no_vault_nothing_is_read(vault: Path, run: Callable) -> None:
    (vault / ".obsidian").rmdir()
    (vault / "1.md").write_text("[[bo chen]]\n")
    assert "vault" not in run("rename", "bo chen", "Bo Li").out


def test_a_large_vault_holds_nothing_up(vault: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (vault / "1.md").write_text("[[bo chen]]\n")
    (vault / "2.md").write_text("x" * (outside._LARGEST + 1) + "[[bo chen]]\n")
    assert outside.links_outside(vault / "people", "bo chen").files == 1
    monkeypatch.setattr(outside, "_PATIENCE", -1.0)
    assert outside.links_outside(vault / "people", "bo chen") == (0, "", False)
    (said,) = outside.told_outside(vault / "people", "bo chen", "")
    assert said.startswith("The vault is large, and not all of it was looked at")
