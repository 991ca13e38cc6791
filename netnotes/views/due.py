"""Everyone who is due, with all their reasons."""

from __future__ import annotations

from datetime import date

from netnotes.config import Settings
from netnotes.model.network import Network
from netnotes.outreach.due import due
from netnotes.sentences import count, mark, say, tell
from netnotes.views._due import DUE, card, to_json
from netnotes.views._on_demand import OnDemand
from netnotes.views.view import Block, Cards, Command, Paragraph, Text, View

TITLE = mark("Everyone due")
ORDER = 12
SECTION = mark("Coming up")
SHAPE = DUE


def build(network: Network, today: date, settings: Settings) -> View:
    """All lines of the due list, in its order."""
    lines = due(network, today, settings)
    said: Text = (
        count(
            "One person, and there is no hurry.",
            "{n} people, the most binding first. There is no hurry; one kind message a day goes far.",
            len(lines),
        ),
    )
    if not lines:
        said = tell(
            "Nobody is due today. Whose turn it is follows from what you note: {command}",
            command=Command('netnotes log WHO coffee "what you talked about"'),
        )
    blocks: tuple[Block, ...] = (
        Paragraph(said),
        Cards(
            "",
            OnDemand(lines, lambda line: card(network, line, today, settings)),
            whole="netnotes due --all",
        ),
    )
    return View("due", say(TITLE), blocks, lambda: {"due": [to_json(line) for line in lines]})
