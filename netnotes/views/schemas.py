"""Every JSON Schema there is, by name: of notes and settings, and of each command's output."""

from __future__ import annotations

from netnotes import discover
from netnotes.config import Settings
from netnotes.model.field import table_schema
from netnotes.model.org import Org
from netnotes.model.person import Person

_DRAFT = {"$schema": "https://json-schema.org/draft/2020-12/schema"}

#: Commands whose name is not that of the view they print.
_PRINTED_BY = {
    "today": "due",
    "person": "show",
    "org": "show-org",
    "health": "check",
    "explanations": "explain",
    "prepare": "prep",
    "ideas": "ask-ideas",
    "exports": "export",
    "network-file": "network",
    "asked": "ask-sent",
    "set-field": "set",
}


def schemas() -> dict[str, dict[str, object]]:
    """The schemas, by the name that `netnotes schema` takes."""
    person, org = table_schema(Person), table_schema(Org)
    is_org = {"properties": {"kind": {"const": "org"}}, "required": ["kind"]}
    note: dict[str, object] = {"if": is_org, "then": org, "else": person}
    found: dict[str, dict[str, object]] = {
        "note": {**_DRAFT, "title": "The front matter of a note", **note},
        "person": {**_DRAFT, "title": "The front matter of a person", **person},
        "org": {**_DRAFT, "title": "The front matter of an organization", **org},
        "settings": {**_DRAFT, "title": "The settings of netnotes", **table_schema(Settings)},
    }
    for module in discover.modules("netnotes.views"):
        name = module.__name__.rpartition(".")[2].replace("_", "-")
        shape = getattr(module, "SHAPE", None)
        if shape is not None:
            command = _PRINTED_BY.get(name, name)
            found.setdefault(command, {**_DRAFT, "title": f"What {command} --json prints", **shape})
    return found
