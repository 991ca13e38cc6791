"""The documents say what is so: made parts are current, links lead somewhere, rooms are the real ones."""

from __future__ import annotations

import re
import runpy
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from mkdocs_netnotes.run import SiteFailedError

from netnotes.cli import INTERRUPTED
from netnotes.config import load_settings
from netnotes.errors import NetnotesError
from netnotes.model.network import Network
from netnotes.model.parse import parse_note
from netnotes.views import rules

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted(ROOT.glob("*.md"))

_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
_PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)\s]+)\)")
_FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def read(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def prose(path: Path) -> str:
    """A document without its code."""
    return _FENCE.sub("", path.read_text("utf-8"))


def anchors(path: Path) -> set[str]:
    """The addresses of a document's headings, as forges make them."""
    found = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in _HEADING.findall(prose(path)))
    return {heading.strip().replace(" ", "-") for heading in found}


def test_what_is_made_from_the_code_is_current() -> None:
    """REFERENCE.md, the README's table and its transcripts; `make docs` writes them."""
    made = [sys.executable, "tests/docs/generate.py", "--check"]
    done = subprocess.run(
        made, cwd=ROOT, capture_output=True, encoding="utf-8", check=False, timeout=600
    )

    assert done.stdout + done.stderr == "", "run `make docs`"
    assert done.returncode == 0


def test_what_a_docstring_points_at_is_there() -> None:
    """`(RULES, "Standing")` and the like, as ARCHITECTURE.md explains them."""
    rules_page = rules.build(Network([]), date(2026, 11, 21), load_settings(ROOT))
    reference = set(_HEADING.findall(read("REFERENCE.md")))
    there = {
        "ARCHITECTURE": set(_HEADING.findall(read("ARCHITECTURE.md"))),
        "RULES": {getattr(block, "title", "") for block in rules_page.blocks},
        "FORMAT": reference,
        "INTERFACE": reference,
    }
    pointer = re.compile(r'\b(ARCHITECTURE|RULES|FORMAT|INTERFACE), "([^"]+)"')
    lost = [
        f"{path.relative_to(ROOT)}: {found[0]}"
        for folder in ("netnotes", "plugins")
        for path in sorted((ROOT / folder).rglob("*.py"))
        for found in pointer.finditer(path.read_text("utf-8"))
        if found[2] not in there[found[1]]
    ]

    assert lost == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    text = prose(path)
    for target in [*_LINK.findall(text), *(to for _, to in _PICTURE.findall(text))]:
        if "://" in target:
            continue
        name, _, anchor = target.partition("#")
        there = ROOT / name if name else path
        assert there.exists(), target
        assert not anchor or anchor in anchors(there), target


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_pictures_say_what_they_show(path: Path) -> None:
    for says, target in _PICTURE.findall(prose(path)):
        assert len(says) > 20, target
        assert (ROOT / target).stat().st_size <= 200_000, target


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_no_document_knows_a_machine(path: Path) -> None:
    assert not re.findall(r"/(?:work|home|root|tmp|Users)/\S*", path.read_text("utf-8"))


def test_the_notes_of_the_readme_can_be_read() -> None:
    """All but the one with a slip, which its transcript is about."""
    notes = re.findall(r"^```markdown\n(.*?)^```$", read("README.md"), re.MULTILINE | re.DOTALL)

    found = [[problem[0] for problem in parse_note(note.encode())["problems"]] for note in notes]

    assert found == [["bad-date"], [], []]


def test_the_readme_names_every_document() -> None:
    linked = set(_LINK.findall(read("README.md")))

    assert {path.name for path in DOCUMENTS} - {"README.md"} <= linked


def test_every_target_of_make_is_real() -> None:
    made = set(re.findall(r"^([a-z]+):", read("Makefile"), re.MULTILINE))

    for path in DOCUMENTS:
        named = re.findall(r"^make ([a-z]+)|`make ([a-z]+)", path.read_text("utf-8"), re.MULTILINE)
        assert {a or b for a, b in named} <= made, path.name


def test_every_exit_status_is_told() -> None:
    told = set(map(int, re.findall(r"^\| (\d+) \|", read("REFERENCE.md"), re.MULTILINE)))
    kinds = [NetnotesError, SiteFailedError, *NetnotesError.__subclasses__()]

    assert told == {0, 1, INTERRUPTED, *(kind.exit_code for kind in kinds)}


def rooms() -> dict[str, set[str]]:
    """The rooms that ARCHITECTURE.md draws: what stands in each folder of its first fence."""
    drawn: dict[str, set[str]] = {}
    folder = ""
    fence = read("ARCHITECTURE.md").split("```text\n")[1].split("```")[0]
    for line in fence.splitlines():
        if not line.startswith(" "):
            folder = line.split(" ")[0].rstrip("/")
        elif line[2] != " ":
            drawn.setdefault(folder, set()).add(line.split()[0].rstrip("/"))
    return drawn


@pytest.mark.parametrize("folder", ["netnotes", "plugins/mkdocs_netnotes"])
def test_the_rooms_are_the_real_ones(folder: str) -> None:
    real = {
        path.name
        for path in (ROOT / folder).iterdir()
        if not path.name.startswith(("__pycache__", "."))
    }

    assert rooms()[folder] == real


def test_the_layers_are_the_tested_ones() -> None:
    fence = read("ARCHITECTURE.md").split("## Layers")[1].split("```text\n")[1].split("```")[0]

    drawn = [set(line.split()) for line in fence.splitlines()]

    assert drawn == runpy.run_path(str(ROOT / "tests" / "test_layers.py"))["LAYERS"]


def test_what_is_named_exists() -> None:
    """Files that the documents name in backticks, with a folder in front."""
    for name, folders in (
        ("README.md", "netnotes|tests|plugins|docs"),
        ("ARCHITECTURE.md", "netnotes|tests|plugins|docs"),
        ("CONTRIBUTING.md", "tests"),
    ):
        for named in re.findall(rf"`((?:{folders})/[\w./]+)`", prose(ROOT / name)):
            assert (ROOT / named).exists(), f"{name}: {named}"
