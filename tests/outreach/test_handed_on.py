"""What a load leaves to the next one: after any edits it says what is found by who looks for the first time."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings

from netnotes.config import Settings, load_settings
from netnotes.load import Store
from netnotes.model.network import Network
from netnotes.model.person import Person
from netnotes.model.watched import Watched
from netnotes.outreach.case import Case
from netnotes.outreach.due import due
from netnotes.outreach.graph import graph_on
from netnotes.outreach.reason import Because, Reason, Step, reasons
from netnotes.views._due import to_json

sys.path.insert(0, str(Path(__file__).parent))
from living import EDITS, TODAY, edit, folder, write

ROOT = Path(__file__).parents[2]


def at_home(*, of_others: bool) -> Reason:
    """A reason of who has a name, as long as somebody lives in Lisbon."""
    reason = Reason("at_home", "", badge="at home", order=1, of=("name",), of_others=of_others)

    @reason
    def find(case: Case) -> Iterator[Because]:
        if any(person.city == "Lisbon" for person in case.network.people):
            yield Because(case.today, "Lisbon.", (), Step("Go."))

    return reason


def beyond(reason: Reason, network: Network, how: Settings) -> set[object]:
    """What a reason looks at, of the network and whomever it asks about, that no line rests on."""
    watched = Watched(network.order, me=how.me)
    found: set[object] = set()
    for person in network.people:
        case = Case(watched, person, TODAY, how)
        with watched.listening() as seen:
            list(reason.find(case))
        named = {
            one.key
            for kind, name in seen
            if kind == "name"
            for one in network.candidates(str(name))
        }
        found |= {
            (kind, key)
            for kind, key in seen
            if kind not in ("me", "name", "org") and key != person.key
            and not (kind == "note" and (key in named or network.notes[str(key)].is_org))
        }  # fmt: skip
    return found


def said(network: Network, how: Settings) -> object:
    """What rests on what was handed on, as plain data."""
    graph = graph_on(network, TODAY, how)
    people = [note for note in network.notes.values() if isinstance(note, Person)]
    return (
        [to_json(line) for line in due(network, TODAY, how)],
        {key: graph.neighbours(key) for key in graph.keys},
        graph.dangling,
        {one.key: [touch.at for touch in network.touches(one)] for one in people},
        network.named_in_plans(TODAY.toordinal()),
    )


@settings(deadline=None)
@given(EDITS)
def test_after_any_edits_it_says_what_a_first_look_finds(edits: list[tuple[str, str]]) -> None:
    with folder() as root:
        how = load_settings(root)
        store = Store(how, use_cache=False)
        said(store.load(), how)
        for slug, text in edits:
            edit(root, slug, text)
            again = said(store.load(), how)
            assert again == said(Store(how, use_cache=False).load(), how)


def test_whoever_is_as_before_is_not_looked_at_again() -> None:
    with folder() as root:
        how = load_settings(root)
        store = Store(how, use_cache=False)
        before = {line.person.slug: line for line in due(store.load(), TODAY, how)}
        note = root / "people" / "bea.md"
        write(note, note.read_text("utf-8") + "- 2026-11-20 coffee\n")
        network = store.load()
        after = {line.person.slug: line for line in due(network, TODAY, how)}
        assert after["ada"] is before["ada"]
        assert after["ada"].person is network.notes["ada"]
        assert after.get("bea") is not before["bea"]


def test_a_reason_that_looks_into_other_notes_is_looked_for_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def lines(reason: Reason) -> list[int]:
        """How many are due, before and after somebody moves to Lisbon."""
        monkeypatch.setattr("netnotes.outreach.due.reasons", lambda: (reason,))
        with folder({"ada": "---\nname: Ada\n---\n", "bo": "---\nname: Bo\n---\n"}) as root:
            how = load_settings(root)
            store = Store(how, use_cache=False)
            before = len(due(store.load(), TODAY, how))
            write(root / "people" / "bo.md", "---\nname: Bo\ncity: Lisbon\n---\n")
            return [before, len(due(store.load(), TODAY, how))]

    assert lines(at_home(of_others=True)) == [0, 2]
    assert lines(at_home(of_others=False)) == [0, 1]  # Ada is as she was


@pytest.mark.parametrize("reason", reasons(), ids=lambda reason: reason.code)
def test_a_reason_says_where_it_looks_into_other_notes(reason: Reason) -> None:
    how = load_settings(ROOT)
    network = Store(how, use_cache=False).load()

    looked = beyond(reason, network, how)

    assert reason.of_others or not looked, f"say `of_others=True`: it looks at {sorted(looked)}"


def test_what_looks_into_other_notes_is_told() -> None:
    how = load_settings(ROOT)
    network = Store(how, use_cache=False).load()

    assert beyond(at_home(of_others=False), network, how)
