"""All notes together: who is who, which company is meant, who was where (FORMAT, RULES)."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netnotes.errors import SlugTakenError
from netnotes.model.network import Network
from netnotes.model.org import Org, company_key
from netnotes.model.parse import make_note, parse_note
from netnotes.model.person import Person, role_of
from netnotes.model.whom import who

TODAY = date(2026, 11, 21)


def network(me: str = "", **notes: str) -> Network:
    """A network of notes by slug (`_` stands for `-`); a text without `---` is a body."""
    made = []
    for name, text in notes.items():
        slug = name.replace("_", "-")
        whole = text if text.startswith("---") else f"---\nname: {slug.title()}\n---\n{text}"
        made.append(make_note(f"people/{slug}.md", parse_note(whole.encode())))
    return Network(made, me=me)


def org(name: str, *aliases: str) -> str:
    """An organization's note."""
    return f"---\nkind: org\nname: {name}\naliases: [{', '.join(aliases)}]\n---\n"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Globex, Inc.", "globex"),
        ("Globex Inc", "GLOBEX LLC"),
        ("Müller GmbH", "MÜLLER"),
        ("Acme S.A.", "Acme"),
        ("Acme S.p.A.", "acme spa"),
        ("Acme B.V.", "Acme NV"),
        ("Acme Pty Ltd", "acme"),
        ("Acme (Company)", "Acme"),
        ("Oy Ab", "Oy"),
        ("  Acme   Maps ", "acme maps, limited"),
    ],
)
def test_legal_suffixes_and_case_do_not_tell_companies_apart(one: str, other: str) -> None:
    assert company_key(one) == company_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Meta", "Metabase"),
        ("Acme", "Acme Maps"),
        ("Inc", "Ltd"),
        ("Sage", "SA"),
        ("Cohost", "host"),
    ],
)
def test_companies_are_never_matched_by_a_part_of_the_name(one: str, other: str) -> None:
    assert company_key(one) != company_key(other)


def test_an_org_text_means_the_note_by_slug_name_or_alias() -> None:
    found = network(meta=org("Meta", "Facebook, Inc."), metabase=org("Metabase"))
    assert isinstance(found.org("Facebook"), Org)
    assert found.org("META INC.") is found.org("meta") is found.org("facebook")
    assert found.org("Metabase GmbH") is found.resolve("metabase")
    assert found.org("Met") is None


def test_an_org_that_two_notes_could_be_is_nobody() -> None:
    found = network(acme_de=org("Acme GmbH"), acme_us=org("Acme, Inc."))
    assert found.org("Acme Ltd") is None
    assert found.org("acme-de") is found.resolve("Acme GmbH")


def test_a_person_is_no_org_and_an_org_no_person() -> None:
    found = network(acme=org("Acme"), ada="")
    assert found.person("acme") is None
    assert found.org("ada") is None
    assert [note.slug for note in found.people] == ["ada"]


def test_a_reference_resolves_by_slug_name_and_alias_without_case() -> None:
    found = network(bo_chen="---\nname: Bo Chen\naliases: [Bobby, 陳博]\n---\n")
    for written in ("bo-chen", "BO-CHEN", "bo chen", "Bobby", "bobby", "陳博", " Bo  Chen "):
        assert found.resolve(written) is found.notes["bo-chen"], written
    assert found.resolve("Bo") is None


def test_a_slug_goes_before_a_name_and_an_ambiguous_name_is_nobody() -> None:
    found = network(
        bo="---\nname: Ada\n---\n", ada_one="---\nname: Bo\n---\n", ada_two="---\nname: Ada\n---\n"
    )
    assert found.resolve("bo") is found.notes["bo"]
    assert found.resolve("Ada") is None
    assert {note.slug for note in found.candidates("ada")} == {"bo", "ada-two"}


def test_a_note_that_calls_itself_twice_the_same_is_not_ambiguous() -> None:
    found = network(ada="---\nname: Ada L\naliases: [ada l, ADA L]\n---\n")
    assert found.resolve("Ada L") is found.notes["ada"]


def test_slugs_are_compared_without_case_and_the_first_keeps_its_place() -> None:
    notes = [
        make_note(f"people/{p}.md", parse_note(b"---\nname: A\n---\n")) for p in ("Bo", "x/bo")
    ]
    found = Network(notes)
    assert found.resolve("bo") is notes[0]
    assert found.duplicates == [(notes[1], notes[0])]


