"""One note before the rules that need no more than it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from netnotes.lint.rule import Rule, rules
from netnotes.model.diagnostic import Diagnostic
from netnotes.model.head import HELD, SIGNS
from netnotes.model.note import Note
from netnotes.model.person import Person


def judge(note: Note) -> Iterator[Diagnostic]:
    """What the rules about one note, and about one ask, find in it. Of a broken one: nothing.

    A pure function of the note's text, so that what it gives can be kept.
    """
    if note.broken:
        return
    note.data  # noqa: B018  (all of it is going to be looked at: unpacked at once)
    for rule in _of_notes(note.head[HELD], note.head[SIGNS]):
        for found in rule.note_check(note):  # type: ignore[misc]
            yield rule.diagnostic(note.path, *found)
    if not (isinstance(note, Person) and "asks" in note.values):
        return
    asks = note.asks  # thawed once: most rules of asks look at each
    for rule in _of_asks():
        for ask in asks:
            for found in rule.ask_check(ask):  # type: ignore[misc]
                yield rule.diagnostic(note.path, *found)


@lru_cache(1 << 14)
def _of_notes(held: tuple[str, ...], signs: tuple[str, ...]) -> list[Rule]:
    """The rules that concern notes with these fields and signs: many notes share them."""
    return [r for r in rules() if r.note_check is not None and r.concerns(held, signs)]


@cache
def _of_asks() -> list[Rule]:
    return [rule for rule in rules() if rule.ask_check is not None]
