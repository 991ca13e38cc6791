"""Every note's history, out of one `git log`."""

from __future__ import annotations

import importlib
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from netnotes.git import Commit, Histories, history, known_of

Repository = Any
LONG = "".join(f"line {number}\n" for number in range(20))


def subjects(folder: Path) -> dict[str, list[str]]:
    return {path: [one.subject for one in found] for path, found in history(folder).items()}


def test_each_commit_stands_with_the_notes_it_changed(repo: Repository) -> None:
    repo.write(ada="Ada!\n")
    repo.commit("Coffee with Ada", on="2026-11-22")
    repo.put("README.md", "No note")
    repo.put("people/ada.jpg", "(a picture)")
    repo.commit("Something else")

    found = history(repo.top)

    hash = repo.git("rev-parse", "HEAD~1").strip()
    coffee = Commit(date(2026, 11, 22), hash, "Coffee with Ada", "Ada Byron")
    assert found["people/ada.md"][0] == coffee
    assert subjects(repo.top) == {
        "people/ada.md": ["Coffee with Ada", "Start"],
        "people/bo.md": ["Start"],
    }


def test_a_renamed_note_keeps_its_history(repo: Repository) -> None:
    repo.write(eve=LONG)
    repo.commit("Meet Eve")
    repo.git("mv", "people/eve.md", "people/eve-adams.md")
    repo.put("people/eve-adams.md", LONG + "more\n")
    repo.commit("Eve has a surname")
    repo.put("people/work/eve-adams.md", LONG + "more\nand more\n")
    (repo.top / "people/eve-adams.md").unlink()
    repo.commit("Eve is at work")

    found = subjects(repo.top)

    history_of_eve = ["Eve is at work", "Eve has a surname", "Meet Eve"]
    assert found["people/work/eve-adams.md"] == history_of_eve
    assert set(found) == {"people/ada.md", "people/bo.md", "people/work/eve-adams.md"}


def test_a_name_that_went_and_came_back(repo: Repository) -> None:
    repo.write(eve=LONG)
    repo.commit("1")
    for number, (old, new) in enumerate([("eve", "eva"), ("eva", "eve")], 2):
        repo.git("mv", f"people/{old}.md", f"people/{new}.md")
        repo.commit(str(number))

    assert subjects(repo.top)["people/eve.md"] == ["3", "2", "1"]
    assert "people/eva.md" not in history(repo.top)


def test_who_takes_over_a_name_does_not_inherit_a_life(repo: Repository) -> None:
    repo.write(sam="Somebody else of that name\n", samuel=LONG)
    repo.commit("Two of them")
    (repo.top / "people/sam.md").unlink()
    repo.commit("One is gone")
    repo.git("mv", "people/samuel.md", "people/sam.md")
    repo.commit("He goes by Sam")

    assert subjects(repo.top)["people/sam.md"] == ["He goes by Sam", "Two of them"]
    assert "people/samuel.md" not in history(repo.top)


def test_a_deleted_note_stands_under_its_last_path(repo: Repository) -> None:
    (repo.top / "people/bo.md").unlink()
    repo.commit("Without Bo")

    assert subjects(repo.top)["people/bo.md"] == ["Without Bo", "Start"]


def test_odd_names_and_subjects(repo: Repository, odd_names: list[str]) -> None:
    for name in odd_names:
        repo.put(f"people/{name}", name)
    subject = "R100\x1f # 李小龙 \x1b[31m $(touch X) " + "x" * 300
    repo.commit(subject)
    repo.git("config", "log.showSignature", "true")
    repo.git("config", "diff.orderFile", "nowhere")

    found = subjects(repo.top)

    for name in odd_names:
        assert found[f"people/{name}"] == [subject[:200]]


def test_a_name_that_is_no_utf8(repo: Repository) -> None:
    with open(bytes(repo.top / "people") + b"/caf\xe9.md", "wb") as file:
        file.write(b"x")
    repo.commit("Latin")

    assert subjects(repo.top)["people/caf\udce9.md"] == ["Latin"]


def test_a_network_below_the_top(repo: Repository) -> None:
    repo.put("life/my network/people/eve.md", LONG)
    repo.commit("Eve")
    repo.git("mv", "life", "lives")
    repo.commit("The folder has a new name")
    repo.put("lives/my network/people/fay.md", "Fay\n")
    repo.commit("Fay")

    found = subjects(repo.top / "lives" / "my network")

    assert found["people/fay.md"] == ["Fay"]
    assert found["people/eve.md"] == ["The folder has a new name"]


def test_both_sides_of_a_merge_count_and_the_merge_does_not(repo: Repository) -> None:
    repo.git("switch", "--quiet", "-c", "side")
    repo.write(ada="Ada of the side\n")
    repo.commit("Side", on="2026-11-22")
    repo.git("switch", "--quiet", "main")
    repo.write(bo="Bo of main\n")
    repo.commit("Main", on="2026-11-23")
    repo.git("merge", "--quiet", "--no-edit", "side")

    assert subjects(repo.top) == {
        "people/ada.md": ["Side", "Start"],
        "people/bo.md": ["Main", "Start"],
    }


