"""What a build remembers of the site that it wrote, so that the next one writes what is another.

It lies in `.netnotes/`, sealed as every cache is, and is believed of a file only as long as that lies
there with the size and the time that it was written with.
"""

from __future__ import annotations

import marshal
import os
from array import array
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import blake2b
from importlib.metadata import version as version_of
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from mkdocs.plugins import BasePlugin
from pathspec import PathSpec

from mkdocs_netnotes.media import lies_at, version
from mkdocs_netnotes.pages import ViewPage
from mkdocs_netnotes.touched import Said
from mkdocs_netnotes.ways import only_ours
from netnotes import cache
from netnotes.config import NOTES_DIR
from netnotes.model.head import BROKEN, HASH
from netnotes.sentences import spoken

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure import StructureItem
    from mkdocs.structure.nav import Navigation

    from mkdocs_netnotes.live import Snapshot
    from mkdocs_netnotes.media import Lies
    from mkdocs_netnotes.output import Written
    from mkdocs_netnotes.site import Site
    from netnotes.model.watched import Part

#: Where pictures of people stand in the site.
PICTURES = f"{NOTES_DIR}/pictures"
#: How a number is packed.
_NUMBER: Final = "I"
#: Where fewer pages than one in so many are others, parts on which none rests any more may stay.
_FEW = 20
#: What draws pages beside the program and its templates.
_DRAWN_BY = ("mkdocs", "mkdocs-material", "jinja2", "markupsafe", "markdown")


@dataclass
class Remembered:
    """A site that was written to a folder."""

    folder: str = ""
    #: What tells all that its pages were made of from any other; '' where that cannot be told.
    state: str = ""
    #: The same without the notes and their history.
    frame: str = ""
    files: dict[str, Written] = field(default_factory=dict)
    #: The pictures that each page shows, by its place: address in the site -> file.
    pictures: dict[str, dict[str, str]] = field(default_factory=dict)
    #: What each page looked for, by its place: path -> what tells the version that was there, or not.
    looked_for: dict[str, dict[str, Lies | None]] = field(default_factory=dict)
    #: What pages rest on, with how it was told; and by its place, the numbers of what each of them does,
    #: packed: they are very many.
    parts: dict[Part, bytes] = field(default_factory=dict)
    rests: dict[str, bytes] = field(default_factory=dict)
    #: What was known of the notes (`touched.Said`).
    said: tuple[Any, ...] = tuple(Said())

    def stands(self, state: str, there: Mapping[str, tuple[int, int]]) -> bool:
        """Whether the site is made of the same, and lies there as it was written."""
        folders: dict[str, str] = {}
        return (
            bool(state)
            and self.state == state
            and all(self.lies(address, there) for address in self.files)
            and self.files.keys() >= {place for place in there if place.startswith(f"{PICTURES}/")}
            and all(self.sees_the_same(place, folders) for place in self.looked_for)
        )

    def lies(self, address: str, there: Mapping[str, tuple[int, int]]) -> bool:
        """Whether a file is among those that lie there, as it was written."""
        file = self.files.get(address)
        return file is not None and there.get(address) == file[1:]

    def sees_the_same(self, place: str, folders: dict[str, str]) -> bool:
        """Whether what a page looked for is there, or not, as it was; of `folders` see `lies_at`."""
        looked_for = self.looked_for.get(place, {})
        return all(lies_at(path, folders) == known for path, known in looked_for.items())

    def standing(
        self,
        tell: Callable[[Part], bytes],
        unsure: Callable[[Iterable[Part]], Iterable[tuple[int, Part]]],
    ) -> list[str]:
        """The pages that rest on what is told as it was, by their places; only what is `unsure` is told anew."""
        parts = self.parts
        others = {number for number, part in unsure(parts) if tell(part) != parts[part]}
        folders: dict[str, str] = {}
        return [
            place
            for place, packed in self.rests.items()
            if others.isdisjoint(_unpacked(packed)) and self.sees_the_same(place, folders)
        ]

    def rest(self, pages: Mapping[str, Iterable[Part]], told: Mapping[Part, bytes]) -> None:
        """From now on these pages rest on these parts, all of them `told`, and others as before."""
        numbers = {part: number for number, part in enumerate(self.parts)}
        for place, parts in pages.items():
            packed = array(_NUMBER, [numbers.setdefault(part, len(numbers)) for part in parts])
            self.rests[place] = packed.tobytes()
        self.parts = dict.fromkeys(numbers, b"") | self.parts | dict(told)
        if len(pages) * _FEW > len(self.rests):
            self._forget()

    def _forget(self) -> None:
        """Forget the parts on which nothing rests any more."""
        used = sorted(set[int]().union(*map(_unpacked, self.rests.values())))
        if len(used) == len(self.parts):
            return
        again = {number: place for place, number in enumerate(used)}
        self.rests = {
            place: array(_NUMBER, [again[n] for n in _unpacked(packed)]).tobytes()
            for place, packed in self.rests.items()
        }
        self.parts = {
            part: told for number, (part, told) in enumerate(self.parts.items()) if number in again
        }

    def keep(self, path: Path) -> None:
        """Remember it."""
        cache.write(path, vars(self))  # `asdict` would copy all of it, piece by piece


