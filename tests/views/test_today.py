"""Today: the meetings with their clock, the list, what waits behind it, and the commands to paste."""

from __future__ import annotations

import re
import shlex
import shutil
from datetime import date
from pathlib import Path

import pytest

from netnotes.config import load_settings
from netnotes.load import load_network
from netnotes.outreach.reason import badges
from netnotes.reporters.terminal import render
from netnotes.views import health, registry, today
from netnotes.views._meetings import Meetings
from netnotes.views.view import Card, Cards, Command, Day, Link, Paragraph

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 21)
ME = "people/me.md"
#: A note each: what is due, and the command that logs it.
COMMANDS = {
    "asks:\n  - {kind: advice, what: How do you review?, sent: 2026-11-10}": "netnotes ask followed-up ada advice",
    "birthday: 1990-11-21\nprefers: [message]": 'netnotes log ada message "a happy birthday" --out',
    "birthday: 1990-11-22\nprefers: [message]": "",
    "dates: {wedding: 2010-11-21}\nprefers: [message]": "netnotes log ada message --out",
    "dates: {wedding: 2010-11-24}\nprefers: [message]": "",
    "cadence: 2 weeks\nprefers: [coffee]\nmet: 2026-01-05": "netnotes log ada coffee",
    "cadence: 2 weeks\nprefers: [email]\nmet: 2026-01-05": "netnotes log ada email --out",
    "cadence: 2 weeks\nprefers: [pigeon]\nmet: 2026-01-05": "",
}
BODIES = {
    "- [ ] send her the paper (due 2026-11-24)": "netnotes done ada",
    "- [ ] send her the paper (due 2026-11-24)\n- [ ] send her the book": 'netnotes done ada "send her the paper"',
    '- [ ] say "$HOME" (due 2026-11-24)\n- [ ] sing': "netnotes done ada 'say \"$HOME\"'",
    "## Log\n\n- [ ] 2026-11-19 20:00 video: looms": "netnotes log ada video --on 2026-11-19",
    "## Log\n\n- 2026-11-10 email in: she read my draft #got": "netnotes log ada message --thanked --out",
}


def page(root: Path, day: date = TODAY, **options):
    settings = load_settings(root)
    return today.build(load_network(settings), day, settings, **options)


def note(fields: str = "", body: str = "", name: str = "Ada") -> str:
    return f"---\nname: {name}\n{fields}\n---\n\n{body}\n"


def cards(view) -> list[Card]:
    return [card for block in view.blocks if isinstance(block, Cards) for card in block.cards]


def commands(view) -> list[str]:
    meetings = [m for block in view.blocks if isinstance(block, Meetings) for m in block.meetings]
    logs = [*(card.log for card in cards(view)), *(meeting.then for meeting in meetings)]
    return [part.text for log in logs for part in log if isinstance(part, Command)]


def said(view) -> str:
    return render(view, color=False, width=1000)


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "people", tmp_path / "people")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        *((note(fields), command) for fields, command in COMMANDS.items()),
        *((note("", body), command) for body, command in BODIES.items()),
    ],
)
def test_the_command_fits_the_step_and_works_as_pasted(write, run, text, wanted):
    root = write({"people/ada.md": text})
    [card] = cards(page(root))
    assert "".join(getattr(part, "text", part) for part in card.log) == wanted
    if wanted:
        done = run(*shlex.split(wanted)[1:], "--dry-run")
        assert (done.status, done.err) == (0, ""), done.err
        assert "+++ b/people/ada.md" in done.out


def test_every_command_of_the_sample_works_as_pasted(sample, run):
    """Of everyone who is due, and of the meetings; on that day, and on the days after it."""
    found: set[str] = set()
    for day in ("2026-11-21", "2026-11-25", "2026-11-28"):
        view = page(sample, date.fromisoformat(day), limit=0)
        assert len(commands(view)) > 10
        for command in commands(view):
            program, *words = shlex.split(command)
            assert program == "netnotes"
            writes = words[0] in ("log", "done", "ask")
            done = run(*words, *(["--dry-run"] if writes else []), "--today", day)
            assert done.status == 0, f"{command}: {done.err}{done.out}"
            assert not writes or "+++ b/people/" in done.out, command
            found.add(" ".join(words[: 2 if words[0] == "ask" else 1]))
    assert found >= {"log", "done", "prep", "posted", "ask followed-up"}


