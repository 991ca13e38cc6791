"""`jot` and `done`: a line where it belongs, read back as it was typed, and a box that is ticked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netnotes.errors import NetnotesError
from netnotes.model.network import Network
from netnotes.model.note import Note
from netnotes.model.parse import make_note, parse_note
from netnotes.writing import jot as jots
from netnotes.writing.done import the_task
from netnotes.writing.jot import jot, place_of

TODAY = date(2026, 11, 21)
NOTE = b"""---
name: Ada
interests: climbing # since spring
---
A pear tree.

- [ ] bring pears

## Top of mind

* 2026-10-01 her cat

## Log

- 2026-10-20 walk: benches
"""
WORDS = "- # ## --- - [ ] [x] > | `a` ``` ~~~ %% <!-- --> [[bo]] (due 2026-12-01) 1. a: b Log 📅 * =".split()
TEXTS = st.one_of(st.text(max_size=40), st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join))


def note_of(raw: bytes) -> Note:
    return make_note("people/ada.md", parse_note(raw))


@given(
    TEXTS,
    st.sampled_from(
        [jots.NOTE, jots.MIND, jots.LIKES, jots.PROMISE, jots.QUESTION, jots.NEWS]
    ),
)  # fmt: skip
def test_any_text_reads_back_or_is_refused(text: str, what: str) -> None:
    """And jotted again it is there already; what was there stays."""
    before = note_of(NOTE)
    try:
        intent, wanted = jot(Network([]), TODAY, before, what, text)
        (step,) = intent.steps
        after = step.make(NOTE)  # type: ignore[union-attr]
    except NetnotesError:
        return
    note = note_of(after)
    assert place_of(note, wanted) is not None
    assert step.make(after) == after  # type: ignore[union-attr]
    assert [e.text for e in note.log] == ["benches"]
    assert "her cat" in [d.text for d in note.mind]
    assert "bring pears" in [t.text for t in note.tasks]
    assert len(note.tasks) + len(note.mind) + len(note.news) + len(note.questions) <= 3
    assert b"climbing" in after
    assert b"# since spring" in after


@pytest.mark.parametrize(
    ("body", "became"),
    [
        ("", "\nwords\n"),
        ("A.\n", "A.\n\nwords\n"),
        ("A.\n\n## Log\n", "A.\n\nwords\n\n## Log\n"),
        ("## Log\n", "\nwords\n\n## Log\n"),
        ("# Ada\n\nA.\n\n### Family\n\nB.\n", "# Ada\n\nA.\n\nwords\n\n### Family\n\nB.\n"),
        ("- [ ] x\n\n## Log\n", "- [ ] x\n\nwords\n\n## Log\n"),
        ("A.\r\n\r\n## Log\r\n", "A.\r\n\r\nwords\r\n\r\n## Log\r\n"),
    ],
)
def test_where_a_line_of_prose_goes(body: str, became: str) -> None:
    raw = f"---\nname: Ada\n---\n{body}".encode()
    intent, _ = jot(Network([]), TODAY, note_of(raw), jots.NOTE, "words")

    assert intent.steps[0].make(raw).decode() == f"---\nname: Ada\n---\n{became}"  # type: ignore[union-attr]


def test_a_promise_gets_another_day(run: Callable, write: Callable) -> None:
    folder = write({"people/ada.md": "---\nname: Ada\n---\n\n- [ ] bring pears (due 2026-11-28)\n"})

    assert run("jot", "ada", "Bring pears", "--due", "2026-12-01").status == 0

    assert "- [ ] Bring pears (due 2026-12-01)\n" in (folder / "people/ada.md").read_text()
    assert "pears" not in run("due").out


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("bring pears", "bring pears"),
        ("BRING", "bring pears"),
        ("the pap", "send the paper to Zoë"),
        ("zoe paper", "send the paper to Zoë"),
        ("send", "send"),
        ("", None),
        ("to", None),
        ("x", None),
    ],
)
def test_which_promise_is_meant(words: str, meant: str | None) -> None:
    tasks = ("bring pears", "send the paper to Zoë", "send", "walk to the river")
    lines = "".join(f"- [ ] {task}\n" for task in tasks)
    note = note_of(f"---\nname: Ada\n---\n\n{lines}".encode())

    if meant is None:
        with pytest.raises(NetnotesError, match=r"could be|did you mean"):
            the_task(note, words)
    else:
        assert the_task(note, words).text == meant


def test_done_leaves_plans_to_log(run: Callable, write: Callable) -> None:
    write({"people/ada.md": "---\nname: Ada\n---\n\n## Log\n\n- [ ] 2026-11-21 coffee: looms\n"})

    assert run("done", "ada", "looms").status == 2


def test_a_kept_promise_is_no_longer_due(run: Callable, write: Callable) -> None:
    folder = write(
        {"people/ada.md": "---\nname: Ada\n---\n\n* [ ]  bring pears 📅 2026-11-22\n  to her\n"}
    )
    assert "bring pears" in run("due").out

    assert run("done", "ada").status == 0

    assert "* [x]  bring pears 📅 2026-11-22\n  to her\n" in (folder / "people/ada.md").read_text()
    assert "bring pears" not in run("due").out


@pytest.mark.parametrize("opened", ["```", "~~~ text"])
def test_a_line_that_would_not_be_seen_is_refused(
    opened: str, write: Callable, run: Callable
) -> None:
    """What never closed takes in all that follows; a line put there would be lost to the eye."""
    text = f"---\nname: Ada\n---\n\nShe rows.\n\n{opened}\nloom\n"
    root = write({"people/ada.md": text})

    said = run("jot", "ada", "likes pears")

    assert (said.status, said.out) == (3, "")
    assert "falls into code or a comment" in said.err
    assert (root / "people/ada.md").read_text() == text


def test_code_in_a_line_is_no_hindrance(write: Callable, run: Callable) -> None:
    root = write({"people/ada.md": "---\nname: Ada\n---\n\n```\nloom\n```\n"})
    assert run("jot", "ada", "`make`").status == 0
    assert run("jot", "ada", "she types `make` a lot").status == 0
    assert (
        (root / "people/ada.md").read_text().endswith("```\n\n`make`\n\nshe types `make` a lot\n")
    )


@pytest.mark.parametrize("text", ["--> look", "-> look", "---", "-- she said"])
def test_dashes_begin_no_option(text: str, write: Callable, run: Callable) -> None:
    root = write({"people/ada.md": "---\nname: Ada\n---\n"})
    assert run("jot", "ada", "--mind", text).status == 0
    assert f" {text}\n" in (root / "people/ada.md").read_text()


@pytest.mark.parametrize(
    "words",
    [
        ("done", "ada"),
        ("ask", "yes", "ada"),
        ("ask", "sent", "ada"),
        ("ask", "drop", "ada"),
        ("rename", "ada", "Ada B"),
    ],
)
def test_of_a_note_that_cannot_be_read_nothing_is_claimed(
    words: tuple[str, ...], write: Callable, run: Callable
) -> None:
    """Whether there is a promise, or an ask, nobody can tell: the note is refused, with its place."""
    write({"people/ada.md": "---\nname: [Ada\n---\n\n- [ ] bring pears\n"})

    said = run(*words)

    assert (said.status, said.out) == (3, "")
    assert said.err.startswith("netnotes: people/ada.md: line 2, column 7: a list or map")
