"""A view as HTML, by templates of our own that escape whatever they are given.

The theme's environment does not escape, so no word of a note is ever handed to it: a page reaches
the theme as finished HTML.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, NamedTuple

from markupsafe import Markup, escape

from mkdocs_netnotes import tables
from mkdocs_netnotes.addresses import anchor
from mkdocs_netnotes.fan import fan
from mkdocs_netnotes.prose import Prose
from mkdocs_netnotes.templates import templates
from mkdocs_netnotes.words import Words
from netnotes.sentences import count, say, tell
from netnotes.views.view import Day, Link
from netnotes.words import weekday

if TYPE_CHECKING:
    from datetime import date

    from mkdocs_netnotes.views import Spec
    from mkdocs_netnotes.words import Reach
    from netnotes.model.note import Note
    from netnotes.views.view import Block, Card, Moment, Text, View

#: The id of a page's first heading: where "skip to content" leads.
START = "start"
_HUES = 6
#: Views whose templates stand in columns of their own.
_WIDE = frozenset(("calendar", "meeting", "month", "org", "person", "today"))
_MANY_COLUMNS = 5


class Part(NamedTuple):
    """A block on its page: which template draws it, and the id of its heading."""

    block: Block
    kind: str
    id: str
    title: str

    @property
    def templates(self) -> tuple[str, ...]:
        """The names of its template, and of the one for a kind that has none."""
        return _templates(self.kind)


@cache
def _templates(kind: str) -> tuple[str, ...]:
    return f"netnotes/blocks/{kind}.html", "netnotes/blocks/unknown.html"


@dataclass(frozen=True)
class Rendered:
    """A page's HTML, and its headings as MkDocs takes them."""

    html: str
    headings: list[dict[str, Any]]
    #: Whether it needs the room beside it, where a table of contents would stand.
    wide: bool


class Renderer:
    """Draws views. `folders` are the theme's, so that a user can replace any template."""

    def __init__(self, folders: Sequence[str], reach: Reach, today: date | None = None) -> None:
        self.reach = reach
        self.today = today
        self.prose = Prose()
        self.env = templates(folders)
        self.env.globals["say"] = say
        self.env.globals["count"] = count
        self.env.globals["tell"] = tell
        self.env.filters["initials"] = initials
        self.env.filters["hue"] = hue
        self.env.filters.update(tables.FILTERS)
        self.env.filters["parts"] = inner_parts
        self.env.filters["fan"] = fan
        self.env.filters["placed"] = placed
        self.env.filters["groups"] = groups
        self.env.filters["begun"] = begun
        self.env.tests["about"] = about

    def page(self, spec: Spec, view: View, base: str) -> Rendered:
        """One page; `base` leads from it to the root of the site."""
        note_path = spec.note.path if spec.note else ""
        words = Words(self.reach, base, note_path)
        taken = {START}
        parts = [part for part in (_part(block, taken) for block in view.blocks) if shown(part)]
        template = self.env.select_template([f"netnotes/{spec.name}.html", "netnotes/page.html"])
        html = template.render(
            view=view, parts=parts, words=words, start=START, note=spec.note,
            name=spec.name, open_url=words.place_url(f"{note_path}:1") if note_path else None,
            portrait=self._portrait(spec, words), prose=self._prose(words),
        )  # fmt: skip
        html += self.env.get_template("netnotes/foot.html").render(
            words=words, day=self._day() if view.dated else None
        )
        return Rendered(
            html, _headings(view, parts), spec.name in _WIDE or any(map(_is_wide, parts))
        )

    def _day(self) -> Day | None:
        """The day that a page speaks of, in full."""
        return Day(weekday(self.today), self.today.isoformat()) if self.today else None

    def _prose(self, words: Words) -> Any:
        """What renders a block of prose on this page: pictures are looked for beside its note."""

        def render(source: str, path: str) -> Markup:
            return self.prose.html(source, Words(words.reach, words.base, path))

        return render

    @staticmethod
    def _portrait(spec: Spec, words: Words) -> str | None:
        photo = spec.note.values.get("photo") if spec.note else None
        return words.picture_url(photo) if isinstance(photo, str) else None


def unmade(spec: Spec) -> Rendered:
    """What stands in for a page that could not be made; no template is asked, for it may be the one."""
    said = say(
        "This page could not be made. That is a fault of the program or of a template, not of your "
        "notes, which are untouched."
    )
    html = Markup(
        '<div class="nn-page"><h1 id="{}">{}</h1><p class="nn-warning">{}</p></div>'
    ).format(START, spec.title, said)
    # As plain text from here on: the theme's HTML around it would be escaped by a Markup beside it.
    return Rendered(str(html), [_heading(1, START, spec.title, [])], wide=False)


def _part(block: Block, taken: set[str]) -> Part:
    title = getattr(block, "title", "")
    kind = type(block).__name__.lower()
    return Part(block, kind, anchor(title, taken) if title else "", title)


def inner_parts(blocks: Sequence[Block]) -> list[Part]:
    """Blocks inside of another one: what they are called stands in a smaller heading, with no id."""
    found = (Part(b, type(b).__name__.lower(), "", getattr(b, "title", "")) for b in blocks)
    return [part for part in found if shown(part)]


def shown(part: Part) -> bool:
    """Whether a block is drawn: a list of nothing is left out unless it says something of it."""
    block: Any = part.block
    for name in ("items", "rows", "cards", "moments", "entries"):
        held = getattr(block, name, None)
        if held is not None:
            return bool(held or getattr(block, "empty", ""))
    return True


def _is_wide(part: Part) -> bool:
    wide = getattr(part.block, "wide", False)
    return wide or len(getattr(part.block, "columns", ())) >= _MANY_COLUMNS


def _headings(view: View, parts: list[Part]) -> list[dict[str, Any]]:
    """The page's title with the headings below it."""
    below = [_heading(2, part.id, part.title, []) for part in parts if part.id]
    return [_heading(1, START, view.title, below)]


def _heading(level: int, id_: str, title: str, children: list[dict[str, Any]]) -> dict[str, Any]:
    return {"level": level, "id": id_, "name": str(escape(title)), "children": children}


def about(card: Card, note: Note | None) -> bool:
    """Whether a card is about the note on whose page it stands, so that its name says nothing new."""
    return note is not None and any(
        isinstance(part, Link) and part.to == note.slug for part in card.head
    )


def placed(text: Text) -> bool:
    """Whether words say at which line of a note they stand."""
    return any(isinstance(part, Link) and part.kind == "place" for part in text)


def begun(text: str) -> str:
    """A sentence with the first letter of one."""
    return text[:1].upper() + text[1:]


def groups(moments: Sequence[Moment]) -> set[str]:
    """Which kinds of contact there are in a timeline; `other` is what has no kind."""
    return {moment.group or "other" for moment in moments}


def initials(name: str) -> str:
    """One or two letters that stand for a name where there is no picture."""
    words = [
        w for w in name.replace("-", " ").split() if w and unicodedata.category(w[0])[0] in "LN"
    ]
    if not words:
        return "·"
    return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper()


def hue(name: str) -> int:
    """One of a few colours, the same for the same name."""
    return blake2b(name.encode("utf-8", "surrogatepass"), digest_size=1).digest()[0] % _HUES
