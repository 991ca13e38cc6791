"""All notes together, resolved: who was where, who speaks of whom; who is who stands in `roll.py`."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from netnotes.lazy import lazy
from netnotes.model.diagnostic import Problem
from netnotes.model.elsewhere import Elsewhere
from netnotes.model.handed import handed_on
from netnotes.model.head import EMPLOYER, HELD, MET, SHARED
from netnotes.model.log import Entry
from netnotes.model.note import Mention, Note, fold
from netnotes.model.org import Org
from netnotes.model.person import Person
from netnotes.model.roll import Roll

#: Of so many people it is quicker to look for what others say of them than to sort out everyone.
_FEW = 2


class Touch(NamedTuple):
    """An entry as it concerns one person. `own` when it stands in that person's own note."""

    entry: Entry
    note: Note
    own: bool

    @property
    def at(self) -> str:
        """Where it is written."""
        return self.note.at(self.entry.line)


class Backlink(NamedTuple):
    """A note that speaks of another, and where."""

    note: Note
    mention: Mention


class Contacts(NamedTuple):
    """The days of someone's interactions, as ordinals, sorted, each day once."""

    logged: Sequence[int]
    #: Those that are logged, and the day we met where nothing is logged on it.
    all: Sequence[int]


class FileProblem(NamedTuple):
    """Something among the notes that is no note: a link that leads outside, say."""

    path: str
    problem: Problem


