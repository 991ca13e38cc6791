"""The fields of an organization, a line each; and when two company names are the same."""

from __future__ import annotations

import re
from functools import lru_cache

from netnotes.model.field import Record, Table, flag, labelled, many, one, text
from netnotes.model.note import Note, fold
from netnotes.model.values.day import DAY
from netnotes.model.values.number import Number
from netnotes.model.values.text import LINE
from netnotes.model.values.url import URL
from netnotes.model.values.word import Word
from netnotes.model.values.yes_no import YES_NO
from netnotes.sentences import mark


class Opening(Table):
    """A position that is open there."""

    title = text(LINE, "The title")
    url = text(URL, "Where it is announced")
    seen = one(DAY, "When I saw it")


class Org(Note):
    """An organization."""

    is_org = True

    name = text(LINE, "Its name", vcard="FN", needed=True)
    kind = text(Word("person", "org"), "`org`", vcard="KIND")
    aliases = many(LINE, "Other names, each of which works as a reference", vcard="NICKNAME")
    links = labelled(URL, "Its pages, each under a label", vcard="URL")
    city = text(LINE, "Where it is", vcard="ADR locality")
    size = one(Number(1), "How many people work there, about")
    target = flag(YES_NO, "Whether I want to work there")
    target_roles = many(LINE, "The titles I want there")
    openings = many(Record(Opening, mark("an opening")), "Positions that are open")
    referral_program = text(Word("yes", "no", "unknown"), "Whether employees are paid to refer")
    referral_terms = text(LINE, "On what terms")
    engineering_blog = text(URL, "Where their engineers write")
    careers = text(URL, "Where they announce positions")
    product = text(LINE, "What they make")
    tags = many(LINE, "Labels of my own", vcard="CATEGORIES")


_SUFFIXES = frozenset(
    "inc llc ltd limited gmbh ag se sa sas sarl srl spa bv nv ab as oy plc corp corporation co "
    "company pty pte llp lp".split()
)
_EDGES = re.compile(r"[.,;()]+")
_INITIALS = re.compile(r"\b(?:\w\.){2,}")  # S.p.A. and B.V., as they are often written


@lru_cache(maxsize=20_000)
def company_key(name: str) -> str:
    """The form in which company names are compared: case folded, legal suffixes dropped.

    Whole names only, so that Meta is never Metabase: "never by substring" (FORMAT).
    """
    words = [w for w in _EDGES.sub(" ", _INITIALS.sub(_joined, fold(name))).split() if w]
    while len(words) > 1 and words[-1] in _SUFFIXES:
        words.pop()
    return " ".join(words)


def _joined(initials: re.Match[str]) -> str:
    return initials[0].replace(".", "")
