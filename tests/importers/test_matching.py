"""Who a record is of, and who is somebody else however much the two share."""

from __future__ import annotations

import json
from typing import Any

import pytest

ANA = "Ana,Diaz,https://www.linkedin.com/in/ana-diaz,ana@acme.example,Acme,Engineer,05 Mar 2024"


@pytest.mark.parametrize(
    ("field", "value", "what"),
    [("Phone", "030 222 333", "number"), ("Email", "home@muller.example", "address")],
)
def test_what_a_family_shares_does_not_make_one_of_two(
    net: Any, field: str, value: str, what: str
) -> None:
    net.note("anna-muller", f"---\nname: Anna Müller\n{field.lower()}: {value}\n---\n")
    file = net.file("a.csv", f"Name,{field}\nPeter Müller,{value}\nDr. A. Müller,{value}\n")
    plan = net.json("import", file, "--map", "guess", "--apply")
    assert [(one["name"], who["why"]) for one in plan["unsure"] for who in one["could_be"]] == [
        ("Peter Müller", f"the same {what}, {value}, but another name")
    ]
    assert [one["why"] for one in plan["added"]] == [f"the same {what}, {value}"]
    assert "Peter" not in net.text("anna-muller")


def test_a_nickname_that_two_of_one_employer_share_is_only_a_hint(net: Any) -> None:
    net.note("al-ito", "---\nname: Alan Ito\naliases: Al\norg: Acme\n---\n")
    file = net.file("a.csv", "Name,Nickname,Company\nAlbert Roe,Al,Acme\nAl,,Acme\n")
    plan = net.json("import", file, "--map", "guess", "--apply")
    assert [(one["name"], who["why"]) for one in plan["unsure"] for who in one["could_be"]] == [
        ("Albert Roe", "the same name")
    ]
    assert "Albert" not in net.text("al-ito")


def test_who_introduced_whom_is_known_at_once_where_both_come_together(net: Any) -> None:
    net.note("cy-roe", "---\nname: Cy Roe\n---\n")
    file = net.file(
        "a.csv",
        "Name,Email,Referred by\nAna Diaz,ana@a.example,Bo Chen\nBo Chen,bo@a.example,Nobody Known\n"
        "Cy Roe,,\nDi Fox,di@a.example,Cy Roe\n",
    )
    plan = net.json("import", file, "--map", "guess", "--apply")
    assert 'introduced_by: "[[bo-chen]]"' in net.text("ana-diaz")
    assert 'introduced_by: "[[cy-roe]]"' in net.text("di-fox")
    assert [(one["what"], one["why"]) for one in plan["left_out"]] == [
        ("introduced_by: Nobody Known", "nobody here is called so, or more than one")
    ]
    before = net.tree()
    again = net.json("import", file, "--map", "guess", "--apply")
    assert (again["new"], again["added"]) == ([], [])
    assert net.tree() == before


def test_what_two_records_of_one_person_say_differently_is_told(net: Any) -> None:
    file = net.file(
        "a.csv",
        "Name,Email,How met,Badge,Likes\n"
        "Ana Diaz,ana@a.example,at a talk,17,tea\nAna Diaz,ana@a.example,on a boat,18,tea\n",
    )
    fields = ("name=Name", "email=Email", "met_at=How met", "x-badge=Badge", "interests=Likes")
    told = [part for field in fields for part in ("--map", field)]
    plan = net.json("import", file, *told)
    assert [(one["what"], one["why"]) for one in plan["left_out"]] == [
        ("met_at: on a boat", "another record says at a talk"),
        ("x-badge: 18", "another record says 17"),
    ]


def test_of_records_of_one_person_only_another_job_is_told(net: Any) -> None:
    rows = "Name,Email,Company\nAna Diaz,ana@a.example,Acme\nAna Diaz,ana@a.example,"
    same, other = (
        net.json("import", net.file(f"{name}.csv", f"{rows}{name}\n"), "--map", "guess")
        for name in ("Acme", "Globex")
    )
    assert "another record" not in json.dumps(same)
    assert "another record names another one" in json.dumps(other)


def test_an_employer_of_a_note_is_the_same_by_whatever_name(net: Any) -> None:
    net.note("acme", "---\nkind: org\nname: Acme Ltd\naliases: Roadrunner Supplies\n---\n")
    net.note("globex", "---\nkind: org\nname: Globex\n---\n")
    net.note("ana-diaz", '---\nname: Ana Diaz\nemail: ana@acme.example\norg: "[[acme]]"\n---\n')
    there = net.json("import", net.connections(ANA.replace("Acme", "Globex")))
    assert [one["field"] for one in there["conflicts"]] == ["org"]
    here = net.json(
        "import", net.connections(ANA.replace("Acme", "Roadrunner Supplies")), "--apply"
    )
    assert here["conflicts"] == []
    assert "title: Engineer" in net.text("ana-diaz")


def test_what_speaks_of_me_is_told_where_no_note_is_mine(net: Any) -> None:
    (net.root / "mkdocs.yml").write_text("plugins:\n  - netnotes:\n      today: 2026-11-21\n")
    positions = net.file(
        "Positions.csv",
        "Company Name,Title,Description,Location,Started On,Finished On\nAcme,Engineer,,,Mar 2020,\n",
    )
    plan = net.json("import", positions)
    assert (plan["new"], plan["added"]) == ([], [])
    (why,) = {one["why"] for one in plan["skipped"]}
    assert why == "it speaks of you, and no note is yours; `me` in mkdocs.yml says which is"
