"""Everyone, in one table."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache

from netnotes.config import Settings
from netnotes.model.head import CITY, EMPLOYER, HELD, JOB, SOURCE, TAGS
from netnotes.model.network import Network
from netnotes.model.org import Org
from netnotes.model.person import SOURCES, Person
from netnotes.outreach.case import Case
from netnotes.outreach.cases import cases_on
from netnotes.outreach.due import Due, due
from netnotes.outreach.reason import badges
from netnotes.outreach.reasons.cadence import next_due
from netnotes.outreach.standing import ORDER as STANDINGS
from netnotes.sentences import count, mark, say
from netnotes.views._plain import without_absent
from netnotes.views._shape import DATE, TEXT, Shape, listed, output, record, word
from netnotes.views._words import standing_word
from netnotes.views.register import AT_ONCE, Entry, Everyone, Facet, Heading, Register
from netnotes.views.view import Block, Code, Day, Link, Paragraph, Quiet, Strong, Text, View
from netnotes.words import ago

TITLE = mark("People")
ORDER = 10
#: The name of the page that has everyone at once, where the table is too long for one page.
WHOLE = "everyone"

SHAPE: Shape = output(
    people=listed(
        record(
            {"last_contact": DATE, "next_due": DATE, "org": TEXT, "title": TEXT, "city": TEXT},
            slug=TEXT,
            name=TEXT,
            standing=word(*STANDINGS),
            tags=listed(TEXT),
        )
    )
)

_BROKEN = mark("cannot be read")
#: A cell that says nothing, and what it sorts by.
_NOTHING: tuple[Text, str] = ((), "")
#: What a cell sorts by that has words and yet is empty.
_NOWHERE = " "


def build(network: Network, today: date, settings: Settings) -> View:
    """The table of everyone, organizations below."""
    blocks = _blocks(network, today, settings)
    return View("people", say(TITLE), blocks, lambda: _data(network, today, settings))


def _blocks(network: Network, today: date, settings: Settings) -> tuple[Block, ...]:
    """What both pages say, made once: of ten thousand it takes seconds."""
    key = ("people", today, settings.fingerprint())
    return network.once(key, lambda: _make(network, today, settings))


def _make(network: Network, today: date, settings: Settings) -> tuple[Block, ...]:
    reasons = _reasons(network, today, settings)
    cases = cases_on(network, today, settings)
    rows = _Rows(network, today, reasons)

    def given(person: Person) -> object:
        line = reasons.get(person.key)
        return line and (line.reasons[0].code, line.due_on.toordinal())

    entries = Everyone(network, network.people, lambda person: rows.entry(cases[person]), given)
    return (
        Paragraph((Quiet(_head(len(entries), len(network.orgs))),)),
        *(() if entries else (_nobody(),)),
        _register(entries),
        _orgs(network),
    )


def _data(network: Network, today: date, settings: Settings) -> dict[str, object]:
    reasons = _reasons(network, today, settings)
    cases = map(cases_on(network, today, settings).__getitem__, network.people)
    return {"people": [_json(case.person, case, _next(case, reasons)) for case in cases]}


def _reasons(network: Network, today: date, settings: Settings) -> dict[str, Due]:
    """The line of everyone who is due, by their key."""
    return {line.person.key: line for line in due(network, today, settings)}


def is_long(network: Network) -> bool:
    """Whether the page has room for some only, so that everyone needs one of their own."""
    return max(len(network.people), len(network.orgs)) > AT_ONCE


def whole(network: Network, today: date, settings: Settings) -> View:
    """Everyone at once: a long page to read, to search in and to print."""
    return View(WHOLE, say("Everyone"), _blocks(network, today, settings))


def _head(people: int, orgs: int) -> str:
    there = count("{n} person", "{n} people", people, n=f"{people:,}")
    if not orgs:
        return f"{there}."
    return say(
        "{people}, {organizations}.",
        people=there,
        organizations=count("{n} organization", "{n} organizations", orgs, n=f"{orgs:,}"),
    )


def _nobody() -> Paragraph:
    return Paragraph(
        (
            f"{say('Nobody yet. A file in people/ with a name in it is enough; this makes one:')} ",
            Code('netnotes new "Ada Lovelace"'),
        )
    )


def _register(entries: Everyone) -> Register:
    headings = (
        Heading(say("Name"), 7),
        Heading(say("Standing"), 5),
        Heading(say("Last contact"), 6, beside=True, dates=True),
        Heading(say("Next due"), 8, beside=True, dates=True),
        Heading(say("Organization"), 11),
        Heading(say("City"), 5),
        Heading(say("Tags"), 6, beside=True),
    )
    facets = (
        Facet(
            "standing", say("Standing"), (*map(standing_word, (*STANDINGS, "died")), say(_BROKEN))
        ),
        Facet("due", say("Due"), tuple(map(say, badges().values()))),
        Facet("org", say("Organization")),
        Facet("city", say("City")),
        Facet("tag", say("Tag")),
        Facet("source", say("Known from"), tuple(SOURCES)),
    )
    return Register("people", "", headings, facets, entries, whole=WHOLE)


def _next(case: Case, reasons: Mapping[str, Due]) -> date | None:
    """When someone is due next: now or soon, or else when their rhythm comes round."""
    person = case.person
    held = person.head[HELD]
    if person.broken or "died" in held:
        return None
    if person.key in reasons:
        return reasons[person.key].due_on
    if ("do_not_contact" in held and person.do_not_contact) or person is case.network.me:
        return None
    day = next_due(case)
    snooze = person.snooze if "snooze" in held else None
    if day is not None and snooze is not None:
        day = max(day, snooze)
    return day if day is not None and day > case.today else None


class _Rows:
    """The rows of the table. A cell that many share (a day, a city, an employer) is made once."""

    def __init__(self, network: Network, today: date, reasons: Mapping[str, Due]) -> None:
        self.network = network
        self.today = today
        self.reasons = reasons
        self.day = cache(self._day)
        self.badge = cache(_badge)
        self.planned = cache(self._planned)
        self.employer = cache(self._employer)
        self.word = cache(_words)
        self.listed = cache(_listed)
        self.broken = say(_BROKEN)
        died = standing_word("died")
        self.died = (((died,), str(len(STANDINGS))), (died,))
        self.standings = {
            standing: (((standing_word(standing),), str(rank)), (standing_word(standing),))
            for rank, standing in enumerate(STANDINGS)
        }

    def entry(self, case: Case) -> Entry:
        """The row of one person."""
        person = case.person
        name: Text = (Link(person.called, person.slug),)
        if person.broken:
            cells: tuple[Text, ...] = (name, (Quiet(self.broken),), (), (), (), (), ())
            return Entry(cells, ("",) * len(cells), ((self.broken,), (), (), (), (), ()))
        held = person.head[HELD]
        (standing, rank), stands = self.died if "died" in held else self.standings[case.standing]
        last = case.last_contact_day
        line = self.reasons.get(person.key)
        badge = self.badge(line.reasons[0].code) if line else ()
        planned, planned_key = self.planned(_next(case, self.reasons), badge)
        head = person.head
        employer, org, orgs = self.employer(head[EMPLOYER], head[JOB])
        tags = head[TAGS]
        return Entry(
            (
                name, standing, self.day(last) if last else (), planned, employer,
                self.word(head[CITY]), self.listed(tags),
            ),
            ("", rank, "", planned_key, org, "", ""),
            (stands, badge, orgs, self.word(head[CITY]), tags, head[SOURCE]),
        )  # fmt: skip

    def _day(self, day: date) -> Text:
        return (Day(ago(day, self.today), day.isoformat()),)

    def _planned(self, then: date | None, badge: tuple[str, ...]) -> tuple[Text, str]:
        """What is next with someone, and the day it sorts by."""
        if then is None:
            return _NOTHING
        if not badge:
            return self.day(then), ""
        if then > self.today:
            return (Strong(badge[0]), " ", *self.day(then)), ""
        return (Strong(badge[0]),), then.isoformat()

    def _employer(self, at: str, title: str) -> tuple[Text, str, tuple[str, ...]]:
        """Where someone works and as what, and the organization's name."""
        does: Text = (Quiet(title),) if title else ()
        if not at:
            return does, _NOWHERE, ()  # their title is no organization to sort by
        org = self.network.org(at)
        called = org.called if org else at
        link: Text = (Link(called, org.slug),) if org else (called,)
        return (*link, ", ", *does) if does else link, called, _words(called)


