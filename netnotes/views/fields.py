"""The note: every field, the log's grammar and the settings, from the tables that drive them."""

from __future__ import annotations

from datetime import date

from netnotes.config import Settings
from netnotes.model.ask import Ask
from netnotes.model.field import Table as FieldTable
from netnotes.model.log import CHANNELS, MARKS
from netnotes.model.network import Network
from netnotes.model.org import Opening, Org
from netnotes.model.person import Gift, Knows, Past, Person, Related
from netnotes.model.sections import MILESTONES
from netnotes.sentences import mark, say, tell
from netnotes.views._plain import jsonable
from netnotes.views._shape import TEXT, YES_NO, Shape, listed, output, record
from netnotes.views.view import Block, Bullets, Code, Paragraph, Quiet, Table, Text, View

TITLE = mark("The note")
ORDER = 80
SECTION = mark("Help")

#: The tables by the names a reader would use.
TABLES: dict[str, tuple[str, type[FieldTable]]] = {
    "person": (mark("A person"), Person),
    "org": (mark("An organization (kind: org)"), Org),
    "ask": (mark("An ask, in a person's asks"), Ask),
    "past": (mark("A position in past"), Past),
    "knows": (mark("Someone in knows"), Knows),
    "related": (mark("A tie in related"), Related),
    "gift": (mark("A gift in gifts"), Gift),
    "opening": (mark("An opening of an organization"), Opening),
    "settings": (mark("The settings, in mkdocs.yml under plugins: netnotes"), Settings),
}

_GROUPS = {"in_person": mark("in person"), "live": mark("live"), "written": mark("written")}

_FIELD = record({"vcard": TEXT}, name=TEXT, value=TEXT, example=TEXT, help=TEXT, needed=YES_NO)
SHAPE: Shape = output(fields=record(None, **{name: listed(_FIELD) for name in TABLES}))


def build(network: Network, today: date, settings: Settings, only: str = "") -> View:
    """The reference of the format; `only` names one of `TABLES`."""
    del network, today, settings
    tables = {name: table for name, table in TABLES.items() if only in ("", name)}
    blocks: list[Block] = [] if only else list(_opening())
    blocks += [_table(say(title), table) for title, table in tables.values()]
    if not only:
        blocks += _body()
    data = {"fields": {name: _json(table) for name, (_, table) in tables.items()}}
    return View("fields", say(TITLE), tuple(blocks), data)


def _opening() -> tuple[Block, ...]:
    said: Text = tell(
        "One Markdown file a contact, in {folder}. A name alone is a valid note; everything else is "
        "optional. The file's name is the slug, by which others refer to it: {link}. Keys that are not "
        "listed here are kept and shown.",
        folder=Code("people/"),
        link=Code("[[alice-nguyen]]"),
    )
    return (Paragraph(said),)


def _table(title: str, table: type[FieldTable]) -> Table:
    vcard = any(field.vcard for field in table.fields.values())
    defaults = table is Settings
    columns = [say("Field"), say("Value"), say("What it says")]
    columns += ["vCard"] if vcard else []
    columns += [say("Default")] if defaults else []
    rows: list[tuple[Text, ...]] = []
    for name, field in table.fields.items():
        needed = (Quiet(f" {say('needed')}"),) if field.needed else ()
        row: list[Text] = [(Code(name), *needed), (field.kind.called(),), (say(field.help),)]
        row += [(field.vcard,)] if vcard else []
        row += [(_default(field.default),)] if defaults else []
        rows.append(tuple(row))
    return Table(title, tuple(columns), tuple(rows))


def _default(value: object) -> str:
    return str(jsonable(value)) if value not in (None, "", {}, []) else ""


def _body() -> tuple[Block, ...]:
    """What the body's grammar reads."""
    grammar = "- [[ ]] DATE [TIME] CHANNEL [in|out] [with REF{, REF}] [at PLACE][: TEXT]"
    milestone = f"DATE {'|'.join(MILESTONES)} [at ORG] [thanks to REF][: TEXT]"
    sections: tuple[Text, ...] = (
        tell(
            "{heading} what happened between you, an item an interaction: {grammar}",
            heading=Code("## Log"),
            grammar=Code(grammar),
        ),
        (
            say(
                "An entry with an open box, or a date to come, is a plan; it never counts as contact."
            ),
        ),
        tell(
            "{out} went out and has no answer; {in_} came in; without either it went both ways.",
            out=Code("out"),
            in_=Code("in"),
        ),
        tell("{line} anywhere: a promise.", line=Code("- [ ] send her the paper (due 2026-11-28)")),
        tell(
            "{mind}, {news} dated items; their age is shown.",
            mind=Code("## Top of mind"),
            news=Code("## News"),
        ),
        tell("{heading} what drives them.", heading=Code("## Why")),
        tell("{heading} to ask; ticked when asked.", heading=Code("## Questions")),
        tell(
            "{heading} in your own note: {form}, or free words.",
            heading=Code("## Milestones"),
            form=milestone,
        ),
        tell(
            "{heading} in your own note: DATE CHANNEL, a channel searched for people.",
            heading=Code("## Sweeps"),
        ),
        tell(
            "{hidden} never renders. {front} and {body} accept a finding.",
            hidden=Code("%%…%%"),
            front=Code("# netnotes: ignore[N204] reason"),
            body=Code("<!-- netnotes: ignore[N401] reason -->"),
        ),
    )
    channels = tuple(
        ((say(_GROUPS[group]),), (", ".join(words),)) for group, words in CHANNELS.items()
    )
    marks = tuple(((Code(f"#{name}"),), (say(said),)) for name, said in MARKS.items())
    return (
        Bullets(say("The body"), sections),
        Table(say("Channels"), (say("Group"), say("Words")), channels),
        Table(say("Marks in an entry's text"), (say("Mark"), say("Says")), marks),
    )


def _json(table: type[FieldTable]) -> list[dict[str, object]]:
    return [
        {
            "name": name,
            "value": field.kind.called(),
            "example": field.kind.example,
            "help": field.help,
            "needed": field.needed,
            **({"vcard": field.vcard} if field.vcard else {}),
        }
        for name, field in table.fields.items()
    ]