def test_my_own_note_is_none_of_the_people() -> None:
    found = network(me="ada", ada="", bo="")
    assert found.me is found.notes["ada"]
    assert [person.slug for person in found.people] == ["bo"]


def test_backlinks_name_the_note_the_role_and_the_place() -> None:
    found = network(
        ada='---\nname: Ada\nintroduced_by: "[[bo]]"\n---\n\nSee [[Bo]].\n\n## Log\n\n- 2026-11-05 walk with [[bo]]\n',
        bo="",
    )
    links = [
        (b.note.slug, b.mention.role, b.mention.span.line)
        for b in found.backlinks(found.notes["bo"])
    ]
    assert links == [("ada", "introduced_by", 3), ("ada", "body", 6), ("ada", "log", 10)]


def test_a_shared_entry_stands_on_both_pages_and_only_one_is_its_own() -> None:
    found = network(
        ada="\n## Log\n\n- 2026-11-05 walk with Bo and [[bo]]\n- 2026-11-04 call\n", bo=""
    )
    ada, bo = (found.touches(found.notes[slug]) for slug in ("ada", "bo"))
    assert [(t.entry.day.day, t.own) for t in ada] == [(5, True), (4, True)]
    assert [(t.entry.day.day, t.own, t.at) for t in bo] == [(5, False, "people/ada.md:7")]


def contacts(front: str, log: str = "") -> tuple[list[str], list[str]]:
    """The days of one person's interactions: the logged ones, and all."""
    found = network(ada=f"---\nname: Ada\n{front}\n---\n\n## Log\n\n{log}")
    ada = found.notes["ada"]
    assert isinstance(ada, Person)
    days = found.contacts(ada, TODAY)
    return tuple([date.fromordinal(day).isoformat() for day in part] for part in days)  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("met", "log", "expected"),
    [
        # a whole date counts where nothing is logged on it
        ("2021-05-14", "", ["2021-05-14"]),
        ("2021-05-14", "- 2021-05-14 event", ["2021-05-14"]),
        ("2021-05-14", "- 2021-05-15 event", ["2021-05-14", "2021-05-15"]),
        # a partial one where nothing falls into its span, and then on the last day it can mean
        ("2021", "", ["2021-12-31"]),
        ("2021-02", "", ["2021-02-28"]),
        ("2021", "- 2021-03-01 call", ["2021-03-01"]),
        ("2021", "- 2022-03-01 call", ["2021-12-31", "2022-03-01"]),
        ("2021-05", "- 2021-06-01 call", ["2021-05-31", "2021-06-01"]),
        # at most today
        ("2026", "", ["2026-11-21"]),
        ("2026-11", "- 2026-11-03 call", ["2026-11-03"]),
        ("2026-12", "", []),
        ("2027", "", []),
        # what is no interaction does not stand in for it
        ("2021-05-14", "- 2021-05-14 email out", ["2021-05-14"]),
    ],
)
def test_met_counts_as_one_interaction(met: str, log: str, expected: list[str]) -> None:
    assert contacts(f"met: {met}", log)[1] == expected


def test_only_what_happened_both_ways_or_came_in_is_an_interaction_and_once_a_day() -> None:
    logged, all_days = contacts(
        "city: Lisbon",
        "- 2026-11-21 coffee\n- 2026-11-20 call\n- 2026-11-20 email in\n- 2026-11-19 email out\n"
        "- [ ] 2026-11-18 walk\n- [x] 2026-11-17 walk\n- 2026-11-16 walk #cancelled\n"
        "- 2026-11-22 walk\n- 2026-11-15 climbing: an own word\n",
    )
    assert logged == all_days == ["2026-11-15", "2026-11-17", "2026-11-20", "2026-11-21"]


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Software Engineer", "engineer"),
        ("Android Developer", "engineer"),
        ("SRE", "engineer"),
        ("Head of Engineering", "manager"),
        ("VP Engineering", "manager"),
        ("Director of Engineering", "manager"),
        ("Engineering Manager", "manager"),
        ("CTO", "founder"),
        ("Co-Founder", "founder"),
        ("Founder & CEO", "founder"),
        ("Technical Recruiter", "recruiter"),
        ("Talent Partner", "recruiter"),
        ("Office Manager", "other"),
        ("Account Manager", "other"),
        ("Product Manager", "other"),
        ("Head of Sales", "other"),
        ("Baker", "other"),
        ("", "other"),
    ],
)
def test_a_role_is_read_off_the_title(title: str, role: str) -> None:
    assert role_of(title) == role


