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


# -- what is remembered follows a note ------------------------------------------------------------

LINES = (
    b"\xef\xbb\xbf# mine: bo-1 is not ada\r\n  bo-1 is not bo-2\r\nada is not BO-1\n"
    b"ada is not bo-1@x.example\nbo-1 is not linkedin.com/in/bo-1\n\nbo-1, nothing\n"
)


def test_it_follows_a_new_name(root: Path, run: Callable) -> None:
    file = root / "netnotes-apart.txt"
    file.write_bytes(LINES)
    before = run("check").out

    assert run("rename", "bo-1", "Bo Wu", "--slug", "bo-wu").status == 0

    assert file.read_bytes() == (
        b"\xef\xbb\xbf# mine: bo-1 is not ada\r\n  bo-wu is not bo-2\r\nada is not bo-wu\n"
        b"ada is not bo-1@x.example\nbo-wu is not linkedin.com/in/bo-1\n\nbo-1, nothing\n"
    )
    assert run("check").out.count("N504") == before.count("N504")
    run("undo")
    assert file.read_bytes() == LINES
    assert (root / "people/bo-1.md").exists()


def test_another_name_in_the_same_file_leaves_it(root: Path, run: Callable) -> None:
    (root / "netnotes-apart.txt").write_bytes(LINES)
    run("rename", "ada", "Ada Byron", "--slug", "ada")
    assert (root / "netnotes-apart.txt").read_bytes() == LINES


def test_two_that_become_one_are_apart_no_more(root: Path, run: Callable) -> None:
    file = root / "netnotes-apart.txt"
    (root / "people/bo-2.md").write_text(
        "---\nname: Bo Chen\norg: Acme\nphone: +1 555 0100\n"
        "links: {linkedin: https://www.linkedin.com/in/Bo-2/}\n---\n"
    )
    file.write_bytes(
        b"bo-1 is not bo-2\n"  # they are
        b"bo-1 is not linkedin.com/in/bo-2\n"  # that is bo-2
        b"bo-1 is not Bo Chen, Acme\n"
        b"bo-2 is not bo@chen.example\n"  # that is bo-1
        b"bo-1 is not bo@globex.example\n"
        b"bo-2 is not cy@globex.example\n"
        b"bo-2 is not bo@globex.example\n"  # as bo-1 is not
        b"bo-2 is not ada\n"
    )
    before = file.read_bytes()

    assert run("merge", "bo-1", "bo-2", "--yes").status == 0

    assert file.read_bytes() == (
        b"bo-1 is not bo@globex.example\nbo-1 is not cy@globex.example\nbo-1 is not ada\n"
    )
    run("undo")
    assert file.read_bytes() == before
    assert (root / "people/bo-2.md").exists()


def test_nobody_is_imported_anew_who_was_told_apart_and_then_merged(
    root: Path, run: Callable
) -> None:
    (root / "netnotes-apart.txt").write_text("bo-1 is not linkedin.com/in/bo-2\n")
    (root / "people/bo-2.md").write_text(
        "---\nname: Bo Chen\nlinks: {linkedin: https://www.linkedin.com/in/bo-2}\n---\n"
    )
    run("merge", "bo-1", "bo-2", "--yes")
    file = root.parent / "Connections.csv"
    file.write_text(
        "First Name,Last Name,URL,Connected On\nBo,Chen,https://www.linkedin.com/in/bo-2,\n"
    )
    assert "0 new, 1 with more, 0 unchanged, 0 unsure" in " ".join(
        run("import", str(file)).out.split()
    )
