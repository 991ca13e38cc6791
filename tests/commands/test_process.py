"""The program as a process, and what must hold whatever stands in the notes."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from netnotes.cli import INTERRUPTED, main
from netnotes.commands._shared import Run

ROOT = Path(__file__).parents[2]
NETNOTES = [sys.executable, "-m", "netnotes"]
SAMPLE_DAY = ["--today", "2026-11-21"]


@pytest.fixture
def people(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of an empty network, which is the current one."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NETNOTES_TODAY", raising=False)
    folder = tmp_path / "people"
    folder.mkdir()
    return folder


@pytest.fixture
def sample(people: Path) -> Path:
    """A copy of the sample network, which is the current one."""
    shutil.copytree(ROOT / "people", people, dirs_exist_ok=True)
    shutil.copy(ROOT / "mkdocs.yml", people.parent)
    return people.parent


def test_a_group_without_a_command_says_what_there_is(
    people: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ask"]) == 2

    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("Usage: netnotes ask ")
    assert "See `" not in said.err


def test_a_closed_pipe_ends_quietly(sample: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "wb") as closed:
        done = subprocess.run(
            [*NETNOTES, "due", "--all"], stdout=closed, stderr=subprocess.PIPE, check=False
        )
    assert done.stderr == b""
    assert done.returncode in (0, 1)


def test_a_pipe_that_closes_early_ends_quietly(sample: Path) -> None:
    people = sample / "people"
    for number in range(2000):
        (people / f"person-{number}.md").write_text(
            f"---\nname: Person {number}\n---\n{'x ' * 50}", "utf-8"
        )
    with subprocess.Popen(
        [*NETNOTES, "find", "person", "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        assert running.stdout.readline() == b"{\n"
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait() == 0


def test_ctrl_c_ends_with_130_and_without_a_traceback(people: Path) -> None:
    waiting = "import time; print(flush=True); time.sleep(600)"
    program = (
        "import sys, netnotes.load, netnotes.cli\n"
        f"def wait(*_, **__):\n    {waiting}\n"
        "netnotes.load.scan = wait\nsys.exit(netnotes.cli.main(['due']))\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.readline()
        time.sleep(0.1)
        running.send_signal(signal.SIGINT)
        assert running.wait(600) == INTERRUPTED
        assert b"Traceback" not in running.stderr.read()


@pytest.mark.parametrize("command", ["due", "find kind:person", "show ada"])
@pytest.mark.parametrize(
    ("broken", "said"),
    [
        (0, ""),
        (1, "netnotes: one note could not be read; `netnotes check` says why\n"),
        (3, "netnotes: 3 notes could not be read; `netnotes check` says why\n"),
    ],
)
def test_broken_notes_are_counted_in_one_line_and_change_no_status(
    people: Path, capsys: pytest.CaptureFixture[str], command: str, broken: int, said: str
) -> None:
    (people / "ada.md").write_text("---\nname: Ada\n---\n", "utf-8")
    for number in range(broken):
        (people / f"broken-{number}.md").write_text("---\nname: [\nsecret: 1\n---\n", "utf-8")
    assert main([*command.split(), *SAMPLE_DAY]) == 0
    out, errors = capsys.readouterr()
    assert errors == said
    assert "secret" not in out
    assert main([*command.split(), *SAMPLE_DAY, "--json"]) == 0
    out, errors = capsys.readouterr()
    assert errors == said
    assert json.loads(out)["schema"] == 1


def test_a_note_whose_name_another_file_has_is_missed_aloud(
    people: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for folder in ("here", "there"):
        (people / folder).mkdir()
        (people / folder / "ada.md").write_text("---\nname: Ada\n---\n", "utf-8")
    for _ in range(2):  # and of an answer that is given again
        assert main(["due", *SAMPLE_DAY]) == 0
        said = "netnotes: one note is left out, for another file has its name; `netnotes check` says which\n"
        assert capsys.readouterr().err == said


EVIL = "\x1b]0;owned\x07\x1b[2J\u202egnp.exe\u2066 \x9b31m\x00\x08"


@pytest.mark.parametrize("command", ["due --all", "find evil", "find kind:person", "show evil"])
def test_control_and_turning_characters_come_out_escaped(
    people: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    (people / "evil.md").write_text(
        f"---\nname: Evil\ncadence: weekly\nnote to self: {EVIL}\n---\n\nevil {EVIL} [{EVIL}](x)\n\n"
        f"- [ ] send {EVIL} (due 2026-11-21)\n\n## Top of mind\n\n- 2026-11-20 {EVIL}\n\n## Log\n\n"
        f"- 2026-11-21 16:00 coffee with {EVIL} at {EVIL}: {EVIL}\n- 2026-11-01 {EVIL}: {EVIL}\n",
        "utf-8",
    )
    assert main([*command.split(), *SAMPLE_DAY]) == 0
    out, errors = capsys.readouterr()
    assert {char for char in out + errors if not char.isprintable()} <= {"\n"}


def test_a_file_name_with_control_characters_comes_out_escaped(
    people: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (people / "a\x1b[2Jb.md").write_text("---\ncadence: weekly\n---\n", "utf-8")
    for command in ("due", "find kind:person", "show a"):
        assert main([*command.split(), *SAMPLE_DAY]) == 0
        out, errors = capsys.readouterr()
        assert "\\x1b[2J" in out
        assert "\x1b" not in out + errors


@pytest.mark.parametrize("command", ["due --all", "find climbing", "show alice-nguyen"])
def test_json_is_one_object_with_schema_and_date(
    sample: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    assert main([*command.split(), "--json"]) == 0
    out, errors = capsys.readouterr()
    assert errors == ""
    said = json.loads(out)
    assert (said["schema"], said["today"]) == (1, "2026-11-21")
    named = {"due": "due", "find": "find", "show": "person"}
    assert list(said)[2:] == [named[command.partition(" ")[0]]]
    assert "null" not in out.replace('"null"', "")


def test_due_json_holds_everyone_whatever_is_shown(
    sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = []
    for options in (["--all"], ["--limit", "1"], []):
        assert main(["due", "--json", *options]) == 0
        said.append(json.loads(capsys.readouterr().out))
    assert said[0] == said[1] == said[2]
    assert len(said[0]["due"]) > 15
    for line in said[0]["due"]:
        assert set(line) >= {"slug", "name", "reasons", "standing", "due_on", "next_step"}
        for reason in line["reasons"]:
            assert set(reason) == {"code", "on", "text", "evidence"}


def test_a_wrong_setting_ends_the_run_with_its_place(
    people: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "site_name: x\nplugins:\n  - netnotes:\n      dormant_after: soon\n"
    (people.parent / "mkdocs.yml").write_text(text, "utf-8")
    assert main(["due"]) == 2
    assert capsys.readouterr().err.startswith("netnotes: mkdocs.yml:4:22 ")


@pytest.mark.parametrize(
    ("variables", "colored"),
    [({}, False), ({"FORCE_COLOR": "1"}, True), ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, False)],
)
def test_colour_is_off_in_a_pipe_unless_forced_and_no_color_wins(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], colored: bool
) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert Run().color is colored


def test_without_a_command_it_is_the_due_list(
    sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([]) == 0
    bare = capsys.readouterr().out
    assert main(["due"]) == 0
    assert capsys.readouterr().out == bare
