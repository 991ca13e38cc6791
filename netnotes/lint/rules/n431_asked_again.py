"""Something asked again after a no.

A no is final, and needs no reason. An idea to ask the same once more is an error while it is
still an idea; what was sent is only pointed out.

Bad:

    ---
    name: Ada Lovelace
    source: colleague
    asks:
      - kind: pitch
        to: Analytical Engines
        what: Would you refer me for the storage team?
        sent: 2026-03-01
        answer: no
      - kind: pitch
        to: Analytical Engines
        what: Would you refer me for the loom team?
    ---

Good:

    ---
    name: Ada Lovelace
    source: colleague
    asks:
      - kind: pitch
        to: Analytical Engines
        what: Would you refer me for the storage team?
        sent: 2026-03-01
        answer: no
      - kind: advice
        what: What would you read about looms?
    ---
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from netnotes.config import Settings
from netnotes.lint.context import Context
from netnotes.lint.rule import Placed, Rule
from netnotes.model.ask import Ask
from netnotes.model.head import SIGNS
from netnotes.model.note import Note, fold
from netnotes.model.org import company_key
from netnotes.model.person import Person
from netnotes.sentences import say

rule = Rule(__name__, __doc__, of=("asks",))
#: A no to time together, about nothing in particular, holds so long (RULES, A02).
_CONNECT_DAYS = timedelta(days=180)


@rule.picks
def _any_no(note: Note, settings: Settings) -> bool:
    """Whether something was answered no, and something else of that kind was asked as well."""
    del settings
    if not isinstance(note, Person) or "ask no" not in note.head[SIGNS]:
        return False
    refused = [ask.kind for ask in note.asks if ask.kind and ask.answer == "no"]
    kinds = [ask.kind for ask in note.asks]
    return any(kinds.count(kind) > 1 for kind in refused)


@rule.on_network
def find(context: Context) -> Iterator[Placed]:
    """Asks that were answered no before."""
    refused: dict[str, list[Ask]] = {}
    for person, ask in context.picked_asks(rule):
        if ask.kind and ask.answer == "no":
            refused.setdefault(person.path, []).append(ask)
    for person, ask in context.picked_asks(rule):
        for no in refused.get(person.path, ()):
            if ask.line != no.line and _same(context, ask, no) and _after(context, ask, no):
                yield _tell(context, person, ask, no)
                break


def _tell(context: Context, person: Person, ask: Ask, no: Ask) -> Placed:
    when = no.answered or no.sent
    if context.sent(ask):
        message = say("the same was answered no; a no is final")
        if when:
            message = say("the same was answered no on {day}; a no is final", day=when)
        return person, ask.span("kind"), message, None, "information"
    message = say("the same was answered no, and a no is final; let this idea go")
    if when:
        message = say(
            "the same was answered no on {day}, and a no is final; let this idea go", day=when
        )
    return person, ask.span("kind"), message


def _after(context: Context, ask: Ask, no: Ask) -> bool:
    """Whether the no was there already when this was asked, or is to be."""
    said = no.answered or no.sent
    asked = ask.sent if ask.sent and context.sent(ask) else None
    if no.kind == "connect" and not no.what:
        return said is not None and said < (asked or context.today) < said + _CONNECT_DAYS
    return asked is None or (said is not None and said < asked)


def _same(context: Context, ask: Ask, no: Ask) -> bool:
    return ask.kind == no.kind and _target(context, ask) == _target(context, no)


def _target(context: Context, ask: Ask) -> object:
    """What an ask is about: an organization or a person, or else the words of its sentence."""
    if ask.kind in ("pitch", "introduction"):
        if ask.to is None:
            return object()  # nobody knows, so it equals nothing
        note = context.network.resolve(ask.to.target) or context.network.org(ask.to)
        return note.key if note else company_key(ask.to.target)
    return frozenset(fold(ask.what).strip(".?!").split())
