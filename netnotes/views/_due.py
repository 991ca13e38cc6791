"""Due lines as cards and as JSON: shared by Today and by the whole list."""

from __future__ import annotations

from datetime import date

from netnotes.config import Settings
from netnotes.model.network import Network
from netnotes.outreach.due import Due
from netnotes.outreach.reason import Because, badges
from netnotes.outreach.standing import BRIEFLY
from netnotes.outreach.standing import ORDER as STANDINGS
from netnotes.sentences import say, tell
from netnotes.views._logging import asked, logging
from netnotes.views._pieces import joined
from netnotes.views._plain import without_absent
from netnotes.views._shape import DATE, PLACE, TEXT, Shape, listed, output, record, word
from netnotes.views.view import Card, Command, Day, Link, Quiet, Text
from netnotes.words import calendar
from netnotes.words import named as named_day

POSTED = "keep-posted"
_OF_ASKS = ("follow-up", "come-back", "thank-you")

#: What `due --json` prints.
DUE: Shape = output(
    due=listed(
        record(
            {"last_contact": DATE},
            slug=TEXT,
            name=TEXT,
            reasons=listed(record(code=TEXT, on=DATE, text=TEXT, evidence=listed(PLACE))),
            standing=word(*STANDINGS),
            due_on=DATE,
            next_step=record({"channel": TEXT}, text=TEXT),
        )
    )
)


def to_json(line: Due) -> dict[str, object]:
    """One line of `due --json` (INTERFACE, "Machine output")."""
    return without_absent(
        slug=line.person.slug,
        name=line.person.called,
        reasons=[
            without_absent(code=b.code, on=b.on, text=b.text, evidence=list(b.evidence))
            for b in line.reasons
        ],
        standing=line.standing,
        last_contact=line.last_contact,
        due_on=line.due_on,
        next_step=without_absent(text=line.step.text, channel=line.step.channel),
    )


def card(network: Network, line: Due, today: date, settings: Settings) -> Card:
    """One person: every reason with its evidence, the one next step, and what to type after it."""
    lines: list[Text] = []
    for because in line.reasons:
        sources = [Link(at, at, "place") for at in because.evidence]
        said = dated(line, because, today)
        lines.append((*said, *(part for source in sources for part in (" ", source))))
    first = line.reasons[0]
    return Card(
        _head(line),
        tuple(lines),
        (line.step.text,),
        say(badges()[first.code]),
        logging(network, line.person, first, today, settings),
    )


def dated(line: Due, because: Because, today: date) -> Text:
    """The sentence of a reason; the days that it is about have the exact one at hand."""
    days = [because.on]
    ask = asked(line.person, because) if because.code in _OF_ASKS else None
    if ask is not None:
        days += [day for day in (ask.sent, ask.answered, ask.later) if day is not None]
    text = because.text
    for day in days:
        for said in (named_day(day, today), calendar(day, today)):
            # What I wrote myself comes last, but of a promise, where it comes first.
            at = text.rfind(said) if because.code == "promise" else text.find(said)
            if at >= 0:
                return text[:at], Day(said, day.isoformat()), text[at + len(said) :]
    return (text,)


def _head(line: Due) -> Text:
    """Who it is, and how well we know each other."""
    name = Link(line.person.called, line.person.slug)
    return name, Quiet(f" · {say(BRIEFLY[line.standing])}")


def posted_card(network: Network, lines: list[Due], today: date, settings: Settings) -> Card:
    """Everyone who helped and has not heard the news, in one line (RULES, "Reason: keep-posted")."""
    if len(lines) == 1:
        return card(network, lines[0], today, settings)
    names: list[Text] = [(Link(line.person.called, line.person.slug),) for line in lines]
    head: Text = tell("{rest} and {last}", rest=joined(names[:-1]), last=names[-1])
    because = lines[0].reasons[
        0
    ]  # it speaks of the latest news, which is the same for each of them
    sources = tuple(Link(at, at, "place") for at in because.evidence)
    step = say("Tell each of them, in a line of their own, how it went.")
    said = dated(lines[0], because, today)
    log = (Command("netnotes posted"),)
    return Card(head, ((*said, " ", *sources),), (step,), say(badges()[POSTED]), log)


def split_posted(lines: list[Due]) -> tuple[list[Due], list[Due]]:
    """The lines in their order, and apart from them those that only wait for news."""
    posted = [line for line in lines if line.reasons[0].code == POSTED]
    return [line for line in lines if line.reasons[0].code != POSTED], posted
