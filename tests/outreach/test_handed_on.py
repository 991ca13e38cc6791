"""What a load leaves to the next one: after any edits it says what is found by who looks for the first time."""

from __future__ import annotations

import sys
from pathlib import Path

from hypothesis import given, settings

from netnotes.config import Settings, load_settings
from netnotes.load import Store
from netnotes.model.network import Network
from netnotes.model.person import Person
from netnotes.outreach.due import due
from netnotes.outreach.graph import graph_on
from netnotes.views._due import to_json

sys.path.insert(0, str(Path(__file__).parent))
from living import EDITS, TODAY, edit, folder, write


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
