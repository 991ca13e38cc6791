"""Another name for somebody: the name itself, the file, and every reference to them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from netnotes import load
from netnotes.changes.step import Change, Move, Step
from netnotes.config import CONFIG_NAME, Settings
from netnotes.errors import AlreadyThereError, BadValueError
from netnotes.model import edit
from netnotes.model.network import Network
from netnotes.model.new import slug_of
from netnotes.model.note import Note, fold
from netnotes.model.parse import make_note, parse_note
from netnotes.model.values.text import CONTROL
from netnotes.writing.apart import following
from netnotes.writing.intent import Intent
from netnotes.writing.moving import Moved, Moving, told
from netnotes.writing.my_note import now_called
from netnotes.writing.readable import refuse_broken
from netnotes.writing.said import refuse_half_characters
from netnotes.writing.slugs import free_slug, is_reserved

#: What no file name may hold here, or no reference could.
_NOT_IN_SLUG = frozenset("/\\[]|#^:\n\r")

Read = Callable[[str], bytes]


class Renaming(NamedTuple):
    """The change, the path that the note has then, and what is told of it.

    `alias` is the old name where it was kept; `moved` are the references that are written anew, `left`
    the notes that cannot be read and seem to speak of them.
    """

    intent: Intent
    path: str
    alias: str
    moved: tuple[Moved, ...]
    left: tuple[str, ...]


def renaming(
    network: Network, settings: Settings, note: Note, read: Read,
    *, name: str = "", slug: str = "", keep: bool = True,
) -> Renaming:  # fmt: skip
    """Call `note` by `name`, its file by `slug`; left out, the slug comes from the name.

    The old name stays as an alias where `keep` says so. Raises `AlreadyThereError` where somebody is
    called so already, `BadValueError` for what can be no name, `RefusedError` for a note that cannot
    be read.
    """
    refuse_broken(note)
    name = _name(name) if name else ""
    told_apart = bool(slug)
    slug = _slug(slug) if slug else free_slug(name, set(), otherwise="")
    if not slug:
        raise BadValueError("NAME", f"“{name}” gives no file name; say one with --slug")
    _refuse_taken(network, note, name if not told_apart else "", slug)
    path = _beside(note.path, slug)
    alias = _old_name(note, name) if keep else ""

    def call(raw: bytes) -> bytes:
        return _call(raw, name, alias) if name else raw

    raw = call(read(note.path))
    after = load.after(network, settings, {note.path: None} | {path: raw})
    new = after.notes[fold(slug)]
    moving = Moving(network, after, note, new, renamed=bool(name))
    steps: list[Step] = [Change(note.path, _both(call, moving.make))]
    moved = list(moving.places(path, raw))
    for one in moving.notes():
        if one is not note:
            steps.append(Change(one.path, moving.make))
            moved += moving.places(one.path, read(one.path))
    if path != note.path:
        steps.append(Move(note.path, path))
    if note is network.me and Network([new], me=settings.me).me is None:
        steps.append(Change(CONFIG_NAME, now_called(settings, slug)))
    steps += following(settings.root, read, note.slug, slug) if slug != note.slug else []
    title = f"Rename {note.called} to {name}" if name else f"Rename {note.slug} to {slug}"
    left = tuple(_unread(network, note, read))
    return Renaming(Intent(title, tuple(steps)), path, alias, tuple(moved), left)


def _name(name: str) -> str:
    said = " ".join(name.split())
    refuse_half_characters(said, "NAME")
    if not said or CONTROL.search(said):
        raise BadValueError("NAME", f"“{said}” is no name; a word is enough")
    return said


def _slug(slug: str) -> str:
    slug = slug.removesuffix(".md")
    if not slug.strip() or slug != slug.strip() or slug[0] in "._" or CONTROL.search(slug):
        raise BadValueError(
            "--slug", f"“{slug}” can be no file of a note; write it as ada-lovelace"
        )
    if _NOT_IN_SLUG & set(slug):
        raise BadValueError(
            "--slug", f"“{slug}” cannot stand in a reference; write it as ada-lovelace"
        )
    if is_reserved(slug):
        raise BadValueError(
            "--slug", f"“{slug}” means something else to some systems; write it as ada-lovelace"
        )
    return slug


def _refuse_taken(network: Network, note: Note, name: str, slug: str) -> None:
    """Refuse a slug, and a name where one is given, that is another note's."""
    there = network.notes.get(fold(slug))
    if there is not None and there is not note:
        raise AlreadyThereError(
            f"{there.called} is here already, in {there.path}; give another --slug, or `netnotes "
            f"merge {there.slug} {note.slug}` makes one note of the two."
        )
    others = [one for one in network.candidates(name) if one is not note] if name else []
    if others:
        other = others[0]
        raise AlreadyThereError(
            f"{other.called} ({other.path}) goes by “{name}” already; where they are two, say so "
            "with a --slug that tells them apart."
        )


def _beside(path: str, slug: str) -> str:
    folder = path.rpartition("/")[0]
    return f"{folder}/{slug}.md" if folder else f"{slug}.md"


def _old_name(note: Note, name: str) -> str:
    """The name that is to be kept as an alias, or ''; without one it is the file that says it."""
    old = note.values.get("name") or (note.slug if slug_of(note.slug) != note.slug else "")
    known = {fold(name), *map(fold, note.values.get("aliases", ()))}
    return old if name and old and fold(old) not in known else ""


def _call(raw: bytes, name: str, alias: str) -> bytes:
    """A note's bytes under another name; an alias that says the new name goes."""
    raw = edit.set_field(raw, "name", name)
    aliases = make_note("", parse_note(raw)).values.get("aliases", ())
    for index, one in reversed(list(enumerate(aliases))):
        if fold(one) == fold(name):
            raw = edit.remove_item(raw, "aliases", index)
    return edit.add_item(raw, "aliases", alias) if alias else raw


def _both(
    first: Callable[[bytes], bytes], second: Callable[[bytes], bytes]
) -> Callable[[bytes], bytes]:
    return lambda raw: second(first(raw))


def _unread(network: Network, note: Note, read: Read) -> Iterator[str]:
    """The notes that cannot be read, so that no reference in them can be moved, and hold one."""
    words = [word.encode() for word in (note.slug, note.called) if word]
    for broken in network.broken:
        if broken is not note and any(word in read(broken.path) for word in words):
            yield broken.path


def sentences(done: Renaming, old: Note, network: Network) -> Iterator[str]:
    """What is told of it, once it is done."""
    note = next(one for one in network.everything if one.path == done.path)
    if note.called != old.called:
        yield f"{old.called} is {note.called} now, in {note.path}."
    else:
        yield f"{note.called} is in {note.path} now."
    if done.alias:
        yield f"“{done.alias}” stays an alias, so whatever says it goes on meaning them."
    yield from told(done.moved)
    for path in done.left:
        yield f"{path} cannot be read, so what it says of them stays as it was."


__all__ = ["Read", "Renaming", "renaming", "sentences"]
