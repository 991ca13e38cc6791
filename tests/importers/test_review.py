"""The review on a terminal: what each answer does."""

from __future__ import annotations

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
_spec = spec_from_file_location("writing_terminal", HERE.parent / "writing" / "terminal.py")
assert _spec is not None
assert _spec.loader is not None
terminal = module_from_spec(_spec)
sys.modules[_spec.name] = terminal
_spec.loader.exec_module(terminal)

CHRIS = "Chris,Lee,https://www.linkedin.com/in/chris-lee,,Acme,CTO,05 Mar 2024"
ANA = "Ana,Diaz,,ana@acme.example,Globex,,05 Mar 2024"


def asked(
    net: Any, *answers: str, options: tuple[str, ...] = ("--apply",), rows=(CHRIS, ANA)
) -> str:
    net.note("christopher-lee", "---\nname: Christopher Lee\norg: Initech\n---\n")
    file = net.connections(*rows)
    status, heard = terminal.on_terminal(["import", file, *options], net.root, answers)
    assert status in (0, 3), heard
    return heard


def test_the_same_gains_what_the_record_says(net: Any) -> None:
    heard = asked(net, "same")
    assert "could be Christopher Lee, christopher-lee" in heard
    assert "linkedin: https://www.linkedin.com/in/chris-lee" in net.text("christopher-lee")
    assert set(net.tree()) >= {"people/ana-diaz.md"}
    assert "people/chris-lee.md" not in net.tree()


def test_not_the_same_makes_a_note_and_is_remembered(net: Any) -> None:
    asked(net, "what?", "not the same")
    assert "name: Chris Lee" in net.text("chris-lee")
    remembered = (net.root / "netnotes-apart.txt").read_text("utf-8")
    assert remembered.endswith("\nchristopher-lee is not linkedin.com/in/chris-lee\n")
    before = net.tree()
    asked(net)  # nobody is asked about again
    assert net.tree() == before
    net.run("undo")
    assert not (net.root / "netnotes-apart.txt").exists()


def test_no_leaves_it_this_time(net: Any) -> None:
    asked(net, "no")
    assert sorted(net.tree()) == [
        "mkdocs.yml", "people/ana-diaz.md", "people/christopher-lee.md", "people/sam-roe.md",
    ]  # fmt: skip
    assert "links" not in net.text("christopher-lee")


def test_quit_writes_nothing(net: Any) -> None:
    heard = asked(net, "quit")
    assert "nothing was written" in heard
    assert "people/ana-diaz.md" not in net.tree()


def test_ctrl_c_writes_nothing(net: Any) -> None:
    net.note("christopher-lee", "---\nname: Christopher Lee\norg: Initech\n---\n")
    file = net.connections(CHRIS, ANA)
    before = net.tree()
    status, _ = terminal.on_terminal(["import", file, "--apply"], net.root, ["\x03"])
    assert status == 130
    assert net.tree() == before


def test_a_review_asks_about_everyone_until_all(net: Any) -> None:
    rows = (
        CHRIS,
        ANA,
        "Bo,Chen,,bo@g.example,,,",
        "Cy,Dahl,,cy@g.example,,,",
        "Di,Eco,,di@g.example,,,",
    )
    asked(net, "all", "yes", "no", "all", options=("--review",), rows=rows)
    assert {"people/ana-diaz.md", "people/cy-dahl.md", "people/di-eco.md"} <= set(net.tree())
    assert "people/bo-chen.md" not in net.tree()
    assert "links" not in net.text("christopher-lee")


def test_without_a_terminal_a_review_is_refused(net: Any) -> None:
    assert "takes a terminal" in net.run("import", net.connections(ANA), "--review", status=3)
