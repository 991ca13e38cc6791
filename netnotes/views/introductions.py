"""Introductions: who brought whom, towards three from each (R26, R27)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from netnotes.config import Settings
from netnotes.model.network import Network
from netnotes.outreach.growth import GOAL, Branch, how_met, leaning, tree
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
                "One good introduction leads to the next. Three from one person are plenty to hope for.",
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
            Bullets("By a first message of yours", tuple((Link(p.called, p.slug),) for p in cold))
        )
    for person, places in leaning(network, today):
        text: Text = (
            "You asked ",
            Link(person.called, person.slug),
            f" for {number(len(places))} big things within a year; let them rest, and give something back.",
        )
        blocks.append(Paragraph(text))
    data = {
        "tree": [node for branch in branches for node in _json(branch, "")],
        "cold": [p.slug for p in cold],
        "introduced": [p.slug for p in introduced],
    }
    return View("introductions", TITLE, tuple(blocks), data)


def _lines(branch: Branch, depth: int) -> Iterator[Text]:
    brought = len(branch.brought)
    goal = ""
    if brought and branch.person.context != "personal":
        goal = f" · brought {number(brought)}" + (f" of {number(GOAL)}" if brought < GOAL else "")
    indent = "· " * depth
    yield (indent, Link(branch.person.called, branch.person.slug), Quiet(goal))
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
