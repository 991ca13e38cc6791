"""Every command speaks for itself: help, options, and an example that runs."""

from __future__ import annotations

import inspect
import re
import shlex

import click
import pytest
from click.testing import CliRunner

from netnotes.cli import cli
from netnotes.messages.draft_kinds import DRAFTS
from netnotes.views.fields import TABLES
from netnotes.views.find import FACETS


def leaves(group: click.Group, called: str = "") -> dict[str, click.Command]:
    """Every command by its whole name, the groups themselves included."""
    found: dict[str, click.Command] = {}
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        found[f"{called}{name}"] = command
        if isinstance(command, click.Group):
            found |= leaves(command, f"{called}{name} ")
    return found


COMMANDS = leaves(cli)


def help_of(name: str) -> str:
    done = CliRunner().invoke(cli, [*name.split(), "--help"], prog_name="netnotes")
    assert done.exit_code == 0, done.output
    return done.output


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_help_ends_in_an_example(name: str) -> None:
    said = help_of(name)

    example = re.search(r"^  Example:\n    (netnotes .*)$", said, re.MULTILINE)
    assert example, said
    assert "\\b" not in said


@pytest.mark.parametrize("name", COMMANDS)
def test_the_example_names_its_command_and_real_options(name: str) -> None:
    command = COMMANDS[name]
    example = inspect.cleandoc(command.help or "").partition("Example:\n")[2].strip()
    words = shlex.split(example.splitlines()[0], comments=True)

    named = name.split()
    assert words[: len(named) + 1] == ["netnotes", *named]
    if not isinstance(command, click.Group):
        options = {option for param in command.params for option in param.opts}
        assert {word for word in words if word.startswith("--")} <= options


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_says_what_it_does(name: str) -> None:
    command = COMMANDS[name]
    for param in command.params:
        if isinstance(param, click.Option):
            assert param.help, param.name
            assert param.help.endswith((".", "…")), param.help


def test_the_help_of_draft_names_every_kind() -> None:
    doc = " ".join((COMMANDS["draft"].help or "").split())
    said = doc.partition("KIND is ")[2].partition(".")[0]

    assert re.split(r", | or ", said) == list(DRAFTS), "netnotes/commands/draft.py"


def test_the_help_of_find_names_every_facet() -> None:
    said = " ".join(help_of("find").split())
    listed = said.partition("Facets: ")[2].partition(".")[0].split(", ")

    assert sorted(listed) == sorted(FACETS)


def test_the_help_of_fields_names_every_table() -> None:
    said = " ".join(help_of("fields").split())
    listed = said.partition("one table only: ")[2].partition(".")[0].split(", ")

    assert listed == list(TABLES)
