"""Findings and their fixes: every rule bears any note, its places are true, and a fix mends and no more."""

from __future__ import annotations

import fuzz_seeds
from targets.parse import places
from targets.settings import NOWHERE, File

from netnotes.config import Settings, load_settings
from netnotes.lint.check import check
from netnotes.model.network import Network
from netnotes.model.parse import make_note, parse_note
from netnotes.writing.fixes import mend

SEEDS = fuzz_seeds.notes()
BITS = fuzz_seeds.BITS
OTHERS = {
    "people/bo.md": b"---\nname: Bo Chen\naliases: [Bobby]\nknows: [{name: '[[ada]]', how: friend}]\n---\n\n## Log\n- 2026-01-01 coffee with [[ada]]\n",
    "people/acme.md": b"---\nname: Acme\nkind: org\n---\n",
    "people/sam.md": b"---\nname: Sam Roe\nseeking: yes\n---\n",
}
TODAY = fuzz_seeds.TODAY


def network_of(raw: bytes, me: str = "sam") -> Network:
    """A small network with this note in it, as `ada`."""
    notes = {"people/ada.md": raw, **OTHERS}
    return Network([make_note(path, parse_note(one)) for path, one in notes.items()], me=me)


def settings_of(me: str = "sam") -> Settings:
    """Settings of no file."""
    return load_settings(NOWHERE, File(b"plugins:\n- netnotes: {me: %b}\n" % me.encode()))


def try_one(raw: bytes) -> None:
    """Check it, and mend what can be mended."""
    found = [one for one in check(network_of(raw), settings_of(), TODAY, use_cache=False) if one.path == "people/ada.md"]  # fmt: skip
    for one in found:
        assert one.span.line >= 1
        assert one.message
        assert "\n" not in one.message, one.message
    mended = mend(raw, [one for one in found if one.fix is not None])
    if not mended.fixed:
        assert mended.raw == raw
        return
    data = parse_note(mended.raw)
    assert not data["broken"]
    places(mended.raw, make_note("people/ada.md", data))
