"""What a draft lacks: said so that it can be written down, in the note or on the command line."""

from __future__ import annotations

import shlex
from typing import NamedTuple

from netnotes.messages.slots import Matter
from netnotes.model.person import Person
from netnotes.outreach.hard_time import hard_time
from netnotes.outreach.step import channel, without_marks
from netnotes.sentences import say
from netnotes.shell import quoted
from netnotes.words import quoted as quoted_words
from netnotes.words import shorten


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
    text = say(
        "find out what they do, and note it: {title} or {org} in {file}",
        title="`title: …`", org="`org: …`", file=person.path,
    )  # fmt: skip
    return (Missing("work", text, person.at(person.line)),)


def _call(matter: Matter) -> str:
    """The command of this draft with all that was said on the line, so that none of it is lost."""
    words = ["netnotes", "draft", matter.case.person.slug, matter.kind]
    for name in ("to", "what", "opening", "why", "minutes", "place", "time"):
        value = str(getattr(matter.given, name) or "")
        if value and "`" not in value:
            words += [f"--{name}", shlex.quote(value)]
    return " ".join(words)


def _said(matter: Matter, name: str) -> Missing:
    person = matter.case.person
    if name in ("sign", "link", "me"):
        return _signature(matter, name)
    call = _call(matter)
    at = person.at(person.line)
    match name:
        case "opening" if (hard := hard_time(matter.case)) is not None:
            text = say(
                "words of your own, for they have a hard time ({what}): {command}",
                what=quoted_words(hard.text), command=f"`{call} --opening '…'`",
            )  # fmt: skip
            return Missing("opening", text, person.at(hard.line))
        case "opening" | "memory" | "about":
            text = say(
                "an opening of your own: write what you noticed of theirs ({command}), or note it in "
                "{file} as {field} or under {news} or {mind}",
                command=f"`{call} --opening '…'`", file=person.path, field="`interests:`",
                news="`## News`", mind="`## Top of mind`",
            )  # fmt: skip
            return Missing("opening", text, at)
        case "what" | "request":
            text = say(
                "what it is about, in a few words ({command})", command=f"`{call} --what '…'`"
            )
            return Missing("what", text, at)
        case "to":
            text = say("whom or what it is about ({command})", command=f"`{call} --to '…'`")
            return Missing("to", text, at)
        case "why":
            return Missing("why", _why(matter, call), at)
        case "minutes":
            text = say(
                "how many minutes it takes them ({command})", command=f"`{call} --minutes 15`"
            )
            return Missing("minutes", text, at)
        case _:
            return _known(matter, name, call, at)


def _known(matter: Matter, name: str, call: str, at: str) -> Missing:
    """What the notes could know as well: of them, of the two of us, or of me."""
    match name:
        case "help" | "help_when" | "glad_of":
            return _help(matter, name, call)
        case "their_request":
            text = say(
                "what they asked of you ({command}), or log it with {mark}",
                command=f"`{call} --what '…'`", mark="#asked",
            )  # fmt: skip
            return Missing("what", text, at)
        case "need" | "mind":
            text = say(
                "what you could do for them ({command}), or note {field}",
                command=f"`{call} --what '…'`", field="`needs:`",
            )  # fmt: skip
            return Missing("what", text, at)
        case "news":
            return _news(matter)
        case "last_time" | "event":
            return Missing(name, _when(matter, name), at)
        case "my_title" | "my_city" | "roles":
            field = {"my_title": "title", "my_city": "city", "roles": "target_roles"}[name]
            me = matter.case.network.me
            where = me.path if me is not None else say("your own note")
            return Missing(
                name,
                say("{field} in {file}", field=f"`{field}:`", file=where),
                me.at(me.line) if me else "",
            )
        case _:
            text = say(
                "the template prints {name}, and there is nothing to fill it", name=f"`{name}`"
            )
            return Missing(name, text)


def _help(matter: Matter, name: str, call: str) -> Missing:
    """What they did: with the line of their log whose words cannot be said to them as they stand."""
    person, command = matter.case.person, f"`{call} --what '…'`"
    noted = max(matter.case.marked("got"), key=lambda entry: entry.ordinal, default=None)
    if noted is not None and name != "glad_of":
        text = say(
            "what they did, as you would say it to them ({command}); you noted {what}",
            command=command, what=quoted_words(shorten(without_marks(noted.text))),
        )  # fmt: skip
        return Missing("what", text, person.at(noted.line))
    text = say(
        "what they did, as you would say it to them ({command}), or note it in the log of "
        "{file} with {mark}",
        command=command, file=person.path, mark="#got",
    )  # fmt: skip
    return Missing("what", text, person.at(person.line))


def _when(matter: Matter, name: str) -> str:
    """When we saw each other, at an event or in whatever way we like to."""
    slug = quoted(matter.case.person.slug)
    if name == "event":
        return say(
            "when you saw each other: {command}",
            command=f"`netnotes log {slug} event --on DAY`",
        )
    return say(
        "when you were last in touch ({log}), or since when you know each other ({met})",
        log=f"`netnotes log {slug} {channel(matter.case)} --on DAY`",
        met=f"`netnotes set {slug} met YEAR`",
    )


def _why(matter: Matter, call: str) -> str:
    if matter.other is not None:
        command = f"`{call} --other {matter.other.slug} --why '…'`"
        return say("why the two might like each other ({command})", command=command)
    return say("why, in a sentence ({command})", command=f"`{call} --why '…'`")


def _news(matter: Matter) -> Missing:
    me: Person | None = matter.case.network.me
    where = me.path if me is not None else say("your own note")
    text = say(
        "news that they have not heard: a line under {heading} in {file}",
        heading="`## Milestones`", file=where,
    )  # fmt: skip
    return Missing("news", text, me.at(me.line) if me is not None else "")


def _signature(matter: Matter, name: str) -> Missing:
    me = matter.case.network.me
    if me is None:
        text = say(
            "who you are: name your own note in mkdocs.yml, {setting} under {plugin}",
            setting="`me: SLUG`", plugin="`netnotes:`",
        )  # fmt: skip
        return Missing("signature", text)
    if not me.has("name"):
        return Missing(
            "signature", say("{field} in {file}", field="`name:`", file=me.path), me.at(1)
        )
    text = say(
        "a link by which they can see who writes: {field} in {file}",
        field="`links: {website: https://…}`", file=me.path,
    )  # fmt: skip
    return Missing("signature", text, me.at(me.line))
