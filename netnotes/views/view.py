"""What a page says, as data. Terminal, JSON and site are three renderings of the same `View`.

A view module holds `TITLE`, `ORDER` (its place in the navigation) and
`build(network, today, settings) -> View`. One that makes a page a note holds `PER`, the class of
note, and its `build` takes the note's slug as a fourth argument. Building is a pure function.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere.

    `to` is a slug where `kind` is `note`, a view's name for `page`, an address for `url`, and
    `path:line` for `place` (a line in a file, opened in the user's editor).
    """

    text: str
    to: str
    kind: Literal["note", "page", "url", "place"] = "note"


@dataclass(frozen=True, slots=True)
class Strong:
    """Words that stand out."""

    text: str


@dataclass(frozen=True, slots=True)
class Quiet:
    """Words that step back."""

    text: str


@dataclass(frozen=True, slots=True)
class Code:
    """A command to type, or a bit of a note as it is written."""

    text: str


@dataclass(frozen=True, slots=True)
class Command(Code):
    """A command to type whole; the site copies it at a click."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day in words, with the exact one at hand: `text` is what is said, `iso` is `2026-11-21`."""

    text: str
    iso: str


Inline: TypeAlias = str | Link | Strong | Quiet | Code | Day
#: A run of words.
Text: TypeAlias = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. `tone` is '' or `warning`."""

    text: Text
    tone: Literal["", "warning"] = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels with what they say."""

    title: str
    rows: tuple[tuple[str, Text], ...]


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list. `empty` is said where there is nothing; without it the block is left out."""

    title: str
    items: tuple[Text, ...]
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table; every row is as long as `columns`. Sortable and filterable on the site."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Text, ...], ...]
    empty: str = ""


#: So many cards are drawn of very many: nobody gets to more of them in a month.
SHOWN = 40


@dataclass(frozen=True, slots=True)
class Card:
    """Someone or something with what is to be said of it, and one next step.

    `log` is what to type once the step is done.
    """

    head: Text
    lines: tuple[Text, ...]
    step: Text = ()
    badge: str = ""
    log: Text = ()


@dataclass(frozen=True, slots=True)
class Cards:
    """Cards under a heading.

    `whole` is the command that shows all of them, where there may be more than a page is read for.
    """

    title: str
    cards: Sequence[Card]
    empty: str = ""
    whole: str = ""

    @property
    def shown(self) -> Sequence[Card]:
        """The cards that the site draws."""
        return self.cards[:SHOWN] if self.whole else self.cards


@dataclass(frozen=True, slots=True)
class Moment:
    """One entry of a timeline. `group` is in_person, live, written or '' (see `model.log`).

    `when` says how long ago it was, `on` its day in words; `silence` is what is said of the long time
    before it, in which nothing was.
    """

    day: str
    when: str
    on: str
    channel: str
    group: str
    direction: str
    text: str
    company: Text
    place: str
    planned: bool
    source: Link
    silence: str = ""


@dataclass(frozen=True, slots=True)
class Timeline:
    """What is planned, the next first, and what happened, newest first.

    `hint` is how something gets in here; only the site shows it.
    """

    title: str
    moments: tuple[Moment, ...]
    empty: str = ""
    hint: Text = ()


@dataclass(frozen=True, slots=True)
class Prose:
    """Markdown that a person wrote in a note, with the line it begins on."""

    title: str
    source: str
    path: str
    line: int


class Drawn:
    """A block that only the site draws; everything else says it in plainer ones.

    To add one: a dataclass below this class, a template in `site-overrides/netnotes/blocks/` under
    the class's name in small letters, and a part of the stylesheet where it needs one.
    """

    __slots__ = ()

    def plain(self) -> tuple[Block, ...]:
        """The same in blocks that a terminal can show; none of them is a `Drawn`."""
        raise NotImplementedError


Plain: TypeAlias = Paragraph | Facts | Bullets | Table | Cards | Timeline | Prose
Block: TypeAlias = Plain | Drawn


def plainly(blocks: Iterable[Block]) -> Iterator[Plain]:
    """The blocks, with what can only be drawn said in plainer ones."""
    for block in blocks:
        if isinstance(block, Drawn):
            yield from plainly(block.plain())
        else:
            yield block


@dataclass(frozen=True, slots=True)
class View:
    """A page: its name (also in its address), title, blocks, and what `--json` prints of it."""

    name: str
    title: str
    blocks: tuple[Block, ...]
    data: Mapping[str, object] | Callable[[], Mapping[str, object]] = field(default_factory=dict)
    #: The exit status of the command that shows it.
    status: int = 0
    #: Whether what it says holds on a day; the site then says on which.
    dated: bool = True

    def to_json(self) -> Mapping[str, object]:
        """What `--json` prints; made only when it is asked for, where it takes long."""
        return self.data() if callable(self.data) else self.data


Builder: TypeAlias = Callable[..., View]
