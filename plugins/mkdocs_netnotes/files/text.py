"""The text of the notes, in which the quick switcher finds words: `finder-texts.js` reads it.

It lies in parts of some hundred notes, so that one edited note changes one part; which part a note is in
depends on its slug alone. A part is UTF-8: of each note its address, then its lines, then a NUL. Where a
line has a tab, what stands before it is said, and never searched. `text.json` has a number for each part,
another one for each text of it.

Only what the note's own page shows is in it: of the front matter what is words, of the body all but
comments, and of a note that cannot be read nothing. Nobody asks for a part until somebody types.
"""

from __future__ import annotations

import builtins
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property, partial
from hashlib import blake2b
from typing import TYPE_CHECKING, Any
from zlib import crc32

import netnotes
from mkdocs_netnotes.defaults import ASSETS
from netnotes.model.watched import EVERYTHING
from netnotes.sentences import mark, say, spoken

if TYPE_CHECKING:
    from mkdocs_netnotes.site import Site
    from netnotes.model.note import Note

#: Where the list of the parts stands in the site, and a part, by its number.
LIST = f"{ASSETS}/text.json"
PLACE = f"{ASSETS}/text/{{}}.txt"
#: So many notes share a part at most, but for chance: 400 kB of such as people write.
MOST = 200

#: Fields that hold a word or a list of words, with what a page says before them.
_ABOUT = {
    "pronouns": mark("Pronouns"), "interests": mark("Interests"), "vibe": mark("Between us"),
    "timezone": mark("Time zone"), "source": mark("Known from"), "met_at": mark("Met"),
}  # fmt: skip
#: Of these nothing is told of the dead.
_WISHES = {
    "needs": mark("Looks for"), "offers": mark("Can help with"), "prefers": mark("Likes"),
    "avoid": mark("Rather not"), "willing": mark("Would say yes to"),
    "target_roles": mark("Would like to work as"), "preferences_source": mark("Preferences read"),
}  # fmt: skip
_OF_ORGS = {
    "product": mark("About"), "target_roles": mark("You would work as"),
    "referral_terms": mark("Referral programme"), "engineering_blog": mark("engineering blog"),
    "careers": mark("careers"),
}  # fmt: skip
#: Lists of small tables: the keys of them that are words.
_TABLES = {
    "past": (mark("Before"), ("title", "org")),
    "knows": (mark("Knows"), ("ref", "name", "title", "org")),
    "related": (mark("Knows"), ("to",)),
    "gifts": (mark("Gift"), ("what",)),
    "asks": (mark("Ask"), ("what",)),
    "openings": (mark("Opening"), ("title",)),
}
#: Begins a line of its own, where any other goes on with the paragraph above it.
_OWN_LINE = re.compile(r"[ \t]*(?:[-*+>|#~`]|\d{1,9}[.)][ \t])")


def parts(site: Site) -> Mapping[str, Callable[[], bytes]]:
    """The list of the parts, and each of them, by its place in the site, as what makes it."""
    shared = _Shared(site)
    made = {PLACE.format(number): partial(shared.part, number) for number in range(shared.number)}
    return {LIST: shared.list, **made}


def versions(site: Site) -> list[str]:
    """What tells each part from any other text under its name, by the numbers of the parts."""
    return _Shared(site).versions


