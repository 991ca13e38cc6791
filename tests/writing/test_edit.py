"""A note in an editor: what came back is looked at, and what was can be brought back."""

from __future__ import annotations

import importlib.util
import json
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from netnotes.changes.lost import lost
from netnotes.writing.editors import of_address, opening

_FOUND = importlib.util.spec_from_file_location("terminal", Path(__file__).with_name("terminal.py"))
terminal = importlib.util.module_from_spec(_FOUND)
_FOUND.loader.exec_module(terminal)

ADA = "---\nname: Ada\n---\n"
BAD = "---\nname: Ada\nmet: 2026-5-1\n---\n"


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """Makes an editor that runs some Python on the file (`path`), and writes down how it was called."""
    monkeypatch.delenv("VISUAL", raising=False)

    def make(code: str, name: str = "vi") -> Path:
        folder = tmp_path / "bin"
        folder.mkdir(exist_ok=True)
        program = folder / name
        program.write_text(
            f"#!{sys.executable}\nimport pathlib, sys\n"
            f"open({str(tmp_path / 'called')!r}, 'a').write(repr(sys.argv[1:]) + '\\n')\n"
            f"path = pathlib.Path(sys.argv[-1])\n{code}\n"
        )
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setenv("EDITOR", str(program))
        return program

    return make


def test_a_good_change_is_taken_and_can_be_taken_back(
    write: Callable, run: Callable, editor: Callable
) -> None:
    root = write({"people/ada.md": ADA})
    editor("path.write_text(path.read_text() + 'More.\\n')")

    done = run("edit", "ada")

    assert (done.status, done.err) == (0, "")
    assert "people/ada.md is changed; `netnotes undo`" in done.out
    assert (root / "people/ada.md").read_text() == ADA + "More.\n"
    assert run("undo").out.startswith("Taken back: Edit Ada.\n")
    assert (root / "people/ada.md").read_text() == ADA


def test_findings_end_in_status_1_without_a_terminal(
    write: Callable, run: Callable, editor: Callable
) -> None:
    write({"people/ada.md": ADA, "people/bo.md": BAD})
    editor(f"path.write_text({BAD!r})")

    done = run("edit", "ada")

    assert done.status == 1
    assert "people/ada.md:3:6 N203 bad-date" in done.out
    assert "people/bo.md" not in done.out, "only this note is spoken of"


def test_on_a_terminal_it_is_opened_again_at_the_line(
    write: Callable, editor: Callable, tmp_path: Path
) -> None:
    root = write({"people/ada.md": ADA})
    program = editor(f"path.write_text({BAD!r} if len(sys.argv) == 2 else {ADA!r} + 'x\\n')")

    status, said = terminal.on_terminal(["edit", "ada"], root, ["y"], EDITOR=str(program))

    assert status == 0
    assert "Open it again at line 3?" in said
    calls = (tmp_path / "called").read_text().splitlines()
    assert [call.count("+3") for call in calls] == [0, 1]
    assert (root / "people/ada.md").read_text() == ADA + "x\n"


def test_what_netnotes_wrote_while_the_editor_was_open_is_a_change_of_its_own(
    write: Callable, run: Callable, editor: Callable
) -> None:
    root = write({"people/ada.md": ADA})
    editor(
        "import subprocess\n"
        "subprocess.run([sys.executable, '-m', 'netnotes', 'log', 'ada', 'coffee', 'looms'], check=True)\n"
        "path.write_text(path.read_text().replace('name: Ada', 'name: Ada B'))"
    )
    note = root / "people/ada.md"
    run("edit", "ada")
    both = note.read_text()

    assert run("undo").out.startswith("Taken back: Edit Ada.\n")

    assert note.read_text() == both.replace("Ada B", "Ada")
    assert "coffee: looms" in note.read_text()
    assert run("undo").out.startswith("Taken back: Coffee with Ada.\n")
    assert note.read_text() == ADA


def test_a_line_that_the_editor_saved_over_is_still_told_as_lost(
    write: Callable, run: Callable, editor: Callable
) -> None:
    root = write({"people/ada.md": ADA})
    editor(
        "import subprocess\nold = path.read_text()\n"
        "subprocess.run([sys.executable, '-m', 'netnotes', 'log', 'ada', 'coffee', 'looms'], check=True)\n"
        "path.write_text(old + 'Mine.\\n')"
    )
    run("edit", "ada")
    assert [one.line for one in lost(root)] == ["- 2026-11-21 coffee: looms"]


def test_one_undo_takes_back_all_rounds(write: Callable, editor: Callable, run: Callable) -> None:
    root = write({"people/ada.md": ADA})
    program = editor(f"path.write_text({BAD!r} if len(sys.argv) == 2 else {BAD!r} + 'x\\n')")

    terminal.on_terminal(["edit", "ada"], root, ["y", "n"], EDITOR=str(program))

    assert (root / "people/ada.md").read_text() == BAD + "x\n"
    assert run("undo").status == 0
    assert (root / "people/ada.md").read_text() == ADA


