"""Cards (vCard 3.0 and 4.0) of notes: the table of fields says which property a field is.

vobject is not used for writing: tried with 0.9.9, it folds at 75 characters instead of 75 bytes, so
that a line of 70 accented letters stays too long; it knows no 4.0; and it sorts the properties, which
parts a property from its label. What a card needs is an escape and a fold.

A birthday in 1604 or 1900 is written as it is, but an import takes these years for none, since that is
what other programs mean by them. A picture is a file of this machine and does not go along.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Iterator
from typing import Literal

from netnotes import __version__
from netnotes.config import Settings
from netnotes.exporters._private import fields_that_go_out, is_public
from netnotes.model.edit import Value
from netnotes.model.edits.fields import value_of
from netnotes.model.edits.tree import Tree
from netnotes.model.network import Network
from netnotes.model.new import card_uid
from netnotes.model.note import Note, fold
from netnotes.model.parse import decode, split
from netnotes.model.values.kind import Reader
from netnotes.model.values.many import Address
from netnotes.model.values.partial_date import PartialDate
from netnotes.raw import read_bytes

Version = Literal["3.0", "4.0"]
_FOLD = 75
#: What came from a card and has no field of its own is kept under this (`netnotes import`).
_KEPT = "x-vcard-"
_OURS = "X-NETNOTES-"
#: Labels that cards have a TYPE for.
_TYPES = {"home": "home", "work": "work", "mobile": "cell"}
#: These are written at the beginning of each card, or not at all.
_ELSEWHERE = frozenset(("FN", "KIND", "PHOTO", "RELATED"))


def cards(
    network: Network,
    settings: Settings,
    version: Version,
    *,
    private: bool,
    apple: bool = False,
) -> Iterator[bytes]:
    """A card a note, by name; a note that cannot be read has none.

    `apple` is for 3.0: birthdays and other days without a year are written as Apple's programs do.
    """
    notes = sorted(network.everything, key=lambda note: (fold(note.called), note.key))
    for note in notes:
        if not note.broken:
            card = _Card(network, note, version, apple=apple)
            card.write()
            if private:
                card.write_private(settings)
            yield card.bytes()


class _Card:
    """A card on the way."""

    def __init__(self, network: Network, note: Note, version: Version, *, apple: bool) -> None:
        self.network = network
        self.note = note
        self.new = version == "4.0"
        self.apple = apple
        self.version = version
        self.lines: list[str] = []
        self.groups = 0

    def bytes(self) -> bytes:
        """The card, folded."""
        return b"".join(map(folded, [*self.lines, "END:VCARD"]))

    def write(self) -> None:
        """What stands on a card, in the order of the fields."""
        note = self.note
        self.lines += ["BEGIN:VCARD", f"VERSION:{self.version}"]
        self.add("PRODID", f"-//netnotes//{__version__}//EN")
        kept = {key: said for key, said in note.values.get("+", ()) if key.startswith(_KEPT)}
        self.add("UID", kept.pop(f"{_KEPT}uid", "") or card_uid(note.slug))
        self.add("FN", note.called)
        if note.is_org:
            self.lines.append("N:;;;;")
            self.add("KIND" if self.new else "X-ABShowAs", "org" if self.new else "COMPANY")
            if not self.new:
                self.add("ORG", note.called)
        else:
            given, _, family = note.called.rpartition(" ")
            self.lines.append(f"N:{escaped(family if given else '')};{escaped(given or family)};;;")
        for name in fields_that_go_out(type(note), private=False):
            vcard = type(note).fields[name].vcard
            if note.has(name) and vcard not in _ELSEWHERE:
                WRITERS[vcard](self, getattr(note, name))
        for key, said in kept.items():
            self.add(self.property_of(key), said)

    def property_of(self, key: str) -> str:
        """The property that a kept key was: `x-vcard-lang` is LANG, `x-vcard-shoe-size` X-SHOE-SIZE."""
        name = key.removeprefix(_KEPT).upper()
        plain = "".join(c if c.isascii() and c.isalnum() else "-" for c in name)
        return plain if plain in _STANDARD else f"X-{plain}"

    def write_private(self, settings: Settings) -> None:
        """What is between us: fields as X-NETNOTES-…, and the prose; all else only goes as JSON."""
        raw = read_bytes(settings.root / self.note.path)
        found = split(decode(raw)[0], Reader()) if isinstance(raw, bytes) else None
        root = Tree(found[0]).root if found and found[0] is not None else None
        for key, node in root.pairs if root else ():
            name = key.text
            table = type(self.note)
            if name not in table.fields or is_public(table, name) or not self.note.has(name):
                continue
            value: Value = value_of(node)
            said = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
            self.add(f"{_OURS}{name.upper().replace('_', '-')}", said)
        prose = "\n".join(text for _, text in self.note.prose)
        if prose:
            self.add("NOTE", prose)

    def add(self, name: str, said: str, label: str = "", kind: str = "") -> None:
        """A property, with a label that is its TYPE where there is one for it."""
        head = f"{name};TYPE={kind}" if kind else name
        if label:
            self.groups += 1
            head = f"item{self.groups}.{head}"
        self.lines.append(f"{head}:{escaped(said)}")
        if label:
            self.lines.append(f"item{self.groups}.X-ABLabel:{escaped(label)}")

    def listed(self, name: str, said: list[str]) -> None:
        """A property that holds a list."""
        self.lines.append(f"{name}:{','.join(map(escaped, said))}")

    def addresses(self, name: str, said: list[Address]) -> None:
        """Addresses, each with its label."""
        for one in said:
            kind = _TYPES.get(one.label, "")
            self.add(name, one.value, "" if kind else one.label, kind)

    def day(self, day: PartialDate) -> str:
        """A day as this version writes it."""
        said = str(day)
        return said.replace("-", "") if self.new and day.year and day.day else (
            f"--{day.month:02}{day.day:02}" if self.new and not day.year else said
        )  # fmt: skip

    def dated(self, name: str, day: PartialDate, label: str = "") -> None:
        """A day that Apple's programs know; without a year it says so in their way, if that is asked for.

        1604 is the year that they have for none; it has a 29 February.
        """
        if self.apple and not day.year:
            self.add(f"{name};X-APPLE-OMIT-YEAR=1604", f"1604-{day.month:02}-{day.day:02}", label)
        else:
            self.add(name, self.day(day), label)

    def days(self, said: dict[str, PartialDate]) -> None:
        """Days that come round: anniversaries have a property, others a label."""
        for label, day in sorted(said.items(), key=lambda one: one[0] != "anniversary"):
            if label == "anniversary":
                self.add("ANNIVERSARY" if self.new else "X-ANNIVERSARY", self.day(day))
            else:
                self.dated("X-ABDATE", day, label)

    def links(self, said: dict[str, str]) -> None:
        """Pages, each with its label."""
        for label, url in said.items():
            self.add("URL", url, label)

    def employer(self, said: object) -> None:
        """Where they work, by the name of its note where there is one."""
        org = self.network.org(said)  # type: ignore[arg-type]
        self.add("ORG", org.called if org is not None else str(getattr(said, "target", said)))

    def since_then(self, name: str, said: str) -> None:
        """A property that 3.0 does not know, and has an `X-` there."""
        self.add(name if self.new else f"X-{name}", said)


#: How the value of a field is written, by the property that the table of fields names.
WRITERS: dict[str, Callable[[_Card, object], None]] = {
    "NICKNAME": lambda card, said: card.listed("NICKNAME", said),  # type: ignore[arg-type]
    "PRONOUNS": lambda card, said: card.since_then("PRONOUNS", str(said)),
    "EMAIL": lambda card, said: card.addresses("EMAIL", said),  # type: ignore[arg-type]
    "TEL": lambda card, said: card.addresses("TEL", said),  # type: ignore[arg-type]
    "URL": lambda card, said: card.links(said),  # type: ignore[arg-type]
    "ADR locality": lambda card, said: card.lines.append(f"ADR:;;;{escaped(str(said))};;;"),
    "TZ": lambda card, said: card.add("TZ", str(said)),
    "ORG": lambda card, said: card.employer(said),
    "TITLE": lambda card, said: card.add("TITLE", str(said)),
    "BDAY": lambda card, said: card.dated("BDAY", said),  # type: ignore[arg-type]
    "ANNIVERSARY": lambda card, said: card.days(said),  # type: ignore[arg-type]
    "CATEGORIES": lambda card, said: card.listed("CATEGORIES", said),  # type: ignore[arg-type]
    "DEATHDATE": lambda card, said: card.since_then("DEATHDATE", str(said)),
}
#: Properties of the standards that an import keeps as they are; all others begin with `X-`.
_STANDARD = frozenset(
    "LANG CALURI FBURL CALADRURI LANGUAGE GRAMGENDER ORG-DIRECTORY CREATED JSPROP".split()
)


def escaped(text: str) -> str:
    """Text as a value: one line, with the separators of cards escaped; accents as an import has them."""
    said = (
        unicodedata.normalize("NFC", text)
        .replace("\\", "\\\\")
        .replace(";", "\\;")
        .replace(",", "\\,")
    )
    return said.replace("\r\n", "\\n").replace("\n", "\\n").replace("\r", "\\n")


def folded(line: str) -> bytes:
    """A line in UTF-8, folded at 75 bytes, never within a character."""
    raw = line.encode("utf-8", "replace")
    if len(raw) <= _FOLD:
        return raw + b"\r\n"
    parts: list[bytes] = []
    while len(raw) > _FOLD - bool(parts):
        at = _FOLD - bool(parts)
        while raw[at] & 0xC0 == 0x80:
            at -= 1
        parts.append(raw[:at])
        raw = raw[at:]
    return b"\r\n ".join((*parts, raw)) + b"\r\n"
