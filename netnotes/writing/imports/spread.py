"""First due dates after a large import, spread over the weeks.

Whoever was in touch lately and is new here may be due by the usual rhythm on the very first day, and
three hundred at once help nobody. Those last in touch stand first; the others rest (`snooze`) until
their turn comes, some each week. That is a wish about the future, and is shown in the plan; nothing
about the past is made up.
"""

from __future__ import annotations

from datetime import date, timedelta

from netnotes import load
from netnotes.config import Settings
from netnotes.model import edit
from netnotes.model.person import Person
from netnotes.outreach.case import Case
from netnotes.outreach.reasons.cadence import next_due
from netnotes.writing.imports.planning import Plan, Row

#: So many may be due at once, and so many more each week …
_AT_ONCE = 5
#: … unless it would take longer than so many weeks.
_WEEKS = 26
#: Longer than any silence after which a tie rests.
_LONG_AGO = timedelta(days=800)


def spread(plan: Plan, settings: Settings) -> None:
    """Let new notes rest that would all be due at once; `plan.rests` says until when."""
    rows = [row for row in plan.of("new") if _could_be_due(row, plan.today)]
    if len(rows) <= _AT_ONCE:
        return
    made = {row.made.path: row for row in rows if row.made is not None}
    texts = {path: row.made.data for path, row in made.items() if row.made is not None}
    after = load.after(plan.network, settings, texts)
    due: list[tuple[date, str]] = []
    for note in after.notes.values():
        if note.path not in made or not isinstance(note, Person) or note.has("snooze"):
            continue
        case = Case(after, note, plan.today, settings)
        day = next_due(case)
        if day is not None and day <= plan.today + timedelta(days=settings.horizon):
            due.append((case.last_contact_day or plan.today, note.path))
    due.sort(key=lambda one: (-one[0].toordinal(), one[1]))
    each = max(_AT_ONCE, -(-len(due) // _WEEKS))
    for number, (_, path) in enumerate(due[_AT_ONCE:]):
        until = plan.today + timedelta(weeks=1 + number // each)
        row = made[path]
        assert row.made is not None
        data = edit.set_field(row.made.data, "snooze", until.isoformat())
        row.made = row.made._replace(data=data)
        plan.rests[path] = until


def _could_be_due(row: Row, today: date) -> bool:
    """Whether a rhythm can concern them at all, told without a look at the note.

    Without a word of mine on it, whoever was last in touch long ago is due by none (RULES, Standing).
    """
    one = row.gathered.candidate
    if one.whole is not None:  # it says itself when its turn is
        return False
    if {"cadence", "closeness"} & set(one.fields):
        return True
    last = max([one.met, *(talk.day.isoformat() for talk in row.talks)])
    return last >= (today - _LONG_AGO).isoformat()
