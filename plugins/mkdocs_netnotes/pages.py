"""Pages of MkDocs that hold a view. Nothing of a note passes through the theme on the way."""

from __future__ import annotations

from traceback import walk_tb
from typing import TYPE_CHECKING

from jinja2 import TemplateSyntaxError
from markupsafe import escape
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from mkdocs.utils import get_relative_url

from mkdocs_netnotes.rendering import unmade
from netnotes.model.watched import EVERYTHING

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files

    from mkdocs_netnotes.rendering import Rendered, Renderer
    from mkdocs_netnotes.views import Spec

log = get_plugin_logger("netnotes")

#: The theme's side of a page: what stands around the HTML that we made.
TEMPLATE = "netnotes/theme.html"
_WORTH_A_TOC = 3


class ViewPage(Page):
    """A page whose HTML comes from a view.

    What the theme gets of it is a title, escaped for the theme does not, and keys of our own.
    """

    def __init__(self, spec: Spec, file: File, config: MkDocsConfig) -> None:
        super().__init__(str(escape(spec.title)), file, config)
        self.spec = spec
        self.renderer: Renderer | None = None
        self._ids: set[str] | None = None

    def become(self, spec: Spec, renderer: Renderer) -> None:
        """Be the page of a state of the network; what was drawn of an older one is forgotten."""
        self.title = str(escape(spec.title))
        self.spec, self.renderer = spec, renderer
        self.content = self._ids = None

    @property
    def present_anchor_ids(self) -> set[str] | None:
        """The ids of the headings, which a page of the user's own may lead to."""
        if self._ids is None and self.renderer is not None:
            self._ids = ids_of(self._draw())
        return self._ids

    @present_anchor_ids.setter
    def present_anchor_ids(self, ids: set[str] | None) -> None:
        self._ids = ids

    def draw(self, config: MkDocsConfig, files: Files) -> None:
        """Make the page as MkDocs does, but for what others would do with it."""
        self.read_source(config)
        self.render(config, files)

    def read_source(self, config: MkDocsConfig) -> None:
        """Nothing is read: what a note says goes into `content` only, by our own templates."""
        self.markdown = ""
        self.meta = {"template": TEMPLATE, "hide": [], "search": {"exclude": True}}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Make the HTML. Whatever goes wrong costs this page, never the site."""
        drawn = self._draw()
        self.content = drawn.html
        self.toc = get_toc(drawn.headings)  # type: ignore[arg-type]
        below = drawn.headings[0]["children"]
        self._ids = ids_of(drawn)
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
            self.renderer.reach.network.looked_at(*EVERYTHING)  # nobody knows on what it rests
            where = self.spec.note.path if self.spec.note else self.spec.uri
            why = f"{_template_of(error)}{type(error).__name__}: {error}"
            log.warning("%s: the page could not be made (%s)", where, why)
            log.debug("How it came to that:", exc_info=True)
            return unmade(self.spec)


def _template_of(error: Exception) -> str:
    """The line of a template at which something went wrong, `…/person.html:3: `; '' for none."""
    if isinstance(error, TemplateSyntaxError) and error.filename:
        return f"{error.filename}:{error.lineno}: "
    lines = [
        f"{frame.f_code.co_filename}:{line}: "
        for frame, line in walk_tb(error.__traceback__)
        if frame.f_code.co_filename.endswith(".html")
    ]
    return lines[-1] if lines else ""


def ids_of(drawn: Rendered) -> set[str]:
    """The ids that one can lead to."""
    return {heading["id"] for heading in (*drawn.headings, *drawn.headings[0]["children"])}
