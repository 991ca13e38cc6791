"""Today: whom to reach out to, why, and with what next step."""

from __future__ import annotations

from datetime import date

from netnotes.config import Settings
from netnotes.model.network import Network
from netnotes.outreach.due import Due, due
from netnotes.outreach.hellos import hellos
from netnotes.views._due import DUE, card, posted_card, split_posted, to_json
from netnotes.views.view import Block, Card, Cards, Code, Link, Paragraph, Quiet, View
from netnotes.words import calendar, counted, number

TITLE = "Today"
ORDER = 0
SHAPE = DUE

_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


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

    `findings` adds, in one line, what is wrong with the notes.
    """
    lines = due(network, today, settings, only=only)
    most = settings.day_size if limit < 0 else limit or len(lines)
    blocks: list[Block] = [
        Paragraph((Quiet(f"{_WEEKDAYS[today.weekday()]}, {calendar(today, today)}"),))
    ]
    blocks += _lines(lines, most, today) if lines else _quiet(network, today, settings, only)
    if findings:
        blocks += _findings(network, settings, today)
    return View("today", TITLE, tuple(blocks), lambda: {"due": [to_json(line) for line in lines]})


def _lines(lines: list[Due], most: int, today: date) -> list[Block]:
    people, posted = split_posted(lines)
    cards = [card(line) for line in people[:most]]
    shown = len(cards)
    if posted and (shown < most or not people):
        cards.append(posted_card(posted))
        posted = []
    waiting = len(people) - shown + len(posted)
    blocks: list[Block] = [Cards("", tuple(cards))]
    if waiting:
        who = "person waits" if waiting == 1 else "people wait"
        text = f"{number(waiting).capitalize()} more {who}, none of them in a hurry: "
        blocks.append(
            Paragraph(
                (
                    text,
                    Link("everyone who is due", "due", "page"),
                    Quiet(" ("),
                    Code("netnotes due --all"),
                    Quiet(")"),
                )
            )
        )
    return blocks


def _quiet(network: Network, today: date, settings: Settings, only: str) -> list[Block]:
    if only:
        return [Paragraph((f"Nobody is due for {only} today.",))]
    if not network.people:
        only_orgs = "There are organizations here, and no people yet."
        text = only_orgs if network.orgs else "There is nobody here yet."
        text += " Write a first note in people/, a name is enough: "
        return [Paragraph((text, Code("people/alice-nguyen.md")))]
    cards = tuple(
        Card((Link(person.called, person.slug),), ((why,),), (step.text,))
        for person, why, step in hellos(network, today, settings)
    )
    blocks: list[Block] = [Paragraph(("Nothing is due today. Enjoy the quiet.",))]
    if cards:
        blocks.append(Cards("If you feel like it, a hello that would please", cards))
    return blocks


def _findings(network: Network, settings: Settings, today: date) -> list[Block]:
    from netnotes.lint.check import check

    wrong = [d for d in check(network, settings, today) if d.severity != "information"]
    if not wrong:
        return []
    text = f"{counted(len(wrong), 'finding').capitalize()} in the notes: "
    return [Paragraph((text, Link("have a look", "health", "page")), "warning")]