def _badge(code: str) -> tuple[str, ...]:
    return _words(say(badges()[code]))


def _words(word: str) -> tuple[str, ...]:
    return (word,) if word else ()


def _listed(words: tuple[str, ...]) -> tuple[str, ...]:
    return _words(", ".join(words))


def _orgs(network: Network) -> Register:
    headings = (
        Heading(say("Name"), 7),
        Heading(say("People"), 3, beside=True),
        Heading(say("Before"), 3, beside=True),
        Heading(say("City"), 5),
        Heading(say("Target"), 3, beside=True),
    )
    entries = tuple(_org_entry(network, org) for org in network.orgs)
    return Register(
        "organizations", say("Organizations"), headings, (Facet("city", say("City")),), entries, whole=WHOLE
    )  # fmt: skip


def _org_entry(network: Network, org: Org) -> Entry:
    here, before = len(network.members(org)), len(network.alumni(org))
    cells: tuple[Text, ...] = (
        (Link(org.called, org.slug),),
        (str(here),) if here else (),
        (str(before),) if before else (),
        (org.city,) if org.city else (),
        (say("yes"),) if org.target else (),
    )
    return Entry(cells, ("",) * len(cells), (_words(org.city),))


def _json(person: Person, case: Case, then: date | None) -> dict[str, object]:
    return without_absent(
        slug=person.slug,
        name=person.called,
        standing=case.standing,
        last_contact=case.last_contact_day,
        next_due=then,
        org=person.org.target if person.org else None,
        title=person.title,
        city=person.city,
        tags=person.tags,
    )
