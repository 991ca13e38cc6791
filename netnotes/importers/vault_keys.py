"""What the keys of front matter commonly mean, and which notes are about people."""

from __future__ import annotations

import re
from collections.abc import Iterator

from netnotes.model.edit import Value

#: Words by which a note says that it is about somebody: as a type, a tag, or the name of its folder.
PEOPLE = frozenset("person people contact contacts friend friends family".split())
#: Those that say no more than that, so that they are no tag of a note.
MARKS = frozenset("person people contact contacts".split())
_SAME = {
    "name": "name fullname displayname fn title_name",
    "aliases": "aliases alias nickname nicknames",
    "email": "email emails mail emailaddress",
    "phone": "phone phones tel mobile cell telephone phonenumber",
    "links": "links url urls website websites homepage linkedin twitter github instagram facebook mastodon blog",
    "org": "org company organization organisation employer work companyname workplace",
    "title": "title jobtitle position job occupation",
    "city": "city location lives livesin town",
    "address": "address adr",
    "birthday": "birthday birthdate bday born dateofbirth prmbirthday",
    "met": "met metdate firstmet metonfirst datemet",
    "met_at": "metat howwemet wherewemet metthrough",
    "introduced_by": "introducedby via referredby",
    "last": "lastcontact lastcontacted prmlastcontacted lastseen lastmet lastspoke",
    "tags": "tags tag groups group categories",
    "remark": "note notes relationship relationships prmrelationship companycontext spouse partner children kids",
}  # fmt: skip
#: Keys that are candidates of their own; all others are fields of the note.
KEYS = frozenset(_SAME)
_MEANS = {word: name for name, words in _SAME.items() for word in words.split()}
#: Keys whose own name is worth keeping as a label.
_LABELS = frozenset(
    "linkedin twitter github instagram facebook mastodon blog mobile relationship relationships "
    "spouse partner children kids".split()
)
_FIELDS = {
    "cadence": "cadence", "contactfrequency": "cadence", "prmcadence": "cadence",
    "frequency": "cadence", "snooze": "snooze", "prmsnoozeuntil": "snooze", "pronouns": "pronouns",
    "timezone": "timezone", "interests": "interests", "hobbies": "interests", "needs": "needs",
    "offers": "offers", "closeness": "closeness", "died": "died", "vibe": "vibe",
    "preferredcontactmethod": "prefers", "prefers": "prefers", "context": "context",
}  # fmt: skip
#: What the editors keep for themselves.
_SILENT = frozenset(
    "cssclass cssclasses publish created updated modified type kind uid date".split()
)
_LABELLED = re.compile(r"(\w+)\[([^\]]*)\]")
_LINK = re.compile(r"\[\[(?:[^\]|]*/)?([^\]|#^]+)(?:[#^][^\]|]*)?(?:\|([^\]]*))?\]\]")


def key_of(key: str) -> tuple[str, str]:
    """What a key means, and its label: `EMAIL[WORK]` is email, work. ('', '') for what says nothing."""
    found = _LABELLED.fullmatch(key)
    label = found[2].split(":")[-1].casefold() if found else ""
    plain = re.sub(r"[\W_]", "", (found[1] if found else key).casefold())
    if plain in _MEANS:
        return _MEANS[plain], label or (plain if plain in _LABELS else "")
    if plain in _FIELDS:
        return _FIELDS[plain], ""
    if plain in _SILENT or not plain:
        return "", ""
    return (
        key
        if key.startswith("x-")
        else f"x-{re.sub(r'[^a-z0-9]+', '-', key.casefold()).strip('-')}"
    ), ""


def is_person(front: dict[str, Value], member: str) -> bool:
    """Whether a note is about somebody."""
    said = {
        word.lstrip("#").casefold()
        for key in ("type", "kind", "tags", "tag", "category", "class")
        for _, one in texts(front.get(key, ""))
        for word in re.split(r"[\s,/]+", one)
    }
    if said & PEOPLE:
        return True
    if said & {"org", "organization", "company", "project", "meeting", "daily"}:
        return False
    known = {key_of(key)[0] for key in front}
    if known & {"email", "phone", "birthday", "met_at", "last", "introduced_by", "cadence"}:
        return True
    return any(part.casefold() in PEOPLE for part in member.split("/")[:-1])


def texts(value: Value) -> Iterator[tuple[str, str]]:
    """The texts of a value, each with its label; links by what they say."""
    if isinstance(value, str):
        if value.strip():
            yield "", unlinked(value).strip()
    elif isinstance(value, list):
        for one in value:
            yield from texts(one)
    else:
        for label, one in value.items():
            for _, said in texts(one):
                yield label, said


def unlinked(text: str) -> str:
    """Text with `[[People/Bo Chen|Bo]]` as its name, Bo Chen."""
    return _LINK.sub(lambda found: found[1].strip(), text)
