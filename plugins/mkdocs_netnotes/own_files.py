"""Files of the user's own beside the notes: pages and pictures of a docs folder that is not people/.

MkDocs follows symbolic links to wherever they lead, and stops at one that leads nowhere. So it is
given an empty folder to walk, and what may be in the site is found here.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from typing import TYPE_CHECKING

from mkdocs.structure.files import File

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


def own_files(config: MkDocsConfig, docs_dir: str, notes_dir: str) -> Iterator[File]:
    """The regular files of the docs folder that stay inside of it; nothing of the notes."""
    inside = os.path.realpath(docs_dir)
    notes = os.path.realpath(notes_dir)
    if inside == notes or inside.startswith(notes + os.sep):
        return
    for folder, folders, names in os.walk(docs_dir):
        folders[:] = sorted(
            name for name in folders if os.path.realpath(os.path.join(folder, name)) != notes
        )
        stems = {name.casefold() for name in names}
        for name in sorted(names):
            path = os.path.join(folder, name)
            if name.casefold() == "readme.md" and "index.md" in stems:
                continue
            if not _belongs(path, inside, notes):
                continue
            relative = os.path.relpath(path, docs_dir)
            yield File(relative, docs_dir, config.site_dir, config.use_directory_urls)


def _belongs(path: str, inside: str, notes: str) -> bool:
    """Whether a path is a regular file, really inside of the folder and outside of the notes."""
    real = os.path.realpath(path)
    if not real.startswith(inside + os.sep) or real.startswith(notes + os.sep):
        return False
    try:
        return stat.S_ISREG(os.lstat(real).st_mode)
    except OSError:
        return False
