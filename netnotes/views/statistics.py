"""Statistics: the long view. No scores, no streaks; a network grows over years (R32, R42)."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from datetime import date

from netnotes.config import Settings
from netnotes.model.network import Network
from netnotes.outreach.case import Case
from netnotes.outreach.circles import groups
from netnotes.outreach.graph import graph_on
from netnotes.outreach.growth import funnel
from netnotes.outreach.standing import ORDER as STANDINGS
from netnotes.views._ladder import who
from netnotes.views._pieces import joined
from netnotes.views._shape import NUMBER, Shape, listed, open_record, output, record
from netnotes.views.view import Block, Bullets, Facts, Paragraph, Quiet, Table, Text, View
from netnotes.words import counted

TITLE = "Statistics"
ORDER = 50

SHAPE: Shape = output(
    people=NUMBER,
    standing=open_record(),
    years=listed(
        record(year=NUMBER, in_touch=NUMBER, in_person=NUMBER, live=NUMBER, written=NUMBER)
    ),
    funnel=record(asked=NUMBER, yes=NUMBER, interviews=NUMBER, offers=NUMBER),
)


def build(network: Network, today: date, settings: Settings) -> View:
    """Standing, days in touch by year and medium, circles, and what the search came to."""
    standing: Counter[str] = Counter()
    media: dict[int, Counter[str]] = {}
    for person in network.people:
        if person.died or person.broken:
            continue
        standing[Case(network, person, today, settings).standing] += 1
        for entry in person.log:
            if entry.interacts(today):
                year = media.setdefault(entry.day.year, Counter())
                year[settings.channel_group(entry.channel) or "other"] += 1
                year["all"] += 1
    years = sorted(media, reverse=True)
    steps = funnel(network, today, settings)
    rows = tuple(_year(year, media[year]) for year in years)
    blocks: list[Block] = [
        Paragraph((Quiet("The long view: ties grow over years, and one good one is worth more than a number."),)),
        Facts("Standing today", tuple((s, (counted(standing[s], "person", "people"),)) for s in STANDINGS if standing[s])),
        Table("Logged, by year", ("Year", "In touch", "In person", "Live", "Written"), rows, "Nothing is logged yet."),
    ]  # fmt: skip
    if network.me is not None and network.me.seeking and steps.asked:
        words = (
            ("asked", (str(steps.asked),)),
            ("yes", (str(steps.yes),)),
            ("interviews", (str(steps.interviews),)),
            ("offers", (str(steps.offers),)),
        )
        blocks.append(Facts("The search", words))
    graph = graph_on(network, today, settings)
    circles = groups(graph)
    lines: tuple[Text, ...] = tuple(
        joined(who(graph, key) for key in keys[:12]) for keys in circles[:8]
    )
    if lines:
        blocks.append(Bullets("Circles: people who know each other", lines))
    data = {
        "people": sum(standing.values()),
        "standing": dict(standing),
        "years": [_year_json(year, media[year]) for year in years],
        "funnel": asdict(steps),
    }
    return View("statistics", TITLE, tuple(blocks), data)


def _year_json(year: int, count: Counter[str]) -> dict[str, int]:
    groups = {group: count[group] for group in ("in_person", "live", "written")}
    return {"year": year, "in_touch": count["all"], **groups}


def _year(year: int, count: Counter[str]) -> tuple[Text, ...]:
    numbers = (count["all"], count["in_person"], count["live"], count["written"])
    return (str(year),), *((str(number) if number else "",) for number in numbers)
