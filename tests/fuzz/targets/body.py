"""Edits of a note's body: a line comes in, or one line changes; every other byte stays.

An input is `CALL NUL SECTION NUL LINE NUL NOTE`.
"""

from __future__ import annotations

import fuzz_seeds

from netnotes.model import edit
from netnotes.model.edit import EditRefusedError
from netnotes.model.parse import parse_note

CALLS = ("insert_log_entry", "insert_line", "add_promise", "add_prose", "tick", "replace_line", "insert_log_entries")  # fmt: skip
_LINES = (
    b"- 2026-11-05 coffee with [[bo]]: clocks", b"- [ ] send the book (due 2026-12-01)", b"Some prose.",
    b"- 2026-11-05 email\n  and more", b"- x", b"```", b"<!--", b"%%", b"## Log", b"- [ ] [[a", b"===", b"    indented", b"a\rb",
)  # fmt: skip
_SECTIONS = (b"Log", b"News", b"Top of mind", b"Questions", b"Why", b"Projects", b"# #", b"")
SEEDS = fuzz_seeds.small([
    b"\0".join((bytes([call, n % 12]), _SECTIONS[(n + call) % 8], _LINES[(n * 5 + call) % 13], note))
    for n, note in enumerate(fuzz_seeds.notes()) for call in (n % 7, (n * 3 + 1) % 7)
])  # fmt: skip
BITS = fuzz_seeds.BITS
_ONE_LINE = ("tick", "replace_line")


def try_one(raw: bytes) -> None:
    """Make one edit of one note."""
    head, _, rest = raw.partition(b"\0")
    section, _, rest = rest.partition(b"\0")
    line, _, note = rest.partition(b"\0")
    call = CALLS[head[0] % len(CALLS)] if head else CALLS[0]
    number = head[1] if len(head) > 1 else 1
    text = line.decode("utf-8", "surrogateescape")
    try:
        after = edited(call, note, section.decode("utf-8", "replace"), text, number)
    except EditRefusedError as refused:
        assert str(refused)
        return
    assert parse_note(after)["broken"] is False
    if call in _ONE_LINE:
        one_line(note, after, number)
    elif call != "insert_log_entries":
        came_in(note, after)
    entries_stay(call, note, after)


def edited(call: str, note: bytes, section: str, text: str, number: int) -> bytes:
    """The note after the edit."""
    if call == "insert_log_entry":
        return edit.insert_log_entry(note, text)
    if call == "insert_line":
        return edit.insert_line(note, section, text)
    if call == "add_promise":
        return edit.add_promise(note, text)
    if call == "add_prose":
        return edit.add_prose(note, text)
    if call == "tick":
        after = edit.tick(note, number)
        assert edit.tick(after, number) == after
        return after
    if call == "replace_line":
        return edit.replace_line(note, number, text)
    return edit.insert_log_entries(note, [text.replace("2026", str(2020 + n)) for n in range(5)])


def one_line(note: bytes, after: bytes, number: int) -> None:
    """Only that line differs."""
    old, new = note.split(b"\n"), after.split(b"\n")
    assert len(old) == len(new)
    assert [n for n, pair in enumerate(zip(old, new, strict=True), 1) if pair[0] != pair[1]] in ([], [number])  # fmt: skip


def came_in(note: bytes, after: bytes) -> None:
    """Lines came in, in one place; none that stood there is gone, but for an ending that was missing."""
    start = 0
    while start < min(len(note), len(after)) and note[start] == after[start]:
        start += 1
    end = 0
    while end < min(len(note), len(after)) - start and note[-1 - end] == after[-1 - end]:
        end += 1
    assert start + end >= len(note), "something that stood there is gone"


def entries_stay(call: str, note: bytes, after: bytes) -> None:
    """Every entry of the log that was there is there, and in no other order."""
    if call in _ONE_LINE:
        return
    old = [entry[:-2] for entry in unplaced(note)]
    rest = iter([entry[:-2] for entry in unplaced(after)])
    assert all(entry in rest for entry in old), "an entry is gone, or stands elsewhere"


def unplaced(raw: bytes) -> list[tuple[object, ...]]:
    """The log without its places."""
    return [
        (*entry[:3], *entry[4:6], [one[:2] for one in entry[6]], *entry[7:])
        for entry in parse_note(raw)["log"]
    ]
