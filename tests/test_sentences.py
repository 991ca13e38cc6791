"""Sentences in another language: how its file is read, what is left out, and how the code says them."""

from __future__ import annotations

import ast
import json
import re
import runpy
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from netnotes import sentences
from netnotes.config import load_settings
from netnotes.sentences import Catalogue, count, retold, say, tell
from netnotes.words import ago, calendar, listing, so_many

ROOT = Path(__file__).parents[1]
CODE = sorted([*ROOT.glob("netnotes/**/*.py"), *ROOT.glob("plugins/**/*.py")])
CATALOGUE = runpy.run_path(str(ROOT / "tests/docs/sentences.py"))
#: How many of the first arguments of each are looked up.
LOOKS_UP = {"say": 1, "tell": 1, "mark": 1, "count": 2, "tell_count": 2}

CZECH = """\
msgid ""
msgstr ""
"Language: cs\\n"
"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : (n>=2 && n<=4) ? 1 : 2);\\n"

msgid "{n} tie"
msgid_plural "{n} ties"
msgstr[0] "{n} vazba"
msgstr[1] "{n} vazby"
msgstr[2] "{n} vazeb"

msgid "{rest} and {last}"
msgstr "{rest} a {last}"

msgid "at {place}"
msgstr "v {plcae}"

msgid "with {people}"
msgstr "s {people"

msgid "Ask {name}"
msgstr "{name.__class__}"

#, fuzzy
msgid "today"
msgstr "dnes, myslím"

msgid "tomorrow"
msgstr "zítra"

msgid "yesterday"
msgstr ""
"""


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    """Whatever a test speaks, the next one speaks English."""
    yield
    sentences.speak(Catalogue())


@pytest.fixture
def czech() -> None:
    sentences.speak(sentences.read("cs", CZECH.encode()))


@pytest.mark.usefixtures("czech")
@pytest.mark.parametrize(
    ("n", "said"),
    [(0, "0 vazeb"), (1, "1 vazba"), (3, "3 vazby"), (5, "5 vazeb"), (22, "22 vazeb")],
)
def test_a_number_takes_one_of_as_many_forms_as_the_language_has(n: int, said: str) -> None:
    assert count("{n} tie", "{n} ties", n) == said


@pytest.mark.usefixtures("czech")
def test_what_changes_in_a_sentence_stands_where_the_language_puts_it() -> None:
    assert listing(["Ada", "Bo", "Cy"]) == "Ada, Bo a Cy"
    sentences.speak(Catalogue("xx", {"{one} knows {other}": "{other} ← {one}"}))
    assert tell("{one} knows {other}", one="Ada", other="Bo") == ("Bo ← Ada",)


@pytest.mark.usefixtures("czech")
def test_what_is_not_translated_is_said_in_english() -> None:
    assert say("Nothing here") == "Nothing here"
    assert say("yesterday") == "yesterday"
    assert say("today") == "today"  # a guess of the editor's, which nobody has looked at
    assert say("tomorrow") == "zítra"
    assert count("{n} result", "{n} results", 2) == "2 results"


@pytest.mark.usefixtures("czech")
def test_a_translation_with_other_braces_is_left_out() -> None:
    assert say("at {place}", place="home") == "at home"
    assert say("with {people}", people="Bo") == "with Bo"
    assert say("Ask {name}", name="Bo") == "Ask Bo"


def test_a_docstring_keeps_its_examples_and_its_lists() -> None:
    doc = "A name\nin two lines.\n\n- one\n- two\n\nBad:\n\n    name: ADA\n"
    sentences.speak(Catalogue("xx", {"A name in two lines.": "Jméno.", "- two": "- dvě"}))

    assert retold(doc) == "Jméno.\n\n- one\n- dvě\n\nBad:\n\n    name: ADA"
    assert sentences.paragraphs(doc) == ["A name in two lines.", "- one", "- two"]


@pytest.mark.usefixtures("czech")
def test_days_and_spans_are_sentences(day) -> None:
    assert ago(day, day) == "today"
    assert (calendar(day, day), so_many(2, "week")) == ("21 November", "two weeks")


@pytest.fixture
def day():
    from datetime import date

    return date(2026, 11, 21)


def network_in(root: Path, language: str, **files: str) -> Path:
    """A network whose language is this one, with files of languages beside its notes."""
    (root / "people").mkdir()
    (root / "people/ada.md").write_text("---\nname: Ada\nvip: yes\nbirthday: soon\n---\n", "utf-8")
    (root / "mkdocs.yml").write_text(
        f"plugins:\n  - netnotes:\n      today: 2026-11-21\n      language: {language}\n", "utf-8"
    )
    (root / "languages").mkdir()
    for name, text in files.items():
        (root / f"languages/{name}.po").write_text(text, "utf-8")
    return root


def test_a_language_that_is_not_there_is_a_finding(tmp_path: Path) -> None:
    settings = load_settings(network_in(tmp_path, "cz", cs=CZECH))

    (problem,) = settings.problems

    assert (problem.rule, problem.span[:2]) == ("bad-setting", (4, 17))
    assert problem.message == "`cz` has no file in `languages/`; there are en, cs"
    settings.speak()
    assert sentences.spoken().language == "en"


