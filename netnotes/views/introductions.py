"""Introductions: who brought whom, towards three from each (R26, R27)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from netnotes.config import Settings
from netnotes.model.network import Network
from netnotes.model.person import Person
from netnotes.outreach.growth import GOAL, Branch, how_met, leaning, tree
from netnotes.views._pieces import joined
from netnotes.views._shape import TEXT, Shape, listed, output, record
from netnotes.views.view import Block, Bullets, Link, Paragraph, Quiet, Text, View
from netnotes.words import number

TITLE = "Introductions"
ORDER = 40

_NODE = record({"by": TEXT}, slug=TEXT, name=TEXT, brought=listed(TEXT))
SHAPE: Shape = output(tree=listed(_NODE), cold=listed(TEXT), introduced=listed(TEXT))


def build(network: Network, today: date, settings: Settings) -> View:
    """The introduction tree, and those who came by a first message of mine."""
    del settings
    branches = tree(network)
    lines = tuple(line for branch in branches for line in _lines(branch, 0))
    cold = [p for p in network.people if how_met(p) == "cold"]
    introduced = [p for p in network.people if how_met(p) == "introduced"]
    blocks: list[Block] = [
        Paragraph(
            (
                "One good introduction brings the next: three from one person, and three from each of those.",
            )
        ),
        Bullets(
            "Who brought whom",
            lines,
            "Nobody is noted as introduced yet: `introduced_by` in a note says so.",
        ),
    ]
    if cold:
        blocks.append(
            Bullets(
                "Who came by a first message of yours",
                tuple((Link(p.called, p.slug),) for p in cold),
            )
        )
    blocks += [_leaning(person, len(places)) for person, places in leaning(network, today)]
    data = {
        "tree": [node for branch in branches for node in _json(branch, "")],
        "cold": [p.slug for p in cold],
        "introduced": [p.slug for p in introduced],
    }
    return View("introductions", TITLE, tuple(blocks), data)


def _leaning(person: Person, asked: int) -> Paragraph:
    """A word on someone of whom much was asked within a year (RULES, "Connector load")."""
    often = "a good deal" if person.context != "professional" else f"{number(asked)} big things"
    who = Link(person.called, person.slug)
    return Paragraph(
        (
            "You asked ",
            who,
            f" for {often} within a year. A rest would be kind, and something for them.",
        )
    )


def _lines(branch: Branch, depth: int) -> Iterator[Text]:
    """Whom someone brought; below, whom those brought. How many is counted at work only."""
    if not branch.brought:
        return
    children = joined(((Link(c.person.called, c.person.slug),) for c in branch.brought), ", ")
    goal = ""
    if branch.person.context == "professional" and len(branch.brought) < GOAL:
        goal = f" · {number(len(branch.brought))} of {number(GOAL)}"
    person = Link(branch.person.called, branch.person.slug)
    yield ("· " * depth, person, " → ", *children, Quiet(goal))
    for child in branch.brought:
        yield from _lines(child, depth + 1)


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
