"""What is installed works far from the repository, and holds nobody's notes."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def packed(tmp_path_factory, repository) -> Path:
    """A wheel and an sdist of this checkout."""
    out = tmp_path_factory.mktemp("dist")
    command = [
        sys.executable,
        "-m",
        "build",
        "--no-isolation",
        "--sdist",
        "--wheel",
        "-o",
        str(out),
        str(repository),
    ]
    result = subprocess.run(command, capture_output=True, text=True, timeout=600, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    return out


@pytest.fixture(scope="module")
def installed(tmp_path_factory, packed) -> Path:
    """The wheel, unpacked as an installer would, in a folder of its own."""
    target = tmp_path_factory.mktemp("installed")
    (wheel,) = packed.glob("*.whl")
    command = [
        sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index",
        "--disable-pip-version-check", "--target", str(target), str(wheel),
    ]  # fmt: skip
    result = subprocess.run(command, capture_output=True, text=True, timeout=600, check=False)
    assert result.returncode == 0, result.stderr
    return target


def names(packed: Path) -> list[str]:
    (wheel,), (sdist,) = packed.glob("*.whl"), packed.glob("*.tar.gz")
    with zipfile.ZipFile(wheel) as archive, tarfile.open(sdist) as tar:
        return [*archive.namelist(), *(name.partition("/")[2] for name in tar.getnames())]


def test_nobodys_notes_are_packed(packed):
    found = names(packed)
    assert not [
        name
        for name in found
        if name.startswith("people")
        or (name.endswith(".md") and "people/" in name and not name.startswith("tests/"))
    ]
    assert not [name for name in found if ".netnotes" in name or name.startswith("site/")]


def test_what_the_site_needs_is_packed(packed, repository):
    found = set(names(packed))
    for path in (repository / "site-overrides").rglob("*"):
        if path.is_file():
            relative = path.relative_to(repository / "site-overrides").as_posix()
            assert f"mkdocs_netnotes/overrides/{relative}" in found
            assert f"site-overrides/{relative}" in found


@pytest.mark.parametrize(
    "command", [("mkdocs", "build", "--strict"), ("netnotes", "build", "--strict")], ids=" ".join
)
def test_the_installed_wheel_builds_a_site_far_away(installed, tmp_path, network_folder, command):
    root = network_folder(tmp_path / "far/away", {"ada.md": "---\nname: Ada\n---\n"})
    env = {**os.environ, "PYTHONPATH": str(installed), "NO_MKDOCS_2_WARNING": "1"}
    check = "import mkdocs_netnotes, netnotes; print(mkdocs_netnotes.__file__, netnotes.__file__)"
    where = subprocess.run(
        [sys.executable, "-c", check], cwd=root, env=env, capture_output=True, text=True, check=True
    ).stdout.split()
    assert all(Path(path).is_relative_to(installed) for path in where)
    result = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=root,
        env=env,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr
    assert "Ada" in (root / "site/people/ada/index.html").read_text("utf-8")
    assert (root / "site/assets/netnotes/netnotes.css").is_file()
    assert (root / "site/assets/netnotes/netnotes.js").is_file()
