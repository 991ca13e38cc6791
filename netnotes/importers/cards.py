r"""Cards (vCard 2.1, 3.0, 4.0) as properties: names, parameters, and values without their escapes.

No library reads them for us. vobject, the one that comes next, was tried with 0.9.9; each of these is a case
of `tests/importers`:

- It wants text, where a fold may part the bytes of a character, and one card of a file may be Latin-1
  among UTF-8. It holds each photo, and ends with the first card that it cannot read (`card_lines`).
- Its pattern for parameters takes twice as long for each comma of `TEL;A,,,,,,,,` without a colon: a
  line of forty would never end.
- 2.1: `ENCODING=quoted-printable` in small letters is left encoded, an unknown `CHARSET` or `=ZZ`
  raises `LookupError` or `UnicodeDecodeError`; bare types (`TEL;CELL:`) are no TYPE.
- 4.0: `PREF=1`, `VALUE=uri`, `KIND` are just text to it.
- A lone backslash at the end of a value is read as `\eof`; `\:`, as Google writes it, stays.
- A text with a comma that nobody escaped is cut at it.
"""

from __future__ import annotations

import quopri
import re
from collections import defaultdict
from typing import NamedTuple

from netnotes.importers.card_lines import RawCard

_HEAD = re.compile(
    rb'\s*(?:([\w-]+)\.)?([\w-]+)\s*((?:;(?:[^";:]|"[^"]*")*)*):', re.ASCII
)  # each part begins with a character that no part before it takes, so it cannot go back far
_PARAM = re.compile(r';((?:[^";]|"[^"]*")*)')
_VALUE = re.compile(r'"([^"]*)"|([^,"]+)')
_ENCODINGS = frozenset(("quoted-printable", "base64", "b", "8bit", "7bit"))
#: Apple's labels of its own: `_$!<Mobile>!$_`.
_APPLE = re.compile(r"_\$!<?(.*?)>?!\$_")
#: A backslash and what it stands before, if anything does.
_ESCAPE = re.compile(r"\\(.?)", re.DOTALL)
#: What a backslash is written for; before anything else it is a backslash.
_MEANT = {"n": "\n", "N": "\n", "": ""} | {mark: mark for mark in '\\;,:"'}
#: Where a value is parted, and what could hide that: an escape goes first.
_PARTED = {mark: re.compile(rf"\\.|({mark})", re.DOTALL) for mark in ";,"}
#: So many bytes of a line are looked at for its head.
_LONGEST_HEAD = 2_000


#: What a PRODID of our own cards holds.
OURS = "netnotes"


class Line(NamedTuple):
    """A property: its name in capitals, its parameters by name in capitals, and its value as it stands."""

    name: str
    params: dict[str, list[str]]
    value: str
    group: str = ""

    @property
    def types(self) -> list[str]:
        """What its TYPE says, bare types included, in small letters, each once."""
        return list(dict.fromkeys(t.casefold() for t in self.params.get("TYPE", ())))

    @property
    def pref(self) -> int:
        """How much it is preferred: 1 most, 100 least, 101 where nothing is said."""
        said = (self.params.get("PREF") or [""])[0]
        if said.isdecimal():
            return min(int(said[:4]), 100)
        return 1 if "pref" in self.types else 101

    def param(self, name: str) -> str:
        """The first value of a parameter, or ''."""
        return (self.params.get(name) or [""])[0]

    @property
    def text(self) -> str:
        """The value as one text."""
        return _plain(self.value).strip()

    @property
    def items(self) -> list[str]:
        """The values of a list, those that say something."""
        return [said for one in _list(self.value) if (said := one.strip())]

    @property
    def parts(self) -> list[str]:
        """The parts of a structured value; a part that is a list itself is joined with blanks."""
        return [" ".join(_list(one)).strip() for one in _split(self.value, ";")]


