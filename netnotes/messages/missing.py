"""What a draft lacks: said so that it can be written down, in the note or on the command line."""

from __future__ import annotations

from typing import NamedTuple

from netnotes.messages.slots import Matter
from netnotes.model.person import Person


class Missing(NamedTuple):
    """A slot that is empty, what to write, and where: a place in a note, or ''."""

    slot: str
    text: str
    at: str = ""


#: What people are written to about whose work one should know (R96).
_NEEDS_WORK = frozenset(("warm-up", "advice", "pitch", "cold"))


def missing(matter: Matter, names: tuple[str, ...]) -> tuple[Missing, ...]:
    """Each empty slot with what to write, in the order of the message."""
    found: dict[str, Missing] = {}
    for name in names:
        one = _said(matter, name)
        found.setdefault(one.slot, one)
    return tuple(found.values())


def unknown_work(matter: Matter) -> tuple[Missing, ...]:
    """Where neither employer nor title is known, nothing much was looked up yet (R96)."""
    person = matter.case.person
    if matter.kind not in _NEEDS_WORK or person.context == "personal":
        return ()
    if person.org or person.title or matter.given.opening:
        return ()
    if matter.case.standing in ("close", "warm"):
        return ()
    text = f"find out what they do, and note it: `title: …` or `org: …` in {person.path}"
    return (Missing("work", text, person.at(person.line)),)


def _said(matter: Matter, name: str) -> Missing:
    person, kind = matter.case.person, matter.kind
    if name in ("sign", "link", "me"):
        return _signature(matter, name)
    call = f"netnotes draft {person.slug} {kind}"
    at = person.at(person.line)
    match name:
        case "opening" | "memory" | "about":
            text = (
                "an opening of your own: write what you noticed of theirs "
                f"(`{call} --opening '…'`), or note it in {person.path} as `interests:` or under "
                "`## News` or `## Top of mind`"
            )
            return Missing("opening", text, at)
        case "what" | "request":
            text = f"what it is about, in a few words (`{call} --what '…'`)"
            return Missing("what", text, at)
        case "to":
            return Missing("to", f"whom or what it is about (`{call} --to acme`)", at)
        case "why":
            return Missing("why", _why(matter, call), at)
        case "minutes":
            text = f"how many minutes it takes them (`{call} --minutes 15`)"
            return Missing("minutes", text, at)
        case "help" | "help_when" | "glad_of":
            text = (
                f"what they did, as you would say it to them (`{call} --what '…'`), or note it in "
                f"the log of {person.path} with #got"
            )
            return Missing("what", text, at)
        case "their_request":
            text = f"what they asked of you (`{call} --what '…'`), or log it with #asked"
            return Missing("what", text, at)
        case "need" | "mind":
            text = f"what you could do for them (`{call} --what '…'`), or note `needs:`"
            return Missing("what", text, at)
        case "news":
            return _news(matter)
        case "last_time" | "event":
            text = f"when you saw each other: `netnotes log {person.slug} event --on DAY`"
            return Missing(name, text, at)
        case "my_title" | "my_city" | "roles":
            field = {"my_title": "title", "my_city": "city", "roles": "target_roles"}[name]
            me = matter.case.network.me
            where = me.path if me is not None else "your own note"
            return Missing(name, f"`{field}:` in {where}", me.at(me.line) if me else "")
        case _:
            return Missing(name, f"the template prints `{name}`, and there is nothing to fill it")


def _why(matter: Matter, call: str) -> str:
    if matter.other is not None:
        return f"why the two might like each other (`{call} --other {matter.other.slug} --why '…'`)"
    return f"why, in a sentence (`{call} --why '…'`)"


def _news(matter: Matter) -> Missing:
    me: Person | None = matter.case.network.me
    where = me.path if me is not None else "your own note"
    text = f"news that they have not heard: a line under `## Milestones` in {where}"
    return Missing("news", text, me.at(me.line) if me is not None else "")


def _signature(matter: Matter, name: str) -> Missing:
    me = matter.case.network.me
    if me is None:
        text = "who you are: name your own note in mkdocs.yml, `me: SLUG` under `netnotes:`"
        return Missing("signature", text)
    if not me.has("name"):
        return Missing("signature", f"`name:` in {me.path}", me.at(1))
    text = f"a link by which they can see who writes: `links: {{website: https://…}}` in {me.path}"
    return Missing("signature", text, me.at(me.line))
