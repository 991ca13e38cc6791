"""What the commands print: transcripts in `transcripts/*.txt`, run in the network beside this file.

    $ NETNOTES_TODAY=2026-11-22 netnotes due
    what it prints
    ! what it says on stderr
    [exit 2]

A command may end in `| head -3`, and be given lines by `<<< $'one\\ntwo'`; `$ cat FILE` shows a file. Each
transcript has a network of its own, in which its commands may write.
`python tests/commands/test_transcripts.py --update [NAME…]` writes down what comes out now; read the
difference before you keep it.
"""

from __future__ import annotations

import io
import os
import shlex
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from unittest import mock

import pytest

from netnotes.cli import main

HERE = Path(__file__).parent
FILES = sorted((HERE / "transcripts").glob("*.txt"))
VARIABLES = ("NO_COLOR", "FORCE_COLOR", "NETNOTES_TODAY", "CLICOLOR", "CLICOLOR_FORCE")


def rerun(text: str, folder: Path) -> str:
    """A transcript as it comes out now."""
    return "".join(_blocks(text, folder))


def _blocks(text: str, folder: Path) -> Iterator[str]:
    head, *commands = f"\n{text}".split("\n$ ")
    yield head.removeprefix("\n") + "\n" if head else ""
    for number, command in enumerate(commands):
        line = command.partition("\n")[0]
        yield f"$ {line}\n{run(line, folder)}"
        if number < len(commands) - 1:
            yield "\n"


def run(line: str, folder: Path) -> str:
    """What one command prints."""
    line, _, lines = line.partition(" | head -")
    line, _, given = line.partition(" <<< $")
    words = shlex.split(line)
    if words[0] == "cat":
        return "".join((folder / word).read_text("utf-8") for word in words[1:])
    typed = "".join(shlex.split(given)).replace("\\n", "\n")
    start = words.index("netnotes")
    environment = {key: value for key, value in os.environ.items() if key not in VARIABLES}
    environment |= {"COLUMNS": "88"} | dict(word.split("=", 1) for word in words[:start])
    out, errors = io.StringIO(), io.StringIO()
    with (
        chdir(folder),
        mock.patch.dict(os.environ, environment, clear=True),
        mock.patch("sys.stdin", io.TextIOWrapper(io.BytesIO(typed.encode()), "utf-8")),
        redirect_stdout(out),
        redirect_stderr(errors),
    ):
        status = main(words[start + 1 :])
    printed = out.getvalue().splitlines(keepends=True)[: int(lines) if lines else None]
    said = [f"! {line}\n" for line in errors.getvalue().splitlines()]
    return "".join((*printed, *said, f"[exit {status}]\n" if status else ""))


def copy(folder: Path) -> Path:
    """A copy of the network, to run in."""
    shutil.copytree(HERE / "network", folder / "network")
    return folder / "network"


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_transcript(path: Path, tmp_path: Path) -> None:
    text = path.read_text("utf-8")
    assert rerun(text, copy(tmp_path)) == text


if __name__ == "__main__":
    assert sys.argv[1:2] == ["--update"], __doc__
    for file in FILES:
        if sys.argv[2:] and file.stem not in sys.argv[2:]:
            continue
        with tempfile.TemporaryDirectory() as temporary:
            file.write_text(rerun(file.read_text("utf-8"), copy(Path(temporary))), "utf-8")
