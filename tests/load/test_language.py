"""What is wrong with notes and settings is said in the language that is spoken, whatever was kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from netnotes.config import Settings, load_settings
from netnotes.lint.check import check
from netnotes.load import Store, load_network
from netnotes.sentences import Catalogue, speak

TODAY = date(2026, 11, 21)
NOTE = """---
name: Ada
birthday: 2027-01-01
phone: none
gifts:
  - {direction: given}
---
"""
ENGLISH = [
    "2027-01-01 lies in the future; is the year right?",
    "“none” is no phone number; digits, spaces and + are expected",
    "a gift given counts from its date on; add one",
    "say what the gift is: `what: …`",
]
#: The same in the language of these tests; what it lacks is said in English.
SPOKEN = {
    "{day} lies in the future; is the year right?": "{day} is yet to come!",
    "“{text}” is no phone number; digits, spaces and + are expected": "no phone: {text}!",
    "a gift given counts from its date on; add one": "add the day!",
}
OTHER = ["2027-01-01 is yet to come!", "no phone: none!", "add the day!", ENGLISH[3]]
SECOND = Catalogue("xx", SPOKEN, state="-1")
#: A later state of the same file.
THIRD = Catalogue("xx", {**SPOKEN, "say what the gift is: `what: …`": "what is it!"}, state="-2")


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    speak(Catalogue())


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """The settings of a network of one note."""
    people = tmp_path / "people"
    people.mkdir()
    (people / "ada.md").write_text(NOTE, "utf-8")
    return load_settings(tmp_path)


def found(settings: Settings) -> list[str]:
    """What is found in the notes, read and judged through the caches."""
    return [one.message for one in check(load_network(settings), settings, TODAY)]


def test_findings_are_said_in_the_language_that_is_spoken(settings: Settings) -> None:
    english = found(settings)
    speak(SECOND)
    other = found(settings)
    speak(THIRD)
    later = found(settings)
    speak(Catalogue())

    assert sorted(english) == sorted(ENGLISH)
    assert sorted(other) == sorted(OTHER)
    assert sorted(later) == sorted([*OTHER[:3], "what is it!"])
    assert found(settings) == english


def test_a_kept_finding_is_given_again_in_its_language(settings: Settings) -> None:
    speak(SECOND)

    assert found(settings) == found(settings)
    assert sorted(found(settings)) == sorted(OTHER)


def test_a_store_of_another_language_is_not_gone_on_with(settings: Settings) -> None:
    before = Store(settings)
    before.load()
    speak(SECOND)
    (note,) = Store(settings, before=before).load().notes.values()

    assert [problem.message for problem in note.problems] == ["no phone: none!"]


def test_what_is_wrong_with_the_settings_is_said_in_their_language(tmp_path: Path) -> None:
    (tmp_path / "people").mkdir()
    (tmp_path / "languages").mkdir()
    said = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
    said += 'msgid "“{text}” is not {what}"\nmsgstr "{what}, not {text}!"\n'
    (tmp_path / "languages/xx.po").write_text(said, "utf-8")
    config = "plugins:\n  - netnotes:\n      language: xx\n      horizon: soon\n"
    (tmp_path / "mkdocs.yml").write_text(config, "utf-8")
    settings = load_settings(tmp_path)
    settings.speak()

    assert [one.message for one in settings.problems] == [
        "a whole number from 0 to 100000, not soon!"
    ]
