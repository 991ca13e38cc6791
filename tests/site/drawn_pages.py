"""The pages of a network as they are drawn, without a build; for the tests beside this."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs_netnotes.live import Snapshot
from mkdocs_netnotes.site import Site

from netnotes.config import load_settings
from netnotes.load import Store
from netnotes.model.watched import Watched

sys.path.insert(0, str(Path(__file__).parents[1] / "outreach"))
from living import TODAY

COMMITS = type("Commits", (), {"head": "", "get": lambda self, path, without: without})()


def configured(root: Path) -> MkDocsConfig:
    """What MkDocs knows of a network before it looks for files."""
    config = load_config(
        str(root / "mkdocs.yml"), docs_dir=str(root / "people"), theme={"name": "material"}
    )
    config.plugins.on_startup(command="build", dirty=False)
    return config.plugins.on_config(config)


def site_of(root: Path, store: Store, config: MkDocsConfig) -> Site:
    """The pages of the notes as they are now."""
    config.nav = None
    site = Site(Snapshot(store.load(), TODAY, load_settings(root), COMMITS), config, plain=False)
    site.add_to(Files(()))
    site.add_data()
    return site


def pages(site: Site) -> Iterator[tuple[str, str, set]]:
    """Each page of a note or of a view, or part of the texts: its place, what it says, what it rests on."""
    network = site.snapshot.network
    assert isinstance(network, Watched)
    for place in site.places():
        with network.listening() as seen:
            page = site.page(place)
            page.draw(site.config, site.files)
        yield place, f"{page.title}\n{page.content}", seen
    for place, make in site.data.items():
        with network.listening() as seen:
            said = make()
        yield place, repr(said), seen
