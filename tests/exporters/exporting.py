"""A network to be exported, and what comes of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from netnotes import exporters
from netnotes.config import load_settings
from netnotes.load import Store

TODAY = date(2026, 11, 21)

ADA = """\
---
name: "=Ada, the \\"first\\""
org: "[[acme]]"
phone: +351 21 000 0000
closeness: close
knows: [{name: Zed, org: Hooli}, "[[bo]]"]
x-mood: {today: good}
---

A secret.

## Log

- 2026-11-01 coffee with [[bo]]: more secrets
"""
TEXTS = {
    "people/me.md": "---\nname: Sam\n---\n",
    "people/ada.md": ADA,
    "people/friends/bo.md": "---\nname: Bo\norg: Acme Inc\npast: [{org: Initech}]\n---\n",
    "people/acme.md": "---\nkind: org\nname: Acme\ntarget: yes\n---\n",
    "people/broken.md": "---\nname: [a\n---\n",
    "mkdocs.yml": "plugins:\n  - netnotes:\n      me: me\n      today: 2026-11-21\n",
}


def exported(root: Path, name: str, *, private: bool = False) -> bytes:
    found = load_settings(root)
    network = Store(found, use_cache=False).load()
    module = exporters.all_formats()[name]
    return b"".join(exporters.pieces(module, network, TODAY, found, private=private))
