"""`new`: who is here already, and files that are safe whatever the name."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netnotes.config import load_settings
from netnotes.load import load_network
from netnotes.model.note import fold
from netnotes.model.person import Person
from netnotes.writing.new_note import Line, making, read_lines
from netnotes.writing.same import Candidate, Register
from netnotes.writing.slugs import free_slug

Write = Callable[..., Path]
Run = Callable[..., Any]
HERE = {
    "people/ada.md": "---\nname: Ada Lovelace\naliases: [Countess]\nemail: ada@a.example\nphone: 021 000 4567\norg: Acme, Inc.\n---\n",
    "people/acme.md": "---\nkind: org\nname: Acme\n---\n",
    "people/zoe.md": "---\nname: Zoë\n---\n",
}


@pytest.mark.parametrize(
    ("candidate", "slug", "certain"),
    [
        (Candidate("Nobody", emails=("ADA@A.example",)), "ada", True),
        (Candidate("Nobody", phones=("+351 21 000 4567",)), "ada", True),
        (Candidate("Nobody", phones=("00351-21-000-4567 x12",)), "ada", True),
        (Candidate("Nobody", phones=("4567",)), None, False),
        (Candidate("ada  LOVELACE", org="Acme GmbH"), "ada", True),
        (Candidate("Ada Lovelace", org="Globex"), "ada", False),
        (Candidate("countess"), "ada", False),
        (Candidate("Nobody", aliases=("Countess",)), "ada", False),
        (Candidate("Zoe"), "zoe", False),
        (Candidate("Acme"), "acme", False),
        (Candidate("ACME Corp.", is_org=True), "acme", True),
        (Candidate("Acmeology", is_org=True), None, False),
        (Candidate("Ada"), "ada", False),  # [[Ada]] means her, by her slug
        (Candidate("Adam Lovelace"), None, False),
    ],
)
def test_who_is_here(write: Write, candidate: Candidate, slug: str | None, certain: bool) -> None:
    network = load_network(load_settings(write(HERE)))

    found = Register(network).find(candidate)

    assert [(same.note.slug, same.certain) for same in found] == ([(slug, certain)] if slug else [])


def test_a_broken_note_of_that_name_counts(write: Write, run: Run) -> None:
    write({"people/liz-tao.md": "---\nname: [\n---\n"})

    done = run("new", "Liz Tao")

    assert done.status == 2
    assert "people/liz-tao.md seems to be Liz Tao, but cannot be read" in done.err


@given(st.lists(st.text(max_size=300), max_size=5))
def test_every_name_gets_a_safe_file_of_its_own(names: list[str]) -> None:
    taken: set[str] = set()

    slugs = [free_slug(name, taken, otherwise="someone") for name in names]

    assert len({fold(slug) for slug in slugs}) == len(names)
    for slug in slugs:
        assert re.fullmatch(r"[^\W_]\S*", slug), slug
        assert not re.search(r"[/\\.:*?\"<>|\x00-\x1f]", slug)
        assert len(os.fsencode(f"{slug}.md")) < 200


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("../../.ssh/authorized_keys", "people/ssh-authorized-keys.md"),
        ("/abs", "people/abs.md"),
        ("CON", "people/con-2.md"),
        ("🙂", "people/someone.md"),
        ("A: #1 --- [x] *y* &z !w", "people/a-1-x-y-z-w.md"),
        ("no", "people/no.md"),
    ],
)
def test_a_strange_name_reads_back(write: Write, run: Run, name: str, path: str) -> None:
    root = write({})

    assert run("new", name).status == 0

    network = load_network(load_settings(root))
    assert [(note.path, note.called) for note in network.notes.values()] == [(path, name)]


def test_a_control_character_or_a_second_line_is_refused(write: Write, run: Run) -> None:
    root = write({})

    for name in ("Ada\x1b[31m", "Ada\n---\nadmin: yes", "Ada\u202e", "   "):
        done = run("new", name)
        assert (done.status, done.err.count("\n")) == (2, 1), name
        assert "\x1b" not in done.err
    assert list((root / "people").iterdir()) == []


def test_a_list_is_one_change_and_one_undo(write: Write, run: Run, typed: Callable[[str], None]) -> None:  # fmt: skip
    root = write(HERE)
    before = sorted(path.name for path in (root / "people").iterdir())
    typed("Liz Tao\n\n Bo Chen <bo@b.example>\r\nZoe\nliz tao\n")

    assert run("new", "-").status == 0
    assert (root / "people/bo-chen.md").read_text("utf-8") == "---\nname: Bo Chen\nemail: bo@b.example\n---\n"  # fmt: skip
    typed("Liz Tao\nBo Chen\n")
    again = run("new", "-")
    assert (again.status, again.out.count("here already")) == (0, 2)
    assert run("undo").status == 0

    assert sorted(path.name for path in (root / "people").iterdir()) == before


def test_nothing_of_a_list_is_written_where_one_line_is_wrong(
    write: Write, run: Run, typed: Callable[[str], None]
) -> None:
    root = write({})
    typed("Liz Tao\nBo <not an address>\n")

    done = run("new", "-")

    assert (done.status, done.err.split(":")[1].strip()) == (2, "line 2")
    assert list((root / "people").iterdir()) == []


def test_on_a_terminal_it_asks(
    write: Write, run: Run, typed: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write(HERE)
    for answer, made in (("n\n", False), ("y\n", True)):
        typed(answer)
        monkeypatch.setattr("sys.stdin.isatty", lambda: True)
        monkeypatch.setattr("sys.stdout.isatty", lambda: True)
        done = run("new", "Ada Lovelace")
        assert done.status == 0
        assert "Ada Lovelace is here already, in people/ada.md (the same name)." in done.out
        assert (root / "people/ada-lovelace.md").exists() is made


def test_many_at_once_each_get_a_file(write: Write) -> None:
    network = load_network(load_settings(write(HERE)))
    lines = [Line(f"Person Number {number}") for number in range(2000)]

    made = making(network, lines, table=Person)

    assert len(made.paths) == len(set(made.paths)) == 2000
    assert made.intent.title == "Add 2000 people"


@pytest.mark.parametrize("folder", ["ada.md", "a\nb", "_drafts", "../out"])
def test_a_folder_that_no_note_is_read_from_is_refused(
    folder: str, write: Write, run: Run, tmp_path: Path
) -> None:
    write(HERE)
    said = run("new", "Zed", "--folder", folder)
    assert said.status == 2
    assert said.err.startswith("netnotes: --folder: “")
    assert not list(tmp_path.rglob("zed.md"))


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--met", "2030"), "`met` tells of something that happened"),
        (("--met", "tomorrow"), "`met` tells of something that happened"),
        (("--birthday", "2030-05-04"), "lies in the future"),
        (("--photo", "zed.jpg"), "there is no file “zed.jpg” beside the note"),
    ],
)
def test_a_slip_in_an_option_is_refused(
    words: tuple[str, ...], says: str, write: Write, run: Run
) -> None:
    """As `set` would refuse it."""
    root = write(HERE)
    said = run("new", "Zed", *words)
    assert (said.status, said.out) == (2, "")
    assert says in said.err
    assert not (root / "people/zed.md").exists()


def test_a_list_of_names_is_read_without_its_bullets() -> None:
    text = "- Ada Lovelace\n* Bo Chen <bo@x.example>\n  3. Cy Young\n- [ ] Di\n-\nJean-Luc - P\n"

    assert [line.name for line in read_lines(text)] == [
        "Ada Lovelace", "Bo Chen", "Cy Young", "Di", "Jean-Luc - P",
    ]  # fmt: skip


def test_nobody_is_asked_over_coffee_who_wishes_for_no_contact(write, run) -> None:
    write({"people/ada.md": "---\nname: Ada\n---\n"})

    done = run("new", "Bo Chen", "--do-not-contact", "yes")

    assert done.status == 0
    assert "people/bo-chen.md" in done.out
    assert "coffee" not in done.out
    assert "closeness" not in done.out