class Network(Roll):
    """Every note, by slug. `me` is my own note, where the settings name one that exists."""

    def __init__(
        self,
        notes: Iterable[Note],
        *,
        me: str = "",
        files: Iterable[FileProblem] = (),
        memory: dict[Hashable, Any] | None = None,
    ) -> None:
        """`memory` is what the network before this one left to it."""
        super().__init__(notes, me)
        self.files = list(files)
        #: What is handed on to the network of the next load: it may have been found out of other notes,
        #: so whoever puts something here says with it what it rests on.
        self.memory: dict[Hashable, Any] = {} if memory is None else memory
        self._meant: dict[tuple[str, str], Note | None] = {}
        self._looked_for: dict[str, list[tuple[int, str]]] = {}
        self._spoken_of: dict[str, list[Note]] = {}

    # -- what happened ----------------------------------------------------------------------

    @lazy
    def _shared(self) -> dict[str, Elsewhere]:
        """What other notes say of a person by naming them in `with`, by that person's key."""
        return handed_on(self, "shared", lambda note: note.head[SHARED], self._sort_out_shared)

    def _sort_out_shared(self) -> dict[str, Elsewhere]:
        shared: dict[str, Elsewhere] = {}
        meant: dict[str, Note | None] = {}
        for note in self.notes.values():
            for number, (ordinal, says, targets) in enumerate(note.head[SHARED]):
                if len(targets) == 1:  # as mostly
                    target = targets[0]
                    named = meant[target] if target in meant else self._named_by(target, meant)
                    present = [named] if named is not None else []
                else:  # each once, by however many names
                    found = [self._named_by(target, meant) for target in targets]
                    present = [n for n in {id(n): n for n in found}.values() if n is not None]
                for named in present:
                    if named is note:
                        continue
                    said = shared.get(named.key)
                    if said is None:
                        said = shared[named.key] = Elsewhere()
                    said.add(number, ordinal, says, note.key)
        return shared

    def _named_by(self, target: str, meant: dict[str, Note | None]) -> Note | None:
        """Whom a name in a log means, looked up once: by a slug as it is written, mostly."""
        if target not in meant:
            meant[target] = self.notes.get(target) or self.resolve(target)
        return meant[target]

    @property
    def said_elsewhere(self) -> Mapping[str, Elsewhere]:
        """What other logs say, by the key of whom they name; for who asks of everyone."""
        return self._shared

    def sort_out(self) -> None:
        """Sort out what logs say of others, for who is going to ask it of many."""
        self.said_elsewhere  # noqa: B018  (made when it is first asked for)

    def elsewhere(self, note: Note) -> Elsewhere | None:
        """What other logs say of this note, or None where none names it."""
        return self._shared.get(note.key)

    def named_in_plans(self, now: int) -> set[str]:
        """Whom another's log names in an entry with an open box, or of the day `now` or later."""
        return {key for key, said in self._shared.items() if said.open or said.last >= now}

    def touches(self, note: Note) -> list[Touch]:
        """Every entry that concerns a note, from its own log and from others', newest first."""
        own = [Touch(entry, note, own=True) for entry in note.log]
        both = own + self.shared_touches(note)
        return sorted(
            both, key=lambda t: (-t.entry.ordinal, t.entry.time == "", t.entry.time, t.at)
        )

    def shared_touches(self, note: Note) -> list[Touch]:
        """The entries of others' logs that name this note in `with`."""
        notes = self.notes
        return [
            Touch(notes[by].shared[number], notes[by], own=False)
            for number, by in self.named_in(note)
        ]

    def named_in(self, note: Note) -> Sequence[tuple[int, str]]:
        """Where others' logs name this note: which of the entries that name somebody, and in whose note.

        Of a few people they are looked for; who asks of more gets them from an index of all.
        """
        known = self._looked_for.get(note.key)
        if known is not None:
            return known
        if "_shared" in self.__dict__ or len(self._looked_for) >= _FEW:
            elsewhere = self._shared.get(note.key)
            return elsewhere.entries if elsewhere is not None else ()
        known = self._looked_for[note.key] = self._look_for(note)
        return known

    def named_since(self, note: Note, ordinal: int) -> Sequence[tuple[int, str]]:
        """Those of `named_in` that could be later than a day: none, mostly, and then at once."""
        return () if self._silent_since(note, ordinal) else self.named_in(note)

    def _silent_since(self, note: Note, ordinal: int) -> bool:
        """Whether no other log names this note later than a day; False where only a search would tell."""
        if "_shared" not in self.__dict__:
            return False
        elsewhere = self._shared.get(note.key)
        return elsewhere is None or elsewhere.last <= ordinal

    def days_told_elsewhere(self, note: Note) -> Iterator[int]:
        """The days of `shared_touches`, as ordinals, read off the heads."""
        elsewhere = self._shared.get(note.key)
        for number, by in elsewhere.entries if elsewhere else ():
            yield self.notes[by].head[SHARED][number][0]

    def shared_since(self, note: Note, ordinal: int) -> list[Touch]:
        """Those of `shared_touches` that could be later than a day, in the same way."""
        return [] if self._silent_since(note, ordinal) else self.shared_touches(note)

    def _look_for(self, note: Note) -> list[tuple[int, str]]:
        """What `named_in` gives for one note, without resolving everyone else."""
        called = {note.key, *map(fold, note.names)}
        means: dict[str, bool] = {}
        found: list[tuple[int, str]] = []
        for other in self.notes.values():
            for number, (_, _, targets) in enumerate(
                other.head[SHARED] if other is not note else ()
            ):
                for target in targets:
                    if target not in means:
                        means[target] = fold(target) in called and self.resolve(target) is note
                    if means[target]:
                        found.append((number, other.key))
                        break
        return found

    def contacts(self, person: Person, today: date) -> Contacts:
        """The days of all interactions up to `today`.

        `met` counts as one when none stands on its date; a partial `met` when none falls in its
        span, and then it stands on the last day it can mean, at most today (RULES, "Standing").
        """
        now = today.toordinal()
        logged: Sequence[int] = person.days_until(now)
        with_them = self._days_elsewhere(person)
        if with_them:
            logged = sorted({*logged, *with_them})
            if logged[-1] > now:
                logged = logged[: bisect_right(logged, now)]
        met = person.head[MET]
        if met:
            first, last = met[0], min(met[1], now)
            at = bisect_left(logged, first)  # the first logged day that could be the one we met
            if first <= last and (at == len(logged) or logged[at] > last):
                return Contacts(logged, [*logged[:at], last, *logged[at:]])
        return Contacts(logged, logged)

    def _days_elsewhere(self, person: Person) -> Collection[int]:
        """The days on which others' logs say that we were in touch, those to come included."""
        if "_shared" in self.__dict__:
            elsewhere = self._shared.get(person.key)
            return elsewhere.days if elsewhere else ()
        return [t.entry.ordinal for t in self.shared_touches(person) if t.entry.happens]

    # -- who speaks of whom -----------------------------------------------------------------

    @lazy
    def _speaking(self) -> dict[str, list[Note]]:
        """The notes that speak of each note, by its key."""
        speaking: dict[str, list[Note]] = {}
        meant = self._meant
        for note in self.notes.values():
            for said in note.spoken_of:
                named = meant[said] if said in meant else self._means(*said)
                if named is not None and named is not note:
                    found = speaking.setdefault(named.key, [])
                    if not found or found[-1] is not note:
                        found.append(note)
        return speaking

    def speaking(self) -> dict[str, list[str]]:
        """Of whom each note speaks, by their keys, of all at once."""
        found: dict[str, list[str]] = {key: [] for key in self.notes}
        for key, speaking in self._speaking.items():
            for note in speaking:
                found[note.key].append(key)
        return found

    def spoken_of_by(self, note: Note) -> list[str]:
        """Of whom one note speaks, by their keys, each once."""
        named = (self._means(*said) for said in note.spoken_of)
        return [*dict.fromkeys(one.key for one in named if one is not None and one is not note)]

    def remember_speaking(self, known: Mapping[str, Sequence[str]]) -> None:
        """Take what `speaking` would give: whoever knows it saves unpacking all notes for it."""
        speaking: dict[str, list[Note]] = {}
        for key, note in self.notes.items():
            for named in known[key]:
                speaking.setdefault(named, []).append(note)
        self._speaking = speaking

    def _speaking_of(self, note: Note) -> Iterable[Note]:
        """The notes that speak of one; of a few people they are looked for, without an index of all."""
        known = self._spoken_of.get(note.key)
        if known is not None:
            return known
        if "_speaking" in self.__dict__ or note.is_org or len(self._spoken_of) >= _FEW:
            return self._speaking.get(note.key, ())
        called = {note.key, *map(fold, note.names)}
        means: dict[tuple[str, str], bool] = {}
        found: list[Note] = []
        for other in self.notes.values():
            for said in other.spoken_of if other is not note else ():
                if said not in means:
                    means[said] = fold(said[0]) in called and self._means(*said) is note
                if means[said]:
                    found.append(other)
                    break
        self._spoken_of[note.key] = found
        return found

    def speaking_of(self, note: Note) -> Iterator[tuple[Note, list[tuple[str, str]]]]:
        """The notes that speak of one, each with the ways in which it does: the target, what is expected."""
        for by in self._speaking_of(note):
            yield by, [said for said in by.spoken_of if self._means(*said) is note]

    def _means(self, target: str, expects: str) -> Note | None:
        """The note that a mention means, which expects a person, an organization, or any."""
        said = (target, expects)
        if said not in self._meant:  # most are spoken of more than once
            named = self.resolve(target)
            if named is None and expects == "org":
                named = self.org(target)
            self._meant[said] = named
        return self._meant[said]

    def backlinks(self, note: Note) -> list[Backlink]:
        """Every mention of a note in another one, by the other's name, then place."""
        found = [
            Backlink(by, Mention(plain))
            for by in self._speaking_of(note)
            for plain in by.plain_mentions
            if self._means(plain[0], plain[3]) is note
        ]
        return sorted(found, key=lambda b: (fold(b.note.called), b.note.path, b.mention.span))

    @lazy
    def _members(self) -> tuple[dict[str, list[Person]], dict[str, list[Person]]]:
        now: dict[str, list[Person]] = defaultdict(list)
        before: dict[str, list[Person]] = defaultdict(list)
        for person in self.people:
            head = person.head  # it is asked of everyone
            org = self.org(head[EMPLOYER]) if "org" in head[HELD] else None
            if org:
                now[org.key].append(person)
        known = [person for person in self.people if "past" in person.head[HELD]]
        for person, keys in zip(known, self.each("past", known, self._left), strict=True):
            for key in keys:
                before[key].append(person)
        return now, before

    def _left(self, person: Person) -> tuple[str, ...]:
        """The organizations at which somebody worked before, and does no more, by their keys."""
        now = self.org(person.head[EMPLOYER])
        left = (self.org(past.org) for past in person.past)
        return tuple(dict.fromkeys(org.key for org in left if org and org is not now))

    def members(self, org: Org) -> list[Person]:
        """Who works there now."""
        return self._members[0].get(org.key, [])

    def alumni(self, org: Org) -> list[Person]:
        """Who worked there before."""
        return self._members[1].get(org.key, [])
