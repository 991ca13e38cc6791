"""What a page rests on: where that is told as before, the page is as before, whatever else was edited."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs_netnotes.live import Snapshot
from mkdocs_netnotes.rests import KINDS, OWN, Rests, folded
from mkdocs_netnotes.site import Site
from mkdocs_netnotes.touched import Said, Touched

from netnotes.config import load_settings
from netnotes.load import Store
from netnotes.model.person import Person
from netnotes.model.watched import EVERYTHING, Part, Watched

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1] / "outreach"))
from drawn_pages import configured, pages, site_of
from living import EDITS, LOG, TODAY, edit, folder, write

ROOT = Path(__file__).parents[2]
LIST, TEXTS = "assets/netnotes/text.json", "assets/netnotes/text/0.txt"
def told_of(site: Site, rests: Rests) -> dict[str, dict[Part, bytes]]:
    """What each page rests on, with how it is told, but for those that rest on everything."""
    return {
        place: {part: rests.tell(part) for part in seen}
        for place, _, seen in pages(site)
        if EVERYTHING not in seen
    }


def others_than(before: dict[str, dict[Part, bytes]], site: Site) -> set[str]:
    """The pages that rest on something that is told otherwise now."""
    rests = Rests(site)
    return {
        place
        for place, parts in before.items()
        if any(rests.tell(part) != told for part, told in parts.items())
    }


@settings(deadline=None, max_examples=30)
@given(EDITS)
def test_a_page_that_rests_on_the_same_is_the_same(edits: list[tuple[str, str]]) -> None:
    with folder() as root:
        store = Store(load_settings(root), use_cache=False, kind=Watched)
        config = configured(root)
        site = site_of(root, store, config)
        before = {place: (said, seen) for place, said, seen in pages(site)}
        told = {
            part: Rests(site).tell(part)
            for _, seen in before.values()
            for part in seen - {EVERYTHING}
        }
        for slug, text in edits:
            edit(root, slug, text)
            site = site_of(root, store, config)
            rests = Rests(site)
            after = {}
            for place, said, seen in pages(site):
                after[place] = said, seen
                if place in before and EVERYTHING not in before[place][1]:
                    was, parts = before[place]
                    same = all(rests.tell(part) == told[part] for part in parts)
                    assert not same or said == was, f"{place} after {slug}"
            before = after
            told = {
                part: rests.tell(part) for _, seen in after.values() for part in seen - {EVERYTHING}
            }


def told_now(site: Site) -> dict[Part, bytes]:
    """How all is told that any page rests on, together or by itself."""
    rests = Rests(site)
    seen = {part for _, _, seen in pages(site) for part in seen - {EVERYTHING}}
    return {part: rests.tell(part) for part in (*seen, *(("own", key) for key in site.notes.values()))}


def in_any_order(said: Said) -> Said:
    """What was known of the notes: of whom each speaks has no order."""
    notes = {
        key: (digest, tuple(sorted(spoken)), named)
        for key, (digest, spoken, named) in said.notes.items()
    }
    return said._replace(notes=notes)


@settings(deadline=None, max_examples=30)
@given(EDITS)
def test_what_is_told_otherwise_may_be_so(edits: list[tuple[str, str]]) -> None:
    """After an edit, and after several at once: what is said to be the same is not told anew."""
    with folder() as root:
        store = Store(load_settings(root), use_cache=False, kind=Watched)
        config = configured(root)
        site = site_of(root, store, config)
        said = Touched(site, Said()).said
        told = told_now(site)
        for number, (slug, text) in enumerate(edits):
            edit(root, slug, text)
            if number % 3 == 1:
                continue
            site = site_of(root, store, config)
            touched, rests = Touched(site, said), Rests(site)
            before, said = said, touched.said
            others = [part for part in told if rests.tell(part) != told[part]]
            assert {*others} <= {part for _, part in touched.unsure(told)}
            assert set(Touched(site, said).changed or ()) == set()
            anew = Touched(site_of(root, store, config), Said())
            assert in_any_order(said) == in_any_order(anew.said)
            assert touched.changed is None or before.who == said.who
            told = told_now(site)


def test_an_edit_touches_itself_and_whom_it_speaks_of() -> None:
    with folder() as root:
        store = Store(load_settings(root), use_cache=False, kind=Watched)
        config = configured(root)
        said = Touched(site_of(root, store, config), Said()).said
        write(
            root / "people/dan.md", "---\nname: Dan\n---\n\nWith [[bea]].\n"
        )  # Cleo is left out now
        touched = Touched(site_of(root, store, config), said)
        assert touched.keys == {"dan", "cleo", "bea"}
        assert touched.unsure([("ties", "ada"), ("ties", "bea")]) == [(1, ("ties", "bea"))]
        write(root / "people/dan.md", "---\nname: Daniel\n---\n")
        assert Touched(site_of(root, store, config), said).changed is None


def test_what_is_no_page_rests_on_the_same_whichever_is_made_first() -> None:
    with folder() as root:
        store = Store(load_settings(root), use_cache=False, kind=Watched)
        config = configured(root)
        found: list[dict[str, set[Part]]] = []
        for order in (list, reversed):
            site = site_of(root, store, config)
            looked_at = {}
            made = {place: partial(site.page(place).draw, config, site.files) for place in site.views}
            for place, make in order([*site.data.items(), *made.items()]):
                with site.snapshot.network.listening() as seen:  # type: ignore[attr-defined]
                    make()
                looked_at[place] = {EVERYTHING} if EVERYTHING in seen else seen
            found.append(looked_at)
        assert found[0] == found[1]
        assert found[0][LIST] == found[0]["statistics.md"] == {EVERYTHING}
        assert found[0]["rules.md"] == {("view", "diagnostics")}
        assert found[0]["fields.md"] == set()
        assert EVERYTHING not in found[0]["diagnostics/n1.md"]


def test_whoever_has_nothing_to_do_with_an_edit_rests_on_nothing_of_it() -> None:
    with folder() as root:
        store = Store(load_settings(root), use_cache=False, kind=Watched)
        config = configured(root)
        site = site_of(root, store, config)
        rests = Rests(site)
        before = told_of(site, rests)
        assert before.keys() >= site.notes.keys()
        write(root / "people/ada.md", "---\nname: Ada\n---\n\nShe keeps bees.\n")
        other = others_than(before, site_of(root, store, config))
        # Acme is a target, and Ada knew Bea, who works there.
        assert other == {
            "people/acme.md",
            "people/ada.md",
            "people/bea.md",
            "people/cleo.md",
            TEXTS,
        }


def person(more: str = "", body: str = "") -> str:
    return f"---\nname: {{name}}\n{more}---\n{body}"


AT_ACME = person("org: Acme\n", "\n## Log\n\n- 2025-01-02 coffee\n")
ACME = "---\nkind: org\nname: Acme\n---\n"
#: By the kinds of parts: the notes beside a bare Dan, the edit, and the page that only these tell of it.
ALONE = {
    "alumni": ({"acme": ACME}, "ada", person("past: [{org: Acme, title: Cook}]\n"), "acme"),
    "among": (
        {"acme": ACME.replace("name", "target: yes\nname"), "bea": AT_ACME, "cleo": AT_ACME, "dan": AT_ACME},
        "cleo", AT_ACME.replace("org:", "snooze: 2027-01-01\norg:"), "bea",
    ),
    "backlinks": ({}, "ada", person(body="\nShe speaks of [[dan]].\n"), "dan"),
    "known-at": ({"acme": ACME}, "ada", person("knows: [{name: Eve, org: Acme}]\n"), "acme"),
    "me": ({"dan": person("interests: [tea]\n")}, "me", person("interests: [tea]\n"), "dan"),
    "members": ({"acme": ACME}, "ada", AT_ACME, "acme"),
    "name": ({"dan": person(body="\nKnows [[Ada B]].\n")}, "ada", person("aliases: [Ada B]\n"), "dan"),
    "offering": (
        {"dan": person("needs: [bees]\n"), "ada": person("offers: [tea]\n", "\n## Log\n\n- 2026-11-02 coffee\n")},
        "ada", person("offers: [bees]\n", "\n## Log\n\n- 2026-11-02 coffee\n"), "dan",
    ),
    "org": ({"dan": person("org: Acme Ltd\n")}, "acme", ACME, "dan"),
    "backlinks thanks": (
        {
            "dan": person("aliases: [Danny]\n"),
            "me": person(body="\n## Milestones\n\n- 2026-10-01 offer thanks to [[Danny]]\n"),
        },
        "ada", person("aliases: [Danny]\n"), "dan",
    ),
    "backlinks ties touches": ({}, "ada", person(body="\n## Log\n\n- 2026-10-02 coffee with [[dan]]\n"), "dan"),
}  # fmt: skip


@pytest.mark.parametrize("kinds", ALONE)
def test_what_some_kinds_of_parts_alone_tell(kinds: str) -> None:
    notes, slug, text, page = ALONE[kinds]
    with folder({"dan": person(), **notes}) as root:
        store = Store(load_settings(root), use_cache=False, kind=Watched)
        config = configured(root)
        site = site_of(root, store, config)
        rests = Rests(site)
        before = {place: (said, seen) for place, said, seen in pages(site)}
        was, parts = before[f"people/{page}.md"]
        told = {part: rests.tell(part) for part in parts}
        edit(root, slug, text.replace("{name}", slug.title()))
        site = site_of(root, store, config)
        rests = Rests(site)
        after = {place: said for place, said, _ in pages(site)}
        assert after[f"people/{page}.md"] != was
        assert {part[0] for part in parts if rests.tell(part) != told[part]} == {*kinds.split()}


def test_what_my_own_note_says_in_its_text_is_nobody_elses_business() -> None:
    with folder() as root:
        store = Store(load_settings(root), use_cache=False, kind=Watched)
        config = configured(root)
        site = site_of(root, store, config)
        rests = Rests(site)
        before = told_of(site, rests)
        note = root / "people/me.md"

        def others(text: str) -> set[str]:
            write(note, text)
            return others_than(before, site_of(root, store, config))

        mine = note.read_text("utf-8")
        assert others(f"{mine}\n## Log\n\n- 2026-11-02 read: a book\n") == {"people/me.md", TEXTS}
        assert "people/dan.md" in others(f"{mine}- 2026-11-02 interview at Acme\n")
        assert "people/dan.md" in others(mine.replace("name: Me", "name: Me\ncity: Porto"))


def test_of_my_own_note_pages_ask_what_is_told_of_it() -> None:
    told = {
        *Person.fields,
        "at",
        "called",
        "key",
        "line",
        "milestones",
        "names",
        "path",
        "sweeps",
        "slug",
    }
    asked = set()
    for room in ("views", "outreach", "messages"):
        for path in ROOT.glob(f"netnotes/{room}/**/*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Attribute):
                    of = node.value
                    name = of.id if isinstance(of, ast.Name) else getattr(of, "attr", "")
                    if name == "me":
                        asked.add(node.attr)
    assert asked - told == {"has"}  # whether a field is there


def test_each_part_that_is_said_can_be_told() -> None:
    said = set()
    for path in (*ROOT.glob("netnotes/**/*.py"), *ROOT.glob("plugins/**/*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in (
                "part",
                "looked_at",
            ):
                first = node.args[0]
                if isinstance(first, ast.Constant):
                    said.add(first.value)
    assert said - {"everything"} == KINDS.keys() - {"own"}


def test_all_that_is_a_notes_own_is_told_as_one() -> None:
    with folder() as root:
        store = Store(load_settings(root), use_cache=False, kind=Watched)
        config = configured(root)
        site = site_of(root, store, config)
        seen = {place: seen for place, _, seen in pages(site)}["people/dan.md"]
        few = folded(seen, "dan", "people/dan.md")
        assert ("own", "dan") in few
        assert len(few) == len(seen) - len(OWN)
        assert folded(seen - {("ties", "dan")}, "dan", "people/dan.md") == seen - {("ties", "dan")}
        told = Rests(site).tell(("own", "dan"))
        # Ada and he met in hers.
        write(root / "people/ada.md", f"---\nname: Ada\n---\n{LOG}- 2026-11-03 coffee with [[dan]]\n")
        assert Rests(site_of(root, store, config)).tell(("own", "dan")) != told
