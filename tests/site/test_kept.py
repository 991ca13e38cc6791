"""What was found of each note is kept for the next build: never more than would be found again."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from mkdocs_netnotes.kept import Kept
from mkdocs_netnotes.site import Site
from mkdocs_netnotes.touched import Said, Touched

from netnotes import cache
from netnotes.config import load_settings
from netnotes.load import Store
from netnotes.model.faces import make_note
from netnotes.model.parse import parse_note
from netnotes.model.watched import Watched
from netnotes.views import people, register

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1] / "outreach"))
import living
from drawn_pages import configured, site_of
from living import EDITS, edit, folder

#: What is kept, and what no page needs for it.
KINDS = {
    "bonds", "coming", "due", "gist", "interests", "known", "known-at", "line", "outreach", "past", "ready",
    "standing", "together", "yearly", "years",
}  # fmt: skip


#: The first of what `living` writes, and who has what it does not tell of.
MORE = {slug: texts[0] for slug, texts in living.NOTES.items()} | {
    "eve": "---\nname: Eve\nbirthday: 1990-03-04\ninterests: [tea, bees]\n---\n\n## Log\n\n- 2026-09-01 walk with [[ada]]\n",
    "fay": "---\nname: Fay\norg: Acme\ninterests: [tea, bees]\n---\n\n## Log\n\n- 2026-09-01 walk\n",
    "gil": "---\nname: Gil\ndates: {moved in: 2020-12-01}\nknows: [{ref: fay}]\npast: [{org: Acme}]\n---\n",
}  # fmt: skip


@contextmanager
def lively() -> Iterator[tuple[Path, Callable[[], Site]]]:
    """A folder of a few people, as if they were too many for one table; what loads it for a site."""
    few = partial(patch.object, attribute="AT_ONCE", new=2)
    with folder(MORE) as root, few(register), few(people):
        store = Store(load_settings(root), use_cache=False, kind=Watched)
        config = configured(root)
        yield root, lambda: site_of(root, store, config)


def drawn(site: Site) -> dict[str, str]:
    """What each page says that speaks of everyone, or of an organization."""
    found = {}
    for place in site.places():
        if place not in site.notes or site.notes[place] == "acme":
            page = site.page(place)
            page.draw(site.config, site.files)
            found[place] = page.content
    return found | {place: repr(make()) for place, make in site.data.items()}


@settings(deadline=None, max_examples=20)
@given(EDITS)
def test_what_is_kept_is_what_would_be_found(edits: list[tuple[str, str]]) -> None:
    """After an edit, and after several at once; what nobody asked for meanwhile is not believed later."""
    with lively() as (root, load):
        said, state = Said(), ""
        for number, (slug, text) in enumerate((("", ""), *edits)):
            if slug:
                edit(root, slug, text)
            if number % 3 == 1:
                continue
            plain = drawn(load())
            site = load()
            touched = Touched(site, said)
            kept = Kept(root / ".netnotes", state, str(number), touched)
            site.snapshot.network.keeper = kept
            assert drawn(site) == plain
            kept.keep()
            said, state = touched.said, str(number)


NOTES = {
    "acme": "---\nkind: org\nname: Acme\n---\n",
    "ada": "---\nname: Ada\norg: Acme\n---\n",
    "bo": "---\nname: Bo\n---\n",
    "me": "---\nname: Me\n---\n",
}


class Asking:
    """A network of which the same is asked again and again, and of whom it is looked for."""

    def __init__(self, root: Path) -> None:
        self.folder = root / ".netnotes"
        self.state = ""

    def ask(self, find: Any = None, given: Any = None, touched: Any = (), now: str = "") -> list[str]:
        """For whom it is looked for, where these were touched meanwhile; None for all."""
        notes = [make_note(f"people/{key}.md", parse_note(text.encode())) for key, text in NOTES.items()]
        network = Watched(notes, me="me")
        changed = None if touched is None else [*touched]
        those: Any = SimpleNamespace(changed=changed, keys={*(touched or ())})
        kept = Kept(self.folder, self.state, now or f"{self.state}.", those)
        network.keeper = kept
        looked_for = []

        def found(person: Any) -> str:
            looked_for.append(person.key)
            return (find(network, person) if find else "") or person.called

        assert network.each("names", network.people, found, given) == ["Ada", "Bo"]
        kept.keep()
        self.state = kept.now
        return looked_for


@pytest.fixture
def asking(tmp_path: Path) -> Asking:
    asking = Asking(tmp_path)
    assert asking.ask() == ["ada", "bo"]
    return asking


def test_of_whoever_is_as_before_nothing_is_looked_for(asking: Asking) -> None:
    assert asking.ask() == []
    assert asking.ask(touched=["bo"]) == ["bo"]
    assert asking.ask() == []
    assert asking.ask(touched=None) == ["ada", "bo"]


def test_what_is_kept_of_another_state_is_not_believed(asking: Asking) -> None:
    asking.state = "another"
    assert asking.ask() == ["ada", "bo"]
    asking.state = ""  # where nothing tells one state from another
    assert asking.ask() == ["ada", "bo"]


def test_whatever_else_is_given_is_compared(asking: Asking) -> None:
    assert asking.ask(given=lambda person: person.called == "Bo") == ["ada", "bo"]
    assert asking.ask(given=lambda person: person.called == "Bo") == []
    assert asking.ask(given=lambda person: False) == ["bo"]


def test_who_looked_at_somebody_else_goes_with_them(asking: Asking) -> None:
    def at_bo(network: Watched, person: Any) -> None:
        network.notes["bo"]
        network.person("Bo")
        assert network.me is not None
        assert network.org("Acme") is not None

    assert asking.ask(at_bo, touched=None) == ["ada", "bo"]
    assert asking.ask(at_bo, touched=["acme"]) == []
    assert asking.ask(at_bo, touched=["bo"]) == ["ada", "bo"]


def test_who_looked_at_everyone_is_looked_for_again(asking: Asking) -> None:
    def at_all(network: Watched, person: Any) -> None:
        if person.key == "ada":
            len(network.people)

    assert asking.ask(at_all, touched=None) == ["ada", "bo"]
    assert asking.ask(at_all) == ["ada"]


def test_a_file_that_cannot_be_read_is_none(asking: Asking) -> None:
    cache.write(asking.folder / "each-names.cache", ("else", {}))
    assert asking.ask() == ["ada", "bo"]
    (asking.folder / "each-names.cache").write_bytes(b"")
    assert asking.ask() == ["ada", "bo"]


def test_nothing_is_kept_behind_a_link(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / ".netnotes").symlink_to("elsewhere")
    assert Asking(tmp_path).ask() == ["ada", "bo"]
    assert [*(tmp_path / "elsewhere").iterdir()] == []


def test_an_edit_costs_what_it_touches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of whatever is kept, so that no look at everyone slips in."""
    asked: Counter[str] = Counter()
    each = Watched.each

    def counting(self: Watched, kind: str, notes: Any, find: Any, given: Any = None) -> Any:
        def counted(note: Any) -> Any:
            asked[kind] += 1
            return find(note)

        return each(self, kind, notes, counted, given)

    monkeypatch.setattr(Watched, "each", counting)
    with lively() as (root, load):
        said, state, found = Said(), "", []
        for number in range(3):
            asked.clear()
            if number == 2:
                edit(root, "fay", f"{MORE['fay']}- 2026-11-02 walk with [[eve]]\n")
            site = load()
            touched = Touched(site, said)
            kept = Kept(tmp_path / ".netnotes", state, str(number), touched)
            site.snapshot.network.keeper = kept
            drawn(site)
            kept.keep()
            said, state = touched.said, str(number)
            found.append(dict(asked))
    cold, same, edited = found
    assert cold.keys() == KINDS
    assert same == {}
    assert edited.keys() == KINDS - {"known", "known-at", "past"}  # whoever it touches says nothing of these
    assert max(edited.values()) <= 3  # Fay, Eve, and Ada, whom Eve names
