"""What a hostile note costs the site: its own page, and nothing else (rows 1 to 28, and 43).

All hostile notes lie in one network, and it is built once, strictly. Every note has its page; the one
that cannot be read says where to look and shows nothing of its front matter; text that would hold the
renderer up is shown as it was written. That serving goes on is tried in tests/site.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from html import unescape
from pathlib import Path
from typing import NamedTuple

import pytest
from hostile_notes import FRONT_MATTER, WITNESS

from netnotes.model.parse import parse_note

CONFIG = "site_name: Mine\ndocs_dir: people\ntheme: {name: material}\nplugins:\n  - search\n  - netnotes:\n      today: 2026-11-21\n"
SECRET = "0151-SECRET-4711"

#: Texts that would hold up, or throw, a renderer of Markdown; and whether they are shown as written.
BODIES = [
    ("43 20,000 brackets", "[" * 20_000, True),
    ("43 lines of brackets", ("[" * 200 + "\n") * 100, True),
    ("43 references that never close", "[[" * 10_000, True),
    ("43 300 lists, each in another", "\n".join("  " * n + "- x" for n in range(300)), None),
    ("43 300 lists on a line", "- " * 300 + "x", True),
    ("43 3,000 quotes, each in another", ">" * 3_000 + "x", True),
    ("43 stars", "*a **b " * 5_000, True),
    ("43 backticks of every length", "`".join("x" * n for n in range(500)), None),
    ("43 tags that never close", "<a " * 20_000, None),
    ("43 comments that never close", "<!--" * 20_000, None),
    ("43 5,000 definitions", "".join(f"[a{n}]: http://x\n" for n in range(5_000)), None),
    ("43 a table of 5,000 columns", "|" * 5_000 + "\n" + "-|" * 5_000, None),
    ("43 a million letters on a line", "word " * 200_000, None),
]  # fmt: skip
ONE_FILE = [case for case in FRONT_MATTER if list(case.files) == ["people/ada.md"]]


class Site(NamedTuple):
    """What was built, how it ended, and what was said."""

    root: Path
    status: int
    said: str

    def page(self, slug: str) -> str:
        return (self.root / f"site/people/{slug}/index.html").read_text("utf-8")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    root = tmp_path_factory.mktemp("pages")
    (root / "people").mkdir()
    (root / "mkdocs.yml").write_text(CONFIG, "utf-8")
    (root / "people/zoe.md").write_bytes(WITNESS + b"\nA word about Zoe.\n")
    for number, case in enumerate(ONE_FILE):
        raw = case.files["people/ada.md"]
        hidden = raw.replace(b"name: Ada", b"name: Ada\nx-secret: " + SECRET.encode(), 1)
        (root / f"people/front-{number}.md").write_bytes(hidden if broken(hidden) else raw)
    for number, (_, body, _) in enumerate(BODIES):
        (root / f"people/body-{number}.md").write_text(f"---\nname: Bo\n---\n\n{body}\n", "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "netnotes", "-C", str(root), "build", "--strict"],
        capture_output=True, text=True, timeout=600, check=False,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"},
    )  # fmt: skip
    return Site(root, done.returncode, done.stdout + done.stderr)


def broken(raw: bytes) -> bool:
    """Whether nothing may be concluded from a note."""
    return bool(parse_note(raw)["broken"])


def test_a_strict_build_fails_with_the_places_and_without_a_traceback(site: Site) -> None:
    assert site.status == 1
    assert "Traceback" not in site.said
    assert "in strict mode" in site.said
    for number, case in enumerate(ONE_FILE):
        if case.status == 1:
            _, line, _, code = case.found[0]
            place = rf"people/front-{number}\.md:{line}:\d+ {code} "
            moved = rf"people/front-{number}\.md:{line + 1}:\d+ {code} "  # the secret is a line
            assert re.search(f"{place}|{moved}", site.said), case.title


def test_the_note_beside_them_has_its_page(site: Site) -> None:
    assert "A word about Zoe." in site.page("zoe")
    assert "Zoe Witness" in (site.root / "site/people/index.html").read_text("utf-8")


@pytest.mark.parametrize("number", range(len(ONE_FILE)), ids=[case.title for case in ONE_FILE])
def test_a_note_costs_its_own_page(number: int, site: Site) -> None:
    page = site.page(f"front-{number}")
    assert "</html>" in page
    if broken((site.root / f"people/front-{number}.md").read_bytes()):
        assert f"people/front-{number}.md:" in page
        assert "Nothing is lost" in page


def test_nothing_of_front_matter_that_cannot_be_read_is_anywhere(site: Site) -> None:
    files = [path for path in (site.root / "site").rglob("*") if path.is_file()]
    assert len(files) > len(ONE_FILE)
    assert not [path for path in files if SECRET.encode() in path.read_bytes()]


@pytest.mark.parametrize("number", range(len(BODIES)), ids=[body[0] for body in BODIES])
def test_a_text_that_would_hold_up_the_renderer(number: int, site: Site) -> None:
    _, body, as_written = BODIES[number]
    page = site.page(f"body-{number}")
    assert "</html>" in page
    shown = 'class="nn-as-written"' in page
    assert as_written in (None, shown)
    if shown:
        assert body[:80] in unescape(page)
