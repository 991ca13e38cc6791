"""Calendars: what a stranger can put into one, zones, what comes round, and files that others wrote."""

from __future__ import annotations

import tracemalloc
from datetime import date, datetime
from pathlib import Path
from time import process_time

import pytest

from netnotes import importers
from netnotes.errors import NetnotesError
from netnotes.importers.candidate import Candidate, Found, Interaction, LeftOut, Skipped
from netnotes.importers.limits import CAREFUL
from netnotes.importers.recurrence import NoRuleError, Rules
from netnotes.importers.source import Me, Source
from netnotes.writing.imports.lines import fitting_talks

FOREIGN = sorted(
    path
    for name in ("icalendar", "khal")
    for path in (Path(__file__).parent / "foreign" / name).glob("*.ics")
)
#: What does not begin as a calendar does.
NO_CALENDARS = frozenset(
    f"fuzz_testcase_{name}.ics"
    for name in ("0_char_in_component_name", "invalid_month", "vtimezone_lone_cr")
)
TODAY = date(2026, 11, 21)
ME = Me(frozenset(("sam@roe.example",)))
GUESTS = "ATTENDEE:mailto:sam@roe.example\nATTENDEE;CN=Ana:mailto:ana@x.example\n"


def event(*lines: str, start: str = "DTSTART:20240305T140000Z", guests: str = GUESTS) -> str:
    return "\n".join(["BEGIN:VEVENT", start, *lines, f"{guests}END:VEVENT", ""])


def calendar(*events: str) -> str:
    return f"BEGIN:VCALENDAR\n{''.join(events)}END:VCALENDAR\n"


def read(path: Path, text: str | bytes = "", me: Me = ME, limits=CAREFUL) -> list[Found]:
    if text:
        path = path / "my.ics"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    source = Source(path, path.name, limits, me, today=TODAY)
    return list(importers.extract(source, importers.recognise(source)))


def people(found: list[Found]) -> list[Candidate]:
    return [one for one in found if isinstance(one, Candidate)]


@pytest.mark.parametrize(
    ("start", "zone", "gives"),
    [
        ("DTSTART:20240305T233000Z", "Asia/Tokyo", (date(2024, 3, 6), "08:30")),
        ("DTSTART;TZID=W. Europe Standard Time:20240305T003000", "America/New_York", (date(2024, 3, 4), "18:30")),
        ("DTSTART;TZID=/freeassociation.sourceforge.net/Europe/Berlin:20240305T003000", "UTC", (date(2024, 3, 4), "23:30")),
        ("DTSTART;TZID=Nowhere:20240305T003000", "Asia/Tokyo", (date(2024, 3, 5), "00:30")),
        ("DTSTART:20240305T003000", "Asia/Tokyo", (date(2024, 3, 5), "00:30")),
        ("DTSTART:20240305T233000Z", "", (date(2024, 3, 5), "23:30")),
    ],
)  # fmt: skip
def test_a_meeting_is_at_my_time(
    start: str, zone: str, gives: tuple[date, str], tmp_path: Path
) -> None:
    me = Me(ME.emails, timezone=zone)
    (ana,) = people(read(tmp_path, calendar(event(start=start)), me))
    assert (ana.interactions[0].day, ana.interactions[0].time) == gives


def test_a_zone_that_the_file_describes(tmp_path: Path) -> None:
    zone = (
        "BEGIN:VTIMEZONE\nTZID:Ours\nBEGIN:STANDARD\nDTSTART:16010101T000000\nTZOFFSETFROM:+0300\n"
        "TZOFFSETTO:+0300\nEND:STANDARD\nEND:VTIMEZONE\n"
    )
    text = calendar(zone, event(start="DTSTART;TZID=Ours:20240305T003000"))
    (ana,) = people(read(tmp_path, text, Me(ME.emails, timezone="UTC")))
    assert (ana.interactions[0].day, ana.interactions[0].time) == (date(2024, 3, 4), "21:30")
    bomb = zone.replace("TZOFFSETFROM", "RRULE:FREQ=SECONDLY\nTZOFFSETFROM")
    begin = process_time()
    read(tmp_path, calendar(bomb, event(start="DTSTART;TZID=Ours:20240305T003000")))
    assert process_time() - begin < 60


