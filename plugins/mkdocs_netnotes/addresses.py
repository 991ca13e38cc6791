"""Where each page of the site is: safe names for addresses, whatever a file is called."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b
from urllib.parse import quote

from netnotes.model.note import Note, fold

#: The folder of the site that holds the pages of the notes.
NOTES = "people"

_PLAIN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_OTHER = re.compile(r"[^a-z0-9]+")
_LONGEST = 80
#: `index` would be the page of the folder itself.
_TAKEN = frozenset(("index",))


def safe_name(slug: str) -> str:
    """A name of a-z, 0-9 and `-` for a slug that may hold anything.

    It depends on nothing but the slug, so that a new note never moves another's page. A slug that
    loses something on the way ends in a digest of what it was.
    """
    return _safe(fold(slug))


def _safe(key: str) -> str:
    if _PLAIN.fullmatch(key) and len(key) <= _LONGEST and key not in _TAKEN:
        return key
    letters = unicodedata.normalize("NFKD", key).encode("ascii", "ignore").decode()
    stem = _OTHER.sub("-", letters).strip("-")[:_LONGEST].rstrip("-")
    return f"{stem or 'note'}-{_digest(key, 4)}"


def _digest(text: str, size: int) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=size).hexdigest()


def name_notes(notes: Iterable[Note]) -> dict[str, str]:
    """The safe name of each note, by its key; two that would collide get longer digests."""
    named: dict[str, str] = {}
    taken: set[str] = set()
    safe = ((_safe(note.key), note.key) for note in notes)
    for _, key, short in sorted((name != key, key, name) for name, key in safe):
        name = f"{short}-{_digest(key, 12)}" if short in taken else short
        taken.add(name)
        named[key] = name
    return named


@lru_cache(maxsize=1 << 16)
def url_of(place: str, *, nice: bool) -> str:
    """The address of a page by its place among the sources, as MkDocs has it.

    `nice` ones are folders: `people/ada.md` is at `people/ada/`.
    """
    stem = place.removesuffix(".md")
    if not nice:
        return quote(f"{stem}.html")
    folder = stem.removesuffix("index") if stem.rpartition("/")[2] == "index" else f"{stem}/"
    return quote(folder or "./")


def file_of(url: str) -> str:
    """The file of an address of ours: they hold nothing that an address has to hide."""
    if url.endswith("/"):
        return "index.html" if url == "./" else f"{url}index.html"
    return url


def anchor(title: str, taken: set[str]) -> str:
    """An id for a heading, unique on its page; it is added to `taken`."""
    stem = _stem(title)
    found, number = stem, 1
    while found in taken:
        number += 1
        found = f"{stem}-{number}"
    taken.add(found)
    return found


@lru_cache(maxsize=1024)
def _stem(title: str) -> str:
    """What the id of a heading begins with; the same few stand on thousands of pages."""
    letters = unicodedata.normalize("NFKD", fold(title)).encode("ascii", "ignore").decode()
    return _OTHER.sub("-", letters).strip("-")[:_LONGEST] or "part"