class Card:
    """A card: its properties by name, in their order."""

    def __init__(self, raw: RawCard) -> None:
        self.number = raw.number
        self.lines: dict[str, list[Line]] = defaultdict(list)
        #: Lines that are no properties, or that were too long.
        self.unread: list[str] = [_decoded(line, "")[0][:40] for line in raw.cut]
        #: Whether something in it was no UTF-8 and was read as Windows-1252.
        self.guessed = False
        for data in raw.lines:
            line = self._line(data)
            if line is None:
                self.unread.append(_decoded(data, "")[0][:40])
            else:
                self.lines[line.name].append(line)
        self.labels = {line.group: _label(line.text) for line in self.all("X-ABLABEL")}

    def all(self, *names: str) -> list[Line]:
        """The properties of these names that say something, the preferred first."""
        found = [line for name in names for line in self.lines.get(name, ()) if line.value.strip()]
        return sorted(found, key=lambda line: line.pref) if len(found) > 1 else found

    def text(self, *names: str) -> str:
        """The text of the first of these properties that says something, or ''."""
        return next((said for line in self.all(*names) if (said := line.text)), "")

    def label(self, line: Line) -> str:
        """What the card's owner calls a property (`item1.X-ABLabel`), or ''."""
        return self.labels.get(line.group, "") if line.group else ""

    @property
    def is_ours(self) -> bool:
        """Whether netnotes wrote it."""
        return OURS in self.text("PRODID")

    def _line(self, data: bytes) -> Line | None:
        found = _HEAD.match(data[:_LONGEST_HEAD])
        if found is None:
            return None
        group, name, heads = found.groups()
        params = _params(heads.decode("utf-8", "replace"))
        value = data[found.end() :]
        if "quoted-printable" in map(str.casefold, params.get("ENCODING", ())):
            value = quopri.decodestring(value)
        said, guessed = _decoded(value, (params.get("CHARSET") or [""])[0])
        self.guessed = self.guessed or guessed
        plain = name.decode("ascii").upper().replace("_", "-")
        return Line(plain, params, said, (group or b"").decode("ascii").casefold())


def _params(heads: str) -> dict[str, list[str]]:
    """The parameters of a head: `;TYPE=HOME,PREF;CELL` says TYPE HOME, PREF and CELL."""
    params: dict[str, list[str]] = {}
    for found in _PARAM.findall(heads):
        name, equals, said = found.partition("=")
        if not equals:
            name, said = ("ENCODING" if name.casefold() in _ENCODINGS else "TYPE"), name
        values = [(one or other).strip() for one, other in _VALUE.findall(said)]
        if name.strip().upper() == "TYPE":
            values = [part for value in values for part in value.split(",")]
        params.setdefault(name.strip().upper(), []).extend(filter(None, values))
    return params


def _decoded(data: bytes, charset: str) -> tuple[str, bool]:
    """Bytes as text, and whether the encoding is a guess."""
    for encoding in (charset, "utf-8", "cp1252", "latin-1"):
        if not encoding or encoding.casefold() in ("quoted-printable", "base64"):
            continue
        try:
            return data.decode(encoding), encoding in ("cp1252", "latin-1") and not charset
        except (LookupError, ValueError):
            continue
    raise AssertionError("Latin-1 takes every byte")  # pragma: no cover


def _label(said: str) -> str:
    found = _APPLE.fullmatch(said)
    return (found[1] if found else said).strip()


def _list(value: str) -> list[str]:
    """The texts of a list."""
    return [_plain(one) for one in _split(value, ",")]


def _split(value: str, mark: str) -> list[str]:
    """A value parted at each `mark` that no backslash stands before; escapes stay in the parts."""
    if "\\" not in value:
        return value.split(mark)
    found: list[str] = []
    begin = 0
    for part in _PARTED[mark].finditer(value):
        if part[1]:
            found.append(value[begin : part.start()])
            begin = part.end()
    return [*found, value[begin:]]


def _plain(value: str) -> str:
    """A text without its escapes; a backslash at its very end escapes nothing, and goes."""
    if "\\" not in value:
        return value
    return _ESCAPE.sub(lambda found: _MEANT.get(found[1], found[0]), value)
