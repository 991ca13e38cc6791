"""Rules that are asked less, or in two processes, find what they would find when asked of everything."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from dataclasses import astuple
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netnotes import halves
from netnotes.config import Settings, load_settings
from netnotes.lint import kept
from netnotes.lint.check import check
from netnotes.lint.rule import rules
from netnotes.model.diagnostic import Diagnostic
from netnotes.model.head import HELD, SIGNS
from netnotes.model.network import Network
from netnotes.model.note import Note
from netnotes.model.parse import make_note, parse_note

ROOT = Path(__file__).parents[1]
TODAY = date(2026, 11, 21)
_EXAMPLES = re.compile(r"^(?:Bad|Good):\n\n((?:(?:    .*)?\n)+)", re.MULTILINE)
#: What stands above each file of an example.
_HEADER = re.compile(r"^\[[^\]\n]+\]\n", re.MULTILINE)
SETTINGS = load_settings(ROOT)

#: The notes of all examples of rules, and of the sample network.
TEXTS = sorted(
    {
        text
        for rule in rules()
        for block in _EXAMPLES.findall(f"{rule.doc}\n")
        for text in _HEADER.split(textwrap.dedent(block))
    }
    | {path.read_text("utf-8") for path in (ROOT / "people").rglob("*.md")}
)


def note_of(number: int, text: str) -> Note:
    return make_note(f"people/n{number}.md", parse_note(text.encode("utf-8", "replace")))


@st.composite
def mixed(draw: st.DrawFn) -> str:
    """A note of whose lines some stand in another note of the seeds, or are gone."""
    lines = draw(st.sampled_from(TEXTS)).split("\n")
    others = draw(st.sampled_from(TEXTS)).split("\n")
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(lines)))
        lines[at : at + draw(st.integers(0, 2))] = [draw(st.sampled_from(others))]
    return "\n".join(lines)


def unconcerned(note: Note) -> Iterator[object]:
    """Whatever a rule finds in a note that it says is none of its business."""
    for rule in rules() if not note.broken else ():
        if rule.concerns(note.head[HELD], note.head[SIGNS]):
            continue
        if rule.note_check is not None:
            yield from ((rule.code, found) for found in rule.note_check(note))
        if rule.pick is not None and (picked := rule.pick(note, SETTINGS)):
            yield rule.code, picked


@settings(
    max_examples=400, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)
@given(mixed())
def test_a_rule_that_is_not_asked_of_a_note_would_find_nothing_in_it(text: str) -> None:
    assert list(unconcerned(note_of(0, text))) == []


def findings(texts: list[str], network_settings: Settings) -> list[tuple[object, ...]]:
    found: list[Diagnostic] = check(
        Network([note_of(number, text) for number, text in enumerate(texts)]),
        network_settings,
        TODAY,
        use_cache=False,
    )
    return [astuple(one) if not isinstance(one, tuple) else tuple(one) for one in found]


@settings(max_examples=12, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
@given(st.lists(mixed(), min_size=2, max_size=25))
def test_two_processes_find_what_one_finds(texts: list[str]) -> None:
    one = findings(texts, SETTINGS)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kept, "WORTH_A_PROCESS", 1)
        patch.setattr("os.cpu_count", lambda: 2)
        patch.setattr("threading.active_count", lambda: 1)  # other tests' servers stand still
        assert findings(texts, SETTINGS) == one
        patch.setattr(halves, "may_fork", lambda: False)
        assert findings(texts, SETTINGS) == one
