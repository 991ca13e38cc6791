"""What a build remembers of the site that it wrote, so that the next one writes what is another.

It lies in `.netnotes/`, sealed as every cache is, and is believed of a file only as long as that lies
there with the size and the time that it was written with.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import blake2b
from importlib.metadata import version as version_of
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.plugins import BasePlugin

from mkdocs_netnotes.media import version
from mkdocs_netnotes.ways import only_ours
from netnotes import cache
from netnotes.sentences import spoken

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure import StructureItem
    from mkdocs.structure.nav import Navigation

    from mkdocs_netnotes.live import Snapshot
    from mkdocs_netnotes.output import Written
    from netnotes.model.watched import Part

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
    looked_for: dict[str, dict[str, tuple[int, int] | None]] = field(default_factory=dict)
    #: What pages rest on, with how it was told; and the numbers of what each of them does, by its place.
    parts: dict[Part, bytes] = field(default_factory=dict)
    rests: dict[str, list[int]] = field(default_factory=dict)

    def stands(self, state: str, there: Mapping[str, tuple[int, int]]) -> bool:
        """Whether the site is made of the same, and lies there as it was written."""
        return (
            bool(state)
            and self.state == state
            and all(self.lies(address, there) for address in self.files)
            and all(map(self.sees_the_same, self.looked_for))
        )

    def lies(self, address: str, there: Mapping[str, tuple[int, int]]) -> bool:
        """Whether a file is among those that lie there, as it was written."""
        file = self.files.get(address)
        return file is not None and there.get(address) == file[1:]

    def sees_the_same(self, place: str) -> bool:
        """Whether what a page looked for is there, or not, as it was."""
        looked_for = self.looked_for.get(place, {})
        return all(version(path) == known for path, known in looked_for.items())

    def standing(self, tell: Callable[[Part], bytes]) -> list[str]:
        """The pages that rest on what is told as it was, by their places."""
        same = [tell(part) == told for part, told in self.parts.items()]
        return [
            place
            for place, numbers in self.rests.items()
            if all(map(same.__getitem__, numbers)) and self.sees_the_same(place)
        ]

    def rest(self, pages: Mapping[str, Iterable[Part]], tell: Callable[[Part], bytes]) -> None:
        """From now on these pages rest on these parts, and others as before; all parts are told anew."""
        numbers = {part: number for number, part in enumerate(self.parts)}
        for place, parts in pages.items():
            self.rests[place] = [numbers.setdefault(part, len(numbers)) for part in parts]
        used = set[int]().union(*self.rests.values())
        if len(used) < len(numbers):
            again = {number: place for place, number in enumerate(sorted(used))}
            self.rests = {
                place: [again[number] for number in rests] for place, rests in self.rests.items()
            }
        self.parts = {part: tell(part) for part, number in numbers.items() if number in used}

    def keep(self, path: Path) -> None:
        """Remember it."""
        cache.write(path, vars(self))  # `asdict` would copy all of it, piece by piece


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
            _settled(config), *_stops(nav.items), *map(version_of, _DRAWN_BY), *_stamps(_folders(config, settings.root)),
        )
    )  # fmt: skip


def state_of(snapshot: Snapshot, frame: str) -> str:
    """The same with the notes, and their history; '' where the frame cannot be told."""
    if not frame:
        return ""
    network = snapshot.network
    notes = (f"{note.path}\0{note.hash}\0{note.broken}" for note in network.everything)
    return _digest((frame, snapshot.commits.head, network.files, *notes))


def _digest(parts: Iterable[object]) -> str:
    said = blake2b(digest_size=16)
    for part in parts:
        said.update(f"{part!r}\n".encode("utf-8", "surrogatepass"))
    return said.hexdigest()


def _stops(items: Iterable[StructureItem]) -> Iterable[tuple[str, str]]:
    """What the navigation says on every page: the user's own pages stand in it by their titles."""
    for item in items:
        yield str(item.title), str(getattr(item, "url", None))
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
    """Every file below these folders, with what tells one version from another."""
    for top in folders:
        for folder, inner, names in os.walk(top):
            inner[:] = sorted(name for name in inner if name != "__pycache__")
            for name in sorted(names):
                path = os.path.join(folder, name)
                size, time = version(path) or (-1, 0)
                yield path, size, time
