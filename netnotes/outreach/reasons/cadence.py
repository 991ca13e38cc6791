"""It is time to be in touch again, by the rhythm you chose, or by how near they are to you.

The clock restarts from the day of the last interaction, or of an answer: from when it happened, not
from when it was typed. What went out unanswered restarts nothing and gives three weeks of rest; two
unanswered in a row, an ask that is open, and `cadence: never` silence it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from netnotes.config import Settings
from netnotes.model.head import CLOSENESS, DAYS, RHYTHM
from netnotes.model.network import Network
from netnotes.model.values.cadence import Cadence
from netnotes.outreach.case import Case
from netnotes.outreach.reason import Because, Reason
from netnotes.outreach.standing import ORDER
from netnotes.outreach.step import hello
from netnotes.sentences import mark, say
from netnotes.words import ago, capital, span

#: So many unanswered days in a row silence the cadence.
_ENOUGH = 2
#: The fewest days that a unit of a rhythm takes.
_FEWEST = {"day": 1, "week": 7, "month": 28, "year": 365}
_NEVER = date.max.toordinal()
#: Of a rhythm of one unit ("past your usual week" would be read as any week): on its day, and past it.
_TIME = {
    "day": mark("It is time for your daily hello."),
    "week": mark("It is time for your weekly hello."),
    "month": mark("It is time for your monthly hello."),
    "year": mark("It is time for your yearly hello."),
}
_PAST = {
    "day": mark("{time} past your daily hello."),
    "week": mark("{time} past your weekly hello."),
    "month": mark("{time} past your monthly hello."),
    "year": mark("{time} past your yearly hello."),
}
#: Where the note declares no rhythm, nothing is usual: how long it has been, and why now, by standing.
_QUIET = {
    "close": mark(
        "{time} since you were in touch: those who are close like to hear from each other."
    ),
    "warm": mark("{time} since you were in touch: a hello now and then keeps a tie warm."),
    "acquaintance": mark("{time} since you were in touch: a hello keeps a tie alive."),
    "new": mark("{time} since you were in touch: another hello makes a new tie last."),
}


def next_due(case: Case) -> date | None:
    """The day on which the cadence comes, or None where nothing will remind."""
    cadence = case.cadence
    if cadence is None or cadence.never or case.open_ask or len(case.unanswered) >= _ENOUGH:
        return None
    last = case.last_contact_day
    day = cadence.after(last) if last else case.today
    if case.last_out > case.last_contact:
        rest = case.last_out + case.settings.no_reply_pause
        day = max(day, date.fromordinal(rest))
    return day


def _likely(network: Network, today: date, settings: Settings) -> frozenset[str]:
    """Everyone but those whose cadence surely has not come, told from the days of the logs alone.

    Whatever else is known of a tie (how we met, an answer) only makes the last contact later.
    """
    now = today.toordinal()
    usual = {word: _fewest(settings.cadence_of(word)) for word in (*ORDER, "")}
    known = min(usual["new"], usual["acquaintance"])
    warm = min(known, usual["warm"], usual["close"])
    regular = min(settings.warm_contacts, settings.close_contacts) - 1  # the day we met may be one
    said, quiet_for = network.said_elsewhere, settings.dormant_after
    found: list[str] = []
    for key, note in network.notes.items():
        head = note.head
        days = head[DAYS]
        last, often = days[-1] if days else 0, len(days)
        elsewhere = said.get(key)
        if elsewhere is not None and elsewhere.days:
            often += len(elsewhere.days)  # or fewer, where both speak of one day
            last = max(last, *elsewhere.days)
        if not last:
            last = now + 1
        if last <= now:
            quiet, closeness = now - last, head[CLOSENESS]
            if head[RHYTHM]:
                rest = _fewest(Cadence._make(head[RHYTHM]))
            elif closeness:
                rest = min(warm, usual.get(closeness, _NEVER))
            elif quiet > quiet_for:
                continue  # dormant, and nothing was declared: it has no rhythm
            else:
                rest = warm if often >= regular else known
            if quiet < rest:
                continue
        found.append(key)
    return frozenset(found)


def _fewest(rhythm: Cadence | None) -> int:
    """The fewest days that a rhythm takes."""
    return rhythm.number * _FEWEST[rhythm.unit] if rhythm and rhythm.number else _NEVER


reason = Reason(__name__, __doc__, badge=mark("be in touch"), order=90, likely=_likely)


@reason
def find(case: Case) -> Iterator[Because]:
    """Last contact and cadence have come to today, and nothing pauses it."""
    due = next_due(case)
    if due is None or due > case.today:
        return
    cadence = case.cadence
    assert cadence is not None
    last = case.last_contact_day
    if last is None:
        declared = "cadence" if case.person.has("cadence") else "closeness"
        text = _say_wrote(case) or say("Nothing is logged yet, and you wished to be in touch.")
        evidence = (
            case.person.field_at(declared) if case.person.has(declared) else case.person.at(1)
        )
        yield Because(due, text, (evidence,), partial(hello, case), past=1.0)
        return
    regular = cadence.after(last)
    past = (case.today - regular).days
    ratio = min(past / max((regular - last).days, 1), case.settings.cadence_cap)
    at = partial(_where, case, last)
    said = partial(_say_how_long, case, cadence, last, past)
    yield Because(regular, said, at, partial(hello, case), past=ratio)


def _say_how_long(case: Case, cadence: Cadence, last: date, past: int) -> str:
    """How long it has been, as far as the note knows: who met long ago may have talked since."""
    if case.only_met:
        return _say_since_met(case)
    return _say(cadence, past) if case.person.head[RHYTHM] else _say_by_standing(case, last)


def _say_since_met(case: Case) -> str:
    return _say_wrote(case) or say("Nothing is logged since you met {when}.", when=case.met_when)


def _say_wrote(case: Case) -> str:
    """What is logged where nothing is but what I wrote; '' where I did not."""
    if case.last_out <= case.last_contact:
        return ""
    wrote = ago(date.fromordinal(case.last_out), case.today)
    return say("You wrote {ago}, and no answer is logged.", ago=wrote)


def _say(cadence: Cadence, past: int) -> str:
    """How far the cadence has run, in words: five weeks past the usual eight, say."""
    if cadence.number == 1:
        if past > 0:
            return capital(say(_PAST[cadence.unit], time=span(past)))
        return say(_TIME[cadence.unit])
    rhythm = cadence.words()
    if past <= 0:
        return say("Your usual {rhythm} are up today.", rhythm=rhythm)
    return capital(say("{time} past your usual {rhythm}.", time=span(past), rhythm=rhythm))


def _say_by_standing(case: Case, last: date) -> str:
    """How long it has been, where the rhythm is that of a standing: nobody called it usual."""
    quiet = case.standing in ("dormant", "stranger")
    word = case.person.head[CLOSENESS] if quiet else case.standing
    return capital(say(_QUIET[word], time=span((case.today - last).days)))


def _where(case: Case, last: date) -> tuple[str, ...]:
    return (case.where(last.toordinal()),)
