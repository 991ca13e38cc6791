"""The sentences of the scripts in the language of the site, for `say.js`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from mkdocs_netnotes.defaults import ASSETS
from netnotes import sentences

if TYPE_CHECKING:
    from mkdocs_netnotes.site import Site

PATH = f"{ASSETS}/sentences.js"


def make(site: Site) -> bytes:
    """A module of the catalogue that is in use; for English, an empty one."""
    said = sentences.spoken()
    held = json.dumps(said.entries(), ensure_ascii=False, sort_keys=True)
    text = f"export default {{ sentences: {held}, plural: (n) => Number({said.plural_rule}) }};\n"
    return text.encode("utf-8", "replace")
