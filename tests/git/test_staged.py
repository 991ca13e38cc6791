"""What a commit would hold: the staged content, not what is on disk by now."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from netnotes.git import staged

Repository = Any
GOOD = "---\nname: {}\n---\n"
BAD = "---\nname: {}\nmet: 2026-13-40\n---\n"
UNWISE = "---\nname: {}\nphoto: nowhere.jpg\n---\n"


def look(repo: Repository, most: int = 1000) -> dict[str, bytes | None]:
    return staged(repo.top, ["people", "mkdocs.yml"], most=most)


def test_nothing_is_staged(repo: Repository) -> None:
    repo.write(ada="changed\n", new="new\n")
    assert look(repo) == {}


def test_the_staged_content_counts(repo: Repository) -> None:
    repo.write(ada="staged\n", new="new\n")
    repo.put("mkdocs.yml", "site_name: x\n")
    repo.put("README.md", "no note\n")
    repo.git("add", "--all")
    repo.write(ada="on disk\n", cy="not staged\n")
    (repo.top / "people/new.md").unlink()

    assert look(repo) == {
        "mkdocs.yml": b"site_name: x\n",
        "people/ada.md": b"staged\n",
        "people/new.md": b"new\n",
    }


def test_before_the_first_commit(start: Callable[..., Repository]) -> None:
    repo = start()
    repo.write(ada="Ada\n")
    repo.git("add", "--all")
    assert look(repo) == {"people/ada.md": b"Ada\n"}


def test_what_is_gone_is_left_out_and_what_moved_is_new(repo: Repository) -> None:
    repo.git("rm", "--quiet", "people/bo.md")
    repo.git("mv", "people/ada.md", "people/ada-byron.md")
    assert look(repo) == {"people/ada-byron.md": b"Ada\n"}


def test_odd_names(repo: Repository, odd_names: list[str]) -> None:
    for name in odd_names:
        repo.put(f"people/{name}", name)
    repo.git("add", "--all")
    assert look(repo) == {f"people/{name}": name.encode() for name in odd_names}


def test_contents_of_any_kind(repo: Repository) -> None:
    contents = [b"", b"\n", b"\0\n\0", b"x blob 3\nyy", b"abc", b"abc"]
    for number, content in enumerate(contents):
        (repo.top / f"people/n{number}.md").write_bytes(content)
    repo.git("add", "--all")
    assert list(look(repo).values()) == contents


def test_one_byte_more_than_the_most_tells_that_it_is_too_much(repo: Repository) -> None:
    repo.write(ada="x" * 50, bo="y" * 10)
    repo.git("add", "--all")
    assert look(repo, most=10) == {"people/ada.md": b"x" * 11, "people/bo.md": b"y" * 10}


def test_links_and_filtered_files_are_not_known_by_their_content(repo: Repository) -> None:
    (repo.top / "people/link.md").symlink_to("ada.md")
    repo.put(".gitattributes", "people/secret/** filter=crypt\n")
    repo.put("people/secret/eve.md", "Eve\n")
    repo.git("add", "--all")
    assert look(repo) == {"people/link.md": None, "people/secret/eve.md": None}


def test_a_network_below_the_top_and_a_worktree(repo: Repository, tmp_path: Path) -> None:
    repo.git("worktree", "add", "--quiet", "-b", "side", str(tmp_path / "a side"))
    side = type(repo)(tmp_path / "a side")
    side.put("life/people/eve.md", "Eve\n")
    side.git("add", "--all")

    assert staged(side.top / "life", ["people"], most=9) == {"people/eve.md": b"Eve\n"}
    assert look(repo) == {}


def test_the_index_of_a_hook_is_the_one_that_counts(
    repo: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`git commit FILE` shows its hook an index of its own, by a path that starts at the top."""
    repo.write(ada="in the real index\n")
    repo.git("add", "--all")
    (repo.git_dir / "other").write_bytes(repo.index)
    repo.write(bo="in the other\n")
    repo.git("add", "people/bo.md", GIT_INDEX_FILE=str(repo.git_dir / "other"))
    repo.git("restore", "--staged", "people/ada.md", GIT_INDEX_FILE=str(repo.git_dir / "other"))
    monkeypatch.chdir(repo.top)
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/other")

    assert look(repo) == {"people/bo.md": b"in the other\n"}
    assert staged(repo.top / "people", ["."], most=99) == {"bo.md": b"in the other\n"}


def test_the_variables_of_another_repositorys_hook_do_not_count(
    repo: Repository, start: Callable[..., Repository], monkeypatch: pytest.MonkeyPatch
) -> None:
    other = start("other")
    other.put("people/eve.md", "Eve\n")
    other.git("add", "--all")
    repo.write(ada="Ada!\n")
    repo.git("add", "--all")
    monkeypatch.chdir(other.top)
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/index")

    assert look(repo) == {"people/ada.md": b"Ada!\n"}