@pytest.mark.parametrize(
    "text",
    [
        'msgid "a"\nmsgstr "b"\nand so on\n',
        'msgid ""\nmsgstr "Plural-Forms: nplurals=INTEGER; plural=EXPRESSION;\\n"\n',
        'msgid ""\nmsgstr "Plural-Forms: nplurals=2; plural=(n != ;\\n"\n',
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=nope\\n"\n\nmsgid "á"\nmsgstr "b"\n',
    ],
)
def test_a_file_that_cannot_be_read_is_a_finding_and_english_is_spoken(
    tmp_path: Path, text: str
) -> None:
    settings = load_settings(network_in(tmp_path, "cs", cs=text))

    (problem,) = settings.problems

    assert (problem.rule, problem.span[:2]) == ("bad-setting", (4, 17))
    assert problem.message.startswith("`cs` has a file that cannot be read, so English is spoken: ")
    assert "\n" not in problem.message
    settings.speak()
    assert say("tomorrow") == "tomorrow"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('msgid "tomorrow"\nmsgstr "zítra\n', 2),
        ('msgid "tomorrow\nmsgstr "zítra"\n', 1),
        ('# a remark\nmsgid "tomorrow"\nmsgstr ""\n"zít\nra"\n', 4),
        ('msgid "tomorrow"\nmsgstr "zítra\\"\n', 2),
        ('msgid "tomorrow"\nmsgstr zítra\n', 2),
        ('msgid "tomorrow"\n\ngarbage\n', 3),
    ],
)
def test_the_line_of_a_file_that_cannot_be_read_is_said(
    tmp_path: Path, text: str, line: int
) -> None:
    (problem,) = load_settings(network_in(tmp_path, "cs", cs=text)).problems

    assert f"English is spoken: line {line}: " in problem.message


def test_what_was_found_in_a_note_is_said_again_in_another_language(tmp_path: Path) -> None:
    """What is kept between runs is kept as it was said."""
    found = [m.id for m in CATALOGUE["catalogue"]() if isinstance(m.id, str) and m.id]
    said = [json.dumps(text, ensure_ascii=False) for text in found]
    other = "\n\n".join(f'msgid {english}\nmsgstr "Ne."' for english in said)
    root = network_in(tmp_path, "en", cs=other)
    config = root / "mkdocs.yml"

    def checked() -> str:
        command = [sys.executable, "-m", "netnotes", "-C", str(root), "check"]
        done = subprocess.run(
            command, capture_output=True, encoding="utf-8", check=False, timeout=600
        )
        return done.stdout

    english = checked()
    config.write_text(config.read_text("utf-8").replace("language: en", "language: cs"), "utf-8")
    czech = checked()
    config.write_text(config.read_text("utf-8").replace("language: cs", "language: en"), "utf-8")

    assert "N202 unknown-field: `vip` is not a field of a person" in english
    assert "N202 unknown-field: Ne." in czech
    assert checked() == english


# -- how the code says sentences ----------------------------------------------------------------


def calls(path: Path) -> Iterator[ast.Call]:
    """The calls that look a sentence up."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in LOOKS_UP:
            yield node


def test_no_sentence_is_put_together_where_it_is_said() -> None:
    """What is looked up is a text as it stands, or the name of one that is marked elsewhere."""
    glued = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path in CODE
        for call in calls(path)
        for form in call.args[: LOOKS_UP[getattr(call.func, "id", "")]]
        if isinstance(form, (ast.JoinedStr, ast.BinOp, ast.IfExp))
    ]

    assert not glued


def test_every_name_in_braces_is_filled() -> None:
    """What stands in braces is said by every call, and by no call anything else."""
    wrong = []
    for path in CODE:
        for call in calls(path):
            name = getattr(call.func, "id", "")
            forms = [getattr(form, "value", None) for form in call.args[: LOOKS_UP[name]]]
            if name == "mark" or not all(isinstance(form, str) for form in forms):
                continue
            given = {keyword.arg for keyword in call.keywords}
            given |= {"n"} if "count" in name else set()
            asked = {n for form in forms for n in re.findall(r"\{(\w+)\}", form)}
            # A sentence that is filled with nothing may speak of braces; a count may do without `n`.
            if given and None not in given and asked - {"n"} != given - {"n"}:
                wrong.append(f"{path.relative_to(ROOT)}:{call.lineno}: {forms[0]}")

    assert not wrong


def test_no_sentence_is_counted_in_one_place_and_said_in_another() -> None:
    """They would be one entry of the catalogue, with forms that `say` could not choose from."""
    counted = {m.id[0] for m in CATALOGUE["catalogue"]() if isinstance(m.id, tuple)}
    firsts = [
        (call.func.id, call.args[0].value)
        for path in CODE
        for call in calls(path)
        if isinstance(call.func, ast.Name) and isinstance(call.args[0], ast.Constant)
    ]
    said = {form for name, form in firsts if "count" not in name}

    assert counted & said == set()


def test_the_catalogue_names_no_place_of_this_machine() -> None:
    text = CATALOGUE["POT"].read_text("utf-8")

    assert str(ROOT) not in text
    assert "netnotes/words.py" in text
