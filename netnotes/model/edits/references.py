"""References renamed where they stand, in fields and in the body."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple
from urllib.parse import unquote

from netnotes.model.body import FILE_LINK
from netnotes.model.edits.scalars import scalar
from netnotes.model.edits.source import EditRefusedError, Source, Splice
from netnotes.model.edits.tree import Tree
from netnotes.model.field import Record, Table
from netnotes.model.nodes import Items, Node, Pairs, Scalar, walk
from netnotes.model.org import Org
from netnotes.model.person import Person
from netnotes.model.values.many import Many
from netnotes.model.values.reference import ReferenceKind
from netnotes.model.wikilink import WIKILINK
from netnotes.sentences import say

#: Gives the new target for an old one and what is expected there, or None where it stays.
New = Callable[[str, str], str | None]

_UNFIT = re.compile(r"[\[\]|#^\n\r\\]")


class Renamed(NamedTuple):
    """What becomes of a value of the front matter, for the check behind it."""

    changes: list[Splice]
    #: By the offset of a value in the front matter, what it must say then.
    said: dict[int, str]


def in_fields(source: Source, new: New) -> Renamed:
    """The changes to the front matter."""
    tree = Tree(source.front)
    table: type[Table] = Org if source.data["org"] else Person
    bare = dict(_values(tree.root, table)) if tree.root else {}
    changes: list[Splice] = []
    said: dict[int, str] = {}
    in_brackets = _flow_scalars(tree)
    keys = {key for node in walk(tree.root) if isinstance(node, Pairs) for key, _ in node.pairs}
    for node in walk(tree.root):
        if not isinstance(node, Scalar) or node.left_out or node in keys:
            continue
        expects = bare.get(node, "")
        text = _renamed(node.text, expects, new)
        if text == node.text:
            continue
        start, end = tree.start(node), tree.end(node)
        changes.append(
            Splice(
                source.front_start + start,
                source.front_start + end,
                _written(tree, node, text, expects, new, flow=node in in_brackets),
            )
        )
        said[start] = text
    return Renamed(changes, said)


def _values(node: Pairs, table: type[Table]) -> Iterator[tuple[Scalar, str]]:
    """The values that name a person or an organization, each with what is expected there."""
    for name, value in node.pairs:
        field = table.fields.get(name.text)
        if field is not None:
            yield from _of_kind(field.kind, value)


def _of_kind(kind: Any, node: Node) -> Iterator[tuple[Scalar, str]]:
    if isinstance(kind, Many):
        for item in node.items if isinstance(node, Items) else [node]:
            yield from _of_kind(kind.kind, item)
    elif isinstance(kind, Record):
        if isinstance(node, Pairs):
            yield from _values(node, kind.table)
        elif kind.short is not None:
            yield from _of_kind(kind.short, node)
    elif isinstance(kind, ReferenceKind) and isinstance(node, Scalar):
        yield node, kind.expects


def _flow_scalars(tree: Tree) -> set[Scalar]:
    """The values that stand in brackets."""
    found: set[Scalar] = set()
    for node in walk(tree.root):
        if not isinstance(node, Scalar) and tree.is_flow(node):
            found.update(inner for inner in walk(node) if isinstance(inner, Scalar))
    return found


def _renamed(text: str, expects: str, new: New) -> str:
    """A value with its references renamed; `expects` is '' where only brackets make one."""
    if expects and "[[" not in text:
        target = text.strip()
        return _fit(target, new(target, expects)) if target else text
    return WIKILINK.sub(lambda found: _link(found, expects or "any", new), text)


def _link(found: re.Match[str], expects: str, new: New) -> str:
    """A reference in brackets with its new target; what is said behind `|` and `#` stays."""
    written = found["target"]
    target = written.strip()
    at = found.start("target") - found.start() + len(written) - len(written.lstrip())
    return found[0][:at] + _fit(target, new(target, expects)) + found[0][at + len(target) :]


def _fit(old: str, new: str | None) -> str:
    """The new target, if there is one."""
    if new is None or new == old:
        return old
    if not new.strip() or _UNFIT.search(new):
        raise EditRefusedError(
            say("“{new}” cannot be written as a reference; nothing was changed", new=new)
        )
    return new


def _written(tree: Tree, node: Scalar, text: str, expects: str, new: New, *, flow: bool) -> str:
    """The value as it is to be written: in its own quotes, lines and spacing where that can be."""
    source = tree.text[tree.start(node) : tree.end(node)]
    kept = WIKILINK.sub(lambda found: _link(found, expects or "any", new), source)
    if "[[" in node.text and _reads_as(tree, node, kept, text):
        return kept
    return scalar(text, flow=flow, mark=tree.mark(node))


def _reads_as(tree: Tree, node: Scalar, written: str, text: str) -> bool:
    """Whether a value that is written so reads as this text, in its own place."""
    start, end = tree.start(node), tree.end(node)
    now = Tree(tree.text[:start] + written + tree.text[end:])
    return any(
        isinstance(found, Scalar) and now.start(found) == start and found.text == text
        for found in walk(now.root)
    )


def _address(target: str) -> str:
    """A note's name as a link to its file says it: what would end or change the address is encoded."""
    return re.sub(r"[ %?#()<>]", lambda found: f"%{ord(found[0]):02X}", target)


def in_body(source: Source, new: New) -> list[Splice]:
    """The changes to the body: references in running text, and links to files of notes."""
    changes: list[Splice] = []
    for index, line in enumerate(source.masked):
        at = source.starts[index]
        if "[[" in line:
            for found in WIKILINK.finditer(line):
                changed = _link(found, "any", new)
                if changed != found[0]:
                    changes.append(Splice(at + found.start(), at + found.end(), changed))
        if ".md" in line:
            for found in FILE_LINK.finditer(line):
                stem = found[1].rpartition("/")[2]
                target = unquote(stem)
                renamed = _fit(target, new(target, "any"))
                if renamed != target:
                    begin = at + found.end(1) - len(stem)
                    written = _address(renamed)
                    changes.append(Splice(begin, begin + len(stem), written))
    return changes
