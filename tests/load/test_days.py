"""Over days and edits: what follows from what is kept is what follows from the notes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from networks import settings_of, write

from netnotes import load
from netnotes.lint.check import check
from netnotes.load import Store, load_network
from netnotes.model.head import head_of
from netnotes.model.network import Network
from netnotes.outreach.due import due
from netnotes.views._due import to_json

GENERATE = Path(__file__).parents[1] / "benchmarks" / "generate.py"
BEGIN = date(2026, 11, 21)
PEOPLE = 120


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A lifelike network, with a few notes that something is wrong with."""
    root = tmp_path_factory.mktemp("made")
    subprocess.run([sys.executable, GENERATE, root, str(PEOPLE)], check=True)
    write(root, "people/zoe.md", ODD)
    write(root, "people/x/zoe.md", ODD)
    write(
        root,
        "people/zed.md",
        '---\nname: Zoe Odd\nemail: zoe@odd.example\nknows: [nobody, "[[zoe]]"]\n---\n',
    )
    write(root, "people/broken.md", "---\nname: [\n---\n")
    return root


ODD = """---
name: Zoe Odd
email: zoe@odd.example
birthday: 2030-01-01
met: 2026-12-24
died: 2027-01-01
photo: zoe.jpg
introduced_by: "[[zoe]]"
seeking: no
prefers: [zoom]
related:
  - {type: parent, to: "[[zed]]"}
asks:
  - kind: advice
    sent: 2026-11-25
    answer: no
  - kind: advice
    what: How did you learn it?
    sent: 2026-12-01
    answered: 2026-12-05
    answer: yes
gifts:
  - {date: 2026-12-20, what: tea, direction: given}
---

## Log

- [x] 2026-12-24 coffee with [[zed]], Nobody Known and [[nowhere]]: tea #got
- 2026-11-20 zoom out: hello
- [ ] 2026-12-02 coffee: a plan <!-- netnotes: ignore[N402] no reason -->
"""


def follows(network: Network, root: Path, today: date, *, use_cache: bool) -> Any:
    """Who is due and why, and what is wrong, in full."""
    settings = settings_of(root)
    lines = [to_json(line) for line in due(network, today, settings)]
    return lines, check(network, settings, today, use_cache=use_cache)


def edits(root: Path) -> list[Callable[[Path, Random], object]]:
    """What may become of a note."""

    def entry(note: Path, random: Random) -> object:
        day = BEGIN + timedelta(random.randint(-40, 20))
        other = random.choice(sorted((root / "people").glob("*.md"))).stem
        how = random.choice(("coffee", "email out", f"call with [[{other}]]"))
        return note.write_text(note.read_text("utf-8") + f"\n## Log\n\n- {day} {how}: tea #got\n")

    def name(note: Path, random: Random) -> object:
        text = note.read_text("utf-8")
        return note.write_text(text.replace("name: ", f"name: New{random.randint(0, 9)} ", 1))

    def unreadable(note: Path, random: Random) -> object:
        del random
        return note.write_text(note.read_text("utf-8").replace("---", "----", 1))

    def gone(note: Path, random: Random) -> object:
        del random
        return note.unlink()

    def added(note: Path, random: Random) -> object:
        other = note.with_name(f"new-{random.randint(0, 99)}.md")
        return other.write_text(note.read_text("utf-8"))

    return [entry, entry, entry, name, unreadable, gone, added]


@pytest.mark.parametrize("seed", range(3))
def test_days_go_by_and_notes_change(made: Path, tmp_path: Path, seed: int) -> None:
    random = Random(seed)
    root = tmp_path / "net"
    shutil.copytree(made, root)
    living = Store(settings_of(root))
    today = BEGIN
    for _ in range(8):
        today += timedelta(random.choice((0, 1, 1, 2, 7, -3, 30)))
        changed = set()
        for _ in range(random.randint(0, 2)):
            note = random.choice(sorted((root / "people").glob("*.md")))
            before = {file: file.stat() for file in (root / "people").rglob("*.md")}
            random.choice(edits(root))(note, random)
            after = {file: file.stat() for file in (root / "people").rglob("*.md")}
            files = {f for f in before | after if before.get(f) != after.get(f)}
            changed |= {file.relative_to(root).as_posix() for file in files}
        plainly = follows(
            load_network(settings_of(root), use_cache=False), root, today, use_cache=False
        )
        assert follows(living.load(changed=changed), root, today, use_cache=True) == plainly
        assert follows(load_network(settings_of(root)), root, today, use_cache=True) == plainly


def test_the_head_of_a_note_is_kept_as_it_is_read(made: Path) -> None:
    load_network(settings_of(made))
    kept, plain = load_network(settings_of(made)), load_network(settings_of(made), use_cache=False)
    for one, other in zip(kept.everything, plain.everything, strict=True):
        assert one.head == other.head == head_of(other.data)
        assert (one.values, one.data, one.rest) == (other.values, other.data, other.rest)


def test_what_is_said_to_have_changed_is_all_that_is_looked_at(
    made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "net"
    shutil.copytree(made, root)
    monkeypatch.setattr(load, "_COARSE", 0)  # as if the files were old
    living = Store(settings_of(root))
    living.load()
    before = living.load()
    seen: list[Any] = []
    monkeypatch.setattr(load, "scan", seen.append)
    note = root / "people/zed.md"
    note.write_text(note.read_text("utf-8") + "\nMore.\n")
    os.utime(note, (1, 1))
    after = living.load(changed=["people/zed.md"])
    assert not seen
    assert after.notes["zed"].prose != before.notes["zed"].prose
    assert after.notes["me"] is before.notes["me"]
