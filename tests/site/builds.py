"""Networks that are built again and again in a test, and what came of it as bytes."""

from __future__ import annotations

import runpy
import subprocess
import sys
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs_netnotes.addresses import file_of

ROOT = Path(__file__).parents[2]
GENERATOR = ROOT / "tests/benchmarks/generate.py"

PNG = b"\x89PNG\r\n\x1a\n" + bytes(32)
CONFIG = """\
site_name: Test
docs_dir: people
theme: {name: material}
plugins:
  - search
  - netnotes: {me: me, today: 2026-11-21}
"""


def generate(root: Path, number: int) -> None:
    """So many people, as the benchmark makes them."""
    runpy.run_path(str(GENERATOR))["generate"](root, number)


def tree(folder: Path) -> dict[str, bytes]:
    """Every file of a site; the mark of a server that shows it is none."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith(".netnotes")
    }


def same(one: dict[str, bytes], other: dict[str, bytes]) -> bool:
    """Whether two sites are the same; says which files are not."""
    differ = [name for name in one.keys() | other.keys() if one.get(name) != other.get(name)]
    assert differ == [], differ
    return True


def built(root: Path, *options: str, to: str = "site") -> tuple[dict[str, bytes], str]:
    """Build as a user does; the site, and what was said."""
    command = [sys.executable, "-m", "netnotes", "build", "--site-dir", str(root / to), *options]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return tree(root / to), done.stderr


def made(root: Path, to: str, *, serving: bool = False):
    """Build in this process: the files, or, of a site that is served, the plugin that answers."""
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(root / to))
    plugin = config.plugins["netnotes"]
    config.plugins.on_startup(command="serve" if serving else "build", dirty=False)
    try:
        if serving:
            config.site_url = "http://127.0.0.1:8000/"
        build(config, serve_url=config.site_url if serving else None)
    finally:
        config.plugins.on_shutdown()
    return plugin if serving else tree(root / to)


def answered(plugin) -> dict[str, bytes]:
    """All that a server would give."""
    site = plugin.site
    pages = (file_of(site.url(place)) for place in site.wanted())
    given = {at: plugin.answers.get(at) for at in [*pages, *site.data]}
    return given | {at: plugin.answers.get(at) for at in [*site.pictures.used]}


def two_people(tmp_path: Path) -> Path:
    """A network of two."""
    (tmp_path / "people").mkdir()
    (tmp_path / "mkdocs.yml").write_text(CONFIG)
    (tmp_path / "people/ada.md").write_text("---\nname: Ada\n---\n\nKnows [[bo]].\n")
    (tmp_path / "people/bo.md").write_text("---\nname: Bo <b> & Söhne\norg: Acme\n---\n")
    return tmp_path
