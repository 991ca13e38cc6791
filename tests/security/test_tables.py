"""Tables that go out: no spreadsheet runs a cell, and what comes back is what went out."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netnotes.model.cells import neutral, unmarked

FORMULAS = [
    '=HYPERLINK("https://a.example","x")', "+1+1", "-2+3", "@SUM(1)", "\t=1", "\r=1", "\n=1", " =1", "＝1",
    "＋1", "－1", "＠x", "'=1", "''+1", "\u00a0=cmd|' /C calc'!A0",
]  # fmt: skip
#: What the programs that open such a file take for a formula, once they have looked past blanks.
RUNS = tuple("=+-@＝＋－＠\t\r\n")


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_becomes_a_text_and_comes_back(text: str) -> None:
    assert not neutral(text).lstrip(" \u00a0").startswith(RUNS)
    assert unmarked(neutral(text)) == text


@given(st.text(st.sampled_from("'=+-@＝＋－＠ \u00a0\t\r\nab1")))
def test_any_cell_comes_back(text: str) -> None:
    assert unmarked(neutral(text)) == text
    assert not neutral(text).lstrip(" \u00a0").startswith(RUNS)


def test_in_the_export_every_cell_is_a_text_unless_it_is_to_be_raw(
    write: Callable[..., Path], run: Callable[..., Any]
) -> None:
    texts = [text for text in FORMULAS if text.isprintable() and text == text.strip()]
    write(
        {
            f"people/p{number}.md": f"---\nname: {_quoted(text)}\ncity: {_quoted(text)}\n---\n"
            for number, text in enumerate(texts)
        }
    )

    tame = _rows(run("export", "csv").out)
    wild = _rows(run("export", "csv", "--raw").out)

    assert len(tame) == len(texts) >= 6
    for row in tame:
        assert not any(cell.lstrip().startswith(RUNS) for cell in row.values())
    assert sorted(row["city"] for row in wild) == sorted(texts)
    assert sorted(unmarked(row["city"]) for row in tame) == sorted(texts)
    assert run("export", "json", "--raw").status == 2


def test_an_import_takes_the_mark_off_again(
    write: Callable[..., Path], run: Callable[..., Any]
) -> None:
    root = write(
        {"people/ada.md": '---\nname: Ada\nphone: "+351 210 000 000"\ncity: "@home"\n---\n'}
    )
    table = run("export", "csv").out
    assert "'+351 210 000 000" in table
    assert "'@home" in table
    (root / "people/ada.md").unlink()
    (root / "back.csv").write_text(table, "utf-8", newline="")

    done = run("import", "back.csv", "--as", "table", "--map", "guess", "--apply")

    assert done.status == 0, done.err
    (note,) = (root / "people").glob("*.md")
    assert "+351 210 000 000" in note.read_text()
    assert "'+" not in note.read_text()
    assert 'city: "@home"' in note.read_text()


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _rows(out: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(out.removeprefix("\ufeff"))))
