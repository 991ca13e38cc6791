"""Whom a message is for, as far as the notes tell: standing, what is known of theirs, readiness."""

from __future__ import annotations

import re
from functools import cached_property

from netnotes.messages.asking import Request as Found
from netnotes.model.ask import KINDS as ASK_KINDS
from netnotes.model.note import fold
from netnotes.model.topic import akin, same_topic, topics
from netnotes.outreach.asking import matching_idea
from netnotes.outreach.case import Case
from netnotes.outreach.readiness import Answer, answer
from netnotes.outreach.request import Inquiry, Request

_NAMES = re.compile(r"[^\W\d_][\w'&.-]*(?: [^\W\d_][\w'&.-]*){0,3}")
_AROUND = re.compile(
    r"(?:introduc\w+|intro|connect) (?:me |us )?(?:to|with) |\bat |\bto |\bof |\bfor "
)
#: Favors that tell by their words how much they weigh.
_FAVORS = (
    ("discount", re.compile(r"\b(?:friend'?s'? (?:price|rate|discount)|mates'? rates?|discount|for free|for nothing|at cost|without (?:pay|charge))\b")),
    ("look-over", re.compile(r"\b(?:read|look (?:at|over|through)|look|review|proofread|check|feedback on|thoughts on)\b[^.?!]{0,30}?\b(?:my|our|a page|one page|the page|a draft|the draft|this)\b")),
)  # fmt: skip


class Audience:
    """A person of the network as the reader of a message."""

    def __init__(self, case: Case) -> None:
        self.case = case

    @property
    def standing(self) -> str:
        """How well we know each other now."""
        return self.case.standing

    @property
    def knows_me_well(self) -> bool:
        """Close or warm: a signature needs no website."""
        return self.standing in ("close", "warm")

    @property
    def close(self) -> bool:
        """Close enough for a meal."""
        return self.standing == "close"

    @cached_property
    def pages(self) -> tuple[str, ...]:
        """The addresses of my own pages, the website first."""
        me = self.case.network.me
        links = dict(me.links) if me is not None else {}
        first = links.pop("website", "")
        return tuple(filter(None, (first, *links.values())))

    @cached_property
    def theirs(self) -> frozenset[str]:
        """The words of what the note knows of theirs: work, interests, news, what was spoken of."""
        person, network = self.case.person, self.case.network
        texts: list[str] = [*person.interests, *person.needs, *person.offers, *person.links]
        texts += [person.title, person.met_at, person.city, *(text for _, text in person.prose)]
        texts += [dated.text for dated in (*person.news, *person.mind)]
        orgs = [person.org, *(past.org for past in person.past)]
        for reference in filter(None, orgs):
            org = network.org(reference)
            texts += [*org.names, org.product] if org is not None else [reference.target]
        texts += [touch.entry.text for touch in self.case.touches[:20]]
        return topics(" ".join(texts).replace("-", " "))

    def names_theirs(self, text: str) -> bool:
        """Whether a text names something that the note knows of theirs."""
        mine = topics(text)
        return any(akin(one, other) for one in mine for other in self.theirs)

    def readiness(self, kind: str, found: Found | None, prose: str, minutes: int = 0) -> Answer:
        """What the gates say of asking this, of `minutes`; what is left open comes from an idea."""
        asks = kind if kind in ASK_KINDS else "advice"
        stated = found.text if found else ""
        to = self._target(stated)
        request = Request(asks, to, prose, minutes, self._about(asks, stated, prose))
        idea = matching_idea(self.case, asks, to)
        if idea is not None:
            request = request.completed(idea)
        return answer(Inquiry(self.case, request))

    def _about(self, kind: str, stated: str, prose: str) -> str:
        """What sort of favor it is: as an ask of the same in the note says, else by its words."""
        if kind != "favor":
            return ""
        for ask, _ in self.case.asks:
            if ask.kind == kind and ask.about and same_topic(ask.what, prose):
                return ask.about
        return next((about for about, words in _FAVORS if words.search(stated)), "")

    def _target(self, stated: str) -> str:
        """The slug of whom or what a request is about, where the notes have it."""
        network, own = self.case.network, self.case.person
        for place in _AROUND.finditer(stated):
            name = _NAMES.match(stated, place.end())
            words = name[0].rstrip(".,").split(" ") if name else []
            for size in range(len(words), 0, -1):
                said = " ".join(words[:size]).rstrip(".,")
                note = network.resolve(said) or network.org(said)
                if note is not None and note is not own and fold(said) not in ("me", "you"):
                    return note.slug
        return ""
