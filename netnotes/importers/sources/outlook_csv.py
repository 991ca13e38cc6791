"""Contacts from Outlook as CSV: the classic program's, outlook.com's, and what others call Outlook CSV.

`Referred By` becomes who introduced you. Numbers of fax, telex and the company's main line are left
out, since nobody is reached there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from netnotes.importers.address_book import AddressBook, cells
from netnotes.importers.candidate import Candidate, Found, Job, Labelled, Remark, Skipped
from netnotes.importers.source import Source
from netnotes.importers.table import Row, columns_of, read_table
from netnotes.importers.values import joined, label_of, several, web
from netnotes.sentences import say

TITLE = "Outlook contacts (CSV)"

_PHONES = {
    "Mobile Phone": "mobile", "Primary Phone": "", "Home Phone": "home", "Home Phone 2": "home",
    "Business Phone": "work", "Business Phone 2": "work", "Other Phone": "", "Car Phone": "car",
}  # fmt: skip
_NOT_THEIRS = ("Business Fax", "Home Fax", "Other Fax", "Telex", "Company Main Phone", "Pager",
               "ISDN", "Radio Phone", "TTY/TDD Phone", "Callback")  # fmt: skip
_RELATIVES = ("Spouse", "Children", "Manager's Name", "Assistant's Name")
_ADDRESSES = ("Home", "Business", "Other")
_PARTS = ("Street", "Street 2", "Street 3", "Postal Code", "City", "State", "Country/Region",
          "Country")  # fmt: skip
_GROUPS_OF_OTHERS = frozenset(("mycontacts", "my contacts"))
_REMARKS = ("Department", "Profession", "Office Location", "Location", "Schools", "IMAddress",
            "User 1", "User 2", "User 3", "User 4", "Keywords")  # fmt: skip
#: The columns that are read, and those that say nothing about anybody.
_TAKEN = re.compile("|".join(map(re.escape, (*_PHONES, *_NOT_THEIRS, *_RELATIVES, *_REMARKS))) + (
    r"|(?:First|Middle|Last) Name|Suffix|Title|Initials|Nickname|Company|Job Title|Hobby|Notes|Categories"
    r"|(?:Personal )?Web Page|Birthday|Anniversary|Referred By"
    r"|E-mail (?:\d )?(?:Address|Type|Display Name)|(?:Home|Business|Other) (?:"
    + "|".join(map(re.escape, _PARTS)) + r")|Priority|Private|Sensitivity|Directory Server"
))  # fmt: skip


def _is_header(names: frozenset[str]) -> bool:
    known = {"First Name", "Last Name", "E-mail Address"} <= names
    return known and bool({"Business Phone", "Mobile Phone", "Company"} & names)


def identify(source: Source) -> int:
    """Sure by its columns."""
    return 90 if source.first and columns_of(source, source.first, _is_header) else 0


def extract(source: Source) -> Iterator[Found]:
    """A candidate a row."""
    for row in read_table(source, source.first, _is_header).rows:
        yield row if isinstance(row, Skipped) else _person(source, row)


def _person(source: Source, row: Row) -> Candidate:
    book = AddressBook(source.place(row.line))
    names = [row.get(c) for c in ("First Name", "Middle Name", "Last Name", "Suffix")]
    emails = [
        Labelled(address)
        for column in ("E-mail Address", "E-mail 2 Address", "E-mail 3 Address")
        for address in several(row.get(column))
    ]
    phones = [
        Labelled(number, label)
        for column, label in _PHONES.items()
        for number in several(row.get(column))
    ]
    job = Job(row.get("Company"), row.get("Job Title"))
    for column in _RELATIVES:
        if row.get(column):
            book.remark(f"{column.removesuffix(chr(39) + 's Name')}: {row.get(column)}")
    for column in _NOT_THEIRS:
        if row.get(column):
            book.left(f"{column}: {row.get(column)}", say("nobody is reached there"))
    book.many("interests", row.get("Hobby"))
    addresses = _more(row, book)
    anniversary = book.day("Anniversary", row.get("Anniversary"))
    city = next((c for a in _ADDRESSES if (c := row.get(f"{a} City"))), "")
    is_org = not any(names) and bool(job.org) and not emails and not phones
    return Candidate(
        at=book.at,
        name=job.org if is_org else joined(*names),
        is_org=is_org,
        aliases=tuple(cells(row.get("Nickname"))),
        emails=tuple(emails),
        phones=tuple(phones),
        links=_pages(row, book),
        jobs=(job,) if (job.org or job.title) and not is_org else (),
        city=city,
        address=addresses[0] if addresses else "",
        birthday=book.day("Birthday", row.get("Birthday")),
        dates=(Labelled(anniversary, "anniversary"),) if anniversary else (),
        found_in=("outlook",),
        introduced_by=row.get("Referred By"),
        tags=tuple(
            t for t in cells(row.get("Categories")) if t.casefold() not in _GROUPS_OF_OTHERS
        ),
        remarks=(*(Remark(text) for text in [row.get("Notes")] if text), *book.remarks),
        fields=book.fields,
        left_out=tuple(book.left_out),
    )


def _pages(row: Row, book: AddressBook) -> tuple[Labelled, ...]:
    """Their pages; what is no address of the web is left out, and told."""
    said = [row.get(column) for column in ("Web Page", "Personal Web Page") if row.get(column)]
    for page in said:
        if not web(page):
            book.left(f"web page: {page}", say("it is no address of the web"))
    return tuple(Labelled(page, label_of(page)) for page in map(web, said) if page)


def _more(row: Row, book: AddressBook) -> list[str]:
    """What no field is for, as lines of prose, and what is left out; gives the addresses."""
    for column in _REMARKS:
        if row.get(column):
            book.remark(f"{column}: {row.get(column)}")
    found: list[str] = []
    for where in _ADDRESSES:
        parts = [row.get(f"{where} {part}") for part in _PARTS]
        if parts[0]:
            found.append(", ".join(part for part in dict.fromkeys(parts) if part))
    for said in found[1:]:
        book.remark(f"Address: {said}")
    book.rest(row, _TAKEN)
    return found
