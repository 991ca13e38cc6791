"""The head of a message: who wrote to whom, when, and whether a machine did. Nothing else is kept.

Everything here takes time in proportion to what it reads and calls itself nowhere, so that no head,
however it is made, can hold up an import. A field is read as far as `LONGEST` bytes.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from email.utils import parsedate_tz
from typing import NamedTuple

#: Bytes of one field that are read; what is longer is a list of very many, or made to hurt.
LONGEST = 4096
_WANTED = frozenset(
    b"from to cc bcc date message-id received list-id list-post list-unsubscribe precedence "
    b"auto-submitted delivered-to x-gmail-labels x-spam-flag x-mozilla-status x-status".split()
)
_FIELD = re.compile(rb"([!-9;-~]{1,64})[ \t]*:")
_WORD = re.compile(r"=\?([^?\s*]{1,40})(?:\*[^?\s]*)?\?([bqBQ])\?([^?]*)\?=")
_BETWEEN = re.compile(r"(\?=)[ \t\r\n]+(?==\?)")
_PIECE = re.compile(r'[^"(),:;<>\\]+|.', re.DOTALL)
_ADDRESS = re.compile(r"[^\s@<>\"(),:;]{1,64}@[^\s@<>\"(),:;]{1,253}")
#: No clock on earth differs from UTC by more.
_FARTHEST = timedelta(hours=14)
_YEAR_OF_NOUGHT = re.compile(r"[A-Za-z]{3} +0\d{3}\b")


class Address(NamedTuple):
    """Who is named in a field: the address in small letters, and the name, '' where there is none."""

    email: str
    name: str = ""


class Head(NamedTuple):
    """The fields of a message that are read, by their names in small letters; each as it stands.

    Of a field that stands more than once, the first counts. `cut` are those that were too long.
    """

    fields: dict[str, str]
    cut: frozenset[str]

    def people(self, *fields: str) -> list[Address]:
        """Who is named in these fields, each once."""
        found: dict[str, Address] = {}
        for field in fields:
            named = addresses(self.fields.get(field, ""))
            for one in named[:-1] if field in self.cut else named:  # the last one may be half of it
                known = found.setdefault(one.email, one)
                if not known.name:
                    found[one.email] = one
        return list(found.values())


def head_of(raw: bytes) -> Head:
    """The fields of a head, unfolded."""
    fields: dict[str, str] = {}
    cut: set[str] = set()
    name, value = b"", bytearray()
    for line in (*raw.split(b"\n"), b"end:"):
        if line[:1] in (b" ", b"\t"):
            if len(value) <= LONGEST:
                value += b" " + line[: LONGEST + 1].strip()
            continue
        if name and len(value) > LONGEST:
            cut.add(name.decode())
        if name:
            fields.setdefault(name.decode(), _text(bytes(value[:LONGEST])))
        found = _FIELD.match(line)
        name = found[1].lower() if found else b""
        name = name if name in _WANTED else b""
        value = bytearray(line[found.end() : found.end() + LONGEST + 1].strip() if found else b"")
    return Head(fields, frozenset(cut))


def _text(raw: bytes) -> str:
    """A field as text: ASCII as it should be, UTF-8 as it often is, Latin-1 as it sometimes was."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def words(text: str) -> str:
    """Text whose encoded words (`=?utf-8?Q?Zo=C3=AB?=`) are put right; broken ones are left out."""
    if "=?" not in text:
        return text
    return _WORD.sub(_decoded, _BETWEEN.sub(r"\1", text))


def _decoded(found: re.Match[str]) -> str:
    charset, how, said = found[1], found[2].lower(), found[3]
    data = said.encode("ascii", "replace")
    try:
        if how == "b":
            raw = base64.b64decode(data + b"=" * (-len(data) % 4))
        else:
            raw = binascii.a2b_qp(data, header=True)
        return raw.decode(charset, "replace")
    except (LookupError, UnicodeError):
        return raw.decode("utf-8", "replace")
    except ValueError:
        return ""


