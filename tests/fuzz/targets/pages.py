"""Every page of a network in which one note holds anything: each is built, in words and as data."""

from __future__ import annotations

import json
import re

import fuzz_seeds
from targets.check import TODAY, network_of, settings_of

from netnotes.exporters import all_formats
from netnotes.reporters import terminal
from netnotes.views import registry

SEEDS = fuzz_seeds.notes()[::3]  # a network of pages each takes its time
BITS = fuzz_seeds.BITS
#: These look into the files of notes as well.
_FROM_FILES = ("json",)

#: What would speak to a terminal, or turn a line around.
_HARM = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def try_one(raw: bytes) -> None:
    """Build everything with it: as somebody, or, where its size is odd, as myself."""
    me = "ada" if len(raw) % 2 else "sam"
    network, settings = network_of(raw, me), settings_of(me)
    views = [page.build(network, TODAY, settings) for page in registry.pages()]
    for note in network.everything:
        views += [
            build(network, TODAY, settings, note.slug)
            for kind, build in registry.note_pages()
            if type(note) is kind and note is not network.me
        ]
    views += [leaf.build() for leaf in registry.leaf_pages(network, TODAY, settings)]
    for view in views:
        shown = terminal.render(view, color=False, width=80)
        assert not _HARM.search(shown), shown
        json.dumps(view.to_json())
    for name, module in all_formats().items():
        if name not in _FROM_FILES:
            said = module.export(network, TODAY, settings, private=True)
            assert isinstance(said, bytes) or all(isinstance(piece, bytes) for piece in said)
