"""Findings as text, as commands of GitHub, as SARIF, and as JSON; and pages on a terminal."""

from __future__ import annotations

import json
import re

import pytest

from netnotes.lint.rule import rules
from netnotes.model.diagnostic import Diagnostic, Fix
from netnotes.model.span import WHOLE_FILE, Span
from netnotes.reporters.formats import github, json_, sarif
from netnotes.reporters.formats import text as as_text
from netnotes.reporters.terminal import render
from netnotes.sentences import tell
from netnotes.views.view import Code, Paragraph, Quiet, Table, View

FIX = Fix("write 2021-05-04", ((Span(3, 6, 3, 14), "2021-05-04"),))


def finding(
    span: Span = WHOLE_FILE,
    message: str = "is no date; write 2021-05-04",
    path: str = "people/ada.md",
    severity: str = "error",
    fix: Fix | None = None,
) -> Diagnostic:
    return Diagnostic(path, span, "N203", "bad-date", severity, message, fix)  # type: ignore[arg-type]


def text(found: Diagnostic, *lines: str) -> list[str]:
    return as_text.report([found], 3, lambda _: lines).splitlines()


def test_a_finding_with_its_line_and_a_caret_under_what_is_spoken_of() -> None:
    lines = text(finding(Span(3, 6, 3, 14), fix=FIX), "---", "name: Ada", "met: 2021-5-4")

    assert lines == [
        "people/ada.md:3:6 N203 bad-date: is no date; write 2021-05-04",
        "  |",
        "3 | met: 2021-5-4",
        "  |      ^^^^^^^^",
        "  help: write 2021-05-04",
        "",
        "One error in one file; `netnotes explain CODE` says more of each.",
    ]


@pytest.mark.parametrize(
    ("line", "column", "end", "shown", "under"),
    [
        ("名前: 絵里", 5, 7, "名前: 絵里", "      ^^^^"),
        ("e\u0301a: x", 5, 6, "e\u0301a: x", "   ^"),
        ("\tx: y", 2, 3, " x: y", " ^"),
        ("a\x1bb: y", 3, 4, "a\\x1bb: y", "     ^"),
        ("\u202eab", 2, 3, "\\u202eab", "      ^"),
        ("abc", 4, 4, "abc", "   ^"),
        ("abc", 9, 12, "abc", "   ^"),
        ("name: Ada\r", 7, 10, "name: Ada", "      ^^^"),
    ],
)
def test_carets_stand_under_wide_hidden_and_missing_characters(
    line: str, column: int, end: int, shown: str, under: str
) -> None:
    lines = text(finding(Span(1, column, 1, end)), line)

    assert lines[2] == f"1 | {shown}"
    assert lines[3] == f"  | {under}"


def test_of_a_very_long_line_only_the_place_is_shown() -> None:
    lines = text(finding(Span(1, 50_001, 1, 50_004)), "x" * 50_000 + "bad" + "y" * 50_000)

    assert max(map(len, lines)) < 120
    assert lines[2].startswith("1 | …x")
    assert lines[2].endswith("y…")
    caret = lines[3].index("^")
    assert lines[2][caret : caret + 3] == "bad"
    assert lines[3].count("^") == 3


def test_a_span_over_several_lines_is_underlined_to_the_end_of_the_first() -> None:
    assert text(finding(Span(1, 3, 3, 1)), "a: [", "b", "]")[3] == "  |   ^^"


def test_a_whole_file_and_a_line_that_cannot_be_read_have_no_snippet() -> None:
    assert len(text(finding(), "---")) == 2
    assert len(text(finding(Span(7, 1, 7, 2)), "---")) == 2


def test_whatever_a_note_holds_is_on_one_line_and_moves_no_cursor() -> None:
    found = finding(message="“\x1b[2Jx\ny”: is no date", path="people/a\nb\x1b\t.md")

    head = text(found)[0]

    assert head == "people/a\\nb\\x1b\\t.md:1:1 N203 bad-date: “\\x1b[2Jx y”: is no date"
    assert re.fullmatch(r"\S+:\d+:\d+ N\d{3} .+", head)


def test_colour_changes_nothing_but_colour() -> None:
    found = [finding(Span(1, 1, 1, 2), fix=FIX), finding(severity="warning")]

    painted = as_text.report(found, 3, lambda _: ["abc"], color=True)

    assert "\x1b[1;31mN203\x1b[0m" in painted
    assert re.sub(r"\x1b\[[\d;]*m", "", painted) == as_text.report(found, 3, lambda _: ["abc"])


