"""A note: what one Markdown file in `people/` says, places included.

A note is plain data with a face. The plain data is what `parse.parse_note` gives and what the cache
keeps, in two parts (`packed`); everything on this class reads from it, when it is asked for.
"""

from __future__ import annotations

import marshal
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
from sys import intern
from typing import Any, Protocol, Self

from netnotes.lazy import lazy
from netnotes.model.dated import Dated, Milestone, Question, Sweep
from netnotes.model.diagnostic import Problem
from netnotes.model.field import Table
from netnotes.model.folding import bare, fold
from netnotes.model.head import BROKEN, DAYS, HASH, LAST, NAME, NAMES, WAYS, head_of
from netnotes.model.log import Entry
from netnotes.model.span import Span
from netnotes.model.tasks import Task

#: Whether a slug is folded already, as it stands: most are, and ten thousand are looked at.
_FOLDED = re.compile(r"[a-z0-9-]+").fullmatch


class Mention(tuple[str, Span, str, str]):
    """A reference written in a note: `(target, span, role, expects)`.

    `role` is the field it stands in, `with` in the log, or `body`; `expects` is `person`, `org` or
    `any`.
    """

    __slots__ = ()

    @property
    def target(self) -> str:
        """Who is meant, as written."""
        return self[0]

    @property
    def span(self) -> Span:
        """Where it is written."""
        return Span._make(self[1])

    @property
    def role(self) -> str:
        """In what part of the note."""
        return self[2]

    @property
    def expects(self) -> str:
        """What kind of note is expected there."""
        return self[3]


class Source(Protocol):
    """Where notes were kept."""

    def body(self, path: str) -> tuple[bytes, int]:
        """The body of a note, and where it is cut (`packed.shelve`)."""

    def rest(self, path: str) -> dict[str, Any]:
        """The rest of it."""


#: The fields where they are unpacked; else an `AttributeError`, and nothing is unpacked for it.
_VALUES: Callable[[Table], dict[str, Any]] = Table.__dict__["values"].__get__


