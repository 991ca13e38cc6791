"""Which way imports run (ARCHITECTURE.md): downward only, and each library in its own room."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

#: From the top down; what shares a line may import each other only where said below.
LAYERS = [
    {"netnotes.cli", "netnotes.__main__", "netnotes.commands", "mkdocs_netnotes"},
    {
        "netnotes.views",
        "netnotes.messages",
        "netnotes.reporters",
        "netnotes.writing",
        "netnotes.importers",
        "netnotes.exporters",
    },
    {"netnotes.lint", "netnotes.outreach", "netnotes.doctor"},
    {
        "netnotes.load",
        "netnotes.scan",
        "netnotes.raw",
        "netnotes.read",
        "netnotes.texts",
        "netnotes.shelf",
        "netnotes.config",
        "netnotes.cache",
        "netnotes.changes",
        "netnotes.answers",
        "netnotes.apart",
        "netnotes.setup",
        "netnotes.git",
    },
    {"netnotes.model"},
    {
        "netnotes.errors",
        "netnotes.discover",
        "netnotes.halves",
        "netnotes.lazy",
        "netnotes.words",
        "netnotes.seal",
        "netnotes.sentences",
        "netnotes",
    },
]

#: Rooms of one layer that know each other: a reporter renders views, a view says what was written.
NEIGHBOURS = {
    ("netnotes.cli", "netnotes.commands"),
    ("netnotes.__main__", "netnotes.cli"),
    ("netnotes.commands", "netnotes.cli"),
    ("netnotes.commands", "mkdocs_netnotes"),
    ("netnotes.reporters", "netnotes.views"),
    ("netnotes.views", "netnotes.messages"),
    ("netnotes.views", "netnotes.writing"),
    ("netnotes.exporters", "netnotes.messages"),
    ("netnotes.writing", "netnotes.importers"),
    ("netnotes.load", "netnotes.config"),
    ("netnotes.load", "netnotes.scan"),
    ("netnotes.load", "netnotes.cache"),
    ("netnotes.load", "netnotes.raw"),
    ("netnotes.load", "netnotes.read"),
    ("netnotes.read", "netnotes.raw"),
    ("netnotes.read", "netnotes.texts"),
    ("netnotes.load", "netnotes.shelf"),
    ("netnotes.load", "netnotes.texts"),
    ("netnotes.scan", "netnotes.config"),
    ("netnotes.texts", "netnotes.config"),
    ("netnotes.texts", "netnotes.raw"),
    ("netnotes.texts", "netnotes.read"),
    ("netnotes.texts", "netnotes.shelf"),
    ("netnotes.shelf", "netnotes.cache"),
    ("netnotes.answers", "netnotes.cache"),
    ("netnotes.changes", "netnotes.config"),
    ("netnotes.changes", "netnotes.git"),
    ("netnotes.config", "netnotes.cache"),
    ("netnotes.setup", "netnotes.config"),
    ("netnotes.setup", "netnotes.git"),
    ("netnotes.words", "netnotes"),
    ("netnotes.words", "netnotes.sentences"),
}

#: Who may know a library.
ONLY_IN = {
    "mkdocs": {"mkdocs_netnotes"},
    "markdown": {"mkdocs_netnotes"},
    "icalendar": {"netnotes.messages", "netnotes.exporters", "netnotes.importers"},
    "dateutil": {"netnotes.importers"},
    "rapidfuzz": {"netnotes.writing", "netnotes.model.near"},
    "pyperclip": {"netnotes.commands"},
    "jinja2": {"mkdocs_netnotes", "netnotes.messages"},
    "click": {"netnotes.cli", "netnotes.commands"},
    "yaml": {"netnotes.model.compose"},
    "frontmatter": {"netnotes.model.parse"},
    "subprocess": {"netnotes.git"},
}

#: The doctor names the parser to say whether it is there.
ALLOWED = {("netnotes.doctor.looks.c20_packages", "yaml")}


def modules() -> Iterator[tuple[str, Path]]:
    for base, package in ((ROOT, "netnotes"), (ROOT / "plugins", "mkdocs_netnotes")):
        for path in sorted((base / package).rglob("*.py")):
            name = ".".join(path.relative_to(base).with_suffix("").parts)
            yield name.removesuffix(".__init__"), path


def imports(path: Path, *, at_top: bool = False) -> Iterator[str]:
    tree = ast.parse(path.read_text("utf-8"))
    for node in tree.body if at_top else ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def room(name: str) -> str:
    rooms = [r for layer in LAYERS for r in layer if name == r or name.startswith(f"{r}.")]
    return max(rooms, key=len, default="")


def depth(name: str) -> int:
    return next(number for number, layer in enumerate(LAYERS) if name in layer)


@pytest.mark.parametrize(("name", "path"), list(modules()), ids=str)
def test_imports_run_downward(name: str, path: Path) -> None:
    here = room(name)
    assert here, f"{name} has no room in LAYERS"
    for imported in imports(path):
        there = room(imported)
        if there in {"", here, "netnotes"}:
            continue
        down = depth(there) > depth(here)
        assert down or (here, there) in NEIGHBOURS, f"{name} must not import {imported}"


@pytest.mark.parametrize(("name", "path"), list(modules()), ids=str)
def test_libraries_stay_in_their_rooms(name: str, path: Path) -> None:
    for imported in imports(path):
        library = imported.partition(".")[0]
        if library not in ONLY_IN or (name, library) in ALLOWED:
            continue
        rooms = ONLY_IN[library]
        assert any(name == r or name.startswith(f"{r}.") for r in rooms), (
            f"{name} imports {library}"
        )


@pytest.mark.parametrize(("name", "path"), list(modules()), ids=str)
def test_no_clock_below_the_surface(name: str, path: Path) -> None:
    """Today is an argument (ARCHITECTURE, law 2)."""
    if room(name) in LAYERS[0]:
        return
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Attribute) and node.attr in ("today", "now", "utcnow"):
            base = node.value
            clock = isinstance(base, ast.Name) and base.id in ("date", "datetime")
            assert not clock, f"{name}:{node.lineno} reads the clock"


def test_the_commands_start_light() -> None:
    """`netnotes --help` imports no heavy library: they are imported where they are used."""
    heavy = {"mkdocs", "markdown", "yaml", "frontmatter", "jinja2", "json", "subprocess"}
    for name, path in modules():
        if name.startswith("netnotes.commands") or name == "netnotes.cli":
            found = {imported.partition(".")[0] for imported in imports(path, at_top=True)}
            assert not found & heavy, name
