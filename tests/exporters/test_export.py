"""What goes out: for other programs as they read it."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Callable
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from netnotes import exporters
from netnotes.exporters import json_
from netnotes.views.schemas import schemas

sys.path.insert(0, str(Path(__file__).parent))
from exporting import TEXTS, exported

SECRETS = ("secret", "mood", "Zed", "Initech", ">close<", '"close"', "target: ", '"target": "yes')


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
    spec = spec_from_file_location("terminal", Path(__file__).parents[1] / "writing/terminal.py")
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


# -- the document ----------------------------------------------------------------------------------


def test_the_document_has_the_shape_that_is_promised(root: Path) -> None:
    from jsonschema import Draft202012Validator

    said = json.loads(exported(root, "json", private=True))

    assert list(Draft202012Validator(schemas()["network"]).iter_errors(said)) == []
    assert [note["slug"] for note in said["notes"]] == ["acme", "ada", "bo", "me"]
    assert said["notes"][3]["me"] is True
    assert json_.FILE == "network.json"
