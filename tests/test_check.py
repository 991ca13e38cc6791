"""`netnotes check` and `explain`: what is looked at, what is kept, and how a run ends."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from netnotes import cache
from netnotes.config import load_settings
from netnotes.lint import kept
from netnotes.lint.check import check
from netnotes.lint.rule import by_name, rules
from netnotes.load import load_network
from netnotes.model.note import Note

WELL = "---\nname: {}\n---\n"
UNWELL = "---\nname: {}\nemail: nowhere\n---\n"
REMARK = "---\nname: {}\nzorgblat: 1\n---\n"


def test_all_is_well(write: Callable, run: Callable) -> None:
    write({"people/ada.md": WELL.format("Ada"), "people/bo.md": WELL.format("Bo")})

    assert run("check") == (0, "All 2 notes are in order.\n", "")


def test_a_finding_ends_in_one_and_a_remark_in_nothing(write: Callable, run: Callable) -> None:
    write({"people/ada.md": REMARK.format("Ada")})
    assert run("check").status == 0

    write({"people/bo.md": UNWELL.format("Bo")})
    status, out, err = run("check")

    assert status == 1
    assert err == ""
    assert out.splitlines()[0].startswith("people/ada.md:3:1 N202 unknown-field: ")
    assert "people/bo.md:3:8 N207 bad-email: “nowhere” is no e-mail address" in out
    assert out.splitlines()[-1].startswith("One error and one remark in 2 files; ")


def test_a_warning_ends_in_one(write: Callable, run: Callable) -> None:
    write({"people/ada.md": "---\nname: Ada\nphoto: ada.jpg\n---\n"})
    assert run("check").status == 1


@pytest.mark.parametrize(
    ("args", "paths"),
    [
        ([], ["mkdocs.yml", "people/ada.md", "people/work/bo.md"]),
        (["."], ["mkdocs.yml", "people/ada.md", "people/work/bo.md"]),
        (["people"], ["people/ada.md", "people/work/bo.md"]),
        (["people/"], ["people/ada.md", "people/work/bo.md"]),
        (["people/work"], ["people/work/bo.md"]),
        (["people/ada.md"], ["people/ada.md"]),
        (["people/ada.md", "mkdocs.yml"], ["mkdocs.yml", "people/ada.md"]),
        (["people/../people/ada.md"], ["people/ada.md"]),
    ],
)
def test_paths_limit_what_is_spoken_of(
    args: list[str], paths: list[str], write: Callable, run: Callable
) -> None:
    write({
        "mkdocs.yml": "plugins:\n  - netnotes: {day_size: 0}\n",
        "people/ada.md": UNWELL.format("Ada"),
        "people/work/bo.md": UNWELL.format("Bo"),
    })  # fmt: skip

    found = json.loads(run("check", "--json", *args).out)["diagnostics"]

    assert [finding["path"] for finding in found] == paths


def test_a_path_is_taken_as_it_is_seen_from_here(
    write: Callable, run: Callable, tmp_path: Path
) -> None:
    write({"people/ada.md": UNWELL.format("Ada"), "people/bo.md": UNWELL.format("Bo")})

    absolute = json.loads(run("check", "--json", str(tmp_path / "people/bo.md")).out)
    inside = json.loads(run("-C", str(tmp_path / "people"), "check", "--json", "people/bo.md").out)

    for said in (absolute, inside):
        assert [finding["path"] for finding in said["diagnostics"]] == ["people/bo.md"]


@pytest.mark.parametrize("path", ["people/ad.md", "elsewhere.md", "/etc/passwd", ".."])
def test_a_path_that_is_not_in_the_network_is_a_wrong_call(
    path: str, write: Callable, run: Callable
) -> None:
    write({"people/ada.md": WELL.format("Ada")})

    status, out, err = run("check", path)

    assert (status, out) == (2, "")
    assert err.startswith(f"netnotes: no file of this network is called “{path}”")
    assert err.count("\n") == 1
    assert ("people/ada.md?" in err) == (path == "people/ad.md")


def test_findings_of_two_notes_stand_although_one_is_looked_at(
    write: Callable, run: Callable
) -> None:
    write({"people/a/ada.md": WELL.format("A"), "people/b/ada.md": WELL.format("B")})

    assert "N501" in run("check", "people/b").out
    assert run("check", "people/a").status == 0


def test_wrong_settings_are_findings(write: Callable, run: Callable) -> None:
    write({
        "mkdocs.yml": "plugins:\n  - netnotes:\n      day_sise: 5\n",
        "people/ada.md": WELL.format("Ada"),
    })  # fmt: skip

    status, out, err = run("check")

    assert (status, err) == (1, "")
    assert out.startswith("mkdocs.yml:3:7 N601 bad-setting: `day_sise` is not a field")
    assert "3 |       day_sise: 5\n" in out


@pytest.mark.parametrize("form", ["text", "json", "github", "sarif"])
def test_every_format_ends_alike(form: str, write: Callable, run: Callable) -> None:
    write({"people/ada.md": UNWELL.format("Ada")})

    status, out, err = run("check", "--format", form)

    assert (status, err) == (1, "")
    assert "N207" in out
    if form in ("json", "sarif"):
        json.loads(out)


def test_json_is_what_was_promised(write: Callable, run: Callable) -> None:
    write({"people/ada.md": UNWELL.format("Ada")})

    said = json.loads(run("check", "--json").out)

    assert said == {
        "schema": 1,
        "today": "2026-11-21",
        "diagnostics": [
            {
                "path": "people/ada.md",
                "line": 3,
                "column": 8,
                "end_line": 3,
                "end_column": 15,
                "code": "N207",
                "name": "bad-email",
                "severity": "error",
                "message": "“nowhere” is no e-mail address; it needs one @ and a domain",
            }
        ],
        "notes": 1,
    }


def test_the_order_is_by_path_line_column_and_code(write: Callable, findings: Callable) -> None:
    write({
        "people/b.md": "---\nname: B\nemail: [x, y]\nphone: no\n---\n",
        "people/a.md": UNWELL.format("A"),
    })  # fmt: skip

    places = [(d.path, d.span.line, d.span.column, d.code) for d in findings()]

    assert places == sorted(places)
    assert len(places) == 4


def test_the_day_decides(write: Callable, findings: Callable) -> None:
    write({"people/ada.md": "---\nname: Ada\nbirthday: 2026-11-22\n---\n"})

    assert [d.code for d in findings(date(2026, 11, 21))] == ["N204"]
    assert findings(date(2026, 11, 22)) == []


# -- what is kept between runs ----------------------------------------------------------------


@pytest.fixture
def watched(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The notes that the rules about one note were asked of."""
    asked: list[str] = []
    rule = by_name()["repeated-entry"]
    really = rule.note_check
    assert really is not None

    def find(note: Note) -> Iterator[object]:
        asked.append(note.path)
        return really(note)

    monkeypatch.setattr(rule, "note_check", find)
    return asked


