"""Google Contacts as CSV, with the columns of today and those that it had until about 2024.

Columns go by name, and files that mix both are read too. Labels become tags; who is known only by an
address ("Other contacts") takes the name from it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from netnotes.importers.address_book import AddressBook, cells, groups, numbered
from netnotes.importers.candidate import Candidate, Found, Job, Labelled, LeftOut, Remark, Skipped
from netnotes.importers.source import Source
from netnotes.importers.table import Row, columns_of, read_table
from netnotes.importers.values import joined, label_of, several, web
from netnotes.sentences import say

TITLE = "Google Contacts (CSV)"
_NEW = frozenset(("First Name", "Last Name", "Labels"))
_OLD = frozenset(("Given Name", "Family Name", "Group Membership"))
_ORG = re.compile(r"Organization (\d+) - ")
_ADDRESS = re.compile(r"Address (\d+) - ")
_IM = re.compile(r"IM \d+ - Value")
_PARTS = ("Street", "PO Box", "Extended Address", "Postal Code", "City", "Region", "Country")
#: The columns that are read, and those that say nothing about anybody.
_TAKEN = re.compile(
    r"Name|(?:First|Given|Middle|Additional|Last|Family|Maiden) Name|Name (?:Prefix|Suffix)|Nickname"
    r"|File As|Short Name|Initials|Birthday|Notes|Photo|Labels|Group Membership|Hobby|Occupation"
    r"|Location|Organization (?:Name|Title|Department)|Organization \d+ - (?:Type|Name|Title|Department)"
    r"|(?:E-mail|Phone|Relation|Website|Event|Custom Field|IM) \d+ - (?:Type|Label|Value|Service)"
    r"|Address \d+ - .*|Priority|Sensitivity|Directory Server"
)


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
        day = book.day(label or "Event", said)
        if day:
            dates.append(Labelled(day, (label or "day").casefold()))
    birthday = book.day("Birthday", row.get("Birthday"))
    book.many("interests", row.get("Hobby"))
    links = []
    for _, said in numbered(row, "Website"):
        if web(said):
            links.append(Labelled(web(said), label_of(said)))
        else:
            book.left(f"website: {said}", say("it is no address of the web"))
    addresses = _more(row, book)
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
        city=row.get("Address 1 - City", "Location"),
        address=addresses[0] if addresses else "",
        birthday=birthday,
        dates=tuple(dates),
        found_in=("google contacts",),
        tags=tuple(tags),
        remarks=(*(Remark(text) for text in [row.get("Notes")] if text), *book.remarks),
        fields=book.fields,
        left_out=(*book.left_out, *_pictures(row)),
    )


def _more(row: Row, book: AddressBook) -> list[str]:
    """What no field is for, as lines of prose, and what is left out; gives the addresses."""
    for number in sorted({n for column in row.cells for n in _ORG.findall(column)}, key=int):
        one = (row.get(f"Organization {number} - {part}") for part in ("Title", "Name"))
        said = ", ".join(filter(None, one))
        if said and number != "1":
            book.remark(f"Also: {said}")
        if row.get(f"Organization {number} - Department"):
            book.remark(f"Department: {row.get(f'Organization {number} - Department')}")
    for column in ("Organization Department", "Occupation", "Maiden Name"):
        if row.get(column):
            book.remark(f"{column.removeprefix('Organization ')}: {row.get(column)}")
    if row.get("Address 1 - City") and row.get("Location"):
        book.remark(f"Location: {row.get('Location')}")
    for column in filter(_IM.fullmatch, row.cells):
        service = row.get(column.replace("Value", "Service")) or "IM"
        for said in several(row.get(column)):
            book.remark(f"{service}: {said}")
    numbers = sorted({n for column in row.cells for n in _ADDRESS.findall(column)}, key=int)
    found = [said for number in numbers if (said := _address(row, number))]
    for said in found[1:]:
        book.remark(f"Address: {said}")
    book.rest(row, _TAKEN)
    return found


def _address(row: Row, number: str) -> str:
    """An address on one line: as it is shown, else its parts; '' where it is a town alone."""
    shown = row.get(f"Address {number} - Formatted")
    parts = [row.get(f"Address {number} - {part}") for part in _PARTS]
    if shown or not any(parts[:3]):
        return " · ".join(shown.split("\n"))
    return ", ".join(filter(None, parts))


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
