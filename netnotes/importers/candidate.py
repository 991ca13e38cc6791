"""What any source of people gives: candidates, one a record, and records that give none.

A candidate is plain data. It knows no network and no note: who it is the same as, what of it is new
and how that is written is for `netnotes.writing.imports` to say. Values are taken as the source has
them, freed of what the format put around them (labels, escapes, joined cells); that a field of the
note could not hold one is found later, told in the plan, and costs that value alone.

All sequences are tuples, so that thirty thousand candidates stay small.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple, TypeAlias

from netnotes.model.edit import Value


class Place(NamedTuple):
    """Where a record stands: the file as the user knows it, and a number within it, from 1.

    `unit` is what is counted: `row` of a table (the line on which it begins), `card`, `message`, ….
    """

    file: str
    number: int = 0
    unit: str = "row"

    def __str__(self) -> str:
        return f"{self.file}:{self.number}" if self.number else self.file


class Labelled(NamedTuple):
    """An address, a number or a page, with what the source calls it: `work`, `linkedin`, or ''."""

    value: str
    label: str = ""


class Job(NamedTuple):
    """Where someone works or worked. `since` and `until` are partial dates as a note writes them."""

    org: str = ""
    title: str = ""
    since: str = ""
    until: str = ""


class Interaction(NamedTuple):
    """Something that happened between us, or is planned; one of each day, person and channel.

    `channel` is one of `netnotes.model.log.CHANNELS`. `direction` is `out` where I wrote, `in` where
    they did, '' where it went both ways (see `both_ways`). `text` is what may stand in the log: the
    title of a meeting, say, never the body of a message; of what somebody wrote himself, all its lines. `company` are the names of who else was
    there. Interactions are written only with `--log`.
    """

    day: date
    channel: str
    direction: Literal["", "in", "out"] = ""
    text: str = ""
    time: str = ""
    company: tuple[str, ...] = ()
    place: str = ""
    planned: bool = False
    #: Whether the text is somebody's own words, which stand beside whatever else is said of the day.
    own: bool = False


class Remark(NamedTuple):
    """A text about someone, for the note's prose, or for a section such as `News`.

    With a `day` it becomes a dated line of that section, `Notes` where none is named.
    """

    text: str
    day: date | None = None
    section: str = ""


class LeftOut(NamedTuple):
    """Something of a record that is not imported, and why: `LeftOut("photo", "it is too large")`."""

    what: str
    why: str


class Whole(NamedTuple):
    """A note of another network, as that has it: where it lies below people/, all fields, its text."""

    path: str
    fields: Mapping[str, Value]
    body: str = ""


@dataclass(slots=True, kw_only=True)
class Candidate:
    """Someone, as one record of a source tells of them.

    Only `at` is needed; without a name the first address stands in. What the note has a field for
    and no attribute here does (pronouns, timezone, cadence, interests, related, …) goes into `fields`
    under the field's name, in the form in which `netnotes.model.edit` writes it: a text, a list of
    texts, a map. Keys that begin with `x-` are kept as they are.
    """

    at: Place
    name: str = ""
    is_org: bool = False
    aliases: tuple[str, ...] = ()
    emails: tuple[Labelled, ...] = ()
    phones: tuple[Labelled, ...] = ()
    links: tuple[Labelled, ...] = ()
    #: The present one, if any, first.
    jobs: tuple[Job, ...] = ()
    #: Those that ended.
    past: tuple[Job, ...] = ()
    city: str = ""
    #: The whole postal address on one line; kept as a remark, since notes have no field for it.
    address: str = ""
    #: A partial date: `1990-04-12`, `--04-12`, `1990`. Never a year that stands for no year (1604).
    birthday: str = ""
    #: Other days that come round: a label, and a partial date.
    dates: tuple[Labelled, ...] = ()
    #: A partial date with its year.
    met: str = ""
    met_at: str = ""
    #: How they came into my life: words of `netnotes.model.person.SOURCES`.
    source: tuple[str, ...] = ()
    #: The channels in which they are found, for the sweep: `linkedin`, `phone`, ….
    found_in: tuple[str, ...] = ()
    #: The name of whoever brought us together.
    introduced_by: str = ""
    tags: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()
    #: What somebody wrote of them as Markdown: it arrives as it stands, tasks and all.
    body: str = ""
    #: What I owe them: tasks as `- [ ]` lines hold them, without the box.
    promises: tuple[str, ...] = ()
    #: Interactions and plans, each day, channel and direction once.
    interactions: tuple[Interaction, ...] = ()
    fields: Mapping[str, Value] = field(default_factory=dict)
    #: An identity that the source itself keeps stable: the UID of a card.
    uid: str = ""
    #: Known only in passing (a sender of mail, a guest of a meeting): it adds to someone who is in the
    #: network or among the other candidates, and makes no note of its own unless that is asked for.
    passing: bool = False
    #: Whether the source tells its people apart for sure (our own export does): no other record of it
    #: that says the same is the same person.
    distinct: bool = False
    #: Whether this is I myself: what it says goes into my own note, if there is one.
    is_me: bool = False
    #: Of a note of another network: where it is new here it is made just so, whatever else stands above.
    whole: Whole | None = None
    left_out: tuple[LeftOut, ...] = ()


class Skipped(NamedTuple):
    """A record that gives nobody: where it stands, and why it is skipped, in a sentence's end.

    `Skipped(at, "the profile is hidden: no name, no address")`. `broken` is for one that could not
    be read, so that something may be lost; the command then ends with 1. `records` is how many
    this speaks of where they are not worth a line each.
    """

    at: Place
    why: str
    broken: bool = False
    records: int = 1


#: What a source gives, in the order of its records.
Found: TypeAlias = Candidate | Skipped


def both_ways(interactions: list[Interaction]) -> tuple[Interaction, ...]:
    """Interactions by day, one a day and channel: what went out and came in went both ways.

    The first time and text of a day stand, and all that somebody wrote himself.
    """
    days: dict[tuple[date, str, bool], Interaction] = {}
    for one in interactions:
        key = (one.day, one.channel, one.planned)
        first = days.setdefault(key, one)
        if first.direction != one.direction and first.direction:
            days[key] = first = first._replace(direction="")
        if one.own and one.text and one.text not in first.text:
            days[key] = first._replace(text=f"{first.text}\n{one.text}".strip(), own=True)
    return tuple(days[key] for key in sorted(days))
