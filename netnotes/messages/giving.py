"""What could be done for someone: what they look for, and who or what would be of help.

Words only; nobody's favours are counted.
"""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from netnotes.model.head import HELD
from netnotes.model.network import Network
from netnotes.model.person import Person
from netnotes.model.topic import topics
from netnotes.outreach.case import Case
from netnotes.outreach.gives import fitting_give
from netnotes.outreach.graph import DISTANCE, graph_on
from netnotes.sentences import say
from netnotes.words import quoted

_COMMON = 60
_HELPERS = 2
_STRANGER = DISTANCE["stranger"]


class Give(NamedTuple):
    """Something to do for them; `helper` is who could help, where it is somebody else."""

    text: str
    at: str = ""
    helper: Person | None = None


def gives(case: Case) -> list[Give]:
    """What I could give: what meets their needs, a gift thought of, else what the note suggests."""
    person, me = case.person, case.network.me
    found: list[Give] = []
    for need in person.needs:
        mine = [offer for offer in (me.offers if me else ()) if topics(offer) & topics(need)]
        if mine:
            text = say(
                "You know about {offer} yourself: offer a hand with {need}.",
                offer=mine[0],
                need=quoted(need, 60),
            )
            found.append(Give(text, person.field_at("needs")))
        helpers = _helpers(case, need)
        for helper, offer in helpers:
            found.append(_through(case, helper, offer))
        if not mine and not helpers:
            text = say(
                "Keep an ear open for {need}; ask what a good one would be like.",
                need=quoted(need, 60),
            )
            found.append(Give(text, person.field_at("needs")))
    for gift in person.gifts:
        if gift.direction == "idea" and gift.what:
            found.append(
                Give(say("You thought of a gift: {gift}.", gift=gift.what), person.at(gift.line))
            )
    return found or [Give(fitting_give(case).step.text)]


def _through(case: Case, helper: Person, offer: str) -> Give:
    """Somebody else who could help: to be brought together, unless the two know each other."""
    graph = graph_on(case.network, case.today, case.settings)
    if helper.key in graph.neighbours(case.person.key):
        text = say(
            "can help with {offer}, and the two know each other: ask whether they have spoken.",
            offer=offer,
        )
    else:
        text = say("can help with {offer}; ask both first, then bring them together.", offer=offer)
    return Give(text, helper.field_at("offers"), helper)


def _helpers(case: Case, need: str) -> list[tuple[Person, str]]:
    """Those of my people who offer what is needed, the closest first."""
    words = topics(need)
    graph = graph_on(case.network, case.today, case.settings)
    near: dict[str, tuple[int, int, str, Person, str]] = {}
    for word in words:
        for helper, offer in offering(case.network, word)[:_COMMON]:
            if helper is case.person or helper.do_not_contact or helper.died:
                continue
            distance = graph.direct(helper.key) or _STRANGER
            if distance < _STRANGER:
                shared = -len(words & topics(offer))
                near[helper.key] = (shared, distance, helper.key, helper, offer)
    return [(helper, offer) for *_, helper, offer in sorted(near.values())[:_HELPERS]]


def offering(network: Network, word: str) -> list[tuple[Person, str]]:
    """Who offers something that a word is said of, with what."""
    return network.part("offering", word, lambda: _offering(network).get(word, []))


def _offering(network: Network) -> dict[str, list[tuple[Person, str]]]:
    """Who offers something, by the words that say what; made once for all who are prepared."""

    def make() -> dict[str, list[tuple[Person, str]]]:
        found: dict[str, list[tuple[Person, str]]] = defaultdict(list)
        for person in network.people:
            for offer in person.offers if "offers" in person.head[HELD] else ():
                for word in topics(offer):
                    found[word].append((person, offer))
        return dict(found)

    return network.once("who offers what", make)
