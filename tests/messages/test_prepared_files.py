"""The sheet as Markdown, as one page for the phone, and as a calendar."""

from __future__ import annotations

import re
import stat
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from html.parser import HTMLParser
from pathlib import Path

import pytest
from icalendar import Calendar
from markdown import markdown

ME = "---\nname: Karthik\ntimezone: Europe/Lisbon\n---\n"
SETTINGS = "plugins: [{netnotes: {me: karthik}}]\n"
#: What a note could hold to do harm.
NASTY = """\
---
name: Ada <script>alert(1)</script> ![x](https://evil.example/a.png)
org: "<img src=x onerror=alert(2)>"
title: "*Boss* `x` </title>"
interests: ["<svg onload=alert(3)>", "[a](javascript:alert(4))"]
links: {"<b>blog</b>": "https://ada.example/?a=1&b=%22%3E"}
needs: ["<https://evil.example>", "# help", "1. one"]
---

- [ ] <iframe src="https://evil.example"></iframe> (due 2026-11-30)

## News

- 2026-11-01 <style>*{background:url(https://evil.example)}</style>

## Top of mind

- 2026-11-01 \u202eflipped &lt;script&gt; ![y](https://evil.example/b.png)

## Questions

- </body><script src="https://evil.example/x.js"></script>?

## Log

- [ ] 2026-11-24 16:00 coffee at <base href="https://evil.example">: x
- 2026-11-02 call: <object data="https://evil.example"></object> #lit
"""


