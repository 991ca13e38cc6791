"""An mbox, message by message: the heads are read, the bodies are passed over a piece at a time.

Of all kinds of mbox: those that write `>From` in bodies, once or more (mboxo, mboxrd), and those that
say `Content-Length` instead (mboxcl), which is believed where another message begins there.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

_PIECE = 1 << 20
#: Bytes of a head that are read; the rest of it is taken for body.
_LONGEST_HEAD = 256 * 1024
#: Bytes in which the line that parts two messages, and the beginning of the next one, have to show.
_AHEAD = 1024
_SEPARATOR = re.compile(rb"From [^\r\n]{0,500}\r?\n")
#: What most lines of a body that begin so fail at once.
_LIKELY = re.compile(rb"\nFrom [^\n]{0,500}(?:\d:\d\d|\n[A-Za-z][A-Za-z-]+:)")
_DATED = re.compile(rb"\d\d?:\d\d.*\b\d{4}\b|\b\d{4}\b.*\d\d?:\d\d")
_ANY_FIELD = re.compile(rb"(?:>?From |[!-9;-~]{1,76}[ \t]*:|\r?\n|$)")
_KNOWN_FIELD = re.compile(
    rb"(?:Return-Path|Received|Delivered-To|Date|From|To|Subject|Message-ID|MIME-Version|Status|"
    rb"X-[A-Za-z-]+|Content-[A-Za-z-]+|Envelope-To|DKIM-Signature|Sender|Reply-To)[ \t]*:",
    re.IGNORECASE,
)
_END = re.compile(rb"\n(?:\r?\n|From )")
_BLANK = re.compile(rb"\r?\n")
_BLANKS = re.compile(rb"[\r\n]{0,4}")
_LENGTH = re.compile(
    rb"^Content-Length[ \t]*:[ \t]*(\d{1,15})[ \t]*\r?$", re.MULTILINE | re.IGNORECASE
)


class Message(NamedTuple):
    """A message: its number, from 1, the line before it (`From …`), and its head as it stands."""

    number: int
    envelope: str
    head: bytes


def is_mbox(raw: bytes) -> bool:
    """Whether a file that begins so is an mbox."""
    return _parts(raw.lstrip(b"\xef\xbb\xbf\r\n"), 0, after_blank=True)


def messages(file: BinaryIO) -> Iterator[Message]:
    """The messages of an mbox."""
    window = _Window(file)
    window.fill(_AHEAD)
    first = re.match(rb"(?:\xef\xbb\xbf)?[\r\n]*", window.data)
    window.at = first.end() if first else 0
    if not _parts(window.data, window.at, after_blank=True) and not window.to_next():
        return
    number = 0
    while True:
        number += 1
        envelope = window.line()
        head = window.head()
        yield Message(number, envelope.decode("latin-1").strip(), head)
        length = _LENGTH.search(head)
        if not (length and window.leap(int(length[1]))) and not window.to_next():
            return


def _parts(data: bytes, at: int, *, after_blank: bool) -> bool:
    """Whether a `From ` line that parts two messages stands here, and a head behind it."""
    line = _SEPARATOR.match(data, at)
    if line is None:
        return False
    if _DATED.search(line[0]):
        return bool(_ANY_FIELD.match(data, line.end()))
    return after_blank and bool(_KNOWN_FIELD.match(data, line.end()))


class _Window:
    """A file seen through a window that moves on: `at` is where we are in what it holds."""

    def __init__(self, file: BinaryIO) -> None:
        self.file = file
        self.data = b""
        self.at = 0
        self.ended = False

    def fill(self, wanted: int) -> None:
        """See so many bytes from here on, if there are so many."""
        if len(self.data) - self.at >= wanted or self.ended:
            return
        pieces = [self.data[self.at :]]
        have = len(pieces[0])
        while have < wanted and not self.ended:
            piece = self.file.read(_PIECE)
            self.ended = not piece
            pieces.append(piece)
            have += len(piece)
        self.data, self.at = b"".join(pieces), 0

    def line(self) -> bytes:
        """The line here; we stand behind it then."""
        self.fill(_AHEAD)
        end = self.data.find(b"\n", self.at)
        end = len(self.data) if end < 0 else end + 1
        line, self.at = self.data[self.at : end], end
        return line

    def head(self) -> bytes:
        """The head here; we stand before the line break that ends it, or where it got too long."""
        self.fill(_LONGEST_HEAD)
        if _BLANK.match(self.data, self.at):
            return b""
        end = min(self.at + _LONGEST_HEAD, len(self.data))
        for found in _END.finditer(self.data, max(self.at - 1, 0), end):
            cut_off = found[0] == b"\nFrom "  # by the next message, without a blank line
            if not cut_off or _parts(self.data, found.start() + 1, after_blank=False):
                end = found.start() + 1
                break
        head, self.at = self.data[self.at : end], end
        return head

    def to_next(self) -> bool:
        """Go to the next line that parts two messages; False where the file ends before."""
        if self.at and self.data[self.at - 1 : self.at] == b"\n":
            self.at -= 1  # that line may stand right here
        while True:
            found = self.data.find(b"\nFrom ", self.at)
            if found < 0:
                if self.ended:
                    return False
                self.at = max(self.at, len(self.data) - 8)
                self.fill(len(self.data) - self.at + 1)
                continue
            if len(self.data) - found < _AHEAD and not self.ended:
                self.at = max(found - 3, 0)
                self.fill(_AHEAD + 8)
                continue
            if not _LIKELY.match(self.data, found):
                self.at = found + 1
                continue
            blank = self.data[max(found - 2, 0) : found].endswith((b"\n", b"\n\r")) or not found
            if _parts(self.data, found + 1, after_blank=blank):
                self.at = found + 1
                return True
            self.at = found + 1

    def leap(self, length: int) -> bool:
        """Go over a body of this length, if a message or the end of the file is there."""
        if not self.file.seekable():
            return False
        blank = _BLANK.match(self.data, self.at)
        begin = (blank.end() if blank else self.at) + length
        if begin + _AHEAD <= len(self.data):
            return self._lands(self.data, begin)
        back = self.file.tell()
        start = back - len(self.data)
        if start + begin > self.file.seek(0, os.SEEK_END):
            self.file.seek(back)
            return False
        self.file.seek(start + begin)
        data = self.file.read(_PIECE)
        if self._lands(data, 0):
            self.data = data
            self.ended = False
            return True
        self.file.seek(back)
        return False

    def _lands(self, data: bytes, begin: int) -> bool:
        """Whether a message begins here, blank lines aside; if so we stand there."""
        found = _BLANKS.match(data, begin)
        at = found.end() if found else begin
        if not _parts(data, at, after_blank=True):
            return False
        self.at = at
        return True
