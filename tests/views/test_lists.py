"""The blocks of the outreach list, the introductions, the pairs, the targets and the rules."""

from __future__ import annotations

import shlex
from datetime import date
from pathlib import Path

import pytest

from netnotes.cli import main
from netnotes.config import load_settings
from netnotes.lint.rule import rules
from netnotes.load import load_network
from netnotes.outreach.standing import ORDER
from netnotes.views import connect, diagnostics, outreach, targets
from netnotes.views.branches import Tree, Twig
from netnotes.views.entries import Entries
from netnotes.views.explained import Explained
from netnotes.views.pairs import Pairs
from netnotes.views.rungs import Ladders
from netnotes.views.view import Command, Link, Prose, Table, plainly

REPOSITORY = Path(__file__).parents[2]
TODAY = date(2026, 11, 21)


def twig(name: str, *below: Twig) -> Twig:
    return Twig(Link(name, name.lower()), "", below)


def test_a_tree_is_read_line_by_line_and_closes_what_it_opens():
    tree = Tree("", (twig("A", twig("B", twig("C")), twig("D")), twig("E")))
    assert [(line.twig.person.text, line.depth, line.ends) for line in tree.lines] == [
        ("A", 0, 0), ("B", 1, 0), ("C", 2, 1), ("D", 1, 1), ("E", 0, 0),
    ]  # fmt: skip


def test_a_tree_may_be_deeper_than_anyone_descends():
    deep = twig("0")
    for number in range(1, 5000):
        deep = twig(str(number), deep)
    lines = Tree("", (deep,)).lines
    assert len(lines) == 5000
    assert lines[-1].ends == 4999


def test_an_example_keeps_its_lines_and_words_flow():
    text = "One line.\n\nWhy so.\n\nBad:\n\n    ---\n    name: A\n\n    - x\n\nGood:\n\n    ok\n"
    pieces = Explained("N101 no", text, "error", "N101").pieces
    assert [piece.kind for piece in pieces] == ["words", "bad", "lines", "good", "lines"]
    assert pieces[0].text == "One line.\n\nWhy so."
    assert pieces[2].text == "---\nname: A\n\n- x"


def test_a_rule_says_the_same_without_a_site():
    rule = Explained("N101 no", "What it is.", "error", "N101")
    assert rule.name == "no"
    assert rule.plain() == (Prose("N101 no (error)", "What it is.", "", 0),)


@pytest.fixture(scope="module")
def sample():
    settings = load_settings(REPOSITORY)
    return load_network(settings, use_cache=False), TODAY, settings


def test_everyone_of_the_outreach_list_stands_in_the_group_of_their_standing(sample):
    view = outreach.build(*sample)
    groups = [block for block in view.blocks if isinstance(block, Entries)]
    assert 1 < len(groups) <= len(ORDER)
    assert groups[0].title == "Close"
    named = [entry.head[0].to for group in groups for entry in group.entries]
    assert sorted(named) == sorted(line["slug"] for line in view.to_json()["outreach"])
    for group in groups:
        tones = [entry.tone for entry in group.entries]
        assert tones == sorted(tones)  # "go" before "rest"
    tables = [block for block in plainly(view.blocks) if isinstance(block, Table)]
    assert [len(table.rows) for table in tables] == [len(group.entries) for group in groups]


def commands(sample) -> list[str]:
    """A few of the commands that the pages offer to be copied."""
    drafts = [
        entry.command
        for block in outreach.build(*sample).blocks
        if isinstance(block, Entries)
        for entry in block.entries
        if entry.command
    ]
    pairs = next(b for b in connect.build(*sample).blocks if isinstance(b, Pairs))
    kinds = {shlex.split(draft)[3]: draft for draft in drafts}
    return [*kinds.values(), *(command.text for command in pairs.pairs[0].commands)]


def test_what_is_offered_to_be_copied_can_be_typed(sample, capsys):
    offered = commands(sample)
    assert len(offered) > 4
    for command in offered:
        status = main(["-C", str(REPOSITORY), *shlex.split(command)[1:]])
        said = capsys.readouterr()
        assert status in (0, 1), (command, said.err)  # 1: a draft that lacks something says what


def test_a_target_says_the_same_on_its_ladder_and_in_its_words(sample):
    view = targets.build(*sample)
    ladders = next(block for block in view.blocks if isinstance(block, Ladders))
    for aim, told in zip(ladders.aims, view.to_json()["targets"], strict=True):
        sizes = [
            len(told["ladder"][rung]) for rung in ("works_there", "worked_there", "second_degree")
        ]
        assert [rung.size for rung in aim.rungs] == sizes
        assert all(len(rung.names) <= 3 for rung in aim.rungs)
        assert any(isinstance(part, Command) for part in aim.card.step) or told.get("diagnosis")


def test_every_diagnostic_is_found_and_explained(sample):
    every = {rule.code for rule in rules()}
    listed = [
        row[0][0]
        for b in diagnostics.build(*sample).blocks
        if isinstance(b, Table)
        for row in b.rows
    ]
    assert {link.text.split()[0] for link in listed} == every
    explained = [
        block.code
        for leaf in diagnostics.leaves(*sample)
        for block in leaf.build().blocks
        if isinstance(block, Explained)
    ]
    assert sorted(explained) == sorted(every)
