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
from netnotes.views._plain import jsonable
from netnotes.views._shape import TEXT, YES_NO, Shape, listed, output, record
from netnotes.views.view import Block, Bullets, Code, Paragraph, Quiet, Table, Text, View

TITLE = "The note"
ORDER = 80
SECTION = "Help"

#: The tables by the names a reader would use.
TABLES: dict[str, tuple[str, type[FieldTable]]] = {
    "person": ("A person", Person),
    "org": ("An organization (kind: org)", Org),
    "ask": ("An ask, in a person's asks", Ask),
    "past": ("A position in past", Past),
    "knows": ("Someone in knows", Knows),
    "related": ("A tie in related", Related),
    "gift": ("A gift in gifts", Gift),
    "opening": ("An opening of an organization", Opening),
    "settings": ("The settings, in mkdocs.yml under plugins: netnotes", Settings),
}

_FIELD = record({"vcard": TEXT}, name=TEXT, value=TEXT, example=TEXT, help=TEXT, needed=YES_NO)
SHAPE: Shape = output(fields=record(None, **{name: listed(_FIELD) for name in TABLES}))


def build(network: Network, today: date, settings: Settings, only: str = "") -> View:
    """The reference of the format; `only` names one of `TABLES`."""
    del network, today, settings
    tables = {name: table for name, table in TABLES.items() if only in ("", name)}
    blocks: list[Block] = [] if only else list(_opening())
    blocks += [_table(title, table) for title, table in tables.values()]
    if not only:
        blocks += _body()
    data = {"fields": {name: _json(table) for name, (_, table) in tables.items()}}
    return View("fields", TITLE, tuple(blocks), data)


def _opening() -> tuple[Block, ...]:
    said: Text = (
        "One Markdown file a contact, in ",
        Code("people/"),
        ". A name alone is a valid note; everything else is optional. The file's name is the slug, ",
        "by which others refer to it: ",
        Code("[[alice-nguyen]]"),
        ". Keys that are not listed here are kept and shown.",
    )
    return (Paragraph(said),)


def _table(title: str, table: type[FieldTable]) -> Table:
    vcard = any(field.vcard for field in table.fields.values())
    defaults = table is Settings
    columns = ["Field", "Value", "What it says"]
    columns += ["vCard"] if vcard else []
    columns += ["Default"] if defaults else []
    rows: list[tuple[Text, ...]] = []
    for name, field in table.fields.items():
        needed = (Quiet(" needed"),) if field.needed else ()
        row: list[Text] = [(Code(name), *needed), (field.kind.label,), (field.help,)]
        row += [(field.vcard,)] if vcard else []
        row += [(_default(field.default),)] if defaults else []
        rows.append(tuple(row))
    return Table(title, tuple(columns), tuple(rows))


def _default(value: object) -> str:
    return str(jsonable(value)) if value not in (None, "", {}, []) else ""


def _body() -> tuple[Block, ...]:
    """What the body's grammar reads."""
    grammar = "- [[ ]] DATE [TIME] CHANNEL [in|out] [with REF{, REF}] [at PLACE][: TEXT]"
    sections: tuple[Text, ...] = (
        (Code("## Log"), " what happened between you, an item an interaction: ", Code(grammar)),
        ("An entry with an open box, or a date to come, is a plan; it never counts as contact.",),
        (Code("out"), " went out and has no answer; ", Code("in"), " came in; without either it went both ways."),
        (Code("- [ ] send her the paper (due 2026-11-28)"), " anywhere: a promise."),
        (Code("## Top of mind"), ", ", Code("## News"), " dated items; their age is shown."),
        (Code("## Why"), " what drives them."),
        (Code("## Questions"), " to ask; ticked when asked."),
        (Code("## Milestones"), f" in your own note: DATE {'|'.join(MILESTONES)} [at ORG] [thanks to REF][: TEXT], or free words."),
        (Code("## Sweeps"), " in your own note: DATE CHANNEL, a channel searched for people."),
        (Code("%%…%%"), " never renders. ", Code("# netnotes: ignore[N204] reason"), " and ", Code("<!-- netnotes: ignore[N401] reason -->"), " accept a finding."),
    )  # fmt: skip
    channels = tuple(
        ((group.replace("_", " "),), (", ".join(words),)) for group, words in CHANNELS.items()
    )
    marks = tuple(((Code(f"#{mark}"),), (said,)) for mark, said in MARKS.items())
    return (
        Bullets("The body", sections),
        Table("Channels", ("Group", "Words"), channels),
        Table("Marks in an entry's text", ("Mark", "Says"), marks),
    )


def _json(table: type[FieldTable]) -> list[dict[str, object]]:
    return [
        {
            "name": name,
            "value": field.kind.label,
            "example": field.kind.example,
            "help": field.help,
            "needed": field.needed,
            **({"vcard": field.vcard} if field.vcard else {}),
        }
        for name, field in table.fields.items()
    ]
