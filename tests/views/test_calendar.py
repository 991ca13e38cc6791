"""The calendar and the page of a meeting: what stands on which day, in the table and in the list."""

from __future__ import annotations

from datetime import date

import pytest

from netnotes.config import load_settings
from netnotes.load import load_network
from netnotes.outreach.days import occasions
from netnotes.reporters.terminal import render
from netnotes.views import calendar, meeting, prepare, registry
from netnotes.views.meeting import Appointment, Clock
from netnotes.views.month import Month, Months
from netnotes.views.view import Link

TODAY = date(2026, 11, 21)
SETTINGS = "plugins: [{netnotes: {me: me}}]\n"


def note(fields: str = "", body: str = "", name: str = "Ada") -> str:
    return f"---\nname: {name}\n{fields}\n---\n\n{body}\n"


@pytest.fixture
def place(write):
    """The network of some notes with its settings; `mkdocs.yml` may be among the files."""

    def make(texts: dict[str, str]):
        texts = {"mkdocs.yml": SETTINGS, "people/me.md": note(name="Karthik"), **texts}
        settings = load_settings(write(texts))
        return load_network(settings), settings

    return make


def month(view) -> Month:
    return next(block for block in view.blocks if isinstance(block, Month))


def said(view) -> str:
    return render(view, color=False, width=200)


def test_every_day_of_the_month_stands_once_in_weeks_that_begin_as_i_wish(place):
    for first, head in (("monday", "Mon"), ("sunday", "Sun"), ("saturday", "Sat")):
        config = f"plugins: [{{netnotes: {{me: me, week_starts: {first}}}}}]\n"
        network, settings = place({"mkdocs.yml": config, "people/ada.md": note()})
        found = month(calendar.build(network, TODAY, settings))
        assert found.heads[0][0] == head
        assert all(len(week) == 7 for week in found.weeks)
        inside = [day.number for week in found.weeks for day in week if day.inside]
        assert inside == list(range(1, 31))
        assert [day.iso for week in found.weeks for day in week if day.today] == ["2026-11-21"]


def test_the_list_says_all_that_the_table_says(place):
    body = "- [ ] send her the paper (due 2026-11-28)\n\n## Log\n\n- [ ] 2026-11-24 16:00 coffee at the corner"
    network, settings = place({"people/ada.md": note("birthday: 1990-11-26", body)})
    view = calendar.build(network, TODAY, settings)
    assert [(day.iso, [line.kind for line in day.lines]) for day in month(view).days] == [
        ("2026-11-24", ["meeting"]),
        ("2026-11-26", ["birthday"]),
        ("2026-11-28", ["promise"]),
    ]
    text = said(view)
    assert "Tue 24 November  16:00 Coffee with Ada at the corner · Prepare" in text
    assert "Birthday: Ada (36)" in text
    assert "You promised Ada: send her the paper" in text
    in_table = {day.iso for week in month(view).weeks for day in week if day.lines}
    assert in_table == {day.iso for day in month(view).days}


def test_what_was_asked_comes_back_on_its_day(place):
    asks = (
        "asks:\n  - {kind: advice, what: Waits, sent: 2026-11-18}\n"
        "  - {kind: advice, what: Due, sent: 2026-11-13}\n"
        "  - {kind: advice, what: Told, sent: 2026-11-10, followed_up: 2026-11-18}\n"
        "  - {kind: connect, what: Later, sent: 2026-10-01, answer: later, later: 2026-11-27}\n"
        "  - {kind: favor, what: Kept, sent: 2026-10-01, answer: yes, answered: 2026-10-03}"
    )
    network, settings = place({"people/ada.md": note(asks)})
    found = occasions(network, TODAY, settings, date(2026, 11, 1), date(2026, 11, 30))
    assert [(one.day.day, one.kind, one.what) for one in found] == [
        (20, "follow-up", "Due"), (25, "follow-up", "Waits"), (27, "come-back", "Later"),
    ]  # fmt: skip


def test_a_birthday_on_29_february_is_kept_on_the_28th(place):
    network, settings = place({"people/ada.md": note("birthday: --02-29")})
    found = occasions(network, TODAY, settings, TODAY, date(2028, 12, 31))
    assert [one.day for one in found] == [date(2027, 2, 28), date(2028, 2, 29)]
    assert all(one.years == 0 for one in found)


