"""A site that is written: for its owner only, closed to robots and to other sites, unknown to git."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

OURS = "site_name: T\ntheme: {name: material}\nplugins: [search, netnotes: {today: 2026-11-21}]\n"
STOCK = "site_name: T\ntheme: mkdocs\nplugins: [search]\n"


def build(root: Path, config: str) -> Path:
    """A network with a page of the user's own, built into a folder that was there, and open to all."""
    for name, text in {
        "people/ada.md": "---\nname: Ada\n---\n",
        "docs/index.md": "# Mine\n\n<script>own()</script>\n",
        "docs/more.md": "# More\n",
        "site/old.html": "old",
        "site/.hidden/old.html": "old",
        "site/.gitignore": "nothing\n",
        "mkdocs.yml": config,
    }.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    for path in (root / "site", *(root / "site").rglob("*")):
        path.chmod(0o777 if path.is_dir() else 0o666)
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    args = [sys.executable, "-m", "mkdocs", "build", "-q"]
    before = os.umask(0o022)
    try:
        subprocess.run(args, cwd=root, env=env, check=True, timeout=600, capture_output=True)
    finally:
        os.umask(before)
    return root / "site"


def readable(site: Path) -> tuple[int, int]:
    """How many files and folders others may do anything with, and how many there are."""
    paths = [site, *site.rglob("*")]
    return sum(bool(path.stat().st_mode & 0o077) for path in paths), len(paths)


def test_what_is_built_is_for_its_owner_only(tmp_path):
    site = build(tmp_path / "ours", OURS)
    others, everything = readable(site)
    assert others == 0
    assert everything > 50
    assert (site / ".gitignore").read_text() == "*\n"
    assert (site / "robots.txt").read_text() == "User-agent: *\nDisallow: /\n"
    pages = [*site.rglob("*.html")]
    assert len(pages) > 10
    for page in pages:
        if ".hidden" in page.parts:
            continue
        html = page.read_text("utf-8")
        policies = re.findall(
            r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', html
        )
        assert len(policies) == 1, page
        assert policies[0].startswith("default-src 'none'; script-src 'self' 'sha256-"), page
        assert html.count('<meta name="robots" content="noindex, nofollow">') == 1, page
    subprocess.run(["git", "init", "-q"], cwd=tmp_path / "ours", check=True)
    asked = ["git", "status", "--porcelain", "--ignored", "site"]
    said = subprocess.run(asked, cwd=tmp_path / "ours", check=True, capture_output=True, text=True)
    assert said.stdout == "!! site/\n"


def test_a_stock_build_is_open_to_all(tmp_path):
    site = build(tmp_path / "stock", STOCK)
    others, everything = readable(site)
    assert others == everything
    assert "Content-Security-Policy" not in (site / "index.html").read_text("utf-8")
