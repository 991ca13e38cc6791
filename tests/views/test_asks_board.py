"""Asks: the board by state, its commands, and what came of them."""

from __future__ import annotations

import shlex
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from netnotes.config import load_settings
from netnotes.load import load_network
from netnotes.views import asks
from netnotes.views.board import Board
from netnotes.views.charts import Bars
from netnotes.views.view import Command, Quiet

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 21)


def page(root: Path):
    settings = load_settings(root)
    return asks.build(load_network(settings, use_cache=False), TODAY, settings)


@pytest.fixture(scope="module")
def sample():
    return page(ROOT)


def board(view) -> Board:
    return next(block for block in view.blocks if isinstance(block, Board))


def commands(view) -> dict[str, list[str]]:
    return {
        lane.name: [p.text for g in lane.groups for c in g.cards for p in c.step if isinstance(p, Command)]
        for lane in board(view).lanes
    }  # fmt: skip


def write(root: Path, **notes: str) -> Path:
    (root / "people").mkdir()
    for name, text in notes.items():
        (root / "people" / f"{name}.md").write_text(f"---\nname: {name}\n{text}\n---\n", "utf-8")
    return root


def test_every_ask_stands_in_one_column_and_the_columns_agree_with_the_data(sample):
    found = board(sample)
    drawn = sum(lane.count for lane in found.lanes)
    ready = {(r["slug"], r["kind"]) for r in sample.to_json()["ready"]}
    listed = [
        a for a in sample.to_json()["asks"]
        if a["state"] != "idea" or (a["slug"], a["kind"]) not in ready
    ]  # fmt: skip
    assert drawn == len(listed) + len(ready)
    assert [lane.name for lane in found.lanes] == [
        "follow-up",
        "waiting",
        "later",
        "ready",
        "ideas",
        "answered",
    ]


def test_what_the_note_holds_already_is_not_typed_again(sample):
    said = commands(sample)
    assert said["ready"] == [
        "netnotes ask sent freyja-thorsdottir",
        "netnotes ask sent oleksandr-bondarenko",
        "netnotes ask sent alice-nguyen",
    ]
    assert "netnotes ask followed-up camille-durand" in said["follow-up"]


def test_a_command_tells_two_asks_apart_by_as_little_as_it_takes(tmp_path):
    two = (
        "closeness: close\nmet: 2019-01-01\norg: Acme\nasks:\n"
        "  - {kind: advice, what: How do you review?, sent: 2026-11-10, minutes: 20}\n"
        "  - {kind: advice, what: How do you hire?, sent: 2026-11-10, minutes: 20}\n"
        "  - {kind: favor, what: Lend me a van, sent: 2026-11-10, minutes: 20, about: practical}"
    )
    assert commands(page(write(tmp_path, ada=two)))["follow-up"] == [
        "netnotes ask followed-up ada advice --what 'How do you review?'",
        "netnotes ask followed-up ada advice --what 'How do you hire?'",
        "netnotes ask followed-up ada favor",
    ]


def test_each_command_of_the_board_can_be_run_as_it_stands(sample, tmp_path):
    shutil.copytree(ROOT / "people", tmp_path / "people")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    for command in [c for lane in commands(sample).values() for c in lane]:
        words = [sys.executable, "-m", *shlex.split(command), "--dry-run"]
        done = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == 0, (command, done.stdout + done.stderr)


def test_answers_are_drawn_and_add_up_to_what_was_sent(sample):
    charts = [block for block in sample.blocks if isinstance(block, Bars)]
    assert [chart.title for chart in charts] == ["Answers by kind", "Answers by how you met"]
    closed = [a for a in sample.to_json()["asks"] if a["state"] not in ("idea", "standing")]
    assert 0 < sum(bar.total for bar in charts[0].bars) <= len(closed)  # friends are left out


def test_nothing_personal_is_counted(tmp_path):
    one = (
        "context: personal\nasks:\n"
        "  - {kind: favor, what: Lend me a van, sent: 2026-11-10, minutes: 20, about: practical, answer: yes}"
    )
    view = page(write(tmp_path, ada=one))
    assert board(view).lanes[-1].count == 1
    assert not [block for block in view.blocks if isinstance(block, Bars)]


def test_where_there_is_none_it_says_so_kindly_and_how_to_begin(tmp_path):
    said = str(page(write(tmp_path, ada="city: Lisbon")).blocks)
    assert "be a friend first" in said
    assert "netnotes outreach" in said
    assert "netnotes ask add" in said


def test_no_day_is_claimed_on_which_the_idea_was_there(tmp_path):
    """The gates tell since when the way is open; when an idea was written, the note does not know."""
    root = write(
        tmp_path,
        ada="closeness: close\nasks:\n  - {kind: connect}",
        bo="closeness: close\nmet: 2026-10-01\nasks:\n  - {kind: connect}",
    )
    lane = next(lane for lane in board(page(root)).lanes if lane.name == "ready")
    said = [
        part.text
        for g in lane.groups
        for line in g.lines
        for part in line
        if isinstance(part, Quiet)
    ]
    assert said[0] == " · the way has been open for six months and longer; you only know by asking"
    assert not any("ready" in words for words in said)


def test_the_way_was_not_open_before_an_answer_came(tmp_path):
    """What she said on 1 October opened nothing in the months before we met."""
    ask = "{kind: advice, what: A talk, sent: 2026-09-20, answer: yes, answered: 2026-10-01}"
    write(
        tmp_path,
        acme="kind: org\ntarget: yes",
        rita=f"org: acme\ntitle: Recruiter\nmet: 2026-09-01\nasks:\n  - {ask}",
    )
    ready = page(tmp_path).to_json()["ready"]
    assert [(r["slug"], r["since"]) for r in ready] == [("rita", "2026-10-01")]


def test_nobody_follows_up_with_who_died_or_wishes_for_no_contact(tmp_path):
    ask = "asks:\n  - {kind: advice, what: A talk, sent: 2026-11-10}"
    write(tmp_path, ada=f"died: 2026-11-12\n{ask}", bo=f"do_not_contact: yes\n{ask}", cy=ask)
    found = commands(page(tmp_path))
    assert found["follow-up"] == ["netnotes ask followed-up cy"]
    assert found["waiting"] == []


def test_what_was_asked_again_after_a_later_is_not_waited_for(tmp_path, run):
    """The command of Today writes that it was asked again, and then nothing says “from 5 November”."""
    later = "what: Refer me, minutes: 15, sent: 2026-10-01, answer: later, answered: 2026-10-03"
    write(
        tmp_path,
        acme="kind: org\ntarget: yes",
        wen="org: acme\ntitle: Engineer\ncloseness: close\nmet: 2026-11-01\nasks:\n"
        f"  - {{kind: pitch, to: acme, {later}, later: 2026-11-05}}",
    )
    told = run("due").out
    command = "netnotes ask sent wen pitch --to acme"
    assert command in told
    assert "from 5 November" in run("asks").out

    assert run(*shlex.split(command)[1:]).status == 0

    assert "come back" not in run("due").out
    said = run("asks").out
    assert "from 5 November" not in said
    assert "asked again on 21 November" in " ".join(said.split())
