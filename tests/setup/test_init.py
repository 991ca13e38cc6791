"""`netnotes init`, as a stranger runs it: in a real process, with real git."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest


def netnotes(*args: str, cwd: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "Ada", "GIT_AUTHOR_EMAIL": "ada@ada.example",
        "GIT_COMMITTER_NAME": "Ada", "GIT_COMMITTER_EMAIL": "ada@ada.example",
        **variables,
    }  # fmt: skip
    command = [sys.executable, "-m", "netnotes", *args]
    return subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, check=False, timeout=600
    )


def git(*args: str, cwd: Path) -> str:
    done = subprocess.run(["git", *args], cwd=cwd, capture_output=True, text=True, check=True)
    return done.stdout


def test_a_new_network_is_clean_and_committed(tmp_path: Path) -> None:
    made = netnotes("init", "mine", "--name", "Ada Byron", cwd=tmp_path)

    assert made.returncode == 0, made.stderr
    assert netnotes("check", cwd=tmp_path / "mine").returncode == 0
    assert netnotes(cwd=tmp_path / "mine").returncode == 0
    assert git("status", "--porcelain", cwd=tmp_path / "mine") == ""
    assert "people/ada-byron.md" in git("ls-files", cwd=tmp_path / "mine")


def test_nothing_that_exists_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "people").mkdir()
    mine = {"mkdocs.yml": "site_name: mine\n", "people/ada.md": "---\nname: Old Ada\n---\n"}
    for name, text in mine.items():
        (tmp_path / name).write_text(text)

    made = netnotes("init", "--name", "Ada", cwd=tmp_path)

    assert made.returncode == 0
    assert "kept mkdocs.yml" in made.stdout
    assert {name: (tmp_path / name).read_text() for name in mine} == mine


def test_a_repository_above_is_left_alone(tmp_path: Path) -> None:
    git("init", "--quiet", cwd=tmp_path)

    made = netnotes("init", "people-of-mine", cwd=tmp_path)

    assert "belongs to a repository already" in made.stdout
    assert not (tmp_path / "people-of-mine" / ".git").exists()
    assert not (tmp_path / ".git" / "hooks" / "pre-commit").exists()


def test_the_next_command_can_be_pasted_wherever_the_folder_is(tmp_path: Path) -> None:
    made = netnotes("init", "a b", "--no-git", cwd=tmp_path)

    assert "Next: cd 'a b' && netnotes serve" in made.stdout


def test_without_git_and_hook(tmp_path: Path) -> None:
    netnotes("init", "a", "--no-git", cwd=tmp_path)
    netnotes("init", "b", "--no-hook", cwd=tmp_path)

    assert not (tmp_path / "a" / ".git").exists()
    assert (tmp_path / "b" / ".git").is_dir()
    assert not (tmp_path / "b" / ".git" / "hooks" / "pre-commit").exists()


def test_the_hook_stops_a_broken_note(tmp_path: Path) -> None:
    netnotes("init", "mine", cwd=tmp_path)
    mine = tmp_path / "mine"
    (mine / "people" / "bo.md").write_text("---\nname: Bo\nmet: 2026-13-40\n---\n")
    git("add", "people", cwd=mine)
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@a.example",
                   "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@a.example"}  # fmt: skip

    def commit() -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["git", "commit", "-m", "Bo"], cwd=mine, env=environment,
            capture_output=True, text=True, check=False,
        )  # fmt: skip

    refused = commit()
    (mine / "people" / "bo.md").write_text("---\nname: Bo\nmet: 2026-11-20\n---\n")
    git("add", "people", cwd=mine)
    accepted = commit()

    assert refused.returncode != 0
    assert "people/bo.md:3:6" in refused.stdout + refused.stderr
    assert accepted.returncode == 0, accepted.stderr


#: An account that owns nothing here.
NOBODY = 65534


@pytest.fixture
def shared() -> Iterator[Path]:
    """A folder that every account of the machine can get to, as none of pytest's own can be."""
    with tempfile.TemporaryDirectory(prefix="netnotes-shared-") as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


