"""Whether two texts are about the same thing, by the words that carry meaning."""

from __future__ import annotations

import re
from collections.abc import Iterable

from netnotes.model.note import fold

_WORD = re.compile(r"[^\W\d_]{4,}")

#: Words of four letters or more that every ask may hold, so they say nothing of its topic.
_COMMON = frozenset(
    "about advice after again also always another anything around because been before being best "
    "better both call catch chat coffee come could does doing done each even ever every first from "
    "give glad good great half happy have hear help here hour hours idea into introduce introduction "
    "just know like little long look made make many maybe meet meeting mind minute minutes more most "
    "much need next other over people person please project quick quite really same share short "
    "should some someone something soon such sure take talk team tell than thank thanks that their "
    "them then there these they thing things think this time twenty thirty fifteen very want week "
    "well were what when where which while whom will wish with work working would your yours".split()
)


def topics(text: str) -> frozenset[str]:
    """The words of a text that say what it is about."""
    return frozenset(word for word in _WORD.findall(fold(text)) if word not in _COMMON)


def akin(one: str, other: str) -> bool:
    """Whether two words are the same, or one is the beginning of the other."""
    return one.startswith(other) or other.startswith(one)


def shares(text: str, others: Iterable[str]) -> bool:
    """Whether a text shares a topic word, or its beginning, with one of the others."""
    mine = topics(text)
    return any(akin(a, b) for other in others for b in topics(other) for a in mine)


def same_topic(one: str, other: str) -> bool:
    """Whether two texts ask for the same: at least half of the shorter one's words stand in both."""
    first, second = sorted((topics(one), topics(other)), key=len)
    if not first:
        return not second
    shared = sum(any(akin(a, b) for b in second) for a in first)
    return shared * 2 >= len(first)
