"""`netnotes import`: the plan, and what comes of it."""

from __future__ import annotations

import json
import os
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest

from netnotes.importers import limits

ANA = "Ana,Diaz,https://www.linkedin.com/in/ana-diaz,ana@acme.example,Acme,Engineer,05 Mar 2024"


def test_without_apply_nothing_is_written(net: Any) -> None:
    before = net.tree()
    out = net.run("import", net.connections(ANA))
    assert "1 new" in out
    assert "Nothing is written yet" in out
    assert net.tree() == before


def test_a_new_note_says_what_the_record_says(net: Any) -> None:
    net.run("import", net.connections(ANA), "--apply")
    assert net.text("ana-diaz") == (
        "---\nname: Ana Diaz\nemail: ana@acme.example\n"
        "links: {linkedin: https://www.linkedin.com/in/ana-diaz}\norg: Acme\ntitle: Engineer\n"
        "met: 2024-03-05\nmet_at: LinkedIn\nsource: online\nfound_in: linkedin\n---\n"
    )
    found = net.json("check")
    assert "ana-diaz" not in json.dumps(found)


def test_the_same_file_twice_changes_not_a_byte(net: Any) -> None:
    file = net.connections(ANA, "Bo,Chen,,,Globex,,05 Mar 2024", "Cy,Dahl,,,,,")
    net.run("import", file, "--apply", "--log")
    before = net.tree()
    plan = net.json("import", file, "--apply", "--log")
    assert (plan["new"], plan["added"], plan["changed"]) == ([], [], [])
    assert plan["unchanged"] == 3
    assert net.tree() == before


def test_one_undo_takes_all_of_it_back(net: Any) -> None:
    net.note("bo-chen", "---\nname: Bo Chen\norg: Globex\n---\n")
    before = net.tree()
    net.run("import", net.connections(ANA, "Bo,Chen,,bo@g.example,Globex,,05 Mar 2024"), "--apply")
    assert net.tree() != before
    net.run("undo")
    assert net.tree() == before


def test_no_value_that_a_person_wrote_is_replaced(net: Any) -> None:
    written = (
        "---\nname: Ana Diaz  # as she says it\nemail: ana@acme.example\norg: Initech\n"
        "title: Painter\nmet: 2019-05\nsource: [friend]\nsnooze: 2027-01-01\n"
        "do_not_contact: yes\nbirthday: a Tuesday\n---\n\nShe likes tea.\n"
    )
    net.note("ana-diaz", written)
    plan = net.json("import", net.connections(ANA), "--apply")
    after = net.text("ana-diaz")
    assert [line for line in written.split("\n") if line not in after.split("\n")] == []
    assert [(c["field"], c["note"], c["source"]) for c in plan["conflicts"]] == [
        ("org", "Initech", "Acme, Engineer")
    ]
    assert {gain["field"] for gain in plan["added"][0]["gains"]} == {"links", "found_in"}


@pytest.mark.parametrize(
    ("note", "row", "why"),
    [
        ("email: ANA@acme.example", ANA, "the same address, ana@acme.example"),
        ("links: {li: http://linkedin.com/in/Ana-Diaz/}", ANA.replace("ana@acme.example", ""), "the same page, linkedin.com/in/ana-diaz"),
        ("org: ACME Inc.", ANA.replace("ana@acme.example", ""), "the same name and employer"),
    ],
)  # fmt: skip
def test_who_it_is_is_said_with_the_reason(net: Any, note: str, row: str, why: str) -> None:
    net.note("ana-diaz", f"---\nname: Ana Diaz\n{note}\n---\n")
    plan = net.json("import", net.connections(row))
    assert plan["new"] == []
    assert [one["why"] for one in plan["added"]] == [why]


