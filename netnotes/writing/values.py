"""Words of a command line as the value of a field: checked by the field's own kind, then written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from netnotes.errors import BadValueError
from netnotes.model import whom
from netnotes.model.edits.scalars import Value
from netnotes.model.field import SYNONYMS, Record, Table
from netnotes.model.near import near_key
from netnotes.model.network import Network
from netnotes.model.nodes import Scalar
from netnotes.model.note import Note
from netnotes.model.org import Org
from netnotes.model.person import Person
from netnotes.model.span import Span
from netnotes.model.values.kind import Reader, ScalarKind
from netnotes.model.values.many import Addresses, Labelled, Many
from netnotes.model.values.reference import ReferenceKind
from netnotes.model.values.text import Text
from netnotes.model.values.word import Word
from netnotes.model.wikilink import WIKILINK
from netnotes.writing import said

_NOWHERE = Span.on_line(1, 1, 1)
#: An address with its label, as it stands in a map: `work: ada@acme.example`.
_LABELLED = re.compile(r"([^\W\d_][\w -]*):\s+(\S.*)")


def field_kind(table: type[Table], name: str) -> Any:
    """The kind of the field `name`; None for one of the user's own, `x-…`.

    Raises `BadValueError` for a field that is not known, with the nearest one.
    """
    field = table.fields.get(name)
    if field is not None:
        return field.kind
    if name.startswith("x-") and len(name) > 2:
        return None
    is_person = table is Person
    what, others = ("a person", "organizations") if is_person else ("an organization", "people")
    if name in (Org if is_person else Person).fields:
        raise BadValueError(name, f"not a field of {what}, but of {others}")
    close = SYNONYMS.get(name.casefold().replace("-", "_"), "")
    if close not in table.fields:
        close = near_key(name, table.fields)
    hint = f"did you mean `{close}`?" if close else "a field of your own begins with `x-`"
    raise BadValueError(name, f"not a field of {what}; {hint}")


def is_list(kind: Any) -> bool:
    """Whether a field of this kind takes several values."""
    return isinstance(kind, Many | Addresses)


def is_labelled(kind: Any) -> bool:
    """Whether a field of this kind is a map from labels to values."""
    return isinstance(kind, Labelled)


def is_nested(kind: Any) -> bool:
    """Whether it is a list of maps, which a command line is no place for."""
    return isinstance(kind, Many) and isinstance(kind.kind, Record) and kind.kind.short is None


def inner(kind: Any) -> Any:
    """The kind of one value: of a list or map, that of its items."""
    return kind.kind if isinstance(kind, Many | Addresses | Labelled) else kind


def is_simple(kind: Any) -> bool:
    """Whether one line can say all that such a field holds, or an item of it."""
    return not isinstance(kind, Labelled) and isinstance(inner(kind), ScalarKind)


def read(kind: Any, words: Sequence[str], where: str, network: Network) -> Value:
    """The value that `words` mean for a field of this kind.

    A field with one value takes all the words as one text; of a list each is an item, of a map each
    is `label=value`. A name of somebody who has a note becomes a reference to it. Raises
    `BadValueError` with the kind's own hint, naming the field as `where`.
    """
    if is_list(kind):
        return [item(kind, word, where, network) for word in words]
    if is_labelled(kind):
        return dict(labelled(kind, word, where, network) for word in words)
    return _one(kind, " ".join(words), where, network)


def item(kind: Any, word: str, where: str, network: Network) -> Value:
    """One item of a list; an address may have a label before it, `work: ada@acme.example`."""
    if isinstance(kind, Addresses):
        found = _LABELLED.fullmatch(word.strip())
        if found:
            return {found[1].strip(): _one(kind.kind, found[2], where, network)}
        return _one(kind.kind, word, where, network)
    inner = kind.kind
    if isinstance(inner, Record) and inner.short is not None:
        inner = inner.short
    return _one(inner, word, where, network)


def labelled(kind: Any, word: str, where: str, network: Network) -> tuple[str, Value]:
    """A label and its value, of `label=value`."""
    label, equals, text = word.partition("=")
    if not (equals and label.strip()):
        example = kind.kind.example
        raise BadValueError(where, f"“{word}” has no label; write label=value, say home={example}")
    return label.strip(), _one(kind.kind, text, where, network)


def as_written(kind: Any, value: Value) -> Value:
    """A value as a person would write it: a list of one is `email: …`, but `tags: [python]`."""
    single = isinstance(kind, Addresses) or isinstance(getattr(kind, "kind", None), Word)
    return value[0] if isinstance(value, list) and len(value) == 1 and single else value


def _one(kind: Any, text: str, where: str, network: Network) -> str:
    """One value, as it is to be read back."""
    text = text.strip()
    said.refuse_half_characters(text, where)
    if kind is None:
        return text
    reader = Reader()
    if kind.read(Scalar(text, _NOWHERE, plain=False), reader) is None:
        wrong = reader.problems[0].message if reader.problems else f"it is empty{_wants(kind)}"
        raise BadValueError(where, wrong)
    return _reference(kind, text, where, network) if isinstance(kind, ReferenceKind) else text


def _wants(kind: Any) -> str:
    """What to write instead of nothing, where an example says more than "a text"."""
    return "" if isinstance(kind, Text) else f"; write {kind.called()}, say {kind.example}"


def _reference(kind: ReferenceKind, text: str, where: str, network: Network) -> str:
    """A reference to the one note that is meant; a plain name where there may be none.

    Where there must be one it is looked for as WHO is, by an unambiguous beginning too.
    """
    linked = WIKILINK.fullmatch(text)
    target = linked["target"].strip() if linked else text
    if kind.strict:
        return said.reference(_somebody(target, where, network))
    found = whom.named(network, target)
    if kind.expects == "org":
        org = network.org(target)
        found = [org] if org else []
    elif kind.expects == "person":
        found = [note for note in found if not note.is_org]
    elif not found:
        org = network.org(target)
        found = [org] if org else []
    return said.reference(whom.only(target, found)) if found else text


def _somebody(name: str, where: str, network: Network) -> Note:
    """The person that a name means. Raises `AmbiguousNameError`, `BadValueError` where it is nobody."""
    found = whom.meant(network, name, _is_person)
    if found:
        return whom.only(name, found)
    close = whom.close(network, name, _is_person)
    hint = f"did you mean {' or '.join(close)}?" if close else ""
    new = "`netnotes new NAME` makes a note of them first"
    raise BadValueError(where, f"no person is called “{name}”; {hint or new}")


def _is_person(note: Note) -> bool:
    return not note.is_org