class Note(Table):
    """What every note has, of a person or an organization."""

    __slots__ = ("__dict__", "_rest", "_source", "data", "head", "key", "path", "slug")

    #: What is asked of every note at once (`head.py`), and the rest of what is at hand; of a note that
    #: was kept this is unpacked when it is first asked for.
    head: tuple[Any, ...]
    data: dict[str, Any]
    _source: Source | None

    #: A person's note unless it says `kind: org`.
    is_org = False

    def __init__(
        self, path: str, data: dict[str, Any], rest: Callable[[], dict[str, Any]] | None = None
    ) -> None:
        """`path` is relative to the network, with `/`; `data` is what `parse_note` gave.

        Of a note that was kept it is the part at hand, and `rest` gives the other.
        """
        super().__init__(data["fields"])
        self.data = data
        self._rest = rest
        self._name(path)

    def _name(self, path: str) -> None:
        self.path = path
        self._source = None
        self.slug = path.rpartition("/")[2].removesuffix(".md")
        #: The slug as it is compared.
        self.key = fold(self.slug)

    @classmethod
    def kept(cls, path: str, head: tuple[Any, ...], source: Source) -> Self:
        """A note as it was kept (`packed.shelve`); nothing of it is unpacked before it is asked for."""
        note = cls.__new__(cls)
        note.path = path
        note._source = source
        note.head = head
        note.slug = slug = path[path.rfind("/") + 1 :].removesuffix(".md")
        note.key = slug if _FOLDED(slug) else fold(slug)
        return note

    def __getattr__(self, name: str) -> Any:
        """What is not there yet: a head is read off the data, the data is unpacked."""
        if name == "head":
            self.head = head_of(self.data)
        elif name == "values":
            assert self._source is not None
            body, _ = self._source.body(self.path)
            self.values = marshal.loads(body)  # what lies behind the fields is left
        elif name == "data":
            assert self._source is not None
            body, cut = self._source.body(self.path)
            self.data = data = marshal.loads(memoryview(body)[cut:])
            try:
                data["fields"] = _VALUES(self)
            except AttributeError:
                data["fields"] = self.values = marshal.loads(body)
        else:
            raise AttributeError(name, name=name, obj=self)
        return getattr(self, name)

    def put_away(self) -> None:
        """Let go of what was unpacked, as of ten thousand notes it is much; whoever asks unpacks it again."""
        if self._source is None:
            return
        self.__dict__.clear()
        try:  # noqa: SIM105  (of ten thousand at once, a context for each takes as long as the rest)
            del self.data
        except AttributeError:  # it was not unpacked
            pass
        try:  # noqa: SIM105
            del self.values
        except AttributeError:
            pass

    @lazy
    def rest(self) -> dict[str, Any]:
        """What of the plain data is not at hand: unpacked when it is first asked for."""
        return self._whole()

    def _whole(self) -> dict[str, Any]:
        if self._source is not None:
            return self._source.rest(self.path)
        return self.data if self._rest is None else self._rest()

    def glance(self) -> dict[str, Any]:
        """The same for whoever goes through all notes once: it is not kept."""
        known: dict[str, Any] | None = self.__dict__.get("rest")
        return known if known is not None else self._whole()

    @property
    def places(self) -> dict[str, Any]:
        """Where each field stands: (key, value), as spans; the whole mapping under ''.

        They are kept packed: they are many, and few of them are ever asked for.
        """
        packed = self.values.get("@") or self.rest["@"]
        places: dict[str, Any] = marshal.loads(packed) if isinstance(packed, bytes) else packed
        return places

    @property
    def called(self) -> str:
        """The name as written, or the slug where the note has none that can be read."""
        return self.head[NAME] or self.slug

    @property
    def folded(self) -> str:
        """`called` in the form in which names are compared."""
        folded: str = self.head[NAMES][0] if self.head[NAME] else self.key
        return folded

    @property
    def broken(self) -> bool:
        """Whether the front matter could not be read, so that nothing may be concluded from it."""
        return bool(self.head[BROKEN])

    @property
    def hash(self) -> str:
        """A digest of the file's bytes."""
        digest: str = self.head[HASH]
        return digest

    @property
    def names(self) -> list[str]:
        """Everything it can be called by: name and aliases."""
        name = self.values.get("name")
        return [name, *self.values.get("aliases", ())] if name else self.values.get("aliases", [])

    def at(self, line: int) -> str:
        """A place in this note as `path:line`, the way evidence is given."""
        return f"{self.path}:{line}"

    def field_at(self, name: str) -> str:
        """The place of a field's value."""
        return self.at(self.span(name).line)

    @lazy
    def log(self) -> list[Entry]:
        """The entries of the log, in the order of the file."""
        return [Entry._make(plain) for plain in self.rest["log"]]

    @lazy
    def notable(self) -> list[Entry]:
        """The entries that say more than that we were in touch.

        They have a direction, a box or a mark; all that are no interaction are among them.
        """
        return [Entry._make(plain) for plain in self.data.get("notable", ())]

    @lazy
    def shared(self) -> list[Entry]:
        """The entries that name others."""
        return [Entry._make(plain) for plain in self.data.get("shared", ())]

    @property
    def days(self) -> tuple[int, ...]:
        """The days on which an entry interacts, as ordinals, sorted, each once.

        Entries of days to come are among them: whoever asks knows what day it is.
        """
        days: tuple[int, ...] = self.head[DAYS]
        return days

    @property
    def last(self) -> int:
        """The day of the latest entry of the log, one to come included, as an ordinal; 0 without any."""
        last: int = self.head[LAST]
        return last

    @property
    def happened(self) -> Iterable[tuple[int, str]]:
        """The day and the channel of every entry that interacts once its day has come (`Entry.happens`).

        It is asked of everyone at once: of whoever has a day with two of them alone the log is read, and
        what else it says is not kept.
        """
        known, ways = self.head[DAYS], self.head[WAYS]
        if len(known) == len(ways):
            return zip(known, ways, strict=True)
        days = self.glance()["log"] if self.head[LAST] else ()
        return [
            (ordinal, channel)
            for ordinal, _, channel, _, direction, box, _, _, _, marks, _, _ in days
            if direction != "out" and box != " " and "cancelled" not in marks
        ]

    def days_until(self, now: int) -> tuple[int, ...]:
        """Those of `days` that are not behind the day `now`, an ordinal."""
        days = self.days
        return days if not days or days[-1] <= now else days[: bisect_right(days, now)]

    @lazy
    def tasks(self) -> list[Task]:
        """The task items of the body: what I owe this person."""
        return [Task._make(plain) for plain in self.data.get("tasks", ())]

    @property
    def mind(self) -> list[Dated]:
        """`## Top of mind`, in the order of the file."""
        return [Dated._make(plain) for plain in self.rest["mind"]]

    @property
    def news(self) -> list[Dated]:
        """`## News`: what happened in their life."""
        return [Dated._make(plain) for plain in self.rest["news"]]

    @property
    def why(self) -> str:
        """`## Why`: what drives them."""
        said: str = self.rest["why"]
        return said

    @property
    def questions(self) -> list[Question]:
        """`## Questions`: to ask, and asked."""
        return [Question._make(plain) for plain in self.rest["questions"]]

    @property
    def milestones(self) -> list[Milestone]:
        """`## Milestones` of my own note."""
        return [Milestone._make(plain) for plain in self.rest["milestones"]]

    @property
    def sweeps(self) -> list[Sweep]:
        """`## Sweeps` of my own note: channels searched for people."""
        return [Sweep._make(plain) for plain in self.rest["sweeps"]]

    @property
    def mentions(self) -> list[Mention]:
        """Every reference written in the note, in fields, log and body."""
        return [Mention(plain) for plain in self.plain_mentions]

    @lazy
    def spoken_of(self) -> tuple[tuple[str, str], ...]:
        """Who is spoken of, each once: the target as written, and what is expected there.

        It is asked of all notes at once: what is unpacked for it is not kept.
        """
        try:
            data = _DATA(self)
        except AttributeError:
            assert self._source is not None
            body, cut = self._source.body(self.path)
            data = marshal.loads(memoryview(body)[cut:])
        said = [(intern(target), expects) for target, _, _, expects in _mentions(data)]
        return tuple(dict.fromkeys(said))

    @property
    def plain_mentions(self) -> list[Any]:
        """The mentions as plain data."""
        return _mentions(self.data)

    @property
    def prose(self) -> list[tuple[int, str]]:
        """The body without what the program shows elsewhere, in pieces: (first line, Markdown)."""
        pieces: list[tuple[int, str]] = self.rest["prose"]
        return pieces

    @property
    def extra(self) -> list[tuple[str, str]]:
        """Keys that are no fields, with what they say: shown under "More"."""
        more: list[tuple[str, str]] = self.values.get("+", [])
        return more

    @property
    def problems(self) -> list[Problem]:
        """What the parser could not read as it stands."""
        return [Problem.thaw(plain) for plain in self.data.get("problems", ())]

    @property
    def suppressions(self) -> list[tuple[int, tuple[str, ...], str, int, int]]:
        """`netnotes: ignore[…]` comments: (line it speaks of, codes or names, reason, its place)."""
        return list(self.data.get("suppressions", ()))


#: What is unpacked of a note; else an `AttributeError`, and nothing is unpacked for it.
_DATA: Callable[[Note], dict[str, Any]] = Note.__dict__["data"].__get__


def _mentions(data: dict[str, Any]) -> list[Any]:
    """The mentions among what is at hand of a note."""
    kept = data.get("mentions", ())
    found: list[Any] = marshal.loads(kept) if isinstance(kept, bytes) else kept
    return found


__all__ = ["Mention", "Note", "bare", "fold"]