def test_a_number_tells_someone_with_and_without_its_country(net: Any) -> None:
    net.note("ana-diaz", "---\nname: Ana Diaz\nphone: 0210 000 0005\n---\n")
    file = net.file("a.csv", "Name,Phone,City\nAna M. Diaz,+351 210 000 0005,Lisbon\n")
    plan = net.json("import", file, "--map", "guess")
    assert plan["added"][0]["why"] == "the same number, +351 210 000 0005"


@pytest.mark.parametrize(
    ("note", "row", "why"),
    [
        ("name: Ana Diaz", ANA, "the same name"),
        ("name: Bo Chen\nemail: ana@acme.example", ANA, "the same address, ana@acme.example, but another name"),
        ("name: Anna Diaz\norg: Acme", ANA, "nearly the same name, and the same employer"),
        ("name: Christopher Diaz", "Chris,Diaz,,,Globex,,", "the same surname, and a first name like it"),
        ("name: Diaz Ana", ANA, "the same name"),
    ],
)  # fmt: skip
def test_what_is_only_a_hint_is_listed_apart_and_not_written(
    net: Any, note: str, row: str, why: str
) -> None:
    net.note("one", f"---\n{note}\n---\n")
    before = net.tree()
    plan = net.json("import", net.connections(row), "--apply")
    assert [who["why"] for one in plan["unsure"] for who in one["could_be"]] == [why]
    assert net.tree() == before


def test_two_profiles_of_one_name_are_two_people(net: Any) -> None:
    net.note(
        "ana-diaz", "---\nname: Ana Diaz\nlinks: {l: https://www.linkedin.com/in/other}\n---\n"
    )
    plan = net.json("import", net.connections(ANA.replace("ana@acme.example", "")), "--apply")
    assert [one["path"] for one in plan["new"]] == ["people/ana-diaz-2.md"]


def test_records_of_one_person_in_one_file_are_one(net: Any) -> None:
    file = net.file(
        "a.csv", "Name,Email,City\nAna Diaz,ana@a.example,\nA. Diaz,ANA@a.example,Lisbon\n"
    )
    plan = net.json("import", file, "--map", "guess", "--apply")
    assert [one["path"] for one in plan["new"]] == ["people/ana-diaz.md"]
    assert "city: Lisbon" in net.text("ana-diaz")
    assert len(plan["new"][0]["records"]) == 2


def test_those_told_apart_are_not_asked_about_again(net: Any) -> None:
    net.note("ana-diaz", "---\nname: Ana Diaz\n---\n")
    (net.root / "netnotes-apart.txt").write_text(
        "# mine\nana-diaz is not linkedin.com/in/ana-diaz\n", "utf-8"
    )
    plan = net.json("import", net.connections(ANA), "--apply")
    assert plan["unsure"] == []
    assert [one["path"] for one in plan["new"]] == ["people/ana-diaz-2.md"]
    again = net.json("import", net.connections(ANA), "--apply")
    assert (again["new"], again["unchanged"]) == ([], 1)


def test_a_broken_note_is_only_a_hint(net: Any) -> None:
    net.note("ana-diaz", "---\nname: Ana: Diaz\n---\n")
    plan = net.json("import", net.connections("Ana,Diaz,,,Acme,,"), "--apply")
    assert "cannot be read" in plan["unsure"][0]["could_be"][0]["why"]


def test_my_positions_go_into_my_note_and_my_card_nowhere(net: Any) -> None:
    positions = net.file(
        "Positions.csv",
        "Company Name,Title,Description,Location,Started On,Finished On\n"
        "Acme,Engineer,,,Mar 2020,\nGlobex,Intern,,,Jan 2018,Feb 2020\n",
    )
    plan = net.json("import", positions, net.connections("Sam,Roe,https://linkedin.com/in/sam-roe,,X,,"), "--apply")  # fmt: skip
    assert [one["slug"] for one in plan["added"]] == ["sam-roe"]
    assert "past:\n  - {org: Globex, title: Intern, from: 2018-01, until: 2020-02}\n" in net.text(
        "sam-roe"
    )
    assert [one["why"] for one in plan["skipped"]] == ["that is you"]


