"""What a server answers with: each page drawn when it is asked for, of the network as it is then.

MkDocs makes what is not ours, once. A note that changes makes nothing; the network is read, and whoever
asks for a page then has the new one. So it takes the same at a hundred people and at ten thousand.
"""

from __future__ import annotations

from itertools import islice
from threading import RLock
from typing import TYPE_CHECKING

from mkdocs.plugins import get_plugin_logger

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_netnotes.making import Maker

log = get_plugin_logger("netnotes")

#: So many answers are kept at most: a browser asks for its pages again and again.
_MOST_KEPT = 64


class Answers:
    """The pages of a site that is being served, and what is no page, by their place in the output.

    Threads may ask at once: a page is drawn by one of them at a time.
    """

    def __init__(self) -> None:
        self.lock = RLock()
        self.maker: Maker | None = None
        self._kept: dict[str, bytes] = {}
        self._made_since = False
        self._warm = False

    def warm_up(self) -> None:
        """Draw somebody's page, once: what it takes to know of everyone is there when one is asked for."""
        with self.lock:
            maker = self.maker
            if self._warm or maker is None:
                return
            self._warm = self._made_since = True
            for place in islice(maker.site.notes, 1):
                maker.page(place)

    def untidy(self) -> bool:
        """Whether anything was made since this was asked last."""
        made, self._made_since = self._made_since, False
        return made

    def take(self, maker: Maker) -> None:
        """From here on the pages of another state are given."""
        with self.lock:
            self.maker, self._kept, self._made_since = maker, {}, True

    def get(self, at: str) -> bytes | None:
        """What stands at a place of the output, or None where nothing of ours does."""
        with self.lock:
            found = self._kept.get(at)
            if found is None:
                found = self._made(at)
                self._made_since = True
                if found is not None:
                    if len(self._kept) >= _MOST_KEPT:
                        del self._kept[next(iter(self._kept))]
                    self._kept[at] = found
            return found

    def is_page(self, at: str) -> bool:
        """Whether a page of ours stands there."""
        maker = self.maker
        return maker is not None and maker.site.place_at(at) is not None

    def _made(self, at: str) -> bytes | None:
        maker = self.maker
        if maker is None:
            return None
        place = maker.site.place_at(at)
        if place is not None:
            return maker.page(place)
        make: Callable[[], bytes] | None = maker.site.data.get(at)
        if make is not None:
            return make()
        picture = maker.site.pictures.used.get(at)
        return _read(picture) if picture is not None else None


def _read(path: str) -> bytes | None:
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError:
        return None
