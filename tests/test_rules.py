"""Every rule documents itself, its examples are true, and whatever is reported has its rule."""

from __future__ import annotations

import ast
import re
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from netnotes import discover
from netnotes.lint.rule import Rule, rules

SOURCE = Path(__file__).parents[1] / "netnotes"

#: Where problems are noted while reading; what is built there has its rule in `lint/rules/`.
READERS = [*SOURCE.glob("model/**/*.py")]
READERS += [SOURCE / name for name in ("scan.py", "raw.py", "read.py", "config.py")]
READERS.append(SOURCE / "lint" / "suppress.py")

#: A name that is ambiguous is the name of two notes: the one finding cannot come without the other.
COMPANIONS = {"ambiguous-reference": {"same-name"}}


def blocks(rule: Rule, title: str) -> list[str]:
    """The example blocks of a docstring under `Bad:` or `Good:`."""
    found = re.findall(rf"^{title}:\n\n((?:(?:    .*)?\n)+)", rule.doc + "\n", re.MULTILINE)
    return [textwrap.dedent(block) for block in found]


def examples(title: str) -> list[object]:
    return [
        pytest.param(rule, block, id=f"{rule.code}-{rule.name}-{number}")
        for rule in rules()
        for number, block in enumerate(blocks(rule, title))
    ]


@pytest.mark.parametrize(("rule", "block"), examples("Bad"))
def test_bad_examples_are_found_and_nothing_else_is(
    rule: Rule, block: str, make: Callable, files_of: Callable, findings: Callable
) -> None:
    make(files_of(block))

    found = findings()

    assert rule.name in {finding.name for finding in found}
    others = [finding for finding in found if finding.name != rule.name]
    assert [finding for finding in others if finding.severity != "information"] == []
    assert {finding.name for finding in others} <= COMPANIONS.get(rule.name, set())


@pytest.mark.parametrize(("rule", "block"), examples("Good"))
def test_good_examples_are_in_order(
    rule: Rule, block: str, make: Callable, files_of: Callable, findings: Callable
) -> None:
    make(files_of(block))

    found = findings()

    assert rule.name not in {finding.name for finding in found}
    assert [finding for finding in found if finding.severity != "information"] == []


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
def test_a_rule_is_documented(rule: Rule) -> None:
    assert blocks(rule, "Bad"), "no example of what is wrong"
    assert blocks(rule, "Good"), "no example of how it is right"
    assert rule.summary.endswith((".", "!")), rule.summary
    assert len(rule.summary) <= 80
    assert rule.doc.startswith(rule.summary + "\n\n")


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
def test_a_rule_finds_in_one_way(rule: Rule) -> None:
    checks = (rule.note_check, rule.ask_check, rule.network_check)
    assert sum(check is not None for check in checks) + rule.reported == 1
    assert re.fullmatch(r"N[1-6]\d\d", rule.code)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name)


def test_codes_and_names_are_unique() -> None:
    codes = [rule.code for rule in rules()]
    names = [rule.name for rule in rules()]
    assert len(set(codes)) == len(codes)
    assert len(set(names)) == len(names)
    assert len(rules()) == len(discover.names("netnotes.lint.rules"))


def test_what_is_replaced_is_a_rule() -> None:
    names = {rule.name for rule in rules()}
    assert {rule.replaces for rule in rules()} <= names | {""}


# -- what the readers report ------------------------------------------------------------------


def rule_parameters(trees: list[ast.Module]) -> dict[str, int]:
    """The functions and tuples that are handed a rule's name, and in which position."""
    found: dict[str, int] = {}
    for tree in trees:
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef):
                names = [a.arg for a in node.args.args if a.arg not in ("self", "cls")]
            elif isinstance(node, ast.ClassDef):
                names = [
                    a.target.id
                    for a in node.body
                    if isinstance(a, ast.AnnAssign) and isinstance(a.target, ast.Name)
                ]
            else:
                continue
            if "rule" in names:
                found[node.name] = names.index("rule")
    return found


def said(tree: ast.Module, parameters: dict[str, int]) -> Iterator[str]:
    """The rule names that a module's calls spell out."""
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call):
            continue
        name = getattr(call.func, "attr", None) or getattr(call.func, "id", "")
        given = [k.value for k in call.keywords if k.arg == "rule"]
        position = parameters.get(name)
        if position is not None and position < len(call.args):
            given.append(call.args[position])
        for argument in given:
            for constant in ast.walk(argument):
                if isinstance(constant, ast.Constant) and constant.value:
                    yield constant.value


def test_whatever_is_reported_while_reading_has_its_rule_and_the_other_way_round() -> None:
    trees = [ast.parse(path.read_text("utf-8")) for path in READERS]
    parameters = rule_parameters(trees)
    assert {"Problem", "problem", "Wrong"} <= parameters.keys()

    reported = {name for tree in trees for name in said(tree, parameters)}

    assert reported == {rule.name for rule in rules() if rule.reported}
