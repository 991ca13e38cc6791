"""How well we know each other, now: a word, never a score.

The first that holds decides:

- **stranger**: nothing is logged, no closeness is declared, and no source tells of an older tie;
- **dormant**: the last contact is longer ago than half a year (a year, where I declared the tie
  close; twice as long for declared ties of family and work);
- **as declared**: `closeness` is my own word, and only silence overrides it;
- **new**: one or two interactions, on speaking terms;
- **close**, **warm**: six or three days in touch within the last year;
- **acquaintance**: anything else.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection
from datetime import date
from typing import Literal

from netnotes.config import Settings
from netnotes.model.head import CLOSENESS, SOURCE
from netnotes.model.network import Contacts
from netnotes.model.person import KNOWN_SOURCES, Person
from netnotes.sentences import mark

Standing = Literal["close", "warm", "acquaintance", "new", "dormant", "stranger"]

#: From the nearest to the farthest.
ORDER: tuple[Standing, ...] = ("close", "warm", "new", "acquaintance", "dormant", "stranger")

#: How a standing is said of someone, in the words of the catalogue.
SAID: dict[Standing, str] = {
    "close": mark("close to you"),
    "warm": mark("warm"),
    "acquaintance": mark("an acquaintance"),
    "new": mark("new: you are on speaking terms"),
    "dormant": mark("dormant: it has been a while"),
    "stranger": mark("not met yet"),
}

#: The same in a word.
BRIEFLY: dict[Standing, str] = {**SAID, "new": mark("new"), "dormant": mark("dormant")}

_LASTING = frozenset(("colleague", "family"))


def standing_of(person: Person, contacts: Contacts, today: date, settings: Settings) -> Standing:
    """The standing of `person` on the day `today`."""
    declared: Standing | Literal[""] = person.head[CLOSENESS]
    sources = person.head[SOURCE]
    if not contacts.all and not declared and KNOWN_SOURCES.isdisjoint(sources):
        return "stranger"
    if _dormant(contacts, declared, sources, today, settings):
        return "dormant"
    if declared:
        return declared
    if len(contacts.all) <= settings.first_date:
        return "new"
    since = today.toordinal() - settings.contact_window
    recent = len(contacts.all) - bisect_right(contacts.all, since)
    if recent >= settings.close_contacts:
        return "close"
    return "warm" if recent >= settings.warm_contacts else "acquaintance"


def _dormant(
    contacts: Contacts, declared: str, sources: Collection[str], today: date, settings: Settings
) -> bool:
    """Silence overrides even a person's own word.

    A tie of work or family that I declared lasts twice as long (R20: shared days count even if
    long ago).
    """
    limit = settings.dormant_after_close if declared == "close" else settings.dormant_after
    if declared and not _LASTING.isdisjoint(sources):
        limit *= 2
    now = today.toordinal()
    if contacts.logged:
        return now - contacts.logged[-1] > limit
    if declared:
        return False
    return not contacts.all or now - contacts.all[-1] > limit
