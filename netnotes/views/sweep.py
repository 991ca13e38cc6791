"""A sweep as it stands in my own note, and what of the coverage is still open."""

from __future__ import annotations

from datetime import date

from netnotes.config import Settings
from netnotes.model.network import Network
from netnotes.model.person import SOURCES
from netnotes.outreach.growth import coverage, swept
from netnotes.views._shape import DATE, PLACE, TEXT, Shape, listed, record
from netnotes.views._written import written as shape
from netnotes.views.view import Block, Code, Link, Paragraph, View
from netnotes.words import ago, listing
from netnotes.writing.me import my_note
from netnotes.writing.sweep import USUAL, line_of, name_of

SHAPE: Shape = shape(
    {
        "swept": record(channel=TEXT, on=DATE, at=PLACE),
        "open": listed(TEXT),
        "empty": listed(TEXT),
    }
)


def build(
    network: Network, today: date, settings: Settings, channel: str, day: date, *, new: bool
) -> View:  # fmt: skip
    """The sweep as it stands in my note; which channels and categories are still open."""
    me = my_note(network, settings)
    name = name_of(channel)
    at = me.at(line_of(me, name, day) or 1)
    blocks: list[Block] = [Paragraph((Code(f"- {day} {name}"), " ", Link(at, at, "place")))]
    if not new:
        blocks.append(Paragraph(("It is there already.",)))
    channels, _, cells = coverage(network)
    days = swept(network)
    waiting = [one for one in dict.fromkeys((*channels, *USUAL)) if one and one not in days]
    found = {category for (_, category), count in cells.items() if count}
    empty = [category for category in SOURCES if category not in found]
    oldest = min(days, key=lambda one: days[one], default="")
    if waiting:
        blocks.append(Paragraph((f"Not searched yet: {', '.join(waiting)}.",)))
    elif oldest:
        when = ago(days[oldest], today)
        blocks.append(
            Paragraph((f"Every channel is searched; the longest ago is {oldest}, {when}.",))
        )
    if empty:
        blocks.append(
            Paragraph((f"Nobody came as {listing(empty).replace(' and ', ' or ')} yet.",))
        )
    note = Code(f"found_in: [{name}]")
    blocks.append(Paragraph(("Whom you found there has ", note, " in their note.")))
    data = {
        "swept": {"channel": name, "on": day.isoformat(), "at": at}, "open": waiting, "empty": empty
    }  # fmt: skip
    return View("sweep", f"Searched: {name}", tuple(blocks), data)
