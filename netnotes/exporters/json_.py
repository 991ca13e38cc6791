"""The network as JSON, a note a line; `netnotes import` makes the same network of it again.

With `--private-fields` a note has all its fields, as they are written, and its text. What is not
carried is the manner of the front matter: comments, quotation marks, the order of duplicate keys. A
note that cannot be read stays at home.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date

from netnotes.config import NOTES_DIR, Settings
from netnotes.exporters._private import is_public
from netnotes.model.edits.fields import value_of
from netnotes.model.edits.scalars import Value
from netnotes.model.edits.tree import Tree
from netnotes.model.network import Network
from netnotes.model.nodes import Items, Node, Pairs
from netnotes.model.note import Note
from netnotes.model.parse import decode, split
from netnotes.model.values.kind import Reader
from netnotes.raw import read_bytes

FILE = "network.json"


def export(
    network: Network, today: date, settings: Settings, *, private: bool = False
) -> Iterator[bytes]:  # fmt: skip
    """The document, as `netnotes schema network` describes it."""
    head = {"schema": 1, "today": today.isoformat(), "private": private}
    yield f'{json.dumps(head)[:-1]}, "notes": ['.encode()
    lead = "\n"
    for note in sorted(network.everything, key=lambda one: one.path):
        if note.broken:
            continue
        raw = read_bytes(settings.root / note.path)
        if not isinstance(raw, bytes):
            continue
        said = json.dumps(_note(network, note, raw, private=private), ensure_ascii=False)
        yield f"{lead}{said}".encode("utf-8", "replace")
        lead = ",\n"
    yield b"\n]}\n"


def _note(network: Network, note: Note, raw: bytes, *, private: bool) -> dict[str, object]:
    front, body, _ = split(decode(raw)[0], Reader()) or (None, "", 1)
    fields = _fields(Tree(front).root) if front is not None else {}
    table = type(note)
    out: dict[str, object] = {
        "slug": note.slug,
        "path": note.path.removeprefix(f"{NOTES_DIR}/"),
        "kind": "org" if note.is_org else "person",
        "fields": {
            name: value for name, value in fields.items() if private or is_public(table, name)
        },
    }
    if note is network.me:
        out["me"] = True
    text = body.replace("\r\n", "\n").strip("\n")
    if private and text:
        out["body"] = text
    return out


def _fields(root: Pairs | None) -> dict[str, Value]:
    """What the fields say; a key with nothing behind it says nothing."""
    if root is None:
        return {}
    return {key.text: value_of(value) for key, value in root.pairs if _says(value)}


def _says(node: Node) -> bool:
    if isinstance(node, Items | Pairs):
        return bool(node.items if isinstance(node, Items) else node.pairs)
    return not node.left_out