def test_a_wedding_to_come_is_in_no_calendar_before_it(place):
    network, settings = place({"people/ada.md": note("dates: {wedding: 2028-06-01}")})
    found = occasions(network, TODAY, settings, TODAY, date(2029, 12, 31))
    assert [(one.day, one.years) for one in found] == [(date(2028, 6, 1), 0), (date(2029, 6, 1), 1)]


def test_a_rest_moves_nothing_and_hides_what_is_not_agreed(place):
    fields = "snooze: 2026-12-10\nbirthday: --12-01\ncadence: 1 week\nmet: 2026-01-05"
    network, settings = place({"people/ada.md": note(fields, "- [ ] call (due 2026-11-28)")})
    found = occasions(network, TODAY, settings, TODAY, date(2027, 1, 31))
    assert [(one.kind, one.day) for one in found] == [
        ("promise", date(2026, 11, 28)),
        ("snooze", date(2026, 12, 10)),
    ]


def test_who_is_due_by_now_is_counted_and_not_named(place):
    notes = {
        f"people/p{n}.md": note("cadence: 2 weeks\nmet: 2026-01-05", name=f"P{n}") for n in range(9)
    }
    network, settings = place(notes)
    found = month(calendar.build(network, TODAY, settings))
    assert [day.iso for day in found.days] == ["2026-11-21"]
    (line,) = found.days[0].lines
    assert line.said[0][0] == Link("9 people are due", "due", "page")


def test_a_full_day_shows_a_few_and_leads_to_the_rest(place):
    notes = {f"people/p{n:02}.md": note("birthday: --11-26", name=f"P{n:02}") for n in range(40)}
    network, settings = place(notes)
    found = month(calendar.build(network, TODAY, settings))
    (day,) = found.days
    assert len(day.pieces) == 3
    assert day.more > 20
    (text,) = day.lines[0].said
    assert sum(isinstance(part, Link) for part in text) == 24
    assert "and 16 more" in text


def test_a_month_with_very_much_names_fewer_and_counts_the_others(place):
    people = {
        f"people/p{n:04}.md": note(
            f"birthday: --12-{n % 31 + 1:02}",
            f"- [ ] a thing (due 2026-12-{n % 9 + 1:02})",
            f"P{n:04}",
        )
        for n in range(620)
    }
    network, settings = place(people)
    december = next(leaf for leaf in registry.leaf_pages(network, TODAY, settings))
    days = month(december.build()).days
    assert len(days) == 31
    for day in days:
        (birthdays,) = [line.said[0] for line in day.lines if line.kind == "birthday"]
        named = [part for part in birthdays if isinstance(part, Link)]
        assert 0 < len(named) <= 6
        assert f"and {20 - len(named)} more" in birthdays
        assert len(day.pieces) + day.more == sum(line.all for line in day.lines)
    sentences = [said for day in days for line in day.lines for said in line.said]
    assert len(sentences) < 150


def test_an_empty_month_says_how_to_plan_something(place):
    network, settings = place({"people/ada.md": note()})
    assert "netnotes log WHO coffee --on 2026-11-21 --at 16:00" in said(
        calendar.build(network, TODAY, settings)
    )


def test_twelve_months_have_pages_that_lead_to_each_other(place):
    network, settings = place({"people/ada.md": note("birthday: --01-31")})
    leaves = [
        leaf for leaf in registry.leaf_pages(network, TODAY, settings) if leaf.kind == "month"
    ]
    assert [leaf.name for leaf in leaves][::11] == ["calendar/2026-12", "calendar/2027-11"]
    january = leaves[1].build()
    ways = next(block for block in january.blocks if isinstance(block, Months))
    assert ways.months[ways.place].name == "January 2027"
    assert [day.iso for day in month(january).days] == ["2027-01-31"]


def test_the_last_year_that_there_is_has_a_calendar(place):
    network, settings = place({"people/ada.md": note("birthday: --12-31")})
    assert "December 9999" in said(calendar.build(network, date(9999, 12, 20), settings))


def test_the_machine_output_holds_a_year(place):
    network, settings = place({"people/ada.md": note("birthday: 1990-05-14")})
    data = calendar.build(network, TODAY, settings).to_json()
    assert data == {
        "calendar": [
            {"date": "2027-05-14", "kind": "birthday", "slug": "ada", "name": "Ada", "years": 37}
        ]
    }


