"""Connect: people of mine who would gain from knowing each other."""

from __future__ import annotations

from datetime import date

from netnotes.config import Settings
from netnotes.model.network import Network
from netnotes.outreach.connect import pairs
from netnotes.outreach.graph import graph_on
from netnotes.views._shape import PLACE, TEXT, Shape, listed, output, record
from netnotes.views.view import Block, Card, Cards, Link, Paragraph, View

TITLE = "Connect"
ORDER = 45

SHAPE: Shape = output(pairs=listed(record(one=TEXT, other=TEXT, why=TEXT, evidence=listed(PLACE))))


def build(network: Network, today: date, settings: Settings) -> View:
    """Pairs with a need and an offer, or two shared interests, who do not know each other."""
    found = pairs(graph_on(network, today, settings))
    cards = tuple(
        Card(
            (
                Link(pair.one.called, pair.one.slug),
                " and ",
                Link(pair.other.called, pair.other.slug),
            ),
            (
                (
                    f"{pair.why[0].upper()}{pair.why[1:]}.",
                    *(part for at in pair.evidence for part in (" ", Link(at, at, "place"))),
                ),
            ),
            ("Ask both first, each alone; bring them together when both say yes.",),
        )
        for pair in found
    )
    text = "Bringing friends together is one of the best things to give. Ask both first: a no needs no reason."
    empty = (
        "Nobody to bring together yet. `needs`, `offers` and `interests` in the notes make pairs."
    )
    blocks: tuple[Block, ...] = (Paragraph((text,)), Cards("", cards, empty))
    data = {
        "pairs": [
            {"one": p.one.slug, "other": p.other.slug, "why": p.why, "evidence": list(p.evidence)}
            for p in found
        ]
    }
    return View("connect", TITLE, blocks, data)
