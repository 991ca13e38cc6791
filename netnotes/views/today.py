"""Today: whom to reach out to, why, and with what next step."""

from __future__ import annotations

from datetime import date

from netnotes.config import Settings
from netnotes.model.network import Network
from netnotes.model.note import Note
from netnotes.outreach.due import Due, due
from netnotes.outreach.hellos import hellos
from netnotes.sentences import count, mark, say, tell, tell_count
from netnotes.views import _logging
from netnotes.views._due import DUE, card, dated, posted_card, split_posted, to_json
from netnotes.views._pieces import joined, worst
from netnotes.views._words import day_words
from netnotes.views.view import (
    Block,
    Card,
    Cards,
    Code,
    Command,
    Day,
    Inline,
    Link,
    Paragraph,
    Quiet,
    Text,
    View,
)
from netnotes.words import number

TITLE = mark("Today")
ORDER = 0
SHAPE = DUE

#: So many notes that cannot be read are named.
_NAMED = 3


def build(
    network: Network,
    today: date,
    settings: Settings,
    *,
    limit: int = -1,
    only: str = "",
    findings: bool = True,
) -> View:
    """The due list. `limit` lines are shown (-1: `day_size`, 0: all); JSON always holds all.

    With a `limit`, or for one kind of reason `only`, it is the list alone.

    `findings` adds what is wrong with the notes: which cannot be read, and the rest in one line.
    """
    lines = due(network, today, settings, only=only)
    most = settings.day_size if limit < 0 else limit or len(lines)
    blocks: list[Block] = [Paragraph((Day(day_words(today, today), today.isoformat()),))]
    blocks += _broken(network) if findings else []
    blocks += (
        _lines(network, lines, most, today, settings, plain=bool(only) or limit > 0, pages=findings)
        if lines
        else _quiet(network, today, settings, only)
    )
    if findings:
        blocks += _findings(network, settings, today)
    return View(
        "today", say(TITLE), tuple(blocks), lambda: {"due": [to_json(line) for line in lines]}
    )


def _lines(
    network: Network,
    lines: list[Due],
    most: int,
    today: date,
    settings: Settings,
    *,
    plain: bool,
    pages: bool,
) -> list[Block]:
    """The cards, and unless it is to be `plain`, the meetings above them and what needs me below."""
    blocks: list[Block] = []
    if not plain:
        from netnotes.views._meetings import Meetings, meetings

        found, there = meetings(network, lines, today, settings, pages=pages)
        if found:
            blocks.append(Meetings(say("Meetings"), tuple(found)))
            lines = [line for line in lines if line.person.key not in there]
    people, posted = split_posted(lines)
    cards = [card(network, line, today, settings) for line in people[:most]]
    shown = len(cards)
    if posted and (shown < most or not people):
        cards.append(posted_card(network, posted, today, settings))
        posted = []
    if cards:
        blocks.append(Cards(say("Whom to be in touch with") if blocks else "", tuple(cards)))
    rest = len(people) - shown + len(posted)
    if not plain:
        for title, needing in _needing(people[shown:]).items():
            short = [
                _short(network, line, today, settings) for line in needing[: settings.day_size]
            ]
            blocks += [Cards(title, tuple(short))] if short else []
            rest -= len(short)
    return [*blocks, *([_more(rest)] if rest else [])]


def _needing(waiting: list[Due]) -> dict[str, list[Due]]:
    """What would be forgotten behind a list that is too long: promises, and asks that need me."""
    titles = {
        "promise": say("Promises that come next"),
        "follow-up": say("Asks that need you"),
        "come-back": say("Asks that need you"),
        "introduced": say("Introductions to take up"),
        "thank-you": say("Thanks that wait"),
    }
    found: dict[str, list[Due]] = {title: [] for title in titles.values()}
    for line in waiting:
        title = titles.get(line.reasons[0].code)
        if title is not None:
            found[title].append(line)
    return found


def _short(network: Network, line: Due, today: date, settings: Settings) -> Card:
    """The reason that binds most, and what to type once it is done."""
    because = line.reasons[0]
    said: list[Inline] = [*dated(line, because, today)]
    said += [part for at in because.evidence for part in (" ", Link(at, at, "place"))]
    log = _logging.logging(network, line.person, because, today, settings)
    return Card((Link(line.person.called, line.person.slug),), (tuple(said),), log=log)


def _more(waiting: int) -> Block:
    said: Text = tell_count(
        "{number} more person waits, in no hurry: {everyone} ({command})",
        "{number} more people wait, none of them in a hurry: {everyone} ({command})",
        waiting,
        number=number(waiting).capitalize(),
        everyone=Link(say("everyone who is due"), "due", "page"),
        command=Code("netnotes due --all"),
    )
    return Paragraph(said)


def _quiet(network: Network, today: date, settings: Settings, only: str) -> list[Block]:
    if only:
        return [Paragraph((say("Nobody is due for {reason} today.", reason=only),))]
    if not network.people:
        return _nobody(network)
    cards = tuple(
        Card(
            (Link(person.called, person.slug),),
            ((why,),),
            (step.text,),
            log=_logging.hello(person, step, settings),
        )
        for person, why, step in hellos(network, today, settings)
    )
    blocks: list[Block] = [Paragraph((say("Nothing is due today. Enjoy the quiet."),))]
    if not cards:
        command = Command('netnotes log WHO coffee "what you talked about"')
        more = tell("When you have seen somebody, this notes it: {command}", command=command)
        blocks.append(Paragraph(more))
    if cards:
        blocks.append(Cards(say("If you feel like it, a hello that would please"), cards))
    return blocks


def _nobody(network: Network) -> list[Block]:
    """A network that is to begin."""
    said = (
        say("There are organizations here, and no people yet. A name is enough to begin with:")
        if network.orgs
        else say("There is nobody here yet. A name is enough to begin with:")
    )
    then = say(
        "It becomes a note in people/, to be written on in any editor. Say how close you are, or log "
        "when you last met, and this page tells you when to be in touch again."
    )
    command = Command('netnotes new "Alice Nguyen" --closeness warm')
    return [Paragraph((said,)), Paragraph((command,)), Paragraph((Quiet(then),))]


def _broken(network: Network) -> list[Block]:
    """Notes of which nothing can be concluded, so that they are missing on the list."""
    notes = network.broken
    if not notes:
        return []
    named: list[Text] = [_place(note) for note in notes[:_NAMED]]
    more = len(notes) - len(named)
    if more:
        named.append((count("{n} more", "{n} more", more),))
    said: Text = tell_count(
        "A note cannot be read as it stands, and is left out here: {notes}. All the others are as ever.",
        "{n} notes cannot be read as they stand, and are left out here: {notes}. All the others are "
        "as ever.",
        len(notes),
        notes=joined(named),
    )
    return [Paragraph(said, "warning")]


def _place(note: Note) -> Text:
    line = worst(note).span.line
    at = note.at(line)
    return Link(note.called, note.slug), " ", Link(say("line {n}", n=line), at, "place")


def _findings(network: Network, settings: Settings, today: date) -> list[Block]:
    from netnotes.lint.check import check

    named = {note.path for note in network.broken}  # these stand at the top, with their lines
    found = check(network, settings, today)
    wrong = [d for d in found if d.severity != "information" and d.path not in named]
    if not wrong:
        return []
    said: Text = tell_count(
        "{number} finding in the notes: {look}",
        "{number} findings in the notes: {look}",
        len(wrong),
        number=number(len(wrong)).capitalize(),
        look=Link(say("have a look"), "health", "page"),
    )
    return [Paragraph(said, "warning")]
