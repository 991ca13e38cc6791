"""Introductions: who brought whom, towards three from each (R26, R27)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from netnotes.config import Settings
from netnotes.model.network import Network
from netnotes.model.person import Person
from netnotes.outreach.growth import GOAL, Branch, how_met, leaning, tree
from netnotes.sentences import mark, say, tell, tell_count
from netnotes.views._shape import TEXT, Shape, listed, output, record
from netnotes.views.branches import Tree, Twig
from netnotes.views.view import Block, Bullets, Command, Link, Paragraph, View
from netnotes.words import number

TITLE = mark("Introductions")
ORDER = 40
SECTION = mark("Network")

_NODE = record({"by": TEXT}, slug=TEXT, name=TEXT, brought=listed(TEXT))
SHAPE: Shape = output(tree=listed(_NODE), cold=listed(TEXT), introduced=listed(TEXT))


def build(network: Network, today: date, settings: Settings) -> View:
    """The introduction tree, and those who came by a first message of mine."""
    del settings
    branches = tree(network)
    brought = {person.key for branch in branches for person in _brought(branch)}
    cold = [p for p in network.people if how_met(p) == "cold" and p.key not in brought]
    introduced = [p for p in network.people if how_met(p) == "introduced"]
    intro = say(
        "One good introduction brings the next: three from one person, and three from each of those."
    )
    hint = tell(
        "It is written with a name that is new, or in a note that is there: {new} or {set}",
        new=Command("netnotes new NAME --introduced-by WHO"),
        set=Command("netnotes set WHO introduced_by OTHER"),
    )
    blocks: list[Block] = [
        Paragraph((intro,)),
        Tree(
            say("Who brought whom"),
            tuple(_twig(branch) for branch in branches if branch.brought),
            say("Nobody is noted as introduced yet: `introduced_by` in a note says so."),
            hint,
        ),
    ]
    if cold:
        blocks.append(
            Bullets(
                say("Who came by a first message of yours"),
                tuple((Link(p.called, p.slug),) for p in cold),
            )
        )
    blocks += [_leaning(person, len(places)) for person, places in leaning(network, today)]
    data = {
        "tree": [node for branch in branches for node in _json(branch, "")],
        "cold": [p.slug for p in cold],
        "introduced": [p.slug for p in introduced],
    }
    return View("introductions", say(TITLE), tuple(blocks), data)


def _leaning(person: Person, asked: int) -> Paragraph:
    """A word on someone of whom much was asked within a year."""
    who = Link(person.called, person.slug)
    if person.context != "professional":
        return Paragraph(
            tell(
                "You asked {who} for a good deal within a year. A rest would be kind, and something "
                "for them.",
                who=who,
            )
        )
    return Paragraph(
        tell_count(
            "You asked {who} for {number} big thing within a year. A rest would be kind, and something "
            "for them.",
            "You asked {who} for {number} big things within a year. A rest would be kind, and something "
            "for them.",
            asked,
            who=who,
            number=number(asked),
        )
    )


def _brought(branch: Branch) -> Iterator[Person]:
    """Everyone below: whoever was brought by somebody did not come by a message of mine."""
    for child in branch.brought:
        yield child.person
        yield from _brought(child)


def _twig(branch: Branch) -> Twig:
    """Someone with those whom they brought. How many is counted at work only."""
    note = ""
    if branch.person.context == "professional" and 0 < len(branch.brought) < GOAL:
        note = say("{n} of {goal}", n=number(len(branch.brought)), goal=number(GOAL))
    link = Link(branch.person.called, branch.person.slug)
    return Twig(link, note, tuple(_twig(child) for child in branch.brought))


def _json(branch: Branch, by: str) -> Iterator[dict[str, object]]:
    node: dict[str, object] = {
        "slug": branch.person.slug,
        "name": branch.person.called,
        "brought": [child.person.slug for child in branch.brought],
    }
    if by:
        node["by"] = by
    yield node
    for child in branch.brought:
        yield from _json(child, branch.person.slug)
