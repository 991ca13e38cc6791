"""A sweep as it stands in my own note, and what of the coverage is still open."""

from __future__ import annotations

from datetime import date

from netnotes.config import Settings
from netnotes.model.network import Network
from netnotes.model.person import SOURCES
from netnotes.outreach.growth import coverage, swept
from netnotes.sentences import say, tell
from netnotes.views._shape import DATE, PLACE, TEXT, Shape, listed, record
from netnotes.views._written import written as shape
from netnotes.views.view import Block, Code, Link, Paragraph, View
from netnotes.words import ago
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
        blocks.append(Paragraph((say("It is there already."),)))
    channels, _, cells = coverage(network)
    days = swept(network)
    waiting = [one for one in dict.fromkeys((*channels, *USUAL)) if one and one not in days]
    found = {category for (_, category), count in cells.items() if count}
    empty = [category for category in SOURCES if category not in found]
    oldest = min(days, key=lambda one: days[one], default="")
    if waiting:
        blocks.append(
            Paragraph((say("Not searched yet: {channels}.", channels=", ".join(waiting)),))
        )
    elif oldest:
        when = ago(days[oldest], today)
        blocks.append(
            Paragraph(
                (
                    say(
                        "Every channel is searched; the longest ago is {channel}, {when}.",
                        channel=oldest,
                        when=when,
                    ),
                )
            )
        )
    if empty:
        blocks.append(Paragraph((say("Nobody came as {sources} yet.", sources=_either(empty)),)))
    note = Code(f"found_in: [{name}]")
    blocks.append(Paragraph(tell("Whom you found there has {line} in their note.", line=note)))
    data = {
        "swept": {"channel": name, "on": day.isoformat(), "at": at}, "open": waiting, "empty": empty
    }  # fmt: skip
    return View("sweep", say("Searched: {channel}", channel=name), tuple(blocks), data)


def _either(words: list[str]) -> str:
    """`a`, `a or b`, `a, b or c`."""
    if len(words) < 2:
        return "".join(words)
    return say("{rest} or {last}", rest=", ".join(words[:-1]), last=words[-1])
