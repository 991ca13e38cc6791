"""Making every page of a site, and what is no page as well."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from mkdocs_netnotes.addresses import file_of
from mkdocs_netnotes.rests import folded
from mkdocs_netnotes.sharing import lasting, shared
from netnotes.lazy import VERY_MANY
from netnotes.model.watched import EVERYTHING, Watched
from netnotes.outreach.cases import cases_on

if TYPE_CHECKING:
    from mkdocs_netnotes.frames import Frames
    from mkdocs_netnotes.output import Writer, Written
    from mkdocs_netnotes.site import Site
    from netnotes.model.watched import Part

#: So many pages are taken at once; a second process pays for itself from a few of them on, and where
#: what speaks of everyone speaks of many.
AT_ONCE = 40
WORTH_A_PROCESS = 4 * AT_ONCE
#: So many pages of one view are taken together.
_A_PIECE = 3
#: So many more pieces of memory than there were are much, and what was unpacked is let go of: by pages soon,
#: for each has its own few notes; by lists late, for the next one would unpack everyone anew.
_MUCH, _MUCH_OF_ALL = 500_000, 900_000


@dataclass
class Made:
    """What came of the pages beside their files."""

    #: The pictures that each page shows, by its place: address in the site -> file.
    pictures: dict[str, dict[str, str]] = field(default_factory=dict)
    #: What each page looked for and where it was found, or not.
    looked_for: dict[str, dict[str, Any]] = field(default_factory=dict)
    #: What was written.
    written: dict[str, Written] = field(default_factory=dict)
    #: What each page of a note rests on, by its place, unless that is everything.
    rests: dict[str, list[Part]] = field(default_factory=dict)
    #: How these parts are told.
    told: dict[Part, bytes] = field(default_factory=dict)

    def take(self, place: str, pictures: dict[str, str] | None, looked_for: Any) -> None:
        """Keep what a page shows and looked for, of those that do."""
        if pictures:
            self.pictures[place] = pictures
        if looked_for:
            self.looked_for[place] = looked_for

    def join(self, other: Made) -> None:
        """Take in what another process made."""
        for name in ("pictures", "looked_for", "written", "rests", "told"):
            getattr(self, name).update(getattr(other, name))


@dataclass(frozen=True)
class Maker:
    """What makes pages: a site, its frames, and where that is wanted what tells the parts they rest on."""

    site: Site
    frames: Frames
    tell: Callable[[Part], bytes] | None = None
    #: Keeps what was found of each note, in each process that makes pages.
    keep: Callable[[], None] | None = None

    def page(self, place: str) -> bytes:
        """One page, whole."""
        known = place in self.site.pages
        page = self.site.page(place)
        page.draw(self.site.config, self.site.files)
        whole = self.frames.whole(page)
        if not known:
            del self.site.pages[place]  # ten thousand of them would be as large as the site
        return whole.encode("utf-8", errors="xmlcharrefreplace")

    def address(self, place: str) -> str:
        """Where the file of a page, or of what is no page, is in the output."""
        key = self.site.notes.get(place)
        if key is not None:
            return file_of(self.site.addresses[key])
        return place if place in self.site.data else file_of(self.site.url(place))

    def _together(self, places: Sequence[str]) -> Iterator[Sequence[str]]:
        """The same with what belongs to a view beside it: it rests on what was found for that one.

        A few of one view are one piece, so that it is not found twice; of more each may take long.
        """
        belongs: dict[str, list[str]] = {}
        for place in places:
            spec = self.site.views.get(place)
            view = (spec.above or spec.name) if spec else PurePosixPath(place).stem
            belongs.setdefault(view, []).append(place)
        for those in belongs.values():
            if len(those) <= _A_PIECE:
                yield those
            else:
                yield from ((place,) for place in those)

    def _let_go(self) -> None:
        """Let go of what was unpacked of all notes, and found out of them: it is as large as the site."""
        seen = self.site.snapshot
        for note in seen.network.everything:
            note.put_away()
        cases_on(seen.network, seen.today, seen.settings).clear()

    def _listened(self, place: str, made: Made, once: dict[Part, Part]) -> bytes:
        """One page, or what is no page, and with it what it rests on, each part `once`."""
        network, pictures = self.site.snapshot.network, self.site.pictures
        pictures.used, pictures.looked_for = {}, {}
        listening = (
            network.listening() if isinstance(network, Watched) else nullcontext({EVERYTHING})
        )
        with listening as seen:
            page = data() if (data := self.site.data.get(place)) else self.page(place)
        made.take(place, pictures.used, pictures.looked_for)
        if EVERYTHING not in seen:
            note = network.notes.get(self.site.notes.get(place, ""))
            parts = folded(seen, note.key, note.path) if note is not None else seen
            made.rests[place] = [once.setdefault(part, part) for part in parts]
        return page

    def make(
        self, places: Sequence[str], writer: Writer,
        besides: Callable[[], Sequence[str]] = tuple,
    ) -> Made:  # fmt: skip
        """Make and write pages, and what is no page.

        Which others are to be made `besides` is found out here, while another process has begun already;
        where these are many, they are shared in their turn.
        """
        notes = self.site.notes
        lists = [*self._together([place for place in places if place not in notes])]
        pages = [place for place in places if place in notes]
        few = len(pages) <= VERY_MANY  # these leave little behind them

        def take(jobs: Iterable[Sequence[str]]) -> Made:
            made = Made()
            once: dict[Part, Part] = {}
            writer.written = {}  # what was written before another process began is told by this one
            before = sys.getallocatedblocks()
            for job in jobs:
                a_list = job[0] not in notes
                with lasting() if a_list else nullcontext():
                    for place in job:
                        writer.write(self.address(place), self._listened(place, made, once))
                much = _MUCH_OF_ALL if a_list else _MUCH
                if sys.getallocatedblocks() > before + much and not few:
                    self._let_go()
                    before = sys.getallocatedblocks()
            made.written = writer.written
            if self.keep:
                self.keep()
            if self.tell:
                made.told = {part: self.tell(part) for part in once}
            return made

        many: list[str] = []

        def found() -> Iterator[Sequence[str]]:
            others = besides()
            if len(others) < WORTH_A_PROCESS:
                yield from batched(others)
            else:
                many.extend(others)

        alone = len(lists) + len(pages) < WORTH_A_PROCESS and len(notes) < VERY_MANY
        made = shared(found(), [*batched(pages)], lists, take, alone=alone)
        if many:
            made.join(self.make(many, writer))
        return made


def batched(pages: Sequence[str]) -> Iterator[Sequence[str]]:
    """Pages as they are taken at once."""
    return (pages[at : at + AT_ONCE] for at in range(0, len(pages), AT_ONCE))
