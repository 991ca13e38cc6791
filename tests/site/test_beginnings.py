"""A network that has hardly begun: wherever there is nothing, a page says why, and what to type next."""

from __future__ import annotations

import re

import pytest

from netnotes.views import registry

BEGINNINGS = {
    "nobody": {},
    "only-me": {"noor.md": "---\nname: Noor Haddad\n---\n"},
    "two-names": {
        "ada.md": "---\nname: Ada Lovelace\n---\n",
        "bo.md": "---\nname: Bo Chen\n---\n",
    },
}
SETTINGS = """\
site_name: Test
docs_dir: people
theme: {name: material}
plugins:
  - search
  - netnotes: {today: 2026-11-21, me: noor}
"""
#: What says the same whoever is there.
_ALWAYS = frozenset(("about", "fields", "rules", "diagnostics"))
_PAGE = re.compile(r'<div class="nn-page.*?</article>', re.DOTALL)
_BLOCK = re.compile(r'<section class="nn-block.*?</section>', re.DOTALL)
_HEADING = re.compile(r"<h[1-6].*?</h[1-6]>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")


@pytest.fixture(scope="module", params=BEGINNINGS)
def begun(request, tmp_path_factory, network_folder, mkdocs):
    root = tmp_path_factory.mktemp(request.param)
    settings = (
        SETTINGS if "noor.md" in BEGINNINGS[request.param] else SETTINGS.replace(", me: noor", "")
    )
    built = mkdocs(network_folder(root, BEGINNINGS[request.param], settings))
    assert built.result.returncode == 0, built.said
    return built


def test_every_block_has_words(begun):
    """A heading with nothing below it is a question without an answer."""
    for name, html in begun.pages().items():
        for block in _BLOCK.findall(html):
            words = _TAG.sub(" ", _HEADING.sub("", block)).split()
            assert words, (name, block[:300])
        assert 'class="nn-empty"></p>' not in html, name


def test_every_page_says_what_to_type_next(begun):
    for page in registry.pages():
        if page.name in _ALWAYS:
            continue
        html = begun.read("index.html" if page.name == "today" else f"{page.name}/index.html")
        said = _PAGE.search(html)
        assert said is not None, page.name
        listed = re.search(r'class="nn-(?:entry|grid|note)\b', said[0])
        assert listed or re.search(r"<code[^>]*>netnotes ", said[0]), page.name
