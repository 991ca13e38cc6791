"""What the theme's search is given: the user's own pages, and nothing of ours.

It reads all that it knows on every page that is opened, before anybody looks for anything: half a minute and
a gigabyte at ten thousand people. The quick switcher finds every word of every note, once somebody types.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs_netnotes.ways import SEARCHES

if TYPE_CHECKING:
    from collections.abc import Collection

    from mkdocs.config.defaults import MkDocsConfig


def _plugins(config: MkDocsConfig) -> list[Any]:
    return [p for p in config.plugins.values() if type(p).__module__ in SEARCHES]


def leave_out(config: MkDocsConfig) -> None:
    """Where there is no page of the user's own, the theme's search finds nothing, so it is not shown."""
    for plugin in _plugins(config):
        if "enabled" in plugin.config:
            plugin.config["enabled"] = False


def forget(config: MkDocsConfig, ours: Collection[str]) -> None:
    """Take our pages, by their addresses, out of what it was given."""
    for plugin in _plugins(config):
        index = getattr(plugin, "search_index", None)
        for held in ("entries", "_entries"):  # the theme's own, and that of MkDocs
            entries = getattr(index, held, None)
            if entries is not None:
                entries[:] = [
                    e for e in entries if (e["location"].partition("#")[0] or "./") not in ours
                ]
