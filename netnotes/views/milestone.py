"""A milestone as it stands in my own note, and whom to tell."""

from __future__ import annotations

from datetime import date

from netnotes.config import Settings
from netnotes.model.near import near
from netnotes.model.network import Network
from netnotes.model.sections import MILESTONES, read_milestone
from netnotes.sentences import say, tell
from netnotes.views._plain import without_absent
from netnotes.views._shape import DATE, PLACE, TEXT, Shape, listed, record
from netnotes.views._written import written as shape
from netnotes.views.view import Block, Bullets, Code, Link, Paragraph, View
from netnotes.writing.me import my_note
from netnotes.writing.milestone import Wanted

MILESTONE = record(at=PLACE, on=DATE, text=TEXT)
TELL = listed(record({"channel": TEXT}, slug=TEXT, name=TEXT, next_step=TEXT))
SHAPE: Shape = shape({"milestone": MILESTONE, "tell": TELL})


def build(network: Network, today: date, settings: Settings, wanted: Wanted, *, new: bool) -> View:
    """The milestone as it stands in my note, and whom to tell."""
    said, data = written(network, settings, wanted)
    blocks: list[Block] = [said]
    if not new:
        blocks.append(Paragraph((say("It is there already."),)))
    read = read_milestone(wanted.text, 1, 0)
    meant = "" if read.word else _meant(wanted.text)
    if meant:
        form = Code(f"{meant} at ORG: TEXT")
        counted = tell(
            "It is noted in free words, which are not counted. To be counted it begins so: {form}",
            form=form,
        )
        blocks.append(Paragraph(counted))
    whom, told = to_tell(network, today, settings)
    blocks.append(whom)
    return View("milestone", say("A milestone"), tuple(blocks), {"milestone": data, "tell": told})


def _meant(text: str) -> str:
    """The kind of milestone that free words speak of: by the first one, or by any; or ''."""
    words = [word.strip("\"'“”‘’()[]:;,.!?").casefold() for word in text.split()]
    close = "" if words[0] in MILESTONES else near(words[0], MILESTONES)
    return close or next((word for word in words if word in MILESTONES), "")


def written(
    network: Network, settings: Settings, wanted: Wanted
) -> tuple[Block, dict[str, object]]:
    """A milestone with its place, for people and for programs."""
    me = my_note(network, settings)
    found = wanted.find(me)
    at = me.at(found.line) if found else me.path
    said = Paragraph((Code(wanted.line), " ", Link(at, at, "place")))
    return said, {"at": at, "on": wanted.day.isoformat(), "text": wanted.text}


def to_tell(
    network: Network, today: date, settings: Settings
) -> tuple[Block, list[dict[str, object]]]:
    """Everyone who helped and has not heard the news (RULES, keep-posted), each with how."""
    from netnotes.outreach.due import due

    lines = due(network, today, settings, only="keep-posted")
    data = [
        without_absent(
            slug=line.person.slug, name=line.person.called,
            next_step=line.step.text, channel=line.step.channel,
        )
        for line in lines
    ]  # fmt: skip
    items = tuple(
        (Link(line.person.called, line.person.slug), ": ", line.step.text) for line in lines
    )
    empty = say("Nobody who helped is waiting to hear of it.")
    return Bullets(say("It is their news too"), items, empty), data
