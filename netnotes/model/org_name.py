"""How the notes write an organization that has no note of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from netnotes.model.network import Network
from netnotes.model.note import fold
from netnotes.model.org import company_key
from netnotes.model.person import Person
from netnotes.model.values.reference import Reference


def as_written(network: Network, name: str) -> str:
    """The name as most notes write it, where any does: `Globex` for a `globex` that was typed.

    One that stands somewhere just as it was typed is right already. A legal suffix that was not
    typed is left off.
    """
    key, folded = company_key(name), fold(name)
    forms = Counter(said for said in _said(network) if company_key(said) == key)
    if not forms or name in forms:
        return name
    best = min(forms, key=lambda said: (fold(said) != folded, -forms[said], said))
    return best[: len(name)] if fold(best[: len(name)]) == folded else best


def _said(network: Network) -> Iterator[str]:
    """Every organization that anybody's note names, as it is written there."""
    for note in network.notes.values():
        if isinstance(note, Person):
            for org in _named(note):
                if org is not None and org.target:
                    yield org.target


def _named(person: Person) -> Iterator[Reference | None]:
    yield person.org
    yield from (past.org for past in person.past)
    yield from (known.org for known in person.knows)
    yield from (ask.to for ask in person.asks)
