"""The stylesheet: the parts in `netnotes/styles/` of the theme's folders, in the order of their names.

A part of the user's own, under the same name in their `custom_dir`, takes the place of ours; under
another name it is added. `icon("material/sleep")` in a part is that icon of the theme's, as a picture:
what stands in a page a hundred times is drawn by the stylesheet, and weighs nothing there.
"""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from mkdocs_netnotes.defaults import ASSETS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_netnotes.site import Site

PATH = f"{ASSETS}/netnotes.css"
_ICON = re.compile(rb'icon\("([a-z0-9/-]+)"\)')


def make(site: Site) -> bytes:
    """All parts, one after the other."""
    parts: dict[str, Path] = {}
    for folder in site.config.theme.dirs:  # the user's own comes first
        for path in Path(folder, "netnotes/styles").glob("*.css"):
            parts.setdefault(path.name, path)
    joined = b"\n".join(parts[name].read_bytes() for name in sorted(parts))
    return _ICON.sub(partial(_drawn, site.config.theme.dirs), joined)


def _drawn(folders: Sequence[str], found: re.Match[bytes]) -> bytes:
    """An icon as a picture in a stylesheet; no picture where the theme has no such icon."""
    paths = (Path(folder, ".icons", f"{found[1].decode()}.svg") for folder in folders)
    path = next((path for path in paths if path.is_file()), None)
    if path is None:
        return b"none"
    drawn = quote(path.read_text("utf-8").strip(), safe=" =:/'")
    return f'url("data:image/svg+xml,{drawn}")'.encode()