class Tags(HTMLParser):
    """The tags of a page with their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, {key: value or "" for key, value in attrs}))


@pytest.fixture
def root(write: Callable[..., Path]) -> Callable[[str], Path]:
    def make(note: str) -> Path:
        return write({"mkdocs.yml": SETTINGS, "people/karthik.md": ME, "people/ada.md": note})

    return make


def planned(plan: str, front: str = "") -> str:
    return f"---\nname: Ada Lovelace\n{front}---\n\n## Log\n\n- [ ] {plan}\n"


# -- HTML -------------------------------------------------------------------------------------------


def test_the_page_loads_nothing_and_runs_nothing(root: Callable, run: Callable) -> None:
    folder = root(NASTY)
    assert run("prep", "ada", "--html", "ada.html").status == 0
    html = (folder / "ada.html").read_text("utf-8")

    tags = Tags(html).found
    names = {tag for tag, _ in tags}
    assert not names & {"script", "img", "iframe", "object", "svg", "base", "link", "form", "b"}
    assert [tag for tag, _ in tags].count("style") == 1
    for tag, attributes in tags:
        assert "src" not in attributes, tag
        assert not any(name.startswith("on") for name in attributes), tag
        href = attributes.get("href", "")
        assert not href or (tag == "a" and href.startswith(("https://ada.example", "#")))
    assert not re.search(r"url\(|@import", html.split("<style>")[1].split("</style>")[0])
    assert "default-src &#x27;none&#x27;" in html
    assert "\u202e" not in html
    assert "&lt;script&gt;alert(1)" in html


def test_the_page_is_mine_alone_and_takes_the_place_of_an_older_one(
    root: Callable, run: Callable
) -> None:
    folder = root(planned("2026-11-24 16:00 coffee"))
    for _ in range(2):
        assert run("prep", "--html", "a.html", "--ics", "a.ics").status == 0
    for name in ("a.html", "a.ics"):
        assert stat.S_IMODE((folder / name).stat().st_mode) == 0o600
    assert [p.name for p in folder.iterdir() if p.name.startswith(".netnotes-")] == []
    assert run("prep", "--html", "a.ics").status == 3


def test_a_dry_run_writes_no_file(root: Callable, run: Callable) -> None:
    folder = root(planned("2026-11-24 16:00 coffee"))
    assert run("prep", "--html", "a.html", "--dry-run").out == "a.html would be written.\n"
    assert not (folder / "a.html").exists()


def test_a_link_is_not_written_through(root: Callable, run: Callable) -> None:
    folder = root(planned("2026-11-24 16:00 coffee"))
    (folder / "mine").write_text('content="netnotes"')
    (folder / "a.html").symlink_to(folder / "mine")
    assert run("prep", "--html", "a.html").status == 3
    assert (folder / "mine").read_text() == 'content="netnotes"'


# -- Markdown -----------------------------------------------------------------------------------------


def test_markdown_keeps_what_a_note_says_as_text(root: Callable, run: Callable) -> None:
    root(NASTY)
    html = markdown(run("prep", "ada", "--markdown").out)
    tags = Tags(html).found
    assert {tag for tag, _ in tags} <= {"h1", "h2", "p", "ul", "li", "strong", "a", "code"}
    hrefs = [attributes["href"] for tag, attributes in tags if tag == "a"]
    assert all(href.startswith("https://ada.example") for href in hrefs)
    assert [tag for tag, _ in tags].count("h1") == 1


def test_markdown_of_several_is_one_text(write: Callable, run: Callable) -> None:
    write({
        "people/ada.md": planned("2026-11-24 16:00 coffee"),
        "people/bo.md": planned("2026-11-25 walk").replace("Ada Lovelace", "Bo"),
    })  # fmt: skip
    said = run("prep", "--markdown").out
    assert re.findall(r"^# .*", said, re.MULTILINE) == [
        "# Before you meet Ada Lovelace",
        "# Before you meet Bo",
    ]


# -- calendar -----------------------------------------------------------------------------------------


def events(folder: Path, run: Callable, *args: str) -> list:
    done = run("prep", *args, "--ics", "a.ics")
    assert done.status == 0, done.err
    return list(Calendar.from_ical((folder / "a.ics").read_bytes()).walk("VEVENT"))


def alarms(event) -> list[timedelta]:
    return [alarm["TRIGGER"].dt for alarm in event.walk("VALARM")]


def before(minutes: int) -> timedelta:
    return timedelta(minutes=-minutes)


@pytest.mark.parametrize(
    ("plan", "rings"),
    [
        ("2026-11-24 16:00 coffee", [1440, 10, 2]),
        ("2026-11-24 16:00 video", [1440, 5]),
        ("2026-11-24 16:00 call", [1440, 5, 0]),
        ("2026-11-24 16:00 video: interview", [1440, 30, 5, -1440]),
        ("2026-11-24 coffee", [1440]),
        ("2026-11-24 meeting: interview", [1440, -1440]),
    ],
)
def test_the_alarms_are_those_of_the_clock(
    root: Callable, run: Callable, plan: str, rings: list[int]
) -> None:
    (event,) = events(root(planned(plan)), run)
    assert alarms(event) == [before(minutes) for minutes in rings]


@pytest.mark.parametrize(
    ("day", "utc"),
    [
        ("2026-11-24", datetime(2026, 11, 24, 16, tzinfo=UTC)),
        ("2027-03-27", datetime(2027, 3, 27, 16, tzinfo=UTC)),
        ("2027-03-28", datetime(2027, 3, 28, 15, tzinfo=UTC)),
        ("2027-10-30", datetime(2027, 10, 30, 15, tzinfo=UTC)),
        ("2027-10-31", datetime(2027, 10, 31, 16, tzinfo=UTC)),
    ],
)
def test_a_meeting_keeps_its_hour_on_both_sides_of_a_change_of_clocks(
    root: Callable, run: Callable, day: str, utc: datetime
) -> None:
    (event,) = events(root(planned(f"{day} 16:00 coffee at Beco")), run, "ada")
    assert event["DTSTART"].dt == utc
    assert str(event["SUMMARY"]) == "Coffee with Ada Lovelace"
    assert str(event["LOCATION"]) == "Beco"


def test_without_a_zone_the_time_is_local(write: Callable, run: Callable) -> None:
    folder = write({"people/ada.md": planned("2026-11-24 16:00 coffee")})
    (event,) = events(folder, run)
    assert event["DTSTART"].dt == datetime(2026, 11, 24, 16)  # noqa: DTZ001


def test_without_a_time_it_is_the_whole_day(root: Callable, run: Callable) -> None:
    (event,) = events(root(planned("2026-11-24 visit")), run)
    assert event["DTSTART"].dt == date(2026, 11, 24)
    assert event["DTEND"].dt == date(2026, 11, 25)


def test_a_meeting_keeps_its_name_when_its_time_changes(root: Callable, run: Callable) -> None:
    one = events(root(planned("2026-11-24 16:00 coffee at Beco")), run)[0]["UID"]
    again = events(root(planned("2026-11-24 17:30 coffee at home: x")), run)[0]["UID"]
    other = events(root(planned("2026-11-25 16:00 coffee at Beco")), run)[0]["UID"]
    assert one == again != other


def test_two_on_one_day_have_two_names(root: Callable, run: Callable) -> None:
    note = planned("2026-11-24 16:00 coffee\n- [ ] 2026-11-24 19:00 coffee")
    found = events(root(note), run)
    assert len({str(event["UID"]) for event in found}) == len(found) == 2


def test_a_calendar_holds_no_word_of_the_note(root: Callable, run: Callable) -> None:
    note = planned(
        "2026-11-24 16:00 coffee at Beco: her secret plan",
        'phone: "0171"\nneeds: [a secret wish]\nlinks: {blog: https://secret.example}\n',
    )
    folder = root(note)
    (event,) = events(folder, run)
    raw = (folder / "a.ics").read_text("utf-8")
    assert "secret" not in raw
    assert "0171" not in raw
    assert str(event["CLASS"]) == "PRIVATE"


def test_a_name_cannot_break_out_of_its_line(root: Callable, run: Callable) -> None:
    folder = root(
        '---\nname: "Ada\\r\\nATTENDEE:mailto:x@evil.example; \\u202e,"\n---\n\n## Log\n\n- [ ] 2026-11-24 16:00 coffee\n'
    )
    for event in events(folder, run):
        assert "ATTENDEE" not in event


def test_a_file_can_go_to_standard_output(root: Callable, run: Callable) -> None:
    root(planned("2026-11-24 16:00 coffee"))
    assert run("prep", "--html", "-").out.startswith("<!DOCTYPE html>")
