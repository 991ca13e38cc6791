"""The made-up people are clean, lifelike, and the same for the same seed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from netnotes.config import load_settings
from netnotes.lint.check import check
from netnotes.load import load_network
from netnotes.model.person import Person
from netnotes.outreach.due import due

HERE = Path(__file__).parent
PEOPLE = 300


def generated(folder: Path, seed: int) -> dict[str, str]:
    """The files of a network, by path."""
    arguments = [sys.executable, HERE / "generate.py", folder, str(PEOPLE), str(seed)]
    subprocess.run(arguments, check=True)
    return {str(file.relative_to(folder)): file.read_text("utf-8") for file in folder.rglob("*.*")}


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    first = generated(tmp_path / "first", 5)
    assert first == generated(tmp_path / "again", 5)
    assert first != generated(tmp_path / "other", 6)


def test_made_up_people_are_clean_and_lifelike(tmp_path: Path) -> None:
    notes = generated(tmp_path, 1)
    settings = load_settings(tmp_path)
    network = load_network(settings, use_cache=False)
    today = settings.today
    assert today is not None
    assert [
        finding for finding in check(network, settings, today) if finding.severity != "information"
    ] == []
    assert len(network.people) == PEOPLE
    assert len(network.orgs) == PEOPLE // 25
    people = [note for note in network.people if isinstance(note, Person)]
    mean = {
        "bytes": sum(len(notes[note.path]) for note in people) / PEOPLE,
        "fields": sum(len(note.values) for note in people) / PEOPLE,
        "entries": sum(len(note.log) for note in people) / PEOPLE,
    }
    assert 1_700 < mean["bytes"] < 2_300
    assert 12 < mean["fields"] < 16
    assert 7 < mean["entries"] < 10
    assert 0 < len(due(network, today, settings)) < PEOPLE / 2