class _Shared:
    """The notes of a site that can be read, shared out when somebody asks for one of the parts."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.number = 1
        while self.number * MOST < len(site.snapshot.network.notes):
            self.number *= 2

    @cached_property
    def members(self) -> list[list[tuple[str, Note]]]:
        """The notes with their addresses, by the part that they are in."""
        notes, addresses = self.site.snapshot.network.notes, self.site.addresses
        shared: list[list[tuple[str, Note]]] = [[] for _ in range(self.number)]
        for key in sorted(notes):
            note = notes[key]
            if key in addresses and not note.broken:
                part = crc32(key.encode("utf-8", "replace")) % self.number
                shared[part].append((addresses[key], note))
        return shared

    def part(self, number: int) -> bytes:
        """One part, of which its version tells all that it is made of."""
        network = self.site.snapshot.network
        return network.part("text", number, lambda: _made(self.members[number]))

    def list(self) -> bytes:
        """What tells each part from any other text under its name."""
        self.site.snapshot.network.looked_at(*EVERYTHING)  # known already or not
        return json.dumps(self.versions).encode("ascii")

    @cached_property
    def versions(self) -> builtins.list[str]:
        """The same, by the numbers of the parts."""
        return [_version(members) for members in self.members]


def _version(members: list[tuple[str, Note]]) -> str:
    made_by = f"{netnotes.__version__} {spoken().state}"
    made_of = "\n".join((made_by, *(f"{at} {note.hash}" for at, note in members)))
    return blake2b(made_of.encode("utf-8", "replace"), digest_size=6).hexdigest()


def _made(members: list[tuple[str, Note]]) -> bytes:
    """One part."""
    texts = ("\n".join((at, *lines(note))).replace("\0", " ") for at, note in members)
    return "".join(f"{text}\0" for text in texts).encode("utf-8", "replace")


def lines(note: Note) -> Iterator[str]:
    """What a note says, a line each: what matters first, then the prose, the log and the fields.

    References stand as they were written; the script knows by which name to call them.
    """
    said = note.glance()
    found = [] if note.is_org else list(_sections(said))
    for _, text in said["prose"]:
        found += paragraphs(text)
    for entry in said["log"]:
        found += _entry(entry)
    if not note.is_org:
        found += _promises(note, found)
    yield from found
    yield from _fields(note)


def _sections(said: Mapping[str, Any]) -> Iterator[str]:
    yield from paragraphs(said["why"])
    for ordinal, text, _ in (*said["mind"], *said["news"]):
        yield from paragraphs(f"{_day(ordinal)} {text}")
    for text, _, _ in said["questions"]:
        yield from paragraphs(text)
    for ordinal, word, org, thanks, text, _ in said["milestones"]:
        at = f" at [[{org}]]" if org else ""
        thanks_to = f" thanks to {', '.join(f'[[{who}]]' for who in thanks)}" if thanks else ""
        yield from paragraphs(f"{_day(ordinal)} {word}{at}{thanks_to} {text}")


def _promises(note: Note, found: list[str]) -> Iterator[str]:
    """What is promised and stands in none of these lines: among the entries of the log, say."""
    for task in note.tasks:
        text = _even(task.text)
        if not task.done and not any(text in line for line in found):
            yield text


def _day(ordinal: int) -> str:
    return date.fromordinal(ordinal).isoformat() if ordinal else ""


def _entry(entry: tuple[Any, ...]) -> list[str]:
    """An entry of the log as it is written: day, time, channel, company, place, and what was said."""
    ordinal, time, channel, _, direction, _, people, place, text, *_ = entry
    company = ", ".join(f"[[{target}]]" if linked else target for target, linked, *_ in people)
    head = (
        _day(ordinal), time, channel, direction, company and f"with {company}", place and f"at {place}",
    )  # fmt: skip
    return paragraphs(f"{' '.join(filter(None, head))}: {text}")


def _fields(note: Note) -> Iterator[str]:
    """What the front matter says in words, each behind its label."""
    values = note.values
    words = _OF_ORGS if note.is_org else _ABOUT if values.get("died") else _ABOUT | _WISHES
    for key, label in words.items():
        if key in values:
            found = values[key]
            yield _labelled(say(label), [found] if isinstance(found, str) else found)
    for key, label in (("email", mark("E-mail")), ("phone", mark("Phone"))):
        for value, *more in values.get(key, ()):
            yield _labelled(say(label), [value, *filter(None, more)])
    if "introduced_by" in values:
        yield _labelled(say("Introduced by"), [_referred(values["introduced_by"])])
    for label, url in values.get("links", {}).items():
        yield _labelled(say("Links"), [f"{label} {url}"])
    for key, (label, keys) in _TABLES.items():
        for row in values.get(key, ()):
            yield _labelled(say(label), [_referred(row[name]) for name in keys if name in row])
    for key, text in values.get("+", ()):
        yield _labelled(key, [text])


def _referred(value: Any) -> str:
    """A text, or a reference as it is written."""
    if isinstance(value, str):
        return value
    target, linked = value[:2]
    return f"[[{target}]]" if linked else target


def _labelled(label: str, words: Iterable[str]) -> str:
    return f"{_even(label)}\t{_even(', '.join(filter(None, words)))}"


def _even(text: str) -> str:
    """A text on one line, with one blank between its words."""
    return " ".join(text.split())


def paragraphs(text: str) -> list[str]:
    """A text with each of its paragraphs on a line; items of lists, headings and rows are paragraphs."""
    if "\n" not in text:
        return [even] if (even := _even(text)) else []
    found: list[str] = []
    going_on = False
    for line in text.split("\n"):
        even = _even(line)
        if even and going_on and not _OWN_LINE.match(line):
            found[-1] += f" {even}"
        elif even:
            found.append(even)
        going_on = bool(even)
    return found
