"""A network that is read for the first time: what `check` finds in each note is found along with it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from netnotes import cache
from netnotes.cli import main
from netnotes.commands import _shared
from netnotes.lint import kept

NOTE = "---\nname: Nr {n}\nbirthday: 1980-02-30\n---\n\nSpeaks of [[nr-{other}]].\n"
PEOPLE = 6


@pytest.fixture
def network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A few people, of whom there are very many."""
    monkeypatch.setattr(_shared, "_VERY_MANY", PEOPLE)
    monkeypatch.setattr(kept, "WORTH_A_PROCESS", PEOPLE)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    monkeypatch.setattr("threading.active_count", lambda: 1)  # other tests' servers stand still
    (tmp_path / "people").mkdir()
    for n in range(PEOPLE):
        text = NOTE.format(n=n, other=n + 1)
        (tmp_path / "people" / f"nr-{n}.md").write_text(text, "utf-8")
    return tmp_path


def said(root: Path, capsys: pytest.CaptureFixture[str], *words: str) -> Any:
    main([*words, "-C", str(root), "--today", "2026-11-21"])
    return capsys.readouterr().out


def judged(root: Path) -> int:
    """Of how many notes it is kept what was found in them."""
    found = cache.read(root / ".netnotes" / kept.CACHE_NAME)
    return 0 if found is None else len(found["notes"])


def test_a_first_question_finds_what_check_will_say(
    network: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said(network, capsys, "due")
    assert judged(network) == PEOPLE
    after = json.loads(said(network, capsys, "check", "--json"))
    for file in (network / ".netnotes").iterdir():
        file.unlink()
    assert json.loads(said(network, capsys, "check", "--json")) == after
    places = [(one["path"], one["line"], one["code"]) for one in after["diagnostics"]]
    assert len(places) == PEOPLE + 1  # and a reference to nobody
    assert {path for path, *_ in places} == {f"people/nr-{n}.md" for n in range(PEOPLE)}


def test_of_a_few_new_notes_nothing_is_asked(
    network: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(_shared, "_VERY_MANY", PEOPLE + 1)
    said(network, capsys, "due")
    assert judged(network) == 0