TWICE = WELL.format("Bo") + "\n## Log\n\n" + "- 2026-11-05 coffee: x\n" * 2


def test_a_note_is_looked_at_once_in_its_life(
    write: Callable, findings: Callable, watched: list[str]
) -> None:
    write({"people/ada.md": WELL.format("Ada"), "people/bo.md": TWICE})
    first = findings()
    assert sorted(watched) == ["people/ada.md", "people/bo.md"]
    assert [finding.code for finding in first] == ["N433"]

    watched.clear()
    write({"people/ada.md": WELL.format("Ada Lovelace")})

    assert findings() == first
    assert watched == ["people/ada.md"]


def test_nothing_is_asked_of_a_network_that_did_not_change(
    write: Callable, findings: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    write({"people/ada.md": "---\nname: Ada\nbirthday: 2026-11-22\n---\n"})
    rule = by_name()["future-birthday"]
    asked: list[date] = []
    really = rule.network_check
    assert really is not None
    monkeypatch.setattr(rule, "network_check", lambda c: asked.append(c.today) or really(c))

    first = findings()
    assert findings() == first != []
    assert len(asked) == 1

    assert findings(date(2026, 11, 22)) == []
    assert len(asked) == 2

    write({"people/bo.md": WELL.format("Bo")})
    assert findings() == first
    assert len(asked) == 3


def test_a_file_beside_the_notes_is_looked_for_every_time(
    write: Callable, findings: Callable
) -> None:
    write({"people/ada.md": "---\nname: Ada\nphoto: ada.jpg\n---\n"})
    assert [finding.code for finding in findings()] == ["N216"]

    write({"people/ada.jpg": "(a picture)"})
    assert findings() == []


def test_without_the_cache_it_is_the_same(write: Callable, findings: Callable) -> None:
    write({"people/bo.md": TWICE + "\n\n- [ ] x (due 2026-1-2)\n"})

    kept = findings()

    assert findings() == kept
    assert findings(use_cache=False) == kept


def test_looking_at_one_folder_forgets_no_other(
    write: Callable, findings: Callable, watched: list[str]
) -> None:
    write({"people/a/ada.md": WELL.format("Ada"), "people/b/bo.md": TWICE})
    findings()
    watched.clear()
    write({"people/a/ada.md": WELL.format("Ada Lovelace")})

    findings(paths=["people/a"])
    findings()

    assert watched == ["people/a/ada.md"]


def test_other_settings_make_it_look_again(
    write: Callable, findings: Callable, watched: list[str]
) -> None:
    write({"people/bo.md": TWICE})
    findings()
    watched.clear()
    write({"mkdocs.yml": "plugins:\n  - netnotes: {day_size: 7}\n"})

    findings()

    assert watched == ["people/bo.md"]


def test_other_rules_make_it_look_again(
    write: Callable, findings: Callable, watched: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    write({"people/bo.md": TWICE})
    findings()
    watched.clear()
    monkeypatch.setattr(cache, "_program", lambda: "another program")

    findings()

    assert watched == ["people/bo.md"]


@pytest.mark.parametrize("junk", [b"", b"junk", b"\x00" * 100])
def test_a_cache_that_cannot_be_trusted_is_not(
    junk: bytes, write: Callable, findings: Callable, tmp_path: Path
) -> None:
    write({"people/bo.md": TWICE})
    found = findings()
    (tmp_path / ".netnotes" / kept.CACHE_NAME).write_bytes(junk)

    assert findings() == found


def test_fixes_and_severities_survive_the_cache(write: Callable, findings: Callable) -> None:
    write({
        "people/ada.md": "---\nname: Ada\nmet: 2021-5-4\nknows: [{name: B, org: C, D}]\n---\n"
    })  # fmt: skip

    first = findings()

    assert [d.fix and d.fix.edits[0][1] for d in first] == ["2021-05-04", '"C, D"']
    assert findings() == first


def test_what_no_network_holds_any_more_is_forgotten(
    write: Callable, findings: Callable, tmp_path: Path
) -> None:
    path = tmp_path / ".netnotes" / kept.CACHE_NAME
    for number in range(150):
        write({"people/ada.md": WELL.format(f"Ada {number}")})
        settings = load_settings(tmp_path)
        network = load_network(settings, use_cache=False)
        check(network, settings, date(2026, 11, 21))

    assert os.path.getsize(path) < 10_000


# -- explain ----------------------------------------------------------------------------------


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
def test_every_rule_is_explained_by_code_and_name(rule: object, run: Callable) -> None:
    by_code, by_its_name = run("explain", rule.code.lower()), run("explain", rule.name)

    assert by_code == by_its_name
    status, out, err = by_code
    assert (status, err) == (0, "")
    assert out.startswith(f"{rule.code} {rule.name} ({rule.severity})\n\n{rule.summary}\n")
    assert "\nBad:\n\n    " in out
    assert "\nGood:\n\n    " in out
    assert max(map(len, out.splitlines())) <= 110


def test_alone_it_lists_all(run: Callable) -> None:
    status, out, _ = run("explain")

    assert status == 0
    lines = out.splitlines()
    listed = [line.split()[:2] for line in lines]
    assert [[r.code, r.name] for r in rules()] == listed[-len(rules()) :]
    assert any(line.startswith("     cadence ") for line in lines)
    assert any(re.match(r"A06 +first-date ", line) for line in lines)


def test_a_gate_before_an_ask_is_explained_as_well(run: Callable) -> None:
    status, out, _ = run("explain", "A06")

    assert status == 0
    assert out.startswith("A06 first-date (a gate: warm-up)\n\n")


def test_an_unknown_rule_names_the_nearest(run: Callable) -> None:
    status, out, err = run("explain", "futur-birthday")

    assert (status, out) == (2, "")
    assert err.startswith(
        "netnotes: no rule is called “futur-birthday”; did you mean future-birthday"
    )


def test_explain_as_json(run: Callable) -> None:
    (one,) = json.loads(run("explain", "N204", "--json").out)["explain"]
    listed = json.loads(run("explain", "--json").out)["explain"]

    assert one["name"] == "future-birthday"
    assert one["kind"] == "error"
    assert "Bad:" in one["text"]
    assert {rule.code for rule in rules()} < {one["code"] for one in listed}
