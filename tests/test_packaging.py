"""What is in the wheel and the sdist: all of the program, and nobody's notes."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tarfile
import zipfile
from configparser import ConfigParser
from email.parser import Parser
from pathlib import Path

import pytest

from netnotes import __version__

ROOT = Path(__file__).parents[1]
NAME = f"netnotes-{__version__}"
INFO = f"{NAME}.dist-info"

#: Private things, as they lie about in a checkout that somebody uses for their own network.
PRIVATE = (
    "people/secret-friend.md",
    "people/photos/secret.jpg",
    "site/index.html",
    ".netnotes/notes.cache",
    "secret.md",
    "secret-export.vcf",
    ".venv/secret.txt",
)


class Built:
    """A sdist, the wheel built from it, and the wheel built from the source as it lies there."""

    def __init__(self, folder: Path) -> None:
        source = folder / "source"
        made = shutil.ignore_patterns(
            ".git",
            ".venv",
            ".*_cache",
            ".hypothesis",
            "__pycache__",
            "site",
            "dist",
            ".netnotes",
            "shots",
        )
        shutil.copytree(ROOT, source, ignore=made)
        for name in PRIVATE:
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            (source / name).write_text("---\nname: Secret Friend\n---\n")
        build(source, folder / "both")
        build(source, folder / "straight", "--wheel")
        (sdist,) = (folder / "both").glob("*.tar.gz")
        (through,) = (folder / "both").glob("*.whl")
        (straight,) = (folder / "straight").glob("*.whl")
        with tarfile.open(sdist) as archive:
            self.sdist = {
                member.name.removeprefix(f"{NAME}/") for member in archive if member.isfile()
            }
        self.through, self.straight = contents(through), contents(straight)

    @property
    def wheel(self) -> set[str]:
        return set(self.through)


def build(source: Path, out: Path, *options: str) -> None:
    command = [
        sys.executable,
        "-m",
        "build",
        "--no-isolation",
        "--outdir",
        str(out),
        *options,
        str(source),
    ]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, timeout=600)
    assert done.returncode == 0, done.stdout + done.stderr


def contents(wheel: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return Built(tmp_path_factory.mktemp("packaging"))


def files(folder: Path) -> set[str]:
    """The files of a folder that are source."""
    found = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return {path.as_posix() for path in found if "__pycache__" not in path.parts}


def tops(names: set[str]) -> set[str]:
    return {name.partition("/")[0] for name in names}


def test_nobodys_notes_are_packed(built: Built) -> None:
    for names in (built.sdist, built.wheel):
        assert [name for name in names if "secret" in name] == []
        assert tops(names) & {"people", "site", "docs", ".netnotes", ".venv"} == set()
    assert not any(b"Secret Friend" in text for text in built.through.values())


def test_the_sdist_holds_what_is_listed(built: Built) -> None:
    assert tops(built.sdist) - {".gitignore"} == {
        "netnotes", "plugins", "site-overrides", "tests", "tools",
        "README.md", "LICENSE", "CHANGELOG.md", "SECURITY.md", "pyproject.toml", "PKG-INFO",
    }  # fmt: skip


def test_the_wheel_holds_both_packages_and_what_the_theme_sees(built: Built) -> None:
    assert tops(built.wheel) == {"netnotes", "mkdocs_netnotes", INFO}
    packed = {name for name in built.wheel if name.startswith("netnotes/")}
    assert packed == {f"netnotes/{name}" for name in files(ROOT / "netnotes")}
    assert "netnotes/py.typed" in packed
    plugin = {f"mkdocs_netnotes/{name}" for name in files(ROOT / "plugins" / "mkdocs_netnotes")}
    theme = {f"mkdocs_netnotes/overrides/{name}" for name in files(ROOT / "site-overrides")}
    assert {name for name in built.wheel if name.startswith("mkdocs_netnotes/")} == plugin | theme


def test_the_wheel_says_how_it_is_called(built: Built) -> None:
    entry_points = ConfigParser()
    entry_points.read_string(built.through[f"{INFO}/entry_points.txt"].decode())

    assert dict(entry_points["console_scripts"]) == {"netnotes": "netnotes.__main__:run"}
    assert dict(entry_points["mkdocs.plugins"]) == {
        "netnotes": "mkdocs_netnotes.plugin:NetnotesPlugin"
    }


def test_the_wheel_says_what_it_needs(built: Built) -> None:
    metadata = Parser().parsestr(built.through[f"{INFO}/METADATA"].decode())
    needed = {
        line.split(">")[0].split("<")[0].strip().lower()
        for line in metadata.get_all("Requires-Dist", [])
    }

    assert needed == {
        "mkdocs",
        "mkdocs-material",
        "python-frontmatter",
        "markdown",
        "click",
        "pyyaml",
        "dateparser",
        "babel",
        "icalendar",
        "jinja2",
        "pyperclip",
        "python-dateutil",
        "rapidfuzz",
        "pathspec",
        "watchdog",
    }
    assert metadata["Requires-Python"] == ">=3.11"
    assert metadata["License-Expression"] == "MIT"
    assert built.through[f"{INFO}/licenses/LICENSE"] == (ROOT / "LICENSE").read_bytes()


def test_a_wheel_from_the_sdist_is_the_same(built: Built) -> None:
    record = f"{INFO}/RECORD"

    assert {n: t for n, t in built.through.items() if n != record} == {
        n: t for n, t in built.straight.items() if n != record
    }
