"""An event: who will be there, what to bring up, and the form that logs them all in one go."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from netnotes.config import load_settings
from netnotes.load import load_network
from netnotes.messages.gathering import Gathering, form

TODAY = date(2026, 11, 21)
NOTES = {
    "mkdocs.yml": "plugins: [{netnotes: {me: me}}]\n",
    "people/me.md": "---\nname: Me\ntags: [PyCon]\n---\n",
    "people/ada.md": "---\nname: Ada\ntags: [pycon, chess]\ninterests: [looms]\n---\n\n## Log\n\n"
    "- 2026-10-01 coffee: her talk\n- 2025-10-01 event out at PyCon #missed\n",
    "people/bo.md": "---\nname: Bo\ninterests: [Looms]\n---\n\n## Log\n\n- 2026-10-01 call\n"
    "- [ ] 2026-11-28 event at PyCon: his stand\n",
    "people/cy.md": "---\nname: Cy\n---\n\n## Log\n\n- [ ] 2026-11-28 meal with [[di]]: after PyCon, at the harbour\n",
    "people/di.md": "---\nname: Di\n---\n",
    "people/ed.md": "---\nname: Ed\ntags: [pycon-2019]\n---\n\n## Log\n\n- 2025-11-28 event at PyCon\n",
    "people/fay.md": "---\nname: Fay\ntags: [pycon]\ndied: 2025-01-01\n---\n",
    "people/gus.md": "---\nname: Gus\ntags: [pycon]\ndo_not_contact: yes\n---\n",
}


def gathering(root: Path, called: str) -> Gathering:
    settings = load_settings(root)
    return Gathering(load_network(settings, use_cache=False), called, TODAY, settings)


@pytest.mark.parametrize("called", ["pycon", "PyCon", " PYCON ", "#pycon"])
def test_who_is_there_by_tag_or_plan(write: Callable[..., Path], called: str) -> None:
    found = gathering(write(NOTES), called)

    assert {guest.person.slug for guest in found.guests} == {"ada", "bo", "cy", "di"}
    assert found.day == date(2026, 11, 28)


@pytest.mark.parametrize("called", ["con", "py", "PyCon Lisbon", "-", "2019"])
def test_a_name_matches_as_a_whole(write: Callable[..., Path], called: str) -> None:
    assert gathering(write(NOTES), called).guests == []


def test_what_to_bring_up_with_each(write: Callable[..., Path], run: Callable) -> None:
    write(NOTES)
    said = " ".join(run("event", "pycon").out.split())
    for bit in (
        "Last time: her talk",
        "Planned: his stand",
        "14 months ago you could have said hello and did not. This time you can.",
        "Three minutes",
        "Ada and Bo: both love looms. Ask both.",
        "netnotes log -",
    ):
        assert bit in said, bit
    assert "you are there to meet people" in said.lower()


def test_json_has_the_form(write: Callable[..., Path], run: Callable) -> None:
    write(NOTES)
    event = json.loads(run("event", "pycon", "--json").out)["event"]
    assert event["date"] == "2026-11-28"
    assert event["introduce"] == [{"one": "ada", "other": "bo", "why": "both love looms"}]
    assert [one["slug"] for one in event["people"]] == ["ada", "bo", "cy", "di"]
    assert [line.split()[1] for line in event["form"]] == ["ada", "bo", "cy"]


@pytest.mark.parametrize(
    "called",
    ["PyCon", "PyCon: the dinner", "Dinner with Ada", "a  b", "10:00", "x [[y]", "in", "-"],
)
def test_the_form_is_what_log_reads(
    write: Callable[..., Path], run: Callable, monkeypatch: pytest.MonkeyPatch, called: str
) -> None:
    notes = {
        "people/ada.md": f"---\nname: Ada\ntags: [{json.dumps(called)}]\n---\n",
        "people/bo-chen.md": f"---\nname: Bo\ntags: [{json.dumps(called)}]\n---\n",
    }
    root = write(notes)
    guests = gathering(root, called).guests
    if called == "-":
        assert guests == []
        return
    lines = run("event", called, "--form").out.splitlines(keepends=True)
    assert len(lines) == len(guests) == 2

    filled = "".join(line.rstrip("\n") + "she showed me her loom #lit\n" for line in lines)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(filled.encode()), "utf-8"))
    done = run("log", "-")

    assert done.status == 0, done.err
    network = load_network(load_settings(root), use_cache=False)
    for slug in ("ada", "bo-chen"):
        (entry,) = network.notes[slug].log
        assert entry.day == TODAY
        assert entry.channel == "event"
        assert "she showed me her loom" in entry.text
        assert "lit" in entry.marks
        assert " ".join(called.split()) in f"{entry.place} {entry.text}"


def test_a_plan_is_ticked_by_its_line_and_counts_for_all_in_it(
    write: Callable[..., Path], run: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write(NOTES)
    lines = form(gathering(root, "pycon"))
    assert lines == [
        "2026-11-28 ada event at pycon: ",
        "2026-11-28 bo event: ",
        "2026-11-28 cy meal: ",
    ]

    monkeypatch.setattr(
        "sys.stdin", io.TextIOWrapper(io.BytesIO("\n".join(lines).encode()), "utf-8")
    )
    done = run("log", "-", "--today", "2026-11-29")

    assert done.status == 0, done.err
    assert "- [x] 2026-11-28 event at PyCon: his stand\n" in (root / "people/bo.md").read_text()
    assert "- [x] 2026-11-28 meal with [[di]]" in (root / "people/cy.md").read_text()
    assert "- 2026-11-28 event at pycon\n" in (root / "people/ada.md").read_text()
    assert "Log" not in (root / "people/di.md").read_text()


def test_nobody_there_says_what_to_do(write: Callable[..., Path], run: Callable) -> None:
    write(NOTES)
    done = run("event", "Knitting")
    assert done.status == 0
    assert "tags: [Knitting]" in done.out
    assert run("event", " ").status == 2
    assert run("event", "Knitting", "--form").out == ""