MESSAGES = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER\n"
    "a,,Ana Diaz,https://www.linkedin.com/in/ana-diaz,Sam Roe,https://www.linkedin.com/in/sam-roe,2026-10-14 10:00:00 UTC,,hi,INBOX\n"
    "a,,Sam Roe,https://www.linkedin.com/in/sam-roe,Ana Diaz,https://www.linkedin.com/in/ana-diaz,2026-10-20 10:00:00 UTC,,hi,INBOX\n"
    "b,,No Body,https://www.linkedin.com/in/no-body,Sam Roe,https://www.linkedin.com/in/sam-roe,2026-10-14 10:00:00 UTC,,hi,INBOX\n"
)  # fmt: skip


def test_days_in_touch_are_offered_and_logged_when_asked(net: Any) -> None:
    files = (net.connections(ANA), net.file("messages.csv", MESSAGES))
    plan = net.json("import", *files)
    assert plan["unlogged"] == 2
    assert [one["why"] for one in plan["skipped"]] == ["not among those in your network"]
    net.run("import", *files, "--apply", "--log")
    assert net.text("ana-diaz").endswith(
        "## Log\n\n- 2026-10-20 message out: LinkedIn #imported\n"
        "- 2026-10-14 message in: LinkedIn #imported\n"
    )


def test_what_you_logged_yourself_is_not_logged_again(net: Any) -> None:
    net.note(
        "ana-diaz",
        "---\nname: Ana Diaz\nlinks: {l: https://www.linkedin.com/in/ana-diaz}\n---\n\n## Log\n\n"
        "- 2026-10-20 message out: told her about the move\n- 2026-10-14 message out: a question\n",
    )
    file = net.file("messages.csv", MESSAGES)
    plan = net.json("import", file, "--log", "--apply")
    assert plan["added"][0]["entries"] == 1
    assert "- 2026-10-14 message in: LinkedIn #imported" in net.text("ana-diaz")
    assert net.json("import", file, "--log", "--apply")["changed"] == []


def test_a_connection_later_than_the_log_is_not_when_you_met(net: Any) -> None:
    net.note(
        "ana-diaz",
        "---\nname: Ana Diaz\nemail: ana@acme.example\n---\n\n## Log\n\n- 2020-01-02 coffee: hello\n",
    )
    net.run("import", net.connections(ANA), "--apply")
    assert "met:" not in net.text("ana-diaz")


def test_first_due_dates_are_spread(net: Any) -> None:
    rows = [f"P{'abcdefghijkl'[n]},Q{'abcdefghijkl'[n]}x,,p{n}@a.example,,,{n + 1:02} Jun 2026" for n in range(12)]  # fmt: skip
    plan = net.json("import", net.connections(*rows), "--apply")
    assert [one["until"] for one in plan["rests"]] == ["2026-11-28"] * 5 + ["2026-12-05"] * 2
    assert "snooze: 2026-12-05" in net.text("pa-qax")
    due = net.json("due", "--limit", "50")
    assert len(set(re.findall(r"people/(p\w-q\w+)\.md", json.dumps(due)))) == 5
    assert net.json("import", net.connections(*rows), "--apply")["changed"] == []


def test_do_not_contact_survives(net: Any) -> None:
    net.note("ana-diaz", "---\nname: Ana Diaz\nemail: ana@acme.example\ndo_not_contact: yes\n---\n")
    net.run("import", net.connections(ANA), "--apply")
    assert "do_not_contact: yes\n" in net.text("ana-diaz")


def test_an_employer_with_a_note_becomes_a_reference(net: Any) -> None:
    net.note("acme", "---\nkind: org\nname: Acme Ltd\n---\n")
    net.run("import", net.connections(ANA), "--apply")
    assert 'org: "[[acme]]"' in net.text("ana-diaz")


