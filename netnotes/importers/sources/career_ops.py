"""The phonebook of career-ops, `contacts.tsv`: nine cells a line with tabs between, and no header.

Name, company, type, title, phone, e-mail, LinkedIn, the number in its tracker (or `-`), and notes; lines
that begin with `#` are comments, and most files name the columns in one. The type becomes a tag. Where
two lines have one name and company, the last stands, as it does there. Without that comment a file is
known by its third and eighth cells, which hold few words and a number.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from netnotes.importers.address_book import AddressBook
from netnotes.importers.candidate import Candidate, Found, Job, Labelled, Remark, Skipped
from netnotes.importers.source import Source
from netnotes.importers.values import label_of, web
from netnotes.sentences import say

TITLE = "career-ops contacts (TSV)"
_TYPES = frozenset("recruiter hiring-manager peer interviewer other".split())
_COLUMNS = ("name", "company", "type", "title", "phone", "email", "linkedin")
#: So many cells a line has at least, and so many before the notes.
_LEAST = 4
_BEFORE_NOTES = 8
#: One line at least has to have more than so many, where no comment names the columns.
_WIDE = 6


class _Line(NamedTuple):
    number: int
    cells: list[str]


def identify(source: Source) -> int:
    """Sure by the comment that names its columns; likely by what its cells hold."""
    if not source.first:
        return 0
    text = source.head_text()
    lines = text.split("\n")
    lines = lines[:-1] or lines  # the last may be cut
    for line in lines:
        named = [cell.strip().casefold() for cell in line.lstrip("# ").split("\t")]
        if line.startswith("#") and tuple(named[:7]) == _COLUMNS:
            return 92
    rows = [one.cells for one in _lines(lines)]
    good = [cells for cells in rows if _could_be(cells)]
    wide = any(len(cells) > _WIDE for cells in good)
    return 82 if wide and len(good) * 4 >= len(rows) * 3 else 0


def _could_be(cells: list[str]) -> bool:
    """Whether a line is one of its own, as far as its cells tell."""
    if len(cells) < _LEAST or not cells[0] or cells[2] not in _TYPES:
        return False
    email, _, tracker = [*cells[5:8], "", "", ""][:3]
    number = tracker.removeprefix("#")
    return (not email or "@" in email) and (number in ("", "-") or number.isalnum())


def _lines(lines: list[str]) -> Iterator[_Line]:
    for number, line in enumerate(lines, 1):
        if line.strip() and not line.lstrip().startswith("#"):
            yield _Line(number, [cell.strip() for cell in line.rstrip("\r").split("\t")])


def extract(source: Source) -> Iterator[Found]:
    """A candidate a line; of two about one person the last."""
    text = source.read().decode(source.encoding(), "replace")
    lines = list(_lines(text.split("\n")))
    last = {_key(line.cells): line.number for line in lines}
    for line in lines:
        at = source.place(line.number, "line")
        if any("\0" in cell for cell in line.cells):
            why = say("it holds NUL characters, which no text does")
            yield Skipped(at, why, broken=True)
        elif len(line.cells) < _LEAST:
            why = say("it has fewer than {n} cells", n=_LEAST)
            yield Skipped(at, why, broken=True)
        elif not line.cells[0]:
            yield Skipped(at, say("it has no name"), broken=True)
        elif last[_key(line.cells)] != line.number:
            yield Skipped(at, say("a later line tells of the same person"))
        else:
            yield _person(source, line)


def _key(cells: list[str]) -> tuple[str, ...]:
    return tuple(cell.casefold() for cell in cells[:2])


def _person(source: Source, line: _Line) -> Candidate:
    book = AddressBook(source.place(line.number, "line"))
    cells = [*line.cells[:_BEFORE_NOTES], *[""] * _BEFORE_NOTES][:_BEFORE_NOTES]
    name, company, kind, title, phone, email, linkedin, tracker = cells
    notes = " ".join(cell for cell in line.cells[_BEFORE_NOTES:] if cell)
    page = web(linkedin)
    if linkedin and not page:
        book.left(f"linkedin: {linkedin}", say("it is no address of the web"))
    if kind and kind not in _TYPES:
        known = ", ".join(sorted(_TYPES))
        book.left(f"type: {kind}", say("it is none of {types}", types=known))
    if tracker not in ("", "-"):
        book.fields["x-tracker"] = tracker
    return Candidate(
        at=book.at,
        name=name,
        emails=(Labelled(email),) if email else (),
        phones=(Labelled(phone),) if phone else (),
        links=(Labelled(page, label_of(page)),) if page else (),
        jobs=(Job(company, title),) if company or title else (),
        tags=(kind,) if kind in _TYPES and kind != "other" else (),
        remarks=(Remark(notes),) if notes else (),
        fields=book.fields,
        left_out=tuple(book.left_out),
    )
