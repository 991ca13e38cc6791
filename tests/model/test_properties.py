"""What holds for every text there is: nothing raises, places are true, nothing takes long."""

from __future__ import annotations

import marshal
import re
import time
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from netnotes.model.compose import compose
from netnotes.model.log import CHANNELS
from netnotes.model.nodes import Pairs, Scalar, walk
from netnotes.model.note import Note
from netnotes.model.packed import pack, unpack
from netnotes.model.parse import make_note, parse_note

PEOPLE = Path(__file__).parents[2] / "people"
SEEDS = [path.read_bytes() for path in sorted(PEOPLE.rglob("*.md"))]

#: Bits that mean something somewhere in a note.
BITS = st.sampled_from(
    ["---\n", "name: A\n", "- ", "* ", "+ ", "## Log\n", "## Milestones\n", "## Sweeps\n", "## Why\n",
     "## Top of mind\n", "2026-11-05", "16:00", " coffee", " with ", " at ", " and ", ", ", ": ", ":",
     "[[", "]]", "[ ] ", "[x] ", "|", "#", "#gave", "%%", "<!--", "-->", "`", "```\n", "~~~\n", "\n",
     "\r\n", "\r", "  ", "\t", "(due ", ")", "📅 ", "applied", " thanks to ", "asks:\n", "  - kind: pitch\n",
     "{", "}", "[", "]", "'", '"', "&a", "*a", "!!x", "<<: ", "\ufeff", "\u2028", "\x00", "é", "日本", "🙂"]
)  # fmt: skip
TEXTS = st.lists(BITS | st.text(max_size=6), max_size=40).map("".join)


def notes_of(raw: bytes) -> Note:
    """Parse, and touch everything that a note can say."""
    note = make_note("people/ada.md", parse_note(raw))
    for name in type(note).fields:
        getattr(note, "from_" if name == "from" else name)
    _ = (note.log, note.tasks, note.mind, note.news, note.questions, note.milestones, note.sweeps)
    _ = (note.mentions, note.problems, note.prose, note.extra, note.names, note.suppressions)
    return note


def check_places(raw: bytes) -> None:
    """Every span lies within the text."""
    note = notes_of(raw)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return
    text = re.sub(r"\r(?!\n)", " " if "\n" in text.rstrip("\n") else "\n", text)
    lines = text.replace("\r\n", "\n").split("\n")
    spans = [p.span for p in note.problems] + [m.span for m in note.mentions]
    spans += [note.span(name) for name in note.places if name]
    spans += [span for p in note.problems if p.fix for span, _ in p.fix.edits]
    for span in spans:
        assert (span.line, span.column) <= (span.end_line, span.end_column), span
        assert 1 <= span.line <= span.end_line <= len(lines) + 1, span
        for line, column in ((span.line, span.column), (span.end_line, span.end_column)):
            length = len(lines[line - 1]) if line <= len(lines) else 0
            assert 1 <= column <= length + 2, span


@given(st.binary(max_size=300))
def test_any_bytes_are_read(raw: bytes) -> None:
    check_places(raw)


@given(TEXTS, st.booleans())
@settings(max_examples=400)
@example("## Milestones\n- 2026-01-01 applied at ,\n", True)
@example("## Milestones\n- 2026-01-01 applied at [[ ]] thanks to ,:\n", True)
def test_any_text_is_read(text: str, begun: bool) -> None:
    check_places((("---\nname: A\n---\n" if begun else "") + text).encode("utf-8", "surrogatepass"))


@given(TEXTS)
@settings(max_examples=300)
def test_any_front_matter_is_read(text: str) -> None:
    check_places(f"---\nname: A\n{text}\n---\n".encode("utf-8", "surrogatepass"))


