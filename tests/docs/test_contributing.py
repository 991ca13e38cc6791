"""Every example of CONTRIBUTING.md, tried in a copy of the package: one file, and the rest follows."""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from package_copy import ADA, EXAMPLES, MESSAGE_TESTS, MKDOCS, ROOT, Copy


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package, and what mypy knows of it already."""
    folder = tmp_path_factory.mktemp("source")
    for name in ("netnotes", "plugins", "site-overrides"):
        # What is just being compiled, by whoever runs other tests, has another name a moment later.
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("*.pyc.*"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    if (ROOT / ".mypy_cache").is_dir():
        shutil.copytree(ROOT / ".mypy_cache", folder / ".mypy_cache")
    return folder


@pytest.fixture
def copy(source: Path, tmp_path: Path) -> Iterator[Copy]:
    made = Copy(source, tmp_path)
    yield made
    made.restore()


def test_the_copy_is_what_runs(copy: Copy) -> None:
    said = copy.run(
        "-c", "import netnotes, mkdocs_netnotes as m; print(netnotes.__file__, m.__file__)"
    )

    assert said.stdout.count(str(copy.source)) == 2


def test_a_diagnostic(copy: Copy) -> None:
    copy.add("A diagnostic").write("bo-chen", "---\nname: BO CHEN\n---\n")

    found = json.loads(copy.netnotes("check", "--json", status=1))["diagnostics"]

    assert [(d["path"], d["line"], d["column"], d["code"], d["name"]) for d in found] == [
        ("people/bo-chen.md", 2, 7, "N299", "shouting-name")
    ]
    assert "copied into messages" in copy.netnotes("explain", "N299")
    assert "copied into messages" in copy.netnotes("explain", "shouting-name")
    assert "N299 shouting-name" in copy.netnotes("show-page", "diagnostics")
    copy.write("bo-chen", "---\nname: BO CHEN # netnotes: ignore[N299] an artist's name\n---\n")
    assert json.loads(copy.netnotes("check", "--json"))["diagnostics"] == []


def test_a_diagnostic_that_can_be_mended(copy: Copy) -> None:
    copy.add("A diagnostic that can be mended").write("bo-chen", "---\nname: Bo Chen,\n---\n")

    assert "help: write Bo Chen\n" in copy.netnotes("check", status=1)
    assert "mended people/bo-chen.md:2:7 N298" in copy.netnotes("check", "--fix")

    note = copy.network / "people" / "bo-chen.md"
    assert note.read_text("utf-8") == "---\nname: Bo Chen\n---\n"
    copy.write("bo-chen", '---\nname: "Chen: Bo,"\n---\n')
    assert "without you" in copy.netnotes("check", "--fix", status=1)  # it would read otherwise
    assert note.read_text("utf-8") == '---\nname: "Chen: Bo,"\n---\n'


def test_a_reason(copy: Copy) -> None:
    copy.add("A reason to reach out")

    found = json.loads(copy.netnotes("due", "--reason", "anniversary", "--json"))["due"]

    assert [(line["slug"], line["reasons"][0]["evidence"]) for line in found] == [
        ("ada-byron", ["people/ada-byron.md:4"])
    ]
    assert "You met two years ago on Monday, 23 November." in copy.netnotes("due")
    assert "[the day you met]" in copy.netnotes("due", "--reason", "anniversary")
    assert "You met two years ago" in copy.netnotes("show-page", "today")
    assert "Reason: anniversary" in copy.netnotes("show-page", "rules")


def test_a_gate(copy: Copy) -> None:
    copy.add("A gate before an ask")
    copy.write("bo-chen", "---\nname: Bo Chen\ncloseness: close\nsnooze: 2026-12-24\n---\n")

    asked = json.loads(copy.netnotes("ask", "check", "bo-chen", "connect", "--json", status=1))[
        "ask"
    ]

    assert (asked["verdict"], asked["decided_by"], asked["until"]) == ("wait", "A16", "2026-12-24")
    assert [rule["evidence"] for rule in asked["rules"] if rule["stops"]] == [
        ["people/bo-chen.md:4"]
    ]
    assert "Whatever the reason was" in copy.netnotes("explain", "A16")


def test_a_page(copy: Copy) -> None:
    copy.add("A page")

    assert "Ada Byron" in copy.netnotes("show-page", "by-city")
    shown = json.loads(copy.netnotes("show-page", "by-city", "--json"))
    assert shown["by_city"] == [{"city": "London", "people": ["ada-byron"]}]
    assert json.loads(copy.netnotes("schema", "by-city"))["required"] == [
        "schema",
        "today",
        "by_city",
    ]
    done = copy.run("-m", "mkdocs", "build", "--strict", "--quiet")
    assert done.returncode == 0, done.stderr
    home = (copy.network / "site" / "index.html").read_text("utf-8")
    assert re.search(r'<a href="by-city/"[^>]*>\s*By city\s*</a>', home)
    page = (copy.network / "site" / "by-city" / "index.html").read_text("utf-8")
    assert re.search(r'<a [^>]*href="../people/ada-byron/"', page)
    (copy.network / "languages").mkdir()
    (copy.network / "languages" / "pt.po").write_text('msgid "By city"\nmsgstr "Por cidade"\n')
    (copy.network / "mkdocs.yml").write_text(f"{MKDOCS}      language: pt\n")
    assert copy.netnotes("show-page", "by-city").startswith("Por cidade\n")


def test_a_command(copy: Copy) -> None:
    copy.add("A command")

    assert "  birthdays " in copy.netnotes("--help")
    assert "Ada Byron" in copy.netnotes("birthdays")
    assert json.loads(copy.netnotes("birthdays", "--json"))["due"][0]["slug"] == "ada-byron"
    assert "netnotes birthdays" in copy.netnotes("birthdays", "--help")


def test_a_command_that_writes(copy: Copy) -> None:
    copy.add("A command that writes")
    note = copy.network / "people" / "ada-byron.md"

    assert "+aliases: [The Countess]" in copy.netnotes(
        "nickname", "ada", "The Countess", "--dry-run"
    )
    assert note.read_text("utf-8") == ADA
    assert copy.netnotes("nickname", "ada", "The Countess") == "Ada Byron\nThe Countess\n"
    assert note.read_text("utf-8") == ADA.replace(
        "diagrams\n", "diagrams\naliases: [The Countess]\n"
    )
    assert "goes by The Countess" in copy.netnotes("undo")
    assert note.read_text("utf-8") == ADA


def test_a_look_at_a_message(copy: Copy) -> None:
    copy.add("A look at a message")
    message = copy.network / "message.txt"
    message.write_text("Hi Ana, your talk on clocks was a joy!!! Thank you.\n\nSam\n")

    found = json.loads(copy.netnotes("draft", "--check", str(message), "--json", status=1))

    assert [(one["line"], one["column"], one["code"]) for one in found["findings"]] == [
        (1, 38, "D99")
    ]
    assert "nobody can see that you smile" in copy.netnotes("explain", "D99")


def test_a_field(copy: Copy) -> None:
    copy.add("A field").write("bo-chen", "---\nname: Bo Chen\neats: no nuts\n---\n")

    shown = json.loads(copy.netnotes("show", "bo-chen", "--json"))["person"]

    assert shown["eats"] == "no nuts"
    assert "no nuts" in copy.netnotes("show", "bo-chen")
    assert "What they eat" in copy.netnotes("fields", "person", "--json")
    assert "eats" in json.loads(copy.netnotes("schema", "person"))["properties"]
    assert json.loads(copy.netnotes("check", "--json"))["diagnostics"] == []


def test_a_kind_of_value(copy: Copy) -> None:
    copy.add("A kind of value").write("bo-chen", "---\nname: Bo Chen\nbest_time: 12:30\n---\n")
    copy.write("cy-young", "---\nname: Cy Young\nbest_time: noon\n---\n")

    shown = json.loads(copy.netnotes("show", "bo-chen", "--json"))["person"]
    found = json.loads(copy.netnotes("check", "--json", status=1))["diagnostics"]

    assert shown["best_time"] == "12:30"
    assert [(d["path"], d["line"], d["column"], d["end_column"]) for d in found] == [
        ("people/cy-young.md", 3, 12, 16)
    ]
    assert "a time of day" in copy.netnotes("fields", "person", "--json")
    assert "pattern" in json.loads(copy.netnotes("schema", "person"))["properties"]["best_time"]


def test_a_format_of_export(copy: Copy) -> None:
    copy.add("A format of export").write("bo", "---\nname: Bo\nphone: [0171234, +351 21]\n---\n")

    done = copy.run("-m", "netnotes", "export", "phone-list")

    assert done.stdout == "Bo: 0171234\nBo: +351 21\n"
    assert "to print and put beside the telephone" in copy.netnotes("export")


def test_a_format_of_check(copy: Copy) -> None:
    copy.add("A format of check").write("bo-chen", "---\nname: Bo Chen\nmet: 2026-13-01\n---\n")

    assert copy.netnotes("check", "--format", "gcc", status=1) == (
        "people/bo-chen.md:3:6: error: “2026-13-01”: there is no such day [N203]\n"
    )
    assert "gcc" in copy.netnotes("check", "--help")


def test_a_setting(copy: Copy) -> None:
    copy.add("A setting")

    asked = (
        "from netnotes.config import load_settings, Path; print(load_settings(Path()).news_window)"
    )
    assert copy.run("-c", asked).stdout == "30\n"
    assert "How long somebody's news is news" in copy.netnotes("fields", "settings", "--json")
    assert "news_window" in json.loads(copy.netnotes("schema", "settings"))["properties"]
    (copy.network / "mkdocs.yml").write_text(f"{MKDOCS}      news_window: soon\n")
    found = json.loads(copy.netnotes("check", "--json", status=1))["diagnostics"]
    assert [(d["path"], d["line"], d["column"]) for d in found] == [("mkdocs.yml", 8, 20)]


def test_a_kind_of_message(copy: Copy) -> None:
    copy.add("A kind of message")
    (copy.network / "mkdocs.yml").write_text(f"{MKDOCS}      me: ada-byron\n")
    copy.write("bo-chen", "---\nname: Bo Chen\ncloseness: close\n---\n")

    said = copy.netnotes("draft", "bo-chen", "congratulations", "--what", "the new shop opened")

    assert "Subject: So glad for you\n" in said
    assert "I heard of it: the new shop opened. I am so glad for you.\n" in said


def test_an_importer(copy: Copy) -> None:
    copy.add("An importer")
    (copy.network / "cards.txt").write_text("ROLODEX\nAda Byron; 020 7946 0000\n\nBo Chen\n")

    plan = json.loads(copy.netnotes("import", "cards.txt", "--json"))

    assert plan["sources"] == ["Rolodex"]
    assert [one["path"] for one in plan["new"]] == ["people/bo-chen.md"]
    assert [one["records"] for one in plan["unsure"]] == [["cards.txt:2"]]
    assert [(one["record"], one["why"]) for one in plan["skipped"]] == [
        ("cards.txt:3", "the card is blank")
    ]


def test_a_facet(copy: Copy) -> None:
    copy.add("A question that find answers").write("bo-chen", "---\nname: Bo Chen\n---\n")

    found = json.loads(copy.netnotes("find", "vibe:diagrams", "--json"))["find"]

    assert [one["slug"] for one in found] == ["ada-byron"]
    refused = copy.run("-m", "netnotes", "find", "moon:full")
    assert refused.returncode == 2
    assert "vibe" in refused.stderr


def test_another_language(copy: Copy) -> None:
    copy.add("Another language")
    english = copy.netnotes("due")

    (copy.network / "mkdocs.yml").write_text(f"{MKDOCS}      language: de\n", "utf-8")
    german = copy.netnotes("due")
    own = copy.network / "languages/de.po"
    own.parent.mkdir()
    own.write_text('msgid "Wednesday"\nmsgstr "Mittwoch!"\n', "utf-8")

    assert "on Wednesday, 25 November" in english
    assert "am Mittwoch, dem 25. November" in german
    assert "on Mittwoch!, 25 November" in copy.netnotes("due")
    assert json.loads(copy.netnotes("due", "--json"))["due"][0]["slug"] == "ada-byron"


def test_all_of_them_together(copy: Copy) -> None:
    """They keep the style, the types and the layers; their examples are true; documents have them."""
    for title in EXAMPLES:
        copy.add(title)
    paths = {addition.path for listed in EXAMPLES.values() for addition in listed}
    added = sorted(path for path in paths if path.endswith(".py"))

    for check in (["ruff", "check"], ["ruff", "format", "--check"], ["mypy"]):
        done = copy.run("-m", *check, *added, folder=copy.source)
        assert done.returncode == 0, done.stdout + done.stderr
    compiled = shutil.ignore_patterns("__pycache__", "shots")
    shutil.copytree(ROOT / "tests", copy.source / "tests", ignore=compiled)
    tests = ["tests/test_layers.py", "tests/test_rules.py", "tests/readiness/test_gates.py"]
    messages = "tests/messages/test_draft_check.py::test_"
    tests += [f"{messages}{name}" for name in MESSAGE_TESTS]
    done = copy.run("-m", "pytest", "-q", "-p", "no:cacheprovider", *tests, folder=copy.source)
    assert done.returncode == 0, done.stdout
    told = copy.run(
        "-c",
        "from reference import *; print(reference(), command_table())",
        folder=Path(__file__).parent,
    )
    for word in (
        "N299",
        "`anniversary`",
        "A16",
        "By city",
        "netnotes birthdays",
        "`eats`",
        "`best_time`",
        "`news_window`",
        "`vibe:`",
        "netnotes nickname",
        "D99",
    ):
        assert word in told.stdout, word


def test_nothing_is_left_untried() -> None:
    tried = set(re.findall(r'\.add\("(.+?)"\)', Path(__file__).read_text("utf-8")))

    assert tried == set(EXAMPLES)
