"""A hook for the tests alone: takes the site's first wall off, so that the second is tried by itself.

Whatever a note says goes into the pages as it stands, its text by a renderer that lets all HTML through.
"""

from __future__ import annotations

from functools import partial

from markdown import Markdown
from markupsafe import Markup
from mkdocs_netnotes import pages, prose, rendering, words
from mkdocs_netnotes.templates import Templates


class Everything:
    """Renders a text as a site of any other kind would, HTML and attributes included."""

    def __init__(self) -> None:
        names = ["attr_list", "md_in_html", "tables", "footnotes", "abbr", "def_list", "admonition"]
        self.md = Markdown(extensions=names)

    def html(self, source: str, words: object) -> Markup:
        return Markup(self.md.reset().convert(source))


def on_startup(**_: object) -> None:
    """Take it off."""
    Markup.escape = classmethod(lambda cls, text: Markup(text))
    for module in (pages, words, rendering):
        module.escape = Markup
    rendering.templates = partial(Templates, autoescape=False)
    rendering.Prose = Everything
    words.safe_url = prose.safe_url = lambda url: url
