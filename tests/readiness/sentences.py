"""All that the program can say, as one text: the templates of `outreach/`, `views/`, `messages/`.

    python tests/readiness/sentences.py

It is made from the code, so nothing can be said that is not in it. What a sentence takes from the
notes stands in braces. Read it aloud: is it kind, true and short?
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import netnotes

PACKAGE = Path(netnotes.__file__).parent
ROOMS = ("outreach", "views", "messages")

_WORDS = re.compile(r"[^\W\d_]{2,}")
#: Words in a row that are no sentence: stop words, code, shapes.
_NO_PROSE = re.compile(r"\\[bwsd]|\(\?|^[\w-]+( [\w-]+){6,}$")


class Sentence(NamedTuple):
    """A template, and where it stands."""

    text: str
    place: str


def sentences() -> Iterator[Sentence]:
    """Every template of the rooms that speak, in the order of the files."""
    for room in ROOMS:
        for path in sorted((PACKAGE / room).rglob("*.py")):
            tree = ast.parse(path.read_text("utf-8"))
            silent = set(_silent(tree))
            for node in ast.walk(tree):
                if id(node) in silent or not isinstance(node, (ast.Constant, ast.JoinedStr)):
                    continue
                text = " ".join(_template(node).split())
                spoken = len(_WORDS.findall(re.sub(r"\{[^}]*\}", "", text))) > 1 and " " in text
                if spoken and not _NO_PROSE.search(text):
                    yield Sentence(text, f"{path.relative_to(PACKAGE)}:{node.lineno}")


def _silent(tree: ast.Module) -> Iterator[int]:
    """What is never said: docstrings, what is thrown or asserted, and the parts of an f-string."""
    for node in ast.walk(tree):
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef)):
            first = node.body[0] if node.body else None
            if isinstance(first, ast.Expr):
                yield id(first.value)
        elif isinstance(node, ast.JoinedStr):
            for part in node.values:
                yield id(part)
        elif isinstance(node, ast.Compare) or (
            isinstance(node, ast.Call) and getattr(node.func, "attr", "") in ("compile", "split")
        ):
            yield from (id(part) for part in ast.walk(node))


def _template(node: ast.Constant | ast.JoinedStr) -> str:
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    return "".join(
        str(part.value) if isinstance(part, ast.Constant) else _slot(part) for part in node.values
    )


def _slot(part: ast.expr) -> str:
    """A slot, by the last name in it."""
    said = ast.unparse(part.value if isinstance(part, ast.FormattedValue) else part)
    names = re.findall(r"[a-z]\w*", re.sub(r"'[^']*'|\"[^\"]*\"", "", said))
    return "{" + (names[-1].replace("_", " ") if names else "…") + "}"


if __name__ == "__main__":
    place = ""
    for sentence in sentences():
        file = sentence.place.partition(":")[0]
        if file != place:
            print(f"\n{file}")
            place = file
        print(f"  {sentence.text}")