def addresses(text: str) -> list[Address]:
    """Who stands in a list of addresses: groups, comments, quotes and old forms are understood.

    What holds no address (`undisclosed-recipients:;`) gives nobody.
    """
    found = [one for part in _parts(text) if (one := _address(*part)) is not None]
    if not found and "=?" in text:  # some encode the whole field, the address with it
        found = [one for part in _parts(words(text)) if (one := _address(*part)) is not None]
    return found


def _parts(text: str) -> Iterator[tuple[str, str, str]]:
    """The members of a list: what stands outside, in angle brackets, and in comments."""
    plain: list[str] = []
    angle: list[str] = []
    comment: list[str] = []
    quoted = inside = escaped = False
    depth = 0
    for piece in _PIECE.findall(text):
        where = comment if depth else angle if inside else plain
        if escaped:
            where.append(piece)
            escaped = False
        elif piece == "\\" and (quoted or depth):
            escaped = True
        elif piece == '"' and not depth:
            quoted = not quoted
        elif quoted:
            where.append(piece)
        elif piece == "(":
            depth += 1
        elif piece == ")":
            depth = max(depth - 1, 0)
        elif depth:
            where.append(piece)
        elif piece in "<>":
            inside = piece == "<"
        elif piece in ",;":
            yield "".join(plain), "".join(angle), "".join(comment)
            plain, angle, comment = [], [], []
        elif piece == ":":  # what stood before is the name of a group, or the route of an address
            (angle if inside else plain).clear()
        else:
            where.append(piece)
    yield "".join(plain), "".join(angle), "".join(comment)


def _address(plain: str, angle: str, comment: str) -> Address | None:
    found = _ADDRESS.fullmatch(angle.strip() or plain.strip())
    if found is None:
        return None
    email = found[0].casefold()
    name = " ".join(words(plain if angle.strip() else comment).split()).strip("'\" ")
    return Address(email, "" if name.casefold() == email else name)


def day_of(head: Head, envelope: str, zone: tzinfo | None, today: date) -> date | None:
    """The day on which a message was sent, as my clock showed it; None where nothing tells.

    `Date` is the sender's clock. Where that is off, the stamp of the server that received it counts,
    and then that of the mailbox: `envelope` is its `From ` line.
    """
    said = _day(head.fields.get("date", ""), zone)
    stamp = _day(head.fields.get("received", "").rpartition(";")[2], zone)
    if said is not None and stamp is not None and not -1 <= (stamp - said).days <= _LATE:
        said = stamp
    for day in (said, stamp):
        if day is not None and _FIRST <= day <= today:
            return day
    day = _day(_asctime(envelope), zone)
    return day if day is not None and _FIRST <= day <= today else None


#: Before it nobody sent mail as we know it.
_FIRST = date(1971, 1, 1)
#: Days that a message may be on its way.
_LATE = 31


def _asctime(envelope: str) -> str:
    """The day of a `From ` line, which stands behind the sender."""
    found = re.search(
        r"(?:[A-Z][a-z]{2},? )?[A-Z][a-z]{2} +\d.*|\d{1,2} [A-Z][a-z]{2} \d.*", envelope
    )
    return found[0] if found else ""


def _day(text: str, zone: tzinfo | None) -> date | None:
    try:
        parsed = parsedate_tz(text[:100])
        if parsed is None or _YEAR_OF_NOUGHT.search(text[:100]):
            return None
        moment = datetime(*parsed[:6])  # noqa: DTZ001  (the clock of whoever wrote it)
        offset = timedelta(seconds=parsed[9] or 0)
        if zone is None or parsed[9] is None or abs(offset) > _FARTHEST:
            return moment.date()
        return moment.replace(tzinfo=timezone(offset) if offset else UTC).astimezone(zone).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
