"""Which way our pages are made: by ourselves, or each by MkDocs.

What comes out is the same, byte for byte (a test holds the two together), as long as nobody else acts on
pages. Where a plugin or a hook does, MkDocs makes every page, and it is said once.
"""

from __future__ import annotations

import re
from contextvars import ContextVar
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

#: Whether somebody wants every page made by MkDocs: `--no-fast`.
plain: ContextVar[bool] = ContextVar("plain", default=False)

#: What happens to pages, and to the lists of them.
_EVENTS = (
    "files", "nav", "pre_page", "page_read_source", "page_markdown", "page_content", "page_context",
    "post_page",
)  # fmt: skip
#: The searches that come with MkDocs and the theme: we know what they want of a page.
SEARCHES = ("mkdocs.contrib.search", "material.plugins.search.plugin")
_OURS = __name__.partition(".")[0]
#: A template that speaks of the page it is on, or of all pages.
_OF_PAGE = re.compile(rb"\bpage\b")
_OF_PAGES = re.compile(rb"(?<!\.)\bpages\b")


def obstacle(config: MkDocsConfig) -> str:
    """Who acts on pages beside us, so that MkDocs has to make them; '' for nobody."""
    for event in _EVENTS:
        for method in config.plugins.events[event]:
            if _module_of(method).partition(".")[0] != _OURS and _module_of(method) not in SEARCHES:
                return str(config.plugins._event_origins.get(method, "a plugin"))
    lists = next(_templates(config, _OF_PAGES), None)
    return lists.name if lists else ""


def only_ours(config: MkDocsConfig) -> bool:
    """Whether nobody but us and the searches takes part in the build."""
    plugins = (type(plugin).__module__ for plugin in config.plugins.values())
    return not config.hooks and all(
        module in SEARCHES or module.partition(".")[0] == _OURS for module in plugins
    )


def frames_alike(config: MkDocsConfig) -> bool:
    """Whether the user's own templates leave the frame of a page to the theme, which we know."""
    return next(_templates(config, _OF_PAGE), None) is None


def _module_of(method: Any) -> str:
    owner = getattr(method, "__self__", None)
    return type(owner).__module__ if owner is not None else str(method.__module__)


def _templates(config: MkDocsConfig, speaks: re.Pattern[bytes]) -> Any:
    """The templates of the user's own around our pages, that is, but ours, in which a word stands."""
    folder = config.theme.custom_dir
    if not folder:
        return
    for path in sorted(Path(folder).rglob("*.html")):
        inner = path.relative_to(folder).as_posix()
        frames = inner == "netnotes/theme.html" or not inner.startswith("netnotes/")
        if frames and speaks.search(path.read_bytes()):
            yield path
