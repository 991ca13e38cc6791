"""Google Contacts as CSV, with the columns of today and those that it had until about 2024.

Columns go by name, and files that mix both are read too. Labels become tags; who is known only by an
address ("Other contacts") takes the name from it.
"""

from __future__ import annotations

from collections.abc import Iterator

from netnotes.importers.address_book import AddressBook, cells, groups, numbered
from netnotes.importers.candidate import Candidate, Found, Job, Labelled, LeftOut, Remark, Skipped
from netnotes.importers.source import Source
from netnotes.importers.table import Row, columns_of, read_table
from netnotes.importers.values import day_of, joined, label_of, web
from netnotes.sentences import say

TITLE = "Google Contacts (CSV)"
_NEW = frozenset(("First Name", "Last Name", "Labels"))
_OLD = frozenset(("Given Name", "Family Name", "Group Membership"))


def _is_header(names: frozenset[str]) -> bool:
    return names >= _NEW or names >= _OLD or (
        "E-mail 1 - Value" in names and bool({"First Name", "Given Name", "Name"} & names)
    )  # fmt: skip


def identify(source: Source) -> int:
    """Sure by its columns, whatever their order."""
    return 92 if source.first and columns_of(source, source.first, _is_header) else 0


def extract(source: Source) -> Iterator[Found]:
    """A candidate a row."""
    for row in read_table(source, source.first, _is_header).rows:
        yield row if isinstance(row, Skipped) else _person(source, row)


def _person(source: Source, row: Row) -> Found:
    book = AddressBook(source.place(row.line))
    name = row.get("Name") or joined(
        row.get("First Name", "Given Name"), row.get("Middle Name", "Additional Name"),
        row.get("Last Name", "Family Name"), row.get("Name Suffix"),
    )  # fmt: skip
    jobs = _jobs(row)
    tags = [tag for tag in groups(row.get("Labels", "Group Membership")) if tag]
    for label, said in numbered(row, "Relation"):
        book.relation(label, said)
    for label, said in numbered(row, "Custom Field"):
        book.remark(f"{label or 'Also'}: {said}")
    dates = []
    for label, said in numbered(row, "Event"):
        day = day_of(said)
        if day:
            dates.append(Labelled(day, (label or "day").casefold()))
        else:
            book.left(f"{label or 'Event'}: {said}", say("it is no date"))
    birthday = book.day("Birthday", row.get("Birthday"))
    book.many("interests", row.get("Hobby"))
    links = [Labelled(web(v), label_of(v)) for _, v in numbered(row, "Website") if web(v)]
    is_org = not name and bool(jobs) and not _addresses(row)
    return Candidate(
        at=book.at,
        name=jobs[0].org if is_org else name,
        is_org=is_org,
        aliases=tuple(cells(row.get("Nickname"))),
        emails=tuple(_labelled(row, "E-mail")),
        phones=tuple(_labelled(row, "Phone")),
        links=tuple(links),
        jobs=() if is_org else tuple(jobs),
        city=row.get("Address 1 - City"),
        address=" · ".join(row.get("Address 1 - Formatted").split("\n")),
        birthday=birthday,
        dates=tuple(dates),
        found_in=("google contacts",),
        tags=tuple(tags),
        remarks=(*(Remark(text) for text in [row.get("Notes")] if text), *book.remarks),
        fields=book.fields,
        left_out=(*book.left_out, *_pictures(row)),
    )


def _labelled(row: Row, what: str) -> Iterator[Labelled]:
    for label, said in numbered(row, what):
        yield Labelled(said, label)


def _addresses(row: Row) -> bool:
    return bool(row.get("E-mail 1 - Value", "Phone 1 - Value"))


def _jobs(row: Row) -> list[Job]:
    org = row.get("Organization Name", "Organization 1 - Name")
    title = row.get("Organization Title", "Organization 1 - Title")
    return [Job(org, title)] if org or title else []


def _pictures(row: Row) -> Iterator[LeftOut]:
    if row.get("Photo"):
        yield LeftOut("photo", say("pictures are not fetched"))
