"""Every gate's docstring holds examples, and they are true."""

from __future__ import annotations

import pytest
from examples import Example, ask, examples

from netnotes.outreach.gate import Gate, gates

CASES = [(gate, example) for gate in gates() for example in examples(gate.doc)]


@pytest.mark.parametrize(
    ("gate", "example"),
    CASES,
    ids=lambda value: getattr(value, "code", getattr(value, "expected", "")),
)
def test_examples_are_true(gate: Gate, example: Example) -> None:
    answer = ask(example.notes, example.question)
    stopped = [found.code for found, _ in answer.stops]

    match example.expected:
        case "Stopped":
            assert answer.decided_by is not None, "nothing stops it"
            assert answer.decided_by.code == gate.code, stopped
            assert answer.verdict == gate.verdict
        case "Ready":
            assert answer.verdict == "ready", (stopped, answer.sentence)
        case "Noted":
            assert answer.notes
        case "Silent":
            assert not answer.notes


@pytest.mark.parametrize("gate", gates(), ids=lambda gate: gate.code)
def test_every_gate_says_why_and_shows_both_sides(gate: Gate) -> None:
    expected = [example.expected for example in examples(gate.doc)]

    both = (["Stopped", "Ready"], ["Noted", "Silent"])
    assert expected in both, "the docstring shows an example of each side"
    assert "Source: " in gate.doc
    assert gate.name


def test_codes_are_in_order_and_unique() -> None:
    codes = [gate.code for gate in gates()]

    assert codes == sorted(set(codes))
    assert codes == [f"A{number:02}" for number in range(1, len(codes) + 1)]


@pytest.mark.parametrize(
    ("what", "question", "is_no"),
    [
        ("Introduce me to Bob Smith", 'introduction "introduce me to  BOB Smith."', True),
        ("Introduce me to Bob Smith", 'introduction "Hi Cat, could you introduce me to Bob Smith?"', True),
        ("Introduce me to Bob Smith", 'introduction "Introduce me to Bob Smithson"', False),
        ("Introduce me to Bob Smith", 'introduction "Introduce me to Eve"', False),
        ("Introduce me to Bob Smith", "introduction", False),
        ("Introduce me to Bob Smith", 'introduction to Acme "Introduce me to Bob Smith"', False),
        ("Introduce me to Bob Smith", 'pitch "Introduce me to Bob Smith"', False),
        ("Introduce me", 'introduction "Introduce me"', True),
        ("Introduce me", 'introduction "Could you introduce me to an engineer?"', False),
        ("", "introduction", False),
    ],
)  # fmt: skip
def test_the_same_words_to_nobody_are_the_same_ask(what: str, question: str, is_no: bool) -> None:
    note = (
        "---\nname: Cat\ncloseness: close\ntitle: Software Engineer\nasks:\n"
        f'  - {{kind: introduction, to: Globex, what: "{what}", sent: 2026-06-01, answer: no}}\n---\n'
    )

    stopped = [gate.code for gate, _ in ask({"people/cat.md": note}, question).stops]

    assert ("A02" in stopped) is is_no
