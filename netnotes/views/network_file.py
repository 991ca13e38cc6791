"""The shape of `netnotes export json`, which the exporter writes and an import reads."""

from __future__ import annotations

from netnotes.views._shape import TEXT, YES_NO, Shape, listed, open_record, output, record, word

#: The fields as they are written: each a text, a list, or a map of them.
_FIELDS: Shape = open_record()
#: `path` counts from people/; `body` is the text below the fields, in Markdown; `me` marks my own note.
SHAPE: Shape = output(
    private=YES_NO,
    notes=listed(
        record(
            {"me": YES_NO, "body": TEXT},
            slug=TEXT,
            path=TEXT,
            kind=word("person", "org"),
            fields=_FIELDS,
        )
    ),
)