def test_no_work_tree(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no work tree"):
        staged(tmp_path, ["people"], most=9)


# -- netnotes check --staged ----------------------------------------------------------------------


@pytest.fixture
def notes(start: Callable[..., Repository]) -> Repository:
    """A repository where `run` runs, with two good notes."""
    repo = start(".")
    repo.put(".gitignore", "/.netnotes/\n")
    repo.write(ada=GOOD.format("Ada"), bo=GOOD.format("Bo"))
    repo.commit("Start")
    return repo


def test_check_judges_what_is_staged(notes: Repository, run: Callable[..., Any]) -> None:
    notes.write(ada=BAD.format("Ada"))
    notes.git("add", "--all")
    notes.write(ada=GOOD.format("Ada"), bo=BAD.format("Bo"))

    status, out, err = run("check", "--staged")

    assert (status, err) == (1, "")
    assert out.startswith("people/ada.md:3:6 N")
    assert "3 | met: 2026-13-40\n" in out
    assert "bo.md" not in out

    notes.git("add", "people/ada.md")
    notes.write(ada=BAD.format("Ada"), cy=GOOD.format("Cy"))
    notes.git("add", "people/cy.md")
    assert run("check", "--staged") == (0, "The one note is in order.\n", "")


def test_check_with_nothing_staged(notes: Repository, run: Callable[..., Any]) -> None:
    notes.write(ada=BAD.format("Ada"))
    notes.put("README.md", "no note\n")
    notes.put("people/_draft.md", BAD.format("Nobody"))
    notes.git("add", "README.md", "people/_draft.md")

    assert run("check", "--staged") == (0, "No note is staged.\n", "")
    assert json.loads(run("check", "--staged", "--json").out)["diagnostics"] == []


def test_a_note_that_is_only_staged_is_judged_and_can_be_spoken_of(
    notes: Repository, run: Callable[..., Any]
) -> None:
    notes.write(cy="---\nname: Cy\nknows: [di]\n---\n", di=BAD.format("Di"))
    notes.git("add", "--all")
    (notes.top / "people/di.md").unlink()

    status, out, _ = run("check", "--staged")

    assert status == 1
    assert out.startswith("people/di.md:3:6 N")
    assert "people/cy.md" not in out


def test_a_warning_is_said_and_stops_nothing(notes: Repository, run: Callable[..., Any]) -> None:
    notes.write(ada=UNWISE.format("Ada"))
    notes.git("add", "--all")

    status, out, _ = run("check", "--staged")

    assert (status, "N216" in out) == (0, True)
    assert run("check").status == 1


def test_staged_settings_are_the_settings(notes: Repository, run: Callable[..., Any]) -> None:
    notes.put("mkdocs.yml", "plugins:\n  - netnotes: {day_sise: 5}\n")
    notes.git("add", "--all")
    notes.put("mkdocs.yml", "plugins:\n  - netnotes: {day_size: 5}\n")

    status, out, _ = run("check", "--staged")

    assert status == 1
    assert out.startswith("mkdocs.yml:2:16 N601")
    (notes.top / "mkdocs.yml").write_bytes(b"\xff")
    notes.git("add", "--all")
    assert "it is no UTF-8" in run("check", "--staged").out


def test_findings_of_the_whole_network_stand(notes: Repository, run: Callable[..., Any]) -> None:
    notes.put("people/work/ada.md", GOOD.format("Another Ada"))
    notes.git("add", "--all")
    assert run("check", "--staged").out.startswith("people/work/ada.md:1:1 N501")


def test_many_staged_notes(notes: Repository, run: Callable[..., Any]) -> None:
    notes.write(ada=BAD.format("Ada"))
    for number in range(60):
        notes.put(f"people/p{number}.md", (BAD if number == 7 else GOOD).format(f"P {number}"))
    notes.git("add", "people/p*")

    status, out, _ = run("check", "--staged")

    assert status == 1
    assert [line for line in out.splitlines() if line.startswith("people/")] == [
        line for line in out.splitlines() if line.startswith("people/p7.md:3:6 ")
    ]


def test_what_was_looked_at_is_not_taken_for_what_is_on_disk(
    notes: Repository, run: Callable[..., Any]
) -> None:
    """Neither by the cache nor by an answer that was kept."""
    for path in (notes.top / "people").iterdir():
        os.utime(path, (1_700_000_000, 1_700_000_000))
    good = run("check")
    notes.write(ada=BAD.format("Ada"))
    notes.git("add", "--all")
    notes.write(ada=GOOD.format("Ada"))

    assert run("check", "--staged").status == 1
    assert run("check") == good
    assert run("check", "--staged").status == 1


def test_staged_and_paths_do_not_go_together(notes: Repository, run: Callable[..., Any]) -> None:
    status, _, err = run("check", "--staged", "people/ada.md")
    assert (status, err.count("\n")) == (2, 1)
    assert "leave PATH out" in err


def test_staged_without_a_repository(write: Callable[..., Path], run: Callable[..., Any]) -> None:
    write({"people/ada.md": GOOD.format("Ada")})
    status, out, err = run("check", "--staged")
    assert (status, out, err.count("\n")) == (3, "", 1)
    assert "it is in no work tree of git" in err


def test_staged_without_git(
    notes: Repository, run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    status, _, err = run("check", "--staged")
    assert (status, err) == (
        3,
        "netnotes: there is no git on this machine, so nothing is staged.\n",
    )
