"""The README's transcripts, run again: what stands there is what really comes out.

A fence of `console` holds commands after `$ ` and what they print. They run one after the other on a
terminal of their own, in one new folder; those below `<!-- transcript: sample -->` run in a copy of the
sample network. Where a command asks, it gets the answer that stands in the fence. A fence right below a
line that ends in a file's name and a colon is that file.
"""

from __future__ import annotations

import os
import pty
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
SAMPLE = "<!-- transcript: sample -->"
TODAY = "2026-11-21"
COLUMNS = "88"

_FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_NAMED = re.compile(r"`([\w./-]+)`:\n\n?$")


def rerun(text: str) -> str:
    """`text` with every transcript as it comes out now."""
    with tempfile.TemporaryDirectory(prefix="netnotes-docs-") as folder:
        return _Session(Path(folder).resolve()).document(text)


class _Session:
    """One reader, who follows a document word for word."""

    def __init__(self, folder: Path) -> None:
        self.home = self.folder = folder / "home"
        self.home.mkdir()
        self.sample = folder / "netnotes"
        self.sample.mkdir()
        shutil.copytree(ROOT / "people", self.sample / "people")
        shutil.copy(ROOT / "mkdocs.yml", self.sample)

    def document(self, text: str) -> str:
        out: list[str] = []
        done = 0
        for fence in _FENCE.finditer(text):
            before, (kind, body) = text[done : fence.start()], fence.groups()
            named = _NAMED.search(before)
            if kind == "console":
                body = self.console(body, in_sample=before.rstrip().endswith(SAMPLE))
            elif named:
                (self.folder / named[1]).write_text(body, "utf-8")
            out += before, f"```{kind}\n{body}```"
            done = fence.end()
        return "".join((*out, text[done:]))

    def console(self, body: str, *, in_sample: bool) -> str:
        said = body.split("\n")
        out: list[str] = []
        for line in said:
            if line.startswith("$ "):
                spaced = [""] if out and out[-1] else []  # an empty line between two commands
                out += [*spaced, line] if out else [line]
                out += self.run(line[2:], said, self.sample if in_sample else self.folder)
        return "\n".join(out).rstrip("\n") + "\n"

    def run(self, command: str, said: list[str], folder: Path) -> list[str]:
        words = shlex.split(command)
        if words[0] == "cd":
            self.folder = self.folder / words[1]
            return []
        assert words[0] == "netnotes", f"transcripts run netnotes only, not: {command}"
        return on_terminal([sys.executable, "-m", *words], folder, said)


def on_terminal(arguments: list[str], folder: Path, said: list[str]) -> list[str]:
    """What a command prints on a terminal, line by line; it is answered from `said`."""
    environment = {
        **os.environ, "NETNOTES_TODAY": TODAY, "COLUMNS": COLUMNS, "NO_COLOR": "1", "TERM": "dumb",
        "PYTHONUTF8": "1",
        "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "Ada", "GIT_AUTHOR_EMAIL": "ada@ada.example",
        "GIT_COMMITTER_NAME": "Ada", "GIT_COMMITTER_EMAIL": "ada@ada.example",
    }  # fmt: skip
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        arguments, cwd=folder, env=environment, stdin=theirs, stdout=theirs, stderr=theirs
    )
    os.close(theirs)
    heard = b""
    while part := _read(ours):
        heard += part
        asked = heard.decode("utf-8", "replace").rpartition("\n")[2]
        if asked.endswith(": "):
            answer = next((line[len(asked) :] for line in said if line.startswith(asked)), "")
            os.write(ours, f"{answer}\n".encode())
    os.close(ours)
    process.wait(timeout=600)
    text = heard.decode("utf-8").replace("\r\n", "\n").replace(str(folder.parent), "~")
    return [line.rstrip() for line in text.rstrip("\n").split("\n")]


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # Linux says so when the other end is closed
        return b""