def test_a_guess_is_shown_first_and_not_written(net: Any) -> None:
    file = net.file("people.csv", "Who,Mail\nAna Diaz,ana@acme.example\n")
    assert "A guess: name from “Who”" in " ".join(net.run("import", file).split())
    assert "only a guess" in net.run("import", file, "--apply", status=3)
    net.run("import", file, "--map", "name=Who", "--map", "email=Mail", "--apply")
    assert "email: ana@acme.example" in net.text("ana-diaz")


def test_values_that_no_note_can_hold_are_left_out_with_a_word(net: Any) -> None:
    file = net.file(
        "p.csv", "Name,Email,Phone,Closeness,City\nAna Diaz,ana at acme,12,best,Lisbon\n"
    )
    plan = net.json("import", file, "--map", "guess", "--apply")
    assert {one["what"] for one in plan["left_out"]} == {
        "closeness: best", "email: ana at acme", "phone: 12",
    }  # fmt: skip
    assert net.text("ana-diaz") == "---\nname: Ana Diaz\ncity: Lisbon\n---\n"


def test_notes_of_an_address_book_cannot_be_taken_for_markup(net: Any) -> None:
    file = net.file(
        "p.csv", 'Name,Notes\nAna Diaz,"## Log\n- 2020-01-01 coffee\n---\n1. <b>x</b>"\n'
    )
    net.run("import", file, "--map", "guess", "--apply")
    shown = net.json("show", "ana-diaz")
    assert "timeline" not in shown or not shown["timeline"]
    assert "\\## Log" in net.text("ana-diaz")
    assert net.json("import", file, "--map", "guess", "--apply")["changed"] == []


@pytest.mark.parametrize(
    "name",
    ["../../.ssh/authorized_keys", "/etc/passwd", "CON", "A\n---\nadmin: yes", ": #", "!x", "[[acme]]", "x" * 190, "-rf", "$(touch X)", "yes", "0123", "\u202eabc", "“”"],
)  # fmt: skip
def test_whatever_a_name_is_the_note_stays_in_people_and_says_it(net: Any, name: str) -> None:
    quoted = name.replace('"', '""')
    file = net.file("p.csv", f'Name,Email\n"{quoted}",who@acme.example\n')
    plan = net.json("import", file, "--map", "guess", "--apply")
    path = net.root / plan["new"][0]["path"]
    assert path.resolve().parent == (net.root / "people").resolve()
    assert net.json("import", file, "--map", "guess", "--apply")["changed"] == []
    assert set(net.tree()) == {"mkdocs.yml", "people/sam-roe.md", f"people/{path.name}"}


# -- files that are refused -----------------------------------------------------------------------


def test_a_file_that_is_not_there_is_not_made(net: Any) -> None:
    missing = net.files / "missing.csv"
    assert "no such file" in net.run("import", str(missing), status=4)
    assert not missing.exists()


def test_a_pipe_is_refused_at_once(net: Any) -> None:
    pipe = net.files / "pipe"
    os.mkfifo(pipe)
    assert "no regular file" in net.run("import", str(pipe), status=3)


def zipped(net: Any, members: dict[str, str]) -> str:
    path = net.files / "export.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return str(path)


HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"


def test_an_archive_is_read_as_it_is(net: Any) -> None:
    file = zipped(net, {"Connections.csv": f"Notes:\n\n{HEADER}{ANA}\n", "messages.csv": MESSAGES})
    plan = net.json("import", file, "--apply", "--log")
    assert plan["new"][0]["records"] == [f"{file}/Connections.csv:4", f"{file}/messages.csv:2"]


@pytest.mark.parametrize(
    "name", ["../Connections.csv", "/Connections.csv", "a/../../c.csv", "C:/c.csv"]
)
def test_an_archive_that_leads_out_is_refused(net: Any, name: str) -> None:
    assert "leads out" in net.run("import", zipped(net, {name: HEADER}), status=3)


