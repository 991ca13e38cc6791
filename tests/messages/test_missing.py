"""What a draft lacks is said with a command, in which what only you can know is left open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

ADA = "---\nname: Ada\ncloseness: close\nwilling: [introduction]\n---\n"
ME = "---\nname: Noor\nlinks: {website: https://noor.example}\n---\n"


def test_whom_it_is_about_is_left_open_and_no_organization_of_the_sample(
    write: Callable[..., Path], run: Callable[..., object]
) -> None:
    settings = "plugins:\n  - netnotes: {me: noor}\n"
    write({"mkdocs.yml": settings, "people/ada.md": ADA, "people/noor.md": ME})

    ran = run("draft", "ada", "introduction", "--what", "meet a weaver", "--anyway")

    assert ran.status == 1
    assert "ada introduction --what 'meet a weaver' --to '…'" in " ".join(ran.out.split())
    assert "acme" not in ran.out