def test_a_command_that_was_run_takes_its_reason_away(write, run):
    root = write({"people/ada.md": note("", "- [ ] send her the paper (due 2026-11-24)")})
    [command] = commands(page(root))
    assert run(*shlex.split(command)[1:]).status == 0
    assert commands(page(root)) == []


def test_a_meeting_stands_with_its_clock_and_not_in_the_list(write):
    log = "## Log\n\n- [ ] 2026-11-21 16:00 coffee with [[bo]] at the corner: looms\n"
    root = write(
        {
            "people/ada.md": note("prefers: [coffee]", log),
            "people/bo.md": note("birthday: 1990-11-23", "", "Bo"),
        }
    )
    view = page(root)
    [block] = [block for block in view.blocks if isinstance(block, Meetings)]
    [meeting] = block.meetings
    assert (meeting.time, meeting.day) == ("16:00", Day("Today", "2026-11-21"))
    assert [part.text for part in meeting.who if isinstance(part, Link)] == ["Ada", "Bo"]
    assert meeting.how == "coffee at the corner"
    assert [at for at, _ in meeting.clock] == ["15:50", "15:58", "16:00"]
    [besides] = meeting.besides  # of two who come, it is Bo's
    assert besides[0] == Link("Bo", "bo")
    assert "".join(besides[1:]) == ": Their birthday is on Monday, 23 November; they turn 36."
    assert cards(view) == []
    assert {line["slug"] for line in view.to_json()["due"]} == {"ada", "bo"}
    assert "Today, 16:00: coffee at the corner." in said(view)
    [day_before] = [b for b in page(root, date(2026, 11, 20)).blocks if isinstance(b, Meetings)]
    assert day_before.meetings[0].clock == ()
    assert "netnotes prep ada" in commands(page(root, date(2026, 11, 20)))


def test_whose_note_holds_a_plan_is_who_ticks_it(write, run):
    log = "## Log\n\n- [ ] 2026-11-18 walk with [[bo]]: the river\n"
    root = write({"people/ada.md": note("", log), "people/bo.md": note("", "", "Bo")})
    [command] = commands(page(root))
    assert run(*shlex.split(command)[1:]).status == 0
    assert "- [x] 2026-11-18 walk with [[bo]]: the river" in (root / "people/ada.md").read_text()


def test_nothing_binding_hides_behind_a_long_list(write):
    promise = note("", "- [ ] bring the ladder back (due 2026-11-23)", "Person {}")
    root = write({f"people/p{n}.md": promise.replace("{}", str(n)) for n in range(8)})
    view = page(root)
    titles = [block.title for block in view.blocks if isinstance(block, Cards)]
    assert titles == ["", "Promises that come next"]
    assert len(cards(view)) == 8
    assert "wait" not in said(view)
    more = {f"people/q{n}.md": promise.replace("{}", f"Q{n}") for n in range(8)}
    view = page(write(more))
    assert [len(block.cards) for block in view.blocks if isinstance(block, Cards)] == [5, 5]
    assert "Six more people wait" in said(view)
    assert "13 more people wait" in said(page(write({}), limit=3))


def test_days_have_the_exact_one_at_hand(write):
    body = "- [ ] on 24 November say so (due 2026-11-24)\n"
    root = write({"people/ada.md": note("asks:\n  - {kind: advice, sent: 2026-11-10}", body)})
    [card] = cards(page(root))
    days = [part for line in card.lines for part in line if isinstance(part, Day)]
    assert days == [Day("Tuesday, 24 November", "2026-11-24"), Day("10 November", "2026-11-10")]
    head = page(root).blocks[0]
    assert isinstance(head, Paragraph)
    assert head.text == (Day("Saturday, 21 November", "2026-11-21"),)