@pytest.mark.parametrize(
    ("severities", "notes", "said"),
    [
        ([], 48, "All 48 notes are in order."),
        ([], 1, "The one note is in order."),
        ([], 0, "There are no notes yet."),
        (["information"], 2, "All 2 notes are in order. One remark above, for your information."),
        (["error"], 2, "One error in one file; `netnotes explain CODE` says more of each."),
        (
            ["error", "error", "warning", "information"],
            2,
            (
                "Two errors, one warning and one remark in one file; "
                "`netnotes explain CODE` says more of each."
            ),
        ),
    ],
)
def test_the_summary_reads_kindly(severities: list[str], notes: int, said: str) -> None:
    assert as_text.summary([finding(severity=s) for s in severities], notes) == said


# -- GitHub -----------------------------------------------------------------------------------


def test_github_shows_each_finding_at_its_line() -> None:
    said = github.report([finding(Span(3, 6, 3, 14)), finding(severity="information")])

    assert said.splitlines() == [
        (
            "::error file=people/ada.md,line=3,endLine=3,col=6,endColumn=14,title=N203 bad-date"
            "::is no date; write 2021-05-04"
        ),
        (
            "::notice file=people/ada.md,line=1,endLine=1,col=1,endColumn=1,title=N203 bad-date"
            "::is no date; write 2021-05-04"
        ),
    ]


def test_no_note_can_write_a_command_of_its_own() -> None:
    bad = finding(message="100%\n::error::x\x1b", path="people/a,b:c\n::warning::.md")

    said = github.report([bad])

    assert said.count("\n") == 1
    assert "file=people/a%2Cb%3Ac%0A%3A%3Awarning%3A%3A.md," in said
    assert said.endswith("::100%25 ::error::x\\x1b\n")


def test_github_hears_nothing_where_all_is_well() -> None:
    assert github.report([]) == ""


# -- SARIF ------------------------------------------------------------------------------------


def test_sarif_describes_every_rule_and_places_every_finding() -> None:
    log = json.loads(sarif.report([finding(Span(3, 6, 3, 14), fix=FIX)], rules()))

    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert [rule["id"] for rule in driver["rules"]] == [rule.code for rule in rules()]
    assert all(
        rule["help"]["text"] and rule["shortDescription"]["text"] for rule in driver["rules"]
    )
    assert {rule["defaultConfiguration"]["level"] for rule in driver["rules"]} == {
        "error", "warning", "note",
    }  # fmt: skip
    (result,) = run["results"]
    assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "N203"
    place = result["locations"][0]["physicalLocation"]
    region = {"startLine": 3, "startColumn": 6, "endLine": 3, "endColumn": 14}
    assert place == {"artifactLocation": {"uri": "people/ada.md"}, "region": region}
    (change,) = result["fixes"][0]["artifactChanges"]
    assert change["replacements"] == [
        {"deletedRegion": region, "insertedContent": {"text": "2021-05-04"}}
    ]
    assert run["columnKind"] == "unicodeCodePoints"


def test_sarif_writes_any_path_as_a_uri() -> None:
    log = sarif.report([finding(path="people/a b\udcff#.md", severity="information")], rules())

    assert log.isascii()
    (result,) = json.loads(log)["runs"][0]["results"]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "people/a%20b%FF%23.md"
    assert result["level"] == "note"


# -- JSON -------------------------------------------------------------------------------------


def test_json_leaves_out_what_is_absent() -> None:
    without, fixed = finding(), finding(fix=FIX)

    shape = json_.shape([without, fixed], 3)

    assert shape["notes"] == 3
    first, second = shape["diagnostics"]  # type: ignore[misc]
    assert list(first) == [
        "path", "line", "column", "end_line", "end_column", "code", "name", "severity", "message",
    ]  # fmt: skip
    edit = {"line": 3, "column": 6, "end_line": 3, "end_column": 14, "text": "2021-05-04"}
    assert second["fix"] == {"title": "write 2021-05-04", "edits": [edit]}


def test_a_bracket_stays_with_the_command_in_it() -> None:
    said = tell("write it down ({command}), or not", command=Code("netnotes draft ada thank-you"))
    out = render(View("x", "X", (Paragraph(said),), {}), color=False, width=40)
    assert out.split("\n")[2:5] == [
        "write it down",
        "(netnotes draft ada thank-you), or not",
        "",
    ]


def test_a_path_is_never_cut_so_that_it_can_be_copied() -> None:
    path = "people/friends/somebody-with-a-rather-long-name.md"
    table = Table("", ("Name", "What", "Note"), ((("Ada",), ("Engineer",), (Quiet(path),)),))
    view = View("x", "X", (table,), {})
    wide = render(view, color=False, width=110)
    assert wide.split("\n")[2:4] == ["Name  What      Note", f"Ada   Engineer  {path}"]
    narrow = render(view, color=False, width=60)
    assert narrow.split("\n")[2:5] == ["Name  What", "Ada   Engineer", f"  {path}"]
