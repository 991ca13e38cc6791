"""REFERENCE.md and the README's table of commands, from the code that they speak of."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import click

from netnotes.cli import cli
from netnotes.config import Settings
from netnotes.lint.rule import rules
from netnotes.messages.check import checks
from netnotes.messages.draft_kinds import DRAFTS
from netnotes.messages.slot_names import SLOTS
from netnotes.model.network import Network
from netnotes.outreach.gate import gates
from netnotes.outreach.reason import reasons
from netnotes.views import fields
from netnotes.views.find import FACETS
from netnotes.views.registry import pages
from netnotes.views.schemas import schemas
from netnotes.views.view import Bullets, Code, Paragraph, Table, Text

HEAD = """\
# Reference

<!-- Made from the code by `make docs`. Do not edit: change the code's own words. -->

Everything that can be typed or read, as this version has it. [README.md](README.md) says what it is
for, [ARCHITECTURE.md](ARCHITECTURE.md) how it is built, [CONTRIBUTING.md](CONTRIBUTING.md) how to add
to it.
"""

STATUSES = """\
## Exit status

| status | means |
| --- | --- |
| 0 | done, and nothing to report |
| 1 | findings: errors or warnings from `check`, something to look at from `doctor`, something to look at in a message from `draft --check`, not ready from `ask check` and `ask sent`, records that `import` could not read, cells that `sheet --apply` left alone, what `edit` brought back, a message that `draft` could not make, a site that was not made |
| 2 | usage: no network here, nobody or more than one of that name, a wrong option, date, query or setting |
| 3 | refused; nothing was written |
| 4 | the system said no (permission, disk full); nothing was written. After `--commit` the line on stderr may say that the note is saved, but not committed |
| 130 | interrupted |

From 2 to 4 one line on stderr says what to do. A note that cannot be read changes the status of
`check` only; every other command goes on with the rest and counts it in one line on stderr.
"""

DATES = """\
## Which network, which day

The network is the nearest folder upward that has a `people/`, or a `mkdocs.yml` that names the plugin;
`-C DIR` starts looking in DIR. The date is `--today`, else the variable `NETNOTES_TODAY`, else `today`
in the settings, else the machine's own. `NO_COLOR` turns colour off, `FORCE_COLOR` turns it on where
the output is no terminal. `-C`, `--today` and `--json` are taken before and after the command.
"""

TEMPLATES = """\
## Templates of drafts

`netnotes draft` writes by a template. One of your own, `templates/KIND.txt` beside `people/`, takes the
place of ours: lines that begin with `Subject:`, the first of which is used, an empty line, and the
message. `{{ slot }}` prints a slot, and a draft that lacks one which is printed is refused with what to
write; `{% if slot %}`, `{% elif %}`, `{% else %}` and `{% endif %}` ask whether there is anything in
one, also with `not`, `and`, `or`, `==` and `!=`; `{# … #}` is a remark. `capitalize`, `lower` and `upper`
change a slot: `{{ meeting|capitalize }}`. That is all a template can do: there are no loops, calls,
attributes or includes, so one that came with somebody else's notes can do no harm. It is at most 32 KiB
long; one that is broken costs one line with its place, and status 2.
"""

JSON = """\
## Machine output

With `--json` a command prints one object. Dates are ISO 8601. A list is always there; a scalar that
holds nothing is absent. A key with `?` may be absent; `…` stands for the fields of the note itself,
under their own names. The shapes change only when `schema` does. `netnotes schema NAME` prints any of
them as JSON Schema, and so it does for `note`, `person`, `org` and `settings`, which describe what you
write.
"""

_PARAGRAPH_MARK = re.compile(r"^(?:\x08|\\b)\n", re.MULTILINE)


APART = """\
## Who is not the same person

`netnotes-apart.txt`, beside `people/`, remembers of whom you said that they are two. Git keeps it. A line
names a note by its slug, and the other one by a profile, an e-mail address, a number, a name with an
employer, or another slug:

```text
bo-chen is not linkedin.com/in/bo-chen-2
bo-chen is not bo@globex.example
bo-chen is not bo-dahl
```

