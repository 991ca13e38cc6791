"""A watched network tells all that is looked at of it: there is no way to a note past it."""

from __future__ import annotations

import inspect
from datetime import date

import pytest

from netnotes.model.faces import make_note
from netnotes.model.network import Network
from netnotes.model.org import Org
from netnotes.model.parse import parse_note
from netnotes.model.person import Person
from netnotes.model.watched import EVERYTHING, Watched

TEXTS = {
    "acme": "---\nkind: org\nname: Acme\n---\n",
    "ada": "---\nname: Ada\norg: Acme\n---\n\n## Log\n\n- 2026-10-02 coffee with [[bo]]\n",
    "bo": "---\nname: Bo\npast: [{org: Acme, title: Cook}]\n---\n\nKnows [[ada]].\n",
    "me": "---\nname: Me\n---\n",
}
NOTES = [make_note(f"people/{slug}.md", parse_note(text.encode())) for slug, text in TEXTS.items()]
#: What is asked of a network, as it is asked here, and what of it is looked at then.
ASKED = {
    "alumni": (lambda n: n.alumni(n.notes["acme"]), {("alumni", "acme"), ("note", "acme")}),
    "backlinks": (lambda n: n.backlinks(n.notes["ada"]), {("backlinks", "ada"), ("note", "ada")}),
    "broken": (lambda n: n.broken, {EVERYTHING}),
    "candidates": (lambda n: n.candidates("Bo"), {("name", "Bo"), ("note", "bo")}),
    "contacts": (
        lambda n: n.contacts(NOTES[2], date(2026, 11, 21)), {("note", "bo"), ("touches", "bo")}
    ),
    "days_told_elsewhere": (
        lambda n: [*n.days_told_elsewhere(NOTES[2])], {("touches", "bo")}
    ),
    "each": (lambda n: n.each("x", NOTES[1:2], lambda note: note.called), {EVERYTHING}),
    "elsewhere": (lambda n: n.elsewhere(NOTES[2]), {("touches", "bo")}),
    "everything": (lambda n: [*n.everything], {EVERYTHING}),
    "me": (lambda n: n.me, {("me", "")}),
    "members": (lambda n: n.members(NOTES[0]), {("members", "acme")}),
    "named_in": (lambda n: n.named_in(NOTES[2]), {("touches", "bo")}),
    "named_since": (lambda n: n.named_since(NOTES[2], 0), {("touches", "bo")}),
    "named_in_plans": (lambda n: n.named_in_plans(0), {EVERYTHING}),
    "near": (lambda n: n.near("Adda"), {EVERYTHING}),
    "notes": (lambda n: [*n.notes], {EVERYTHING}),
    "once": (lambda n: n.once("anything", dict), {EVERYTHING}),
    "order": (lambda n: n.order, {EVERYTHING}),
    "org": (lambda n: n.org("Acme Ltd"), {("org", "Acme Ltd"), ("note", "acme")}),
    "orgs": (lambda n: n.orgs, {EVERYTHING}),
    "people": (lambda n: n.people, {EVERYTHING}),
    "person": (lambda n: n.person("Ada"), {("name", "Ada"), ("note", "ada")}),
    "resolve": (lambda n: n.resolve("nobody"), {("name", "nobody")}),
    "said_elsewhere": (lambda n: n.said_elsewhere, {EVERYTHING}),
    "shared_since": (lambda n: n.shared_since(NOTES[2], 0), {("touches", "bo")}),
    "shared_touches": (lambda n: n.shared_touches(NOTES[2]), {("touches", "bo")}),
    "sort_out": (lambda n: n.sort_out(), {EVERYTHING}),
    "speaking_of": (lambda n: [*n.speaking_of(NOTES[1])], {("backlinks", "ada")}),
    "touches": (lambda n: n.touches(NOTES[2]), {("note", "bo"), ("touches", "bo")}),
}  # fmt: skip
#: These tell what is looked at, or listen.
TELLING = {"listening", "looked_at", "looked_at_case", "part"}
#: No page is made of these: they are for those who check, who load the next network, or tell parts.
ASIDE = {"duplicates", "files", "keeper", "memory", "remember_speaking", "speaking", "spoken_of_by"}


@pytest.fixture
def network() -> Watched:
    return Watched(NOTES, me="me")


@pytest.mark.parametrize("name", ASKED)
def test_what_is_looked_at(network: Watched, name: str) -> None:
    ask, parts = ASKED[name]
    with network.listening() as seen:  # what is made for it at the first look may be of everyone
        found = ask(network)
    assert seen >= parts
    assert (EVERYTHING in seen) == (EVERYTHING in parts)
    with (
        network.listening() as seen
    ):  # and whoever asks again looks at the same, though it is known
        found = ask(network)
    assert seen == parts
    plain = ask(Network(NOTES, me="me"))
    assert type(found) is type(plain)
    assert found == plain or name in ("elsewhere", "said_elsewhere")  # these know no equals


def test_all_that_can_be_asked_is_told() -> None:
    public = {name for name, _ in inspect.getmembers(Watched) if not name.startswith("_")}
    public |= {name for name in vars(Watched(NOTES, me="me")) if not name.startswith("_")}
    assert public == ASKED.keys() | TELLING | ASIDE


def test_that_nobody_is_me_is_looked_at() -> None:
    network = Watched(NOTES, me="nobody")
    with network.listening() as seen:
        assert network.me is None
    assert seen == {("me", "")}


def test_notes_are_looked_at_one_by_one_or_all_at_once(network: Watched) -> None:
    with network.listening() as seen:
        assert network.notes.get("nobody") is None
        assert "bo" in network.notes
        assert network.notes["ada"].called == "Ada"
    assert seen == {("note", "nobody"), ("note", "bo"), ("note", "ada")}
    for through in (len, list, dict, set, sorted, bool, dict.fromkeys, lambda n: {**n}):
        with network.listening() as seen:
            through(network.notes)
        assert EVERYTHING in seen
    for name in ("keys", "values", "items"):
        with network.listening() as seen:
            assert len([*getattr(network.notes, name)()]) == len(NOTES)
        assert seen == {EVERYTHING}


def test_a_part_stands_for_all_that_is_looked_at_for_it(network: Watched) -> None:
    with network.listening() as seen:
        assert network.part("few", "x", lambda: len(network.people)) == 2
        with network.listening() as within:
            network.looked_at_case(NOTES[1])
    assert seen == {("few", "x")}
    assert within == {("note", "ada"), ("touches", "ada")}
    network.looked_at("note", "ada")  # nobody listens
    assert seen == {("few", "x")}
    assert isinstance(NOTES[1], Person)
    assert isinstance(NOTES[0], Org)
