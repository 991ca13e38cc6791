"""The body of a note: the grammar of the log, promises and milestones; both ways to an entry agree."""

from __future__ import annotations

import fuzz_seeds

from netnotes.model import entry
from netnotes.model.parse import make_note, parse_note

HEAD = b"---\nname: Ada\n---\n"
_ENTRIES = (
    b"- 2026-11-05 coffee with [[bo]], Cy and [[dee|D]] at The Mill: on clocks #gave #work",
    b"- [x] 2026-11-05 16:00 call out with Ana: a thing\n  and more of it [[ana#Log]]",
    b"* 2026-02-30 email in: no such day", b"+ 5.11.2026 in person at 16:00 with Bo:", b"- yesterday coffee",
    b"- 2026-11-05 out email with a, , b", b"- 2026-11-05 coffee in Lisbon at 9", b"- 2026-11-05: no channel",
)  # fmt: skip
_OTHERS = (
    b"## Milestones\n- 2026-01-01 applied at [[acme]] thanks to [[bo]], Cy: \n## Sweeps\n- 2026-02-02 email\n",
    b"## Top of mind\n- 2026-01-01 a child\n## News\n- 2026-03-03 a job (due 2026-04-04)\n## Questions\n- [ ] and?\n",
    b"- [ ] send the book (due 2026-12-01)\n- [x] call (due soon)\n  more\n\n> quoted\n\n<!-- hidden\n-->\n%%also\n%%\n",
    b"Log\n===\n- 2026-01-01 coffee\n\n# Log #\n```\n- 2026-01-01 coffee\n```\n    - 2026-01-01 walk\n",
)  # fmt: skip
SEEDS = [b"## Log\n\n%b\n" % one for one in _ENTRIES] + list(_OTHERS)
SEEDS += [note.partition(b"\n---\n")[2] for note in fuzz_seeds.notes() if b"## Log" in note]
BITS = fuzz_seeds.BITS


def try_one(raw: bytes) -> None:
    """Read it as a body, by the short way to an entry and by the whole grammar."""
    short = parse_note(HEAD + raw)
    really, entry._plain_entry = entry._plain_entry, lambda *_: None
    try:
        whole = parse_note(HEAD + raw)
    finally:
        entry._plain_entry = really
    assert short == whole, "the short way leads elsewhere"
    note = make_note("people/ada.md", short)
    for one in note.log:
        _ = (one.day, one.companions, one.interacts(one.day))
    assert all(line > 3 for line in (*(e.line for e in note.log), *(t.line for t in note.tasks)))
