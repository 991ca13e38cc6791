"""Rules: what the program decides, from the docstrings of the files that decide it."""

from __future__ import annotations

from datetime import date

from netnotes.config import Settings
from netnotes.lint.rule import rules
from netnotes.messages.check import checks
from netnotes.model.network import Network
from netnotes.outreach import ask_state, standing
from netnotes.outreach.gate import gates
from netnotes.outreach.reason import reasons
from netnotes.views.view import Block, Paragraph, Prose, View

TITLE = "Rules"
ORDER = 85
SECTION = "Help"


def build(network: Network, today: date, settings: Settings) -> View:
    """Standing, the reasons to reach out, the life of an ask, the gates before one, what a message is looked at for, and every diagnostic."""
    del network, today, settings
    intro = (
        "The rules advise; you decide. Every verdict names its reason and the lines it rests on. "
        "People are collaborators, never leads, and nobody here has a score."
    )
    blocks: list[Block] = [Paragraph((intro,))]
    blocks.append(_page("Standing", standing.__doc__))
    for kind in reasons():
        blocks.append(_page(f"Reason: {kind.code}", kind.doc))
    blocks.append(_page("The life of an ask", ask_state.__doc__))
    for gate in gates():
        blocks.append(_page(f"Gate: {gate.code} {gate.name}", gate.doc))
    for check in checks():
        blocks.append(_page(f"Message: {check.code} {check.name}", check.doc))
    for rule in rules():
        blocks.append(_page(f"{rule.code} {rule.name} ({rule.severity})", rule.doc))
    return View("rules", TITLE, tuple(blocks), {})


def _page(title: str, doc: str | None) -> Prose:
    return Prose(title, (doc or "").strip(), "", 0)
