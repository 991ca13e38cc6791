"""What a page rests on, told so that it can be compared: a page whose parts are as they were is, too.

Which parts somebody looks at, `netnotes.model.watched` writes down. Here is how each of them is told: one
function a kind, which gives the same for as long as whoever looked would see the same.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import cached_property
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from mkdocs_netnotes.files import text
from netnotes.messages.giving import offering
from netnotes.messages.plans import meeting_at
from netnotes.model.watched import Part
from netnotes.outreach.graph import Graph, graph_on
from netnotes.outreach.helped import thanks
from netnotes.outreach.reason import Reason, reasons
from netnotes.views.org import known_at

if TYPE_CHECKING:
    from mkdocs_netnotes.site import Site
    from netnotes.model.note import Note


#: What the page of somebody looks at of their own note; and of which commits, by its path.
OWN = ("note", "touches", "backlinks", "ties", "thanks")
HISTORY = "commits"


class Rests:
    """Tells parts of one state of a network, each once."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.network = site.snapshot.network
        #: The keys of those for whom a reason was chosen, by its code; None where it can hold for everyone.
        self.chosen: dict[str, frozenset[str] | None] = {}
        self._told: dict[Part, bytes] = {}

    def tell(self, part: Part) -> bytes:
        """A digest of a part."""
        found = self._told.get(part)
        if found is None:
            kind, key = part
            said = KINDS[kind](self, key)
            found = _KNOWN.get(said) if said.__class__ in _PLAIN else _EMPTY if said == [] else None
            found = self._told[part] = found or _digest(said)
        return found

    @cached_property
    def graph(self) -> Graph:
        """The ties of this state."""
        seen = self.site.snapshot
        return graph_on(seen.network, seen.today, seen.settings)

    @cached_property
    def texts(self) -> list[str]:
        """What tells each part of all texts from any other."""
        return text.versions(self.site)

    @cached_property
    def reasons(self) -> dict[str, Reason]:
        """The kinds of reasons, by their codes."""
        return {reason.code: reason for reason in reasons()}


def folded(seen: Collection[Part], key: str, path: str) -> Collection[Part]:
    """The parts that the page of a note rests on; all that is its own as one, for there are very many."""
    own = {*((kind, key) for kind in OWN), (HISTORY, path)}
    return {*seen} - own | {("own", key)} if own <= {*seen} else seen


def _digest(said: object) -> bytes:
    return blake2b(repr(said).encode("utf-8", "surrogatepass"), digest_size=8).digest()


#: Of most notes most parts are empty.
_EMPTY = _digest([])
_KNOWN: dict[object, bytes] = {said: _digest(said) for said in (None, True, False)}
_PLAIN = frozenset(map(type, _KNOWN))


def _note(rests: Rests, key: str) -> object:
    note = rests.network.notes.get(key)
    return note and (note.hash, note.path, rests.site.addresses.get(key))


def _me(rests: Rests, key: str) -> object:
    """My own note but for its text; that is looked at where it is taken from the notes."""
    del key
    me = rests.network.me
    if me is None:
        return None
    address = rests.site.addresses.get(me.key)
    return me.path, address, me.line, me.values, me.places, me.milestones, me.sweeps


def _touches(rests: Rests, key: str) -> object:
    note = rests.network.notes.get(key)
    said = rests.network.elsewhere(note) if note else None
    if said is None:
        return None
    return [(number, _of(rests.network.notes[by])) for number, by in said.entries]


def _backlinks(rests: Rests, key: str) -> object:
    note = rests.network.notes.get(key)
    return note and [(_of(by), said) for by, said in rests.network.speaking_of(note)]


def _members(rests: Rests, key: str) -> object:
    note: Any = rests.network.notes.get(key)
    return note and note.is_org and [*map(_of, rests.network.members(note))]


def _alumni(rests: Rests, key: str) -> object:
    note: Any = rests.network.notes.get(key)
    return note and note.is_org and [*map(_of, rests.network.alumni(note))]


def _of(note: Note) -> tuple[str, str]:
    """What tells all that a note says from anything else."""
    return note.path, note.hash


def _among(rests: Rests, key: tuple[str, str]) -> object:
    code, person = key
    if code not in rests.chosen:
        seen = rests.site.snapshot
        rests.chosen[code] = rests.reasons[code].among(seen.network, seen.today, seen.settings)
    chosen = rests.chosen[code]
    return chosen is None or person in chosen


def _meeting(rests: Rests, key: tuple[str, str]) -> object:
    seen, (at, person) = rests.site.snapshot, key
    note: Any = seen.network.notes.get(person)
    found = note and meeting_at(seen.network, seen.today, seen.settings, at, note)
    return found and (found.name, found.plan.touch.at)


def _loose(rests: Rests, key: str) -> object:
    node = rests.graph.dangling.get(key)
    return node and (node.name, node.title, node.org and node.org.target)


def _loose_at(rests: Rests, key: str) -> object:
    note: Any = rests.network.notes.get(key)
    return note and note.is_org and rests.graph.dangling_at(note)


def _own(rests: Rests, key: str) -> object:
    note = rests.network.notes.get(key)
    parts = [*((kind, key) for kind in OWN), (HISTORY, note.path if note else "")]
    return [*map(rests.tell, parts)]


#: How each kind of part is told: `key` is what it is a part of.
KINDS: dict[str, Callable[[Rests, Any], object]] = {
    "alumni": _alumni,
    "among": _among,
    "backlinks": _backlinks,
    "commits": lambda rests, path: [c.hash for c in rests.site.snapshot.commits.get(path, ())],
    "known-at": lambda rests, key: [_of(by) for _, by in known_at(rests.network, key)],
    "loose": _loose,
    "loose-at": _loose_at,
    "me": _me,
    "meeting": _meeting,
    "members": _members,
    "name": lambda rests, name: [note.key for note in rests.network.candidates(name)],
    "note": _note,
    "offering": lambda rests, word: [(_of(by), said) for by, said in offering(rests.network, word)],
    "own": _own,
    "org": lambda rests, name: (org := rests.network.org(name)) and org.key,
    "text": lambda rests, number: rests.texts[number : number + 1],
    "thanks": lambda rests, key: thanks(rests.network, key),
    "ties": lambda rests, key: [*rests.graph.neighbours(key).items()],
    "touches": _touches,
    "view": lambda rests, name: rests.site.reach.view(name),
}
