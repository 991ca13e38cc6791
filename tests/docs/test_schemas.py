"""The schemas that are promised hold: what goes in, and what every reading command prints."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from netnotes.cli import main
from netnotes.views.registry import pages
from netnotes.views.schemas import schemas

ROOT = Path(__file__).parents[2]
NOTES = sorted((ROOT / "people").rglob("*.md"))

#: How the shapes are printed that are no page of their own.
COMMANDS = {
    "show": ["show", "alice-nguyen"],
    "show-org": ["show", "acme"],
    "check": ["check"],
    "export": ["export"],
    "network": ["export", "json", "--private-fields"],
    "find": ["find", "city:lisbon"],
    "doctor": ["doctor"],
    "ask": ["ask", "check", "alice-nguyen", "introduction"],
    "paths": ["paths", "acme"],
    "values": ["values", "tags"],
    "event": ["event", "Muro Sul"],
    "ask-ideas": ["ask", "ideas"],
    "draft": ["draft", "alice-nguyen", "introduction", "--to", "globex"],
    "draft-check": ["draft", "--check", str(ROOT / "tests/messages/cases/texts.md")],
    "ask-sheet": ["ask", "sheet", "alice-nguyen", "introduction", "--to", "globex"],
}
#: How those are printed that come of writing: each in a copy of its own.
WRITERS = {
    "log": ["log", "alice-nguyen", "bo-chen", "coffee", "launch stories"],
    "jot": ["jot", "alice-nguyen", "--promise", "bring pears"],
    "done": ["done", "alice-nguyen", "paper"],
    "milestone": ["milestone", "interview at Acme"],
    "landed": ["landed", "--at", "Acme"],
    "sweep": ["sweep", "photos"],
    "import-plan": ["import", str(ROOT / "tests/importers/files"), "--apply", "--log"],
    "check-fix": ["check", "--fix"],
    "sheet": ["sheet", "--apply", str(ROOT / "tests/writing/sheet.csv")],
    "new": ["new", "Mary Somerville", "--email", "mary@sea.example"],
    "set": ["set", "alice-nguyen", "cadence", "monthly"],
    "snooze": ["snooze", "alice-nguyen", "in 2 weeks"],
    "target": ["target", "initech", "acme"],
    "ask-sent": ["ask", "add", "alice-nguyen", "connect", "--what", "A walk by the river"],
}
PAGES = {page.name: ["show-page", page.name] for page in pages()}
INPUTS = {"note", "person", "org", "settings"}
SHAPES = sorted(set(schemas()) - INPUTS)


@cache
def validator(name: str) -> Draft202012Validator:
    schema = schemas()[name]
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


def wrong(name: str, instance: Any) -> list[str]:
    return [
        f"{error.json_path}: {error.message}" for error in validator(name).iter_errors(instance)
    ]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sample network."""
    folder = tmp_path_factory.mktemp("sample")
    shutil.copytree(ROOT / "people", folder / "people")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    main(list(arguments))
    return json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("name", SHAPES)
def test_what_is_printed_has_its_shape(
    name: str, sample: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    words = WRITERS.get(name) or COMMANDS.get(name) or PAGES.get(name) or [name]
    if name in WRITERS:
        sample = shutil.copytree(sample, tmp_path / "own")

    said = printed(capsys, "-C", str(sample), *words, "--json")

    assert wrong(name, said) == []


def test_every_page_has_a_shape_or_says_nothing_as_json(
    sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, words in PAGES.items():
        said = printed(capsys, "-C", str(sample), *words, "--json")
        assert said["schema"] == 1, name
        assert set(said) == {"schema", "today"} or any(wrong(one, said) == [] for one in SHAPES), (
            name
        )


@pytest.mark.parametrize("name", sorted(schemas()))
def test_a_command_prints_the_schema(
    name: str, capsys: pytest.CaptureFixture[str], sample: Path
) -> None:
    assert printed(capsys, "schema", name, "-C", str(sample)) == schemas()[name]


def test_everyone_can_be_shown(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for path in NOTES:
        said = printed(capsys, "-C", str(sample), "show", path.stem, "--json")
        assert wrong("show-org" if "org" in said else "show", said) == [], path


def test_json_is_the_same_in_a_real_process(sample: Path) -> None:
    """Nothing but the object on stdout, before the command and after it."""
    base = [sys.executable, "-m", "netnotes", "-C", str(sample)]
    before, after = (
        subprocess.run([*base, *words], capture_output=True, encoding="utf-8", check=True).stdout
        for words in (["--json", "due"], ["due", "--json"])
    )

    assert before == after
    assert wrong("due", json.loads(after)) == []


# -- what goes in ---------------------------------------------------------------------------------


def front_matter(text: str) -> Any:
    """As an editor with YAML 1.2 would read it: yes and no are words, a date is text."""
    return yaml.load(text.split("---\n")[1], Loader=_EditorLoader)


class _EditorLoader(yaml.SafeLoader):
    """YAML's core schema, which is what editors hold against a JSON Schema."""


_EditorLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in found if tag.endswith((":int", ":null", ":float"))]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@pytest.mark.parametrize("path", NOTES, ids=lambda path: path.stem)
def test_the_sample_notes_fit_the_schema(path: Path) -> None:
    assert wrong("note", front_matter(path.read_text("utf-8"))) == []


@pytest.mark.parametrize(
    "fields",
    [
        "title: Engineer",
        "name: [a, b]",
        "name: Ada\nmet: yesterday",
        "name: Ada\nmet: 2026-5-1",
        "name: Ada\nlinks: {home: ftp://ada.example}",
        "name: Ada\ncloseness: best friends",
        "name: Ada\nasks: [{what: no kind}]",
        "name: Ada\nasks: [{kind: advice, minutes: a few}]",
        "name: Ada\nknows: [12]",
        "kind: org\ncity: Lisbon",
        "kind: org\nname: Acme\nsize: many",
    ],
)
def test_wrong_notes_do_not(fields: str) -> None:
    assert wrong("note", front_matter(f"---\n{fields}\n---\n")) != []


def test_the_sample_settings_fit_the_schema() -> None:
    settings = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), Loader=_EditorLoader)

    section = next(one["netnotes"] for one in settings["plugins"] if isinstance(one, dict))
    assert wrong("settings", section) == []
    assert wrong("settings", {**section, "day_size": "five"}) != []
