"""Connect: people of mine who would gain from knowing each other."""

from __future__ import annotations

from datetime import date

from netnotes.config import Settings
from netnotes.model.network import Network
from netnotes.outreach.connect import Pair, pairs
from netnotes.outreach.graph import graph_on
from netnotes.sentences import mark, say, tell
from netnotes.shell import quoted
from netnotes.views._shape import PLACE, TEXT, Shape, listed, output, record
from netnotes.views.pairs import Pairs, Two
from netnotes.views.view import Block, Command, Link, Paragraph, View

TITLE = mark("Connect")
ORDER = 45
SECTION = mark("Network")

SHAPE: Shape = output(pairs=listed(record(one=TEXT, other=TEXT, why=TEXT, evidence=listed(PLACE))))


def build(network: Network, today: date, settings: Settings) -> View:
    """Pairs with a need and an offer, or two shared interests, who do not know each other."""
    found = pairs(graph_on(network, today, settings))
    text = say("Bringing friends together is one of the best things to give.")
    pairs_of = Pairs(
        "",
        tuple(_two(pair) for pair in found),
        say(
            "Ask both first, each alone, and bring them together when both say yes. A no needs no "
            "reason."
        ),
        say(
            "Nobody to bring together yet. `needs`, `offers` and `interests` in the notes make pairs."
        ),
        tell(
            "What somebody looks for, helps with or loves: {needs}, {offers}, {likes}",
            needs=Command("netnotes set WHO needs TEXT"),
            offers=Command("netnotes set WHO offers TEXT"),
            likes=Command("netnotes jot WHO TEXT --likes"),
        ),
    )
    blocks: tuple[Block, ...] = (Paragraph((text,)), pairs_of)
    data = {
        "pairs": [
            {"one": p.one.slug, "other": p.other.slug, "why": p.why, "evidence": list(p.evidence)}
            for p in found
        ]
    }
    return View("connect", say(TITLE), blocks, data)


def _two(pair: Pair) -> Two:
    """A pair, with the drafts that ask each of them."""
    one, other = pair.one, pair.other
    return Two(
        Link(one.called, one.slug),
        Link(other.called, other.slug),
        f"{pair.why[0].upper()}{pair.why[1:]}.",
        tuple(Link(at, at, "place") for at in pair.evidence),
        tuple(_ask(first.slug, second.slug) for first, second in ((one, other), (other, one))),
    )


def _ask(slug: str, other: str) -> Command:
    return Command(f"netnotes draft {quoted(slug)} double-intro --other {quoted(other)}")
