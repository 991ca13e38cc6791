"""Rules: what the program decides, from the docstrings of the files that decide it."""

from __future__ import annotations

from datetime import date

from netnotes.config import Settings
from netnotes.messages.check import checks
from netnotes.model.network import Network
from netnotes.outreach import ask_state, standing
from netnotes.outreach.gate import gates
from netnotes.outreach.reason import reasons
from netnotes.sentences import say, tell
from netnotes.views.explained import Explained
from netnotes.views.view import Block, Link, Paragraph, View

TITLE = "Rules"
ORDER = 85
SECTION = "Help"


def build(network: Network, today: date, settings: Settings) -> View:
    """Standing, the reasons to reach out, the life of an ask, the gates before one, and what a message is looked at for."""
    del network, today, settings
    intro = say(
        "The rules advise; you decide. Every verdict names its reason and the lines it rests on. "
        "People are collaborators, never leads, and nobody here has a score."
    )
    more = tell(
        "What a note itself can be told has a page of its own: {findings}.",
        findings=Link(say("Findings"), "diagnostics", "page"),
    )
    blocks: list[Block] = [Paragraph((intro,)), Paragraph(more)]
    blocks.append(Explained("Standing", standing.__doc__ or ""))
    blocks += [Explained(f"Reason: {kind.code}", kind.doc) for kind in reasons()]
    blocks.append(Explained("The life of an ask", ask_state.__doc__ or ""))
    blocks += [Explained(f"Gate: {gate.code} {gate.name}", gate.doc) for gate in gates()]
    blocks += [Explained(f"Message: {check.code} {check.name}", check.doc) for check in checks()]
    return View("rules", TITLE, tuple(blocks), {}, dated=False)
