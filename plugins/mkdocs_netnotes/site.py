"""The pages of a network: where they are, what they can lead to, and each of them when it is asked for."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cached_property
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from markupsafe import escape
from mkdocs.structure.files import File, Files, InclusionLevel, set_exclusions
from mkdocs.utils import get_build_date

from mkdocs_netnotes import files as site_files
from mkdocs_netnotes import theme_search
from mkdocs_netnotes.addresses import NOTES, file_of, name_notes, url_of
from mkdocs_netnotes.finding import Finder
from mkdocs_netnotes.media import Pictures
from mkdocs_netnotes.own_files import own_files
from mkdocs_netnotes.pages import ViewPage
from mkdocs_netnotes.rendering import Renderer
from mkdocs_netnotes.views import HOME, UNREADABLE, note_spec, view_specs
from mkdocs_netnotes.words import Reach
from netnotes.sentences import mark, say
from netnotes.words import counted

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from mkdocs_netnotes.live import Snapshot
    from mkdocs_netnotes.views import Spec

#: So many pages stand in the navigation by themselves; the others share one tab.
TABS = 7
MORE = mark("More")
#: The parts of the stylesheet, among the files of the theme.
STYLES = "netnotes/styles/"
#: What mkdocs.yml can say of a page that is not to be made.
_LEFT_OUT = (InclusionLevel.EXCLUDED, InclusionLevel.DRAFT)
#: The views below which the pages of people and of organizations belong, the first that exists.
_ABOVE = {"person": ("people",), "org": ("targets", "people"), UNREADABLE: ("people",)}


class Site:
    """The pages of one state of the network.

    On the `plain` path MkDocs makes each of them; on the other it only knows of them (`Beside`), and
    whoever wants one asks for it: a build for all, a server for the one that a browser is at.
    """

    def __init__(self, snapshot: Snapshot, config: MkDocsConfig, *, plain: bool = True) -> None:
        self.snapshot = snapshot
        self.config = config
        self.plain = plain
        #: The pages of views, by their places among the sources, in the order of the navigation.
        self.views: dict[str, Spec] = {}
        #: The keys of the notes that have a page, by its place.
        self.notes: dict[str, str] = {}
        #: The addresses of the notes that have a page, by their keys.
        self.addresses: dict[str, str] = {}
        #: The pages that were asked for.
        self.pages: dict[str, ViewPage] = {}
        self.pictures = Pictures(snapshot.settings.root)
        #: What is no page: its address, and what makes its bytes.
        self.data: dict[str, Callable[[], bytes]] = {}
        self.files = Files(())

    def problems(self) -> list[tuple[int, str]]:
        """What is wrong with the notes, as lines of a log: errors count under `--strict`, the rest is one."""
        errors = self.snapshot.errors()
        said = [(logging.WARNING, line) for line in errors]
        rest = len(self.snapshot.findings) - len(errors)
        if rest:
            besides = " besides the errors" if errors else ""
            said.append(
                (logging.INFO, f"{counted(rest, 'finding')}{besides}, see the page Notes health")
            )
        return said

    def add_to(self, files: Files) -> Files:
        """Put our pages, and the user's own files, where MkDocs looks for them."""
        config = self.config
        for own in own_files(config, config.docs_dir, str(self.snapshot.settings.notes_dir)):
            _put(files, own)
        theirs = any(file.is_documentation_page() for file in files)
        self._place(files.src_uris)
        if self.plain:
            for place in self.places():
                files.append(self.page(place).file)
        else:
            files = Beside(files, self)
            set_exclusions((self.page(place).file for place in self._listed()), config)
        self.files = files
        if not theirs:
            theme_search.leave_out(config)
        self._fill_nav(files)
        return files

    def renewed(self, snapshot: Snapshot) -> Site | None:
        """The same site of a newer state of the network; None where its navigation is another."""
        new = Site(snapshot, self.config, plain=self.plain)
        new.files = self.files
        if isinstance(new.files, Beside):
            new.files.site = new
        new._place(self.files.src_uris, self)
        if [*new._listed()] != [*self._listed()]:
            return None
        for place in new._listed():  # these stand in the navigation, which stays
            page = new.pages[place] = self.page(place)
            page.become(new.views[place], new.renderer)
        new.add_data()
        return new

    def _place(self, taken: Collection[str], before: Site | None = None) -> None:
        """Find where each page is, and what can be reached from any of them."""
        seen = self.snapshot
        for spec in view_specs(seen.network, seen.today, seen.settings):
            self.views[self._free(spec.uri, taken)] = spec
        notes = seen.network.notes
        same = before is not None and before.views.keys() == self.views.keys()
        if before is not None and same and [*before.addresses] == [*notes]:
            self.notes, self.addresses = before.notes, before.addresses
        else:
            named = name_notes(notes.values())
            end = "/" if self.config.use_directory_urls else ".html"
            for key in notes:
                usual = f"{NOTES}/{named[key]}.md"
                place = self._free(usual, taken)
                self.notes[place] = key
                # A usual place holds nothing that an address has to hide.
                self.addresses[key] = (
                    f"{NOTES}/{named[key]}{end}" if place == usual else self.url(place)
                )
        views = {spec.key or spec.name: self.url(place) for place, spec in self.views.items()}
        settings = seen.settings
        self.reach = Reach(
            seen.network, self.addresses, views, settings.root, self.pictures, settings.editor
        )
        self.renderer = Renderer(self.config.theme.dirs, self.reach, seen.today)
        self.finder = Finder(self.renderer.env)

    def _free(self, place: str, taken: Collection[str]) -> str:
        """A place of a page; where the user has written a page there, theirs stays."""
        while place in taken or self.has(place):
            place = f"{HOME}.md" if place == "index.md" else f"{place[:-3]}-view.md"
        return place

    def has(self, place: str) -> bool:
        """Whether a page of ours is at a place among the sources."""
        return place in self.views or place in self.notes

    def places(self) -> Iterator[str]:
        """Where each page is, those of the views in the order of the navigation."""
        yield from self.views
        yield from self.notes

    def spec(self, place: str) -> Spec:
        """What is at a place."""
        found = self.views.get(place)
        if found is not None:
            return found
        seen = self.snapshot
        note = seen.network.notes[self.notes[place]]
        return note_spec(place, note, seen.network, seen.today, seen.settings, seen.commits)

    def place_at(self, file: str) -> str | None:
        """The place of the page whose file in the output this is, or None."""
        stem = file.removesuffix(".html")
        for place in (f"{stem}.md", f"{stem.removesuffix('/index')}.md"):
            if self.has(place) and file_of(self.url(place)) == file and self.is_wanted(place):
                return place
        return None

    def page(self, place: str) -> ViewPage:
        """The page at a place, made when it is first asked for."""
        page = self.pages.get(place)
        if place in self.notes:  # another page may have led here before somebody listened
            self.snapshot.network.looked_at("note", self.notes[place])
        if page is None:
            spec = self.spec(place)
            file = File.generated(self.config, place, content="")
            if spec.note is not None or not spec.listed:
                file.inclusion = InclusionLevel.NOT_IN_NAV
            page = self.pages[place] = ViewPage(spec, file, self.config)
            page.become(spec, self.renderer)
            self._hang(page)
        return page

    def listed(self) -> Iterable[Any]:
        """What the map of the site says of our pages: where they are, as files of MkDocs would."""
        base = self.config.site_url
        if not base:  # then it says nothing
            return
        date = get_build_date()
        for place in self.wanted():
            url = urljoin(
                base if base.endswith("/") else f"{base}/", self.url(place).removeprefix("./")
            )
            yield SimpleNamespace(
                page=SimpleNamespace(
                    is_link=False, canonical_url=url, abs_url=urlsplit(url).path, update_date=date
                )
            )

    def wanted(self) -> Iterator[str]:
        """The places of all pages, but those that mkdocs.yml leaves out."""
        yield from filter(self.is_wanted, self.views)
        yield from self.notes

    def is_wanted(self, place: str) -> bool:
        """Whether a page is to be made."""
        spec = self.views.get(place)
        return not spec or not spec.listed or self.page(place).file.inclusion not in _LEFT_OUT

    def own_pages(self) -> Iterator[File]:
        """The user's own pages, those in no navigation included."""
        return (file for file in self.files.documentation_pages() if not self.has(file.src_uri))

    def _listed(self) -> Iterator[str]:
        """The places of the pages that may stand in the navigation."""
        return (place for place, spec in self.views.items() if spec.listed)

    def urls(self) -> Iterator[str]:
        """The addresses of all pages."""
        yield from map(self.url, self.views)
        yield from self.addresses.values()

    def url(self, place: str) -> str:
        """The address of a page."""
        return url_of(place, nice=self.config.use_directory_urls)

    def _fill_nav(self, files: Files) -> None:
        """A navigation of every view, unless mkdocs.yml has one that names any of them."""
        ours = [self.page(place) for place in self._listed()]
        given: list[Any] | None = self.config.nav
        if given is not None:
            if not any(page.file.src_uri in str(given) for page in ours):
                self.config.nav = [*_nav(ours), *given]
            return
        others = [
            file.src_uri
            for file in files.documentation_pages()
            if not self.has(file.src_uri) and file.inclusion == InclusionLevel.UNDEFINED
        ]
        self.config.nav = _nav(ours) + sorted(others)

    def adopt(self) -> None:
        """Hang the pages of notes, of meetings and the like below the view that lists them."""
        for page in [*self.pages.values()]:
            self._hang(page)

    def _hang(self, page: ViewPage) -> None:
        spec = page.spec
        if spec.note is None and spec.listed:
            return
        names = (spec.above, *_ABOVE.get(spec.name, ("people",)))
        above = next((view for name in names if (view := self.view(name))), None)
        page.parent = above  # type: ignore[assignment]

    def view(self, name: str) -> ViewPage | None:
        """The page of a view, or None where this site has none."""
        place = self._at.get(name)
        return self.page(place) if place is not None else None

    @cached_property
    def _at(self) -> dict[str, str]:
        """Where the view of each name is, the last one of a name."""
        return {spec.name: place for place, spec in self.views.items()}

    def add_pictures(self, files: Files) -> None:
        """Add the pictures that pages show, under the names that they were given."""
        for address, path in self.pictures.used.items():
            _put(files, File.generated(self.config, address, abs_src_path=path))

    def add_data(self) -> None:
        """Find what is no page; the parts of the stylesheet stand in it, and nowhere else."""
        for file in [f for f in self.files if f.src_uri.startswith(STYLES)]:
            self.files.remove(file)
        self.data = site_files.data(self)

    def write_data(self) -> None:
        """Make what is no page, and put it where MkDocs copies from."""
        for address, make in self.data.items():
            self.files.append(File.generated(self.config, address, content=make()))


