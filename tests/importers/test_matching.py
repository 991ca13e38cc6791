"""Who a record is of, and who is somebody else however much the two share."""

from __future__ import annotations

from typing import Any


def test_a_number_that_a_family_shares_does_not_make_one_of_two(net: Any) -> None:
    net.note("anna-muller", "---\nname: Anna Müller\nphone: 030 222 333\n---\n")
    file = net.file("a.csv", "Name,Phone\nPeter Müller,030 222 333\nDr. A. Müller,030 222 333\n")
    plan = net.json("import", file, "--map", "guess", "--apply")
    assert [(one["name"], who["why"]) for one in plan["unsure"] for who in one["could_be"]] == [
        ("Peter Müller", "the same number, 030 222 333, but another name")
    ]
    assert [one["why"] for one in plan["added"]] == ["the same number, 030 222 333"]
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
