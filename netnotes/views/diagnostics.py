"""Findings: every one that a note can be told, from the docstrings of the files that look for it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from netnotes.config import Settings
from netnotes.lint.rule import Rule, rules
from netnotes.model.network import Network
from netnotes.sentences import mark, retold, say, tell
from netnotes.views._words import severity_word
from netnotes.views.explained import Explained
from netnotes.views.leaf import Leaf
from netnotes.views.view import Block, Command, Link, Paragraph, Table, Text, View

TITLE = mark("Findings")
ORDER = 87
SECTION = mark("Help")


def build(network: Network, today: date, settings: Settings) -> View:
    """Every diagnostic on its line, by what it is about; each leads to its own words."""
    del network, today, settings
    intro: Text = tell(
        "What {command} may say of a note. What it says of yours: {health}.",
        command=Command("netnotes check"),
        health=Link(say("Notes health"), "health", "page"),
    )
    blocks: list[Block] = [Paragraph(intro)]
    columns = (say("Finding"), say("Weight"), say("What is found"))
    for family, title in _families().items():
        rows = tuple(_row(rule) for rule in _of(family))
        blocks.append(Table(title, columns, rows))
    return View("diagnostics", say(TITLE), tuple(blocks), {})


def leaves(network: Network, today: date, settings: Settings) -> Iterator[Leaf]:
    """A page for each kind of thing that can be found."""
    del network, today, settings
    for family, title in _families().items():
        make = partial(_explained, family, title)
        yield Leaf(f"diagnostics/{family.lower()}", title, "findings", "diagnostics", make)


def _families() -> dict[str, str]:
    """What a code begins with, and what such findings are about."""
    return {
        "N1": say("The file and its front matter"),
        "N2": say("Fields"),
        "N3": say("References"),
        "N4": say("The log and asks"),
        "N5": say("The whole network"),
        "N6": say("Settings"),
    }


def _of(family: str) -> list[Rule]:
    return [rule for rule in rules() if rule.code.startswith(family)]


def _explained(family: str, title: str) -> View:
    intro = tell(
        "How a note looks that has one of these, and how when it is mended. In a terminal: {command}",
        command=Command("netnotes explain CODE"),
    )
    blocks: list[Block] = [Paragraph(intro)]
    blocks += [
        Explained(f"{rule.code} {rule.name}", retold(rule.doc), rule.severity, rule.code)
        for rule in _of(family)
    ]
    return View("findings", title, tuple(blocks), {})


def place(code: str, name: str) -> str:
    """What a `Link` of kind `page` leads to for a finding's own words."""
    return f"diagnostics/{code[:2].lower()}#{code.lower()}-{name}"


def _row(rule: Rule) -> tuple[Text, ...]:
    link = Link(f"{rule.code} {rule.name}", place(rule.code, rule.name), "page")
    first = retold(rule.doc.strip()).partition("\n")[0]
    return (link,), (severity_word(rule.severity),), (first,)
