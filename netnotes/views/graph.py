"""Graph: the whole network as a picture, and the same in a table.

Who knows whom as the notes tell it. I stand in the middle and have no lines: everyone with a note would
have one to me. Who has no note, and is only named by somebody, is there too.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from netnotes.config import Settings
from netnotes.model.network import Network
from netnotes.outreach.bonds import KINDS
from netnotes.sentences import count, mark, say, tell
from netnotes.views._network import (
    STANDINGS,
    Picture,
    Someone,
    kind_words,
    picture_on,
    standing_words,
)
from netnotes.views._pieces import joined
from netnotes.views._plain import without_absent
from netnotes.views._shape import TEXT, Shape, listed, output, record, word
from netnotes.views.view import Block, Command, Drawn, Inline, Link, Paragraph, Quiet, Table, Text
from netnotes.views.view import View as Page

TITLE = mark("Graph")
ORDER = 38
SECTION = mark("Network")

#: So many rows the table has: those with the most ties.
ROWS = 40
#: Of so many of those that somebody knows the table tells the names.
NAMES = 3

SHAPE: Shape = output(
    people=listed(
        record({"slug": TEXT, "org": TEXT}, id=TEXT, name=TEXT, standing=word(*STANDINGS))
    ),
    ties=listed(record(one=TEXT, other=TEXT, kind=word(*KINDS))),
)


@dataclass(frozen=True, slots=True)
class NetworkGraph(Drawn):
    """The picture. What it draws stands in a file of the site; here is what is said of it all."""

    people: int
    ties: int
    #: How many ties there are of each kind, by what it is called.
    kinds: tuple[tuple[str, int], ...]

    @property
    def summary(self) -> str:
        """What the picture shows, in a sentence."""
        people = count("{n} person", "{n} people", self.people, n=f"{self.people:,}")
        ties = count("{n} tie between them", "{n} ties between them", self.ties, n=f"{self.ties:,}")
        return say("{people}, {ties}.", people=people, ties=ties)

    def plain(self) -> tuple[Block, ...]:
        """How many there are of whom, and of which kinds of ties."""
        kinds = tuple(
            say("{kind}: {n}", kind=called, n=number) for called, number in self.kinds if number
        )
        return (Paragraph((f"{self.summary} ", Quiet(" · ".join(kinds)))),)


def build(network: Network, today: date, settings: Settings) -> Page:
    """The picture, and below it those with the most ties."""
    picture = picture_on(network, today, settings)
    told = [bond.kind for bond in picture.bonds]
    kinds = tuple(zip(kind_words(), map(told.count, KINDS), strict=True))
    drawn = NetworkGraph(len(picture.people), len(picture.bonds), kinds)
    blocks: list[Block] = [drawn, _table(picture)]
    left = len(picture.people) - ROWS
    if left > 0:
        blocks.append(Paragraph(_more(left)))
    return Page("graph", say(TITLE), tuple(blocks), lambda: _json(picture))


def _more(left: int) -> Text:
    return tell(
        "The table holds those with the most ties. {others}; everyone is in {people}, with ties of their own "
        "on each page, and {command} prints them all.",
        others=count("{n} more has fewer", "{n} more have fewer", left),
        people=Link(say("the table of people"), "people", "page"),
        command=Command("netnotes show-page graph --json"),
    )


def _table(picture: Picture) -> Table:
    shown = picture.people[:ROWS]
    by_key = {one.key: one for one in picture.people}
    known: dict[str, list[Someone]] = defaultdict(list)
    wanted = {one.key for one in shown}
    for bond in picture.bonds:
        for key, other in ((bond.one, bond.other), (bond.other, bond.one)):
            if key in wanted:
                known[key].append(by_key[other])
    said = dict(zip(STANDINGS, standing_words(), strict=True))
    rows = tuple(_row(one, known[one.key], said) for one in shown)
    columns = (
        say("Name"),
        say("Standing"),
        say("Organization"),
        say("Ties"),
        say("Whom they know"),
    )
    return Table(
        say("Who knows whom"), columns, rows,
        say("Nobody yet. A name is enough to begin with: `netnotes new NAME`"),
    )  # fmt: skip


def _row(one: Someone, known: list[Someone], said: dict[str, str]) -> tuple[Text, ...]:
    nearest = sorted(known, key=lambda other: (-other.ties, other.name, other.key))
    names = joined((_name(other),) for other in nearest[:NAMES])
    left = len(nearest) - NAMES
    if left > 0:
        names = (*names, Quiet(say(", and {n} more", n=left)))
    ties = str(one.ties) if one.ties else ""
    return (_name(one),), (said[one.standing],), (one.org_name,), (ties,), names


def _name(one: Someone) -> Inline:
    return Link(one.name, one.slug) if one.slug else one.name


def _json(picture: Picture) -> dict[str, object]:
    ids = {one.key: one.slug or one.name for one in picture.people}
    people = [
        without_absent(
            id=ids[one.key], slug=one.slug, name=one.name, standing=one.standing, org=one.org_name
        )
        for one in picture.people
    ]
    ties = [{"one": ids[b.one], "other": ids[b.other], "kind": b.kind} for b in picture.bonds]
    return {"people": people, "ties": ties}
