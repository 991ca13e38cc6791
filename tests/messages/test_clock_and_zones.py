"""The clock of a meeting, in both zones, on ordinary days and on those when the clocks change."""

from __future__ import annotations

import re
from datetime import date

import pytest

from netnotes.messages import zones
from netnotes.messages.clock import DAY, clock, is_interview
from netnotes.model.parse import make_note, parse_note
from netnotes.model.person import Person

TODAY = date(2026, 11, 21)


def person(plan: str = "", zone: str = "") -> Person:
    front = f"name: Ada\ntimezone: {zone}" if zone else "name: Ada"
    raw = f"---\n{front}\n---\n\n## Log\n\n- [ ] {plan or '2026-11-25 coffee'}\n"
    note = make_note("people/ada.md", parse_note(raw.encode()))
    assert isinstance(note, Person)
    return note


def minutes(channel: str, group: str, *, interview: bool = False) -> list[int]:
    return [tick.minutes for tick in clock(channel, group, interview=interview)]


def said(channel: str, group: str, *, interview: bool = False) -> str:
    return " ".join(t.text + t.send for t in clock(channel, group, interview=interview))


def test_in_person_one_is_early_asks_what_they_drink_and_pays() -> None:
    for channel in ("coffee", "walk"):
        assert minutes(channel, "in_person") == [DAY, 10, 2, 0], channel
    steps = clock("coffee", "in_person")
    assert steps[2].send.endswith("?")
    assert steps[3].text.startswith("You pay")


def test_at_a_table_and_elsewhere_nothing_is_fetched_from_a_counter() -> None:
    for channel in ("meal", "meeting", "climbing"):
        assert minutes(channel, "in_person") == [DAY, 10, 0], channel
        assert "counter" not in said(channel, "in_person"), channel
        assert re.search("on you|you pay", said(channel, "in_person")), channel
    assert "bill" in said("meal", "in_person")


def test_nobody_rings_a_door_ten_minutes_early() -> None:
    assert minutes("visit", "in_person") == [DAY, 10]
    assert "ring when you said" in said("visit", "in_person")


def test_on_video_one_is_in_the_call_first() -> None:
    assert minutes("video", "live") == [DAY, 5]
    assert "smile" in said("video", "live")


def test_the_telephone_is_rung_by_me() -> None:
    assert minutes("call", "live") == [DAY, 5, 0]
    assert "You ring them" in said("call", "live")


def test_what_is_written_has_no_clock() -> None:
    assert minutes("email", "written") == []


@pytest.mark.parametrize(
    ("channel", "group"), [("meeting", "in_person"), ("video", "live"), ("call", "live")]
)
def test_an_interview_has_a_clock_of_its_own(channel: str, group: str) -> None:
    steps = clock(channel, group, interview=True)

    assert steps[-1].minutes == -DAY
    assert "milestone" in steps[-1].text
    assert steps[-1].text.startswith("Thank")
    assert "pay" not in said(channel, group, interview=True).lower()
    assert [t.minutes for t in steps[:2]] == [DAY, 30]
    assert steps[2].minutes == (10 if group == "in_person" else 5)


@pytest.mark.parametrize(
    ("plan", "interview"),
    [
        ("2026-11-25 video: interview with the storage team", True),
        ("2026-11-25 video: Final interview", True),
        ("2026-11-25 call: phone screen", True),
        ("2026-11-25 meeting: all day at their office #interview", True),
        ("2026-11-25 coffee: tell her about the interview", False),
        ("2026-11-25 coffee: her interviewing course", False),
        ("2026-11-25 visit: screen for the balcony", False),
        ("2026-11-25 coffee", False),
    ],
)
def test_what_is_an_interview(plan: str, interview: bool) -> None:
    assert is_interview(person(plan).log[0]) is interview


def both(plan: str, mine: str, theirs: str) -> str:
    them, me = person(plan, theirs), person(zone=mine)
    return zones.both(zones.when(them.log[0], them, me), me, them, TODAY)


@pytest.mark.parametrize(
    ("plan", "mine", "theirs", "said"),
    [
        ("2026-11-25 16:00 video", "Europe/Lisbon", "Europe/Berlin", "16:00 in Lisbon, 17:00 in Berlin"),
        ("2026-11-25 16:00 video", "Europe/Lisbon", "Europe/London", "16:00"),
        ("2026-11-25 16:00 video", "Europe/Lisbon", "Europe/Lisbon", "16:00"),
        ("2026-11-25 16:00 video", "Europe/Lisbon", "", "16:00"),
        ("2026-11-25 16:00 video", "Europe/Lisbon", "Asia/Seoul",
         "16:00 in Lisbon, 01:00 on Thursday, 26 November in Seoul"),
        ("2026-11-25 16:00 video", "Europe/Lisbon", "America/New_York", "16:00 in Lisbon, 11:00 in New York"),
        # The weeks in which one of the two has changed its clocks and the other has not.
        ("2026-10-28 16:00 video", "Europe/Lisbon", "America/New_York", "16:00 in Lisbon, 12:00 in New York"),
        ("2026-11-25 video", "Europe/Lisbon", "Europe/Berlin", ""),
    ],
)  # fmt: skip
def test_the_time_is_said_in_both_zones_where_they_differ(
    plan: str, mine: str, theirs: str, said: str
) -> None:
    assert both(plan, mine, theirs) == said


def test_without_my_zone_theirs_cannot_be_told_and_that_is_said() -> None:
    them, me = person("2026-11-25 16:00 video", "Asia/Seoul"), person()

    found = zones.when(them.log[0], them, me)

    assert zones.both(found, me, them, TODAY) == "16:00"
    assert "Seoul" in found.note
    assert found.mine is not None
    assert found.mine.tzinfo is None


def test_an_hour_that_does_not_exist_is_pointed_out() -> None:
    them, me = person("2027-03-28 01:30 call"), person(zone="Europe/Lisbon")

    found = zones.when(them.log[0], them, me)

    assert "01:30 does not exist in Lisbon" in found.note
    assert f"{found.mine:%H:%M}" == "02:30"


def test_an_hour_that_comes_twice_is_pointed_out() -> None:
    them, me = person("2026-10-25 01:30 call"), person(zone="Europe/Lisbon")

    found = zones.when(them.log[0], them, me)

    assert "comes twice" in found.note
    assert found.mine is not None
    assert found.mine.utcoffset() is not None
    assert found.mine.astimezone(zones.UTC).hour == 0


def test_steps_before_are_counted_in_real_minutes_when_the_clocks_change() -> None:
    them, me = person("2027-03-28 02:05 call"), person(zone="Europe/Lisbon")

    at = zones.at(zones.when(them.log[0], them, me), 10)

    assert f"{at:%H:%M}" == "00:55"  # from one o'clock on it is two
