"""One person, on one screen: who is this, how are we, what next."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from netnotes.config import Settings
from netnotes.model.network import Network
from netnotes.model.person import Knows, Person
from netnotes.outreach.case import Case
from netnotes.outreach.due import due_line
from netnotes.outreach.reason import reasons
from netnotes.outreach.reasons.cadence import next_due
from netnotes.outreach.standing import ORDER as STANDINGS
from netnotes.outreach.standing import SAID
from netnotes.views import _prepare, _readiness
from netnotes.views._due import card
from netnotes.views._pieces import (
    addresses,
    backlinks,
    broken,
    dated,
    joined,
    links,
    more,
    named,
    place,
    prose,
    timeline,
)
from netnotes.views._plain import fields, without_absent
from netnotes.views._shape import (
    DATE,
    NUMBER,
    PLACE,
    TEXT,
    YES_NO,
    Shape,
    listed,
    open_record,
    output,
    record,
    word,
)
from netnotes.views.view import (
    Block,
    Bullets,
    Cards,
    Facts,
    Paragraph,
    Quiet,
    Strong,
    Table,
    Text,
    View,
)
from netnotes.words import ago, calendar, on, shorten

PER = Person

#: Besides these, every field of the note stands there under its own name.
SHAPE: Shape = output(
    person=open_record(
        {
            "path": TEXT,
            "broken": YES_NO,
            "standing": word(*STANDINGS),
            "last_contact": DATE,
            "next_due": DATE,
            "interactions": listed(
                record(
                    {"time": TEXT, "channel": TEXT, "direction": TEXT, "place": TEXT, "text": TEXT},
                    date=DATE,
                    marks=listed(TEXT),
                    planned=YES_NO,
                    at=PLACE,
                    **{"with": listed(TEXT)},
                )
            ),
            "asks": listed(open_record({"due_on": DATE, "minutes": NUMBER}, state=TEXT, at=PLACE)),
            "promises": listed(record({"due": DATE}, text=TEXT, done=YES_NO, at=PLACE)),
            "backlinks": listed(record(slug=TEXT, role=TEXT, at=PLACE)),
        },
        slug=TEXT,
        name=TEXT,
    )
)


def build(network: Network, today: date, settings: Settings, slug: str) -> View:
    """The page of the person behind `slug`."""
    person = network.resolve(slug)
    assert isinstance(person, Person)
    name = f"people/{person.slug}"
    if person.broken:
        data = {"person": {"slug": person.slug, "name": person.called, "broken": True}}
        return View(name, person.called, tuple(broken(person)), data)
    case = Case(network, person, today, settings)
    mine = person is network.me
    blocks: list[Block] = [Paragraph(_subtitle(network, person))]
    if not mine:
        blocks.append(Paragraph(relation(case)))
        blocks += _next(case)
    blocks += _what_matters(case)
    blocks.append(Facts("Who", tuple(_facts(network, person, case))))
    blocks += _asks(network, case)
    if not mine:
        blocks += _readiness.blocks(case)
        blocks += _prepare.on_page(case)
    if not mine or case.touches:
        blocks.append(timeline(network, person, case.touches, today, settings))
    blocks += prose(person)
    blocks.append(_knows(network, person))
    blocks += _milestones(network, person, today)
    blocks.append(backlinks(network.backlinks(person)))
    blocks += more(person)
    return View(
        name, person.called, tuple(b for b in blocks if _says(b)), {"person": _json(network, case)}
    )


def _says(block: Block) -> bool:
    """Whether a block has anything to say."""
    if isinstance(block, Bullets):
        return bool(block.items or block.empty)
    if isinstance(block, Facts):
        return bool(block.rows)
    return not isinstance(block, Paragraph) or bool(block.text)


def _subtitle(network: Network, person: Person) -> Text:
    parts: list[Text] = []
    if person.title:
        parts.append((person.title,))
    if person.org is not None:
        parts.append(named(network, person.org))
    if person.city:
        parts.append((person.city,))
    return joined(parts, " · ")


def relation(case: Case) -> Text:
    """How the two of us are, when we were last in touch, and when the rhythm comes round."""
    person = case.person
    if person.died:
        return (f"Died on {calendar(person.died, case.today)}. Remembered here.",)
    said = SAID[case.standing]
    last = case.last_contact_day
    contact = f"last in touch {ago(last, case.today)}" if last else "nothing logged yet"
    parts: list[Any] = [Strong(said[0].upper() + said[1:]), f" · {contact}"]
    if person.do_not_contact:
        parts.append(" · do not contact")
    elif person.snooze and person.snooze > case.today:
        parts.append(f" · rests until {calendar(person.snooze, case.today)}")
    turn = next_due(case)
    if turn and turn > case.today and not person.do_not_contact:
        parts.append(Quiet(f" · your rhythm comes round {on(turn, case.today)}"))
    return tuple(parts)


def _next(case: Case) -> list[Block]:
    me = case.network.me
    seeking = me is None or me.seeking
    kinds = [kind for kind in reasons() if seeking or not kind.search]
    line = due_line(case.network, case.person, case.today, case.settings, kinds)
    return [Cards("Today", (card(line),))] if line else []


def _what_matters(case: Case) -> list[Block]:
    """Promises, what is on their mind, their news, what drives them, questions."""
    person, today = case.person, case.today
    promises: list[Text] = []
    for task in person.tasks:
        if not task.done:
            when: Text = (Quiet(f" {on(task.due, today)}"),) if task.due else ()
            promises.append((shorten(task.text, 300), *when, " ", place(person, task.line)))
    blocks: list[Block] = [Bullets("You promised", tuple(promises))]
    for title, found in (("Top of mind", person.mind), ("News", person.news)):
        items: list[Text] = []
        for item in sorted(found, key=lambda dated_: -dated_.ordinal):
            age: Text = (Quiet(f" · {ago(item.day, today)}"),) if item.day else ()
            items.append((shorten(item.text, 400), *age))
        blocks.append(Bullets(title, tuple(items)))
    if person.why:
        blocks.append(Bullets("What drives them", ((person.why.replace("\n", " "),),)))
    open_questions = [(q.text,) for q in person.questions if not q.asked]
    asked = [(q.text, Quiet(" · asked")) for q in person.questions if q.asked]
    blocks.append(Bullets("Questions", (*open_questions, *asked)))
    return blocks


def _facts(network: Network, person: Person, case: Case) -> Iterator[tuple[str, Text]]:
    """What the fields say, in an order that reads from the person outwards."""
    today = case.today
    for label, words in _plain_facts(person):
        if words:
            yield label, (words,)
    if person.email:
        yield "E-mail", addresses(person.email, "mailto")
    if person.phone:
        yield "Phone", addresses(person.phone, "tel")
    if person.links:
        yield "Links", links(person.links)
    if person.met or person.met_at:
        when = [person.met.words()] if person.met else []
        yield "Met", (", ".join([*when, *filter(None, [person.met_at])]),)
    if person.introduced_by:
        yield "Introduced by", named(network, person.introduced_by)
    if person.birthday:
        yield "Birthday", (person.birthday.words(),)
    for label, day in person.dates.items():
        yield label.capitalize(), (day.words(),)
    for past in person.past:
        what = [(past.title,)] if past.title else []
        org = [named(network, past.org)] if past.org else []
        years = "–".join(str(d) if d else "" for d in (past.from_, past.until)).strip("–")
        yield "Before", (*joined([*what, *org]), *((Quiet(f" {years}"),) if years else ()))
    if person.cadence:
        yield "Rhythm", (str(person.cadence),)
    if person.preferences_reviewed:
        source = f", {person.preferences_source}" if person.preferences_source else ""
        yield "Preferences read", (*dated(person.preferences_reviewed, today), source)
    for gift in person.gifts:
        kind = {"given": "Gift given", "received": "Gift received"}.get(gift.direction, "Gift idea")
        when_ = (Quiet(f" {calendar(gift.date, today)}"),) if gift.date else ()
        yield kind, (gift.what, *when_)


def _plain_facts(person: Person) -> Iterator[tuple[str, str]]:
    yield "Also called", ", ".join(person.aliases)
    yield "Pronouns", person.pronouns
    yield "Interests", ", ".join(person.interests)
    yield "Looks for", ", ".join(person.needs)
    yield "Can help with", ", ".join(person.offers)
    yield "Between us", person.vibe
    yield "Likes", ", ".join(person.prefers)
    yield "Rather not", ", ".join(person.avoid)
    yield "Time zone", person.timezone
    yield "Known from", ", ".join(person.source)
    yield (
        "Role",
        person.role or (f"{person.implied_role} (read off the title)" if person.title else ""),
    )
    yield "Would say yes to", ", ".join(person.willing)
    yield "Tags", ", ".join(person.tags)


def _asks(network: Network, case: Case) -> list[Block]:
    rows: list[tuple[Text, ...]] = []
    for ask, (state, due_on) in case.asks:
        about = named(network, ask.to) if ask.to else ()
        when = (ask.sent.isoformat(),) if ask.sent else ()
        change = (due_on.isoformat(),) if due_on else ()
        what = shorten(ask.what, 120) or ask.kind
        rows.append(
            (
                (what,),
                about,
                (state.replace("-", " "),),
                when,
                change,
                (place(case.person, ask.line),),
            )
        )
    columns = ("What", "About", "State", "Sent", "Next change", "Where")
    return [Table("Asks", columns, tuple(rows))] if rows else []


def _knows(network: Network, person: Person) -> Bullets:
    items: list[Text] = []
    for known in person.knows:
        items.append(_known(network, known))
    for tie in person.related:
        if tie.to:
            items.append((*named(network, tie.to), Quiet(f" {tie.type}")))
    for other in network.people:
        brought = network.person(other.introduced_by) if other.introduced_by else None
        if brought is person:
            items.append((*named(network, other.slug), Quiet(" introduced to you")))
    return Bullets("Knows", tuple(items))


def _known(network: Network, known: Knows) -> Text:
    if known.ref:
        return named(network, known.ref)
    what = ", ".join(filter(None, [known.title]))
    parts: list[Text] = [(known.name,)]
    if what:
        parts.append((what,))
    if known.org:
        parts.append(named(network, known.org))
    how = (Quiet(f" ({known.how})"),) if known.how else ()
    return (*joined(parts), *how)


def _milestones(network: Network, person: Person, today: date) -> list[Block]:
    items: list[Text] = []
    for step in sorted(person.milestones, key=lambda m: -m.ordinal):
        at = (" at ", *named(network, step.org)) if step.org else ()
        thanks = (
            (" thanks to ", *joined(named(network, who) for who in step.thanks))
            if step.thanks
            else ()
        )
        text = f": {step.text}" if step.text and step.word else step.text
        items.append((*dated(step.day, today), " ", step.word, *at, *thanks, text))
    return [Bullets("Milestones", tuple(items))] if items else []


def _json(network: Network, case: Case) -> dict[str, object]:
    person = case.person
    out: dict[str, object] = {"slug": person.slug, "path": person.path, **fields(person)}
    if person is not network.me:  # how well one knows oneself is nothing that dates could tell
        out |= without_absent(
            standing=case.standing, last_contact=case.last_contact_day, next_due=next_due(case)
        )
    out |= without_absent(
        interactions=[
            without_absent(
                date=touch.entry.day, time=touch.entry.time, channel=touch.entry.channel,
                direction=touch.entry.direction, place=touch.entry.place, text=touch.entry.text,
                marks=list(touch.entry.marks), planned=touch.entry.planned(case.today), at=touch.at,
                **{"with": [who for who, *_ in touch.entry.people]},
            )
            for touch in case.touches
        ],
        asks=[
            {**fields(ask), **without_absent(state=state.state, due_on=state.due_on, at=person.at(ask.line))}
            for ask, state in case.asks
        ],
        promises=[
            without_absent(text=task.text, due=task.due, done=task.done, at=person.at(task.line))
            for task in person.tasks
        ],
        backlinks=[
            {"slug": note.slug, "role": mention.role, "at": note.at(mention.span.line)}
            for note, mention in network.backlinks(person)
        ],
    )  # fmt: skip
    return out