# -- what comes round -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rule", "first", "gives"),
    [
        ("FREQ=DAILY;COUNT=3", "2024-02-28", "2024-02-28 2024-02-29 2024-03-01"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR;COUNT=4", "2024-01-01", "2024-01-01 2024-01-05 2024-01-15 2024-01-19"),
        ("FREQ=MONTHLY;BYDAY=-1SU;UNTIL=20240331T000000Z", "2024-01-28", "2024-01-28 2024-02-25 2024-03-31"),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=3", "2023-12-29", "2023-12-29 2024-01-31 2024-02-29"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "2016-02-29", "2016-02-29 2020-02-29 2024-02-29"),
        ("FREQ=YEARLY;BYWEEKNO=1;BYDAY=MO;UNTIL=20220101", "2019-12-30", "2019-12-30 2021-01-04"),
        ("freq=weekly;byday=tu;byhour=9,10,11;until=20240110", "2024-01-02", "2024-01-02 2024-01-09"),
    ],
)  # fmt: skip
def test_rules(rule: str, first: str, gives: str) -> None:
    found = Rules().days(rule, date.fromisoformat(first), date(2025, 12, 31))
    assert " ".join(map(str, found)) == gives


def test_years_late_are_as_years_now() -> None:
    """What is worked out in late years is what the library says of our own."""
    from dateutil.rrule import rrulestr

    for year in (1999, 2000, 2023, 2024, 2025, 2026):
        first, last = datetime(year, 2, 1), datetime(year + 5, 1, 1)  # noqa: DTZ001
        for rule in (
            "FREQ=MONTHLY;BYDAY=2TU,-1FR",
            "FREQ=DAILY;INTERVAL=9",
            "FREQ=YEARLY;BYYEARDAY=60,-1",
        ):
            theirs = [
                one.date() for one in rrulestr(rule, dtstart=first).between(first, last, inc=True)
            ]
            assert Rules().days(rule, first.date(), last.date()) == theirs


@pytest.mark.parametrize(
    "rule",
    ["FREQ=SECONDLY", "FREQ=MINUTELY", "FREQ=HOURLY;COUNT=5", "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;INTERVAL=99999",
     "FREQ=DAILY;INTERVAL=-1", "often", "", "FREQ=", "FREQ=DAILY;BYEASTER=1", "FREQ=DAILY;RSCALE=CHINESE",
     "FREQ=WEEKLY;BYDAY=XX", "FREQ=DAILY;COUNT=99999999999999999999", "FREQ=DAILY;UNTIL=99999999",
     "FREQ=MONTHLY;BYMONTHDAY=" + ",".join(["1"] * 500), "FREQ=YEARLY;BYMONTH=13x", "FREQ=DAILY\0"],
)  # fmt: skip
def test_rules_that_are_not_followed(rule: str) -> None:
    with pytest.raises(NoRuleError):
        Rules().days(rule, date(2024, 1, 1), date(2026, 1, 1))


def test_rules_that_never_fit_end_soon_and_cost(tmp_path: Path) -> None:
    rule = "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31"
    found = read(tmp_path, calendar(*[event(f"UID:{n}", rule) for n in range(20)]))
    begin = process_time()
    read(tmp_path, calendar(*[event(f"UID:{n}", rule) for n in range(20)]))
    assert process_time() - begin < 60
    assert len(people(found)) == 1
    rules = Rules()
    rules.left = 1_000
    with pytest.raises(NoRuleError, match="too much in this file comes round"):
        rules.days("FREQ=DAILY", date(2024, 1, 1), date(2026, 1, 1))


# -- what is made to hurt -------------------------------------------------------------------------

HURTING = {
    "a million guests": event(guests=GUESTS + "ATTENDEE:mailto:a@x.example\n" * 300_000),
    "a line without end": event("SUMMARY:" + "x" * 5_000_000),
    "folds": event("SUMMARY:x\n" + " y\n" * 300_000),
    "parameters": event("ATTENDEE;" + "X=1;" * 100_000 + ":mailto:a@x.example"),
    "quotes": event('ATTENDEE;CN="' + '"' * 100_000),
    "nested parts": event("BEGIN:VALARM\n" * 100_000),
    "nested events": "BEGIN:VEVENT\n" * 20_000,
    "years": event(start="DTSTART:00000101T000000Z") + event(start="DTSTART:99991231T235959Z"),
    "exceptions": event("RRULE:FREQ=DAILY", "EXDATE:" + ",".join(["20240305"] * 50_000)),
    "exceptions, a line each": event("RRULE:FREQ=DAILY", *["EXDATE:20240306T140000Z"] * 50_000),
    "zones": "BEGIN:VTIMEZONE\nTZID:x\n" * 50_000 + "END:VTIMEZONE\n",
    "zone names": "".join(event(start=f"DTSTART;TZID=../../{n}:20240305T000000") for n in range(500)),
    "NUL": event("SUMMARY:\0\0", "LOCATION:\x07"),
}  # fmt: skip


