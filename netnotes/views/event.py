"""An event: who of mine will be there, what to bring up with each, and a form for afterwards."""

from __future__ import annotations

from datetime import date

from netnotes.config import Settings
from netnotes.messages.gathering import Gathering, Guest, form
from netnotes.model.network import Network
from netnotes.model.person import Person
from netnotes.outreach.standing import ORDER as STANDINGS
from netnotes.outreach.standing import SAID
from netnotes.outreach.step import topic
from netnotes.sentences import mark, say, tell, tell_count
from netnotes.shell import quoted
from netnotes.views._pieces import in_touch, place
from netnotes.views._plain import without_absent
from netnotes.views._shape import DATE, PLACE, TEXT, Shape, listed, output, record, word
from netnotes.views.view import (
    Block,
    Bullets,
    Card,
    Cards,
    Code,
    Link,
    Paragraph,
    Quiet,
    Text,
    View,
)
from netnotes.words import ago, capital, number, on, shorten

SHAPE: Shape = output(
    event=record(
        {"date": DATE},
        name=TEXT,
        people=listed(
            record(
                {"plan": PLACE, "missed": PLACE},
                slug=TEXT,
                name=TEXT,
                standing=word(*STANDINGS),
                bring_up=listed(TEXT),
            )
        ),
        introduce=listed(record(one=TEXT, other=TEXT, why=TEXT)),
        form=listed(TEXT),
    )
)

_MANNERS = (
    mark("You are there to meet people and not to collect them. What somebody can do for you is no reason to say hello."),
    mark("Three minutes with someone who is minding a booth or has just come off a stage: they are at work. Then: “I’ll let you go.”"),
    mark("Ask about them before you ask about what they do, and let them show you what they are proud of."),
    mark("Look at the room first. Who is eating, packing up or looking for a child is better met later."),
    mark("Suggest a place to eat, ask two who do not know each other to come along, and take the bill."),
    mark("If you see someone you admire: go and say one true sentence. A hello that is not said is the only one that fails."),
)  # fmt: skip
_AFTERWARDS = (
    mark("Within two days: connect with whomever you talked to, with one line about what you talked of."),
    mark("Over the weeks: when they show something you like, say so where they show it."),
    mark("Next time: bring up what they told you today. That is all the art there is."),
)  # fmt: skip


def build(network: Network, today: date, settings: Settings, called: str) -> View:
    """The event `called`, as far as tags and plans tell who will be there."""
    found = Gathering(network, called, today, settings)
    lines = form(found)
    data = {
        "event": without_absent(
            name=called, date=found.day,
            people=[_json(guest) for guest in found.guests],
            introduce=[
                {"one": pair.one.slug, "other": pair.other.slug, "why": pair.why}
                for pair in found.pairs
            ],
            form=lines,
        )
    }  # fmt: skip
    return View("event", called, tuple(_blocks(found, lines)), data)


def _blocks(found: Gathering, lines: list[str]) -> list[Block]:
    blocks: list[Block] = []
    if found.day is not None:
        blocks.append(Paragraph((f"{capital(on(found.day, found.today))}.",)))
    if found.guests:
        cards = tuple(_card(guest) for guest in found.guests)
        blocks.append(Cards(say("Who of yours will be there"), cards))
    else:
        blocks.append(Paragraph(_nobody(found.called)))
        if found.living_there:
            blocks.append(Paragraph(_living(found.living_there)))
    pairs: tuple[Text, ...] = tuple(
        tell(
            "{one} and {other}: {why}. Ask both.",
            one=Link(p.one.called, p.one.slug),
            other=Link(p.other.called, p.other.slug),
            why=p.why,
        )
        for p in found.pairs
    )
    blocks.append(Bullets(say("Who should meet"), pairs))
    blocks.append(Bullets(say("While you are there"), tuple((say(one),) for one in _MANNERS)))
    blocks.append(Bullets(say("Afterwards"), tuple((say(one),) for one in _AFTERWARDS)))
    if lines:
        how: Text = tell(
            "Log them all in one go: put this into a file, finish the lines, take out whom you did not see, "
            "and {command} {lines}.",
            command=Code("netnotes log - < FILE"),
            lines=Quiet(say("(the lines alone: --form)")),
        )
        blocks += [
            Paragraph(how),
            Bullets(say("The form"), tuple((Code(line.rstrip()),) for line in lines)),
        ]
    return blocks


def _nobody(called: str) -> Text:
    return tell(
        "Nobody’s tags or plans name “{event}” yet. Whom would you like to see there? Tag them with {tag} "
        "or plan it in their log, and they stand here.",
        event=called,
        tag=Code(f"tags: [{called}]"),
    )


def _living(people: list[Person]) -> Text:
    """Where the name is that of a city: who of mine lives there."""
    return tell_count(
        "One of your people lives in {city}: {command}",
        "{n} of your people live in {city}: {command}",
        len(people),
        n=number(len(people)).capitalize(),
        city=people[0].city,
        command=Code(f"netnotes find {quoted(f'city:{people[0].city}')}"),
    )


def _card(guest: Guest) -> Card:
    case = guest.case
    said = say(SAID[case.standing])
    seen = in_touch(case) or (say("nothing logged yet"),)
    quiet = (Quiet(part) if isinstance(part, str) else part for part in seen)
    head: Text = (Link(guest.person.called, guest.person.slug), Quiet(f" · {said} · "), *quiet)
    lines: list[Text] = []
    if guest.plan is not None and guest.plan.entry.text:
        entry = guest.plan.entry
        planned = tell("Planned: {what}", what=shorten(entry.text, 160))
        lines.append((*planned, " ", place(guest.plan.touch.note, entry.line)))
    last = next((t for t in case.touches if t.entry.text and t.entry.interacts(case.today)), None)
    if last is not None:
        said = " ".join(word for word in last.entry.text.split() if not word.startswith("#"))
        before = tell("Last time: {what}", what=shorten(said, 160))
        lines.append((*before, " ", place(last.note, last.entry.line)))
    missed = guest.missed
    if missed is not None:
        again = say(
            "{When} you could have said hello and did not. This time you can.",
            When=capital(ago(missed.entry.day, case.today)),
        )
        lines.append((f"{again} ", place(missed.note, missed.entry.line)))
    return Card(head, tuple(lines), (_sentence(_bring_up(guest)[0]),))


def _bring_up(guest: Guest) -> list[str]:
    """What to say to them, from what the note knows, the likeliest first."""
    about = topic(guest.case)
    found = [about.text] if about else []
    found += [say("talk about {word}", word=word) for word in guest.person.interests[:1]]
    return list(dict.fromkeys(found)) or [say("say hello, and ask how they are")]


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def _json(guest: Guest) -> dict[str, object]:
    missed = guest.missed
    return without_absent(
        slug=guest.person.slug, name=guest.person.called, standing=guest.case.standing,
        bring_up=_bring_up(guest), plan=guest.plan.touch.at if guest.plan else "",
        missed=missed.at if missed else "",
    )  # fmt: skip