def told_to_others(folder: Path) -> set[str]:
    """The files below `folder` that other accounts can read: tried as one where that may be done."""
    if os.geteuid() == 0:
        command = ["find", str(folder), "-type", "f", "-readable"]
        done = subprocess.run(
            command, user=NOBODY, group=NOBODY, extra_groups=[], cwd="/",
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        return {os.path.relpath(line, folder) for line in done.stdout.splitlines()}
    found: set[str] = set()
    for at, folders, names in os.walk(folder):
        folders[:] = [one for one in folders if os.stat(f"{at}/{one}").st_mode & 0o055]
        open_ones = (one for one in names if os.stat(f"{at}/{one}").st_mode & 0o044)
        found |= {os.path.relpath(f"{at}/{one}", folder) for one in open_ones}
    return found


def test_only_the_owner_can_read(shared: Path) -> None:
    netnotes("init", "mine", cwd=shared)

    for path in ("", "people", "people/me.md", ".git"):
        mode = stat.S_IMODE((shared / "mine" / path).stat().st_mode)
        assert mode & 0o077 == 0, path
    assert told_to_others(shared) == set()
    assert "only you" in netnotes("doctor", cwd=shared / "mine").stdout


def test_a_folder_that_was_there_keeps_its_mode_and_its_history_is_closed(shared: Path) -> None:
    mine = shared / "mine"
    mine.mkdir()
    mine.chmod(0o755)
    (mine / "letter.txt").write_text("for everyone")
    (mine / "letter.txt").chmod(0o644)

    netnotes("init", "mine", cwd=shared)

    assert stat.S_IMODE(mine.stat().st_mode) == 0o755
    assert told_to_others(shared) == {"mine/letter.txt"}


def test_the_doctor_says_how_an_open_history_is_closed(shared: Path) -> None:
    netnotes("init", "mine", cwd=shared)
    mine = shared / "mine"
    (mine / ".git").chmod(0o755)
    behind_a_closed_door = netnotes("doctor", cwd=mine).stdout
    mine.chmod(0o755)
    assert any(name.startswith("mine/.git/objects/") for name in told_to_others(shared))

    seen = netnotes("doctor", cwd=mine)
    subprocess.run(f"chmod go= {mine}/.git", shell=True, check=True)

    assert "is open" not in behind_a_closed_door
    assert f"(755) → chmod go= {mine}/.git" in seen.stdout
    assert seen.returncode == 1
    assert told_to_others(shared) == set()
    assert "is open" not in netnotes("doctor", cwd=mine).stdout


def test_a_network_that_knows_who_i_am_gets_no_second_note_of_me(tmp_path: Path) -> None:
    netnotes("init", "--no-git", "--name", "Ada Byron", cwd=tmp_path)

    again = netnotes("init", "--no-git", "--name", "A. Lovelace", cwd=tmp_path)

    assert again.returncode == 0, again.stderr
    assert [path.name for path in (tmp_path / "people").iterdir()] == ["ada-byron.md"]
    assert "mkdocs.yml says that you are ada-byron" in again.stdout


@pytest.mark.parametrize(
    "name", ["Yes", "Ada: the first", "# one", "李小龙", "O'Hara, Zoë", "  ", "🙂", "null"]
)
def test_any_name_makes_a_note_that_says_it(tmp_path: Path, name: str) -> None:
    netnotes("init", "mine", "--no-git", "--name", name, cwd=tmp_path)

    checked = netnotes("check", cwd=tmp_path / "mine")
    shown = netnotes("find", "kind:person", cwd=tmp_path / "mine")

    assert checked.returncode == 0, checked.stdout
    assert shown.returncode == 0


def test_a_file_in_the_way_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "people").write_text("not a folder")

    made = netnotes("init", "mine", cwd=tmp_path)

    assert made.returncode == 4
    assert made.stderr.count("\n") == 1
    assert "in the way" in made.stderr
