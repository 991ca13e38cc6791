"""What may go out unless more is asked for: what stands on a card.

That is every field for which an address book has a property (the table of fields names it), but for
ties to others. All else is between me and them: what is said in a note's text, its log, asks, closeness,
`vibe`, whom somebody knows. It goes out only with `--private-fields`.
"""

from __future__ import annotations

from netnotes.model.field import Table

_TIES = "RELATED"


def is_public(table: type[Table], name: str) -> bool:
    """Whether a field goes out without being asked for."""
    field = table.fields.get(name)
    return field is not None and field.vcard not in ("", _TIES)


def fields_that_go_out(table: type[Table], *, private: bool) -> list[str]:
    """The names of the fields that are written, in the order of the table."""
    return [name for name in table.fields if private or is_public(table, name)]