Lines that begin with `#`, and those of another form, are left alone. `netnotes apart` adds a line, and
`netnotes import` does when you answer that somebody is not the same. Neither an import nor `netnotes check`
(N504) takes such a pair for one any more; take the line out to be asked again.
"""


def reference() -> str:
    """The whole of REFERENCE.md."""
    parts = [
        HEAD,
        DATES,
        *commands(),
        STATUSES,
        JSON,
        *shapes(),
        *note(),
        APART,
        *templates(),
        *decisions(),
    ]
    return "\n".join(part.rstrip("\n") + "\n" for part in parts)


# -- commands -------------------------------------------------------------------------------------


def commands() -> Iterator[str]:
    """Every command: how it is called, what it does, its options, an example."""
    yield "## Commands\n"
    yield _command("netnotes", cli)
    for name, command in every_command():
        yield _command(f"netnotes {name}", command)


def every_command(
    group: click.Group = cli, called: str = ""
) -> Iterator[tuple[str, click.Command]]:
    """The commands with their names, those of a group (`ask check`) in its place."""
    with click.Context(group) as context:
        for name in group.list_commands(context):
            command = group.get_command(context, name)
            assert command is not None
            if isinstance(command, click.Group):
                yield from every_command(command, f"{called}{name} ")
            else:
                yield f"{called}{name}", command


def command_table() -> str:
    """The README's table."""
    rows = ["| command | does |", "| --- | --- |"]
    for name, command in every_command():
        call = f"netnotes {name} {_arguments(command, short=True)}".strip().replace("|", "\\|")
        rows.append(f"| `{call}` | {_summary(command)} |")
    return "\n".join(rows)


def _summary(command: click.Command) -> str:
    return " ".join(_help(command)[0].split("\n\n")[0].split())


def _help(command: click.Command) -> tuple[str, str]:
    """A command's help and its example."""
    text = _PARAGRAPH_MARK.sub("", inspect.cleandoc(command.help or ""))
    said, _, example = text.partition("Example:\n")
    return said.strip(), inspect.cleandoc(example)


def _arguments(command: click.Command, *, short: bool = False) -> str:
    """What stands behind the command; `short` names a choice without its words."""
    with click.Context(command) as context:
        return " ".join(
            (p.name or "").upper()
            if short and isinstance(p.type, click.Choice)
            else p.make_metavar(context)
            for p in command.params
            if isinstance(p, click.Argument)
        )


def _command(call: str, command: click.Command) -> str:
    said, example = _help(command)
    lines = [f"### {call}\n", f"`{call} {_arguments(command)}`\n".replace(" `", "`"), f"{said}\n"]
    with click.Context(command) as context:
        records = [
            p.get_help_record(context) for p in command.params if isinstance(p, click.Option)
        ]
    rows = [f"| `{_cell(option)}` | {_cell(says)} |" for option, says in filter(None, records)]
    lines += ["| option | does |", "| --- | --- |", *rows, ""]
    lines += ["```sh", example, "```", ""] if example else []
    return "\n".join(lines)


# -- machine output -------------------------------------------------------------------------------

_INPUTS = ("note", "person", "org", "settings")


def shapes() -> Iterator[str]:
    """What each command prints with `--json`."""
    for name, schema in sorted(schemas().items()):
        if name not in _INPUTS:
            drawn = "\n".join(_shape(schema))
            yield f"### Shape: {name}\n\n```text\n{drawn}\n```\n"


def _shape(schema: Any) -> list[str]:
    """A JSON Schema as the JSON that it allows, in lines."""
    if "const" in schema:
        return [str(schema["const"])]
    if "enum" in schema:
        return [" | ".join(f'"{word}"' for word in schema["enum"])]
    if schema.get("type") == "array":
        inner = _shape(schema["items"])
        return (
            [f"[{inner[0]}]"]
            if len(inner) == 1
            else [f"[{inner[0]}", *inner[1:-1], f"{inner[-1]}]"]
        )
    if schema.get("type") == "object":
        return _object(schema)
    words = {"integer": "number", "boolean": "true | false", "string": "text"}
    return [
        schema.get("format")
        or schema.get("description")
        or words.get(schema.get("type"), "anything")
    ]


