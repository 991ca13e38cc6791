"""People in an Org file, as org-contacts keeps them: a heading each, its properties in a drawer.

A heading is somebody's if its drawer says one of EMAIL, PHONE, ADDRESS, BIRTHDAY, ALIAS, NICKNAME. What
IGNORE names (an address that is no longer theirs) is left out; an IGNORE of `t` or `yes` leaves the whole
entry out. The tags of the heading become tags; the text below it, with that of the headings in it, prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from netnotes.importers.address_book import AddressBook
from netnotes.importers.candidate import Candidate, Found, Job, Labelled, Remark, Skipped
from netnotes.importers.source import Source
from netnotes.importers.values import label_of, web
from netnotes.sentences import say

TITLE = "org-contacts (Org)"
_LOOK = 20
_HEADING = re.compile(r"(\*+) +(\S.*)")
_PROPERTY = re.compile(r"\s*:([\w-]+?)\+?:(?: +(.*))?")
_DRAWER = re.compile(r"\s*:[\w-]+:\s*")
_PLANNING = re.compile(r"\s*(?:SCHEDULED|DEADLINE|CLOSED):")
_TAGS = re.compile(r":[\w@#%:]+:")
_LINK = re.compile(r"\[\[([^\[\]]+)\](?:\[([^\[\]]+)\])?\]")
_SCHEME = re.compile(r"(?:mailto|tel|callto):")
_CONTACT = frozenset("EMAIL PHONE ADDRESS BIRTHDAY ALIAS NICKNAME".split())
#: What programs keep for themselves.
_SILENT = frozenset("ID CUSTOM_ID CREATED ICON LAST_READ_MAIL CATEGORY VISIBILITY IGNORE".split())
_ORG = ("COMPANY", "ORG", "ORGANIZATION", "ORGANISATION")
_TITLE = ("TITLE", "ROLE")
_PAGES = ("URL", "HOMEPAGE", "WEBSITE", "LINKEDIN", "GITHUB")
_TAKEN = _CONTACT | _SILENT | {"NOTE", *_ORG, *_TITLE, *_PAGES}
_WHOLE = frozenset(("t", "yes", "true"))


@dataclass
class _Entry:
    """A heading with what stands below it."""

    line: int
    level: int
    title: str
    tags: tuple[str, ...] = ()
    #: The properties of its drawer, each with its values.
    drawer: dict[str, list[str]] = field(default_factory=dict)
    body: list[str] = field(default_factory=list)

    @property
    def is_contact(self) -> bool:
        """Whether it is somebody's."""
        return not _CONTACT.isdisjoint(self.drawer)

    @property
    def said(self) -> dict[str, str]:
        """The properties, those with several values as a list with commas."""
        return {name: ", ".join(values) for name, values in self.drawer.items()}


def identify(source: Source) -> int:
    """Sure where a heading has a drawer with a property of contacts."""
    return 88 if any(_has_contacts(source, member) for member in _members(source)[:_LOOK]) else 0


def _members(source: Source) -> list[str]:
    return [source.first] if source.first else source.ending(".org")


def _has_contacts(source: Source, member: str) -> bool:
    head = source.head_text(member)
    return ":PROPERTIES:" in head.upper() and any(e.is_contact for e in _entries(head.splitlines()))


def extract(source: Source) -> Iterator[Found]:
    """A candidate a heading that is a contact."""
    for member in _members(source):
        text = source.read(member).decode(source.encoding(member), "replace")
        others = 0
        for entry in _gathered(_entries(text.splitlines())):
            if not entry.is_contact:
                others += bool(entry.drawer)
            elif _WHOLE & {entry.said.get("IGNORE", "").casefold()}:
                why = say("it is marked to be ignored")
                yield Skipped(source.place(entry.line, "line", member), why)
            else:
                yield _person(source, member, entry)
        if others:
            why = say("no property of it is that of a contact")
            yield Skipped(source.place(member=member), why, records=others)


def _entries(lines: list[str]) -> Iterator[_Entry]:
    """The headings of a file; a drawer that never ends ends with its entry."""
    entry: _Entry | None = None
    drawer = ""
    for number, raw in enumerate(lines, 1):
        line = raw.rstrip().replace("\0", "")
        heading = _HEADING.fullmatch(line)
        if heading:
            if entry:
                yield entry
            drawer = ""
            entry = _heading(number, len(heading[1]), heading[2])
        elif entry is None or _PLANNING.match(line) or line.startswith("#"):
            continue
        elif drawer:
            found = _PROPERTY.fullmatch(line)
            if line.strip().upper() == ":END:":
                drawer = ""
            elif drawer == ":PROPERTIES:" and found:
                _add(entry.drawer, found[1].upper(), (found[2] or "").strip())
            elif drawer == ":PROPERTIES:":  # it was never closed
                drawer = ""
                entry.body.append(line)
        elif _DRAWER.fullmatch(line):
            drawer = line.strip().upper()
        else:
            entry.body.append(line)
    if entry:
        yield entry