class Beside(Files):
    """The files that MkDocs knows, and beside them our pages: found by whoever looks for one.

    MkDocs makes none of them; a page of the user's own can lead to any, and so can the navigation.
    """

    def __init__(self, files: Files, site: Site) -> None:
        super().__init__(files)
        self.site = site

    def __contains__(self, path: str) -> bool:
        """Whether there is such a file."""
        return self.get_file_from_path(path) is not None

    def get_file_from_path(self, path: str) -> File | None:
        """The file of a place, one of our pages included."""
        found = super().get_file_from_path(path)
        if found is None and self.site.has(path):
            found = self.site.page(path).file
        return found


def _put(files: Files, file: File) -> None:
    old = files.get_file_from_path(file.src_uri)
    if old is not None:
        files.remove(old)
    files.append(file)


def _nav(pages: list[ViewPage]) -> list[Any]:
    """The navigation: pages of one section together, and what is too much for tabs under one."""
    entries: list[Any] = []
    sections: dict[str, list[str]] = {}
    for page in pages:
        section = str(escape(page.spec.section))  # the theme does not escape
        if not section:
            entries.append(page.file.src_uri)
            continue
        if section not in sections:
            sections[section] = []
            entries.append({section: sections[section]})
        sections[section].append(page.file.src_uri)
    if len(entries) <= TABS:
        return entries
    return [*entries[: TABS - 1], {str(escape(say(MORE))): entries[TABS - 1 :]}]
