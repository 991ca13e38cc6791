"""The texts of all notes, kept so that words are found in ten thousand of them at once.

Each is folded, as names are compared, without its accents, and lies in one file with the others; a word is looked for in
the whole file. Only a cache, like that of the notes.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import Any

from netnotes.config import Settings
from netnotes.model.network import Network
from netnotes.model.note import bare
from netnotes.shelf import Place, Shelf

NAME = "texts"

#: Of one note in so many it is quicker to look into each than to look through all.
_FEW = 4

#: Ends each text, so that no word is found across two of them.
END = "\0"


class Texts:
    """The texts of a network's notes."""

    def __init__(self, settings: Settings, network: Network, *, use_cache: bool = True) -> None:
        self.settings = settings
        self.shelf = Shelf(settings.state_dir, NAME, use=use_cache)
        known = self.shelf.read()
        self.kept: dict[str, Any] = {}
        for note in network.everything:
            text = known.get(note.path)
            if text is None or text[0] != note.hash:
                text = (note.hash, _searched(settings.root / note.path))
            self.kept[note.path] = text
        if self.kept != known:
            self.kept = self.shelf.write(self.kept)

    def having(self, word: str, among: Collection[str] | None = None) -> set[str]:
        """The paths of the notes in whose text `word`, folded, stands, with accents or without.

        `among`, where they are given, are the only ones that matter, of those that there are.
        """
        wanted = bare(word).replace(END, " ").encode("utf-8", "replace")
        if among is not None and len(among) * _FEW < len(self.kept):
            return {path for path in among if path in self.kept and self._holds(path, wanted)}
        unplaced = {path: text for path, (_, text) in self.kept.items() if isinstance(text, bytes)}
        found = {path for path, text in unplaced.items() if wanted in text}
        if len(unplaced) < len(self.kept):
            found.update(self._search(wanted, self.shelf.find))
        return found

    def _holds(self, path: str, wanted: bytes) -> bool:
        text: bytes | Place = self.kept[path][1]
        if isinstance(text, bytes):
            return wanted in text
        return self.shelf.find(wanted, text[0], text[0] + text[1]) >= 0

    def _search(self, wanted: bytes, find: Callable[[bytes, int], int]) -> Iterator[str]:
        places = sorted(
            (place[0], place[0] + place[1], path)
            for path, (_, place) in self.kept.items()
            if not isinstance(place, bytes)
        )
        starts = [start for start, _, _ in places]
        at = find(wanted, 0)
        while at >= 0:
            index = bisect_right(starts, at) - 1
            if index >= 0 and at < places[index][1]:
                yield places[index][2]
                behind = places[index][1]
            else:  # in a text that is of no use any more
                behind = starts[index + 1] if index + 1 < len(starts) else -1
            at = find(wanted, behind) if behind >= 0 else -1


def _searched(path: Path) -> bytes:
    """The text of a note as words are looked for in it."""
    from netnotes.raw import read_bytes
    from netnotes.read import searched

    return searched(read_bytes(path))


def keep(settings: Settings, texts: dict[str, tuple[str, bytes]]) -> None:
    """Keep the texts of notes that are being read anyway, by path, each with its note's hash.

    For whoever looks for words later: reading ten thousand files again takes a quarter of a second.
    """
    shelf = Shelf(settings.state_dir, NAME)
    shelf.write({**shelf.read(), **texts})
