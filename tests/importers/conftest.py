"""A network to import into, and the command run in it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from netnotes.cli import main

SETTINGS = """\
site_name: Mine
docs_dir: people
theme: {name: material}
plugins:
  - search
  - netnotes:
      me: sam-roe
      today: 2026-11-21
"""
ME = "---\nname: Sam Roe\nemail: sam@roe.example\nlinks: {linkedin: https://www.linkedin.com/in/sam-roe}\n---\n"
HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"


class Net:
    """A network in a folder of its own; files to import lie beside it."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.root = folder / "net"
        self.files = folder
        self.capsys = capsys
        (self.root / "people").mkdir(parents=True)
        (self.root / "mkdocs.yml").write_text(SETTINGS, "utf-8")
        self.note("sam-roe", ME)

    def note(self, slug: str, text: str) -> None:
        (self.root / "people" / f"{slug}.md").write_text(text, "utf-8", newline="")

    def text(self, slug: str) -> str:
        return (self.root / "people" / f"{slug}.md").read_bytes().decode()

    def file(self, name: str, text: str | bytes) -> str:
        path = self.files / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return str(path)

    def connections(self, *rows: str) -> str:
        return self.file("Connections.csv", HEADER + "".join(f"{row}\n" for row in rows))

    def run(self, *arguments: str, status: int = 0) -> str:
        done = main(["-C", str(self.root), *arguments])
        out, err = self.capsys.readouterr()
        assert done == status, out + err
        return out + err

    def json(self, *arguments: str, status: int = 0) -> Any:
        return json.loads(self.run(*arguments, "--json", status=status))

    def tree(self) -> dict[str, str]:
        """Every file of the network but the program's own, with a digest."""
        return {
            str(path.relative_to(self.root)): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(self.root.rglob("*"))
            if path.is_file() and ".netnotes" not in path.parts
        }


@pytest.fixture
def net(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[Net]:
    yield Net(tmp_path, capsys)
