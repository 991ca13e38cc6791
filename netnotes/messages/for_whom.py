"""Whom one has in front: the shelves that fit somebody, the nearest first, and what fills a line."""

from __future__ import annotations

from collections.abc import Iterator

from netnotes.model.note import fold
from netnotes.model.org import company_key
from netnotes.model.person import Person
from netnotes.model.values.reference import Reference
from netnotes.outreach.case import Case

#: From so many people whom they know, as the note tells it, a friend is well connected.
_MANY = 3
_FRIENDLY = frozenset(("friend", "family"))


def audiences(case: Case) -> tuple[str, ...]:
    """The shelves that fit this person; none where only what fits anyone does.

    A tie that is personal stays out of work.
    """
    return tuple(dict.fromkeys(_audiences(case)))


def _audiences(case: Case) -> Iterator[str]:
    person = case.person
    personal = person.context == "personal"
    near = case.standing in ("close", "warm") or person.closeness in ("close", "warm")
    if personal or (_is_friend(person) and person.context != "professional"):
        yield "old-friend"
    if personal:
        return
    role = person.implied_role
    if role == "recruiter":
        yield role
    if _holds_a_wanted_role(case):
        yield "job-i-want"
    if role in ("engineer", "manager", "founder"):
        yield role
    if near and len(person.knows) >= _MANY:
        yield "well-connected-friend"


def _is_friend(person: Person) -> bool:
    return bool(_FRIENDLY.intersection(person.source)) or person.closeness == "close"


def _holds_a_wanted_role(case: Case) -> bool:
    """Whether their title contains every word of a role that I look for."""
    me = case.network.me
    if me is None or not me.seeking:
        return False
    title = set(fold(case.person.title).split())
    return any(set(words) <= title for role in me.target_roles if (words := fold(role).split()))


def org_words(case: Case, reference: Reference | None) -> str:
    """What an organization is called in a sentence, without its legal form; '' where none is given."""
    if reference is None:
        return ""
    org = case.network.org(reference)
    words = (org.called if org else reference.target).split()
    kept = words[: len(company_key(" ".join(words)).split())]
    return " ".join(kept).rstrip(",")


def first_name(person: Person) -> str:
    """What somebody is called by those who know them."""
    words = person.called.split()
    return words[0] if words else person.slug


def slots(case: Case) -> dict[str, str]:
    """What fills the slots of a line for this person (see `shelves.SLOTS`)."""
    person, me = case.person, case.network.me
    return {
        "name": first_name(person),
        "org": org_words(case, person.org),
        "title": person.title,
        "city": person.city,
        "interest": person.interests[0] if person.interests else "",
        "role": me.target_roles[0] if me is not None and me.seeking and me.target_roles else "",
    }
