"""The calendar that goes out: what a calendar program reads of it, and what stays the same about it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from netnotes.config import load_settings
from netnotes.exporters.calendar import AllDay, _bytes, _coming, _event, export
from netnotes.load import load_network
from netnotes.messages.calendar_file import one_line
from netnotes.model.network import Network
from netnotes.model.parse import make_note, parse_note

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 21)
ME = "---\nname: Karthik\ntimezone: Europe/Lisbon\n---\n"


def net(**notes: str) -> Network:
    """A network of notes by slug; `me` is mine."""
    texts = {"me": ME, **notes}
    made = [
        make_note(f"people/{slug.replace('_', '-')}.md", parse_note(text.encode()))
        for slug, text in texts.items()
    ]
    return Network(made, me="me")


def note(fields: str = "", body: str = "", name: str = "Ada") -> str:
    return f"---\nname: {name}\n{fields}\n---\n\n{body}\n"


@pytest.fixture
def settings(tmp_path):
    (tmp_path / "people").mkdir()
    return load_settings(tmp_path)


@pytest.fixture
def events(settings):
    """The events of a network of notes, by what they are called."""

    def make(network: Network, today: date = TODAY) -> dict[str, object]:
        calendar = Calendar.from_ical(export(network, today, settings))
        return {str(event["summary"]): event for event in calendar.walk("VEVENT")}

    return make


def test_the_sample_is_a_calendar_that_can_be_read():
    settings = load_settings(ROOT)
    network = load_network(settings)
    raw = export(network, TODAY, settings)
    calendar = Calendar.from_ical(raw)
    found = calendar.walk("VEVENT")
    assert len(found) > 40
    uids = [str(event["uid"]) for event in found]
    assert len(set(uids)) == len(uids)
    for event in found:
        assert event.decoded("dtstamp") == datetime(2026, 11, 21, tzinfo=UTC)
        assert str(event["class"]) == "PRIVATE"
    assert raw == export(load_network(settings), TODAY, settings)
    assert max(map(len, raw.split(b"\r\n"))) <= 75


def test_a_plan_has_its_time_its_place_and_its_alarms(events):
    found = events(
        net(ada=note(body="## Log\n\n- [ ] 2026-11-24 16:00 coffee at the corner: looms"))
    )
    event = found["Coffee with Ada"]
    assert event.decoded("dtstart") == datetime(2026, 11, 24, 16, 0, tzinfo=UTC)
    assert str(event["location"]) == "the corner"
    alarms = [alarm.decoded("trigger") for alarm in event.walk("VALARM")]
    assert alarms == [timedelta(days=-1), timedelta(minutes=-10), timedelta(minutes=-2)]
    assert "looms" not in event.to_ical().decode()


@pytest.mark.parametrize(
    ("born", "first", "in_2027", "in_2028"),
    [
        ("1990-05-14", date(1990, 5, 14), date(2027, 5, 14), date(2028, 5, 14)),
        ("--05-14", date(1972, 5, 14), date(2027, 5, 14), date(2028, 5, 14)),
        ("1988-02-29", date(1988, 2, 29), date(2027, 2, 28), date(2028, 2, 29)),
        ("--02-29", date(1972, 2, 29), date(2027, 2, 28), date(2028, 2, 29)),
        ("1893-08-22", date(1972, 8, 22), date(2027, 8, 22), date(2028, 8, 22)),
    ],
)
def test_a_birthday_comes_round_every_year(events, born, first, in_2027, in_2028):
    (event,) = events(net(ada=note(f"birthday: {born}"))).values()
    assert event.decoded("dtstart") == first
    begins = datetime(first.year, first.month, first.day, tzinfo=UTC)
    rule = rrulestr(event["rrule"].to_ical().decode(), dtstart=begins)
    for year, day in ((2027, in_2027), (2028, in_2028)):
        new_year, end = datetime(year, 1, 1, tzinfo=UTC), datetime(year, 12, 31, tzinfo=UTC)
        found = rule.between(new_year, end, inc=True)
        assert [one.date() for one in found] == [day]


def test_a_birthday_of_which_the_day_is_not_known_is_left_out(events):
    assert events(net(ada=note("birthday: 1990"))) == {}


def test_what_comes_round_takes_a_whole_day_and_says_no_word_of_the_note(events):
    fields = "asks:\n  - {kind: advice, what: How do you review?, sent: 2026-11-18}\n"
    body = "- [ ] send her the paper (due 2026-11-28)"
    found = events(
        net(ada=note(fields, body), bo=note("snooze: 2027-01-05\nbirthday: --12-01", name="Bo"))
    )
    days = {said: event.decoded("dtstart") for said, event in found.items()}
    assert days == {
        "Promised to Ada": date(2026, 11, 28),
        "Follow up: Ada": date(2026, 11, 25),
        "Rested until today: Bo": date(2027, 1, 5),
        "Birthday: Bo": date(1972, 12, 1),
    }
    assert not any("paper" in said or "review" in said for said in days)


def test_who_is_due_already_stands_in_one_event_of_today(events):
    notes = {f"p{n}": note("cadence: 2 weeks\nmet: 2026-01-05", name=f"P{n}") for n in range(7)}
    found = events(net(**notes))
    assert list(found) == ["Be in touch: P0, P1, P2, P3, P4, and 2 more"]
    (event,) = found.values()
    assert event.decoded("dtstart") == TODAY


def test_the_dead_and_those_who_wish_to_be_left_alone_are_in_no_calendar(events):
    found = events(
        net(
            ada=note("died: 2026-01-01\nbirthday: --12-01"),
            bo=note(
                "do_not_contact: yes\nbirthday: --12-01\ncadence: 1 week\nmet: 2026-01-05",
                name="Bo",
            ),
        )
    )
    assert found == {}


def test_an_event_keeps_its_uid_when_its_day_moves(events):
    def uids(network, today=TODAY):
        return {said: str(event["uid"]) for said, event in events(network, today).items()}

    def of(due: str, time: str, cadence: str, today=TODAY):
        body = f"- [ ] send her the paper (due {due})\n\n## Log\n\n- [ ] 2026-12-24 {time} coffee\n- 2026-11-20 call"
        return uids(net(ada=note(f"cadence: {cadence}\nbirthday: --12-01", body)), today)

    before = of("2026-11-28", "16:00", "4 weeks")
    assert set(before) == {
        "Promised to Ada",
        "Coffee with Ada",
        "Birthday: Ada",
        "Be in touch: Ada",
    }
    assert of("2026-12-05", "17:30", "6 weeks") == before
    assert of("2026-11-28", "16:00", "4 weeks", date(2026, 11, 23)) == before


def test_two_promises_in_the_same_words_are_two_events(settings):
    body = "- [ ] call (due 2026-11-28)\n- [ ] call (due 2026-11-30)"
    found = list(_coming(net(ada=note(body=body)), TODAY, settings))
    assert [one.day for one in found] == [date(2026, 11, 28), date(2026, 11, 30)]
    assert len({one.uid for one in found}) == 2


def test_signs_that_mean_something_in_a_calendar_are_kept_as_they_are(events):
    found = events(net(ada=note("birthday: --12-01", name="'Ada; C, D: \\n é'")))
    assert list(found) == ["Birthday: Ada; C, D: \\n é"]


DAYS = st.dates(date(2026, 1, 1), date(2028, 12, 31))


@st.composite
def notes(draw):
    """A note with any of what a calendar holds."""
    fields = [f"birthday: {draw(st.dates(date(1800, 1, 1), TODAY))}"] if draw(st.booleans()) else []
    fields += [f"snooze: {draw(DAYS)}"] if draw(st.booleans()) else []
    fields += [f"cadence: {draw(st.integers(1, 9))} weeks"] if draw(st.booleans()) else []
    fields += [f"dates: {{wedding: {draw(DAYS)}, move: --02-29}}"] if draw(st.booleans()) else []
    sent = draw(st.lists(DAYS, max_size=2))
    fields += (
        ["asks:", *(f"  - {{kind: advice, what: x, sent: {day}}}" for day in sent)] if sent else []
    )
    tasks = [f"- [ ] do it (due {day})" for day in draw(st.lists(DAYS, max_size=2))]
    plans = [f"- [ ] {day} coffee" for day in draw(st.lists(DAYS, max_size=3))]
    past = [f"- {day} call" for day in draw(st.lists(DAYS, max_size=2))]
    return note("\n".join(fields), "\n".join([*tasks, "", "## Log", "", *plans, *past]))


@given(st.lists(notes(), min_size=1, max_size=4), DAYS)
def test_uids_are_unique_and_the_same_from_file_to_file(texts, today):
    settings = load_settings(ROOT)

    def made() -> bytes:
        return export(net(**{f"p{n}": text for n, text in enumerate(texts)}), today, settings)

    raw = made()
    uids = [str(event["uid"]) for event in Calendar.from_ical(raw).walk("VEVENT")]
    assert len(set(uids)) == len(uids)
    assert made() == raw


@given(
    st.builds(
        AllDay,
        st.text("abcdef0123456789", min_size=24, max_size=24).map(lambda name: f"{name}@netnotes"),
        st.dates(),
        (st.text(max_size=200) | st.text("aé語 .:()'-,;%\\\"", min_size=20, max_size=80)).map(
            one_line
        ),
        st.sampled_from(("", "FREQ=YEARLY", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1")),
    )
)
def test_an_event_is_what_the_library_writes_of_it(one):
    assert _bytes(one, TODAY) == _event(one, TODAY).to_ical()
