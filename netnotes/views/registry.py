"""Which views there are: whatever module in this folder has a TITLE is a page.

One with a PER makes a page a note, one with `leaves` makes pages below another (see `leaf`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from netnotes import discover
from netnotes.config import Settings
from netnotes.lazy import no_garbage
from netnotes.model.network import Network
from netnotes.model.note import Note
from netnotes.views.leaf import Leaf
from netnotes.views.view import Builder


@dataclass(frozen=True, slots=True)
class Page:
    """A page of its own. `section` groups pages in the navigation; '' is the top level."""

    name: str
    title: str
    order: int
    section: str
    build: Builder


@cache
def pages() -> tuple[Page, ...]:
    """Every page, in the order of the navigation."""
    found = [
        Page(
            module.__name__.rpartition(".")[2].replace("_", "-"),
            module.TITLE,
            module.ORDER,
            getattr(module, "SECTION", ""),
            no_garbage()(module.build),
        )
        for module in discover.modules("netnotes.views", having="TITLE")
    ]
    return tuple(sorted(found, key=lambda page: (page.order, page.name)))


@cache
def note_pages() -> tuple[tuple[type[Note], Builder], ...]:
    """The views that make a page a note, with the class of note each is for."""
    modules = discover.modules("netnotes.views", having="PER")
    return tuple((module.PER, module.build) for module in modules)


def leaf_pages(network: Network, today: date, settings: Settings) -> list[Leaf]:
    """The pages below others, of whatever view has any."""
    modules = discover.modules("netnotes.views", having="leaves")
    made = (module.leaves(network, today, settings) for module in modules)
    return [leaf for leaves in made for leaf in leaves]
