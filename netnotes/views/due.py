"""Everyone who is due, with all their reasons."""

from __future__ import annotations

from datetime import date

from netnotes.config import Settings
from netnotes.model.network import Network
from netnotes.outreach.due import due
from netnotes.views._due import DUE, card, to_json
from netnotes.views.view import Block, Cards, Paragraph, View
from netnotes.words import counted

TITLE = "Everyone due"
ORDER = 5
SHAPE = DUE


def build(network: Network, today: date, settings: Settings) -> View:
    """All lines of the due list, in its order."""
    lines = due(network, today, settings)
    people = counted(len(lines), "person", "people").capitalize()
    text = f"{people}, the most binding first. There is no hurry; one kind message a day goes far."
    blocks: tuple[Block, ...] = (
        Paragraph((text if lines else "Nobody is due today.",)),
        Cards("", tuple(card(line) for line in lines)),
    )
    return View("due", TITLE, blocks, lambda: {"due": [to_json(line) for line in lines]})
