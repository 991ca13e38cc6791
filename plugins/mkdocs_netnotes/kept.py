"""What was found of each note for the lists, kept from one build to the next: so an edit costs what it touches.

A list speaks of everyone, and each edit makes it anew. Most of what it says is found of one person at a
time, though, and of whoever is as before the same would be found. It is written down what was looked at for
it: of whom nothing but their own note and what others say of it, that is kept until an edit touches them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from mkdocs_netnotes.touched import OF_NAMES, OF_NOTES
from netnotes import cache
from netnotes.model.roll import N, Plain

if TYPE_CHECKING:
    from mkdocs_netnotes.touched import Touched
    from netnotes.model.watched import Part, Watched

T = TypeVar("T")

#: Where it lies. It is no folder of its own: `cache.write` looks at the one that it is given, not above it.
_FILE = "each-{}.cache"
#: What was found of a note, what was given, and the keys of the others whose notes were looked at.
Found = tuple[Any, Plain, tuple[str, ...]]


class Kept:
    """What is kept in a folder: for each kind, what was found of each note, by its key.

    `before` tells the state of the notes and of all else at the build before, `now` that of this one; ''
    where it cannot be told. What is kept of another state is not believed.
    """

    def __init__(self, folder: Path, before: str, now: str, touched: Touched) -> None:
        self.folder, self.before, self.now, self.touched = folder, before, now, touched
        self._found: dict[str, dict[str, Found]] = {}

    def each(
        self, network: Watched, kind: str, notes: Iterable[N], find: Callable[[N], T],
        given: Callable[[N], Plain] | None,
    ) -> list[T]:  # fmt: skip
        """What `find` gives for each note, looked for where it is not known (`Roll.each`)."""
        if kind not in self._found:
            self._found[kind] = self._known(kind)
        kept = self._found[kind]
        found: list[T] = []
        for note in notes:
            said = given(note) if given is not None else None
            known = kept.get(note.key)
            if known is None or known[1] != said:
                with network.listening() as seen:
                    value = find(note)
                others = _others(network, note.key, seen)
                known = kept[note.key] = value, said, others or ()
                if others is None:
                    del kept[note.key]
            found.append(known[0])
        return found

    def keep(self) -> None:
        """Write down what was found in this process."""
        for kind, found in self._found.items() if self.now else ():
            cache.write(self.folder / _FILE.format(kind), (self.now, found))

    def _known(self, kind: str) -> dict[str, Found]:
        """What is known of all whom no edit touches."""
        if not self.before or self.touched.changed is None:
            return {}
        kept = cache.read(self.folder / _FILE.format(kind))
        if kept is None or kept[0] != self.before:
            return {}
        found: dict[str, Found] = kept[1]
        touched = {*self.touched.keys}
        others = {key for key, (_, _, others) in found.items() if not touched.isdisjoint(others)}
        for key in touched | others:
            found.pop(key, None)
        return found


def _others(network: Watched, own: str, seen: Iterable[Part]) -> tuple[str, ...] | None:
    """The other notes that were looked at; None where more was, so that it cannot be kept.

    My note, those of organizations, and who goes by which name are not among them: where one of these is
    another, nothing is believed any more (`Touched`).
    """
    found: set[str] = set()
    for kind, key in seen:
        if kind in OF_NOTES:
            if key != own and not (kind == "note" and _of_all(network, str(key))):
                found.add(str(key))
        elif kind not in OF_NAMES and kind != "me":
            return None
    return tuple(sorted(found))


def _of_all(network: Watched, key: str) -> bool:
    """Whether a note is one on which all may rest, or is none."""
    note = dict.get(network.notes, key)
    return note is None or note.is_org or ((me := network.me) is not None and note is me)
