"""You promised something, and its day has come or is near.

A task item `- [ ] send her the paper (due 2026-11-28)` in someone's note is something that you owe
them. It is shown from a week before its day on. One without a date stands on the person's page and
in the preparation, never here; `#someday` keeps a wish to repay without a date.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from netnotes.config import Settings
from netnotes.model.head import PROMISED
from netnotes.model.network import Network
from netnotes.outreach.case import Case
from netnotes.outreach.parts import holders
from netnotes.outreach.reason import Because, Reason, Step
from netnotes.sentences import mark, say
from netnotes.words import named, on, shorten


def _likely(network: Network, today: date, settings: Settings) -> frozenset[str]:
    """Those with an open task that comes in time."""
    last = today.toordinal() + settings.horizon
    return frozenset(
        key
        for key in holders(network, today, "task")
        if 0 < network.notes[key].head[PROMISED] <= last
    )


reason = Reason(
    __name__, __doc__, badge=mark("promise"), order=10, of=("task",), agreed=True, likely=_likely
)


@reason
def find(case: Case) -> Iterator[Because]:
    """Open tasks due on or before the end of the horizon."""
    last = case.now + case.settings.horizon
    for task in case.person.tasks:
        if task.done or task.someday or not task.ordinal or task.ordinal > last:
            continue
        day = task.due
        assert day is not None
        what = shorten(task.text)
        if day < case.today:
            then = named(day, case.today)
            text = say("You promised: {what} (it was for {day}).", what=what, day=then)
        else:
            text = say("You promised: {what} ({on}).", what=what, on=on(day, case.today))
        step = Step(say("Do it, or tell them when you will; then tick its box."))
        yield Because(day, text, (case.person.at(task.line),), step)
