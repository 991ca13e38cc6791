"""The plan of an import: what would become of every record, and why, before anything is written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple, TypeAlias

from netnotes.apart import Apart
from netnotes.importers.candidate import Found, Interaction, LeftOut, Skipped
from netnotes.model.edits.source import EditRefusedError
from netnotes.model.network import Network
from netnotes.model.note import Note, fold
from netnotes.sentences import say
from netnotes.writing.imports.adding import Adding, adding
from netnotes.writing.imports.creating import Made, fitting, new_note
from netnotes.writing.imports.gathered import Gathered, gather, join, same_name
from netnotes.writing.imports.introduced import introduce
from netnotes.writing.imports.lines import Line, fitting_lines, fitting_talks, lines_of, talks_of
from netnotes.writing.imports.matching import (
    MOST_HINTS,
    NOBODY,
    Everyone,
    Known,
    Match,
    Raw,
    nothing,
)
from netnotes.writing.imports.own import is_open, why_not, with_own
from netnotes.writing.imports.whole import gained, kept_path, says_all_of, stem_of
from netnotes.writing.slugs import free_slug, path_of

#: A note is made, a note gains something, nothing is new, you are asked, you said no.
Verdict: TypeAlias = Literal["new", "add", "there", "unsure", "left"]


def _unseen(_: int) -> None:
    """Nobody waits for it."""


def _why_nobody(gathered: Gathered) -> str:
    """Why a record gives no one."""
    for what, why in gathered.left_out:
        if what.startswith("name: "):
            return say("its name is {why}, and it has no address", why=why)
    return say("it has neither a name nor an address")


class Options(NamedTuple):
    """What the command line says of an import."""

    #: Write interactions into the logs.
    log: bool = False
    #: Make notes also of those who are known in passing only.
    everyone: bool = False
    #: Make notes of those who may be in the network already.
    unsure_as_new: bool = False
    #: The folder below people/ for new notes.
    folder: str = ""


@dataclass(slots=True, eq=False)
class Row:
    """One person of the import: the records behind them, and what becomes of it."""

    gathered: Gathered
    verdict: Verdict = "new"
    #: The note that gains something, or says it all already.
    note: Note | None = None
    why: str = ""
    #: Who it may be, and what speaks for it.
    hints: tuple[tuple[Known, str], ...] = ()
    adding: Adding = field(default_factory=Adding)
    lines: list[Line] = field(default_factory=list)
    talks: list[Interaction] = field(default_factory=list)
    #: The lines that the note's text gains of another note's.
    text: list[str] = field(default_factory=list)
    #: The new note.
    made: Made | None = None
    #: What is to be remembered: this is not the one of that slug.
    apart: list[tuple[str, str]] = field(default_factory=list)

    @property
    def name(self) -> str:
        """What they are called in the source."""
        return self.gathered.candidate.name

    @property
    def places(self) -> list[str]:
        """Where the records stand."""
        return [str(place) for place in self.gathered.places]


class Plan:
    """Everything that an import would do; made a record at a time, and settled at its end."""

    def __init__(
        self, network: Network, apart: Apart, today: date, options: Options, raw: Raw = nothing
    ) -> None:  # fmt: skip
        self.network, self.today, self.options = network, today, options
        self.rows: list[Row] = []
        self.skipped: list[Skipped] = []
        self.remarks: list[str] = []
        #: How the sources are called.
        self.titles: list[str] = []
        #: How many days in touch could be logged and are not, since `--log` was not said.
        self.unlogged = 0
        #: New notes that rest until a day, so that not all are due at once.
        self.rests: dict[str, date] = {}
        self._raw = raw
        self._everyone = Everyone(network, apart, raw)
        self._of_note: dict[str, int] = {}
        self._later: list[Gathered] = []

    # -- records, one at a time -------------------------------------------------------------

    def take(self, found: Found) -> None:
        """Take in a record."""
        if isinstance(found, Skipped):
            self.skipped.append(found)
            return
        gathered = gather(found)
        if found.fields and found.whole is None:
            gathered.candidate.fields = fitting(
                found.fields, gathered.left_out, is_org=found.is_org
            )
        if found.interactions and self.options.log:
            talks = fitting_talks(list(found.interactions), gathered.left_out)
            gathered.candidate.interactions = tuple(talks)
        if not gathered.candidate.name and not found.is_me:
            self.skipped.append(Skipped(found.at, _why_nobody(gathered)))
        elif found.passing:
            self._later.append(gathered)
        else:
            self._enter(gathered)

    def _enter(self, gathered: Gathered) -> None:
        match = self._match(gathered)
        candidate = gathered.candidate
        known = match.known
        if candidate.whole is not None and match != NOBODY:  # of one who is new all fields stand
            candidate.fields = fitting(candidate.fields, gathered.left_out, is_org=candidate.is_org)
        if candidate.is_me and known is None:
            why = say("it speaks of you, and no note is yours; `me` in mkdocs.yml says which is")
            self.skipped.append(Skipped(candidate.at, why))
        elif known is not None and known.note is not None:
            self._to_note(known.note, match.why, gathered)
            self._everyone.enter(known, gathered)
        elif known is not None:
            join(self.rows[known.row].gathered, gathered)
            self._everyone.enter(known, gathered)
        elif candidate.passing and not match.hints and not self.options.everyone:
            why = say("not among those in your network")
            self.skipped.append(Skipped(candidate.at, why))
        else:
            unsure = bool(match.hints)
            fresh = Known(None, [], "", [])
            fresh.row = len(self.rows)
            self._everyone.enter(fresh, gathered)
            self.rows.append(Row(gathered, "unsure" if unsure else "new", hints=match.hints))

    def _match(self, gathered: Gathered) -> Match:
        """Who a record is of. Two notes of another network are two people, whatever they share."""
        candidate = gathered.candidate
        whole = candidate.whole
        note = self.network.notes.get(fold(stem_of(whole.path))) if whole else None
        if note is not None and not note.broken and same_name(note.called, candidate.name):
            return Match(self._everyone.by_note[note.key], say("the same note"))
        match = self._everyone.find(gathered)
        if whole is None and not candidate.distinct:
            return match
        if match.known is not None and match.known.note is None:
            return NOBODY
        return match._replace(hints=tuple(one for one in match.hints if one[0].note is not None))

    def _to_note(self, note: Note, why: str, gathered: Gathered) -> None:
        if note is self.network.me and not gathered.candidate.is_me:
            self.skipped.append(Skipped(gathered.candidate.at, say("that is you")))
            return
        number = self._of_note.get(note.key)
        if number is None:
            self._of_note[note.key] = len(self.rows)
            self.rows.append(Row(gathered, "add", note, why))
        else:
            join(self.rows[number].gathered, gathered)

    # -- at the end -------------------------------------------------------------------------

    def settle(self, step: Callable[[int], None] = _unseen) -> None:
        """All records are in: work out what becomes of each; `step` is told how many are done."""
        later, self._later = self._later, []
        for gathered in later:
            self._enter(gathered)
        taken = {note.key for note in self.network.everything}
        self.unlogged = 0
        for number, row in enumerate(self.rows, 1):
            self._settle(row, taken)
            step(number)
        introduce(
            [row for row in self.rows if row.verdict in ("new", "add", "there")], self.network
        )

    def _settle(self, row: Row, taken: set[str]) -> None:
        if row.verdict == "unsure":
            self._see_whether_there(row)
        few = len(row.hints) < MOST_HINTS
        if row.verdict == "unsure" and self.options.unsure_as_new and few:
            row.verdict = "new"
        if row.verdict == "new" and row.made is None:
            self._make(row, taken)
        elif row.verdict in ("add", "there") and row.note is not None:
            self._compare(row, row.note)

    def _make(self, row: Row, taken: set[str]) -> None:
        one = row.gathered.candidate
        path = self._path(row, taken)
        talks = talks_of(row.gathered, None, self.today)
        if not self.options.log:
            self.unlogged += len(talks)
            talks = []
        row.talks = talks
        try:
            row.made = new_note(path, row.gathered, talks, self.network)
        except EditRefusedError as error:
            row.verdict = "left"
            why = say("no note can hold it: {why}", why=error)
            self.skipped.append(Skipped(one.at, why, broken=True))

    def _path(self, row: Row, taken: set[str]) -> str:
        """Where a new note lies: where it lay, if it comes of another network and that is free."""
        one = row.gathered.candidate
        if one.whole is not None:
            path = kept_path(one.whole.path, self.options.folder, taken)
            if path:
                return path
        otherwise = "organization" if one.is_org else "someone"
        return path_of(free_slug(one.name, taken, otherwise=otherwise), self.options.folder)

    def _compare(self, row: Row, note: Note) -> None:
        row.adding = adding(note, row.gathered, self.network)
        row.lines = fitting_lines(lines_of(row.gathered, note), row.gathered.left_out)
        talks = talks_of(row.gathered, note, self.today)
        row.talks = talks if self.options.log else []
        self.unlogged += 0 if self.options.log else len(talks)
        if (row.lines or row.talks) and is_open(self._raw(note.path)):
            whats = [*(line.text for line in row.lines), *(str(one.day) for one in row.talks)]
            row.gathered.left_out += [LeftOut(what, why_not()) for what in whats]
            row.lines, row.talks = [], []
        row.text = self._text(row, note)
        anything = row.adding.additions or row.lines or row.talks or row.text
        row.verdict = "add" if anything else "there"

    def _text(self, row: Row, note: Note) -> list[str]:
        """The lines that a note gains of another one's text; told where it cannot."""
        one = row.gathered.candidate
        if one.whole is not None and says_all_of(note, one.whole.body):
            return []
        raw = self._raw(note.path)
        try:
            after = with_own(raw, one, note.names)
            return gained(raw, after, headings=one.whole is None)
        except EditRefusedError as error:
            row.gathered.left_out.append(LeftOut(say("text"), str(error)))
            return []

    def _see_whether_there(self, row: Row) -> None:
        """Whoever it may be: where a note says all of it already, there is nothing to ask."""
        for known, why in row.hints:
            note = known.note
            if note is None or note.broken or note is self.network.me:
                continue
            whole = row.gathered.candidate.whole
            if whole is not None and not says_all_of(note, whole.body):
                continue
            body = row.gathered.candidate.body
            if body and not says_all_of(note, body):
                continue
            found = adding(note, row.gathered, self.network)
            talks = talks_of(row.gathered, note, self.today) if self.options.log else []
            if not (found.additions or found.conflicts or talks or lines_of(row.gathered, note)):
                row.verdict, row.note, row.why = "there", note, why
                return

    # -- what a person says -----------------------------------------------------------------

    def same(self, row: Row, note: Note) -> None:
        """This record is of that note."""
        number = self._of_note.get(note.key)
        if number is not None and self.rows[number] is not row:
            join(self.rows[number].gathered, row.gathered)
            row.verdict, row = "left", self.rows[number]
        self._of_note.setdefault(note.key, self.rows.index(row))
        row.verdict, row.note, row.why, row.made = "add", note, say("you said so"), None
        self._compare(row, note)

    def same_as_row(self, row: Row, other: Row) -> None:
        """Two records of the import are of one person."""
        join(other.gathered, row.gathered)
        row.verdict = "left"
        if other.note is not None:
            self._compare(other, other.note)
        elif other.made is not None:
            data = new_note(other.made.path, other.gathered, other.talks, self.network)
            other.made = data

    def not_the_same(self, row: Row) -> None:
        """This record is of none of those it could be of: a note is made, and that is remembered."""
        notes = [known.note for known, _ in row.hints] or [row.note]
        key = row.gathered.keys()[0]
        row.apart = [(note.slug, key) for note in notes if note is not None]
        row.verdict, row.note, row.hints = "new", None, ()
        row.lines, row.adding = [], Adding()
        taken = {note.key for note in self.network.everything}
        taken |= {made_key(r.made) for r in self.rows if r.made is not None}
        self._make(row, taken)

    def leave(self, row: Row) -> None:
        """Nothing comes of this record, this time."""
        row.verdict = "left"

    def let_go(self) -> None:
        """Everything is told and the steps are made: forget the records, which may be very many."""
        self.rows = []
        self._everyone = Everyone(Network(()), Apart())
        self._of_note, self._later = {}, []

    # -- what there is ----------------------------------------------------------------------

    def of(self, verdict: Verdict) -> list[Row]:
        """The rows of one verdict, in the order of the records."""
        return [row for row in self.rows if row.verdict == verdict]

    @property
    def left_out(self) -> list[tuple[str, LeftOut]]:
        """What of the records is not imported, each with the record's place."""
        found = [(str(r.gathered.places[0]), one) for r in self.rows for one in r.gathered.left_out]
        return found + [
            (str(r.gathered.places[0]), one)
            for r in self.rows
            for one in (r.made.left_out if r.made else ())
        ]

    @property
    def broken(self) -> int:
        """How many records could not be read."""
        return sum(one.records for one in self.skipped if one.broken)


def made_key(made: Made) -> str:
    """The key of the note that is made."""
    return fold(made.path.rpartition("/")[2].removesuffix(".md"))
