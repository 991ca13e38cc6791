"""What comes after a meeting: thanks, what was promised, the next touch."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from netnotes.messages.prepare import Preparation
from netnotes.outreach.case import Case
from netnotes.outreach.step import by, written_channel
from netnotes.sentences import say
from netnotes.shell import quoted
from netnotes.words import calendar


def afterwards(prep: Preparation) -> Iterator[str]:
    """The steps, in sentences; what is to be typed stands between backticks."""
    slug, channel = quoted(prep.person.slug), prep.channel
    how = by(written_channel(prep.case)).lower()
    if prep.interview:
        yield say(
            "Thanks the next day, {how}: three sentences, one of them about something that they said.",
            how=how,
        )
        org = f" at {_org(prep)}" if _org(prep) else ""
        yield say(
            "The milestone: {command}; and a line to whoever helped you there.",
            command=f"`netnotes milestone {quoted(f'interview{org}')}`",
        )
        yield say(
            "Then something that has nothing to do with it. It is out of your hands, and you were there."
        )
        return
    if prep.person.context == "personal":
        yield say("A line the next day that takes up something they said.")
    else:
        yield say(
            "Thanks, today or tomorrow, {how}: name one thing that they said and that stayed with you.",
            how=how,
        )
    yield say(
        "What was said, while it is warm: {command}.",
        command=f'`netnotes log {slug} {channel} "…"{_on(prep)}`',
    )
    yield say(
        "What you promised: {command}. What is on their mind: the same with {option}.",
        command=f'`netnotes jot {slug} "…" --promise`',
        option="`--mind`",
    )
    if prep.questions:
        yield say(
            "Questions that you asked: {command}.", command=f"`netnotes prep {slug} --asked 1`"
        )
    day = next_touch(prep.case, prep.plan.entry.day if prep.plan else prep.case.today)
    if day is not None:
        yield say(
            "The next hello: around {day}, with news of what they told you.",
            day=calendar(day, prep.case.today),
        )
    else:
        yield say("The next hello: whenever something reminds you of them.")


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
