"""Statistics: the long view. No scores, no streaks; a network grows over years (R32, R42)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import date, timedelta
from functools import cache
from itertools import chain

from netnotes.config import Settings
from netnotes.model.head import BROKEN, HELD
from netnotes.model.network import Network
from netnotes.outreach.cases import standings
from netnotes.outreach.circles import groups
from netnotes.outreach.graph import graph_on
from netnotes.outreach.growth import Funnel, funnel, rates
from netnotes.outreach.standing import ORDER as STANDINGS
from netnotes.sentences import count, mark, say
from netnotes.views._ladder import who
from netnotes.views._pieces import joined
from netnotes.views._shape import DATE, NUMBER, TEXT, Shape, listed, open_record, output, record
from netnotes.views._words import channel_word, standing_word
from netnotes.views.asks import answers
from netnotes.views.charts import DAYS, WEEKS, Bar, Bars, Series, YearMap, month_name
from netnotes.views.view import Block, Bullets, Command, Facts, Paragraph, Quiet, Text, View
from netnotes.words import month_in_short

TITLE = mark("Statistics")
ORDER = 50
SECTION = mark("Looking back")

#: So many months stand side by side, and so many channels below one another.
MONTHS = 24
CHANNELS = 12
_MEDIA = ("in_person", "live", "written")
_OTHER = "other"

SHAPE: Shape = output(
    people=NUMBER,
    standing=open_record(),
    years=listed(
        record(year=NUMBER, in_touch=NUMBER, in_person=NUMBER, live=NUMBER, written=NUMBER)
    ),
    months=listed(
        record(month=TEXT, in_touch=NUMBER, in_person=NUMBER, live=NUMBER, written=NUMBER)
    ),
    days=listed(record(on=DATE, in_touch=NUMBER)),
    channels=listed(record(channel=TEXT, in_touch=NUMBER)),
    funnel=record(asked=NUMBER, yes=NUMBER, interviews=NUMBER, offers=NUMBER),
)


@dataclass
class _Tally:
    """What the logs of everyone add up to: an entry of a log counts once."""

    standing: Counter[str] = field(default_factory=Counter)
    years: dict[int, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    months: dict[tuple[int, int], Counter[str]] = field(
        default_factory=lambda: defaultdict(Counter)
    )
    #: Of the year that the map shows.
    days: Counter[date] = field(default_factory=Counter)
    channels: Counter[str] = field(default_factory=Counter)

    def add(self, month: tuple[int, int], group: str, times: int) -> None:
        """Count so many times in touch in a month."""
        for held in (self.years[month[0]], self.months[month]):
            held[group] += times
            held["all"] += times


def build(network: Network, today: date, settings: Settings) -> View:
    """Standing, times in touch by month, day, year and channel, circles, and what the search came to."""
    tally = _count(network, today, settings)
    steps = funnel(network, today, settings)
    blocks: list[Block] = [
        Paragraph((Quiet(say("The long view: ties grow over years, and one good one is worth more than a number.")),)),
    ]  # fmt: skip
    if not tally.years:
        blocks += _nothing_yet()
    else:
        blocks += (_by_month(tally, today), _map(tally, today), _by_channel(tally, settings))
    blocks.append(_standing(tally))
    if tally.years:
        blocks.append(_by_year(tally))
    if network.me is not None and network.me.seeking and steps.asked:
        words = (
            (say("Asked"), (str(steps.asked),)),
            (say("Yes"), (str(steps.yes),)),
            (say("Interviews"), (str(steps.interviews),)),
            (say("Offers"), (str(steps.offers),)),
        )
        blocks.append(Facts(say("The search"), words))
        blocks += _answers(network, today, settings)
    blocks += _circles(network, today, settings)
    return View("statistics", say(TITLE), tuple(blocks), lambda: _data(tally, steps))


def _data(tally: _Tally, steps: Funnel) -> dict[str, object]:
    """What `--json` prints."""
    return {
        "people": sum(tally.standing.values()),
        "standing": dict(tally.standing),
        "years": [{"year": year, **_json(tally.years[year])} for year in _latest(tally)],
        "months": [
            {"month": f"{year}-{month:02}", **_json(held)}
            for (year, month), held in sorted(tally.months.items(), reverse=True)
        ],
        "days": [{"on": day.isoformat(), "in_touch": tally.days[day]} for day in sorted(tally.days)],
        "channels": [
            {"channel": channel, "in_touch": times} for channel, times in _channels(tally)
        ],
        "funnel": asdict(steps),
    }  # fmt: skip


def _count(network: Network, today: date, settings: Settings) -> _Tally:
    tally = _Tally()
    since, now = first_day(today), today.toordinal()
    group_of = cache(lambda channel: settings.channel_group(channel) or _OTHER)
    there = [
        person
        for person in network.people
        if not person.head[BROKEN] and "died" not in person.head[HELD]
    ]
    tally.standing.update(standings(network, there, today, settings))
    happened = Counter(chain.from_iterable(person.happened for person in there))
    by_month: Counter[tuple[int, int, str]] = Counter()
    for (ordinal, channel), times in happened.items():
        if ordinal > now:
            continue
        day = date.fromordinal(ordinal)
        by_month[day.year, day.month, group_of(channel)] += times
        if day >= since:
            tally.days[day] += times
            tally.channels[channel or _OTHER] += times
    for (year, month, group), times in by_month.items():
        tally.add((year, month), group, times)
    return tally


def first_day(today: date) -> date:
    """The first day of the year that the map and the channels speak of: a Monday."""
    return today - timedelta(today.weekday() + DAYS * (WEEKS - 1))


def _nothing_yet() -> Iterator[Block]:
    yield Paragraph(
        (say("Nothing is logged yet. The next time you talk with somebody, this notes it:"),)
    )
    yield Paragraph((Command('netnotes log NAME coffee "what you talked about"'),))  # fmt: skip


def _series(*, others: bool) -> tuple[Series, ...]:
    named = (
        Series(say("In person"), "full"),
        Series(say("Live"), "striped"),
        Series(say("Written"), "open"),
    )
    return (*named, Series(say("Other"), "dotted")) if others else named


def _numbers(held: Counter[str], *, others: bool) -> tuple[int, ...]:
    groups = (*_MEDIA, _OTHER) if others else _MEDIA
    return tuple(held[group] for group in groups)


def _by_month(tally: _Tally, today: date) -> Bars:
    """The last two years, a bar a month."""
    last = today.year * 12 + today.month - 1
    shown = [((last - back) // 12, (last - back) % 12 + 1) for back in range(MONTHS - 1, -1, -1)]
    held = [tally.months.get(month, Counter()) for month in shown]
    others = any(counter[_OTHER] for counter in held)
    bars = tuple(
        Bar(month_name(year, month), _numbers(counter, others=others), _below(year, month))
        for (year, month), counter in zip(shown, held, strict=True)
    )
    times = sum(bar.total for bar in bars)
    gist = count(
        "Once in touch in two years.", "{n} times in touch in two years.", times, n=f"{times:,}"
    )
    return Bars(say("In touch, by month"), say("Month"), _series(others=others), bars, gist, upright=True)  # fmt: skip


def _below(year: int, month: int) -> str:
    """What stands below a month: the first of each quarter has its name, January its year."""
    if month == 1:
        return str(year)
    return month_in_short(month) if month % 3 == 1 else ""


def _map(tally: _Tally, today: date) -> YearMap:
    days = tuple(sorted(tally.days.items()))
    gist = count(
        "In touch on one day of the last year.", "In touch on {n} days of the last year.", len(days)
    )
    return YearMap(say("The last year, day by day"), today, days, gist)


def _channels(tally: _Tally) -> list[tuple[str, int]]:
    return sorted(tally.channels.items(), key=lambda pair: (-pair[1], pair[0]))


def _by_channel(tally: _Tally, settings: Settings) -> Bars:
    """How it happened, in the last year, in the pattern of its group."""
    found = _channels(tally)[:CHANNELS]
    groups = [settings.channel_group(channel) or _OTHER for channel, _ in found]
    others = _OTHER in groups
    order = (*_MEDIA, _OTHER) if others else _MEDIA
    bars = tuple(
        Bar(channel_word(channel), tuple(times if group == one else 0 for one in order))
        for (channel, times), group in zip(found, groups, strict=True)
    )
    return Bars(say("How, in the last year"), say("Channel"), _series(others=others), bars)


def _standing(tally: _Tally) -> Bars:
    bars = tuple(
        Bar(standing_word(word), (tally.standing[word],))
        for word in STANDINGS
        if tally.standing[word]
    )
    return Bars(say("Standing today"), say("Standing"), (Series(say("People")),), bars)


def _latest(tally: _Tally) -> list[int]:
    return sorted(tally.years, reverse=True)


def _by_year(tally: _Tally) -> Bars:
    years = _latest(tally)
    others = any(tally.years[year][_OTHER] for year in years)
    bars = tuple(Bar(str(year), _numbers(tally.years[year], others=others)) for year in years)
    return Bars(
        say("Logged, by year"), say("Year"), _series(others=others), bars, total=say("In touch")
    )


def _answers(network: Network, today: date, settings: Settings) -> Iterator[Block]:
    by_kind, _ = rates(network, today, settings)
    chart = answers(say("Answers by kind of ask"), say("Kind"), by_kind)
    if chart is not None:
        yield chart


def _circles(network: Network, today: date, settings: Settings) -> Iterator[Block]:
    graph = graph_on(network, today, settings)
    lines: tuple[Text, ...] = tuple(
        joined(who(graph, key) for key in keys[:12]) for keys in groups(graph)[:8]
    )
    if lines:
        yield Bullets(say("Circles: people who know each other"), lines)


def _json(held: Counter[str]) -> dict[str, int]:
    return {"in_touch": held["all"], **{group: held[group] for group in _MEDIA}}
