"""What goes out: for other programs as they read it, and equal when it comes back."""

from __future__ import annotations

import csv
import io
import json
import shutil
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netnotes import changes, exporters, importers
from netnotes.apart import Apart
from netnotes.config import load_settings
from netnotes.errors import RefusedError
from netnotes.exporters import json_
from netnotes.importers.source import Source
from netnotes.load import Store
from netnotes.views.schemas import schemas
from netnotes.writing.imports.planning import Options, Plan
from netnotes.writing.imports.spread import spread
from netnotes.writing.imports.steps import steps_of

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 21)
_spec = spec_from_file_location("written_notes", ROOT / "tests" / "edit" / "written_notes.py")
assert _spec is not None
assert _spec.loader is not None
written_notes = module_from_spec(_spec)
sys.modules[_spec.name] = written_notes
_spec.loader.exec_module(written_notes)

ADA = """\
---
name: "=Ada, the \\"first\\""
org: "[[acme]]"
phone: +351 21 000 0000
closeness: close
knows: [{name: Zed, org: Hooli}, "[[bo]]"]
x-mood: {today: good}
---

A secret.

## Log

- 2026-11-01 coffee with [[bo]]: more secrets
"""
TEXTS = {
    "people/me.md": "---\nname: Sam\n---\n",
    "people/ada.md": ADA,
    "people/friends/bo.md": "---\nname: Bo\norg: Acme Inc\npast: [{org: Initech}]\n---\n",
    "people/acme.md": "---\nkind: org\nname: Acme\ntarget: yes\n---\n",
    "people/broken.md": "---\nname: [a\n---\n",
    "mkdocs.yml": "plugins:\n  - netnotes:\n      me: me\n      today: 2026-11-21\n",
}
SECRETS = ("secret", "mood", "Zed", "Initech", ">close<", '"close"', "target: ", '"target": "yes')


def exported(root: Path, name: str, *, private: bool = False) -> bytes:
    found = load_settings(root)
    network = Store(found, use_cache=False).load()
    module = exporters.all_formats()[name]
    return b"".join(exporters.pieces(module, network, TODAY, found, private=private))


@pytest.fixture
def root(write: Callable[..., Path]) -> Path:
    return write(TEXTS)


# -- every format ---------------------------------------------------------------------------------


@pytest.mark.parametrize("name", exporters.formats())
def test_a_format_says_what_it_is_and_gives_bytes(name: str, root: Path) -> None:
    module = exporters.all_formats()[name]

    assert exporters.about(module).endswith(".")
    assert "." in module.FILE
    assert exported(root, name) == exported(root, name)
    assert b"Bo" in exported(root, name, private=True)


@pytest.mark.parametrize("name", ["csv", "json", "graphml", "graph-json"])
def test_what_is_private_goes_out_only_when_it_is_asked_for(name: str, root: Path) -> None:
    said = exported(root, name).decode()
    ties = ("Zed",) if name.startswith("graph") else ()

    assert [word for word in SECRETS if word in said and word not in ties] == []
    assert "Initech" in exported(root, name, private=True).decode()


# -- tables and graphs ----------------------------------------------------------------------------


def test_the_table_is_neutral_and_can_be_read(root: Path) -> None:
    text = exported(root, "csv", private=True).decode("utf-8-sig")
    ada, bo, acme = csv.DictReader(io.StringIO(text))

    assert ada["name"] == '\'=Ada, the "first"'
    assert ada["phone"] == "'+351 21 000 0000"
    assert ada["knows"] == '"name: Zed, org: Hooli"; [[bo]]' or "Zed" in ada["knows"]
    assert (bo["slug"], bo["past"]) == ("bo", "org: Initech")
    assert (acme["kind"], acme["name"]) == ("org", "Acme")


def test_the_graph_has_people_organizations_and_ties(root: Path) -> None:
    said = json.loads(exported(root, "graph-json", private=True))
    ids = {node["id"] for node in said["nodes"]}

    assert ids >= {"ada", "bo", "org:acme", "org:initech"}
    links = {(link["source"], link["target"], link["kind"]) for link in said["links"]}
    assert links >= {
        ("ada", "org:acme", "works_at"),
        ("bo", "org:acme", "works_at"),
        ("bo", "org:initech", "worked_at"),
        ("ada", "bo", "knows"),
    }
    assert all(source in ids and target in ids for source, target, _ in links)


def test_graphml_is_xml_whatever_a_name_is(write: Callable[..., Path]) -> None:
    root = write({"people/a.md": '---\nname: "<A> & \\"b\\" \\u0085"\norg: "]>&"\n---\n'})
    tree = ET.fromstring(exported(root, "graphml"))

    assert [one.tag.rpartition("}")[2] for one in tree][-1] == "graph"
    assert len(list(tree.iter("{http://graphml.graphdrawing.org/xmlns}edge"))) == 1


# -- the command ----------------------------------------------------------------------------------


def test_files_are_for_the_owner_and_never_replaced_unasked(root: Path, run: Callable) -> None:
    done = run("export", "json", "--private-fields", "--to", "out.json")

    assert done.status == 0
    assert "your private notes" in done.err
    assert "one note that cannot be read stayed out" in done.err
    assert (root / "out.json").stat().st_mode & 0o777 == 0o600
    before = (root / "out.json").read_bytes()
    assert run("export", "csv", "--to", "out.json").status == 3
    assert (root / "out.json").read_bytes() == before
    assert run("export", "csv", "--to", "out.json", "--force").status == 0
    assert run("export", "csv", "--to", "people/out.csv").status == 3
    assert run("export", "csv", "--to", "none/out.csv").status in (3, 4)
    assert not list(root.glob("**/.netnotes-*"))


def test_a_format_that_is_none_is_refused_with_those_there_are(root: Path, run: Callable) -> None:
    done = run("export", "pdf")
    assert done.status == 2
    assert "graphml" in done.err
    assert run("export", "--to", "x").status == 2
    assert json.loads(run("export", "--json").out)["formats"][0]["format"] == "calendar"


def test_on_a_terminal_it_goes_into_a_file(root: Path) -> None:
    spec = spec_from_file_location("terminal", ROOT / "tests" / "writing" / "terminal.py")
    assert spec is not None
    assert spec.loader is not None
    terminal = module_from_spec(spec)
    spec.loader.exec_module(terminal)

    status, heard = terminal.on_terminal(["export", "graphml"], root, [])

    assert status == 0
    assert f"Wrote {root.resolve() / 'network.graphml'}, which only you can read." in heard
    assert (root / "network.graphml").stat().st_mode & 0o777 == 0o600
    assert terminal.on_terminal(["export", "graphml"], root, [])[0] == 3


def test_a_link_in_the_way_is_not_followed(root: Path, run: Callable) -> None:
    (root / "aim.txt").write_text("aim")
    (root / "out.json").symlink_to("aim.txt")

    assert run("export", "json", "--to", "out.json", "--force").status == 3
    assert (root / "aim.txt").read_text() == "aim"


# -- there and back -------------------------------------------------------------------------------


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


def test_the_document_has_the_shape_that_is_promised(root: Path) -> None:
    from jsonschema import Draft202012Validator

    said = json.loads(exported(root, "json", private=True))

    assert list(Draft202012Validator(schemas()["network"]).iter_errors(said)) == []
    assert [note["slug"] for note in said["notes"]] == ["acme", "ada", "bo", "me"]
    assert said["notes"][3]["me"] is True
    assert json_.FILE == "network.json"