def _object(schema: Any) -> list[str]:
    lines: list[str] = []
    for key, value in schema.get("properties", {}).items():
        first, *rest = _shape(value)
        absent = "" if key in schema.get("required", ()) else "?"
        lines += [f'  "{key}"{absent}: {first}', *(f"  {line}" for line in rest)]
    lines += ["  …"] if schema.get("additionalProperties", True) else []
    return ["{", *lines, "}"]


# -- the note -------------------------------------------------------------------------------------


def note() -> Iterator[str]:
    """Fields, body, channels, marks and settings: the page "The note" as Markdown."""
    nowhere = Settings({"@": {}}, Path(), None, [])
    view = fields.build(Network([]), date(2026, 11, 21), nowhere)
    yield "## The note\n"
    for block in view.blocks:
        title = f"### {block.title}\n\n" if getattr(block, "title", "") else ""
        if isinstance(block, Paragraph):
            yield f"{_text(block.text)}\n"
        elif isinstance(block, Bullets):
            yield title + "\n".join(f"- {_text(item)}" for item in block.items) + "\n"
        elif isinstance(block, Table):
            yield title + _table(
                block.columns, [[_text(cell) for cell in row] for row in block.rows]
            )


def _text(text: Text) -> str:
    parts: list[str] = []
    for part in text:
        said = part if isinstance(part, str) else part.text
        parts.append(f"`{said}`" if isinstance(part, Code) else said.replace("<", "&lt;"))
    return "".join(parts)


def _table(columns: tuple[str, ...], rows: list[list[str]]) -> str:
    lines = [_row(columns), _row("---" for _ in columns), *(_row(map(_cell, row)) for row in rows)]
    return "\n".join(lines) + "\n"


def _row(cells: Any) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


# -- what is decided ------------------------------------------------------------------------------


def decisions() -> Iterator[str]:
    """Facets, pages, reasons, gates, checks of a message and diagnostics."""
    yield "## Facets of find\n"
    yield f"{', '.join(f'`{name}:`' for name in FACETS)}. Values with spaces stand in double quotes.\n"
    yield "## Pages of the site\n"
    found = [[page.title, f"`netnotes show-page {page.name}`", page.section] for page in pages()]
    yield _table(("Page", "In the terminal", "Under"), found)
    yield "## Reasons to reach out\n\nThe most binding first.\n"
    yield _table(
        ("Reason", "Says"), [[f"`{reason.code}`", _first(reason.doc)] for reason in reasons()]
    )
    yield "## Gates before an ask\n\nThey decide in this order; the first that stops decides.\n"
    listed = [[gate.code, f"`{gate.name}`", gate.verdict, _first(gate.doc)] for gate in gates()]
    yield _table(("Code", "Name", "Verdict", "Says"), listed)
    yield "## Looks at a message\n\nBy `netnotes draft --check`; `netnotes explain CODE` says more of each.\n"
    listed = [[check.code, f"`{check.name}`", _first(check.doc)] for check in checks()]
    yield _table(("Code", "Name", "Says"), listed)
    yield "## Diagnostics\n\n`netnotes explain CODE` says more, with an example of each.\n"
    listed = [[rule.code, f"`{rule.name}`", rule.severity, _first(rule.doc)] for rule in rules()]
    yield _table(("Code", "Name", "Severity", "Says"), listed)


def templates() -> Iterator[str]:
    """The kinds of message, and the slots of their templates."""
    yield TEMPLATES
    kinds = [[f"`{name}`", kind.says] for name, kind in DRAFTS.items()]
    yield f"### Kinds of message\n\n{_table(('kind', 'is to'), kinds)}"
    held = [[f"`{name}`", says] for name, says in SLOTS.items()]
    yield f"### Slots\n\n{_table(('slot', 'holds'), held)}"


def _first(doc: str) -> str:
    """The first sentence or line of a docstring."""
    return " ".join(inspect.cleandoc(doc).split("\n\n")[0].split())
