"""They helped you, and there is news that they have not heard.

Whoever helped is part of the way: when your own note gains a milestone (an interview, an offer), it
is theirs to hear. Told with `#posted`, they are up to date again. Help is a `#got`, a yes to an ask,
and a milestone of yours that says `thanks to` them: that one is theirs to hear too.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from netnotes.config import Settings
from netnotes.model.dated import Milestone
from netnotes.model.head import HELPS, POSTED
from netnotes.model.network import Network
from netnotes.model.person import Person
from netnotes.outreach.case import Case
from netnotes.outreach.helped import helped, thanked
from netnotes.outreach.reason import Because, Reason, Step
from netnotes.outreach.step import by, written_channel
from netnotes.sentences import mark, say
from netnotes.words import calendar, shorten


def _likely(network: Network, today: date, settings: Settings) -> frozenset[str]:
    """Those who helped, where there is any news of mine."""
    del today, settings
    if network.me is None or not network.me.milestones:
        return frozenset()
    marked = (key for key, note in network.notes.items() if note.head[HELPS])
    return frozenset((*marked, *thanked(network)))


# Their own note need say nothing: it is mine that says thanks to whom a milestone came about.
reason = Reason(__name__, __doc__, badge=mark("keep posted"), order=80, likely=_likely)


@reason
def find(case: Case) -> Iterator[Because]:
    """The latest milestone on or after their first help and later than the last #posted."""
    me, helps = case.network.me, helped(case)
    if me is None or not helps:
        return
    told = (day for day in case.person.head[POSTED] if day <= case.now)
    since = max((min(helps) - 1, *told))
    latest = next((m for m in _news(case) if m.ordinal <= case.now), None)
    if latest is None or latest.ordinal <= since:
        return
    said = partial(_say, case, latest)
    yield Because(latest.day, said, partial(_where, me, latest), partial(_step, case))


def _news(case: Case) -> list[Milestone]:
    """My milestones, the latest first; asked for everyone who helped."""
    network, me = case.network, case.network.me
    if me is None:
        return []

    def news() -> list[Milestone]:
        return network.once("news", lambda: sorted(me.milestones, key=lambda m: -m.ordinal))

    return network.part("me", "", news)


def _where(me: Person, latest: Milestone) -> tuple[str, ...]:
    return (me.at(latest.line),)


def _say(case: Case, latest: Milestone) -> str:
    org = case.network.org(latest.org)
    what = latest.word or shorten(latest.text)
    if latest.word and latest.org:
        what = say("{what} at {org}", what=what, org=org.called if org else latest.org)
    day = calendar(latest.day, case.today)
    return say("They helped you, and there is news since {day}: {what}.", day=day, what=what)


def _step(case: Case) -> Step:
    how = written_channel(case)
    return Step(say("{by}: tell them how it went; it is their news too.", by=by(how)), how)
