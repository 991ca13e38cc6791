"""Rules: what the program decides, from the docstrings of the files that decide it."""

from __future__ import annotations

from datetime import date

from netnotes.config import Settings
from netnotes.model.network import Network
from netnotes.outreach import ask_state, standing
from netnotes.outreach.gate import gates
from netnotes.outreach.reason import reasons
from netnotes.sentences import mark, retold, say, tell
from netnotes.views.explained import Explained
from netnotes.views.view import Block, Link, Paragraph, View

TITLE = mark("Rules")
ORDER = 85
SECTION = mark("Help")


def build(network: Network, today: date, settings: Settings) -> View:
    """Standing, the reasons to reach out, the life of an ask, the gates before one, and what a message is looked at for."""
    from netnotes.messages.check import checks  # every site has this page, and few builds make it

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
    blocks.append(Explained(say("Standing"), retold(standing.__doc__ or "")))
    blocks += [
        Explained(say("Reason: {code}", code=kind.code), retold(kind.doc)) for kind in reasons()
    ]
    blocks.append(Explained(say("The life of an ask"), retold(ask_state.__doc__ or "")))
    blocks += [
        Explained(say("Gate: {code}", code=f"{gate.code} {gate.name}"), retold(gate.doc))
        for gate in gates()
    ]
    blocks += [
        Explained(say("Message: {code}", code=f"{check.code} {check.name}"), retold(check.doc))
        for check in checks()
    ]
    return View("rules", say(TITLE), tuple(blocks), {}, dated=False)
