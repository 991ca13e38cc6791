"""Pages of MkDocs that hold a view. Nothing of a note passes through the theme on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import escape
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from mkdocs.utils import get_relative_url

from mkdocs_netnotes.finding import LONG
from mkdocs_netnotes.rendering import unmade

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files

    from mkdocs_netnotes.rendering import Rendered, Renderer
    from mkdocs_netnotes.views import Spec

log = get_plugin_logger("netnotes")

#: The theme's side of a page: what stands around the HTML that we made.
TEMPLATE = "netnotes/theme.html"
_WORTH_A_TOC = 3
_LIST_BOOST = 0.3  # of what counts in the theme's search; a note's page has 1


class ViewPage(Page):
    """A page whose HTML comes from a view.

    What the theme gets of it is a title, escaped for the theme does not, and keys of our own.
    """

    def __init__(self, spec: Spec, file: File, config: MkDocsConfig) -> None:
        super().__init__(str(escape(spec.title)), file, config)
        self.spec = spec
        self.renderer: Renderer | None = None
        #: Whether the theme's search is given every page, however many there are.
        self.searched = True

    def read_source(self, config: MkDocsConfig) -> None:
        """Nothing is read: what a note says goes into `content` only, by our own templates."""
        self.markdown = ""
        self.meta = {"template": TEMPLATE, "hide": []}
        if not self.spec.listed:  # what it says stands elsewhere, too
            self.meta["search"] = {"exclude": True}
        elif self.spec.note is None:  # what a list says of somebody comes after their own page
            self.meta["search"] = {"boost": _LIST_BOOST}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Make the HTML. Whatever goes wrong costs this page, never the site."""
        drawn = self._draw()
        self.content = drawn.html
        if not self.searched and (self.spec.note is not None or len(drawn.html) > LONG):
            self.meta["search"] = {"exclude": True}
        self.toc = get_toc(drawn.headings)  # type: ignore[arg-type]
        below = drawn.headings[0]["children"]
        self.present_anchor_ids = {heading["id"] for heading in (*drawn.headings, *below)}
        hide: list[str] = self.meta["hide"]
        if "navigation.tabs" in config.theme.get("features", ()):
            hide.append("navigation")  # the tabs say it all, and a section lists its pages on top
        if self.parent is not None and self.parent.is_section:
            hide.append("path")
        if drawn.wide or len(below) < _WORTH_A_TOC:
            hide.append("toc")

    def _draw(self) -> Rendered:
        assert self.renderer is not None
        base = get_relative_url(".", self.url)
        try:
            return self.renderer.page(self.spec, self.spec.build(), base)
        except Exception as error:  # a fault of ours must not take the site down
            where = self.spec.note.path if self.spec.note else self.spec.uri
            log.warning(
                "%s: the page could not be made (%s: %s)", where, type(error).__name__, error
            )
            log.debug("How it came to that:", exc_info=True)
            return unmade(self.spec)
