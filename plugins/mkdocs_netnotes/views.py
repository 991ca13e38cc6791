"""The pages of the site: the views of the program, those below them, and a page for each note."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from shlex import quote
from typing import TYPE_CHECKING, Protocol

from mkdocs_netnotes.addresses import safe_name
from netnotes.sentences import say, tell
from netnotes.views import people, registry
from netnotes.views.view import Command, Link, Paragraph, View

if TYPE_CHECKING:
    from datetime import date

    from netnotes.config import Settings
    from netnotes.git import Commit
    from netnotes.model.network import Network
    from netnotes.model.note import Note
    from netnotes.views.leaf import Leaf
    from netnotes.views.view import Builder

#: The view that is the site's first page.
HOME = "today"
#: The name of the page of a note that cannot be read.
UNREADABLE = "unreadable"


class Changes(Protocol):
    """The commits that changed each note, by its path; looked up when a page wants them."""

    def get(self, path: str, without: Sequence[Commit], /) -> Sequence[Commit]:
        """Those of one note, newest first; `without` where there are none."""


@dataclass(frozen=True)
class Spec:
    """A page to be made: where it stands in the site, and how to get what it says.

    `name` is the view's; `section` groups pages in the navigation, where only `listed` ones stand.
    One below another view names it in `above`, and `key` is what leads to it, where `name` is shared.
    """

    uri: str
    name: str
    title: str
    build: Callable[[], View]
    note: Note | None = None
    section: str = ""
    listed: bool = True
    above: str = ""
    key: str = ""


def view_specs(network: Network, today: date, settings: Settings) -> list[Spec]:
    """Every page of the site that is no note's, those of the views in the order of the navigation."""
    views = [_view_page(page, network, today, settings) for page in registry.pages()]
    if people.is_long(network):
        views.append(_everyone(network, today, settings))
    return views + [_leaf_page(leaf) for leaf in registry.leaf_pages(network, today, settings)]


def _leaf_page(leaf: Leaf) -> Spec:
    return Spec(
        uri=f"{'/'.join(map(safe_name, leaf.name.split('/')))}.md",
        name=leaf.kind,
        title=leaf.title,
        build=leaf.build,
        listed=False,
        above=leaf.above,
        key=leaf.name,
    )


def _view_page(page: registry.Page, network: Network, today: date, settings: Settings) -> Spec:
    return Spec(
        uri="index.md" if page.name == HOME else f"{page.name}.md",
        name=page.name,
        title=say(page.title),
        build=lambda: page.build(network, today, settings),
        section=page.section and say(page.section),
    )


def _everyone(network: Network, today: date, settings: Settings) -> Spec:
    """What the page People is too short for: to be read without scripts, and fetched by them."""
    return Spec(
        uri=f"{people.WHOLE}.md",
        name=people.WHOLE,
        title=say("Everyone"),
        build=lambda: people.whole(network, today, settings),
        listed=False,
        above="people",
    )


def note_spec(
    uri: str, note: Note, network: Network, today: date, settings: Settings, commits: Changes
) -> Spec:
    """The page of a note, by the view of its class; `commits` are the changes of each note."""
    builder = next((build for kind, build in registry.note_pages() if isinstance(note, kind)), None)
    if note.broken or builder is None:
        return Spec(uri, UNREADABLE, note.called, partial(unreadable, note), note)
    build = partial(_of_note, builder, network, today, settings, note, commits)
    return Spec(uri, type(note).__name__.lower(), note.called, build, note)


def _of_note(
    builder: Builder, network: Network, today: date, settings: Settings, note: Note,
    commits: Changes,
) -> View:  # fmt: skip
    network.looked_at("commits", note.path)
    return builder(network, today, settings, note.slug, commits.get(note.path, ()))


def unreadable(note: Note) -> View:
    """The page of a note that cannot be read: where to look, and nothing of what stands there."""
    places = [
        Paragraph(
            (say("Nothing is lost: the file is as you left it, and nobody else is affected."),)
        )
    ]
    for problem in note.problems[:5]:
        line, column = problem.span[:2]
        where = Link(f"{note.path}:{line}:{column}", f"{note.path}:{line}", "place")
        places.append(Paragraph((where, f" {problem.message}"), tone="warning"))
    edit = Command(f"netnotes edit {quote(note.path)}")
    health = Link(say("Notes health"), "health", "page")
    mend = tell("Mend it in your editor, or with {edit}, and this page comes back.", edit=edit)
    more = Paragraph((*mend, " ", *tell("All that was found is in {health}.", health=health)))
    title = Paragraph((say("This note cannot be read at the moment."),))
    return View(UNREADABLE, note.called, (title, *places, more), dated=False)
