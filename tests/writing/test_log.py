"""`log`: what the note says afterwards is what was meant, and not a byte elsewhere changes."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netnotes.errors import NetnotesError
from netnotes.model.log import MARKS, Entry
from netnotes.model.network import Network
from netnotes.model.parse import parse_note
from netnotes.writing.entry import Wanted, bare
from netnotes.writing.in_log import ADDED, THERE, into_log
from netnotes.writing.said import lines

TODAY = date(2026, 11, 21)
NOBODY = Network([])
NOTE = "---\nname: Ada\n---\n\nA pear tree.\n\n- [ ] bring pears\n\n## Log\n\n- 2026-10-20 walk: benches\n"

TEXTS = st.one_of(
    st.text(max_size=40),
    st.lists(
        st.sampled_from(
            "- # ## --- - [ ] [x] `a` ``` %% <!-- --> [[bo]] with at : in out #gave #berlin 1. a: b\n".split(" ")
        ),
        max_size=8,
    ).map(" ".join),
)  # fmt: skip


def entries(raw: bytes) -> list[Entry]:
    return [Entry._make(plain) for plain in parse_note(raw)["log"]]


def log(raw: bytes, wanted: Wanted) -> tuple[bytes, str]:
    return into_log(raw, wanted, NOBODY, TODAY, written=False)


@given(TEXTS, TEXTS, st.sampled_from(["", "in", "out"]), st.booleans())
def test_any_text_reads_back_or_is_refused(
    text: str, place: str, direction: str, planned: bool
) -> None:
    """And said again it is there already; the rest of the note stays as it is."""
    raw = NOTE.encode()
    day = date(2026, 12, 1) if planned else TODAY
    try:
        wanted = Wanted(
            day, "call", lines(text, "TEXT"), direction=direction,
            place=lines(place, "--place").replace("\n", " "), planned=planned,
        )  # fmt: skip
        after, did = log(raw, wanted)
    except NetnotesError:
        return
    assert did == ADDED
    new, *old = entries(after)
    assert (new.text, new.place, new.direction) == (wanted.text, wanted.place, direction)
    assert (new.box, new.ordinal) == (" " if planned else "", day.toordinal())
    assert [e.text for e in old] == [e.text for e in entries(raw)]
    assert after.replace(f"{wanted.line}\n".encode(), b"") == raw
    assert log(after, wanted) == (after, THERE)


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("plan", "said", "became"),
    [
        ("- [ ] 2026-11-21 call", {}, "- [x] 2026-11-21 call"),
        ("* [ ]  2026-11-21  call:", {"text": "looms"}, "* [x]  2026-11-21  call: looms"),
        ("- [ ] 2026-11-21 call: talk", {"text": "looms"}, "- [x] 2026-11-21 call: talk; looms"),
        ("- [ ] 2026-11-21 call: talk.", {"text": "looms"}, "- [x] 2026-11-21 call: talk. looms"),
        ("- [ ] 2026-11-21 call: talk", {"text": "talk #lit"}, "- [x] 2026-11-21 call: talk #lit"),
        ("- [ ] 2026-11-21 call: talk", {"text": "a\nb"}, "- [x] 2026-11-21 call: talk; a b"),
        ("- [ ] 2026-11-21 call #work", {"text": "looms"}, "- [x] 2026-11-21 call #work looms"),
        (
            "- [ ] 2026-11-21 call: talk <!-- at last -->",
            {"time": "16:00"},
            "- [x] 2026-11-21 16:00 call: talk <!-- at last -->",
        ),
        (
            "- [ ] 2026-11-21 call with [[bo|Bo]] at home: talk\n    of looms",
            {"text": "and pears"},
            "- [x] 2026-11-21 call with [[bo|Bo]] at home: talk\n    of looms; and pears",
        ),
        (
            "- [ ] 2026-11-21 call with Bo: talk\n  of looms",
            {"people": ("Bo", "Grace"), "place": "home"},
            "- [x] 2026-11-21 call with Bo, Grace at home: talk\n  of looms",
        ),
        (
            "- [ ] 2026-11-21 09:00 call: talk\n- [ ] 2026-11-21 16:00 call: pears",
            {"time": "16:00"},
            "- [ ] 2026-11-21 09:00 call: talk\n- [x] 2026-11-21 16:00 call: pears",
        ),
    ],
)
def test_a_plan_is_ticked(plan: str, said: dict, became: str, ending: str) -> None:
    around = "---\nname: Ada\n---\n## Log\n- 2026-11-22 walk\n{}\n- 2026-10-20 call: benches"
    raw, want = (around.format(x).replace("\n", ending).encode() for x in (plan, became))
    wanted = Wanted(TODAY, "call", **said)

    after, did = log(raw, wanted)

    assert (after.decode(), did) == (want.decode(), "ticked")
    assert log(after, wanted)[0] == after or "09:00" in plan


@pytest.mark.parametrize(
    ("there", "said", "became"),
    [
        ("call", "looms", "call: looms"),
        ("call: looms", "", "call: looms"),
        ("call: looms", "looms #gave", "call: looms #gave"),
        ("call: looms #gave", "looms", "call: looms #gave"),
        ("call: looms #Gave", "looms #gave", "call: looms #Gave"),
        ("call: looms", "pears", None),
        ("call out: looms", "looms", None),
        ("walk: looms", "looms", None),
    ],
)
def test_what_is_there_already(there: str, said: str, became: str | None) -> None:
    raw = f"---\nname: Ada\n---\n\n## Log\n\n- 2026-11-21 {there}\n".encode()

    after, did = log(raw, Wanted(TODAY, "call", said))

    line = f"- 2026-11-21 {there if became is None else became}\n".encode()
    assert line in after
    assert len(entries(after)) == (2 if became is None else 1)
    assert (did == ADDED) == (became is None)


def test_what_they_wrote_ticks_no_plan_to_write() -> None:
    raw = b"---\nname: Ada\n---\n\n## Log\n\n- [ ] 2026-11-21 email: ask how she is\n"
    wanted = Wanted(TODAY, "email", "she is fine", direction="in")

    assert into_log(raw, wanted, NOBODY, TODAY, written=True).did == ADDED


def test_marks_are_left_out_where_texts_are_compared() -> None:
    assert bare("looms #gave and #berlin #LIT") == "looms and #berlin"


@pytest.mark.parametrize("mark", sorted(set(MARKS) - {"someday"}))
def test_every_mark_can_be_typed(run: Callable, write: Callable, mark: str) -> None:
    folder = write({"people/ada.md": "---\nname: Ada\n---\n"})

    assert run("log", "ada", "call", f"--{mark}").status == 0
    (entry,) = entries((folder / "people/ada.md").read_bytes())
    assert entry.marks == (mark,)


def test_it_counts_at_once(run: Callable, write: Callable) -> None:
    write({"people/ada.md": "---\nname: Ada\ncadence: 6 weeks\n---\n"})
    assert "Ada" in run("due").out

    said = json.loads(run("log", "ada", "coffee", "--json").out)

    assert said["logged"][0]["people"] == [{"slug": "ada", "name": "Ada", "next_due": "2027-01-02"}]
    shown = json.loads(run("show", "ada", "--json").out)["person"]
    assert (shown["last_contact"], shown["next_due"]) == ("2026-11-21", "2027-01-02")
    assert json.loads(run("due", "--json").out)["due"] == []


def test_a_plan_in_anothers_note_is_pointed_out(run: Callable, write: Callable) -> None:
    plan = "## Log\n\n- [ ] 2026-11-21 coffee with [[ada]]: looms\n"
    write(
        {
            "people/ada.md": "---\nname: Ada\n---\n",
            "people/bo.md": f"---\nname: Bo\n---\n\n{plan}",
        }
    )

    said = run("log", "ada", "coffee").out

    assert "A plan of that day stands at people/bo.md:7; netnotes log bo coffee ticks it." in said


@pytest.mark.parametrize(
    "note",
    ["---\nname: [\n---\n", "---\nname: Ada\n<<<<<<< ours\n---\n", "\xff\xfe".encode("latin-1")],
)
def test_a_broken_note_is_left_alone(run: Callable, write: Callable, note: str | bytes) -> None:
    folder = write({"people/ada.md": note})
    before = (folder / "people/ada.md").read_bytes()

    done = run("log", "ada", "coffee")

    assert (done.status, done.out) == (3, "")
    assert done.err.startswith("netnotes: people/ada.md:")
    assert (folder / "people/ada.md").read_bytes() == before


def test_of_several_lines_all_are_written_or_none(
    run: Callable, write: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write(
        {"people/ada.md": "---\nname: Ada\n---\n", "people/bo.md": "---\nname: [\n---\n"}
    )
    given_lines(monkeypatch, "ada call: one\nbo call: two\n")

    assert run("log", "-").status == 3
    assert (folder / "people/ada.md").read_text() == "---\nname: Ada\n---\n"
    given_lines(monkeypatch, "ada call: one\r\n- [x] 2026-11-02 16:00 ada, Grace visit: two\n")
    assert "“Grace”" in run("log", "-").err
    given_lines(monkeypatch, "ada call: one\r\n- [x] 2026-11-02 16:00 ada visit with Grace: two\n")
    assert run("log", "-", "--gave").status == 0
    assert (
        (folder / "people/ada.md")
        .read_text()
        .endswith("- 2026-11-21 call: one #gave\n- 2026-11-02 16:00 visit with Grace: two #gave\n")
    )


def test_standard_input_that_is_no_text(
    run: Callable, write: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    write({"people/ada.md": "---\nname: Ada\n---\n"})
    given_lines(monkeypatch, b"ada call: \xff\n")
    done = run("log", "-")
    assert (done.status, done.err) == (
        2,
        "netnotes: standard input: byte 11 is no UTF-8; save it as UTF-8.\n",
    )


def given_lines(monkeypatch: pytest.MonkeyPatch, text: str | bytes) -> None:
    import io

    raw = text if isinstance(text, bytes) else text.encode()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(raw), "utf-8"))


def test_with_commit_exactly_that_file_is_committed(
    run: Callable, write: Callable, tmp_path: Path
) -> None:
    write(
        {"people/ada.md": "---\nname: Ada Lovelace\n---\n", "people/bo.md": "---\nname: Bo\n---\n"}
    )

    def git(*words: str) -> str:
        who = ["-c", "user.name=A", "-c", "user.email=a@rao.example"]
        done = subprocess.run(
            ["git", *who, *words], cwd=tmp_path, capture_output=True, encoding="utf-8", check=True
        )
        return done.stdout

    git("init", "-q")
    git("config", "user.name", "A")
    git("config", "user.email", "a@rao.example")
    git("add", "people")
    git("commit", "-qm", "first")
    (tmp_path / "people/bo.md").write_text("---\nname: Bo B\n---\n")

    assert run("log", "ada", "coffee", "looms", "--commit").status == 0

    assert git("log", "-1", "--format=%s", "--name-only").split("\n") == [
        "Coffee with Ada Lovelace", "", "people/ada.md", "",
    ]  # fmt: skip