def test_an_archive_that_unpacks_without_end_is_refused(net: Any) -> None:
    bomb = zipped(net, {"Connections.csv": HEADER + "a" * (40 << 20)})
    assert "unpacks to far more" in net.run("import", bomb, status=3)


def test_a_damaged_archive_is_refused(net: Any) -> None:
    path = Path(zipped(net, {"Connections.csv": HEADER + ANA * 500}))
    raw = bytearray(path.read_bytes())
    raw[60:90] = bytes(30)
    path.write_bytes(raw)
    assert "cannot be unpacked" in net.run("import", str(path), status=3)


def test_a_huge_cell_is_refused_unless_it_is_meant(net: Any) -> None:
    file = net.connections(f"Ana,Diaz,,,{'x' * 200_000},,05 Mar 2024")
    assert "a cell is too long" in net.run("import", file, status=3)
    assert net.json("import", file, "--any-size")["new"]


def test_more_records_than_expected_are_refused_unless_they_are_meant(
    net: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert limits.CAREFUL.records == 20_000
    monkeypatch.setattr(limits, "CAREFUL", limits.CAREFUL._replace(records=3))
    file = net.connections(*(f"A,B,https://www.linkedin.com/in/{n},,,," for n in range(4)))
    said = net.run("import", file, "--apply", status=3)
    assert "more than 3 records; if that is meant, say --any-size. Nothing was written." in said
    assert len(net.json("import", file, "--apply", "--any-size")["new"]) == 4


def test_a_file_to_read_whole_is_refused_over_16_mib_unless_it_is_meant(
    net: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert limits.CAREFUL.file == 16 << 20
    monkeypatch.setattr(limits, "CAREFUL", limits.CAREFUL._replace(file=1 << 20))
    friends = {"friends_v2": [{"name": "Ana Diaz", "timestamp": 1}], "x": "y" * (1 << 20)}
    file = net.file("your_friends.json", json.dumps(friends))
    assert "larger than 1 MiB; if that is meant, say --any-size" in net.run(
        "import", file, status=3
    )
    assert net.json("import", file, "--any-size")["new"]


def test_records_that_cannot_be_read_give_status_1_and_the_others_come(net: Any) -> None:
    file = net.connections("A\0na,Diaz,,,,,", "Bo,Chen,,,,,")
    plan = net.json("import", file, "--apply", status=1)
    assert [one["path"] for one in plan["new"]] == ["people/bo-chen.md"]
    assert plan["skipped"][0]["broken"] is True


def test_an_unknown_source_is_a_question_of_use(net: Any) -> None:
    assert "is none of" in net.run("import", net.connections(ANA), "--as", "rolodex", status=2)


@pytest.mark.parametrize("kind", ["linkedin", "vcard", "mbox", "netnotes-json", "khard"])
def test_a_file_of_another_kind_than_said_is_told_with_the_kind_that_it_is(
    net: Any, kind: str
) -> None:
    file = net.file("g.csv", "Name,Given Name,E-mail 1 - Value\nAna Diaz,Ana,ana@diaz.example\n")
    said = net.run("import", file, "--as", kind, status=3)
    assert "this is no file of the kind “" in said
    assert "it looks like “Google Contacts (CSV)”: `--as google-csv`, or leave --as out" in said


def test_a_file_that_is_nothing_is_not_said_to_hold_nobody(net: Any) -> None:
    said = net.run("import", net.file("x.txt", "hello\n"), "--as", "linkedin", status=3)
    assert "no file of the kind “LinkedIn archive”; nothing in it says what it is" in said


def test_a_file_of_the_kind_that_holds_nobody_is_no_other_kind(net: Any) -> None:
    assert net.json("import", net.connections(), "--as", "linkedin")["new"] == []


def test_a_dry_run_shows_the_files(net: Any) -> None:
    before = net.tree()
    out = net.run("import", net.connections(ANA), "--dry-run")
    assert "+++ b/people/ana-diaz.md" in out
    assert net.tree() == before
