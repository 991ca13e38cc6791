"""The walls of a page, each by itself: which scripts a policy lets in, and what no policy can forbid."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace

import jinja2
import pytest
from markupsafe import escape
from mkdocs_netnotes.media import Pictures
from mkdocs_netnotes.policy import MARK, with_policy
from mkdocs_netnotes.theme_scripts import ThemeScripts
from mkdocs_netnotes.words import Reach, Words

from netnotes.model.network import Network


class First(HTMLParser):
    """The first tag of a text, with its attributes as they stand, each as often as it does."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tag, self.given = "", []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        if not self.tag:
            self.tag, self.given = tag, attrs


def digest(script: str) -> str:
    return b64encode(sha256(script.encode()).digest()).decode()


@pytest.fixture
def scripts(tmp_path) -> ThemeScripts:
    """A theme with three templates, of which one knows more than the settings and one is half of one."""
    templates = {
        "base.html": '<script>begin("{{ base_url }}", {{ config.extra.n }})</script>{{ page.title }}',
        "partials/leave.html": '<script>location.replace("{{ page.meta.location }}")</script>',
        "partials/half.html": "<script>{% if page %}half()</script>{% endif %}",
    }
    for name, text in templates.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    config = SimpleNamespace(theme=SimpleNamespace(dirs=[str(tmp_path)]), extra={"n": 7})
    return ThemeScripts(jinja2.Environment(), config)


def test_the_scripts_of_a_theme_are_known_by_its_templates(scripts):
    assert scripts.of("../..") == {'begin("../..", 7)'}
    assert scripts.of(".") == {'begin(".", 7)'}


def test_a_script_in_a_title_is_in_no_policy(scripts):
    """A title stands in what the theme puts around a page, too: in its head and its navigation."""
    head = f"<head>{MARK}<title></title><script>titled()</script></title></head>"
    page = with_policy(f'{head}<script>begin(".", 7)</script>', scripts.of("."))
    assert digest('begin(".", 7)') in page
    assert digest("titled()") not in page


def test_a_page_of_ones_own_may_run_its_own_scripts_and_ask_nobody():
    page = with_policy("<html><head><title>x</title></head><script>mine()</script>", frozenset())
    assert digest("mine()") in page
    assert page.index("Content-Security-Policy") < page.index("<title>")
    assert "connect-src 'self'" in page


@pytest.mark.parametrize(
    "tag",
    [
        '<meta http-equiv="refresh" content="0;url=//x">',
        "<MeTa/name=x http-equiv='REFRESH' content='0;url=//x'>",
        '<meta charset="utf-8" http-equiv="refresh" content="0;url=//x">',
        '<meta name="a" content="b" http-equiv="refresh">',
        '<meta\nhttp-equiv="refresh" content="0;url=//x">',
        '<link rel="preconnect" href="//x">',
        '<link href="//x" rel="dns-prefetch">',
        "<LINK/rel=preconnect href=//x>",
    ],
)
def test_what_a_policy_cannot_forbid_is_taken_away(tag):
    """Of two attributes with one name the first counts, for every browser (HTML, 13.2.5.33)."""
    page = with_policy(f"<head>{MARK}</head>{tag}", frozenset())
    undone = First(page.split("</head>")[1])
    name = "http-equiv" if undone.tag == "meta" else "rel"
    assert next(value for key, value in undone.given if key == name) is None


@pytest.mark.parametrize(
    "tag",
    [
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width,initial-scale=1">',
        '<meta property="og:title" content="x" />',
        '<link rel="stylesheet" href="../assets/a.css">',
        '<link rel="icon" href="x.png">',
    ],
)
def test_what_a_theme_writes_in_its_head_stays(tag):
    assert tag in with_policy(f"<head>{MARK}{tag}</head>", frozenset())


@pytest.mark.parametrize(
    "editor",
    [
        "javascript:alert(1)//{path}",
        "JavaScript:x{path}",
        "java\tscript:x{path}",
        " javascript:x{path}",
        "data:text/html,{path}",
        "vbscript:{path}",
        "{path}",
        "//x/{path}",
    ],
)
def test_an_editor_is_opened_and_runs_nothing(editor):
    assert _at(editor).place_url("people/a.md:3") is None


def test_any_editor_with_an_address_of_its_own_is_opened():
    for editor in (
        "vscode://file/{path}:{line}",
        "txmt://open?url=file://{path}",
        "idea://x{path}",
    ):
        assert str(_at(editor).place_url("people/a.md:3")).startswith(editor.split(":")[0])


def _at(editor: str) -> Words:
    reach = Reach(Network([]), {}, {}, Path("/net"), Pictures(Path("/net")), editor)
    return Words(reach, "..", "people/a.md")


def test_a_name_of_a_site_is_a_text(tmp_path):
    from mkdocs.config import load_config

    (tmp_path / "people").mkdir()
    (tmp_path / "mkdocs.yml").write_text(
        'site_name: "A & <b>"\nsite_author: \'"><script>x</script>\'\ndocs_dir: people\n'
        "theme: {name: material}\nplugins: [netnotes]\n"
    )
    config = load_config(str(tmp_path / "mkdocs.yml"))
    config.plugins.on_startup(command="build", dirty=False)
    try:
        made = config.plugins.on_config(config)
        assert made.site_name == escape("A & <b>")
        assert "<" not in made.site_author
        assert str(config.plugins.on_config(made).site_name) == "A &amp; &lt;b&gt;"
    finally:
        config.plugins.on_shutdown()
