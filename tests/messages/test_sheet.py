"""The sheet of an ask for a second opinion; with --redact nobody can be told from it."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from netnotes.config import load_settings
from netnotes.messages.redact import Redactor
from netnotes.messages.sheet import sheet
from netnotes.messages.slots import Given
from netnotes.model.ask import KINDS
from netnotes.model.network import Network
from netnotes.model.org import Org, company_key
from netnotes.model.person import Person
from netnotes.outreach.asking import matching_idea
from netnotes.outreach.case import Case
from netnotes.outreach.request import Request

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 21)


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "people", tmp_path / "people")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    return tmp_path


def secrets(network: Network) -> Iterator[str]:
    """Names, slugs, addresses and organizations of everybody in the notes."""
    for note in network.everything:
        yield from (note.slug, *note.names)
        yield from note.links.values() if isinstance(note, Person | Org) else ()
        if isinstance(note, Org):
            yield company_key(note.called)
        if isinstance(note, Person):
            yield from (address.value for address in (*note.email, *note.phone))
            yield from (part for part in note.called.split() if len(part) > 2)
            yield from (known.name for known in note.knows if known.name)
            for reference in (note.org, *(past.org for past in note.past)):
                if reference is not None:
                    yield reference.target


def telling(text: str, network: Network) -> list[str]:
    """The secrets that stand in a text: short ones as they are written, long ones in any case."""
    found = []
    for secret in {one for one in secrets(network) if one}:
        flags = re.IGNORECASE if " " in secret or "-" in secret or "@" in secret else 0
        if re.search(rf"(?<![\w-]){re.escape(secret)}(?![\w-])", text, flags):
            found.append(secret)
    return found


def whole(network: Network, person: Person, kind: str, *, redacted: bool) -> str:
    settings = load_settings(ROOT)
    case = Case(network, person, TODAY, settings)
    request = Request(kind, "acme" if kind in ("pitch", "introduction") else "")
    idea = matching_idea(case, kind)
    request = Request.of(idea) if idea is not None else request
    found = sheet(case, request, Given(), redacted=redacted)
    rows = [f"{label} {text}" for part in found.parts for label, text in part.rows]
    return "\n".join((found.title, *rows, found.message, *found.questions))


@pytest.mark.parametrize("kind", KINDS)
def test_a_redacted_sheet_names_nobody(kind: str, sample: Network) -> None:
    for person in sample.people:
        text = whole(sample, person, kind, redacted=True)
        assert telling(text, sample) == [], (person.slug, text)
        assert "people/" not in text


def test_without_it_the_names_are_there(sample: Network) -> None:
    person = sample.person("alice-nguyen")
    assert person is not None

    text = whole(sample, person, "introduction", redacted=False)

    assert {"Alice Nguyen", "Bob Smith", "Globex"} <= set(telling(text, sample))


def test_no_text_of_a_note_tells_a_name(sample: Network) -> None:
    """Whatever is written anywhere in the notes, field by field and line by line."""
    redact = Redactor(sample)
    for note in sample.everything:
        texts = [entry.text for entry in note.log] + [text for _, text in note.prose]
        texts += [dated.text for dated in (*note.mind, *note.news)]
        if isinstance(note, Person):
            texts += [note.met_at, note.title, *(ask.what for ask in note.asks)]
        for text in texts:
            said = redact(text)
            assert telling(said, sample) == [], (text, said)


REDACTED = [
    ("Ask Alice or ALICE NGUYEN", "Ask Person 1 or Person 1"),
    ("Alice’s cat and Alice's cat", "Person 1’s cat and Person 1's cat"),
    ("Ines and Inês", "Person 1 and Person 1"),
    ("at Globex, Inc and GBX", "at Company 1 and Company 1"),
    ("[[bo-chen|that one]] and [[bo-chen]]", "that one and Person 1"),
    ("see https://alice.example/x, or a@b.example", "see … or …"),
    ("ring +351 910 555 014 on 2026-11-03", "ring … on 2026-11-03"),
    ("people/friends/bo-chen.md:12 says so", "… says so"),
    ("we went to Ericeira in July", "we went to … in July"),
    ("I told her that I would", "I told her that I would"),
]


@pytest.mark.parametrize(("text", "said"), REDACTED)
def test_what_is_taken_out(text: str, said: str, sample: Network) -> None:
    assert Redactor(sample)(text) == said


def test_the_same_name_is_the_same_word_throughout(sample: Network) -> None:
    redact = Redactor(sample, sample.person("bo-chen"))

    assert (
        redact("Alice, Bo and Alice Nguyen; Bo Chen") == "Person 2, Person 1 and Person 2; Person 1"
    )


def test_the_command(copied: Path, run: Callable[..., object]) -> None:
    words = ("ask", "sheet", "alice", "introduction", "--to", "globex")

    out = run(*words).out
    redacted = run(*words, "--redact").out

    assert out.startswith("An ask of Alice Nguyen: introduction\n\nWho\n")
    for part in ("The ask", "May I ask?", "Between us", "The message as it stands"):
        assert f"\n{part}\n" in out
    assert "Introduce me to Bob Smith" in out
    assert redacted.startswith("An ask of Person 1: introduction\n")
    assert "read it once more before you pass it on" in " ".join(redacted.split())
    assert len(out.splitlines()) < 60


def test_the_command_as_json(copied: Path, run: Callable[..., object]) -> None:
    ran = run("ask", "sheet", "farid-rahimi", "introduction", "--redact", "--json")

    said = json.loads(ran.out)["sheet"]

    assert ran.status == 0
    assert said["redacted"] is True
    assert [part["title"] for part in said["parts"]][:2] == ["Who", "The ask"]
    assert "farid" not in ran.out.casefold()


def test_among_friends_nothing_is_counted(sample: Network) -> None:
    for person in sample.people:
        if person.context != "professional":
            assert "I last gave" not in whole(sample, person, "advice", redacted=False)
