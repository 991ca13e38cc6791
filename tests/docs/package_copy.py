"""A copy of the package in which the examples of CONTRIBUTING.md are tried."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]

_PART = re.compile(r"^### (.+?)\n(.*?)(?=^##|\Z)", re.MULTILINE | re.DOTALL)
_ADDITION = re.compile(
    r"^`([\w./]+\.(?:py|po|txt))`(?:, (below|in place of) `(.+?)`)?:\n\n```(?:python|po|txt)\n(.*?)^```$",
    re.MULTILINE | re.DOTALL,
)

MKDOCS = """\
site_name: Mine
docs_dir: people
theme: {name: material}
plugins:
  - search
  - netnotes:
      today: 2026-11-21
"""
ADA = """\
---
name: Ada Byron
city: London
met: 2024-11-23
birthday: 1815-11-25
timezone: Europe/London
vibe: we finish each other's diagrams
---
"""


#: The tests that the page of a look at a message runs.
MESSAGE_TESTS = (
    "passing_examples_pass_every_check",
    "failing_examples_fail_this_check_alone",
    "a_check_is_documented",
)


class Addition(NamedTuple):
    """What a fence of CONTRIBUTING.md adds: a file, or lines below a line of one, or in its place."""

    path: str
    where: str
    line: str
    code: str


EXAMPLES = {
    title: [Addition(*found) for found in _ADDITION.findall(part)]
    for title, part in _PART.findall((ROOT / "CONTRIBUTING.md").read_text("utf-8"))
    if _ADDITION.search(part)
}


class Copy:
    """A copy of the package, and a small network to try it on."""

    def __init__(self, source: Path, folder: Path) -> None:
        self.source = source
        self.before: dict[Path, str | None] = {}
        self.network = folder / "network"
        (self.network / "people").mkdir(parents=True)
        (self.network / "mkdocs.yml").write_text(MKDOCS)
        self.write("ada-byron", ADA)

    def write(self, slug: str, note: str) -> None:
        (self.network / "people" / f"{slug}.md").write_text(note, "utf-8")

    def add(self, title: str) -> Copy:
        """Add what the document shows under a heading: this and nothing else."""
        assert EXAMPLES[title], title
        for path, where, line, code in EXAMPLES[title]:
            file = self.source / path
            if not where:
                assert not file.exists(), f"{path} is there already; the example needs another name"
                self.before[file] = None
                file.write_text(code, "utf-8")
                continue
            self.before.setdefault(file, file.read_text("utf-8"))
            lines = file.read_text("utf-8").splitlines(keepends=True)
            found = [at for at, text in enumerate(lines) if text.strip().startswith(line)]
            assert len(found) == 1, f"{path}: {len(found)} lines begin with {line}"
            lines[found[0] + (where == "below") : found[0] + 1] = [code]
            file.write_text("".join(lines), "utf-8")
        return self

    def restore(self) -> None:
        """The package as it was, for the next example."""
        for file, text in self.before.items():
            if text is None:
                file.unlink()
            else:
                file.write_text(text, "utf-8")

    def run(self, *command: str, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
        paths = os.pathsep.join(map(str, (self.source, self.source / "plugins")))
        environment = {**os.environ, "PYTHONPATH": paths, "COLUMNS": "100", "NO_COLOR": "1"}
        environment.pop("NETNOTES_TODAY", None)
        return subprocess.run(
            [sys.executable, *command], cwd=folder or self.network, env=environment,
            capture_output=True, encoding="utf-8", check=False, timeout=600,
        )  # fmt: skip

    def netnotes(self, *arguments: str, status: int = 0) -> str:
        """What a command prints; its status must be `status`, and nobody complains."""
        done = self.run("-m", "netnotes", *arguments)
        assert (done.returncode, done.stderr) == (status, ""), done.stdout + done.stderr
        return done.stdout
