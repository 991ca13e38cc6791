"""The fields of a person, a line each. Names follow vCard where it has the notion (FORMAT)."""

from __future__ import annotations

from functools import lru_cache

from netnotes.model.ask import KINDS, Ask
from netnotes.model.field import Field, Record, Table, flag, labelled, many, one, text
from netnotes.model.head import HELD, JOB
from netnotes.model.note import Note
from netnotes.model.values.cadence import CADENCE
from netnotes.model.values.day import DAY
from netnotes.model.values.email import EMAIL
from netnotes.model.values.many import Address, Addresses
from netnotes.model.values.partial_date import BIRTHDAY, PARTIAL_DATE, RECURRING
from netnotes.model.values.phone import PHONE
from netnotes.model.values.reference import KNOWN, ORG, PERSON
from netnotes.model.values.text import LINE, TEXT
from netnotes.model.values.url import URL
from netnotes.model.values.word import Word
from netnotes.model.values.yes_no import YES_NO
from netnotes.model.values.zone import ZONE
from netnotes.sentences import mark

SOURCES = "friend family classmate colleague alumni met introduced cold online".split()
#: Sources that make someone known to me before anything is logged (RULES, "Standing").
KNOWN_SOURCES = frozenset(("friend", "family", "classmate", "colleague", "alumni"))
ROLES = ("engineer", "manager", "founder", "recruiter", "other")
_NO_ADDRESSES: list[Address] = []


class Past(Table):
    """A position that someone held before."""

    org = one(ORG, "The organization")
    title = text(LINE, "The title there")
    from_ = one(PARTIAL_DATE, "Since when")
    until = one(PARTIAL_DATE, "Until when")


class Knows(Table):
    """Someone whom this person knows, who may have no note yet."""

    ref = one(KNOWN, "A reference, or a bare name")
    name = text(LINE, "Their name")
    org = one(ORG, "Where they work")
    title = text(LINE, "What they do there")
    how = text(
        Word("friend", "family", "classmate", "coworker", "former"), "How the two know each other"
    )


RELATED = (
    "spouse child parent sibling friend colleague co-worker co-resident neighbor kin met muse "
    "crush date sweetheart contact acquaintance agent emergency me"
).split()


class Related(Table):
    """A tie between two people, by vCard's RELATED types (RFC 6350)."""

    type = text(Word(*RELATED), "The kind of tie", needed=True)
    to = one(PERSON, "The other person")


class Gift(Table):
    """A gift given, received, or thought of."""

    date = one(DAY, "The day")
    what = text(LINE, "What it is")
    direction = text(Word("given", "received", "idea"), "Which way it went")


class Person(Note):
    """A person."""

    name = text(LINE, "Their name", vcard="FN", needed=True)
    kind = text(Word("person", "org"), "`person`, or `org` for an organization", vcard="KIND")
    aliases = many(LINE, "Other names, each of which works as a reference", vcard="NICKNAME")
    pronouns = text(LINE, "Their pronouns", vcard="PRONOUNS")
    email = Field(Addresses(EMAIL), "E-mail addresses", _NO_ADDRESSES, vcard="EMAIL")
    phone = Field(Addresses(PHONE), "Phone numbers, kept as written", _NO_ADDRESSES, vcard="TEL")
    links = labelled(URL, "Their pages, each under a label", vcard="URL")
    city = text(LINE, "Where they live", vcard="ADR locality")
    timezone = text(ZONE, "Their time zone", vcard="TZ")
    org = one(ORG, "Where they work: a name or a reference", vcard="ORG")
    title = text(LINE, "What they do there", vcard="TITLE")
    past = many(Record(Past, mark("a past position")), "Positions before this one")
    role = text(Word(*ROLES), "Their part in hiring; left out, it is read off the title")
    hires = one(YES_NO, "Whether they have influence over engineering hiring")
    seniority = text(Word("ahead", "peer", "earlier"), "Ahead of me, a peer, or earlier")
    met = one(PARTIAL_DATE, "When we met")
    met_at = text(LINE, "Where, and on what occasion")
    source = many(Word(*SOURCES), "How they came into my life")
    found_in = many(LINE, "The channels in which I found them, for the sweep")
    introduced_by = one(PERSON, "Who brought us together")
    birthday = one(BIRTHDAY, "Their birthday, with or without the year", vcard="BDAY")
    dates = labelled(RECURRING, "Other days to remember, each under a label", vcard="ANNIVERSARY")
    closeness = text(
        Word("close", "warm", "acquaintance"), "My own word for it; only silence overrides it"
    )
    context = text(Word("personal", "professional", "both"), "Friendship, work, or both")
    cadence = one(CADENCE, "How often I want to be in touch, or `never`")
    snooze = one(DAY, "Until this day nothing suggests this person")
    prefers = many(LINE, "Channels they like")
    avoid = many(LINE, "Channels they do not like")
    preferences_reviewed = one(DAY, "The day I read how they want to be contacted")
    preferences_source = text(LINE, "Where I read it")
    do_not_contact = flag(YES_NO, "Final; survives every import")
    willing = many(Word(*KINDS), "Kinds of ask that I know they would say yes to")
    interests = many(LINE, "Passions, shared ones above all")
    needs = many(LINE, "What they look for")
    offers = many(LINE, "What they can help with")
    knows = many(
        Record(Knows, mark("someone they know"), short=KNOWN), "Whom they know", vcard="RELATED"
    )
    related = many(Record(Related, mark("a tie")), "Ties to others", vcard="RELATED")
    tags = many(LINE, "Labels of my own", vcard="CATEGORIES")
    asks = many(Record(Ask, mark("an ask")), "What I want to ask, or asked")
    gifts = many(Record(Gift, mark("a gift")), "Gifts, both ways, and ideas")
    vibe = text(LINE, "A few free words on how it feels between us")
    photo = text(LINE, "A picture file beside the note", vcard="PHOTO")
    died = one(DAY, "The day they died; it silences everything", vcard="DEATHDATE")
    target_roles = many(LINE, "In my own note: the titles I am looking for")
    seeking = flag(YES_NO, "In my own note: whether I am looking for work", default=True)
    signature = text(TEXT, "In my own note: how my drafts end")

    @property
    def hires_engineers(self) -> bool:
        """Whether they count as having influence over engineering hiring, by role alone.

        A founder's influence depends on the size of their company, which only a network knows.
        """
        said = self.hires
        return (
            said if said is not None else self.implied_role in ("engineer", "manager", "recruiter")
        )

    @property
    def implied_role(self) -> str:
        """`role`, or what the title says (FORMAT, `role`)."""
        head = self.head  # it is asked of everyone
        return (self.role if "role" in head[HELD] else "") or role_of(head[JOB])


_ENGINEERS = frozenset(("engineer", "developer", "sre", "programmer"))
_LEADS = frozenset(("head", "vp", "director", "manager"))


@lru_cache(4096)
def role_of(title: str) -> str:
    """The role that a title tells: engineer, manager, founder, recruiter, else other."""
    words = title.casefold().replace("/", " ").replace(",", " ").replace("-", " ").split()
    bag = set(words)
    if bag & {"founder", "cofounder", "cto"}:
        return "founder"
    if bag & {"recruiter", "recruiting", "talent", "sourcer"}:
        return "recruiter"
    if bag & _LEADS or "vice" in bag:
        return "manager" if bag & {"engineering", "development", "sre"} else "other"
    return "engineer" if bag & _ENGINEERS else "other"
