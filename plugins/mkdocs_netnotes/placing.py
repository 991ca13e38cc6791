"""Writing our part of a site to its folder: all of it, or what is another than last time."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_netnotes.kept import Kept
from mkdocs_netnotes.output import Writer
from mkdocs_netnotes.remembered import PICTURES, Remembered, frame_of, recall, state_of
from mkdocs_netnotes.rests import Rests
from mkdocs_netnotes.touched import Said, Touched
from netnotes.lazy import no_garbage
from netnotes.model.watched import Watched

if TYPE_CHECKING:
    from mkdocs_netnotes.making import Made, Maker
    from mkdocs_netnotes.output import Output

_REMEMBERED = "site.cache"


def place_all(maker: Maker, output: Output, state_dir: Path) -> None:
    """Make and write what has to be, and take away what is no more."""
    site = maker.site
    addresses = {place: maker.address(place) for place in (*site.wanted(), *site.data)}
    path = state_dir / _REMEMBERED
    known = recall(path, output.folder)
    frame = frame_of(site.snapshot, site.config, maker.frames.nav)
    state = state_of(site, frame)
    there = output.settle(addresses.values(), PICTURES)
    if known.stands(state, there):
        return
    path.unlink(missing_ok=True)  # a build that ends halfway is not believed
    writer = Writer(output.folder, there, known.files)
    rests = Rests(site)
    told = known.rests if frame and frame == known.frame else {}
    with no_garbage():
        before = Said._make(known.said) if told else Said()
        touched = Touched(site, before)
    kept_of_each = Kept(state_dir, known.state if told else "", state, touched)
    if isinstance(site.snapshot.network, Watched):
        site.snapshot.network.keeper = kept_of_each
    # What is told of pages is told here, so the pages that are made again go along with it.
    unsure = [place for place in addresses if place in told or (told and place in site.notes)]
    kept: set[str] = set()

    def besides() -> list[str]:
        """Those of them that do not stand as they are."""
        with no_garbage():
            standing = known.standing(rests.tell, touched.unsure) if told else ()
            kept.update(place for place in standing if known.lies(addresses.get(place, ""), there))
            kept.intersection_update(unsure)
        return [place for place in unsure if place not in kept]

    maker = replace(maker, tell=rests.tell if frame else None, keep=kept_of_each.keep)
    later = {*unsure}
    sure = [place for place in addresses if place not in later]
    made = maker.make(sure, writer, besides)
    for place in kept:
        made.written[addresses[place]] = known.files[addresses[place]]
        made.take(place, known.pictures.get(place), known.looked_for.get(place))
    _place_pictures(made, writer)
    now = Remembered(
        output.folder, state, frame, made.written | writer.written, made.pictures, made.looked_for
    )
    if frame:
        now.parts, now.rests = known.parts, {place: known.rests[place] for place in kept}
        with no_garbage():
            now.rest(made.rests, made.told)
            now.said = tuple(touched.said)
    now.keep(path)


def _place_pictures(made: Made, writer: Writer) -> None:
    """Write the pictures that pages show, and take away those that none does any more."""
    shown = {place: path for pictures in made.pictures.values() for place, path in pictures.items()}
    for place, path in shown.items():
        writer.write(place, Path(path).read_bytes())
    for place in writer.there.keys() - shown.keys():
        if place.startswith(f"{PICTURES}/"):
            Path(writer.folder, place).unlink()
