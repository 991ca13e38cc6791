"""What happened with somebody, and what is planned."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise

from netnotes.config import Settings
from netnotes.model.network import Network, Touch
from netnotes.model.note import Note
from netnotes.sentences import say
from netnotes.views._pieces import joined, named, place
from netnotes.views._words import channel_word
from netnotes.views.view import Moment, Text, Timeline
from netnotes.words import ago, calendar, span, without_anchors


def timeline(
    network: Network,
    note: Note,
    touches: Iterable[Touch],
    today: date,
    settings: Settings,
    hint: Text = (),
) -> Timeline:
    """What is planned, the next first; then what happened, the latest first, with its silences.

    `hint` is a line about how something gets in here. Of the dead no silence is told.
    """
    found = list(touches)
    ahead = [touch for touch in found if touch.entry.planned(today)][::-1]
    past = [touch for touch in found if not touch.entry.planned(today)]
    least = 0 if note.values.get("died") else settings.dormant_after
    silences = ["" for _ in ahead] + _silences(past, today, least)
    moments = tuple(
        _moment(network, note, touch, today, settings, silence)
        for touch, silence in zip((*ahead, *past), silences, strict=True)
    )
    return Timeline(say("Together"), moments, say("Nothing is logged yet."), hint)


def _silences(past: Sequence[Touch], today: date, least: int) -> list[str]:
    """What is said below each entry: how long nothing was said before it, where that is long.

    More than `least` days are long; 0 for silences that nobody wants to be told of.
    """
    found = ["" for _ in past]
    happened = [place for place, touch in enumerate(past) if touch.entry.counts(today)]
    for later, earlier in pairwise(happened):
        days = past[later].entry.ordinal - past[earlier].entry.ordinal
        if least and days > least:
            found[later] = say("{time} without a word", time=span(days))
    return found


def _moment(
    network: Network, note: Note, touch: Touch, today: date, settings: Settings, silence: str
) -> Moment:
    entry = touch.entry
    company: list[Text] = [] if touch.own else [named(network, touch.note.slug)]
    for target, *_ in entry.people:
        other = network.resolve(target)
        if other is not note:
            company.append(named(network, target))
    return Moment(
        day=entry.day.isoformat(),
        when=ago(entry.day, today),
        on=calendar(entry.day, today),
        channel=channel_word(entry.channel),
        group=settings.channel_group(entry.channel),
        direction=entry.direction,
        text=without_anchors(entry.text),
        company=joined(company),
        place=entry.place,
        planned=entry.planned(today),
        source=place(touch.note, entry.line),
        silence=silence,
    )
