"""What a build remembers of the site that it wrote, so that the next one writes what is another.

It lies in `.netnotes/`, sealed as every cache is, and is believed of a file only as long as that lies
there with the size and the time that it was written with.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
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

    from mkdocs_netnotes.live import Snapshot
    from mkdocs_netnotes.output import Written

#: What draws pages beside the program and its templates.
_DRAWN_BY = ("mkdocs", "mkdocs-material", "jinja2", "markupsafe", "markdown")


@dataclass
class Remembered:
    """A site that was written to a folder."""

    folder: str = ""
    #: What tells all that its pages were made of from any other; '' where that cannot be told.
    state: str = ""
    files: dict[str, Written] = field(default_factory=dict)
    pictures: dict[str, str] = field(default_factory=dict)
    looked_for: dict[str, tuple[int, int] | None] = field(default_factory=dict)

    def stands(self, state: str, there: Mapping[str, tuple[int, int]]) -> bool:
        """Whether the site is made of the same, and lies there as it was written."""
        return (
            bool(state)
            and self.state == state
            and all(there.get(place) == file[1:] for place, file in self.files.items())
            and all(version(path) == known for path, known in self.looked_for.items())
        )

    def keep(self, path: Path) -> None:
        """Remember it."""
        cache.write(path, asdict(self))


def recall(path: Path, folder: str) -> Remembered:
    """What is remembered of the site in a folder."""
    kept: dict[str, Any] | None = cache.read(path)
    if kept is None or kept["folder"] != folder:
        return Remembered(folder)
    return Remembered(**kept)


def state_of(snapshot: Snapshot, config: MkDocsConfig) -> str:
    """What tells all that our pages are made of from any other state of it.

    '' where other plugins are about: nobody knows what those make of what.
    """
    if not only_ours(config):
        return ""
    settings, network = snapshot.settings, snapshot.network
    said = blake2b(digest_size=16)
    for part in (
        str(settings.root), settings.fingerprint(), snapshot.today, spoken().state,
        snapshot.commits.head, _settled(config), network.files,
        *map(version_of, _DRAWN_BY), *_stamps(_folders(config, settings.root)),
    ):  # fmt: skip
        said.update(f"{part!r}\n".encode("utf-8", "surrogatepass"))
    for note in network.everything:
        said.update(f"{note.path}\0{note.hash}\0{note.broken}\n".encode("utf-8", "surrogatepass"))
    return said.hexdigest()


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
