"""What went out comes back equal: everything into an empty network, and what is missing into one that is there."""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from collections.abc import Callable
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netnotes import changes, importers
from netnotes.apart import Apart
from netnotes.config import load_settings
from netnotes.errors import RefusedError
from netnotes.importers.source import Source
from netnotes.load import Store
from netnotes.writing.imports.planning import Options, Plan
from netnotes.writing.imports.spread import spread
from netnotes.writing.imports.steps import steps_of

sys.path.insert(0, str(Path(__file__).parent))
from exporting import TEXTS, TODAY, exported

ROOT = Path(__file__).parents[2]
_spec = spec_from_file_location("written_notes", ROOT / "tests" / "edit" / "written_notes.py")
assert _spec is not None
assert _spec.loader is not None
written_notes = module_from_spec(_spec)
sys.modules[_spec.name] = written_notes
_spec.loader.exec_module(written_notes)


def back(raw: bytes, folder: Path) -> Plan:
    """Import what was exported into the network in a folder."""
    (folder / "people").mkdir(exist_ok=True)
    (folder / "came.json").write_bytes(raw)
    found = load_settings(folder)
    network = Store(found, use_cache=False).load()
    plan = Plan(network, Apart(), TODAY, Options(), lambda path: (folder / path).read_bytes())
    source = Source(folder / "came.json")
    module = importers.recognise(source)
    assert importers.name_of(module) == "netnotes-json"
    for one in importers.extract(source, module):
        plan.take(one)
    plan.settle()
    spread(plan, found)
    changes.apply(folder, steps_of(plan, folder).steps, "import")
    return plan


@pytest.mark.parametrize("private", [False, True])
def test_the_sample_comes_back_equal(private: bool, tmp_path: Path) -> None:
    raw = exported(ROOT, "json", private=private)

    plan = back(raw, tmp_path)

    assert (plan.skipped, plan.left_out) == ([], [])
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    assert json.loads(exported(tmp_path, "json", private=private)) == json.loads(raw)
    again = back(raw, tmp_path)
    assert {row.verdict for row in again.rows} == {"there"}


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    found=st.dictionaries(
        st.sampled_from(["a", "Bo Chen", "ü", "x/deep/y", "index2"]),
        written_notes.notes(),
        min_size=1,
        max_size=4,
    ),
    private=st.booleans(),
)
def test_whatever_a_note_says_comes_back_equal(found: dict[str, bytes], private: bool) -> None:
    with tempfile.TemporaryDirectory() as here, tempfile.TemporaryDirectory() as there:
        for name, raw in found.items():
            path = Path(here) / "people" / f"{name}.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(raw)
        out = exported(Path(here), "json", private=private)

        plan = back(out, Path(there))

        assert [one for one in plan.skipped if one.broken] == []
        assert json.loads(exported(Path(there), "json", private=private)) == json.loads(out)


def test_namesakes_stay_two_and_a_note_that_is_there_gains_what_it_lacks(tmp_path: Path) -> None:
    notes = [
        {"slug": s, "path": f"{s}.md", "kind": "person", "fields": {"name": "Bo Chen", **more}}
        for s, more in (("bo-1", {"email": "b@x.example"}), ("bo-2", {"email": "b@x.example"}))
    ]
    notes[0]["body"] = "New words."
    raw = json.dumps({"schema": 1, "today": "2026-11-21", "private": True, "notes": notes}).encode()
    (tmp_path / "people").mkdir()
    (tmp_path / "people/bo-1.md").write_text("---\nname: Bo Chen\ncity: Porto\n---\n\nOld words.\n")

    plan = back(raw, tmp_path)

    said = (tmp_path / "people/bo-1.md").read_text()
    assert said.startswith("---\nname: Bo Chen\ncity: Porto\nemail:")
    assert said.endswith("---\n\nOld words.\n\nNew words.\n")
    assert plan.left_out == []
    assert {row.verdict for row in plan.rows} <= {"add", "new", "unsure"}


MINE = """\
---
name: Sam Okoro
city: Porto
---

What I want next: a small team.

## Milestones

- 2026-09-24 applied at [[acme]]
- 2026-10-30 declined at Acme: too far

## Sweeps

- 2026-09-05 email

## Log

- [ ] write to the choir (due 2026-12-01)
"""


def test_what_i_wrote_of_myself_comes_into_the_note_that_init_made(
    tmp_path: Path, write: Callable[..., Path], run: Callable
) -> None:
    """My own note is there already, and under another name; nothing that stands in the other is lost."""
    before = write({**TEXTS, "people/me.md": MINE})
    (tmp_path / "all.json").write_bytes(exported(before, "json", private=True))
    (before / "people/ada.md").unlink()
    (before / "people/me.md").unlink()
    mine = "---\nname: S. Okoro\n---\n\n## Milestones\n\n- 2026-10-08 screen at Hooli\n"
    root = write({"people/s-okoro.md": mine, "mkdocs.yml": "plugins: [netnotes: {me: s-okoro}]\n"})

    assert run("import", str(tmp_path / "all.json"), "--apply").status == 0

    said = (root / "people/s-okoro.md").read_text()
    for line in (*MINE.split("## ")[1].splitlines()[2:4], "- 2026-10-08 screen at Hooli"):
        assert said.count(f"{line}\n") == 1
    assert said.count("## Milestones") == 1
    assert "## Sweeps\n\n- 2026-09-05 email\n" in said
    assert "What I want next: a small team." in said
    assert "- [ ] write to the choir (due 2026-12-01)" in said
    assert "city: Porto" in said
    assert not (root / "people/me.md").exists()


