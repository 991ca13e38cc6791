"""One build: the pages of a network, where they are, and what they can lead to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markupsafe import escape
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, InclusionLevel

from mkdocs_netnotes import files as site_files
from mkdocs_netnotes.finding import Finder, knows_notes
from mkdocs_netnotes.media import Pictures
from mkdocs_netnotes.own_files import own_files
from mkdocs_netnotes.pages import ViewPage
from mkdocs_netnotes.rendering import Renderer
from mkdocs_netnotes.views import HOME, UNREADABLE, specs
from mkdocs_netnotes.words import Reach
from netnotes.sentences import mark, say
from netnotes.words import counted

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from mkdocs_netnotes.live import Snapshot

log = get_plugin_logger("netnotes")

#: So many pages stand in the navigation by themselves; the others share one tab.
TABS = 7
MORE = mark("More")
#: The parts of the stylesheet, among the files of the theme.
STYLES = "netnotes/styles/"
#: The views below which the pages of people and of organizations belong, the first that exists.
_ABOVE = {"person": ("people",), "org": ("targets", "people"), UNREADABLE: ("people",)}


class Site:
    """The pages of one build."""

    def __init__(self, snapshot: Snapshot, config: MkDocsConfig) -> None:
        self.snapshot = snapshot
        self.config = config
        self.pages: list[ViewPage] = []
        self.pictures = Pictures(snapshot.settings.root)

    def report(self) -> None:
        """Say what is wrong with the notes: errors count under `--strict`, the rest is one line."""
        errors = self.snapshot.errors()
        for line in errors:
            log.warning(line)
        rest = len(self.snapshot.findings) - len(errors)
        if rest:
            besides = " besides the errors" if errors else ""
            log.info("%s%s, see the page Notes health", counted(rest, "finding"), besides)

    def add_to(self, files: Files) -> Files:
        """Put our pages, and the user's own files, where MkDocs looks for them."""
        config = self.config
        for own in own_files(config, config.docs_dir, str(self.snapshot.settings.notes_dir)):
            _put(files, own)
        seen = self.snapshot
        for spec in specs(seen.network, seen.today, seen.settings, seen.commits):
            file = File.generated(config, self._free(spec.uri, files), content="")
            if spec.note is not None or not spec.listed:
                file.inclusion = InclusionLevel.NOT_IN_NAV
            self.pages.append(ViewPage(spec, file, config))
            files.append(file)
        reach = self._reach()
        self.addresses = reach.notes
        renderer = Renderer(config.theme.dirs, reach, self.snapshot.today)
        self.finder = Finder(renderer.env)
        searched = knows_notes(self.snapshot.network)
        for page in self.pages:
            page.renderer = renderer
            page.searched = searched
        self._fill_nav(files)
        return files

    def _free(self, uri: str, files: Files) -> str:
        """The place of a page; where the user has written a page there, theirs stays."""
        while files.get_file_from_path(uri) is not None:
            uri = f"{HOME}.md" if uri == "index.md" else f"{uri[:-3]}-view.md"
        return uri

    def _reach(self) -> Reach:
        notes: dict[str, str] = {}
        views: dict[str, str] = {}
        for page in self.pages:
            if page.spec.note is None:
                views[page.spec.key or page.spec.name] = page.file.url
            else:
                notes.setdefault(page.spec.note.key, page.file.url)
        settings = self.snapshot.settings
        return Reach(
            self.snapshot.network, notes, views, settings.root, self.pictures, settings.editor
        )

    def _fill_nav(self, files: Files) -> None:
        """A navigation of every view, unless mkdocs.yml has one that names any of them."""
        ours = [page for page in self.pages if page.spec.note is None and page.spec.listed]
        given: list[Any] | None = self.config.nav
        if given is not None:
            if not any(page.file.src_uri in str(given) for page in ours):
                self.config.nav = [*_nav(ours), *given]
            return
        mine = {page.file.src_uri for page in self.pages}
        others = [
            file.src_uri
            for file in files.documentation_pages()
            if file.src_uri not in mine and file.inclusion == InclusionLevel.UNDEFINED
        ]
        self.config.nav = _nav(ours) + sorted(others)

    def adopt(self) -> None:
        """Hang the pages of notes, of meetings and the like below the view that lists them."""
        views = {page.spec.name: page for page in self.pages if page.spec.note is None}
        for page in self.pages:
            if page.spec.note is not None or not page.spec.listed:
                names = (page.spec.above, *_ABOVE.get(page.spec.name, ("people",)))
                above = next((views[name] for name in names if name in views), None)
                page.parent = above  # type: ignore[assignment]

    def add_pictures(self, files: Files) -> None:
        """Add the pictures that pages show, under the names that they were given."""
        for address, path in self.pictures.used.items():
            _put(files, File.generated(self.config, address, abs_src_path=path))

    def add_data(self, files: Files) -> None:
        """Add what is no page; the parts of the stylesheet stand in it, and nowhere else."""
        for file in [f for f in files if f.src_uri.startswith(STYLES)]:
            files.remove(file)
        self.files = files
        site_files.add_to(files, self)


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
