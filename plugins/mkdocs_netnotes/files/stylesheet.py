"""The stylesheet: the parts in `netnotes/styles/` of the theme's folders, in the order of their names.

A part of the user's own, under the same name in their `custom_dir`, takes the place of ours; under
another name it is added.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_netnotes.defaults import ASSETS

if TYPE_CHECKING:
    from mkdocs_netnotes.site import Site

PATH = f"{ASSETS}/netnotes.css"


def make(site: Site) -> bytes:
    """All parts, one after the other."""
    parts: dict[str, Path] = {}
    for folder in site.config.theme.dirs:  # the user's own comes first
        for path in Path(folder, "netnotes/styles").glob("*.css"):
            parts.setdefault(path.name, path)
    return b"\n".join(parts[name].read_bytes() for name in sorted(parts))