@pytest.mark.parametrize("who", ["broken", "people/broken.md", "./people/broken.md"])
def test_a_broken_note_can_be_mended(
    who: str, write: Callable, run: Callable, editor: Callable, tmp_path: Path
) -> None:
    root = write({"people/broken.md": "---\nname: Ada\nknows: [x\n---\n"})
    editor(f"path.write_text({ADA!r})")

    done = run("edit", who)

    assert done.status == 0, done.err
    assert "'+" in (tmp_path / "called").read_text(), "it is opened where it is broken"
    assert (root / "people/broken.md").read_text() == ADA


def test_nothing_changed_is_said(write: Callable, run: Callable, editor: Callable) -> None:
    root = write({"people/ada.md": ADA})
    editor("")

    done = run("edit", "ada")

    assert done.out == "people/ada.md is as it was.\n"
    assert not (root / ".netnotes/journal").exists()


def test_a_note_that_is_gone_can_be_brought_back(
    write: Callable, run: Callable, editor: Callable
) -> None:
    root = write({"people/ada.md": ADA, "people/bo.md": ADA.replace("Ada", "Bo")})
    editor("path.unlink()")

    assert "people/ada.md is gone" in run("edit", "ada").out
    assert run("undo").status == 0

    assert (root / "people/ada.md").read_text() == ADA


def test_what_somebody_typed_is_theirs_to_take_out(
    write: Callable, run: Callable, editor: Callable
) -> None:
    root = write({"people/ada.md": ADA})
    editor("path.write_text(path.read_text() + '\\nMore.\\n')")
    run("edit", "ada")

    (root / "people/ada.md").write_text(ADA)

    assert lost(root) == []


def test_what_was_taken_out_in_an_editor_is_not_lost(
    write: Callable, run: Callable, editor: Callable
) -> None:
    root = write({"people/ada.md": BAD})
    run("check", "--fix")
    editor(f"path.write_text({ADA!r})")

    run("edit", "ada")

    assert lost(root) == []


def test_without_an_editor_it_says_how_to_name_one(
    write: Callable, run: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    write({"people/ada.md": ADA})
    monkeypatch.setenv("VISUAL", " ")
    monkeypatch.delenv("EDITOR", raising=False)

    done = run("edit", "ada")

    assert done.status == 2
    assert "VISUAL or EDITOR" in done.err
    monkeypatch.setenv("EDITOR", "vi 'x")
    assert "a quote is never closed" in run("edit", "ada").err


def test_an_editor_that_cannot_be_run_is_one_line(
    write: Callable, run: Callable, editor: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    write({"people/ada.md": ADA})
    editor("sys.exit(3)")
    assert run("edit", "ada").status == 4
    monkeypatch.setenv("EDITOR", "there-is-no-such-editor --now")

    done = run("edit", "ada")

    assert done.status == 4
    assert done.err.count("\n") == 1


def test_json_has_the_change_and_the_findings(
    write: Callable, run: Callable, editor: Callable
) -> None:
    write({"people/ada.md": ADA})
    editor(f"path.write_text({BAD!r})")

    said = json.loads(run("edit", "ada", "--json").out)

    assert [one["path"] for one in said["changed"]] == ["people/ada.md"]
    assert [one["code"] for one in said["diagnostics"]] == ["N203"]


@pytest.mark.parametrize(
    ("words", "line", "wanted"),
    [
        ("vim -u NONE", 3, "vim -u NONE +3 P"),
        ("/usr/bin/nano", 3, "/usr/bin/nano +3 P"),
        ("code", 3, "code --wait --goto P:3"),
        ("code -w", 3, "code -w --goto P:3"),
        ("code", 0, "code --wait P"),
        ("hx", 3, "hx P:3"),
        ("subl", 3, "subl --wait P:3"),
        ("kate", 3, "kate --block --line 3 P"),
        ("gvim -f", 3, "gvim -f +3 P"),
        ("Code.exe", 3, "Code.exe --wait --goto P:3"),
        ("mine --x", 3, "mine --x P"),
    ],
)
def test_how_editors_are_told_the_line(words: str, line: int, wanted: str) -> None:
    command, last = opening(words.split(), "P", line)

    assert " ".join([*command, last]) == wanted


@pytest.mark.parametrize(
    ("address", "program"),
    [
        ("vscode://file/{path}:{line}", "code"),
        ("zed://file/{path}:{line}", "zed"),
        ("http://x", ""),
        ("", ""),
    ],
)
def test_the_editor_of_an_address(address: str, program: str) -> None:
    assert of_address(address) == program


def test_the_setting_names_the_editor_where_no_variable_does(
    write: Callable,
    run: Callable,
    editor: Callable,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    write(
        {
            "people/ada.md": ADA,
            "mkdocs.yml": "plugins:\n  - netnotes:\n      editor: zed://file/{path}:{line}\n",
        }
    )
    program = editor("", "zed")
    monkeypatch.delenv("EDITOR")
    monkeypatch.setenv("PATH", str(program.parent))

    assert run("edit", "ada").status == 0

    assert "'--wait'" in (tmp_path / "called").read_text()
