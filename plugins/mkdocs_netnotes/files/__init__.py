"""Files of the site that are no pages: data that a page's script asks for, calendars, styles.

A module of this folder is a file: `PATH` is where it stands in the site, `make(site)` gives its bytes,
or None where this site has none. They are made when every page is drawn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.structure.files import File

from netnotes import discover

if TYPE_CHECKING:
    from mkdocs.structure.files import Files

    from mkdocs_netnotes.site import Site


def add_to(files: Files, site: Site) -> None:
    """Make each file, and put it where MkDocs copies from; a file of the user's own stays theirs."""
    for module in discover.modules(__name__):
        if files.get_file_from_path(module.PATH) is not None:
            continue
        content = module.make(site)
        if content is not None:
            files.append(File.generated(site.config, module.PATH, content=content))
