"""Address books as cards (vCard 2.1, 3.0 and 4.0), as Apple, Google, Android and Outlook write them.

One card or many in a file, a folder or a zip of them. A card is read at a time, so that there may be
any number. Pictures are left out. Whatever a note has no field for is kept under `x-vcard-…`, so that
it can go out again; relatives and messengers become lines of prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from netnotes.errors import RefusedError
from netnotes.importers.candidate import Found, Skipped
from netnotes.importers.card_lines import raw_cards
from netnotes.importers.card_person import person_of
from netnotes.importers.cards import Card
from netnotes.importers.limits import CAREFUL
from netnotes.importers.source import Source, too_many
from netnotes.sentences import say

TITLE = "address book (vCard)"
STREAMED = True
_SUFFIXES = (".vcf", ".vcard")
_BEGIN = re.compile(r"^\s*(?:[\w-]+\.)?BEGIN\s*:\s*VCARD\s*$", re.IGNORECASE | re.MULTILINE)
_BEGINS = b"BEGIN:VCARD"
_PIECE = 64 * 1024
#: So many files of a folder are looked at.
_LOOK = 5
#: A card may be so many times as long as a line.
_LINES = 8


def identify(source: Source) -> int:
    """Sure where a file begins with a card."""
    if source.first:
        head = source.head_text()
        found = _BEGIN.search(head)
        return 0 if found is None else 60 if head[: found.start()].strip() else 96
    members = source.ending(*_SUFFIXES)[:_LOOK]
    return 90 if any(_BEGIN.search(source.head_text(member)) for member in members) else 0


def extract(source: Source) -> Iterator[Found]:
    """A candidate a card."""
    members = [source.first] if source.first else source.ending(*_SUFFIXES)
    _refuse_many(source, members)
    count = 0
    for member in members:
        for found in _cards(source, member):
            count += 1
            yield found
    if not count:
        raise RefusedError(f"{source.name}: no card begins in it; nothing was written.")


def _refuse_many(source: Source, members: list[str]) -> None:
    """Refuse more cards than are expected before any is read: that takes a while."""
    count, most = 0, source.limits.records
    for member in members if most <= CAREFUL.records else ():
        tail = b""
        with source.quietly(member) as file:
            while count <= most and (piece := file.read(_PIECE)):
                count += (tail + piece).upper().count(_BEGINS)
                tail = piece[1 - len(_BEGINS) :]
    if count > most:
        raise too_many(source)


def _cards(source: Source, member: str) -> Iterator[Found]:
    head = source.head(member, 512)
    encoding = source.encoding(member) if b"\0" in head else ""
    wide = encoding if encoding.startswith(("utf-16", "utf-32")) else ""
    longest = source.limits.cell
    guessed = False
    with source.open(member) as file:
        for raw in raw_cards(file, wide, longest=longest, most=longest * _LINES):
            source.reading.record("card")
            if raw.broken:
                at = source.place(raw.number, "card", member)
                yield Skipped(at, raw.broken, broken=True)
                continue
            card = Card(raw)
            if card.guessed and not guessed:
                guessed = True
                said = say("Some cards are no UTF-8, and were read as Windows-1252.")
                source.remarks.append(said)
            yield person_of(source, member, card)
