"""What the theme's search is given: pages of the user's own, and not a word of a note."""

from __future__ import annotations

import json

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

CONFIG = """\
site_name: Test
docs_dir: {docs}
theme: {{name: {theme}}}
plugins:
  - search
  - netnotes: {{today: 2026-11-21}}
"""
ADA = "---\nname: Ada\ntitle: <img src=x>\n---\n\n# Pilot\n\nShe flies <b>kites</b>.\n"
OWN = "# Recipes\n\nNettle soup.\n\n## Bread\n\nRye.\n"


@pytest.fixture
def built(tmp_path, network_folder):
    """Build in this process: `built(docs, theme)`; gives the folder of the site."""

    def make(docs: str, theme: str = "material", more: str = ""):
        config = CONFIG.format(docs=docs, theme=theme) + more
        root = network_folder(tmp_path, {"ada.md": ADA}, config)
        if docs != "people":
            (root / docs).mkdir(exist_ok=True)
            (root / docs / "recipes.md").write_text(OWN, "utf-8")
        loaded = load_config(str(root / "mkdocs.yml"))
        loaded.plugins.on_startup(command="build", dirty=False)
        build(loaded)
        return root / "site"

    return make


def held(site) -> dict[str, str]:
    """What the theme's search knows: titles by their places."""
    index = json.loads((site / "search/search_index.json").read_text("utf-8"))
    return {entry["location"]: entry["title"] for entry in index["docs"]}


def test_where_no_page_is_the_users_own_there_is_none(built):
    site = built("people")
    assert not (site / "search").exists()
    for path in site.rglob("*.html"):
        html = path.read_text("utf-8")
        assert "md-search" not in html, path
        assert 'for="__search"' not in html, path


def test_beside_our_pages_it_knows_the_users_own_alone(built):
    site = built("docs")
    assert held(site) == {"recipes/": "Recipes", "recipes/#bread": "Bread"}
    for page in ("index.html", "people/ada/index.html", "recipes/index.html"):
        assert 'class="md-search__input"' in (site / page).read_text("utf-8"), page


@pytest.mark.parametrize("more", ["use_directory_urls: false\n", "hooks: [hook.py]\n"])
def test_however_the_pages_are_made(built, tmp_path, more):
    (tmp_path / "hook.py").write_text("def on_page_markdown(markdown, **_):\n    return markdown\n")
    assert list(held(built("docs", more=more)).values()) == ["Recipes", "Bread"]
