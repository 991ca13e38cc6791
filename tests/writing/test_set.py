"""`set`: what is written reads back as what was said, and nothing else in the note changes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netnotes.changes.preview import preview
from netnotes.config import Settings, load_settings
from netnotes.errors import NetnotesError
from netnotes.load import load_network
from netnotes.model.ask import Ask
from netnotes.model.field import Table
from netnotes.model.network import Network
from netnotes.model.org import Org
from netnotes.model.parse import make_note, parse_note
from netnotes.model.person import Person
from netnotes.writing import set_field
from netnotes.writing.values import is_simple

ADA = "---\nname: Ada\naliases: [Countess]  # as she signs\nvibe: 'easy'\n---\n\nHer text.\n"
Write = Callable[..., Path]
Run = Callable[..., Any]
TODAY = date(2026, 11, 21)


@pytest.fixture
def ada(write: Write) -> tuple[Network, Settings]:
    found = load_settings(write({"people/ada.md": ADA, "people/acme.md": "---\nkind: org\nname: Acme\n---\n"}))  # fmt: skip
    return load_network(found), found


def written(network: Network, options: Settings, name: str, *words: str) -> Person | Org:
    """The note of Ada with the field set."""
    intent = set_field.setting(network, TODAY, options, network.notes["ada"], name, words)
    found = preview(options.root, intent.steps)
    after = found[0].after if found else ADA.encode()
    assert after is not None
    assert b"aliases: [Countess]  # as she signs\n" in after or name == "aliases"
    assert after.endswith(b"\n---\n\nHer text.\n")
    return make_note("people/ada.md", parse_note(after))


@given(st.text(max_size=60))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_text_reads_back_or_is_refused(ada: tuple[Network, Settings], text: str) -> None:
    network, options = ada
    try:
        note = written(network, options, "vibe", text)
    except NetnotesError as error:
        assert "\n" not in str(error)
        return
    assert isinstance(note, Person)
    assert note.vibe == text.strip()


@given(st.lists(st.text("abc,:#-[]{}'\"\\ yno~", min_size=1, max_size=12), min_size=1, max_size=4))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_list_reads_back_or_is_refused(
    ada: tuple[Network, Settings], texts: list[str]
) -> None:  # fmt: skip
    network, options = ada
    try:
        note = written(network, options, "interests", *texts)
    except NetnotesError as error:
        assert "\n" not in str(error)
        return
    assert isinstance(note, Person)
    kept = [text.strip() for text in texts] if any(text.strip() for text in texts) else []
    assert note.interests == kept


@pytest.mark.parametrize(
    ("table", "name"),
    [
        (table, name)
        for table in (Person, Org)
        for name, field in table.fields.items()
        if is_simple(field.kind) and name != "kind"
    ],
)
def test_every_simple_field_takes_its_own_example(
    write: Write, run: Run, table: type[Table], name: str
) -> None:
    """No field is forgotten: whatever the table holds can be set."""
    write({
        "people/me.md": "---\nname: Me\n---\n",
        "people/it.md": f"---\nname: It\n{'kind: org' if table is Org else ''}\n---\n",
        "people/bo-chen.md": "---\nname: Bo\n---\n",
        f"people/{Person.fields['photo'].kind.example}": "a picture",
        "people/acme.md": "---\nkind: org\nname: Acme\n---\n",
        "mkdocs.yml": "plugins:\n  - netnotes: {me: it}\n",
    })  # fmt: skip
    example = table.fields[name].kind.example.strip('"[]').removeprefix('"[[') or "x"
    channel = name in ("prefers", "avoid", "found_in")
    past = name in ("met", "died", "preferences_reviewed")
    said = "coffee" if channel else "2020-05-04" if past else example
    done = run("set", "it", name, said)
    assert (done.status, done.err) == (0, ""), done.err
    clean = run("set", "it", name, "--clear") if name != "name" else done
    assert clean.status == 0, clean.err


def test_a_comment_and_a_crlf_stay(write: Write, run: Run) -> None:
    root = write({"people/ada.md": ADA.replace("\n", "\r\n")})

    assert run("set", "ada", "tags", "--add", "looms").status == 0

    after = (root / "people/ada.md").read_bytes()
    assert after.replace(b"tags: [looms]\r\n", b"") == ADA.replace("\n", "\r\n").encode()


def test_a_broken_note_is_refused_with_its_place(write: Write, run: Run) -> None:
    write({"people/ada.md": "---\nname: Ada\n<<<<<<< HEAD\nvibe: a\n=======\n>>>>>>> b\n---\n"})

    done = run("set", "ada", "vibe", "easy")

    assert done.status == 3
    assert done.err.startswith("netnotes: people/ada.md:3: ")


def test_show_sees_it_right_after(write: Write, run: Run) -> None:
    write({"people/ada.md": ADA})

    run("set", "ada", "city", "Porto")

    assert "Porto" in run("show", "ada").out


def test_what_was_wrong_before_does_not_stand_in_the_way(write: Write, run: Run) -> None:
    write({"people/ada.md": "---\nname: Ada\nmet: soon\nprefers: [coffee]\navoid: [coffee]\n---\n"})

    assert run("set", "ada", "vibe", "easy").status == 0


def test_a_list_is_changed_item_by_item_although_one_cannot_be_read(write: Write, run: Run) -> None:
    root = write({"people/ada.md": "---\nname: Ada\nemail: [no mail, ada@a.example, b@b.example]\n---\n"})  # fmt: skip

    assert run("set", "ada", "email", "--remove", "ADA@a.example").status == 0

    assert "email: [no mail, b@b.example]" in (root / "people/ada.md").read_text("utf-8")


def test_today_is_the_argument(ada: tuple[Network, Settings]) -> None:
    network, options = ada
    note = network.notes["ada"]

    early = set_field.setting(network, date(2020, 1, 1), options, note, "met", ["2021"])

    with pytest.raises(NetnotesError, match="lies in the future"):
        preview(options.root, early.steps)


def test_the_kinds_of_ask_on_the_command_line_are_those_of_the_model() -> None:
    from netnotes.commands.ask._options import _SAID, KINDS
    from netnotes.model.ask import KINDS as KNOWN
    from netnotes.writing.ask_idea import SAID

    assert tuple(KINDS.choices) == KNOWN
    assert sorted(name for name, _, _ in _SAID) == sorted(SAID)
    assert set(SAID) <= set(Ask.fields)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("introduced_by", "ada"), "“ada” is this very note"),
        (("knows", "--add", "[[ada]]"), "“ada” is this very note"),
        (("photo", "ada.jpg"), "there is no file “ada.jpg” beside the note"),
        (("photo", "../../secret.jpg"), "inside of the network's folder"),
    ],
)
def test_what_check_would_say_of_the_note_alone(
    words: tuple[str, ...], says: str, write: Write, run: Run
) -> None:
    root = write({"people/ada.md": ADA})
    said = run("set", "ada", *words)
    assert said.status == 2
    assert says in said.err
    assert (root / "people/ada.md").read_text() == ADA


def test_what_is_not_there_need_not_be_taken_out(write: Write, run: Run) -> None:
    write({"people/ada.md": ADA})
    assert run("snooze", "ada", "--off").out == "Nothing to write: it is so already.\n"


@pytest.mark.parametrize(
    "words", [("set", "ada", "city"), ("new",), ("rename", "ada"), ("target",), ("jot", "ada")]
)
def test_bytes_that_are_no_text_are_a_slip_of_the_line(
    words: tuple[str, ...], write: Write, run: Run
) -> None:
    """The terminal sent another encoding: said so, and with the status of a wrong word."""
    write({"people/ada.md": ADA})
    said = run(*words, b"caf\xe9".decode("utf-8", "surrogateescape"))
    assert (said.status, said.out) == (2, "")
    assert said.err.endswith("it holds bytes that are no UTF-8; type it again.\n")


@pytest.mark.parametrize(
    "words", [("died", "2026-11-20"), ("do_not_contact", "yes"), ("snooze", "2026-12-24")]
)
def test_of_whoever_is_left_in_peace_no_hello_is_spoken(
    write: Write, run: Run, words: tuple[str, ...]
) -> None:
    note = "---\nname: Ada\ncadence: monthly\n---\n\n## Log\n\n- 2026-01-02 coffee\n"
    write({"people/ada.md": note})
    assert "time for a hello" in run("set", "ada", "city", "Lisbon", "--today", "2026-11-21").out

    done = run("set", "ada", *words, "--today", "2026-11-21")

    assert done.status == 0
    assert "hello" not in done.out
