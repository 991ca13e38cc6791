"""What comes after a meeting: thanks, what was promised, the next touch."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from netnotes.messages.prepare import Preparation
from netnotes.outreach.case import Case
from netnotes.outreach.step import by, written_channel
from netnotes.words import calendar


def afterwards(prep: Preparation) -> Iterator[str]:
    """The steps, in sentences; what is to be typed stands between backticks."""
    slug, channel = prep.person.slug, prep.channel
    how = by(written_channel(prep.case)).lower()
    if prep.interview:
        yield f"Thanks the next day, {how}: three sentences, one of them about something that they said."
        org = f" at {_org(prep)}" if _org(prep) else ""
        yield f'The milestone: `netnotes milestone "interview{org}"`; and a line to whoever helped you there.'
        yield "Then something that has nothing to do with it. It is out of your hands, and you were there."
        return
    if prep.person.context == "personal":
        yield "A line the next day that takes up something they said."
    else:
        yield f"Thanks, today or tomorrow, {how}: name one thing that they said and that stayed with you."
    yield f'What was said, while it is warm: `netnotes log {slug} {channel} "…"{_on(prep)}`.'
    yield f'What you promised: `netnotes jot {slug} "…" --promise`. What is on their mind: the same with `--mind`.'
    if prep.questions:
        yield f"Questions that you asked: `netnotes prep {slug} --asked 1`."
    day = next_touch(prep.case, prep.plan.entry.day if prep.plan else prep.case.today)
    if day is not None:
        yield f"The next hello: around {calendar(day, prep.case.today)}, with news of what they told you."
    else:
        yield "The next hello: whenever something reminds you of them."


def next_touch(case: Case, met: date) -> date | None:
    """The day on which the usual rhythm comes round after a meeting; None where there is none."""
    cadence = case.cadence
    return cadence.after(met) if cadence is not None and not cadence.never else None


def _on(prep: Preparation) -> str:
    """The day of a meeting that has passed; on the day itself none needs to be said."""
    day = prep.plan.entry.day if prep.plan is not None else prep.case.today
    return f" --on {day.isoformat()}" if day < prep.case.today else ""


def _org(prep: Preparation) -> str:
    from netnotes.messages.for_whom import org_words

    return org_words(prep.case, prep.person.org)
