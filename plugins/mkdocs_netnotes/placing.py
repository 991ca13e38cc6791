"""Writing our part of a site to its folder: all of it, or what is another than last time."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_netnotes.output import Writer
from mkdocs_netnotes.remembered import Remembered, recall, state_of
from netnotes.config import NOTES_DIR

if TYPE_CHECKING:
    from mkdocs_netnotes.making import Made, Maker
    from mkdocs_netnotes.output import Output

#: Where pictures of people stand in the site.
PICTURES = f"{NOTES_DIR}/pictures"
_REMEMBERED = "site.cache"


def place_all(maker: Maker, output: Output, state_dir: Path) -> None:
    """Make and write what has to be, and take away what is no more."""
    site = maker.site
    places = [*site.wanted()]
    path = state_dir / _REMEMBERED
    known = recall(path, output.folder)
    state = state_of(site.snapshot, site.config)
    there = output.settle([*map(maker.address, places), *site.data], PICTURES)
    if not known.stands(state, there):
        path.unlink(missing_ok=True)  # a build that ends halfway is not believed
        writer = Writer(output.folder, there, known.files)
        made = maker.make(places, writer.write, lambda: writer.written)
        _written(output.folder, state, made, writer).keep(path)


def _written(folder: str, state: str, made: Made, writer: Writer) -> Remembered:
    """Write the pictures, too, and say what was written."""
    for place, path in made.pictures.items():
        writer.write(place, Path(path).read_bytes())
    for place in writer.there.keys() - made.pictures.keys():
        if place.startswith(f"{PICTURES}/"):
            Path(folder, place).unlink()
    return Remembered(folder, state, made.written | writer.written, made.pictures, made.looked_for)
