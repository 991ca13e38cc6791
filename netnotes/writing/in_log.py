"""An entry into a log: a new line, or the line that speaks of it already, with what is new."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from netnotes.errors import RefusedError
from netnotes.model import edit
from netnotes.model.edits.source import Source
from netnotes.model.log import Entry
from netnotes.model.network import Network
from netnotes.model.sections import Item, items
from netnotes.writing.entry import Wanted, as_written, bare, is_mark, read_back
from netnotes.writing.said import key_of

#: What became of an entry: a new line, a plan that is ticked, a line that says more, nothing new.
ADDED, TICKED, CHANGED, THERE = "added", "ticked", "changed", "there"

_LEAD = re.compile(r"([ \t]*[-*+][ \t]+)(?:\[([ xX])\](?:[ \t]+|$))?")
#: Behind these nothing more is needed to part two things that an entry tells.
_ENDS = (".", "!", "?", "…", ";", ",")


class Logged(NamedTuple):
    """The note's bytes with the entry, and what became of it."""

    raw: bytes
    did: str


def into_log(
    raw: bytes, wanted: Wanted, network: Network, today: date, *, written: bool
) -> Logged:  # fmt: skip
    """A note with an entry in its log.

    The same text of the same day and channel is the same entry: it gains what is new about it, or
    stays as it is. A plan of that day and channel is ticked. `written` tells whether the channel is
    one on which somebody writes. Raises `RefusedError`, or `BadValueError` for what would not read
    back as it was typed.
    """
    read_back(wanted)
    source = Source(raw)
    entry = counterpart(_log(source), wanted, today, written=written)
    if entry is None:
        return Logged(edit.insert_log_entry(raw, wanted.line), ADDED)
    after = _merged(source, entry, wanted, network)
    if after == raw:
        return Logged(raw, THERE)
    return Logged(after, TICKED if entry.box == " " and not wanted.planned else CHANGED)


def _log(source: Source) -> list[Entry]:
    return [Entry._make(plain) for plain in source.data["log"]]


def counterpart(
    log: Sequence[Entry], wanted: Wanted, today: date, *, written: bool
) -> Entry | None:  # fmt: skip
    """The entry that speaks of the same: what happened, else a plan; None where none does."""
    day = wanted.day.toordinal()
    same = [entry for entry in log if entry.ordinal == day and entry.channel == wanted.channel]
    at_once = [e for e in same if not (e.time and wanted.time and e.time != wanted.time)]
    happened = [e for e in at_once if not e.planned(today) and e.direction == wanted.direction]
    # What they wrote is not what I meant to write.
    theirs = written and wanted.direction == "in"
    plans = [
        entry
        for entry in (*at_once, *same)
        if entry.planned(today) and (entry.direction == "in" or not theirs)
    ]
    told = [entry for entry in happened if says(entry, wanted)]
    silent = [entry for entry in happened if not bare(entry.text)]  # only the words were missing
    if wanted.planned:
        found = plans
    elif bare(wanted.text):
        found = [*told, *plans, *silent]
    else:
        found = [*plans, *told]
    return next(iter(found), None)


def says(entry: Entry, wanted: Wanted) -> bool:
    """Whether an entry says what is wanted: word for word, or, of a plan, at its end."""
    old, new = bare(entry.text), bare(wanted.text)
    if not new or old == new:
        return True
    return bool(entry.box) and old.endswith(f" {new}")


def _merged(source: Source, entry: Entry, wanted: Wanted, network: Network) -> bytes:
    """The note with what is new about an entry on the entry's own lines."""
    index = entry.line - source.body_line
    item = next(items(source.lines, source.masked, index, len(source.lines), source.body_line))
    first = source.written[index]
    lead = _LEAD.match(first)
    assert lead is not None
    begin = first[: lead.end()]
    if lead[2] == " " and not wanted.planned:
        begin = f"{first[: lead.start(2)]}x{first[lead.end(2) : lead.end()]}"
    head = _head(entry, wanted, network)
    text = first[lead.end() :] if head is None else _under(head, entry, item, first)
    changes = {entry.line: begin + text}
    addition = _addition(entry, wanted)
    if addition:
        last = max(line for line, _, said in item.pieces if said)
        line = changes.get(last, source.written[last - source.body_line]).rstrip()
        colon = "" if entry.text else ": "
        changes[last] = f"{line if entry.text else line.removesuffix(':')}{colon}{addition}"
    after = source.raw
    for number, line in changes.items():
        if line != source.written[number - source.body_line]:
            after = edit.replace_line(after, number, line)
    _see(after, entry, wanted, network)
    return after


def _head(entry: Entry, wanted: Wanted, network: Network) -> str | None:
    """The entry's head with what is new in it, or None where it says it all."""
    old = as_written(entry)
    there = {key_of(network, target) for target, *_ in entry.people}
    new = old._replace(
        time=wanted.time or old.time,
        direction=wanted.direction or old.direction,
        people=(
            *old.people,
            *(p for p in wanted.people if key_of(network, p.strip("[]")) not in there),
        ),
        place=wanted.place or old.place,
    )
    return None if new == old else new.head


def _under(head: str, entry: Entry, item: Item, first: str) -> str:
    """The first line of an entry with another head; `first` is that line as it stands."""
    if not entry.text:
        return head
    _, column, line = item.pieces[0]
    begins = len(item.text) - len(entry.text)
    return f"{head}: {first[column - 1 + begins :]}" if begins < len(line) else f"{head}:"


def _addition(entry: Entry, wanted: Wanted) -> str:
    """What is put behind the entry's text: what is new to tell, or the marks that it lacks."""
    words = wanted.text.split()
    known = says(entry, wanted)
    if known:
        words = [w for w in words if is_mark(w) and w[1:].casefold() not in entry.marks]
    if not words or not entry.text:
        return " ".join(words)
    ended = entry.text.endswith(_ENDS) or entry.text.split()[-1].startswith("#")
    return f"{' ' if known or ended else '; '}{' '.join(words)}"


def _see(after: bytes, entry: Entry, wanted: Wanted, network: Network) -> None:
    """See that the entry says both now. Raises `RefusedError` where it does not."""
    for now in _log(Source(after)):
        if now.line == entry.line:
            ticked = now.box != " " or wanted.planned
            told = says(now._replace(box="x"), wanted) and not _addition(now, wanted)
            if ticked and told and _head(now, wanted, network) is None:
                return
    message = f"line {entry.line} cannot be made to say this too; change it by hand"
    raise RefusedError(f"{message}. Nothing was written.")
