"""The cards of a stream, a card at a time: where each begins and ends, with its lines unfolded.

Lines are joined as bytes, since a fold may stand in the middle of a character, and what is in them is
only decoded by whoever knows its `CHARSET`. Pictures, sounds and keys are passed over as they are read,
and whatever is longer than the limits is dropped piece by piece, so that no card takes much memory.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from netnotes.sentences import say

#: So much of a line is read at once.
_PIECE = 64 * 1024
_BEGIN = re.compile(rb"\s*(?:[\w-]+\.)?BEGIN\s*:\s*VCARD\s*", re.IGNORECASE)
_END = re.compile(rb"\s*(?:[\w-]+\.)?END\s*:\s*VCARD\s*", re.IGNORECASE)
_AGENT = re.compile(rb"(?:[\w-]+\.)?AGENT\b[^:]*:\s*(?:BEGIN:VCARD\s*)?", re.IGNORECASE)
#: What a card may hold that no note takes, and that may be very long.
_BULKY = re.compile(rb"(?:[\w-]+\.)?(PHOTO|LOGO|SOUND|KEY|X-MS-CARDPICTURE)\b", re.IGNORECASE)
#: The head of such a line: enough to see whether it was a picture or its address.
_ENOUGH = 200


class RawCard(NamedTuple):
    """A card as it stands: its number, from 1, and its lines unfolded, as bytes.

    `cut` are the beginnings of lines that were too long. A card within it (AGENT) is passed over.
    `broken` says, in a sentence's end, why the card cannot be trusted; '' where it can.
    """

    number: int
    lines: list[bytes]
    cut: list[bytes]
    broken: str = ""


def raw_cards(stream: BinaryIO, encoding: str, *, longest: int, most: int) -> Iterator[RawCard]:
    """The cards of a stream.

    `encoding` is that of the file where each byte is not to be taken for itself (UTF-16), else
    ''. `longest` is how many bytes a line may have, `most` how many a card may have in all.
    """
    card: _Gathering | None = None
    number = depth = 0
    for line in _logical(stream, encoding, longest):
        if _BEGIN.fullmatch(line.data):
            if card is not None and (card.in_agent or depth > 1):
                depth += 1
                continue
            if card is not None and card.said:
                yield card.made(say("it has no end: another one begins within it"))
            number += 1
            card, depth = _Gathering(number, most), 1
        elif card is None:
            continue
        elif _END.fullmatch(line.data):
            depth -= 1
            if not depth:
                yield card.made()
                card = None
        elif depth == 1:
            card.take(line)
    if card is not None:
        yield card.made(say("the file ends before the card does"))


class _Read(NamedTuple):
    """A line that was joined; `whole` is whether nothing of it had to be dropped."""

    data: bytes
    whole: bool = True


class _Gathering:
    """A card on the way."""

    def __init__(self, number: int, most: int) -> None:
        self.number = number
        self.room = most
        self.lines: list[bytes] = []
        self.cut: list[bytes] = []
        self.in_agent = False
        self.nul = False

    @property
    def said(self) -> bool:
        return bool(self.lines or self.cut)

    def take(self, line: _Read) -> None:
        self.in_agent = _AGENT.fullmatch(line.data) is not None
        if self.in_agent and line.data.rstrip()[-1:] != b":":
            self.in_agent = False  # a card on one line with its beginning is read as text
        self.nul = self.nul or b"\0" in line.data
        self.room -= len(line.data)
        if not line.whole:
            self.cut.append(line.data[:_ENOUGH])
        elif self.room >= 0:
            self.lines.append(line.data)

    def made(self, broken: str = "") -> RawCard:
        if not broken and self.room < 0:
            broken = say("the card is too long; if that is meant, say --any-size")
        if not broken and self.nul:
            broken = say("it holds NUL characters, which no text does")
        return RawCard(self.number, self.lines, self.cut, broken)


def _logical(stream: BinaryIO, encoding: str, longest: int) -> Iterator[_Read]:
    """Lines with what was folded joined again, and soft breaks of quoted-printable as well."""
    parts: list[bytes] = []
    size = 0
    soft = False
    for piece, begins in _physical(stream, encoding):
        line = piece
        if begins and not soft and line[:1] not in (b" ", b"\t"):
            if parts:
                yield _joined(parts, size, longest)
            parts, size = [], 0
        elif begins and not soft:
            line = line[1:]
        if begins and not line.strip() and not soft:
            continue
        quoted = b"QUOTED-PRINTABLE" in (parts[0] if parts else line)[:_ENOUGH].upper()
        soft = quoted and line.endswith(b"=")
        size += len(line)
        if not parts or (size <= longest and not _BULKY.match(parts[0])):
            parts.append(line[:-1] if soft else line)
    if parts:
        yield _joined(parts, size, longest)


def _joined(parts: list[bytes], size: int, longest: int) -> _Read:
    if _BULKY.match(parts[0]):
        return _Read(parts[0][:_ENOUGH])
    return _Read(b"".join(parts)[:longest], whole=size <= longest)


def _physical(stream: BinaryIO, encoding: str) -> Iterator[tuple[bytes, bool]]:
    """The lines as they stand, without their ends; a very long one in pieces, `True` for the first."""
    text = io.TextIOWrapper(stream, encoding or "latin-1", "replace", newline=None)
    code = "utf-8" if encoding else "latin-1"
    begins = first = True
    try:
        while piece := text.readline(_PIECE):
            ends = piece.endswith("\n")
            line = piece.rstrip("\n").encode(code, "replace")
            if first:
                line, first = line.removeprefix(b"\xef\xbb\xbf"), False
            yield line, begins
            begins = ends
    finally:
        text.detach()  # the stream is closed by whoever opened it
