"""The catalogue of all sentences, `netnotes/languages/netnotes.pot`, read off the code.

What is looked up at run time under a name (`mark`), docstrings that are pages (rules, reasons, gates)
and the help of fields are sentences like any other.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import write_po

from netnotes.sentences import paragraphs
from netnotes.views.fields import TABLES

ROOT = Path(__file__).parents[2]
POT = ROOT / "netnotes/languages/netnotes.pot"
#: Functions that look a sentence up, with the places of its forms among their arguments.
KEYWORDS = {"say": None, "tell": None, "mark": None, "count": (1, 2), "tell_count": (1, 2)}
#: Where there is Python.
CODE = ("netnotes", "plugins/mkdocs_netnotes")
#: Where else there are sentences, and how babel reads such files.
PLACES = (
    ("site-overrides", "**/*.html", "jinja2.ext:babel_extract"),
    ("site-overrides/assets/netnotes", "**/*.js", "javascript"),
)
#: Modules whose docstrings are shown, a paragraph a sentence.
SHOWN = (
    "netnotes/lint/rules/[!_]*.py",
    "netnotes/outreach/reasons/[!_]*.py",
    "netnotes/outreach/gates/[!_]*.py",
    "netnotes/messages/checks/[!_]*.py",
    "netnotes/outreach/ask_state.py",
    "netnotes/outreach/standing.py",
)
_NO_DAY = datetime(2026, 1, 1, tzinfo=UTC)


def catalogue() -> Catalog:
    """Every sentence there is, with the files that say it."""
    found = Catalog(
        project="netnotes", copyright_holder="the netnotes authors", charset="utf-8",
        creation_date=_NO_DAY, revision_date=_NO_DAY,
    )  # fmt: skip
    for path, sentence in sorted(_sentences(), key=lambda pair: (pair[0], str(pair[1]))):
        found.add(sentence, locations=[(path, 0)])
    return found


def pot() -> str:
    """The catalogue as a file."""
    buffer = BytesIO()
    write_po(buffer, catalogue(), width=100, include_lineno=False, sort_output=True)
    lines = buffer.getvalue().decode().splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith('"Generated-By'))


def _sentences() -> Iterator[tuple[str, str | tuple[str, ...]]]:
    for folder in CODE:
        for path in sorted((ROOT / folder).glob("**/*.py")):
            for sentence in _in_code(path):
                yield path.relative_to(ROOT).as_posix(), sentence
    for folder, pattern, method in PLACES:
        for path in sorted((ROOT / folder).glob(pattern)):
            if "vendor" in path.parts:
                continue
            with path.open("rb") as file:
                for _, sentence, _, _ in extract(method, file, KEYWORDS):
                    yield path.relative_to(ROOT).as_posix(), sentence
    for pattern in SHOWN:
        for path in sorted(ROOT.glob(pattern)):
            doc = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
            for sentence in paragraphs(doc):
                yield path.relative_to(ROOT).as_posix(), sentence
    for _, table in TABLES.values():
        for field in table.fields.values():
            yield f"{table.__module__.replace('.', '/')}.py", field.help


def _in_code(path: Path) -> Iterator[str | tuple[str, ...]]:
    """What calls by a bare name say: a method of the same name is another thing."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in KEYWORDS:
            places = KEYWORDS[node.func.id] or (1,)
            forms = [getattr(arg, "value", None) for arg in node.args[: len(places)]]
            if len(forms) == len(places) and all(isinstance(form, str) for form in forms):
                yield tuple(forms) if len(forms) > 1 else forms[0]
