"""Whom a name that was typed means: the one way to tell it, for WHO and for every option that names somebody."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from netnotes.errors import AmbiguousNameError, SlugTakenError, UnknownNameError
from netnotes.model.near import nearest
from netnotes.model.note import Note, bare, fold
from netnotes.model.person import Person
from netnotes.model.roll import Roll
from netnotes.model.wikilink import WIKILINK
from netnotes.sentences import count

#: How much alike a word of a name must be to what was typed: a letter or two apart.
_ALIKE = 0.7
#: So many of several are named, and of those who may be meant.
_NAMED = 8
_CLOSE = 3


def _anyone(note: Note) -> bool:
    """Of all notes."""
    del note
    return True


def who(network: Roll, name: str, *, kind: str = "person") -> Note:
    """The note that `name` means: slug, then name, alias or e-mail, then an unambiguous beginning.

    Each exact without case (INTERFACE, WHO), and each with its accents before it is looked for
    without; `me` is my own note. Raises `AmbiguousNameError`, `UnknownNameError`, and `SlugTakenError`
    where it is a note that is meant whose slug another one has.
    """
    found = meant(network, name)
    for later, first in network.duplicates:
        if later.slug == name != first.slug or (not found and _is_called(later, name)):
            raise SlugTakenError(later.path, first.path)
    if not found:
        raise UnknownNameError(kind, name, close(network, name))
    return only(name, found)


def meant(network: Roll, name: str, fits: Callable[[Note], bool] = _anyone) -> list[Note]:
    """Every note that `name` can mean as `who` looks for it, of those that fit."""
    found = [note for note in named(network, name) if fits(note)]
    if found:
        return found
    said = fold(name)
    if said == "me" and network.me is not None and fits(network.me):
        return [network.me]
    plain = bare(said)
    for alike in (
        lambda called: bare(called) == plain,
        lambda called: called.startswith(said),
        lambda called: bare(called).startswith(plain),
    ):
        found = [n for n in network.notes.values() if fits(n) and any(map(alike, _called(n)))]
        if found and said:
            return found
    return []


def named(network: Roll, name: str) -> list[Note]:
    """Every note whose slug is `name`, or else a name, alias or e-mail of theirs, exactly."""
    return network.candidates(name) or _by_mail(network, name)


def only(name: str, found: Iterable[Note]) -> Note:
    """The one note that was found. Raises `AmbiguousNameError` where there are more."""
    notes = sorted(found, key=lambda note: note.slug)
    if len(notes) > 1:
        slugs = [f"{note.slug} ({note.called})" for note in notes]
        rest = len(slugs) - _NAMED
        more = [count("and {n} more", "and {n} more", rest)] if rest > 0 else []
        raise AmbiguousNameError(name, slugs[:_NAMED] + more)
    return notes[0]


def close(network: Roll, name: str, fits: Callable[[Note], bool] = _anyone) -> list[str]:
    """Slugs of those who may be meant by a name that is nobody's: a word of theirs is alike, or all of it."""
    words: dict[str, list[str]] = {}
    for note in network.notes.values():
        for word in {word for called in note.names for word in fold(called).split()}:
            words.setdefault(word, []).append(note.slug)
    alike = [slug for word in nearest(fold(name), words, least=_ALIKE) for slug in words[word]]
    found = dict.fromkeys([*alike, *network.near(name)])
    return [slug for slug in found if fits(network.notes[fold(slug)])][:_CLOSE]


def _called(note: Note) -> Iterator[str]:
    yield note.key
    yield from map(fold, note.names)


def _is_called(note: Note, name: str) -> bool:
    """Whether a note has this name, or address, exactly."""
    mails = [a.value.casefold() for a in note.email] if isinstance(note, Person) else []
    return name == note.path or fold(name) in map(fold, note.names) or name.casefold() in mails


def _by_mail(network: Roll, address: str) -> list[Note]:
    if "@" not in address:
        return []
    wanted = address.casefold()
    people = (note for note in network.notes.values() if isinstance(note, Person))
    return [p for p in people if any(a.value.casefold() == wanted for a in p.email)]


def with_names(network: Roll, text: str) -> str:
    """A sentence in which references without words of their own read as the names they mean."""

    def name(found: re.Match[str]) -> str:
        note = network.resolve(found["target"].strip())
        return found["words"] or (note.called if note is not None else found["target"])

    return WIKILINK.sub(name, text) if "[[" in text else text
