"""The job is found: what is written, whom to tell, and what to end kindly."""

from __future__ import annotations

from datetime import date

from netnotes.config import Settings
from netnotes.model.network import Network
from netnotes.outreach.case import Case
from netnotes.outreach.step import by, written_channel
from netnotes.sentences import say, tell
from netnotes.shell import quoted
from netnotes.views import milestone
from netnotes.views._plain import without_absent
from netnotes.views._shape import PLACE, TEXT, YES_NO, Shape, listed, record
from netnotes.views._written import written as shape
from netnotes.views.view import Block, Bullets, Code, Link, Paragraph, Text, View
from netnotes.writing.landed import Landing
from netnotes.writing.which_ask import said

_ASK = record({"to": TEXT, "what": TEXT}, slug=TEXT, name=TEXT, kind=TEXT, at=PLACE)
SHAPE: Shape = shape(
    {
        "milestone": milestone.MILESTONE,
        "tell": milestone.TELL,
        "asks": listed(_ASK),
        "asks_closed": YES_NO,
    }
)


def build(network: Network, today: date, settings: Settings, landing: Landing) -> View:
    """What is written, whom to tell, and whom to thank for what they need not do any more."""
    line, data = milestone.written(network, settings, landing.wanted)
    whom, told = milestone.to_tell(network, today, settings)
    rests = say("The search rests: asks, targets and warm-ups step back, your friends stay.")
    blocks: list[Block] = [line, Paragraph((rests,)), whom]
    if landing.asks:
        blocks.append(_asks(network, today, settings, landing))
    asks = [
        without_absent(
            slug=person.slug, name=person.called, kind=ask.kind, at=person.at(ask.line),
            to=ask.to.target if ask.to else "", what=ask.what,
        )
        for person, ask in landing.asks
    ]  # fmt: skip
    everything = {"milestone": data, "tell": told, "asks": asks, "asks_closed": landing.close}
    return View("landed", say("Well done: you have landed"), tuple(blocks), everything)


def _asks(network: Network, today: date, settings: Settings, landing: Landing) -> Block:
    """The asks that were open, each with the kind word that ends it."""
    items: list[Text] = []
    for person, ask in landing.asks:
        how = ask.channel or written_channel(Case(network, person, today, settings))
        who = Link(person.called, person.slug)
        if landing.close:
            item: Text = tell(
                "{who}, {ask}. {by}: tell them that it has found its end, and thank them.",
                who=who,
                ask=said(ask),
                by=by(how),
            )
        else:
            to = f" --to {ask.to.target}" if ask.to else ""
            item = tell(
                "{who}, {ask}. {by}: tell them that it has found its end, and thank them; then {command}.",
                who=who,
                ask=said(ask),
                by=by(how),
                command=Code(f"netnotes ask drop {quoted(person.slug)} {ask.kind}{to}"),
            )
        items.append(item)
    title = say("Asked, and closed now") if landing.close else say("Asked, and still open")
    return Bullets(title, tuple(items))
