"""Files that mean harm, or were never meant to be imported, and notes that cannot be read."""

from __future__ import annotations

import json
import zipfile
from typing import Any

import pytest

HEADER = b"First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
ANA = "Ana,Diaz,https://www.linkedin.com/in/ana-diaz,ana@acme.example,Acme,Engineer,05 Mar 2024"
MARKERS = (
    "---\nname: Ana Diaz\n<<<<<<< HEAD\nemail: ana@acme.example\n=======\n"
    "email: ana@home.example\n>>>>>>> other\n---\n"
)


@pytest.mark.parametrize("body", [b" " * (6 << 20), b'A,"' + b'x\n",",' * (2 << 20)])
def test_a_row_without_end_is_refused_with_its_line(net: Any, body: bytes) -> None:
    out = net.run("import", net.file("Connections.csv", HEADER + body), status=3)
    assert "Connections.csv:2: the row is too long" in out


def test_two_files_of_one_name_in_an_archive_are_refused(net: Any) -> None:
    path = net.files / "twice.zip"
    with zipfile.ZipFile(path, "w") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("Connections.csv", HEADER)
        archive.writestr("Connections.csv", HEADER)
    assert "two files in it are called “Connections.csv”" in net.run("import", str(path), status=3)


def test_an_empty_name_of_a_file_is_not_this_folder(net: Any) -> None:
    assert "FILE is empty" in net.run("import", "", status=2)


@pytest.mark.parametrize("note", [MARKERS, "---\nname: Ana Diaz\nemail: [a\n---\n"])
def test_whose_note_cannot_be_read_is_not_made_twice(net: Any, note: str) -> None:
    net.note("a-friend", note)
    before = net.tree()
    plan = net.json("import", net.connections(ANA), "--apply")
    assert [one["slug"] for one in plan["unsure"][0]["could_be"]] == ["a-friend"]
    assert "its note cannot be read" in plan["unsure"][0]["could_be"][0]["why"]
    assert net.tree() == before


def test_words_that_no_note_has_for_a_source_are_left_out(net: Any) -> None:
    file = net.file("a.csv", 'Name,How\nAna Diaz,"friend, the gym"\n')
    plan = net.json("import", file, "--map", "name=Name", "--map", "source=How", "--apply")
    assert [one["what"] for one in plan["left_out"]] == ["source: the gym"]
    assert "source: friend\n" in net.text("ana-diaz")
    assert "ana-diaz" not in net.run("check")


def test_a_value_in_other_words_is_no_conflict(net: Any) -> None:
    net.note("ana-diaz", "---\nname: Ana Diaz\nemail: a@x.example\ncadence: 1 month\n---\n")
    file = net.file("a.csv", "Name,Email,Cadence\nAna Diaz,a@x.example,monthly\n")
    assert net.json("import", file, "--map", "guess")["conflicts"] == []


def test_news_of_a_day_come_once_and_of_another_day_again(net: Any) -> None:
    def people(day: str) -> str:
        def each(kind: str, *said: Any) -> dict[str, Any]:
            return {
                "count": len(said),
                "type": kind,
                "values": [{"properties": one} for one in said],
            }

        ana = {
            "uuid": "c1",
            "properties": {"first_name": "Ana", "last_name": "Diaz"},
            "data": [
                each("contact_field", {"data": "a@x.example", "type": "t1"}),
                each("life_event", {"name": "New job", "happened_at": day}),
            ],
        }
        kinds = [{"uuid": "t1", "properties": {"name": "Email"}}]
        account = {
            "data": [{"count": 1, "type": "contact", "values": [ana]}],
            "instance": {"contact_field_types": kinds},
        }
        return json.dumps({"version": "1.0", "app_version": "4.0.0", "account": account})

    net.run("import", net.file("m.json", people("2023-05-01")), "--apply")
    before = net.tree()
    net.run("import", net.file("m.json", people("2023-05-01")), "--apply")
    assert net.tree() == before
    net.run("import", net.file("m.json", people("2024-05-02")), "--apply")
    assert "- 2023-05-01 New job\n" in net.text("ana-diaz")
    assert "- 2024-05-02 New job\n" in net.text("ana-diaz")


def test_a_place_that_no_entry_holds_costs_the_place_alone(net: Any) -> None:
    net.note("ana-diaz", "---\nname: Ana Diaz\nemail: a@x.example\n---\n")
    file = net.file(
        "c.ics",
        "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:1\nDTSTART:20240229T100000Z\nSUMMARY:Talk\n"
        "LOCATION:Room: 4\nORGANIZER:mailto:sam@roe.example\nATTENDEE:mailto:a@x.example\n"
        "END:VEVENT\nEND:VCALENDAR\n",
    )
    plan = net.json("import", file, "--log", "--apply")
    assert [one["what"] for one in plan["left_out"]] == ["2024-02-29 meeting: Room: 4"]
    assert "meeting: Talk #imported" in net.text("ana-diaz")


FORM = "Formatted name : Ana Diaz\nFirst name : Ana\nLast name : Diaz\nEmail :\n    home : a@x.example\n"
ORG = "* Ana Diaz :chess:\n:PROPERTIES:\n:EMAIL: a@x.example\n:END:\nText\n"
ROW = "Ana Diaz\tAcme\tpeer\t\t\ta@x.example\t\t012\tnote\n"


@pytest.mark.parametrize(("name", "text"), [("a.yaml", FORM), ("a.org", ORG), ("a.tsv", ROW)])
def test_a_small_source_goes_in_once(net: Any, name: str, text: str) -> None:
    net.run("import", net.file(name, text), "--apply")
    before = net.tree()
    assert "a@x.example" in net.text("ana-diaz")
    net.run("import", net.file(name, text), "--apply")
    assert net.tree() == before


def test_a_form_that_would_unfold_without_end_is_no_contact(net: Any) -> None:
    bomb = f"{FORM}Nickname : &a [x, x]\nCategories : [*a, *a]\n"
    plan = net.json("import", net.file("a.yaml", bomb), status=1)
    assert "YAML anchor" in str(plan)
