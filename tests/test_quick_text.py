"""Text for a terminal, names and days: what is told by a short way is what the long way tells."""

from __future__ import annotations

import sys
import unicodedata
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from netnotes.model.faces import kept_note
from netnotes.model.folding import fold
from netnotes.model.head import head_of
from netnotes.model.parse import parse_note
from netnotes.model.values.day import read_day
from netnotes.reporters import plain, terminal

#: Letters of all widths, blanks, and what nobody sees.
LETTERS = st.text(st.sampled_from("ab -–“é·Ł\u0301\u200b\u3000漢ｱ☕\U0001f600\n\t\x1b\u202e\u2028"))


def columns(text: str) -> int:
    """The columns of a text, each character looked at."""
    wide = (2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
    return sum(0 if unicodedata.combining(c) else w for c, w in zip(text, wide, strict=True))


def test_every_character_takes_the_columns_it_takes() -> None:
    for code in range(sys.maxunicode + 1):
        assert terminal.columns_of(chr(code)) == columns(chr(code)), hex(code)


def test_what_can_be_printed_needs_no_escape() -> None:
    for code in range(sys.maxunicode + 1):
        if chr(code).isprintable():
            assert not plain._UNSEEN.search(chr(code)), hex(code)


@given(LETTERS)
def test_columns_of_a_text(text: str) -> None:
    assert terminal.columns_of(text) == columns(text)


@given(LETTERS)
def test_words_with_the_spaces_before_them(text: str) -> None:
    starts = [i for i in range(1, len(text)) if text[i] == " " and text[i - 1] != " "]
    bounds = zip([0, *starts], [*starts, len(text)], strict=True)
    assert terminal._split(text) == [text[begin:end] for begin, end in bounds]


@given(LETTERS, st.integers(1, 12))
def test_a_cell_in_lines(text: str, width: int) -> None:
    lines = [""]
    for word in text.split():
        joined = f"{lines[-1]} {word}" if lines[-1] else word
        if columns(joined) <= width:
            lines[-1] = joined
            continue
        if lines[-1]:
            lines.append("")
        for char in word:
            if columns(lines[-1] + char) > width:
                lines.append("")
            lines[-1] += char
    assert terminal._fold(text, width) == lines


@given(st.text(st.sampled_from("aZß0-_ .\u0130é\u0301漢\x1c"), max_size=8))
def test_the_key_of_a_note_is_its_slug_folded(slug: str) -> None:
    head = head_of(parse_note(b"---\nname: Ada\n---\n"))
    note = kept_note(f"people/{slug}.md", head, None)  # type: ignore[arg-type]
    assert (note.slug, note.key) == (slug, fold(slug))


@given(st.integers(0, 10_001), st.integers(0, 14), st.integers(0, 33))
def test_a_day_is_one_of_the_calendar(year: int, month: int, day: int) -> None:
    try:
        there = date(year, month, day)
    except ValueError:
        there = None
    assert read_day(f"{year:04}-{month:02}-{day:02}") == there


@given(st.text(st.sampled_from("0123456789-WT٣ "), max_size=11))
def test_nothing_else_is_a_day(text: str) -> None:
    found = read_day(text)
    assert found is None or text.translate({ord("٣"): "3"}) == found.isoformat()
