"""The phone book that somebody once gave to LinkedIn: ImportedContacts.csv, Contacts.csv in other years."""

from __future__ import annotations

import re
from collections.abc import Iterator

from netnotes.importers.address_book import AddressBook
from netnotes.importers.candidate import Candidate, Found, Job, Labelled, Skipped
from netnotes.importers.source import Source
from netnotes.importers.table import Row, read_table
from netnotes.importers.values import joined, label_of, tidy_name, web
from netnotes.sentences import say

_JOINED = re.compile(r"\s*[,;]\s*")
_PAGE = re.compile(r"[\s,;]+")


def is_contacts(names: frozenset[str]) -> bool:
    """Whether these are the columns of the phone book, of any year."""
    return {"FirstName", "LastName", "Emails", "PhoneNumbers"} <= names


def contacts(source: Source, member: str) -> Iterator[Found]:
    """A candidate a row; whoever has an address and no name adds to those who are known by it."""
    for row in read_table(source, member, is_contacts).rows:
        yield row if isinstance(row, Skipped) else _contact(source, member, row)


def _contact(source: Source, member: str, row: Row) -> Found:
    book = AddressBook(source.place(row.line, member=member))
    parts = ("FirstName", "MiddleName", "LastName", "NameSuffix")
    name = tidy_name(joined(*map(row.get, parts)) or row.get("FullName"))
    emails = tuple(Labelled(one) for one in _cells(row, "Emails"))
    phones = tuple(Labelled(one) for one in _cells(row, "PhoneNumbers"))
    if not (name or emails or phones):
        return Skipped(book.at, say("it has neither a name nor an address"))
    pages = [page for column in ("Profiles", "Sites") for page in _pages(row.get(column))]
    org, title = row.get("Companies"), row.get("Title")
    for handle in _cells(row, "InstantMessageHandles"):
        book.remark(f"Messenger: {handle}")
    return Candidate(
        at=book.at,
        name=name,
        aliases=(row.get("NickName"),) if row.get("NickName") else (),
        emails=emails,
        phones=phones,
        links=tuple(Labelled(page, label_of(page)) for page in pages),
        jobs=(Job(org, title),) if org or title else (),
        city=row.get("Location"),
        address=row.get("Addresses"),
        birthday=book.day("Birthday", row.get("Birthday")),
        found_in=("phone",),
        remarks=tuple(book.remarks),
        passing=not name,
        left_out=tuple(book.left_out),
    )


def _cells(row: Row, column: str) -> list[str]:
    return [one for one in _JOINED.split(row.get(column)) if one]


def _pages(cell: str) -> list[str]:
    return [page for one in _PAGE.split(cell) if (page := web(one))]