def test_a_quiet_day_is_kind_and_offers_hellos(write):
    body = "## Log\n\n- 2026-11-08 coffee: looms and their noise\n"
    view = page(write({"people/ada.md": note("closeness: warm\ncadence: 8 weeks", body)}))
    assert "Nothing is due today. Enjoy the quiet." in said(view)
    assert commands(view) == ["netnotes log ada coffee"]


def test_an_empty_network_says_how_to_begin(write, run):
    view = page(write({}))
    [command] = [
        part.text
        for block in view.blocks
        if isinstance(block, Paragraph)
        for part in block.text
        if isinstance(part, Command)
    ]
    assert run(*shlex.split(command)[1:]).status == 0
    assert "There is nobody here yet" in said(view)


def test_notes_that_cannot_be_read_are_named_above_the_rest(write):
    texts = {f"people/b{n}.md": "---\nname: [\n---\n" for n in range(5)}
    view = page(write({**texts, "people/ada.md": note("cadence: 1 week\nmet: 2026-01-01")}))
    banner = view.blocks[1]
    assert isinstance(banner, Paragraph)
    assert banner.tone == "warning"
    words = "".join(getattr(part, "text", part) for part in banner.text)
    assert re.match(r"5 notes cannot be read as they stand, and are left out here: b0", words)
    assert "2 more" in words
    assert [card.head[0].text for card in cards(view)] == ["Ada"]
    warned = [b for b in view.blocks if isinstance(b, Paragraph) and b.tone == "warning"]
    assert warned == [banner]  # and counted only once
    quiet = page(write({}), findings=False)
    assert "cannot be read" not in said(quiet)


def test_health_is_grouped_by_note_and_leads_to_line_and_rule(write):
    root = write(
        {
            "people/ada.md": note("met: 2026-13-05\ncity: 7\nphon: 1"),
            "people/bo.md": note("", "", "Bo"),
        }
    )
    settings = load_settings(root)
    view = health.build(load_network(settings), TODAY, settings)
    groups = [block for block in view.blocks if isinstance(block, health.Findings)]
    assert [group.title for group in groups] == ["people/ada.md"]
    assert groups[0].of == (Link("Ada", "ada"),)
    first = groups[0].findings[0]
    assert first.at == Link("people/ada.md:3:6", "people/ada.md:3:6", "place")
    assert (first.rule.text, first.rule.kind) == ("N203 bad-date", "page")
    assert first.rule.to.startswith("diagnostics")
    assert first.rule.to.endswith("#n203-bad-date")
    assert "people/ada.md:3:6 error" in said(view)
    (root / "people/ada.md").write_text(note())
    clean = health.build(load_network(settings), TODAY, settings)
    assert "All 2 notes are in order" in said(clean)


def test_a_page_that_names_no_day_says_the_same_on_all_of_them(sample):
    settings = load_settings(sample)
    network = load_network(settings)
    timeless = set()
    for entry in registry.pages():
        now = entry.build(network, TODAY, settings)
        if not now.dated:
            timeless.add(entry.name)
            later = entry.build(network, date(2029, 3, 1), settings)
            assert later.blocks == now.blocks, entry.name
    assert timeless >= {"about", "rules"}
    assert "today" not in timeless


def test_whoever_was_met_just_now_is_offered_no_hello(write):
    met = "---\nname: Bo\n---\n\n## Log\n\n- {day} coffee: the bridge\n"

    assert cards(page(write({"people/bo.md": met.format(day="2026-11-20")}))) == []
    assert len(cards(page(write({"people/bo.md": met.format(day="2026-11-10")})))) == 1


@pytest.mark.parametrize(("code", "badge"), badges().items())
def test_the_badge_of_a_reason_is_of_the_catalogue(code: str, badge: str) -> None:
    catalogue = (ROOT / "netnotes" / "languages" / "netnotes.pot").read_text("utf-8")

    assert f'\nmsgid "{badge}"\n' in catalogue, f"{code}: mark the badge, and run `make docs`"
