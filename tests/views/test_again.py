"""A network that was loaded again says what one that is loaded for the first time does.

Pages keep what they found out: on the network, on the notes, on a day. None of it may outlive what it
rests on, whatever is written, taken away or renamed in between.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from netnotes.config import Settings, load_settings
from netnotes.load import Store, load_network
from netnotes.model.network import Network
from netnotes.views import registry

FIRST = date(2026, 11, 21)
WHO = ("ada", "bo", "cy", "me", "globex")
HEADS = (
    "", "closeness: warm", "closeness: close", "source: friend", "died: 2026-10-01", "snooze: 2026-12-01",
    "do_not_contact: yes", "birthday: --11-24", "org: Globex\ntitle: Engineer", 'knows: ["[[cy]]", Dee]',
    "interests: [clocks]", "related: [{type: friend, to: bo}]", "introduced_by: ada", "cadence: 2 weeks",
    "aliases: [Bee]", "asks: [{kind: advice, what: On clocks}]", "tags: [a", "past: [{org: globex}]",
    "asks: [{kind: pitch, to: globex, what: A position, sent: 2026-11-01}]", "city: Lisbon",
)  # fmt: skip
LINES = (
    "- 2026-11-14 coffee: clocks #gave", "- [ ] 2026-11-24 15:00 walk with [[bo]] at the park",
    "- 2026-09-02 call with [[cy]], Bee: #lit", "- 2026-11-20 message out: hello", "- 2025-01-03 meal",
    "- 2026-11-23 video with [[ada]]", "- 2026-08-08 walk with [[bo]] and [[cy]]: #cancelled",
)  # fmt: skip


@dataclass(frozen=True)
class Move:
    """A file that is written anew, taken away (no `heads`), or called otherwise, and days that go by."""

    who: str
    heads: tuple[str, ...] | None
    log: tuple[str, ...] = ()
    days: int = 0
    called: str = ""


MOVES = st.builds(
    Move,
    who=st.sampled_from(WHO),
    heads=st.none() | st.lists(st.sampled_from(HEADS), max_size=4, unique=True).map(tuple),
    log=st.lists(st.sampled_from(LINES), max_size=4).map(tuple),
    days=st.sampled_from((0, 0, 0, 1, 7, 400)),
    called=st.sampled_from(("", "", "dee", "bee")),
)


def written(move: Move) -> str:
    kind = "kind: org\ntarget: yes\n" if move.who == "globex" else ""
    head = "".join(f"{line}\n" for line in move.heads or ())
    log = "\n".join(move.log)
    return f"---\nname: {move.who.title()}\n{kind}{head}---\n\nOf [[ada]] and Bee.\n\n## Log\n\n{log}\n"


def make(people: Path, move: Move) -> None:
    file = people / f"{move.who}.md"
    if move.heads is None:
        file.unlink(missing_ok=True)
        return
    file.write_text(written(move))
    if move.called:
        file.replace(people / f"{move.called}.md")


def said(network: Network, today: date, found: Settings) -> list[str]:
    """All pages, in both forms."""
    views = [page.build(network, today, found) for page in registry.pages()]
    views += [leaf.build() for leaf in registry.leaf_pages(network, today, found)]
    for note in network.notes.values():
        build = next(
            (build for kind, build in registry.note_pages() if isinstance(note, kind)), None
        )
        views += [build(network, today, found, note.slug)] if build else []
    return [repr((view.name, view.title, view.blocks, view.to_json())) for view in views]


@settings(max_examples=25, deadline=None, derandomize=True)
@given(st.lists(MOVES, min_size=2, max_size=6))
def test_what_is_kept_never_shows(moves: list[Move]):
    with TemporaryDirectory() as folder:
        root, today = Path(folder), FIRST
        (root / "people").mkdir()
        (root / "mkdocs.yml").write_text("site_name: x\nplugins:\n  - netnotes:\n      me: me\n")
        found = load_settings(root)
        store = Store(found)
        for move in moves:
            make(root / "people", move)
            today += timedelta(move.days)
            again = said(store.load(), today, found)
            assert again == said(load_network(found, use_cache=False), today, found)
