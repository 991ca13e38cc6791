"""What a shell offers while somebody types, asked for as the shells ask."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.shell_completion import BashComplete, ZshComplete

from netnotes.cli import cli
from netnotes.outreach.gate import gates

NETWORK = Path(__file__).parent / "network"


def offered(line: str, monkeypatch: pytest.MonkeyPatch, shell: str = "zsh") -> list[str]:
    """The words for the last one of `line`; bash takes words apart at a colon."""
    monkeypatch.chdir(NETWORK)
    words = line.replace(":", " : " if shell == "bash" else ":").split()
    if line.endswith(" "):
        words.append("")
    monkeypatch.setenv("COMP_WORDS", " ".join(words))
    monkeypatch.setenv("COMP_CWORD", str(len(words) - 1))
    made = (BashComplete if shell == "bash" else ZshComplete)(cli, {}, "netnotes", "_X")
    return [item.value for item in made.get_completions(*made.get_completion_args())]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("netnotes due --reason c", ["come-back", "cadence"]),
        ("netnotes explain N20", ["N201", "N202", "N203", "N204", "N205", "N206", "N207", "N208", "N209"]),
        ("netnotes explain a1", [gate.code for gate in gates() if gate.code.startswith("A1")]),
        ("netnotes explain future-", ["future-birthday", "future-date"]),
        ("netnotes fields o", ["org", "opening"]),
        ("netnotes values tag", ["tags"]),
        ("netnotes schema find", ["find"]),
        ("netnotes find s", ["source:", "seniority:", "standing:"]),
        ("netnotes find kind:", ["kind:person", "kind:org"]),
        ("netnotes find climbing standing:d", ["standing:dormant"]),
        ("netnotes find source:col", ["source:colleague", "source:cold"]),
        ("netnotes find org:a", []),
        ("netnotes show ada", ["ada-lovelace"]),
    ],
)  # fmt: skip
def test_words_are_offered(line: str, words: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    assert offered(line, monkeypatch) == words


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("netnotes find kind:", ["person", "org"]),
        ("netnotes find climbing standing:d", ["dormant"]),
        ("netnotes find st", ["standing:"]),
    ],
)
def test_bash_gets_what_stands_behind_the_colon(
    line: str, words: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert offered(line, monkeypatch, "bash") == words
