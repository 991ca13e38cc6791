"""What an edit can have touched, so that not all that ten thousand pages rest on need be told anew.

What is told of a note follows from itself and from the notes that speak of it. So as long as it is the same
notes that go by the same names, an edited one touches itself, and whom it spoke of before or speaks of now.
"""

from __future__ import annotations

import marshal
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_netnotes.rests import HISTORY
from netnotes.model.head import BROKEN, EMPLOYER, HASH, HELD, NAMES, SHARED
from netnotes.outreach.reason import reasons

if TYPE_CHECKING:
    from mkdocs_netnotes.site import Site
    from netnotes.model.network import Network
    from netnotes.model.note import Note
    from netnotes.model.watched import Part

#: The kinds of parts that follow from a note and from those that speak of it; these stay the same anyway,
#: as long as the same notes go by the same names and my own is as it was.
OF_NOTES = frozenset(
    ("own", "note", "touches", "backlinks", "ties", "members", "alumni", "known-at")
)
OF_NAMES = frozenset(("name", "org", "thanks"))
#: These follow from the history as well, or alone.
_OF_HISTORY = frozenset(("own", HISTORY))
#: Begins the key of somebody who has no note, and is spoken of by a name.
_NO_NOTE = "?"
#: The fields that name others.
_NAMING = frozenset(("knows", "past", "related", "introduced_by"))
#: Where an edit is of so many notes, all is told anew.
_MOST = 200


class Said(NamedTuple):
    """What one build knows of the notes, as plain data, for the next one."""

    #: What tells which notes there are and where, who goes by which name, and all that my own note says.
    who: bytes = b""
    #: What tells the history of the notes.
    history: str = ""
    #: Of each note by its key: its digest, of whom it speaks, and whom it names besides.
    notes: dict[str, tuple[str, tuple[str, ...], tuple[str, ...]]] = {}  # noqa: RUF012  (never changed)
    #: The keys of those for whom a reason was chosen, by its code.
    chosen: dict[str, tuple[str, ...]] = {}  # noqa: RUF012


class Touched:
    """What may be another than at the build that left `before`."""

    def __init__(self, site: Site, before: Said) -> None:
        self.site = site
        self.network = network = site.snapshot.network
        self.history = site.snapshot.commits.head
        self.before = before
        self.who = _who(network, site.addresses)
        self._is_older = self.history != before.history
        #: The keys of the notes that changed; None where all may be another.
        self.changed = self._changed()
        if self.changed is not None:
            spoken = self._spoken = {key: said[1] for key, said in before.notes.items()}
            for key in self.changed:
                spoken[key] = (*network.spoken_of_by(network.notes[key]),)
            network.remember_speaking(spoken)

    def _changed(self) -> list[str] | None:
        if self.who != self.before.who:
            return None
        before = self.before.notes
        notes = self.network.notes
        changed = [key for key, note in notes.items() if note.head[HASH] != before[key][0]]
        return changed if len(changed) <= _MOST else None

    @cached_property
    def said(self) -> Said:
        """What the next build is to know."""
        notes, spoken = self.network.notes, self._spoken
        found = dict(self.before.notes) if self.changed is not None else {}
        for key in notes if self.changed is None else self.changed:
            note = notes[key]
            found[key] = note.hash, (*spoken[key],), _named(self.network, note)
        chosen = {code: (*sorted(keys),) for code, keys in self._chosen.items()}
        return Said(self.who, self.history, found, chosen)

    @cached_property
    def _spoken(self) -> Mapping[str, Sequence[str]]:
        """Of whom each note speaks."""
        return self.network.speaking()

    @cached_property
    def keys(self) -> Collection[str]:
        """The keys of the notes of which something else may be told."""
        found = {*(self.changed or ())}
        for key in self.changed or ():
            for said in (self.before, self.said):
                _, spoken, named = said.notes[key]
                found.update(spoken, named)
        return found

    @cached_property
    def _chosen(self) -> dict[str, frozenset[str]]:
        """Those for whom a reason is chosen now."""
        seen = self.site.snapshot
        found = {one.code: one.among(seen.network, seen.today, seen.settings) for one in reasons()}
        return {code: keys for code, keys in found.items() if keys is not None}

    def unsure(self, parts: Iterable[Part]) -> list[tuple[int, Part]]:
        """Those of some parts that can be others than before, each with its place among them all."""
        if self.changed is None:
            return [*enumerate(parts)]
        keys, before = self.keys, self.before.chosen
        moved = {
            code: now.symmetric_difference(before.get(code, ()))
            for code, now in self._chosen.items()
        }
        always = _OF_HISTORY if self._is_older else frozenset[str]()
        never = OF_NAMES | {HISTORY}
        return [  # there are ten times as many as there are notes
            (number, part)
            for number, part in enumerate(parts)
            if (kind := part[0]) in always
            or (
                part[1] in keys or (kind == "ties" and str(part[1]).startswith(_NO_NOTE))
                if kind in OF_NOTES
                else part[1][1] in moved[part[1][0]]  # type: ignore[index]
                if kind == "among"
                else kind not in never
            )
        ]  # fmt: skip


def _who(network: Network, addresses: Mapping[str, str]) -> bytes:
    """A digest of who is who and where, and of what rests on more than the notes that speak of it."""
    me = network.me
    said: list[tuple[object, ...]] = []
    for key, note in network.notes.items():
        head = note.head
        whole = note.hash if note.is_org or note is me else ""
        said.append(
            (
                key,
                note.path,
                addresses.get(key),
                note.is_org,
                head[NAMES],
                head[BROKEN],
                "died" in head[HELD],
                whole,
            )
        )
    return blake2b(marshal.dumps((me and me.key, said), 2), digest_size=16).digest()


def _named(network: Network, note: Note) -> tuple[str, ...]:
    """Whom a note names by words that are no link: where they work or worked, whom they know, and the like."""
    head = note.head
    people = {name for _, _, named in head[SHARED] for name in named}
    orgs = {head[EMPLOYER]}
    if not _NAMING.isdisjoint(head[HELD]):
        values = note.values
        known, past = values.get("knows", ()), values.get("past", ())
        people.update(one["ref"][0] if "ref" in one else one.get("name", "") for one in known)
        people.update(one["to"][0] for one in values.get("related", ()) if "to" in one)
        people.update(values[key][0] for key in ("introduced_by",) if key in values)
        orgs.update(one["org"][0] for one in (*known, *past) if "org" in one)
    found = [*map(network.resolve, sorted(people)), *map(network.org, sorted(orgs))]
    return tuple(dict.fromkeys(one.key for one in found if one is not None))