@pytest.mark.parametrize("name", HURTING)
def test_what_is_made_to_hurt_does_not(name: str, tmp_path: Path) -> None:
    text = calendar(HURTING[name], event("UID:last", guests=GUESTS.replace("ana", "last")))
    begin = process_time()
    found = read(tmp_path, text)
    assert process_time() - begin < 60
    if name != "nested parts":
        assert any(one.emails[0].value == "last@x.example" for one in people(found))


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    text = calendar(*[event(f"UID:{n}", "DESCRIPTION:" + "a secret " * 4000) for n in range(300)])
    assert len(text) > 10 << 20
    read(tmp_path, text)
    tracemalloc.start()
    found = read(tmp_path / "my.ics")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 6 << 20
    assert "secret" not in repr(found)


def test_too_many_people_are_refused(tmp_path: Path) -> None:
    text = calendar(*[event(guests=GUESTS.replace("ana", f"a{n}")) for n in range(50)])
    with pytest.raises(NetnotesError, match="more than 20 people in it"):
        read(tmp_path, text, limits=CAREFUL._replace(records=20))


def test_who_i_am_is_found_out(tmp_path: Path) -> None:
    (tmp_path / "my.ics").write_text(calendar("X-WR-CALNAME:sam@roe.example\n", event()))
    assert [one.name for one in people(read(tmp_path / "my.ics", me=Me()))] == ["Ana"]
    events = [event(guests=GUESTS.replace("ana", f"a{n}")) for n in range(4)]
    assert len(people(read(tmp_path, calendar(*events), Me()))) == 4
    (unclear,) = read(tmp_path, calendar(event()), Me())
    assert isinstance(unclear, Skipped)
    assert "cannot be told" in unclear.why


# -- files that nobody here wrote -----------------------------------------------------------------


@pytest.mark.parametrize("path", FOREIGN, ids=lambda path: path.name)
def test_foreign_calendars_give_someone_or_a_reason(path: Path) -> None:
    if path.name in NO_CALENDARS:
        with pytest.raises(NetnotesError, match="nothing in it says what it is"):
            read(path)
        return
    found = read(path)
    events = path.read_text("utf-8", "replace").upper().count("BEGIN:VEVENT")
    told = sum(one.records for one in found if isinstance(one, Skipped)) + len(people(found))
    assert told >= min(events, 1)


@pytest.mark.parametrize("path", FOREIGN, ids=lambda path: path.name)
def test_foreign_events_with_guests_of_mine(path: Path, tmp_path: Path) -> None:
    """As they are nobody is invited to most of them: with guests, their days and rules are read."""
    text = path.read_text("utf-8", "replace").replace(
        "BEGIN:VEVENT", f"BEGIN:VEVENT\n{GUESTS.strip()}"
    )
    source = Source(tmp_path / path.name, path.name, me=ME, today=TODAY)
    source.path.write_text(text, "utf-8")
    found = list(importers.extract(source, importers.recognise(source, "icalendar")))
    assert found or "BEGIN:VEVENT" not in text
    assert all(one.interactions for one in people(found))


def test_whom_a_foreign_calendar_names() -> None:
    path = next(one for one in FOREIGN if one.name == "event_dt_partstat.ics")
    found = people(read(path, me=Me(frozenset(("jdoe@example.com",)))))
    assert [one.emails[0].value for one in found] == [
        "hcabot@example.com",
        "jqpublic@example.com",
        "tent@example.com",
    ]


# -- into a network -------------------------------------------------------------------------------


def test_meetings_make_entries_and_plans_once(net) -> None:
    text = calendar(
        event("SUMMARY:Coffee"), event("SUMMARY:Roadmap", start="DTSTART:20261201T090000")
    )
    path = net.file("my.ics", text)
    net.run("import", path, "--apply", "--log")
    assert "- 2024-03-05 14:00 coffee: Coffee #imported" in net.text("ana")
    assert "- [ ] 2026-12-01 09:00 meeting: Roadmap #imported" in net.text("ana")
    tree = net.tree()
    net.run("import", path, "--apply", "--log")
    assert net.tree() == tree


def test_a_place_or_company_that_no_entry_can_hold_costs_no_day() -> None:
    plain = Interaction(TODAY, "coffee", text="the tram")
    left: list[LeftOut] = []

    talks = [plain._replace(place=", with B"), plain._replace(company=("Roe, Bo",)), plain]

    assert fitting_talks(talks, left) == [plain] * 3
    assert [one.what for one in left] == [
        "2026-11-21 coffee: , with B",
        "2026-11-21 coffee: Roe, Bo",
    ]
