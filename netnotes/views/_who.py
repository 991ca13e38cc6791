"""What the fields of a person say, in an order that reads from the person outwards."""

from __future__ import annotations

from collections.abc import Iterator

from netnotes.model.network import Network
from netnotes.model.person import Person
from netnotes.model.values.cadence import Cadence
from netnotes.outreach.case import Case
from netnotes.sentences import count, say
from netnotes.views._pieces import addresses, dated, joined, links, named
from netnotes.views.view import Day, Quiet, Text
from netnotes.words import calendar


def facts(network: Network, case: Case) -> Iterator[tuple[str, Text]]:
    """What the fields say, in an order that reads from the person outwards."""
    person, today = case.person, case.today
    for label, words in (*_about(person), *(() if person.died else _wishes(person))):
        if words:
            yield label, (words,)
    if person.tags:
        yield say("Tags"), (", ".join(person.tags),)
    if person.email:
        yield say("E-mail"), addresses(person.email, "mailto")
    if person.phone:
        yield say("Phone"), addresses(person.phone, "tel")
    if person.links:
        yield say("Links"), links(person.links)
    if person.met or person.met_at:
        when = [person.met.words()] if person.met else []
        yield say("Met"), (", ".join([*when, *filter(None, [person.met_at])]),)
    if person.introduced_by:
        yield say("Introduced by"), named(network, person.introduced_by)
    if person.birthday:
        yield say("Birthday"), (person.birthday.words(),)
    for label, day in person.dates.items():
        yield label.capitalize(), (day.words(),)
    for past in person.past:
        what = [(past.title,)] if past.title else []
        org = [named(network, past.org)] if past.org else []
        years = "–".join(str(d) if d else "" for d in (past.from_, past.until)).strip("–")
        yield say("Before"), (*joined([*what, *org]), *((Quiet(f" {years}"),) if years else ()))
    if person.cadence and not person.died:
        yield say("Rhythm"), (_rhythm(person.cadence),)
    if person.preferences_reviewed and not person.died:
        source = f", {person.preferences_source}" if person.preferences_source else ""
        yield say("Preferences read"), (*dated(person.preferences_reviewed, today), source)
    for gift in person.gifts:
        when_: Text = (
            (" ", Day(calendar(gift.date, today), gift.date.isoformat())) if gift.date else ()
        )
        yield _gift(gift.direction), (gift.what, *when_)


def _rhythm(cadence: Cadence) -> str:
    """A cadence in a few letters."""
    n = cadence.number
    said = {
        "day": lambda: count("{n} day", "{n} days", n),
        "week": lambda: count("{n} week", "{n} weeks", n),
        "month": lambda: count("{n} month", "{n} months", n),
        "year": lambda: count("{n} year", "{n} years", n),
    }
    return say("never") if cadence.never else said[cadence.unit]()


def _gift(direction: str) -> str:
    if direction == "given":
        return say("Gift given")
    return say("Gift received") if direction == "received" else say("Gift idea")


def _about(person: Person) -> Iterator[tuple[str, str]]:
    """Who they are."""
    yield say("Also called"), ", ".join(person.aliases)
    yield say("Pronouns"), person.pronouns
    yield say("Interests"), ", ".join(person.interests)
    yield say("Between us"), person.vibe
    yield say("Time zone"), person.timezone
    yield say("Known from"), ", ".join(person.source)
    role = person.implied_role
    read_off = role != "other" and not person.role
    guessed = say("{role} (read off the title)", role=role) if read_off else ""
    yield say("Role"), person.role or guessed


def _wishes(person: Person) -> Iterator[tuple[str, str]]:
    """What they would like, and what they would do: nothing of it is told of the dead."""
    yield say("Looks for"), ", ".join(person.needs)
    yield say("Can help with"), ", ".join(person.offers)
    yield say("Likes"), ", ".join(person.prefers)
    yield say("Rather not"), ", ".join(person.avoid)
    yield say("Would say yes to"), ", ".join(person.willing)
    yield say("Would like to work as"), ", ".join(person.target_roles)
