"""The archive that LinkedIn gives of your data: the zip, its folder unpacked, or one CSV of it.

Connections become people: met on the day of `Connected On`, at LinkedIn. So does the phone book that
you once gave to LinkedIn, if it is there. Messages, invitations and recommendations tell when you were
in touch; what they say is not read, and neither are endorsements. Your positions go into your own note.
Rows of closed and hidden profiles are skipped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from netnotes.importers import linkedin_book as book
from netnotes.importers import linkedin_talk as talk
from netnotes.importers.candidate import Candidate, Found, Job, Labelled, LeftOut, Skipped
from netnotes.importers.source import Source
from netnotes.importers.table import Row, columns_of, read_table
from netnotes.importers.values import date_of, day_of, joined, month_of, tidy_name, web
from netnotes.sentences import count, say
from netnotes.words import listing, shorten

TITLE = "LinkedIn archive"
STREAMED = True

#: The columns of connections as other languages call them (German was seen once).
_WORDS = {
    "Vorname": "First Name", "Nachname": "Last Name", "E-Mail-Adresse": "Email Address",
    "Unternehmen": "Company", "Verbunden am": "Connected On",
}  # fmt: skip
_COLUMNS = frozenset(
    ("First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On")
)

_Reader = Callable[[Source, str], Iterator[Found]]


def _is_connections(names: frozenset[str]) -> bool:
    said = {_WORDS.get(name, name) for name in names}
    return {"First Name", "Last Name", "Connected On"} <= said


def _is_positions(names: frozenset[str]) -> bool:
    return {"Company Name", "Title", "Started On"} <= names


def identify(source: Source) -> int:
    """Sure where the header of one of its tables says so."""
    return 95 if any(_reader_of(source, member) for member in source.members) else 0


def extract(source: Source) -> Iterator[Found]:
    """Connections first, then what tells of being in touch."""
    found = {m: r for m in source.members if (r := _reader_of(source, m)) is not None}
    for reader in _READERS.values():
        for member in [m for m, r in found.items() if r is reader]:
            yield from reader(source, member)
    names = [member.rpartition("/")[2] for member in source.members if member not in found]
    unread = [name for name in names if name.casefold().startswith("endorsement")]
    if unread:
        said = say("Not read: {files}; an endorsement is no contact.", files=listing(unread))
        source.remarks.append(said)


def _reader_of(source: Source, member: str) -> _Reader | None:
    if source.kind != "file" and not member.casefold().endswith(".csv"):
        return None
    for is_header, reader in _READERS.items():
        if columns_of(source, member, is_header):
            return reader
    return None


def _connections(source: Source, member: str) -> Iterator[Found]:
    table = read_table(source, member, _is_connections)
    unknown = [name for name in table.columns if name and _WORDS.get(name, name) not in _COLUMNS]
    if unknown:
        what = listing([f"“{shorten(name, 40)}”" for name in unknown[:5]])
        where = f"{member}: " if source.kind != "file" else ""
        remark = count("The column {names} is not known, and was not read.",
                       "The columns {names} are not known, and were not read.", len(unknown), names=what)  # fmt: skip
        source.remarks.append(where + remark)
    for row in table.rows:
        if isinstance(row, Skipped):
            yield row
            continue
        yield _connection(source, member, row)


def _connection(source: Source, member: str, row: Row) -> Found:
    at = source.place(row.line, member=member)
    first, last = row.get("First Name", "Vorname"), row.get("Last Name", "Nachname")
    name = tidy_name(joined(tidy_name(first), tidy_name(last)))
    url, email = web(row.get("URL")), row.get("Email Address", "E-Mail-Adresse")
    if not (name or url or email):
        return Skipped(at, say("the profile is closed or hidden: it has no name and no address"))
    said = row.get("Connected On", "Verbunden am")
    met = day_of(said)
    left: tuple[LeftOut, ...] = ()
    day = date_of(said)
    if not met or (day is not None and day > source.today):
        met = ""
        left = (LeftOut(f"Connected On: {said}", say("no day that has come")),) if said else ()
    job = Job(row.get("Company", "Unternehmen"), row.get("Position"))
    return Candidate(
        at=at,
        name=name,
        emails=(Labelled(email),) if email else (),
        links=(Labelled(url, "linkedin"),) if url else (),
        jobs=(job,) if job.org or job.title else (),
        met=met,
        met_at="LinkedIn" if met else "",
        source=("online",),
        found_in=("linkedin",),
        left_out=left,
    )


def _positions(source: Source, member: str) -> Iterator[Found]:
    """Where I worked: it goes into my own note."""
    now: list[Job] = []
    past: list[Job] = []
    first = None
    for row in read_table(source, member, _is_positions).rows:
        if isinstance(row, Skipped):
            yield row
            continue
        first = first or source.place(row.line, member=member)
        since, until = month_of(row.get("Started On")), month_of(row.get("Finished On"))
        job = Job(row.get("Company Name"), row.get("Title"), since, until)
        (past if until or now else now).append(job)
    if first is not None:
        yield Candidate(at=first, jobs=tuple(now), past=tuple(past), is_me=True)


_READERS: dict[Callable[[frozenset[str]], bool], _Reader] = {
    _is_connections: _connections,
    book.is_contacts: book.contacts,
    talk.is_messages: talk.messages,
    talk.is_invitations: talk.invitations,
    talk.is_recommendations: talk.recommendations,
    _is_positions: _positions,
}
