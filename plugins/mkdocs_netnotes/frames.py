"""What the theme puts around a page of ours. It is the same around most pages, so it is drawn once.

A page whose words are placeholders goes through the theme's templates; what comes out is cut at them,
and filled with the words of each page that is framed alike. The first such page is drawn by the theme as
well: should the two differ by a byte, the theme draws them all.
"""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING, Any

from jinja2.filters import do_striptags
from markupsafe import escape
from mkdocs.commands.build import get_context
from mkdocs.structure.toc import get_toc

from mkdocs_netnotes import policy
from mkdocs_netnotes.rendering import START
from mkdocs_netnotes.slim import slim

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation

    from mkdocs_netnotes.finding import Finder
    from mkdocs_netnotes.pages import ViewPage
    from mkdocs_netnotes.theme_scripts import ThemeScripts

#: Words that no template and no note has; the `&` between two shows what a template does to a title.
_TITLE, _END, _URL, _CONTENT = "nn0title0nn", "nn0end0nn", "nn0url0nn", "<h1>nn0content0nn</h1>"
#: What a page is around which the theme may not be the same: were it said, the page would not be alike.
_OTHER = "nn0other0nn"
_HOLES = re.compile(f"{_TITLE}(&amp;amp;|&amp;|&){_END}|({_URL})|({_CONTENT})")
#: What the policy looks at anew on each page, should a page ever say it.
_WATCHED = re.compile(r"<(?:script|meta|link)\b", re.IGNORECASE)

#: So many characters are many for a page.
_LONG = 100_000

#: Text that is the same, and after it what is not: how a title stands there, or which part.
Shell = list[tuple[str, str]]


class Frames:
    """Makes whole pages of what was drawn of them."""

    def __init__(
        self, env: Environment, config: MkDocsConfig, files: Files, nav: Navigation,
        scripts: ThemeScripts, finder: Finder, *, alike: bool,
    ) -> None:  # fmt: skip
        """`alike`: whether pages may share what is around them."""
        self.env, self.config, self.files, self.nav = env, config, files, nav
        self.scripts, self.finder = scripts, finder
        self.alike = alike
        self.in_nav = {id(page) for page in nav.pages}
        self.shells: dict[tuple[Any, ...], Shell | None] = {}

    def whole(self, page: ViewPage) -> str:
        """The finished page, which is drawn already."""
        if not self.alike or not self._is_usual(page):
            return self._drawn(page)
        key = (id(page.parent), page.file.url.count("/"), repr(page.meta))
        if key not in self.shells:
            shell, first = self._shell(page), _begun(page)
            drawn = self._drawn(first)
            self.shells[key] = shell if shell and _filled(shell, first) == drawn else None
            if first is page:
                return drawn
        shell = self.shells[key]
        return self._drawn(page) if shell is None else _filled(shell, page)

    def _is_usual(self, page: ViewPage) -> bool:
        """Whether all that sets a page apart are its words: it is no stop of the navigation."""
        content = page.content or ""
        return (
            id(page) not in self.in_nav
            and "<h1" in content
            and not _WATCHED.search(content)
            and "\n" not in page.title
            and page.title.strip() == page.title
        )

    def _drawn(self, page: ViewPage) -> str:
        """The page through the theme's templates."""
        page.active = True
        try:
            context = get_context(self.nav, self.files, self.config, page)
            template = self.env.get_template(page.meta.get("template", "main.html"))
            return self.finished(
                template.render(context), page.content or "", str(context["base_url"])
            )
        finally:
            page.active = False

    def finished(self, output: str, content: str, base_url: str) -> str:
        """What the theme made of a page, with the quick switcher on it and what it may load and run."""
        whole = slim(self.finder.add_to(output), content)
        return policy.with_policy(whole, self.scripts.of(base_url))

    def _shell(self, page: ViewPage) -> Shell | None:
        """What is around a page; None where that depends on more than its words."""
        probe = copy.copy(page)
        probe.file = copy.copy(page.file)
        before, _, _ = page.file.url.rstrip("/").rpartition("/")
        end = "/" if page.file.url.endswith("/") else ".html"
        probe.file.url = f"{before}/{_URL}{end}" if before else f"{_URL}{end}"
        probe.file.src_uri = probe.file.dest_uri = _OTHER
        probe._set_canonical_url(self.config.site_url)
        probe.title = f"{_TITLE}&amp;{_END}"
        probe.content = _CONTENT
        below = [{"level": 2, "id": _OTHER, "name": _OTHER, "children": []}]
        probe.toc = get_toc([{"level": 1, "id": START, "name": _OTHER, "children": below}])  # type: ignore[typeddict-item]
        return _cut(self._drawn(probe))


def _begun(page: ViewPage) -> ViewPage:
    """A page by which a shell is tried: of a very long one its beginning, for what is around it is the same."""
    if len(page.content or "") <= _LONG:
        return page
    first = copy.copy(page)
    first.content = (page.content or "")[:_LONG]
    return first


def _cut(output: str) -> Shell | None:
    shell: Shell = []
    end = 0
    for found in _HOLES.finditer(output):
        shell.append((output[end : found.start()], found[1] or found[2] or found[3]))
        end = found.end()
    shell.append((output[end:], ""))
    rest = "".join(text for text, _ in shell)
    return None if any(word in rest for word in (_TITLE, _END, _URL, _OTHER)) else shell


def _filled(shell: Shell, page: ViewPage) -> str:
    """A shell with the words of a page."""
    last = page.file.url.rstrip("/").rpartition("/")[2]
    words = {
        "": "",
        "&amp;amp;": str(escape(str(page.title))),
        "&amp;": page.title,
        "&": do_striptags(page.title),
        _URL: last.removesuffix(".html") if page.file.url.endswith(".html") else last,
        _CONTENT: page.content or "",
    }
    return "".join([text + words[hole] for text, hole in shell])