def _heading(number: int, level: int, title: str) -> _Entry:
    words = title.split()
    tags: tuple[str, ...] = ()
    if len(words) > 1 and _TAGS.fullmatch(words[-1]):
        tags = tuple(dict.fromkeys(filter(None, words.pop().split(":"))))
    return _Entry(number, level, _plain(" ".join(words)), tags)


def _add(said: dict[str, list[str]], name: str, value: str) -> None:
    """A property; written twice, or with a `+`, it has both values; without one it says nothing."""
    if value:
        said.setdefault(name, []).append(value)


def _gathered(entries: Iterator[_Entry]) -> Iterator[_Entry]:
    """The entries; one below a contact that has no drawer of its own belongs to the contact's text."""
    last: _Entry | None = None
    for entry in entries:
        if last and last.is_contact and entry.level > last.level and not entry.drawer:
            last.body += ["", entry.title, *entry.body]
            continue
        if last:
            yield last
        last = entry
    if last:
        yield last


def _person(source: Source, member: str, entry: _Entry) -> Candidate:
    said = entry.said
    book = AddressBook(source.place(entry.line, "line", member))
    ignored = {one.casefold() for one in re.split(r"[,;\s]+", said.get("IGNORE", "")) if one}
    ignored |= {one.casefold() for one in _several(said.get("IGNORE", ""), r"[,;]")}
    names = [
        *_several(said.get("ALIAS", ""), r"[,;]"),
        *_several(said.get("NICKNAME", ""), r"[,;]"),
    ]
    fields = [
        *_several(said.get("EMAIL", ""), r"[,;\s]"),
        *_several(said.get("PHONE", ""), r"[,;]"),
    ]
    for one in [*names, *fields]:
        if one.casefold() in ignored:
            book.left(one, say("IGNORE names it"))
    birthday = said.get("BIRTHDAY", "").strip("<>[] ")
    org, title = (next((said[n] for n in known if said.get(n)), "") for known in (_ORG, _TITLE))
    for name, value in said.items():
        if name not in _TAKEN:
            book.fields[f"x-{re.sub(r'[^a-z0-9]+', '-', name.casefold()).strip('-')}"] = value
    body = "\n".join(_plain(line) for line in entry.body).strip()
    return Candidate(
        at=book.at,
        name=entry.title,
        aliases=tuple(one for one in dict.fromkeys(names) if one.casefold() not in ignored),
        emails=_kept(said.get("EMAIL", ""), r"[,;\s]", ignored),
        phones=_kept(said.get("PHONE", ""), r"[,;]", ignored),
        links=tuple(_pages(said, book)),
        jobs=(Job(_plain(org), _plain(title)),) if org or title else (),
        address=_plain(said.get("ADDRESS", "")),
        birthday=book.day("birthday", birthday) if birthday else "",
        tags=entry.tags,
        remarks=tuple(Remark(one) for one in (_plain(said.get("NOTE", "")), body) if one),
        fields=book.fields,
        left_out=tuple(book.left_out),
    )


def _pages(said: dict[str, str], book: AddressBook) -> Iterator[Labelled]:
    for name in _PAGES:
        for one in _several(said.get(name, ""), r"[,;\s]"):
            page = web(one)
            if page:
                yield Labelled(page, label_of(page))
            else:
                book.left(f"{name.casefold()}: {one}", say("it is no address of the web"))


def _kept(text: str, separators: str, ignored: set[str]) -> tuple[Labelled, ...]:
    found = dict.fromkeys(_several(text, separators))
    return tuple(Labelled(one) for one in found if one.casefold() not in ignored)


def _several(text: str, separators: str) -> list[str]:
    """The values of a property; of a link, what it leads to."""
    bare = _SCHEME.sub("", _LINK.sub(r"\1", text))
    return [one.strip() for one in re.split(separators, bare) if one.strip()]


def _plain(text: str) -> str:
    """Text with links as they are read."""
    return _LINK.sub(lambda found: found[2] or found[1], text)
