"""Files of the site that are no pages: data that a page's script asks for, calendars, styles.

A module of this folder is a file: `PATH` is where it stands in the site, `make(site)` gives its bytes.
One that is several files has `parts(site)` instead: each one's place with what makes its bytes, which says
itself on what it rests (`netnotes.model.watched`). None is made before somebody wants it, and every page of
the site is known by then.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from netnotes import discover
from netnotes.model.watched import EVERYTHING

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_netnotes.site import Site


def data(site: Site) -> dict[str, Callable[[], bytes]]:
    """Each file by its place, with what makes its bytes; a file of the user's own stays theirs."""
    found: dict[str, Callable[[], bytes]] = {}
    for module in discover.modules(__name__):
        if hasattr(module, "parts"):
            found.update(module.parts(site))
        else:
            found[module.PATH] = partial(_made_of_everything, module.make, site)
    theirs = site.files.src_uris
    return {place: make for place, make in found.items() if place not in theirs}


def _made_of_everything(make: Callable[[Site], bytes], site: Site) -> bytes:
    site.snapshot.network.looked_at(*EVERYTHING)
    return make(site)