@given(st.sampled_from(SEEDS), st.data())
@settings(max_examples=200)
def test_real_notes_with_a_wound_are_read(raw: bytes, data: st.DataObject) -> None:
    text = raw.decode()
    for _ in range(data.draw(st.integers(1, 4))):
        begin = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(begin, min(begin + 30, len(text))))
        text = text[:begin] + data.draw(BITS | st.text(max_size=3)) + text[end:]
    check_places(text.encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize("raw", SEEDS)
def test_the_text_at_the_place_of_a_plain_value_is_the_value(raw: bytes) -> None:
    front = raw.decode().split("---\n")[1]
    lines = raw.decode().split("\n")
    node, problems = compose(front, first_line=2)
    assert not problems
    assert isinstance(node, Pairs)
    plain = [
        n for n in walk(node) if isinstance(n, Scalar) and n.plain and n.text and "[[" not in n.text
    ]
    assert plain
    for scalar in plain:
        span = scalar.span
        if span.line == span.end_line:
            assert lines[span.line - 1][span.column - 1 : span.end_column - 1] == scalar.text


@pytest.mark.parametrize("raw", SEEDS)
def test_plain_data_survives_the_cache(raw: bytes) -> None:
    data = parse_note(raw)
    hand, rest = pack(data)
    kept = marshal.loads(marshal.dumps(hand))
    one = make_note("people/ada.md", data)
    other = make_note("people/ada.md", kept, lambda: unpack(rest))
    assert one.places == other.places
    assert (one.days, one.notable, one.shared) == (other.days, other.notable, other.shared)
    for name in type(one).fields:
        if name not in ("asks", "knows", "past", "related", "gifts", "openings"):
            assert getattr(one, name) == getattr(other, name)
    assert (one.log, one.tasks, one.problems) == (other.log, other.tasks, other.problems)
    assert (one.mentions, one.milestones, one.prose) == (
        other.mentions,
        other.milestones,
        other.prose,
    )


@given(TEXTS.filter(lambda text: "\r" not in text))
@settings(max_examples=300)
def test_crlf_and_lf_say_the_same(text: str) -> None:
    same_in_crlf(f"---\nname: A\n---\n{text}")


@pytest.mark.parametrize("raw", SEEDS)
def test_crlf_and_lf_say_the_same_of_real_notes(raw: bytes) -> None:
    same_in_crlf(raw.decode())


def same_in_crlf(text: str) -> None:
    """The same plain data, whatever the line endings."""
    one = parse_note(text.encode("utf-8", "surrogatepass"))
    other = parse_note(text.replace("\n", "\r\n").encode("utf-8", "surrogatepass"))
    assert one | {"hash": ""} == other | {"hash": ""}


# -- the grammar of the log, from its parts ---------------------------------------------------

WORDS = st.text("abcdefgäöü日é0123456789'()!?-", min_size=1, max_size=8)
PHRASES = st.lists(
    WORDS.filter(lambda word: word not in ("in", "out", "at", "with", "and")),
    min_size=1,
    max_size=4,
).map(" ".join)
NAMES = PHRASES.filter(lambda name: not name.startswith("-"))

#: A number behind `at` is a time that was put in the wrong place.
PLACES = PHRASES.filter(lambda place: not place[0].isdigit())


@st.composite
def entries(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    """A well-formed entry and its parts."""
    parts: dict[str, Any] = {
        "box": draw(st.sampled_from(["", " ", "x"])),
        "day": draw(st.dates(date(1990, 1, 1), date(2099, 12, 31))),
        "time": draw(st.just("") | st.times().map(lambda time: f"{time:%H:%M}")),
        "channel": draw(
            st.sampled_from([*CHANNELS["in_person"], *CHANNELS["written"], "climbing"])
        ),
        "direction": draw(st.sampled_from(["", "in", "out"])),
        "people": draw(st.lists(st.tuples(NAMES, st.booleans()), max_size=3)),
        "place": draw(st.just("") | PLACES),
        "text": draw(st.just("") | PHRASES),
    }
    company = [f"[[{name}]]" if linked else name for name, linked in parts["people"]]
    joined = ", ".join(company)
    if len(company) > 1 and draw(st.booleans()):
        joined = f"{', '.join(company[:-1])} and {company[-1]}"
    tail = [f"with {joined}"] if company else []
    if parts["place"]:
        tail.insert(draw(st.integers(0, len(tail))), f"at {parts['place']}")
    head = [f"[{parts['box']}]"] if parts["box"] else []
    head += [str(parts["day"]), parts["time"], parts["channel"], parts["direction"], *tail]
    line = draw(st.sampled_from("-*+")) + " " + " ".join(filter(None, head))
    return f"{line}: {parts['text']}" if parts["text"] else line, parts


@given(st.lists(entries(), min_size=1, max_size=5))
@settings(max_examples=300)
def test_a_well_formed_log_is_read_back_to_its_parts(
    found: list[tuple[str, dict[str, Any]]],
) -> None:
    log = "\n".join(line for line, _ in found)
    note = notes_of(f"---\nname: A\n---\n\n## Log\n\n{log}\n".encode())
    assert note.problems == []
    assert len(note.log) == len(found)
    for entry, (_, parts) in zip(note.log, found, strict=True):
        read = entry._asdict() | {"day": entry.day, "people": [c[:2] for c in entry.companions]}
        assert {name: read[name] for name in parts} == parts


@given(st.lists(entries(), min_size=1, max_size=5))
def test_the_short_way_to_an_entry_leads_where_the_whole_grammar_does(
    found: list[tuple[str, dict[str, Any]]],
) -> None:
    log = "\n".join(line for line, _ in found)
    raw = f"---\nname: A\n---\n\n## Log\n\n{log}\n".encode()
    short = parse_note(raw)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("netnotes.model.entry._plain_entry", lambda *_: None)
        assert parse_note(raw) == short


@given(st.lists(entries(), max_size=8), st.dates(date(1990, 1, 1), date(2099, 12, 31)))
def test_the_days_of_interactions_are_those_of_the_entries(
    found: list[tuple[str, dict[str, Any]]], today: date
) -> None:
    log = "\n".join(line for line, _ in found)
    note = notes_of(f"---\nname: A\n---\n\n## Log\n\n{log}\n".encode())
    expected = {entry.ordinal for entry in note.log if entry.interacts(today)}
    assert set(note.days_until(today.toordinal())) == expected


# -- time ------------------------------------------------------------------------------------

HEAD = "---\nname: A\n---\n"
LOG = HEAD + "## Log\n- 2026-11-05 coffee "
N = 150_000
HOSTILE = {
    "open comments": HEAD + "<!--" * (N // 4),
    "percent signs": HEAD + "%% a " * (N // 5),
    "backticks": HEAD + " ".join("`" * (n % 400 + 1) for n in range(N // 200)),
    "headings": HEAD + "# a\n" * (N // 4),
    "logs": HEAD + "# Log\n" * (N // 6),
    "whys": HEAD + "# Why\na\n" * (N // 8),
    "blanks in a heading": HEAD + "# a" + " " * N + "b",
    "signs in a heading": HEAD + "# " + "#" * N + "b",
    "open brackets": HEAD + "[[" * (N // 2),
    "blanks in brackets": HEAD + "[[" + " " * N,
    "a link of dots": HEAD + "](" + "a.md#" * (N // 5),
    "blanks in an entry": LOG + "with a" + " " * N + "b",
    "blanks before at": LOG + " " * N + "at",
    "many companions": LOG + "with " + "a,\n  " * (N // 5),
    "colons": LOG + ":" * N,
    "blanks in a task": HEAD + "- [ ] (due" + " " * N,
    "blanks in a milestone": HEAD + "## Milestones\n- 2026-01-01 applied at a" + " " * N + "b",
    "a suppression": HEAD + "<!-- netnotes: ignore[x] a" + " " * N + "b",
    "suppressions": HEAD + "netnotes: ignore[x]\n" * (N // 20),
    "bullets": HEAD + "## Log\n" + "- \n" * (N // 3),
    "nested bullets": HEAD + "## Log\n" + "".join(" " * (n % 80) + "- a\n" for n in range(N // 40)),
    "boxes": HEAD + "- [ ] a\n" * (N // 8),
    "long tasks": HEAD + "- [ ] a\n" + "  [ ] b\n" * (N // 8),
    "unknown keys": "---\nname: A\n" + "".join(f"kay{n}: 1\n" for n in range(4000)) + "---\n",
    "unknown words": f"---\nname: A\nsource: [{', '.join(f'frient{n}' for n in range(4000))}]\n---\n",
    "parts in braces": "---\nname: A\nknows: {name: " + "a, " * 20_000 + "}\n---\n",
    "an open reference": "---\nname: A\norg: [[a]] b" + " " * 60_000 + "b: c: d\n---\n",
    "deep": "---\nname: " + "[" * 60_000 + "\n---\n",
    "quotes": "---\nname: '" + "''" * 30_000 + "\n---\n",
}


@pytest.mark.parametrize("what", HOSTILE)
def test_no_text_takes_long(what: str) -> None:
    begin = time.process_time()
    notes_of(HOSTILE[what].encode())
    assert time.process_time() - begin < 30, what


def test_a_shuffled_body_is_read() -> None:
    random = Random(7)
    for raw in SEEDS:
        lines = raw.decode().split("\n")
        random.shuffle(lines)
        check_places("\n".join(lines).encode())
