"""The pages of the site: the views of the program, and a page for each note."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_netnotes.addresses import NOTES, name_notes
from netnotes.views import registry
from netnotes.views.view import Code, Link, Paragraph, View

if TYPE_CHECKING:
    from datetime import date

    from netnotes.config import Settings
    from netnotes.model.network import Network
    from netnotes.model.note import Note
    from netnotes.views.view import Builder

#: The view that is the site's first page.
HOME = "today"
#: The name of the page of a note that cannot be read.
UNREADABLE = "unreadable"


@dataclass(frozen=True)
class Spec:
    """A page to be made: where it stands in the site, and how to get what it says.

    `name` is the view's; `section` groups pages in the navigation.
    """

    uri: str
    name: str
    title: str
    build: Callable[[], View]
    note: Note | None = None
    section: str = ""


def specs(network: Network, today: date, settings: Settings) -> list[Spec]:
    """Every page of the site, those of the views in the order of the navigation."""
    views = [_view_page(page, network, today, settings) for page in registry.pages()]
    return views + _note_pages(network, today, settings)


def _view_page(page: registry.Page, network: Network, today: date, settings: Settings) -> Spec:
    return Spec(
        uri="index.md" if page.name == HOME else f"{page.name}.md",
        name=page.name,
        title=page.title,
        build=lambda: page.build(network, today, settings),
        section=page.section,
    )


def _note_pages(network: Network, today: date, settings: Settings) -> list[Spec]:
    """A page for each note, by the view of its class."""
    names = name_notes(network.notes.values())
    found: list[Spec] = []
    for note in network.notes.values():
        builder = next(
            (build for kind, build in registry.note_pages() if isinstance(note, kind)), None
        )
        name = type(note).__name__.lower()
        if note.broken or builder is None:
            name, build = UNREADABLE, _placeholder(note)
        else:
            build = _bound(builder, network, today, settings, note)
        found.append(Spec(f"{NOTES}/{names[note.key]}.md", name, note.called, build, note))
    return found


def _bound(
    builder: Builder, network: Network, today: date, settings: Settings, note: Note
) -> Callable[[], View]:
    return lambda: builder(network, today, settings, note.slug)


def _placeholder(note: Note) -> Callable[[], View]:
    return lambda: unreadable(note)


def unreadable(note: Note) -> View:
    """The page of a note that cannot be read: where to look, and nothing of what stands there."""
    places = [
        Paragraph(("Nothing is lost: the file is as you left it, and nobody else is affected.",))
    ]
    for problem in note.problems[:5]:
        line, column = problem.span[:2]
        where = Link(f"{note.path}:{line}:{column}", f"{note.path}:{line}", "place")
        places.append(Paragraph((where, f" {problem.message}"), tone="warning"))
    more = Paragraph(
        ("Mend it in your editor and this page comes back. ", Code("netnotes check"), " says more.")
    )
    title = Paragraph(("This note cannot be read at the moment.",))
    return View(UNREADABLE, note.called, (title, *places, more))
