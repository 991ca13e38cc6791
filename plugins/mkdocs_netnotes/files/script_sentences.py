"""The sentences of the scripts in the language of the site, for `say.js`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_netnotes.defaults import ASSETS
from netnotes import sentences

if TYPE_CHECKING:
    from mkdocs_netnotes.site import Site

PATH = f"{ASSETS}/sentences.js"
#: Where the scripts of others are, which say nothing.
VENDOR = "vendor"


def make(site: Site) -> bytes:
    """A module of what the scripts say, in the language that is spoken; for English, an empty one."""
    said = sentences.spoken()
    scripts = _scripts(site) if said.sentences else ""
    entries = {english: form for english, form in said.entries().items() if english in scripts}
    held = json.dumps(entries, ensure_ascii=False, sort_keys=True)
    text = f"export default {{ sentences: {held}, plural: (n) => Number({said.plural_rule}) }};\n"
    return text.encode("utf-8", "replace")


def _scripts(site: Site) -> str:
    """The text of every script, in which its sentences stand as they are in English."""
    folders = [Path(folder) / ASSETS for folder in site.config.theme.dirs]
    paths = [
        path for folder in folders for path in folder.rglob("*.js") if VENDOR not in path.parts
    ]
    return "\n".join(path.read_text("utf-8", "replace") for path in paths)
