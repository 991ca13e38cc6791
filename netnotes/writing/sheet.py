"""A sheet: people as a table for a spreadsheet, and what was changed in it put back into the notes.

A row is a person, told by the slug; a column is a field that one cell can hold. The last column, `_was`,
tells what each cell said when the sheet was made, as a digest. So only what was changed in the sheet is
written, and what was changed in both, sheet and note, is left alone and told.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from hashlib import blake2b
from typing import Any, NamedTuple

from netnotes.changes.step import Change
from netnotes.config import Settings
from netnotes.errors import BadValueError, NetnotesError, RefusedError
from netnotes.importers.candidate import Skipped
from netnotes.importers.source import Source
from netnotes.importers.table import Row, read_table
from netnotes.model.cells import cell_of, neutral, split
from netnotes.model.near import near_key
from netnotes.model.network import Network
from netnotes.model.note import fold
from netnotes.model.parse import make_note, parse_note
from netnotes.model.person import Person
from netnotes.model.values.many import Addresses
from netnotes.model.values.yes_no import YesNo
from netnotes.sentences import count, say
from netnotes.writing import set_field, values
from netnotes.writing.aftermath import Make
from netnotes.writing.intent import Intent
from netnotes.writing.mangled import mangled

KEY, WAS = "slug", "_was"
#: What is mine alone, or tells what kind of note it is.
_NOT_HERE = frozenset("kind target_roles seeking signature".split())
_DIGEST = 4
#: What `_was` says of a row without a filled cell, so that it is not taken for one that was wiped.
_EMPTY = "empty"
_TRUTH = {"true": "yes", "false": "no"}


class Cell(NamedTuple):
    """A cell that was changed: in which row (the line on which it begins), and from what to what."""

    line: int
    slug: str
    field: str
    before: str
    after: str


class Left(NamedTuple):
    """Something that is not written, and why; `slug` and `field` are '' where it is a row or all."""

    line: int
    slug: str
    field: str
    why: str


class Sheet(NamedTuple):
    """What a sheet would do: the change, its cells, and what is left alone."""

    intent: Intent
    cells: tuple[Cell, ...]
    left: tuple[Left, ...]


def columns() -> list[str]:
    """The fields that one cell can hold, in the order of the format."""
    return [
        name
        for name, field in Person.fields.items()
        if name not in _NOT_HERE and values.is_simple(field.kind)
    ]


def chosen(said: str) -> list[str]:
    """The columns that `--columns` names, by commas; all where it is ''. Raises `BadValueError`."""
    known = columns()
    found = [name.strip() for name in said.split(",") if name.strip()]
    for name in found:
        if name not in known:
            close = near_key(name, known)
            hint = f"did you mean {close}?" if close else f"there are {', '.join(known)}"
            raise BadValueError("--columns", f"“{name}” is no column; {hint}")
    return list(dict.fromkeys(found)) or known


def table(people: Iterable[Person], names: Sequence[str]) -> bytes:
    """The sheet, as UTF-8 with the mark by which a spreadsheet knows it."""
    out = io.StringIO()
    writer = csv.writer(out)
    out.write("\ufeff")
    writer.writerow([KEY, *names, WAS])
    for person in people:
        if not person.broken:
            cells = {name: cell_of(person, name) for name in names}
            writer.writerow([*map(neutral, (person.slug, *cells.values())), _was(cells)])
    return out.getvalue().encode("utf-8", "replace")


def _was(cells: Mapping[str, str]) -> str:
    return ",".join(f"{name}:{_digest(said)}" for name, said in cells.items() if said) or _EMPTY


def _digest(said: str) -> str:
    return blake2b(said.encode("utf-8", "replace"), digest_size=_DIGEST).hexdigest() if said else ""


# -- putting it back ------------------------------------------------------------------------------


def putting_back(
    network: Network, today: date, settings: Settings, source: Source, read: Callable[[str], bytes]
) -> Sheet:
    """What a sheet that was edited changes. Raises `RefusedError` where it is no sheet."""
    return _Reading(network, today, settings, read).sheet(source)


class _Reading:
    """Reads one sheet against the notes."""

    def __init__(
        self, network: Network, today: date, settings: Settings, read: Callable[[str], bytes]
    ) -> None:
        self.shared = (network, today, settings)
        self.network = network
        self.read = read
        self.cells: list[Cell] = []
        self.left: list[Left] = []

    def sheet(self, source: Source) -> Sheet:
        found = read_table(source, source.first, lambda names: KEY in names)
        if WAS not in found.columns:
            raise RefusedError(
                f"{source.name}: its column {WAS} is gone, so what was changed since cannot be told; "
                "make the sheet anew. Nothing was written."
            )
        names = list(self._names(found.columns))
        seen: set[str] = set()
        steps: list[Change] = []
        for row in found.rows:
            if isinstance(row, Skipped):
                if row.broken:
                    self.left.append(Left(row.at.number, "", "", row.why))
            else:
                steps += self._row(row, names, seen)
        what = count("{n} cell", "{n} cells", len(self.cells))
        notes = count("{n} note", "{n} notes", len(steps))
        title = say("Sheet: {cells} in {notes}", cells=what, notes=notes)
        return Sheet(Intent(title, tuple(steps)), tuple(self.cells), tuple(self.left))

    def _names(self, found: Sequence[str]) -> Iterator[str]:
        """The columns that can be put back; others are told of once."""
        known = columns()
        for name in found:
            if name in known:
                yield name
            elif name not in ("", KEY, WAS):
                close = near_key(name, known)
                hint = say("; did you mean {name}?", name=close) if close else ""
                why = say("the column is no field that a cell can hold") + hint
                self.left.append(Left(1, "", name, why))

    def _row(self, row: Row, names: Sequence[str], seen: set[str]) -> Iterator[Change]:
        slug = row.get(KEY)
        person = self.network.notes.get(fold(slug)) if slug else None
        why = ""
        if not slug:
            why = say("it has no slug: a row makes nobody, `netnotes new` does")
        elif not isinstance(person, Person) or person.broken:
            why = say("no person that can be read has this slug")
        elif person.key in seen:
            why = say("the slug stands in an earlier row, too")
        elif not row.get(WAS):
            why = say("its cell {was} is empty; make the sheet anew", was=WAS)
        if why or not isinstance(person, Person):
            self.left.append(Left(row.line, slug, "", why))
            return
        seen.add(person.key)
        was = dict(part.split(":", 1) for part in row.get(WAS).split(",") if ":" in part)
        raw = self.read(person.path)
        makes: list[tuple[Cell, Make]] = []
        for name in names:
            cell = self._changed(person, row, name, was.get(name, ""))
            make = self._make(person, cell) if cell else None
            if cell is None or make is None:
                continue
            try:
                raw = make(raw)
            except NetnotesError as error:
                self._leave(cell, str(error).removeprefix(f"{name}: "))
            else:
                makes.append((cell, make))
        if makes:
            self.cells += [cell for cell, _ in makes]
            yield Change(person.path, _together(person.path, makes))

    def _changed(self, person: Person, row: Row, name: str, was: str) -> Cell | None:
        """The cell, where the sheet says something else than it did, and the note does not."""
        said, now = row.cells.get(name, "").strip(), cell_of(person, name)
        if isinstance(Person.fields[name].kind, YesNo):
            said = _TRUTH.get(said.casefold(), said)
        if said == now or _digest(said) == was:
            return None
        cell = Cell(row.line, person.slug, name, now, said)
        if _digest(now) != was:
            now = now or say("nothing")
            self._leave(cell, say("the note was changed since, and says “{now}”", now=now))
            return None
        return cell

    def _make(self, person: Person, cell: Cell) -> Make | None:
        """What writes a cell; None where a spreadsheet has mangled it, which is told."""
        kind = Person.fields[cell.field].kind
        why = mangled(kind, cell.before, cell.after)
        if _is_doubtful(person, cell.field):
            why = say("what the note says there cannot be read; `netnotes check` says why")
        if isinstance(kind, Addresses) and any(one.use for one in getattr(person, cell.field)):
            why = say("the note says what an address is for, which no cell holds")
        if why:
            self._leave(cell, why)
            return None
        try:
            return self._writes(person, kind, cell)
        except csv.Error:
            self._leave(cell, say("a quotation mark in it is never closed"))
        except NetnotesError as error:
            self._leave(cell, str(error).removeprefix(f"{cell.field}: "))
        return None

    def _writes(self, person: Person, kind: Any, cell: Cell) -> Make:
        words = split(cell.after) if values.is_list(kind) else [cell.after]
        if cell.after:
            intent = set_field.setting(*self.shared, person, cell.field, words)
        else:
            intent = set_field.clearing(*self.shared, person, cell.field)
        (step,) = intent.steps
        assert isinstance(step, Change)
        return step.make

    def _leave(self, cell: Cell, why: str) -> None:
        said = say("“{said}”: {why}", said=cell.after, why=why) if cell.after else why
        shown = why if cell.after in why or not cell.after else said
        self.left.append(Left(cell.line, cell.slug, cell.field, shown))


def _is_doubtful(person: Person, field: str) -> bool:
    """Whether the note says more there than could be read, which would be lost."""
    if not person.written(field):
        return False
    span = person.span(field)
    return any(span.line <= problem.span.line <= span.end_line for problem in person.problems)


def _together(path: str, makes: Sequence[tuple[Cell, Make]]) -> Make:
    """All cells of one note, unless it was changed while you looked at the sheet."""

    def make(raw: bytes) -> bytes:
        note = make_note(path, parse_note(raw))
        for cell, _ in makes:
            if cell_of(note, cell.field) != cell.before:
                raise RefusedError(
                    f"{path}: {cell.field} was changed a moment ago; nothing was written."
                )
        for _, one in makes:
            raw = one(raw)
        return raw

    return make