def test_what_happened_is_what_the_log_says_of_being_in_touch() -> None:
    log = (
        "- 2026-11-14 coffee: tea\n- 2026-11-15 message out: hello\n- [ ] 2026-12-01 walk\n"
        "- 2026-11-16 walk: #cancelled\n- [x] 2026-11-17 12:00 meal\n- 2026-12-24 call\n- 2026-11-14 call in\n"
    )
    note = make_note("people/a.md", parse_note(f"---\nname: A\n---\n\n## Log\n\n{log}".encode()))
    assert [*note.happened] == [(e.ordinal, e.channel) for e in note.log if e.happens]
    assert len([*note.happened]) == 4
    assert [*make_note("people/b.md", parse_note(b"---\nname: B\n---\n")).happened] == []


@given(
    st.lists(
        st.tuples(
            st.integers(1, 6), st.sampled_from(("", "[ ] ", "[x] ")),
            st.sampled_from(("coffee", "out email", "in message", "call")), st.sampled_from(("", " #cancelled", " #got")),
        ),
        max_size=6,
    )
)  # fmt: skip
def test_what_happened_is_read_off_the_head_where_no_day_has_two(
    entries: list[tuple[int, str, str, str]],
) -> None:
    lines = "".join(f"- {box}2026-10-0{day} {what}: x{mark}\n" for day, box, what, mark in entries)
    note = make_note("people/a.md", parse_note(f"---\nname: A\n---\n\n## Log\n\n{lines}".encode()))
    told = sorted((e.ordinal, e.channel) for e in note.log if e.happens)
    assert sorted(note.happened) == told
    assert note.days == tuple(sorted({day for day, _ in told}))


def test_a_mention_is_found_by_each_name_and_in_its_order() -> None:
    texts = {
        "bo": "---\nname: Bo Chen\naliases: [Bee]\n---\n",
        "ada": "---\nname: Ada\nintroduced_by: bo\norg: Globex\n---\n\nOf [[Bee]], [[bo]] and [[cy]].\n\n[[BO CHEN]]\n",
        "cy": '---\nname: Cy\nknows: ["[[bo]]", Bee]\n---\n',
        "globex": "---\nname: Globex Ltd\nkind: org\n---\n",
    }
    notes = [
        make_note(f"people/{slug}.md", parse_note(said.encode())) for slug, said in texts.items()
    ]
    network = Network(notes)
    found = network.backlinks(network.notes["bo"])
    assert [(by.slug, mention.role, mention.target) for by, mention in found] == [
        ("ada", "introduced_by", "bo"), ("ada", "body", "Bee"), ("ada", "body", "bo"),
        ("ada", "body", "BO CHEN"), ("cy", "knows", "bo"),
    ]  # fmt: skip
    assert [mention.role for _, mention in network.backlinks(network.notes["cy"])] == ["body"]


TAKEN = "people/b/Dup.md has the slug of people/a/dup.md, so no name can mean it; rename one of the two files."


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("dup", "people/a/dup.md"),
        ("DUP", "people/a/dup.md"),
        ("Dup One", "people/a/dup.md"),
        ("Dup", TAKEN),
        ("dup two", TAKEN),
        ("two@b.example", TAKEN),
        ("people/b/Dup.md", TAKEN),
    ],
)
def test_nobody_is_taken_for_the_one_whose_slug_they_have(said: str, meant: str) -> None:
    texts = {
        "people/a/dup.md": "---\nname: Dup One\n---\n",
        "people/b/Dup.md": "---\nname: Dup Two\nemail: two@b.example\n---\n",
    }
    both = Network([make_note(path, parse_note(text.encode())) for path, text in texts.items()])
    try:
        found = who(both, said).path
    except SlugTakenError as error:
        found = str(error)
    assert found == meant
