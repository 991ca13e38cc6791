"""Commands to type next, exact to the last quotation mark."""

from __future__ import annotations

from collections.abc import Sequence

from netnotes.model.ask import Ask
from netnotes.model.person import Person
from netnotes.outreach.request import Request
from netnotes.shell import quoted


def ask_command(verb: str, person: Person, request: Request) -> str:
    """`netnotes ask add|sent …`, with all that is said of the request."""
    words = ["netnotes", "ask", verb, quoted(person.slug), request.kind]
    for name in ("to", "what", "minutes", "about", "weight", "benefit", "offer"):
        value = getattr(request, name)
        if value:
            words += [f"--{name}", quoted(str(value))]
    return " ".join(words)


def of_idea(verb: str, person: Person, ask: Ask) -> str:
    """`netnotes ask VERB …` for an ask in the note: what tells it from the others there."""
    to = ask.to.target if ask.to else ""
    short = Request(ask.kind, to)
    alike = [one for one in person.asks if (one.kind, one.to) == (ask.kind, ask.to)]
    if len(alike) > 1:
        short = Request(ask.kind, to, ask.what)
    return ask_command(verb, person, short)


def shortest(verb: str, person: Person, ask: Ask, others: Sequence[Ask]) -> str:
    """`netnotes ask VERB …` for an ask in the note, in as few words as tell it from `others`."""
    words = ["netnotes", "ask", verb, quoted(person.slug)]
    alike = [one for one in others if one is not ask and one.line != ask.line]
    if alike:
        words.append(ask.kind)
        alike = [one for one in alike if one.kind == ask.kind]
    if alike and ask.to:
        words += ["--to", quoted(ask.to.target)]
        alike = [one for one in alike if one.to == ask.to]
    if alike and ask.what:
        words += ["--what", quoted(ask.what)]
    return " ".join(words)
