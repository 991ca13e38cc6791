"""What two people could do for each other's way: refer, introduce (R13 to R16).

For each person there are two possible outcomes: a referral, where they have a say in engineering
hiring, and introductions to two engineers they know.
"""

from __future__ import annotations

from collections.abc import Iterator

from netnotes.config import Settings
from netnotes.model.head import HELD
from netnotes.model.network import Network
from netnotes.model.note import fold
from netnotes.model.org import Org, company_key
from netnotes.model.person import Person, role_of
from netnotes.model.values.reference import Reference
from netnotes.outreach.request import Inquiry

#: Roles that count as engineering.
ENGINEERING = frozenset(("engineer", "manager"))


def hires(network: Network, person: Person, settings: Settings) -> bool:
    """Whether they have influence over engineering hiring: said in the note, or by their role.

    A founder or CTO counts where the company is small, or of a size that is not known (R15).
    """
    said = person.hires if "hires" in person.head[HELD] else None
    if said is not None:
        return said
    role = person.implied_role
    if role == "founder":
        org = network.org(person.org)
        return org is None or org.size is None or org.size <= settings.small_org
    return role in ("engineer", "manager", "recruiter")


def same_org(network: Network, named: Reference | None, org: Org | None, to: str) -> bool:
    """Whether an employer is the organization meant: by its note, else by its name."""
    if named is None:
        return False
    actual = network.org(named)
    if actual is not None or org is not None:
        return actual is org
    return bool(to) and company_key(named.target) == company_key(to)


def at_target(inquiry: Inquiry, person: Person) -> bool:
    """Whether a person works at what the request is about."""
    return same_org(inquiry.network, person.org, inquiry.org, inquiry.request.to)


def can_refer(inquiry: Inquiry, person: Person) -> bool:
    """Whether a pitch about the target may go to this person."""
    at = at_target(inquiry, person) if inquiry.request.to else person.org is not None
    return at and hires(inquiry.network, person, inquiry.case.settings)


def can_introduce(inquiry: Inquiry) -> bool:
    """Whether this person could make the introduction (RULES, A05)."""
    person, network = inquiry.person, inquiry.network
    if at_target(inquiry, person) or person.implied_role in ENGINEERING:
        return True
    if any(same_org(network, past.org, inquiry.org, inquiry.request.to) for past in person.past):
        return True
    if any(_helps(inquiry, known) for known in acquaintances(network, person)):
        return True
    meant = inquiry.to_person
    return meant is not None and (
        _brought(network, person, meant) or _brought(network, meant, person)
    )


def _brought(network: Network, one: Person, other: Person) -> bool:
    """Whether `one` introduced `other` to me: then the two know each other."""
    by = other.introduced_by
    return by is not None and network.person(by) is one


def acquaintances(
    network: Network, person: Person
) -> Iterator[tuple[Person | None, str, Reference | None, str]]:
    """Whom they know: (note or None, name, employer, title), by `knows`, `related` and the log."""
    for known in person.knows:
        note = network.person(known.ref) if known.ref else network.person(known.name)
        if note is not None:
            yield note, note.called, note.org, note.title
        else:
            name = known.ref.target if known.ref else known.name
            yield None, name, known.org, known.title
    for tie in person.related:
        note = network.person(tie.to)
        if note is not None:
            yield note, note.called, note.org, note.title


def _helps(inquiry: Inquiry, known: tuple[Person | None, str, Reference | None, str]) -> bool:
    note, name, org, title = known
    if note is not None and note is inquiry.to_person:
        return True
    if inquiry.request.to and fold(name) == fold(inquiry.request.to):
        return True
    if same_org(inquiry.network, org, inquiry.org, inquiry.request.to):
        return True
    role = note.implied_role if note is not None else role_of(title)
    return role in ENGINEERING
