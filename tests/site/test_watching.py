"""What the server looks at: files of the network, and the day."""

from __future__ import annotations

import time
from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from mkdocs_netnotes import live, watching
from mkdocs_netnotes.answers import Answers
from mkdocs_netnotes.plugin import NetnotesPlugin
from mkdocs_netnotes.watching import Watch

from netnotes.config import load_settings


class Server:
    """As much of MkDocs's server as the watch speaks to."""

    def __init__(self):
        self.paths = []

    def watch(self, path):
        self.paths.append(path)

    def unwatch(self, path):
        raise KeyError(path)


def comes(condition):
    end = time.monotonic() + 120
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.02)
    return False


@pytest.fixture
def watch(tmp_path, monkeypatch):
    monkeypatch.setattr(watching, "PAUSE", 0.02)
    monkeypatch.setattr(watching, "_DAY", 0.02)
    monkeypatch.setattr(watching, "_QUIET", 0.05)
    monkeypatch.setattr(watching, "_PATIENCE", 30)  # a slow machine may take long to come and look
    notes = tmp_path / "people"
    notes.mkdir()
    day = [date(2026, 11, 21)]
    made = Watch([str(notes), str(tmp_path / "questions")], tmp_path / ".netnotes", lambda: day[0])
    made.day = day
    made.notes = notes
    server = Server()
    assert made.take_over(server)
    assert server.paths == [str(made.bell)]
    yield made
    made.stop()
    made.thread.join()


def rings(watch, change):
    """Whether the bell is rung for a change, and stays quiet once that was looked at."""
    before = watch.bell.read_text()
    change()
    if not comes(lambda: watch.bell.read_text() not in ("", before)):
        return False
    watch.about_to_load()
    rung = watch.bell.read_text()
    time.sleep(0.2)
    assert watch.bell.read_text() == rung
    return True


def sleep(watch, days):
    watch.day[0] += timedelta(days)


def test_midnight_rings_once_and_so_does_a_sleep_of_three_days(watch):
    assert rings(watch, lambda: sleep(watch, 1))
    assert rings(watch, lambda: sleep(watch, 3))


def test_whoever_sets_the_clock_back_is_followed(watch):
    assert rings(watch, lambda: sleep(watch, -1))


def test_a_folder_that_begins_to_exist_rings(watch):
    # Each is made elsewhere and comes whole: half of it would be looked at by itself.
    made = watch.notes.parent / "made"
    made.mkdir()
    (made / "ada.md").write_text("---\nname: Ada\n---\n")
    assert rings(watch, lambda: (made / "ada.md").rename(watch.notes / "ada.md"))
    (made / "engineer.md").write_text("- What do you build?\n")
    assert rings(watch, lambda: made.rename(watch.notes.parent / "questions"))


def test_a_day_that_is_pinned_stays(tmp_path, monkeypatch):
    (tmp_path / "people").mkdir()
    settings = load_settings(tmp_path)
    monkeypatch.delenv("NETNOTES_TODAY", raising=False)
    monkeypatch.setattr(live, "clock", lambda: date(2030, 1, 1))
    assert live.read_today(settings) == date(2030, 1, 1)
    monkeypatch.setenv("NETNOTES_TODAY", "2026-11-21")
    assert live.read_today(settings) == date(2026, 11, 21)
    monkeypatch.delenv("NETNOTES_TODAY")
    (tmp_path / "mkdocs.yml").write_text("plugins: [netnotes: {today: 2026-11-20}]\n")
    assert live.read_today(load_settings(tmp_path)) == date(2026, 11, 20)


def test_the_plugin_looks_beside_the_notes_too(tmp_path):
    (tmp_path / "people").mkdir()
    plugin = NetnotesPlugin()
    plugin.settings = load_settings(tmp_path)

    class Config:
        docs_dir = str(tmp_path / "people")

    looked_at = plugin._watch(Config()).folders
    assert looked_at == [str(tmp_path / name) for name in ("people", *live.BESIDES)]


def test_a_note_that_changes_is_followed_and_anything_else_rings(watch, monkeypatch):
    followed: list[set[str]] = []
    told: list[int] = []
    watch.notes_dir = str(watch.notes)
    monkeypatch.setattr(watch, "follow", lambda paths: bool(followed.append(paths)) or True)
    monkeypatch.setattr(watch, "announce", lambda: told.append(1))
    before = watch.bell.read_text()
    note = watch.notes / "ada.md"
    note.write_text("---\nname: Ada\n---\n")
    assert comes(lambda: told)
    assert followed[0] == {str(note)}
    note.write_text("---\nname: Ada Lovelace\n---\n")
    assert comes(lambda: len(told) > 1)
    (watch.notes / ".ada.md.swp").write_text("an editor's own")
    time.sleep(0.2)
    assert all(paths == {str(note)} for paths in followed)
    assert watch.bell.read_text() == before
    folder = watch.notes.parent / "questions"
    folder.mkdir()
    (folder / "engineer.md").write_text("- What do you build?\n")
    assert comes(lambda: watch.bell.read_text() != before)


def test_where_the_system_says_nothing_we_look(tmp_path, monkeypatch):
    def none_left(*args, **more):
        raise OSError(28, "inotify watch limit reached")

    monkeypatch.setattr("watchdog.observers.Observer.schedule", none_left)
    monkeypatch.setattr(watching, "PAUSE", 0.02)
    monkeypatch.setattr(watching, "_QUIET", 0.05)
    (tmp_path / "people").mkdir()
    watch = Watch([str(tmp_path / "people")], tmp_path / ".netnotes")
    assert watch.take_over(Server())
    try:
        assert watch.observer is None
        (tmp_path / "people/ada.md").write_text("---\nname: Ada\n---\n")
        assert comes(lambda: watch.bell.read_text() != "")
    finally:
        watch.stop()
        watch.thread.join()


def test_somebodys_page_is_drawn_once_before_anybody_asks():
    drawn = []
    site = SimpleNamespace(notes={"people/ada.md": "ada", "people/bo.md": "bo"})
    answers = Answers()
    answers.warm_up()  # nothing is there yet
    answers.take(SimpleNamespace(site=site, page=drawn.append))
    answers.warm_up()
    assert answers.untidy()
    answers.take(SimpleNamespace(site=site, page=drawn.append))
    answers.warm_up()
    assert drawn == ["people/ada.md"]
