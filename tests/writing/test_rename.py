"""Another name: whoever was meant before is meant afterwards, and nothing else changes."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from netnotes.config import load_settings
from netnotes.load import load_network
from netnotes.model.network import Network
from netnotes.writing.moving import bare_names, meant, references

SETTINGS = "plugins:\n  - netnotes:\n      me: me   # mine\n      today: 2026-11-21\n"
BO = """\
---
name: Bo Chen   # as he writes it
org: [[acme]]
knows:
  - "[[ada]]"
  - Ada Byron
---

Met [[bo-chen|him]] at [[acme]].

## Log

- 2026-11-10 call: asked about [[bo-chen]]
"""
ADA = """\
---
name: Ada Byron
aliases: [Countess]
introduced_by: "[[Bo Chen]]"
org: Acme, Inc.
asks:
  - {kind: introduction, to: "[[bo-chen]]", what: Meet him}
---

See [[bo-chen#Log|the log]], [[Bo Chen]], [a file](bo-chen.md) and `[[bo-chen]]`.

## Log

- 2026-11-05 coffee with Bo Chen and [[bo-chen]]: looms
"""
ME = "---\nname: Karthik\n---\n\n## Milestones\n\n- 2026-11-01 screen at Acme thanks to Bo Chen: nice\n"
ACME = "---\nkind: org\nname: Acme\n---\n"
TEXTS = {
    "mkdocs.yml": SETTINGS, "people/friends/bo-chen.md": BO, "people/ada.md": ADA,
    "people/me.md": ME, "people/acme.md": ACME,
}  # fmt: skip


def load(root: Path) -> Network:
    return load_network(load_settings(root), use_cache=False)


def whom(network: Network, moved: dict[str, str]) -> list[tuple[str, list[str]]]:
    """By note, whom each reference means; `moved` gives slugs as they are called now."""
    found = []
    for note in network.notes.values():
        people = [meant(network, target, expects) for target, expects in references(note)]
        people += [network.resolve(name) for name in bare_names(note, mine=note is network.me)]
        said = sorted(moved.get(one.slug, one.slug) for one in people if one)
        found.append((moved.get(note.slug, note.slug), said))
    return sorted(found)


def test_everything_moves_along(write: Callable, run: Callable) -> None:
    root = write(TEXTS)
    before = whom(load(root), {"bo-chen": "bo-li"})

    done = run("rename", "bo-chen", "Bo Li")

    assert done.status == 0, done.err
    assert (root / "people/friends/bo-li.md").read_text() == BO.replace(
        "name: Bo Chen ", "name: Bo Li "
    ).replace("[[bo-chen", "[[bo-li").replace("Byron\n---", "Byron\naliases:\n  - Bo Chen\n---")
    assert (root / "people/ada.md").read_text() == ADA.replace(
        '"[[Bo Chen]]"', '"[[Bo Li]]"'
    ).replace("[[Bo Chen]]", "[[Bo Li]]").replace("bo-chen", "bo-li").replace(
        "`[[bo-li]]`", "`[[bo-chen]]`"
    )
    assert (root / "people/me.md").read_text() == ME
    assert whom(load(root), {}) == before


def test_a_key_of_ones_own_moves_along(write: Callable, run: Callable) -> None:
    """Nothing else in the note speaks of them."""
    note = "---\nname: X\nspouse: {one}\nx-seen-with:\n  - {two}\n---\n"
    root = write({**TEXTS, "people/x.md": note.format(one='"[[bo-chen|Bo]]"', two="[[bo-chen]]")})

    assert run("rename", "bo-chen", "Bo Li").status == 0

    assert (root / "people/x.md").read_text() == note.format(one='"[[bo-li|Bo]]"', two="[[bo-li]]")


def test_a_reference_by_its_path_moves_along(write: Callable, run: Callable) -> None:
    note = "---\nname: X\nknows:\n  - {one}\n---\n\nSee {two}, [[AC/DC]].\n"
    root = write(
        {**TEXTS, "people/x.md": note.format(
            one='"[[people/friends/bo-chen|Bo]]"', two="![[people/friends/bo-chen#Log]]"
        )}
    )  # fmt: skip
    said = [target for target, _ in references(load(root).notes["x"])]
    assert set(said) == {"bo-chen", "AC/DC"}

    assert run("rename", "bo-chen", "Bo Li").status == 0

    assert (root / "people/x.md").read_text() == note.format(
        one='"[[people/friends/bo-li|Bo]]"', two="![[people/friends/bo-li#Log]]"
    )


def test_a_file_can_be_all_that_says_the_name(write: Callable, run: Callable) -> None:
    root = write(
        {"people/Bo Chen.md": "---\ncity: Rome\n---\n", "people/eve.md": "---\ncity: X\n---\n"}
    )

    assert run("rename", "Bo Chen", "Bo Li").status == 0
    assert run("rename", "eve", "Eve Moss").status == 0

    said = "---\ncity: {}\nname: {}\n{}---\n"
    assert (root / "people/bo-li.md").read_text() == said.format(
        "Rome", "Bo Li", "aliases: [Bo Chen]\n"
    )
    assert (root / "people/eve-moss.md").read_text() == said.format("X", "Eve Moss", "")


def test_a_link_to_a_file_is_read_as_the_address_that_it_is(write: Callable, run: Callable) -> None:
    note = "---\nname: X\n---\n\n[one]({0}), [two](./{0}#log), [eve](50%25%20Eve.md), [web](https://a.example/{0})\n"
    link = "Zo%C3%AB%20M%C3%BCller%3F.md"
    root = write(
        {
            "people/Zoë Müller?.md": "---\nname: Zoë\n---\n",
            "people/50% Eve.md": "---\nname: Eve\n---\n",
            "people/x.md": note.format(link),
        }
    )
    assert run("check").out == "All 3 notes are in order.\n"

    assert run("rename", "Zoë Müller?", "Zoë (Li)", "--slug", "Zoë (Li)").status == 0

    assert (root / "people/x.md").read_text() == note.format("Zoë%20%28Li%29.md").replace(
        "a.example/Zoë%20%28Li%29.md", f"a.example/{link}"
    )
    assert run("check").out == "All 3 notes are in order.\n"


def test_one_undo_takes_all_of_it_back(write: Callable, run: Callable) -> None:
    root = write(TEXTS)

    run("rename", "me", "Karthik Rao")
    assert (root / "mkdocs.yml").read_text() == SETTINGS.replace("me: me ", "me: karthik-rao ")
    run("rename", "bo-chen", "Bo Li")
    run("rename", "acme", "Apex", "--forget")
    for _ in range(3):
        assert run("undo").status == 0

    there = {p.relative_to(root).as_posix(): p.read_text() for p in root.glob("people/**/*.md")}
    assert {**there, "mkdocs.yml": (root / "mkdocs.yml").read_text()} == TEXTS


def test_a_forgotten_name_is_written_as_a_reference(write: Callable, run: Callable) -> None:
    root = write(TEXTS)
    before = whom(load(root), {"bo-chen": "bo-li"})

    assert run("rename", "bo-chen", "Bo Li", "--forget").status == 0

    assert "aliases" not in (root / "people/friends/bo-li.md").read_text()
    assert (
        "coffee with [[bo-li|Bo Chen]] and [[bo-li]]: looms" in (root / "people/ada.md").read_text()
    )
    assert "thanks to [[bo-li|Bo Chen]]: nice" in (root / "people/me.md").read_text()
    assert [set(said) for _, said in whom(load(root), {})] == [set(said) for _, said in before]


def test_an_organization_keeps_its_people(write: Callable, run: Callable) -> None:
    root = write(TEXTS)

    assert run("rename", "acme", "Apex", "--forget").status == 0

    network = load(root)
    apex = network.notes["apex"]
    assert sorted(person.slug for person in network.members(apex)) == ["ada", "bo-chen"]
    assert "screen at [[apex|Acme]] thanks" in (root / "people/me.md").read_text()


def test_the_file_alone(write: Callable, run: Callable) -> None:
    root = write(TEXTS)

    done = run("rename", "bo-chen", "--slug", "bo")

    assert done.status == 0
    assert "name: Bo Chen" in (root / "people/friends/bo.md").read_text()
    assert '"[[Bo Chen]]"' in (root / "people/ada.md").read_text(), "by name, and that is the same"
    assert "[a file](bo.md)" in (root / "people/ada.md").read_text()


def test_a_slug_that_is_somebodys_name_takes_nobody_away(write: Callable, run: Callable) -> None:
    root = write({**TEXTS, "people/x.md": "---\nname: X\n---\n\nSee [[Countess]].\n"})

    assert run("rename", "bo-chen", "--slug", "countess").status == 0

    assert "See [[Ada Byron]]." in (root / "people/x.md").read_text()


def test_a_namesake_is_told_apart(write: Callable, run: Callable) -> None:
    root = write({**TEXTS, "people/x.md": "---\nname: X\n---\n\nSee [[Ada Byron]].\n"})

    refused = run("rename", "bo-chen", "Ada Byron")
    assert refused.status == 2
    assert "people/ada.md" in refused.err
    assert run("rename", "bo-chen", "Ada Byron", "--slug", "ada-2").status == 0

    assert "See [[ada]]." in (root / "people/x.md").read_text()
    assert 'introduced_by: "[[ada-2]]"' in (root / "people/ada.md").read_text()


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (("bo-chen",), 2),
        (("bo-chen", "  "), 2),
        (("bo-chen", "a\x1bb"), 2),
        (("bo-chen", "🙂"), 2),
        (("bo-chen", "Ada"), 2),
        (("bo-chen", "--slug", "ADA"), 2),
        (("bo-chen", "--slug", "../x"), 2),
        (("bo-chen", "--slug", ".x"), 2),
        (("bo-chen", "--slug", "a/b"), 2),
        (("bo-chen", "--slug", "a[b]"), 2),
        (("nobody", "Bo"), 2),
    ],
)
def test_what_can_be_no_name_is_refused_in_one_line(
    words: tuple[str, ...], status: int, write: Callable, run: Callable
) -> None:
    root = write(TEXTS)

    done = run("rename", *words)

    assert done.status == status
    assert done.err.count("\n") == 1
    assert not (root / ".netnotes" / "journal").exists()


def test_a_file_that_is_no_note_is_not_overwritten(write: Callable, run: Callable) -> None:
    root = write(TEXTS)
    (root / "people/friends/bo-li.md").mkdir()

    done = run("rename", "bo-chen", "Bo Li")

    assert done.status == 3
    assert (root / "people/friends/bo-chen.md").read_text() == BO


def test_the_same_name_again_changes_nothing(write: Callable, run: Callable) -> None:
    write(TEXTS)
    run("rename", "bo-chen", "Bo Li")

    again = run("rename", "bo-li", "Bo Li")

    assert again.status == 0
    assert "Nothing to write" in again.out


def test_a_change_of_case_alone(write: Callable, run: Callable) -> None:
    root = write(
        {"people/bo.md": "---\nname: bo\n---\n", "people/x.md": "---\nname: X\n---\n[[bo]]\n"}
    )

    assert run("rename", "bo", "Bo", "--slug", "Bo").status == 0

    assert (root / "people/Bo.md").read_text() == "---\nname: Bo\n---\n"
    assert "[[Bo]]" in (root / "people/x.md").read_text()


def test_a_note_that_cannot_be_read_is_named(write: Callable, run: Callable) -> None:
    broken = "---\nknows: [bo-chen\n---\n"
    root = write({**TEXTS, "people/broken.md": broken})

    done = run("rename", "bo-chen", "Bo Li")

    assert done.status == 0
    assert "people/broken.md cannot be read" in done.out
    assert (root / "people/broken.md").read_text() == broken


def test_a_setting_that_is_written_oddly_is_refused_with_everything(
    write: Callable, run: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WHO_I_AM", "me")
    root = write({**TEXTS, "mkdocs.yml": "plugins:\n  - netnotes:\n      me: !ENV WHO_I_AM\n"})

    done = run("rename", "me", "Karthik Rao", "--forget")

    assert done.status == 3
    assert "mkdocs.yml" in done.err
    assert (root / "people/me.md").read_text() == ME


@pytest.mark.parametrize("seed", range(12))
def test_in_any_network_everybody_stays_who_they_are(
    seed: int, write: Callable, run: Callable
) -> None:
    """Notes with names, aliases and references drawn at random, close enough to be mistaken."""
    draw = random.Random(seed)
    names = ["Bo", "Bo Li", "bo-li", "Ada", "Acme", "Acme Inc", "Zoë", "ada lee"]
    slugs = ["bo", "bo-li", "ada", "acme", "zoe"]
    words = [*names, *slugs, "BO", "Acme, Inc."]
    texts = {}
    for slug in slugs:
        org = "kind: org\n" if slug == "acme" else ""
        refs = [f'- "[[{draw.choice(words)}]]"' for _ in range(3)]
        fields = (
            f"org: {draw.choice(words)}\nknows:\n" + "\n".join(refs) if not org else "city: Rome"
        )
        alias = draw.choice(names)
        text = " ".join(f"[[{draw.choice(words)}]]" for _ in range(4))
        texts[f"people/{slug}.md"] = (
            f"---\n{org}name: {draw.choice(names)}\naliases: [{alias}]\n{fields}\n---\n\n{text}\n\n"
            f"## Log\n\n- 2026-11-05 coffee with {draw.choice(words)} and [[{draw.choice(words)}]]: x\n"
        )
    root = write(texts)
    slug, now = draw.choice(slugs), draw.choice(["eve", "bo li", "ada-lee"])
    before = whom(load(root), {slug: now})
    more = [("--forget",), ()][seed % 2]

    done = run("rename", slug, "Eve Moss", "--slug", now, *more)

    assert done.status == 0, done.err
    after = whom(load(root), {})
    for (one, was), (other, is_) in zip(before, after, strict=True):
        assert one == other
        assert not [name for name in was if was.count(name) > is_.count(name)], texts


@pytest.mark.parametrize("slug", ["index", "CON", "README.md"])
def test_a_file_name_with_another_meaning_is_refused(
    slug: str, write: Callable, run: Callable
) -> None:
    """On some systems it stands for a device; on the site for a folder's own page."""
    write({"people/ada.md": "---\nname: Ada\n---\n"})
    said = run("rename", "ada", "--slug", slug)
    assert said.status == 2
    assert "means something else to some systems" in said.err
