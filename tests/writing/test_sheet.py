"""The sheet: only what was changed in it comes back, and nothing that a spreadsheet made of it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netnotes.model.cells import joined, neutral, split, unmarked

ADA = """\
---
name: Ada Lee      # as she writes it
city: Lisbon # for now
phone: ["+351 21 000 0000", 0171234]
birthday: 1990-04-12
tags: [python, "a; b"]
prefers:
  - email
  - coffee
hires: no
---

A pear tree.
"""
BO = "---\nname: Bo\nemail: {work: bo@acme.example, use: business inquiries}\n---\n"
TEXTS = {
    "mkdocs.yml": "plugins:\n  - netnotes:\n      today: 2026-11-21\n",
    "people/ada.md": ADA,
    "people/bo.md": BO,
    "people/cleo.md": "---\nname: '=Cleo'\ncity: Porto\n---\n",
}


class Sheet:
    """A sheet that was made, to be edited as a spreadsheet would."""

    def __init__(self, root: Path, made: str) -> None:
        self.root = root
        self.columns, *self.rows = list(csv.reader(io.StringIO(made.removeprefix("\ufeff"))))

    def put(self, slug: str, column: str, said: str) -> None:
        row = next(row for row in self.rows if row[0] == slug)
        row[self.columns.index(column)] = said

    def get(self, slug: str, column: str) -> str:
        return next(row for row in self.rows if row[0] == slug)[self.columns.index(column)]

    def save(self, encoding: str = "utf-8", delimiter: str = ",", end: str = "\r\n") -> str:
        out = io.StringIO()
        writer = csv.writer(out, delimiter=delimiter, lineterminator=end)
        writer.writerows([self.columns, *self.rows])
        (self.root / "sheet.csv").write_bytes(out.getvalue().encode(encoding))
        return "sheet.csv"


@pytest.fixture
def root(write: Callable[..., Path]) -> Path:
    return write(TEXTS)


@pytest.fixture
def sheet(root: Path, run: Callable) -> Callable[..., Sheet]:
    def make(*words: str) -> Sheet:
        done = run("sheet", *words)
        assert done.status == 0, done.err
        return Sheet(root, done.out)

    return make


def text(root: Path, slug: str) -> str:
    return (root / f"people/{slug}.md").read_text("utf-8")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize(("delimiter", "end"), [(",", "\n"), (";", "\r\n"), ("\t", "\r\n")])
def test_a_sheet_that_was_only_saved_again_changes_nothing(
    sheet: Callable, run: Callable, root: Path, encoding: str, delimiter: str, end: str
) -> None:
    file = sheet().save(encoding, delimiter, end)

    done = run("sheet", "--apply", file)

    assert (done.status, done.out, done.err) == (0, "Nothing to write: it is so already.\n", "")
    assert {slug: text(root, slug) for slug in ("ada", "bo")} == {"ada": ADA, "bo": BO}


def test_only_the_changed_cells_are_written_and_one_undo_takes_all_back(
    sheet: Callable, run: Callable, root: Path
) -> None:
    made = sheet()
    made.put("ada", "city", "Porto")
    made.put("ada", "tags", 'python; "a; b"; rust')
    made.put("ada", "hires", "TRUE")
    made.put("cleo", "city", "")
    file = made.save("utf-8-sig", ";")

    done = run("sheet", "--apply", file)

    assert done.status == 0, done.err
    assert text(root, "ada") == ADA.replace("Lisbon", "Porto").replace(
        '"a; b"]', '"a; b", rust]'
    ).replace("hires: no", "hires: yes")
    assert text(root, "cleo") == "---\nname: '=Cleo'\n---\n"
    assert run("undo").status == 0
    assert (text(root, "ada"), text(root, "bo")) == (ADA, BO)
    assert text(root, "cleo") == TEXTS["people/cleo.md"]


def test_formulas_are_neutral_in_the_sheet_and_plain_in_the_note(
    sheet: Callable, run: Callable, root: Path
) -> None:
    made = sheet()
    assert made.get("cleo", "name") == "'=Cleo"
    assert made.get("ada", "phone") == "'+351 21 000 0000; 0171234"
    made.put("cleo", "city", "'=Rome")
    run("sheet", "--apply", made.save())

    assert "city: =Rome\n" in text(root, "cleo")


def test_what_a_spreadsheet_makes_of_days_and_numbers_is_refused_with_words(
    sheet: Callable, run: Callable, root: Path
) -> None:
    made = sheet()
    made.put("ada", "birthday", "12/04/1990")
    made.put("ada", "phone", "351210000000; 171234")
    made.put("ada", "city", "Porto")

    done = run("sheet", "--apply", made.save())

    assert done.status == 1
    assert "sheet.csv:3: ada, birthday, “12/04/1990”: it is no date" in done.err
    assert "write 1990-04-12" in done.err
    assert "taken “0171234” for a number" in done.err or "taken “+351" in done.err
    assert text(root, "ada") == ADA.replace("Lisbon", "Porto")
    made.put("ada", "phone", "3.5121E+11")
    assert "shortened the number" in run("sheet", "--apply", made.save(), "--dry-run").err


def test_a_cell_whose_note_changed_since_is_left_alone(
    sheet: Callable, run: Callable, root: Path
) -> None:
    made = sheet()
    made.put("ada", "city", "Porto")
    made.put("cleo", "title", "Poet")
    run("set", "ada", "city", "Rome")
    run("set", "cleo", "city", "Rome")

    done = run("sheet", "--apply", made.save(), "--json")

    assert done.status == 1
    said = json.loads(done.out)
    assert [(one["slug"], one["field"]) for one in said["cells"]] == [("cleo", "title")]
    assert said["left"][0]["why"].endswith("the note was changed since, and says “Rome”")
    assert "city: Rome" in text(root, "ada")
    assert "city: Rome\ntitle: Poet" in text(root, "cleo")


def test_rows_and_columns_that_come_and_go(sheet: Callable, run: Callable, root: Path) -> None:
    made = sheet("--columns", "name,city")
    made.rows = [row for row in made.rows if row[0] != "bo"]
    made.columns.append("Mood")
    for row in made.rows:
        row.append("good")
    new = ["", "Zed", "Oslo", "", ""]
    made.rows += [new, ["nobody", "x", "y", "z", ""], list(made.rows[0]), ["bo", "B", "", "", ""]]
    made.put("ada", "city", "Porto")

    done = run("sheet", "--apply", made.save())

    assert done.status == 1
    for said in (
        "sheet.csv:1: Mood, the column is no field",
        "sheet.csv:4: it has no slug",
        "sheet.csv:5: nobody, no person",
        "sheet.csv:6: cleo, the slug stands in an earlier row",
        "sheet.csv:7: bo, its cell _was is empty",
    ):
        assert said in done.err, done.err
    assert text(root, "ada") == ADA.replace("Lisbon", "Porto")
    assert text(root, "bo") == BO


@pytest.mark.parametrize(
    ("slug", "column", "said", "why"),
    [
        ("ada", "name", "", "a note needs its name"),
        ("ada", "email", "no address", "no e-mail address"),
        ("ada", "closeness", "very", "very"),
        ("ada", "introduced_by", "[[nobody]]", "no person is called"),
        ("ada", "tags", '"open', "never closed"),
        ("bo", "email", "bo@home.example", "what an address is for"),
    ],
)
def test_what_cannot_be_is_told_and_costs_that_cell_alone(
    sheet: Callable, run: Callable, root: Path, slug: str, column: str, said: str, why: str
) -> None:
    made = sheet()
    made.put(slug, column, said)

    done = run("sheet", "--apply", made.save())

    assert done.status == 1
    assert why in done.err
    assert (text(root, "ada"), text(root, "bo")) == (ADA, BO)


def test_words_that_could_not_be_read_are_not_written_over(
    write: Callable, sheet: Callable, run: Callable, root: Path
) -> None:
    note = "---\nname: Dan\nmet: last year\nphone: [0171234, call me]\n---\n"
    write({"people/dan.md": note})
    made = sheet()
    made.put("dan", "met", "2021")
    made.put("dan", "phone", "0171234; 0175678")

    done = run("sheet", "--apply", made.save())

    assert done.status == 1
    assert done.err.count("what the note says there cannot be read") == 2
    assert text(root, "dan") == note


def test_what_is_no_sheet_is_refused(root: Path, run: Callable) -> None:
    (root / "x.csv").write_text("slug,city\nada,Porto\n")
    assert run("sheet", "--apply", "x.csv").status == 3
    (root / "x.csv").write_text('slug,city,_was\nada,"Porto\n')
    assert "never closed" in run("sheet", "--apply", "x.csv").err
    (root / "x.csv").write_text("who,city\n")
    assert run("sheet", "--apply", "x.csv").status == 3
    assert run("sheet", "--apply", "none.csv").status == 4
    assert "did you mean city" in run("sheet", "--columns", "citty").err


def test_a_query_chooses_the_rows(sheet: Callable) -> None:
    assert [row[0] for row in sheet("city:porto", "--columns", "name").rows] == ["cleo"]


def test_a_file_that_is_there_stays_unless_forced(root: Path, run: Callable) -> None:
    (root / "mine.csv").write_text("mine")
    assert run("sheet", "--to", "mine.csv").status == 3
    assert (root / "mine.csv").read_text() == "mine"
    assert run("sheet", "--to", "mine.csv", "--force").status == 0
    assert (root / "mine.csv").stat().st_mode & 0o777 == 0o600
    assert run("sheet", "--to", "people/x.csv").status == 3


def test_on_a_terminal_the_diff_is_shown_and_asked_about(
    root: Path, sheet: Callable, on_terminal: Callable
) -> None:
    made = sheet()
    made.put("ada", "city", "Porto")
    file = made.save()

    status, heard = on_terminal(["sheet", "--apply", file], root, ["n"])
    assert status == 3
    assert "+city: Porto" in heard
    assert text(root, "ada") == ADA

    status, _ = on_terminal(["sheet", "--apply", file], root, ["y"])
    assert status == 0
    assert text(root, "ada") == ADA.replace("Lisbon", "Porto")


@given(st.lists(st.text(st.characters(exclude_categories=["C", "Z"]) | st.sampled_from(' ";'))))
def test_a_list_in_a_cell_comes_back(items: list[str]) -> None:
    said = [item.strip() for item in items if item.strip()]
    assert split(joined(said)) == said


@given(st.text(st.sampled_from("'=+-@\t\r\nab1")))
def test_a_neutral_cell_comes_back(text: str) -> None:
    assert unmarked(neutral(text)) == text
    assert not neutral(text).startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


def test_a_row_without_a_filled_cell_is_left_alone_and_can_be_filled(
    sheet: Callable, run: Callable, root: Path
) -> None:
    made = sheet("--columns", "city")
    assert made.get("bo", "city") == ""
    done = run("sheet", "--apply", made.save())
    assert (done.status, done.out, done.err) == (0, "Nothing to write: it is so already.\n", "")

    made.put("bo", "city", "Porto")

    done = run("sheet", "--apply", made.save())

    assert done.status == 0, done.err
    assert "city: Porto\n" in text(root, "bo")
