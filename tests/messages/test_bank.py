"""The question bank and the shelf of one-line asks: ours, and the user's beside people/."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from netnotes.config import load_settings
from netnotes.load import load_network
from netnotes.messages.bank import bank, same
from netnotes.messages.ideas import ideas
from netnotes.messages.shelves import AUDIENCES
from netnotes.model.ask import ABOUTS, KINDS
from netnotes.model.person import Person
from netnotes.views.prepare import preparation

TODAY = date(2026, 11, 21)


def questions(root: Path, slug: str = "ada") -> list[str]:
    settings = load_settings(root)
    network = load_network(settings, use_cache=False)
    person = network.notes[slug]
    assert isinstance(person, Person)
    return [q.text for q in preparation(network, TODAY, settings, person).questions]


@pytest.mark.parametrize("audience", AUDIENCES)
def test_every_audience_has_a_full_shelf(audience: str) -> None:
    ours = bank(None)

    assert len(ours.questions[audience]) >= 12
    assert len({same(question) for question in ours.questions[audience]}) == len(
        ours.questions[audience]
    )
    assert all(question.endswith("?") for question in ours.questions[audience])
    assert ours.problems == ()


def test_no_question_stands_on_two_shelves() -> None:
    every = [same(q) for questions in bank(None).questions.values() for q in questions]
    assert len(every) == len(set(every))


def test_a_person_is_never_asked_the_same_twice(
    write: Callable[..., Path], run: Callable[..., object]
) -> None:
    root = write({"people/ada.md": "---\nname: Ada\nrole: engineer\norg: Acme\ncity: Porto\n---\n"})
    seen: list[str] = []
    while offered := questions(root):
        assert not {same(q) for q in offered} & {same(q) for q in seen}
        assert len(offered) <= 5
        seen += offered
        done = run(
            "prep", "ada", *(w for n in range(1, len(offered) + 1) for w in ("--asked", str(n)))
        )
        assert done.status == 0, done.err
    # All that can be said to an engineer without a known interest, and to anyone.
    ours = bank(None).questions
    fits = [q for name in ("engineer", "anyone") for q in ours[name] if "{interest}" not in q]
    assert len(seen) == len(fits)


def test_what_was_asked_is_known_whatever_its_case_and_punctuation(
    write: Callable[..., Path],
) -> None:
    first = bank(None).questions["engineer"][0]
    root = write(
        {
            "people/ada.md": f"---\nname: Ada\nrole: engineer\n---\n\n## Questions\n\n* [X] {first.upper().rstrip('?')}\n"
        }
    )
    assert first not in questions(root)


def test_my_own_questions_come_first_and_are_not_offered_again(write: Callable[..., Path]) -> None:
    first = bank(None).questions["engineer"][0]
    root = write(
        {
            "people/ada.md": f"---\nname: Ada\nrole: engineer\n---\n\n## Questions\n\n- Where is the cat?\n- [ ] {first}\n- [x] Is it yours?\n"
        }
    )

    offered = questions(root)

    assert offered[:2] == ["Where is the cat?", first]
    assert len(offered) == 7
    assert offered.count(first) == 1


def test_a_question_is_marked_where_it_stands_and_the_rest_keeps_its_bytes(
    write: Callable[..., Path], run: Callable[..., object]
) -> None:
    text = "---\nname: Ada  # hers\n---\r\n\r\n## Questions\r\n\r\n*  Where is the cat?\r\n- [ ] And the dog?\r\n\r\nBye."
    root = write({"people/ada.md": text})

    assert run("prep", "ada", "--asked", "1", "--asked", "2").status == 0

    assert (root / "people/ada.md").read_bytes().decode() == text.replace(
        "*  Where", "*  [x] Where"
    ).replace("[ ] And", "[x] And")
    again = run("prep", "ada", "--asked", "99")
    assert again.status == 2
    assert "--asked" in again.err


def test_the_user_adds(write: Callable[..., Path]) -> None:
    root = write({
        "people/ada.md": "---\nname: Ada\nrole: engineer\norg: Acme\n---\n",
        "questions/engineer.md": "# Mine\n\n- What hums at {org}?\n1. Who oils it?\n",
    })  # fmt: skip
    shelf = bank(root)
    assert shelf.questions["engineer"][-2:] == ("What hums at {org}?", "Who oils it?")
    assert len(shelf.questions["engineer"]) == len(bank(None).questions["engineer"]) + 2
    assert shelf.problems == ()


def test_the_user_replaces(write: Callable[..., Path]) -> None:
    root = write({
        "people/ada.md": "---\nname: Ada\nrole: engineer\norg: Acme\n---\n",
        "questions/engineer.md": "replace: yes\n- What hums at {org}?\n",
        "questions/anyone.md": "replace: yes\n",
    })  # fmt: skip
    assert questions(root) == ["What hums at Acme?"]
    (root / "questions/engineer.md").write_text("replace: yes\n- What hums at {org}, still?\n")
    os.utime(root / "questions/engineer.md", ns=(1, 1))
    assert questions(root) == ["What hums at Acme, still?"]


def test_a_question_that_speaks_of_what_is_not_known_is_left_out(
    write: Callable[..., Path],
) -> None:
    root = write({
        "people/ada.md": "---\nname: Ada\nrole: engineer\n---\n",
        "questions/engineer.md": "replace: yes\n- What hums at {org}?\n- Who sings?\n",
        "questions/anyone.md": "replace: yes\n",
    })  # fmt: skip
    assert questions(root) == ["Who sings?"]


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        ("engineer.md", b"- Fine?\n- What of {compny}?\n", "questions/engineer.md:2: “{compny}” is not known"),
        ("engineer.md", b"- Fine?\n- A { brace?\n", "questions/engineer.md:2: a brace without its other half"),
        ("engineer.md", "- Fine?\n- \u202eback?\n".encode(), "questions/engineer.md:2: it holds a character"),
        ("engineer.md", b"- Fine?\n- ???\n", "questions/engineer.md:2: there is no word in it"),
        ("engineer.md", b"- Fine?\n- " + b"x" * 301 + b"?\n", "questions/engineer.md:2: longer than 300"),
        ("engineer.md", b"- caf\xe9?\n", "questions/engineer.md: it is no UTF-8"),
        ("enginer.md", b"- Fine?\n", "questions/enginer.md: there is no audience of that name; did you mean engineer?"),
    ],
)  # fmt: skip
def test_what_is_wrong_costs_one_clear_line(
    write: Callable[..., Path], run: Callable[..., object], file: str, text: bytes, said: str
) -> None:
    write({"people/ada.md": "---\nname: Ada\nrole: engineer\n---\n", f"questions/{file}": text})

    done = run("prep", "ada")

    assert done.status == 0
    (line,) = done.err.splitlines()
    assert line.startswith(f"netnotes: {said}")
    assert "Traceback" not in done.err


def test_a_link_that_leads_out_of_the_network_is_not_read(
    write: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside") / "secret.md"
    outside.write_text("- secret?\n")
    root = write({"people/ada.md": "---\nname: Ada\n---\n"})
    (root / "questions").mkdir()
    (root / "questions/engineer.md").symlink_to(outside)

    shelf = bank(root)

    assert "secret?" not in shelf.questions["engineer"]
    assert len(shelf.problems) == 1


# -- asks in one line -----------------------------------------------------------------------------


def test_every_ask_has_a_kind_minutes_and_a_weight() -> None:
    found, problems = ideas(None)

    assert problems == []
    assert {idea.audience for idea in found} == set(AUDIENCES)
    assert {idea.kind for idea in found} == set(KINDS)
    for idea in found:
        assert 1 <= idea.minutes <= 120
        assert 1 <= idea.weight <= 5
        assert idea.about in (*ABOUTS, "")
        assert idea.text.count("?") == 1, idea.text


def test_the_user_has_asks_too(write: Callable[..., Path], run: Callable[..., object]) -> None:
    root = write({
        "people/ada.md": "---\nname: Ada\n---\n",
        "asks/anyone.md": "replace: yes\n- favor/practical 30: Would you water the plants?\n- water 30: Please?\n",
    })  # fmt: skip
    found, problems = ideas(root, ["anyone"])

    assert [(i.text, i.kind, i.about, i.minutes, i.weight) for i in found] == [
        ("Would you water the plants?", "favor", "practical", 30, 3)
    ]
    assert problems == [
        "asks/anyone.md:3: “water” is no kind of ask; it can be pitch, introduction, advice, connect, favor"
    ]
    done = run("ask", "ideas", "--for", "ada")
    assert "Would you water the plants?" in done.out
    assert len(done.err.splitlines()) == 1


@pytest.mark.parametrize(
    "line", ["favor 30: x", "favor/none 5: x", "advice/word 5: x", "advice 0: x", "advice: x", "advice 10"]
)  # fmt: skip
def test_an_ask_that_cannot_be_read_costs_its_line(write: Callable[..., Path], line: str) -> None:
    root = write(
        {"people/ada.md": "---\nname: Ada\n---\n", "asks/anyone.md": f"replace: yes\n- {line}\n"}
    )
    found, problems = ideas(root, ["anyone"])
    assert (found, len(problems)) == ([], 1)