def _unpacked(numbers: bytes) -> memoryview[int]:
    return memoryview(numbers).cast(_NUMBER)


def recall(path: Path, folder: str) -> Remembered:
    """What is remembered of the site in a folder."""
    kept: dict[str, Any] | None = cache.read(path)
    if kept is None or kept["folder"] != folder:
        return Remembered(folder)
    return Remembered(**kept)


def frame_of(snapshot: Snapshot, config: MkDocsConfig, nav: Navigation) -> str:
    """What tells all that our pages are made of, but for the notes, from any other state of it.

    '' where other plugins are about: nobody knows what those make of what.
    """
    if not only_ours(config):
        return ""
    settings = snapshot.settings
    return _digest(
        (
            str(settings.root), settings.fingerprint(), snapshot.today, spoken().state,
            _settled(config), str(config.theme.locale), *_stops(nav.items), *map(version_of, _DRAWN_BY), *_stamps(_folders(config, settings.root)),
        )
    )  # fmt: skip


def state_of(site: Site, frame: str) -> str:
    """The same with the notes, their history, and what else has a page; '' where the frame cannot be told."""
    if not frame:
        return ""
    network = site.snapshot.network
    notes = marshal.dumps(
        [(note.path, note.head[HASH], note.head[BROKEN]) for note in network.everything], 2
    )
    head = site.snapshot.commits.head
    own = [(file.url, str(file.page.title)) for file in site.own_pages() if file.page]
    return _digest((frame, head, network.files, own, [*site.wanted()], [*site.data], notes))


def _digest(parts: Iterable[object]) -> str:
    said = blake2b(digest_size=16)
    for part in parts:
        said.update(f"{part!r}\n".encode("utf-8", "surrogatepass"))
    return said.hexdigest()


def _stops(items: Iterable[StructureItem]) -> Iterable[tuple[str, str, str]]:
    """What the navigation says on every page: the user's own pages stand in it by their titles.

    The theme shows a picture or a state beside them, which they say themselves.
    """
    for item in items:
        own = {} if isinstance(item, ViewPage) else getattr(item, "meta", {})
        yield str(item.title), str(getattr(item, "url", None)), repr(own)
        yield from _stops(getattr(item, "children", None) or ())


def _settled(value: Any) -> object:
    """What a configuration says, as plain data: of what it built itself, what that was told."""
    if isinstance(value, BasePlugin):
        return _settled(value.config)
    if isinstance(value, Mapping):
        return [
            type(value).__name__,
            *sorted((str(key), repr(_settled(value[key]))) for key in value),
        ]
    if isinstance(value, PathSpec):  # which pages are left out
        return [
            (pattern.include, pattern.regex and pattern.regex.pattern) for pattern in value.patterns
        ]
    if isinstance(value, (list, tuple)):
        return [*map(_settled, value)]
    if value is None or isinstance(value, (str, int, float, date)):
        return str(value)
    return getattr(value, "__qualname__", type(value).__qualname__)


def _folders(config: MkDocsConfig, root: Path) -> Iterable[str]:
    """Where else lies what pages are made of."""
    from mkdocs_netnotes.defaults import overrides_dir
    from mkdocs_netnotes.live import BESIDES

    yield str(Path(__file__).parent)
    yield str(overrides_dir())
    if config.theme.custom_dir:
        yield config.theme.custom_dir
    yield from (str(root / name) for name in BESIDES)


def _stamps(folders: Iterable[str]) -> Iterable[tuple[str, int, int]]:
    """Every file below these folders, with what tells one version from another.

    A template is found behind a link, too; a folder that links lead to again and again counts once.
    """
    seen: set[str] = set()
    for top in folders:
        for folder, inner, names in os.walk(top, followlinks=True):
            real = os.path.realpath(folder)
            if real in seen:
                inner[:] = []
                continue
            seen.add(real)
            inner[:] = sorted(name for name in inner if name != "__pycache__")
            for name in sorted(names):
                path = os.path.join(folder, name)
                size, time = version(path) or (-1, 0)
                yield path, size, time