def test_what_changed_here_since_it_went_out_is_not_undone(tmp_path: Path) -> None:
    """A ticked box stays ticked, a paragraph is not said twice, and an entry of here and there is both."""
    note = {
        "slug": "bo", "path": "bo.md", "kind": "person", "fields": {"name": "Bo Chen"},
        "body": "He builds boats.\n\nHe sings.\n\n- [ ] lend him the saw\n\n## Log\n\n- 2026-10-01 call",
    }  # fmt: skip
    raw = json.dumps(
        {"schema": 1, "today": "2026-11-21", "private": True, "notes": [note]}
    ).encode()
    (tmp_path / "people").mkdir()
    here = "---\nname: Bo Chen\n---\n\nHe builds boats.\n\n- [x] lend him the saw\n\n## Log\n\n- 2026-11-02 walk\n"
    (tmp_path / "people/bo.md").write_text(here)

    back(raw, tmp_path)

    said = (tmp_path / "people/bo.md").read_text()
    assert said.count("He builds boats.") == said.count("He sings.") == 1
    assert said.count("lend him the saw") == said.count("- [x] lend him the saw") == 1
    assert "## Log\n\n- 2026-11-02 walk\n- 2026-10-01 call\n" in said
    assert {row.verdict for row in back(raw, tmp_path).rows} == {"there"}


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(theirs=written_notes.notes(), mine=written_notes.notes())
def test_a_note_that_gained_all_gains_nothing_more(theirs: bytes, mine: bytes) -> None:
    with tempfile.TemporaryDirectory() as here, tempfile.TemporaryDirectory() as there:
        for root, raw in ((here, theirs), (there, mine)):
            (Path(root) / "people").mkdir()
            (Path(root) / "people/a.md").write_bytes(raw)
        out = exported(Path(here), "json", private=True)

        back(out, Path(there))

        once = (Path(there) / "people/a.md").read_bytes()
        back(out, Path(there))
        assert (Path(there) / "people/a.md").read_bytes() == once


def test_asks_and_the_fields_of_an_organization_that_is_here_come_too(tmp_path: Path) -> None:
    sent = {"kind": "advice", "what": "How you chose", "sent": "2026-10-01", "answer": "yes"}
    notes = [
        {
            "slug": "bo", "path": "bo.md", "kind": "person",
            "fields": {"name": "Bo Chen", "asks": [sent, {"kind": "connect"}], "knows": ["Cy", {"name": "Di"}]},
        },
        {
            "slug": "acme", "path": "acme.md", "kind": "org",
            "fields": {"kind": "org", "name": "Acme", "size": "40", "openings": [{"title": "Engineer"}]},
        },
    ]  # fmt: skip
    raw = json.dumps({"schema": 1, "today": "2026-11-21", "private": True, "notes": notes}).encode()
    (tmp_path / "people").mkdir()
    (tmp_path / "people/bo.md").write_text(
        "---\nname: Bo Chen\nasks:\n  - kind: advice\n    what: How you chose\n    sent: 2026-10-01\n"
        "knows: [Cy]\n---\n"
    )
    (tmp_path / "people/acme.md").write_text("---\nkind: org\nname: Acme\ntarget: yes\n---\n")

    plan = back(raw, tmp_path)

    bo, acme = ((tmp_path / f"people/{name}.md").read_text() for name in ("bo", "acme"))
    assert bo.count("kind: advice") == bo.count("kind: connect") == 1
    assert "knows: [Cy, {name: Di}]" in bo
    assert "size: 40" in acme
    assert "title: Engineer" in acme
    assert "target: yes" in acme
    told = [one for row in plan.rows for one in row.adding.conflicts]
    assert [one.field for one in told] == ["asks"]
    assert "answer: yes" in told[0].source
    assert "answer" not in told[0].note
    assert {row.verdict for row in back(raw, tmp_path).rows} == {"there"}


@pytest.mark.parametrize("path", ["../../x", "/etc/x", ".x", "_x/y", "a\nb", "CON", "x" * 300, ""])
def test_a_path_that_leads_astray_gives_a_name_of_its_own(path: str, tmp_path: Path) -> None:
    note = {"slug": "s", "path": f"{path}.md", "kind": "person", "fields": {"name": "Eve"}}
    raw = json.dumps({"schema": 1, "today": "", "private": True, "notes": [note]}).encode()

    back(raw, tmp_path)

    (made,) = (tmp_path / "people").rglob("*.md")
    assert made.name in ("eve.md", "x.md", "y.md")
    assert {one.name for one in tmp_path.iterdir()} <= {"people", "came.json", ".netnotes"}


@pytest.mark.parametrize(
    "tail", ["", "[", '{"slug": ', '{"slug": "a", "fields": {}},', "[" * 100_000, "12, x"]
)
def test_a_file_that_breaks_off_is_refused_whole(tail: str, tmp_path: Path) -> None:
    head = '{"schema": 1, "private": true, "notes": ['
    good = '{"slug": "a", "path": "a.md", "kind": "person", "fields": {"name": "A"}},'

    with pytest.raises(RefusedError, match="nothing was written"):
        back((head + good + tail).encode(), tmp_path)

    assert not list((tmp_path / "people").iterdir())


def test_a_record_that_is_no_note_costs_itself_alone(tmp_path: Path) -> None:
    deep: object = "x"
    for _ in range(50):
        deep = [deep]
    good = {"slug": "a", "path": "a.md", "kind": "person", "fields": {"name": "A", "hires": True}}
    notes = [7, {"slug": "b"}, {"slug": "c", "fields": {"x-deep": deep}}, good]
    raw = json.dumps({"schema": 1, "private": False, "notes": notes}).encode()

    plan = back(raw, tmp_path)

    assert [one.broken for one in plan.skipped] == [True, True, True]
    assert (tmp_path / "people/a.md").read_text() == "---\nname: A\nhires: yes\n---\n"
