"""Contacts in the YAML form of khard: the properties of a card, in its words.

One contact or several, parted by `---`; the comments of its template mean nothing. What a property
says is read as on a card (`vcard`), so that khard's own objects (`Private`) are kept in the same way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from netnotes.importers.candidate import Candidate, Found, Place, Skipped
from netnotes.importers.card_lines import RawCard
from netnotes.importers.card_person import person_of
from netnotes.importers.cards import Card
from netnotes.importers.source import Source
from netnotes.model.compose import compose
from netnotes.model.nodes import Items, Node, Pairs, Scalar
from netnotes.sentences import say

TITLE = "khard contacts (YAML)"
_SUFFIXES = (".yaml", ".yml")
#: So many files of a folder are looked at.
_LOOK = 5
_KEY = re.compile(r"([A-Z][A-Za-z ]{2,20}?) *:(?: |\Z)")
_NAMES = frozenset(("Formatted name", "First name", "Last name"))
_KNOWN = _NAMES | frozenset(
    """Prefix Additional Suffix Nickname Anniversary Birthday Organisation Title Role Phone Email
    Address Categories Webpage Private Note Kind""".split()
)
_PARTED = re.compile(r"(?:---|\.\.\.)[ \t]*(?:#.*)?")
#: Lines that hold nothing: blank ones, comments, and what YAML says of itself.
_NOTHING = re.compile(r"[ \t]*(?:#.*)?|%.*")
#: Properties of one text or several, by khard's words.
_PLAIN = {
    "Formatted name": "FN", "Kind": "KIND", "Title": "TITLE", "Role": "ROLE", "Webpage": "URL",
    "Note": "NOTE",
}  # fmt: skip
_NAME = ("Last name", "First name", "Additional", "Prefix", "Suffix")
_PLACE = ("Box", "Extended", "Street", "City", "Region", "Code", "Country")
_DAYS = {"Birthday": "BDAY", "Anniversary": "ANNIVERSARY"}
_MANY = {"Nickname": "NICKNAME", "Categories": "CATEGORIES"}
_MAPS = {"Phone": "TEL", "Email": "EMAIL", "Address": "ADR"}
#: What a label may be that is a type of a card; any other is a name that somebody gave.
_TYPES = frozenset(
    """bbs car cell fax home internet isdn modem msg pager pcs pref text textphone video voice work
    x400 dom intl parcel postal""".split()
)


def identify(source: Source) -> int:
    """Sure where three of its keys stand at the left, one of them for a name."""
    return 90 if any(_is_form(source, member) for member in _members(source)[:_LOOK]) else 0


def _members(source: Source) -> list[str]:
    return [source.first] if source.first else source.ending(*_SUFFIXES)


def _is_form(source: Source, member: str) -> bool:
    lines = source.head_text(member).splitlines()
    keys = {found[1] for line in lines if (found := _KEY.match(line))}
    return bool(keys & _NAMES) and len(keys & _KNOWN) > 2


def extract(source: Source) -> Iterator[Found]:
    """A candidate a document."""
    for member in _members(source):
        if not source.first and not _is_form(source, member):
            continue
        encoding = source.encoding(member)
        documents = _documents(source.read(member).decode(encoding, "replace"))
        for number, (line, text) in enumerate(documents, 1):
            form, at, why = _read(text, line)
            place = source.place(at, "line", member)
            if form is None:
                yield Skipped(place, why, broken=True)
            else:
                yield _contact(source, member, number, form, place)


def _read(text: str, line: int) -> tuple[Pairs | None, int, str]:
    """The document that begins on a line; else None, on which line it ends and why."""
    node, problems = compose(text, first_line=line)
    if isinstance(node, Pairs):
        return node, line, ""
    if node is None and problems:
        why = say("it cannot be read: {why}", why=problems[-1].message)
        return None, problems[-1].span.line, why
    return None, line, say("it is no contact, but a text or a list")


def _documents(text: str) -> Iterator[tuple[int, str]]:
    """The documents that hold something, each with the line on which it begins."""
    begin, gathered = 1, list[str]()
    lines = text.replace("\r\n", "\n").split("\n")
    for number, line in enumerate([*lines, "---"], 1):
        if not _PARTED.fullmatch(line):
            gathered.append(line)
            continue
        if not all(_NOTHING.fullmatch(one) for one in gathered):
            yield begin, "\n".join(gathered) + "\n"
        begin, gathered = number + 1, []


def _contact(source: Source, member: str, number: int, form: Pairs, at: Place) -> Found:
    found = person_of(source, member, Card(RawCard(number, _Form(form).lines, [])))
    if isinstance(found, Candidate):
        return replace(found, at=at, found_in=())
    return found._replace(at=at)


class _Form:
    """The lines of the card that a form is."""

    def __init__(self, form: Pairs) -> None:
        self.lines: list[bytes] = []
        self.groups = 0
        said = {key.text.strip(): node for key, node in form.pairs}
        if any(name in said for name in _NAME):
            parts = [" ".join(_texts(said.get(name))) for name in _NAME]
            self.add("N", ";".join(map(_escaped, parts)))
        for key, node in said.items():
            self.take(key, node)

    def add(self, head: str, value: str, label: str = "") -> None:
        """A line of the card; a label goes to it by a group."""
        if label:
            self.groups += 1
            head = f"item{self.groups}.{head}"
            self.add(f"item{self.groups}.X-ABLabel", _escaped(label))
        self.lines.append(f"{head}:{value}".encode("utf-8", "replace"))

    def take(self, key: str, node: Node) -> None:
        """What stands under a key."""
        if key in _PLAIN:
            for said in _texts(node):
                self.add(_PLAIN[key], _escaped(said))
        elif key in _MANY:
            if found := _texts(node):
                self.add(_MANY[key], ",".join(map(_escaped, found)))
        elif key in _DAYS:
            for said in _texts(node)[:1]:
                self.add(_DAYS[key], _escaped(said.removeprefix("text=").strip()))
        elif key in _MAPS:
            self.labelled(_MAPS[key], node)
        elif key == "Organisation":
            for one in node.items if isinstance(node, Items) else [node]:
                if found := _texts(one):
                    self.add("ORG", ";".join(map(_escaped, found)))
        elif key == "Private":
            for name, value in node.pairs if isinstance(node, Pairs) else ():
                self.private(name.text, value)
        elif key not in _KNOWN:
            self.private(key, node)

    def private(self, name: str, node: Node) -> None:
        """An object of one's own, as khard writes it to a card: `X-` before its name."""
        plain = re.sub(r"[^A-Za-z0-9]+", "-", name).strip("-")
        for said in _texts(node) if plain else ():
            self.add(f"X-{plain[:60]}", _escaped(said))

    def labelled(self, name: str, node: Node) -> None:
        """Numbers and addresses, under `cell, pref` or a name of one's own."""
        for key, value in node.pairs if isinstance(node, Pairs) else [(None, node)]:
            words = [word.strip() for word in (key.text if key else "").split(",")]
            types = [word.casefold() for word in words if word.casefold() in _TYPES]
            mine = ", ".join(word for word in words if word.casefold() not in _TYPES)
            head = f"{name};TYPE={','.join(types)}" if types else name
            for said in _places(value) if name == "ADR" else map(_escaped, _texts(value)):
                self.add(head, said, mine)


def _places(node: Node) -> Iterator[str]:
    """The addresses of a label: a map of their parts, a list of maps, or a text for the street."""
    for one in node.items if isinstance(node, Items) else [node]:
        if isinstance(one, Pairs):
            parts = [", ".join(_texts(one.get(part))) for part in _PLACE]
        else:
            parts = ["", "", ", ".join(_texts(one)), "", "", "", ""]
        if any(parts):
            yield ";".join(map(_escaped, parts))


def _texts(node: Node | None) -> list[str]:
    """The texts of a value, a list, or lists in a list."""
    if isinstance(node, Scalar):
        return [] if node.left_out or not node.text.strip() else [node.text.strip()]
    if isinstance(node, Items):
        return [said for one in node.items for said in _texts(one)]
    return [said for _, one in node.pairs for said in _texts(one)] if node is not None else []


def _escaped(text: str) -> str:
    said = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return "\\n".join(said.splitlines())
