"""Loading: what is read, by one process or by two, what is a note, and texts that are not saved."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from networks import both, note, settings_of, what, write

from netnotes import halves, read
from netnotes.load import Store, load_network
from netnotes.model.network import Network
from netnotes.model.note import Note
from netnotes.texts import Texts

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"


# -- one process or two ---------------------------------------------------------------------------


def test_two_processes_read_what_one_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    people = read.WORTH_A_PROCESS + 50
    subprocess.run([sys.executable, BENCHMARKS / "generate.py", tmp_path, str(people)], check=True)
    for number in range(20):
        write(tmp_path, f"people/broken-{number}.md", b"---\nname: \xff\n---\n")
    helped: list[Any] = []
    in_two = read._in_two

    def spy(root: Path, paths: list[str]) -> dict[str, Any] | None:
        helped.append(in_two(root, paths))
        return helped[-1]

    monkeypatch.setattr(read, "_in_two", spy)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    monkeypatch.setattr("threading.active_count", lambda: 1)  # other tests' servers stand still
    two = what(load_network(settings_of(tmp_path), use_cache=False))
    assert len(helped) == 1 and helped[0] is not None
    monkeypatch.setattr("os.cpu_count", lambda: 1)
    one = what(load_network(settings_of(tmp_path), use_cache=False))
    assert helped[1:] == [None]
    assert one == two


def test_a_helper_that_dies_costs_nothing(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = both(root)
    monkeypatch.setattr(read, "WORTH_A_PROCESS", 2)
    monkeypatch.setattr(halves, "_help", lambda *_: os._exit(1))
    assert what(load_network(settings_of(root), use_cache=False)) == plain


# -- what is a note ---------------------------------------------------------------------------


def test_folders_are_free_and_dots_and_underscores_are_left_alone(tmp_path: Path) -> None:
    for path in ("a.md", "x/b.md", "x/y/ü ber.md", "#c.md", ".d.md", "_e.md", ".git/f.md", "_x/g.md", "h.txt", ".p.md.swp", "p.md~"):  # fmt: skip
        write(tmp_path, f"people/{path}", note("A"))
    network = load_network(settings_of(tmp_path))
    assert sorted(network.notes) == ["#c", "a", "b", "ü ber"]
    assert network.files == []


def test_what_is_no_note_is_reported_and_costs_nothing_else(
    root: Path, tmp_path_factory: Any
) -> None:
    outside = write(tmp_path_factory.mktemp("outside"), "secret.md", note("Secret"))
    people = root / "people"
    (people / "out.md").symlink_to(outside)
    (people / "outer").symlink_to(outside.parent)
    (people / "gone.md").symlink_to(people / "nowhere.md")
    (people / "loop.md").symlink_to(people / "loop.md")
    (people / "loop").symlink_to(people / "loop")
    (people / "up").symlink_to(people)
    (people / "folder.md").mkdir()
    write(root, "people/folder.md/di.md", note("Di"))
    os.mkfifo(people / "pipe.md")
    write(root, "people/ada.sync-conflict-20261105-101010-ABCDEFG.md", note("Ada"))
    write(root, "people/a\u202eb.md", note("Turned"))
    network = load_network(settings_of(root))
    assert set(network.notes) == {"a\u202eb", "ada", "bo", "cy", "di"}
    assert {(problem.path, problem.problem.rule) for problem in network.files} == {
        ("people/out.md", "link-outside"),
        ("people/outer", "link-outside"),
        ("people/gone.md", "broken-link"),
        ("people/loop.md", "broken-link"),
        ("people/up", "broken-link"),
        ("people/folder.md", "folder-like-a-note"),
        ("people/pipe.md", "not-a-file"),
        ("people/ada.sync-conflict-20261105-101010-ABCDEFG.md", "conflict-copy"),
        ("people/a\u202eb.md", "bad-file-name"),
    }


def test_a_link_inside_of_the_network_is_followed(root: Path) -> None:
    (root / "people/anna.md").symlink_to(root / "people/ada.md")
    write(root, "people/friends/di.md", note("Di"))
    (root / "people/pals").symlink_to(root / "people/friends")
    network = load_network(settings_of(root))
    assert sorted(network.notes) == ["ada", "anna", "bo", "cy", "di"]
    assert network.files == []
    both(root)


def test_one_broken_note_costs_that_note(root: Path) -> None:
    write(root, "people/bo.md", b"\xff\xfe")
    network = load_network(settings_of(root))
    assert [one.slug for one in network.broken] == ["bo"]
    assert network.notes["bo"].called == "bo"
    assert network.notes["ada"].log


# -- unsaved texts and searching ----------------------------------------------------------------


def test_an_unsaved_text_stands_for_the_file_and_is_not_kept(root: Path) -> None:
    store = Store(settings_of(root))
    overlay = {"people/ada.md": note("Ada, unsaved").encode()}

    def called(network: Network) -> str:
        found: Note = network.notes["ada"]
        return found.called

    assert called(store.load(overlay)) == "Ada, unsaved"
    assert called(store.load()) == "ada"
    assert called(load_network(settings_of(root))) == "ada"


def test_words_are_found_in_folded_texts_that_follow_the_files(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(root, "people/ada.md", "---\nname: Ada\n---\nÜBER the\n  pear   TREE\n")

    def having(word: str) -> set[str]:
        texts = Texts(settings_of(root), load_network(settings_of(root)))
        found = texts.having(word)
        kept = texts.kept
        plain = Texts(settings_of(root), load_network(settings_of(root)), use_cache=False)
        assert plain.having(word) == found
        assert kept.keys() == plain.kept.keys()
        return found

    ada = {"people/ada.md"}
    assert having("über the pear tree") == ada
    assert having("coffee") == {"people/bo.md", "people/cy.md"}
    write(root, "people/ada.md", "---\nname: Ada\n---\nÜBER the\n  plum   TREE\n")
    assert having("über the plum tree") == ada
    assert having("pear") == set()  # the old text is still in the file of texts
    assert having("tree --- name") == set()  # nothing is found across two texts
    assert having("e") == {"people/ada.md", "people/bo.md", "people/cy.md"}
    texts = Texts(settings_of(root), load_network(settings_of(root)))
    for few in (1, 100):
        monkeypatch.setattr("netnotes.texts._FEW", 1 / few)
        assert texts.having("coffee", ["people/ada.md", "people/bo.md"]) >= {"people/bo.md"}
        assert "people/ada.md" not in texts.having("coffee", ["people/ada.md", "people/bo.md"])
    write(root, "people/ada.md", b"\xff")
    assert having("plum") == set()
