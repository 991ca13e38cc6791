"""LinkedIn's messages, invitations and recommendations: days and directions, never the words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from netnotes.importers.candidate import (
    Candidate,
    Found,
    Interaction,
    Job,
    Labelled,
    Place,
    Skipped,
    both_ways,
)
from netnotes.importers.source import Source
from netnotes.importers.table import Row, read_table
from netnotes.importers.values import date_of, joined, profile_key, tidy_name, web
from netnotes.sentences import say

_ON = "LinkedIn"
#: So many others make a conversation a group, and a group is no contact with each of them.
_GROUP = 2
_RECIPIENTS = "RECIPIENT PROFILE URLS"
_DIRECTIONS: tuple[Literal["", "out", "in"], ...] = ("", "out", "in", "")


def is_messages(names: frozenset[str]) -> bool:
    """Whether these are the columns of messages.csv, of any year."""
    return {"CONVERSATION ID", "FROM", "SENDER PROFILE URL", "TO", "DATE"} <= names


def is_invitations(names: frozenset[str]) -> bool:
    """Whether these are the columns of Invitations.csv."""
    return {"From", "To", "Sent At", "Direction"} <= names


def is_recommendations(names: frozenset[str]) -> bool:
    """Whether these are the columns of Recommendations_Given.csv, or of Recommendations_Received."""
    return {"First Name", "Last Name", "Text", "Creation Date", "Status"} <= names


@dataclass(slots=True)
class _Other:
    """Someone I wrote with: by days, 1 where I wrote, 2 where they did, 3 for both."""

    at: Place
    name: str
    url: str
    days: dict[date, int] = field(default_factory=dict)


@dataclass(slots=True)
class _Left:
    """Messages that are no contact, counted by why."""

    first: dict[str, Place] = field(default_factory=dict)
    count: Counter[str] = field(default_factory=Counter)

    def out(self, at: Place, why: str) -> None:
        self.first.setdefault(why, at)
        self.count[why] += 1

    def told(self) -> Iterator[Skipped]:
        for why, at in self.first.items():
            yield Skipped(at, why, records=self.count[why])


def messages(source: Source, member: str) -> Iterator[Found]:
    """One candidate for each whom I wrote with, a conversation of two at a time."""
    mine = _mine(source, member)
    if mine is None:
        return
    if not mine:
        at = source.place(member=member)
        yield Skipped(at, say("it cannot be told which of those in it is you; write your LinkedIn page "
                          "under `links` in your own note"))  # fmt: skip
        return
    others: dict[str, _Other] = {}
    left = _Left()
    for row in read_table(source, member, is_messages).rows:
        if isinstance(row, Skipped):
            yield row
            continue
        at = source.place(row.line, "row", member)
        why = _message(row, at, mine, others, source.today)
        if why:
            left.out(at, why)
    yield from left.told()
    for other in _with_names(others):
        talks = [
            Interaction(day, "message", _DIRECTIONS[bits], _ON)
            for day, bits in sorted(other.days.items())
        ]
        yield _passing(other.at, other.name, other.url, tuple(talks))


def _message(
    row: Row, at: Place, mine: set[str], others: dict[str, _Other], today: date
) -> str:  # fmt: skip
    """Enter a message; gives why it is no contact, or ''."""
    if any(_yes(row.get(f"IS {what} DRAFT")) for what in ("MESSAGE", "CONVERSATION")):
        return say("a draft, which nobody got")
    if row.get("FOLDER").casefold() == "spam":
        return say("it is spam")
    sender = profile_key(row.get("SENDER PROFILE URL"))
    if not sender:
        return say("an advertisement, or of an account that is closed")
    urls = [url.strip() for url in row.get(_RECIPIENTS).split(",") if url.strip()]
    day = date_of(row.get("DATE"))
    if day is None or day > today:
        return say("no day that has come")
    if _RECIPIENTS not in row.cells:  # before 2023 only their names are there
        return _old_message(row, at, mine, others, day)
    if sender in mine:
        found = [url for url in urls if profile_key(url) not in mine]
        if len(found) != 1:
            return (
                say("more than one other took part")
                if found
                else say("nobody is named as the recipient")
            )
        _enter(others, at, found[0], tidy_name(row.get("TO")), day, 1)
        return ""
    if len({profile_key(url) for url in urls} - mine - {sender}) >= _GROUP - 1:
        return say("more than one other took part")
    _enter(others, at, row.get("SENDER PROFILE URL"), tidy_name(row.get("FROM")), day, 2)
    return ""


def _old_message(
    row: Row, at: Place, mine: set[str], others: dict[str, _Other], day: date
) -> str:  # fmt: skip
    url, to = row.get("SENDER PROFILE URL"), row.get("TO")
    if ", " in to:  # names may hold that too, but nothing tells
        return say("more than one other took part")
    if profile_key(url) not in mine:
        _enter(others, at, url, tidy_name(row.get("FROM")), day, 2)
        return ""
    if not to or to == "LinkedIn Member":
        return say("nobody is named as the recipient")
    _enter(others, at, "", tidy_name(to), day, 1)
    return ""


def _with_names(others: dict[str, _Other]) -> Iterator[_Other]:
    """The others, each once: whom I wrote by name alone is who wrote under that name."""
    called: dict[str, list[_Other]] = {}
    for other in others.values():
        if other.url:
            called.setdefault(other.name.casefold(), []).append(other)
    for other in others.values():
        same = called.get(other.name.casefold(), []) if not other.url else []
        if len(same) == 1:
            for day, bits in other.days.items():
                same[0].days[day] = same[0].days.get(day, 0) | bits
            other.days = {}
    yield from (other for other in others.values() if other.days)


def _enter(
    others: dict[str, _Other], at: Place, url: str, name: str, day: date, bit: int
) -> None:  # fmt: skip
    key = profile_key(url) or f"name {name.casefold()}"
    other = others.setdefault(key, _Other(at, name, url))
    other.name = other.name or name
    other.days[day] = other.days.get(day, 0) | bit


def _mine(source: Source, member: str) -> set[str] | None:
    """My own profile: as my note has it, else who takes part in most of it.

    Empty where that is unclear, None where there is no message at all.
    """
    count: Counter[str] = Counter()
    names: dict[str, str] = {}
    for row in read_table(source, member, is_messages).rows:
        if isinstance(row, Skipped):
            continue
        sender = row.get("SENDER PROFILE URL")
        urls = {profile_key(u) for u in (sender, *row.get(_RECIPIENTS).split(","))}
        count.update(urls - {""})
        names[profile_key(sender)] = row.get("FROM")
    if not count:
        return None
    known = {profile_key(link) for link in source.me.links} & set(count)
    if known:
        return known
    called = {key for key, name in names.items() if key and name.casefold() in source.me.names}
    if len(called) == 1:
        return called
    best = count.most_common(2)
    if not best or (len(best) > 1 and best[0][1] == best[1][1]):
        return set()
    source.remarks.append(
        f"Took {names.get(best[0][0]) or best[0][0]} for you, who takes part in most messages; if "
        "that is wrong, write your LinkedIn page under `links` in your own note."
    )
    return {best[0][0]}


def invitations(source: Source, member: str) -> Iterator[Found]:
    """Who asked whom to connect, and when."""
    for row in read_table(source, member, is_invitations).rows:
        if isinstance(row, Skipped):
            yield row
            continue
        at = source.place(row.line, "row", member)
        mine = row.get("Direction").upper() == "OUTGOING"
        name = tidy_name(row.get("To" if mine else "From"))
        url = row.get("inviteeProfileUrl" if mine else "inviterProfileUrl")
        day = date_of(row.get("Sent At"))
        if day is None or day > source.today:
            yield Skipped(at, say("no day that has come"))
        elif not (name or url):
            yield Skipped(at, say("it names nobody"))
        else:
            direction: Literal["in", "out"] = "out" if mine else "in"
            talk = Interaction(day, "message", direction, f"{_ON} invitation")
            yield _passing(at, name, url, (talk,))


def recommendations(source: Source, member: str) -> Iterator[Found]:
    """A recommendation that I wrote is a give; one that I was given is help."""
    given = "given" in member.casefold()
    for row in read_table(source, member, is_recommendations).rows:
        if isinstance(row, Skipped):
            yield row
            continue
        at = source.place(row.line, "row", member)
        name = tidy_name(joined(row.get("First Name"), row.get("Last Name")))
        day = date_of(row.get("Creation Date"))
        if day is None or day > source.today or not name:
            yield Skipped(at, say("no day that has come") if name else say("it names nobody"))
            continue
        text = f"{_ON} recommendation {'#gave' if given else '#got'}"
        talk = Interaction(day, "social", "out" if given else "in", text)
        job = Job(row.get("Company"), row.get("Job Title"))
        candidate = _passing(at, name, "", (talk,))
        candidate.jobs = (job,) if job.org else ()
        yield candidate


def _passing(at: Place, name: str, url: str, talks: tuple[Interaction, ...]) -> Candidate:
    link = web(url)
    return Candidate(
        at=at,
        name="" if name == "LinkedIn Member" else name,
        links=(Labelled(link, "linkedin"),) if link else (),
        interactions=both_ways(list(talks)),
        passing=True,
    )


def _yes(text: str) -> bool:
    return text.casefold() in ("yes", "true", "1")