def test_where_a_shallow_clone_was_cut_nothing_is_claimed(repo: Repository, tmp_path: Path) -> None:
    for number in (1, 2):
        repo.write(ada=f"Ada {number}\n")
        repo.commit(f"Ada {number}")
    address = f"file://{repo.top}"
    repo.git("clone", "--quiet", "--depth=2", address, str(tmp_path / "shallow"))

    assert subjects(tmp_path / "shallow") == {"people/ada.md": ["Ada 2"]}


def test_what_a_shallow_clone_fetches_later_is_a_history_of_its_own(
    repo: Repository, tmp_path: Path
) -> None:
    repo.write(ada="Ada again\n")
    repo.commit("Ada")
    clone = type(repo)(tmp_path / "shallow")
    repo.git("clone", "--quiet", "--depth=1", f"file://{repo.top}", str(clone.top))
    histories = Histories()
    before = known_of(clone.top)
    assert histories.at(clone.top) == {}
    clone.git("fetch", "--quiet", "--unshallow")
    assert known_of(clone.top) not in ("", before)
    assert [commit.subject for commit in histories.at(clone.top)["people/ada.md"]] == [
        "Ada",
        "Start",
    ]


def test_a_worktree_has_the_history_of_its_branch(repo: Repository, tmp_path: Path) -> None:
    repo.git("worktree", "add", "--quiet", "-b", "side", str(tmp_path / "side"))
    side = type(repo)(tmp_path / "side")
    side.write(ada="Ada!\n")
    side.commit("Side")

    assert subjects(side.top)["people/ada.md"] == ["Side", "Start"]
    assert subjects(repo.top)["people/ada.md"] == ["Start"]


def test_submodules(repo: Repository, start: Callable[..., Repository]) -> None:
    """A network in a submodule has a history; a submodule among the notes is no note."""
    outer = start("outer")
    allow = ("-c", "protocol.file.allow=always")
    outer.git(*allow, "submodule", "add", "--quiet", str(repo.top), "notes")
    outer.git(*allow, "submodule", "add", "--quiet", str(repo.top), "people/friends.md")
    outer.write(eve="Eve\n")
    outer.commit("Outer")

    assert subjects(outer.top / "notes") == {"people/ada.md": ["Start"], "people/bo.md": ["Start"]}
    assert subjects(outer.top)["people/eve.md"] == ["Outer"]
    assert "people/friends.md" not in history(outer.top)


def test_what_has_no_history(start: Callable[..., Repository], tmp_path: Path) -> None:
    empty = start("empty")
    (tmp_path / "plain").mkdir()

    assert history(empty.top) == {}
    assert history(tmp_path / "plain") == {}
    assert history(tmp_path / "nowhere") == {}
    empty.write(ada="Ada\n")
    assert history(empty.top) == {}
    empty.put("README.md", "x")
    empty.git("add", "README.md")
    empty.git("commit", "--quiet", "-m", "No notes")
    assert history(empty.top) == {}


def test_no_git_at_all(repo: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    assert history(repo.top) == {}


def test_a_commit_may_claim_any_date(repo: Repository) -> None:
    repo.write(ada="Ada!\n")
    repo.git("commit", "--all", "--quiet", "-m", "Long ago", GIT_AUTHOR_DATE="@1 +0000")

    assert history(repo.top)["people/ada.md"][0].on == date(1970, 1, 1)


def test_one_process_whatever_the_number_of_notes(
    repo: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(300):
        repo.put(f"people/p{number}.md", str(number))
    repo.commit("Many")
    asked: list[list[str]] = []
    really = subprocess.Popen.__init__

    def count(self: object, args: list[str], *rest: Any, **options: Any) -> None:
        asked.append(args)
        really(self, args, *rest, **options)

    monkeypatch.setattr(subprocess.Popen, "__init__", count)

    assert len(history(repo.top)) == 302
    assert sum("log" in args for args in asked) == 1
    assert len(asked) == 3  # the others: is there a repository, and was it cut off somewhere


def test_it_is_looked_up_again_only_when_head_has_moved(
    repo: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    passes = []
    module = importlib.import_module("netnotes.git.history")
    monkeypatch.setattr(module, "history", lambda folder: passes.append(folder) or history(folder))
    found = Histories()
    first = found.at(repo.top)
    repo.write(ada="changed, and not committed\n")
    assert found.at(repo.top) is first
    assert len(passes) == 1
    repo.commit("Now it is")
    assert found.at(repo.top)["people/ada.md"][0].subject == "Now it is"
    assert len(passes) == 2


def test_without_a_repository_there_is_no_history_to_keep(tmp_path: Path) -> None:
    assert Histories().at(tmp_path) == {}
