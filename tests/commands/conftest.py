"""What the tests of commands share: a network of few words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

ME = "plugins: [{netnotes: {me: karthik}}]\n"


@pytest.fixture
def notes(tmp_path: Path) -> Callable[..., None]:
    """Writes notes by their slug, each from its fields and body; my own note is there already."""
    (tmp_path / "people").mkdir()
    (tmp_path / "mkdocs.yml").write_text(ME, "utf-8")
    (tmp_path / "people" / "karthik.md").write_text(
        "---\nname: Karthik Rao\ncadence: weekly\n---\nI climb.\n", "utf-8"
    )

    def write(**texts: str) -> None:
        for slug, text in texts.items():
            front, _, body = text.partition("|")
            path = tmp_path / "people" / f"{slug}.md"
            path.write_text(f"---\n{front}\n---\n{body}\n", "utf-8")

    return write
