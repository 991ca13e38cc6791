"""A table of any kind: CSV with a header, its columns named by `--map FIELD=COLUMN`.

Without `--map` the columns are guessed by their names, and the plan says how; nothing is written on a
guess until `--map` says so, if only with `--map guess`. Several columns make one value with `+`:
`--map "name=First+Last"`. Any field of a note can be named; `note` is a line of prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from netnotes.errors import BadValueError
from netnotes.importers.address_book import AddressBook, cells
from netnotes.importers.candidate import Candidate, Found, Job, Labelled, Remark, Skipped
from netnotes.importers.source import Source
from netnotes.importers.table import IsHeader, Row, columns_of, read_table
from netnotes.importers.values import day_of, joined, label_of, tidy_name, web
from netnotes.model.person import Person
from netnotes.sentences import say

TITLE = "table"
GUESS = "guess"

_SPLIT = re.compile(r"[^a-z0-9]+")
#: Columns as people call them, for the guess.
_CALLED = {
    "name": "name full_name fullname contact person display_name contact_name who",
    "first name": "first first_name given_name forename firstname given",
    "last name": "last last_name family_name surname lastname family",
    "email": "email e_mail mail email_address e_mail_address emails",
    "phone": "phone mobile tel telephone phone_number cell mobile_phone number",
    "org": "company organization organisation employer org works_at workplace",
    "title": "title job_title position role job occupation",
    "city": "city town location lives_in based_in",
    "birthday": "birthday birth_date birthdate date_of_birth dob bday",
    "links": "url website web link links linkedin linkedin_url profile profile_url homepage github",
    "tags": "tags labels groups categories group category label",
    "met": "met first_met met_on connected_on",
    "met_at": "met_at how_met where_met how_we_met",
    "introduced_by": "introduced_by referred_by via referrer",
    "note": "note notes comment comments remarks description",
    "aliases": "nickname nick alias aliases",
    "closeness": "closeness", "cadence": "cadence", "interests": "interests hobbies hobby",
    "timezone": "timezone time_zone tz", "pronouns": "pronouns",
}  # fmt: skip
_GUESSES = {word: field for field, words in _CALLED.items() for word in words.split()}
_PARTS = frozenset(("first name", "last name", "note"))
_LISTS = frozenset(("interests", "needs", "offers", "prefers", "avoid", "willing"))


def identify(source: Source) -> int:
    """It could be, where a name or an address is among the columns of a header."""
    return 10 if source.first and columns_of(source, source.first, _is_header(source)) else 0


def extract(source: Source) -> Iterator[Found]:
    """A candidate a row, by `--map` or the guess."""
    table = read_table(source, source.first, _is_header(source))
    mapping = mapped(source, table.columns)
    if not _said(source):
        told = ", ".join(f"{field} from “{' + '.join(c)}”" for field, c in mapping.items())
        used = {column for columns in mapping.values() for column in columns}
        more = [f"“{column}”" for column in table.columns if column and column not in used]
        source.remarks.append(f"A guess: {told}. `--map FIELD=COLUMN` says otherwise.")
        if more:
            source.remarks.append(f"Not used: {', '.join(more)}.")
    for row in table.rows:
        yield row if isinstance(row, Skipped) else _person(source, row, mapping)


def mapped(source: Source, columns: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """The columns behind each field, as `--map` says or as they are called.

    Raises `BadValueError` for a field or a column that there is not.
    """
    said = _said(source)
    if not said:
        guess: dict[str, tuple[str, ...]] = {}
        for column in columns:
            field = _guess(column)
            if field and (field not in guess or field in ("email", "phone", "links")):
                guess[field] = (*guess.get(field, ()), column)
        return guess
    found: dict[str, tuple[str, ...]] = {}
    for field, text in said.items():
        if field not in Person.fields and field not in _PARTS and not field.startswith("x-"):
            raise BadValueError("--map", f"“{field}” is no field; `netnotes fields` lists them")
        whole = [column for column in columns if column.casefold() == text.casefold()]
        parts = [text] if whole else [part.strip() for part in text.split("+")]
        known = {column.casefold(): column for column in columns if column}
        for part in parts:
            if part.casefold() not in known:
                raise BadValueError("--map", f"no column is called “{part}”; there are "
                                             f"{', '.join(known.values())}")  # fmt: skip
        found[field] = tuple(known[part.casefold()] for part in parts)
    return found


def _said(source: Source) -> Mapping[str, str]:
    return {field: column for field, column in source.mapping.items() if field != GUESS}


def _is_header(source: Source) -> IsHeader:
    wanted = {
        part.strip().casefold()
        for column in _said(source).values()
        for part in (column, *column.split("+"))
    }

    def is_header(names: frozenset[str]) -> bool:
        if wanted:
            return bool(wanted & {name.casefold() for name in names})
        fields = {_guess(name) for name in names}
        return (len(names) > 1 and bool(fields & {"name", "first name", "email"})) or (
            len(names) == 1 and fields == {"name"}
        )  # fmt: skip

    return is_header


def _guess(column: str) -> str:
    return _GUESSES.get(_SPLIT.sub("_", column.casefold()).strip("_"), "")


def _person(source: Source, row: Row, mapping: Mapping[str, tuple[str, ...]]) -> Candidate:
    book = AddressBook(source.place(row.line))

    def get(field: str) -> str:
        return joined(*(row.get(column) for column in mapping.get(field, ())))

    def each(field: str) -> list[tuple[str, str]]:
        return [(c, said) for c in mapping.get(field, ()) for said in cells(row.get(c))]

    name = get("name") or joined(get("first name"), get("last name"))
    for field in mapping:
        said = get(field)
        if said and field not in _TAKEN:
            if field in _LISTS:
                book.many(field, said)
            else:
                book.fields[field] = said
    job = Job(get("org"), get("title"))
    links = [(web(said), said) for _, said in each("links")]
    for page, said in links:
        if not page:
            book.left(f"links: {said}", say("it is no address of the web"))
    met = get("met")
    return Candidate(
        at=book.at,
        name=tidy_name(name),
        aliases=tuple(said for _, said in each("aliases")),
        emails=tuple(Labelled(said) for _, said in each("email")),
        phones=tuple(Labelled(said) for _, said in each("phone")),
        links=tuple(Labelled(page, label_of(page)) for page, _ in links if page),
        jobs=(job,) if job.org or job.title else (),
        city=get("city"),
        birthday=book.day("birthday", get("birthday")),
        met=day_of(met, month_first=False) or met,
        met_at=get("met_at"),
        source=tuple(word.casefold() for _, word in each("source")),
        found_in=tuple(said for _, said in each("found_in")),
        introduced_by=get("introduced_by"),
        tags=tuple(said for _, said in each("tags")),
        remarks=(Remark(get("note")),) if get("note") else (),
        fields=book.fields,
        left_out=tuple(book.left_out),
    )


_TAKEN = _PARTS | frozenset(
    "name aliases email phone links org title city birthday met met_at source found_in "
    "introduced_by tags".split()
)
