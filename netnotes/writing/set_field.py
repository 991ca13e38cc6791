"""One field of a note: set, taken out, or an item added to it or taken from it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from netnotes.changes.step import Change
from netnotes.config import Settings
from netnotes.errors import BadValueError
from netnotes.model import edit
from netnotes.model.field import Record
from netnotes.model.network import Network
from netnotes.model.note import Note, fold
from netnotes.shell import quoted
from netnotes.words import listing, shorten
from netnotes.writing import values, written
from netnotes.writing.aftermath import Make, checked
from netnotes.writing.intent import Intent


def setting(
    network: Network, today: date, settings: Settings, note: Note, name: str, words: Sequence[str]
) -> Intent:
    """Set a field of `note` to what `words` mean; no words take it out."""
    if not words or not any(word.strip() for word in words):
        return clearing(network, today, settings, note, name)
    kind = _kind(note, name)
    if values.is_list(kind) and _short_maps(kind):
        raise BadValueError(name, "it holds more than names; --add and --remove change one of them")
    value = values.read(kind, words, name, network)
    plain = values.as_written(kind, value)

    def make(raw: bytes) -> bytes:
        if isinstance(value, list) and written.items(raw, name) == [_bare(one) for one in value]:
            return raw
        return edit.set_field(raw, name, plain)

    return _intent(network, today, settings, note, name, make, f": {_title(value)}")


def clearing(
    network: Network, today: date, settings: Settings, note: Note, name: str
) -> Intent:  # fmt: skip
    """Take a field out of `note`."""
    field = type(note).fields.get(name)
    if field is None and not any(key == name for key, _ in note.extra):
        values.field_kind(type(note), name)
    if field is not None and values.is_nested(field.kind):
        _kind(note, name)
    if field is not None and field.needed:
        raise BadValueError(name, f"a note needs its {name}; `netnotes set` can give another one")

    def make(raw: bytes) -> bytes:
        return edit.remove_field(raw, name) if written.said(raw, name) != "" else raw

    return _intent(network, today, settings, note, name, make, " taken out")


def adding(
    network: Network, today: date, settings: Settings, note: Note, name: str, words: Sequence[str]
) -> Intent:
    """Add items to a list field of `note`, or labels to a map; what is there already stays once."""
    kind = _listed(note, name, "--add")
    if values.is_labelled(kind):
        pairs = [values.labelled(kind, word, name, network) for word in words]

        def label(raw: bytes) -> bytes:
            for key, value in pairs:
                is_map = isinstance(written.said(raw, name), tuple)
                raw = (
                    edit.set_in_item(raw, name, 0, key, value)
                    if is_map
                    else edit.set_field(raw, name, {key: value})
                )
            return raw

        said = listing([key for key, _ in pairs])
        return _intent(network, today, settings, note, name, label, f": {said} added")
    new = [values.item(kind, word, name, network) for word in words]

    def make(raw: bytes) -> bytes:
        for one in new:
            if not any(_same(there, one) for there in written.items(raw, name)):
                raw = edit.add_item(raw, name, one)
        return raw

    return _intent(network, today, settings, note, name, make, f": {_title(new)} added")


def removing(
    network: Network, today: date, settings: Settings, note: Note, name: str, words: Sequence[str]
) -> Intent:
    """Take items out of a list field of `note`, or labels out of a map."""
    kind = _listed(note, name, "--remove")

    def make(raw: bytes) -> bytes:
        for word in words:
            raw = (_without_label if values.is_labelled(kind) else _without)(raw, name, word)
        return raw

    return _intent(network, today, settings, note, name, make, f": {listing(list(words))} removed")


def _intent(
    network: Network, today: date, settings: Settings, note: Note, name: str, make: Make, said: str
) -> Intent:
    looked_at = checked(make, note.path, network, today, settings, name)
    return Intent(f"{note.called}, {name}{said}", (Change(note.path, looked_at),))


def _kind(note: Note, name: str) -> Any:
    """The kind of a field that a command line can set."""
    kind = values.field_kind(type(note), name)
    if name == "asks":
        raise BadValueError(name, "`netnotes ask add` and its neighbours write them")
    if values.is_nested(kind):
        message = f"each is {kind.kind.called()} with keys of its own; `netnotes edit {quoted(note.slug)}`"
        raise BadValueError(name, f"{message} opens the note")
    return kind


def _listed(note: Note, name: str, option: str) -> Any:
    kind = _kind(note, name)
    if not (values.is_list(kind) or values.is_labelled(kind)):
        raise BadValueError(name, f"it holds one value, so {option} has nothing to work on")
    return kind


def _short_maps(kind: Any) -> bool:
    """Whether an item of the list may be a map, which setting the whole list would lose."""
    return isinstance(getattr(kind, "kind", None), Record)


def _bare(value: Any) -> Any:
    """A value as it is compared: the said form of a map is a tuple of pairs."""
    return tuple(value.items()) if isinstance(value, dict) else value


def _texts(said: Any) -> list[str]:
    """The texts of an item, brackets of a reference left out."""
    pairs = said.items() if isinstance(said, dict) else said
    parts = [said] if isinstance(said, str) else [value for _, value in pairs]
    return [fold(str(part).removeprefix("[[").removesuffix("]]")) for part in parts]


def _same(there: Any, new: Any) -> bool:
    """Whether an item says the same, with or without a label."""
    if isinstance(new, dict) and isinstance(there, tuple):
        return bool(dict(there) == new)
    return not isinstance(new, dict) and _texts(new)[0] in _texts(there)


def _without(raw: bytes, name: str, word: str) -> bytes:
    there = written.items(raw, name)
    wanted = _texts(word.strip())[0]
    for number, said in enumerate(there):
        if wanted in _texts(said):
            return edit.remove_item(raw, name, number)
    held = ", ".join(_texts_as_written(said) for said in there)
    hint = f"it holds {shorten(held, 160)}" if held else "the note has none"
    raise BadValueError(name, f"“{word}” is not in it; {hint}")


def _texts_as_written(said: Any) -> str:
    return said if isinstance(said, str) else ", ".join(f"{k}: {v}" for k, v in said)


def _without_label(raw: bytes, name: str, label: str) -> bytes:
    there = written.said(raw, name)
    labels = [key for key, _ in there] if isinstance(there, tuple) else []
    found = next((key for key in labels if fold(key) == fold(label)), None)
    if found is None:
        hint = f"there are {', '.join(labels)}" if labels else "the note has none"
        raise BadValueError(name, f"“{label}” is no label in it; {hint}")
    return (
        edit.remove_in_item(raw, name, 0, found)
        if len(labels) > 1
        else edit.remove_field(raw, name)
    )


def _title(value: edit.Value) -> str:
    if isinstance(value, dict):
        return shorten(", ".join(f"{key} {one}" for key, one in value.items()), 60)
    parts = value if isinstance(value, list) else [value]
    said = [part if isinstance(part, str) else _title(part) for part in parts]
    return shorten(", ".join(said), 60)