# -- a page a meeting --------------------------------------------------------------------------------


def meetings(place, body: str, fields: str = "", today: date = TODAY):
    network, settings = place({"people/ada.md": note(fields, f"## Log\n\n{body}")})
    return list(meeting.leaves(network, today, settings))


def test_each_plan_however_far_ahead_has_a_page_of_its_own(place):
    body = "- [ ] 2026-11-24 16:00 coffee\n- [ ] 2027-06-01 walk\n- [x] 2026-11-25 call\n- [ ] 2026-11-26 meal #cancelled"
    found = meetings(place, body)
    assert [(leaf.name, leaf.title) for leaf in found] == [
        ("meetings/2026-11-24-ada", "Coffee with Ada"),
        ("meetings/2027-06-01-ada", "Walk with Ada"),
    ]


def test_two_meetings_on_a_day_have_two_addresses(place):
    found = meetings(place, "- [ ] 2026-11-24 09:00 call\n- [ ] 2026-11-24 16:00 coffee")
    assert [leaf.name for leaf in found] == ["meetings/2026-11-24-ada", "meetings/2026-11-24-ada-2"]


def test_the_page_begins_with_when_and_the_clock(place):
    (leaf,) = meetings(place, "- [ ] 2026-11-24 16:00 coffee at the corner: looms")
    view = leaf.build()
    head, clock = view.blocks[:2]
    assert isinstance(head, Appointment)
    assert (head.time, head.place, head.near) == ("16:00", "the corner", "in three days")
    assert isinstance(clock, Clock)
    assert [step.at for step in clock.steps] == ["The day before", "15:50", "15:58", "16:00"]
    assert clock.steps[2].send


def test_nothing_is_fetched_for_a_shared_meal(place):
    (leaf,) = meetings(place, "- [ ] 2026-11-24 20:00 meal at hers")
    assert "What may I get you" not in said(leaf.build())


def test_after_it_the_page_says_what_comes_next_until_the_box_is_ticked(place):
    (leaf,) = meetings(place, "- [ ] 2026-11-19 16:00 coffee")
    text = said(leaf.build())
    assert "The clock" not in text
    assert 'netnotes log ada coffee "…" --on 2026-11-19' in text
    assert text.index("Afterwards") < text.index("Questions")
    assert meetings(place, "- [x] 2026-11-19 16:00 coffee") == []
    assert meetings(place, "- [ ] 2026-11-02 16:00 coffee") == []


def test_what_both_clocks_show_stands_there(place):
    notes = {
        "people/me.md": "---\nname: Karthik\ntimezone: Europe/Lisbon\n---\n",
        "people/ada.md": note(
            "timezone: Pacific/Auckland", "## Log\n\n- [ ] 2026-11-24 21:00 video"
        ),
    }
    network, settings = place(notes)
    (leaf,) = meeting.leaves(network, TODAY, settings)
    assert "10:00 on Wednesday, 25 November in Auckland" in said(leaf.build())


def test_prepare_lists_the_meetings_and_leads_to_their_pages(place):
    body = "- [ ] 2026-11-24 16:00 coffee\n- [ ] 2027-06-01 walk\n- [ ] 2026-11-19 call"
    network, settings = place({"people/ada.md": note(body=f"## Log\n\n{body}")})
    view = prepare.build(network, TODAY, settings)
    heads = [card.head[0].to for block in view.blocks for card in block.cards]
    assert heads == [
        "meetings/2026-11-24-ada",
        "meetings/2027-06-01-ada",
        "meetings/2026-11-19-ada",
    ]
    assert {leaf.name for leaf in meeting.leaves(network, TODAY, settings)} == set(heads)
    assert "While you are there" not in said(view)


def test_sheets_of_several_meetings_say_once_what_holds_for_each(place):
    notes = {
        f"people/{name.lower()}.md": note(body="## Log\n\n- [ ] 2026-11-24 16:00 coffee", name=name)
        for name in ("Ada", "Bo", "Cy")
    }
    network, settings = place(notes)
    text = said(prepare.every(network, TODAY, settings))
    assert text.count("Where their voice quickens") == 1
    assert text.count("Find a table in a quiet corner") == 1
    for name in ("Ada", "Bo", "Cy"):
        assert f"{name}, questions" in text
        assert f"netnotes log {name.lower()} coffee" in text
