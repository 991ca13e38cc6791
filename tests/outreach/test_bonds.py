"""Who is tied to whom: every way a note can tell it, each pair once, by what tells most."""

from __future__ import annotations

from datetime import date

from netnotes.outreach.bonds import bonds_of

TODAY = date(2026, 11, 21)


def told(network) -> list[tuple[str, str, str]]:
    return [(bond.one, bond.other, bond.kind) for bond in bonds_of(network).until(TODAY)]


def test_each_way_of_telling_is_a_kind_of_its_own(network):
    found = network(
        {
            "people/ada.md": "---\nname: Ada\nknows: ['[[ben]]']\nrelated: [{type: sibling, to: '[[cy]]'}]\n---\n",
            "people/ben.md": "---\nname: Ben\n---\n\n## Log\n\n- 2026-05-01 walk with [[cy]]: hills\n",
            "people/cy.md": "---\nname: Cy\n---\n",
            "people/di.md": "---\nname: Di\nintroduced_by: '[[ada]]'\n---\n",
        }
    )
    assert told(found) == [
        ("ada", "ben", "knows"),
        ("ada", "cy", "related"),
        ("ada", "di", "introduced"),
        ("ben", "cy", "together"),
    ]


def test_two_people_have_one_tie_the_one_that_tells_most(network):
    found = network(
        {
            "people/ada.md": "---\nname: Ada\nknows: [Ben]\n---\n\n## Log\n\n- 2026-05-01 walk with [[ben]]\n",
            "people/ben.md": "---\nname: Ben\nknows: ['[[ada]]']\nintroduced_by: '[[ada]]'\n---\n",
        }
    )
    assert told(found) == [("ada", "ben", "introduced")]


def test_who_was_at_one_table_met_unless_they_were_many_or_it_is_still_to_come(network):
    many = ", ".join(f"[[p{n}]]" for n in range(9))
    found = network(
        {
            "people/ada.md": "---\nname: Ada\n---\n\n## Log\n\n- 2026-05-01 meal with [[ben]], [[cy]]\n"
            "- 2026-12-24 meal with [[di]]\n- [ ] 2026-05-02 meal with [[di]]\n"
            "- 2026-05-03 meal with [[di]] #cancelled\n",
            "people/ben.md": "---\nname: Ben\n---\n",
            "people/cy.md": "---\nname: Cy\n---\n",
            "people/di.md": f"---\nname: Di\n---\n\n## Log\n\n- 2026-05-01 event with {many}\n",
            **{f"people/p{n}.md": f"---\nname: P{n}\n---\n" for n in range(9)},
        }
    )
    pairs = [(one, other) for one, other, _ in told(found)]
    assert [pair for pair in pairs if "di" not in pair] == [
        ("ada", "ben"),
        ("ada", "cy"),
        ("ben", "cy"),
    ]
    assert ("ada", "di") not in pairs
    assert len([pair for pair in pairs if "di" in pair]) == 9
    later = bonds_of(found).until(date(2026, 12, 24))
    assert ("ada", "di", "together") in [(b.one, b.other, b.kind) for b in later]


def test_whoever_has_no_note_is_kept_by_name_and_employer(network):
    found = network(
        {
            "people/ada.md": "---\nname: Ada\nknows: [{name: Eve Ng, org: Acme}]\n---\n",
            "people/ben.md": "---\nname: Ben\nknows: [{name: Eve Ng, org: Acme}, Eve Ng]\n---\n",
        }
    )
    assert sorted(named.name for named in bonds_of(found).named.values()) == ["Eve Ng", "Eve Ng"]
    assert len({bond.other for bond in bonds_of(found).bonds if bond.one != "ben"}) == 1
    assert len(bonds_of(found).bonds) == 3


def test_my_own_ties_are_left_out_and_so_is_a_note_that_cannot_be_read(write):
    from netnotes.config import load_settings
    from netnotes.load import load_network

    root = write(
        {
            "mkdocs.yml": "site_name: T\nplugins: [{netnotes: {me: me}}]\n",
            "people/me.md": "---\nname: Me\nknows: ['[[ada]]']\n---\n",
            "people/ada.md": "---\nname: Ada\nintroduced_by: '[[me]]'\nknows: ['[[bad]]', '[[me]]']\n---\n",
            "people/bad.md": "---\nname: [Bad\n---\n",
        }
    )
    found = bonds_of(load_network(load_settings(root), use_cache=False))
    assert found.bonds == []
    assert found.named == {}
