"""Fields: the one table that drives parsing, findings, the schema, the docs and the page.

A table is a class; a field is a line in it. `Person.met` on the class is the field itself, `met` on
an instance the value.
"""

from __future__ import annotations

from typing import Any, ClassVar, Generic, TypeVar, overload

from netnotes.model.near import near_key
from netnotes.model.nodes import Node, Pairs
from netnotes.model.span import Span
from netnotes.model.values.kind import Kind, Reader, ScalarKind
from netnotes.model.values.many import Labelled, Many
from netnotes.sentences import say

T = TypeVar("T")


class Field(Generic[T]):
    """One field: its kind of value, its help, and the vCard property that it corresponds to."""

    name: str

    def __init__(
        self, kind: Kind[Any], help: str, default: T, *, vcard: str = "", needed: bool = False
    ) -> None:
        self.kind = kind
        self.help = help
        self.default = default
        self.vcard = vcard
        self.needed = needed
        #: What makes the value of plain data; None where that is the value already, as it mostly is.
        self._thaw = None if getattr(type(kind), "thaw", None) is ScalarKind.thaw else kind.thaw

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name.rstrip("_")  # `from_` holds the field `from`

    @overload
    def __get__(self, table: None, owner: type) -> Field[T]: ...
    @overload
    def __get__(self, table: Table, owner: type) -> T: ...
    def __get__(self, table: Table | None, owner: type) -> T | Field[T]:
        if table is None:
            return self
        plain = table.values.get(self.name)
        if plain is None:
            return self.default
        value: T = plain if self._thaw is None else self._thaw(plain)
        return value


def one(kind: Kind[T], help: str, *, vcard: str = "") -> Field[T | None]:
    """A field that holds one value, or none."""
    return Field(kind, help, None, vcard=vcard)


def text(kind: Kind[str], help: str, *, vcard: str = "", needed: bool = False) -> Field[str]:
    """A field that holds one text; left out, it reads as ''."""
    return Field(kind, help, "", vcard=vcard, needed=needed)


def flag(kind: Kind[bool], help: str, *, default: bool = False) -> Field[bool]:
    """A yes/no field that reads as `default` where it is left out."""
    return Field(kind, help, default)


def many(kind: Kind[T], help: str, *, vcard: str = "") -> Field[list[T]]:
    """A field that takes one value or a list."""
    empty: list[T] = []
    return Field(Many(kind), help, empty, vcard=vcard)


def labelled(kind: Kind[T], help: str, *, vcard: str = "") -> Field[dict[str, T]]:
    """A field that takes a map from my own labels to values."""
    empty: dict[str, T] = {}
    return Field(Labelled(kind), help, empty, vcard=vcard)


class Table:
    """What a mapping in a note says, by field. `values` is plain data; places stand under `@`."""

    fields: ClassVar[dict[str, Field[Any]]] = {}

    __slots__ = ("values",)

    def __init__(self, values: dict[str, Any]) -> None:
        self.values = values

    def __init_subclass__(cls) -> None:
        own = {f.name: f for f in vars(cls).values() if isinstance(f, Field)}
        cls.fields = {**cls.fields, **own}

    @property
    def places(self) -> dict[str, Any]:
        """Where each field stands: (key, value), as spans; the whole mapping under ''."""
        places: dict[str, Any] = self.values["@"]
        return places

    def has(self, name: str) -> bool:
        """Whether the field holds a value that could be read."""
        return self.values.get(name) is not None

    def written(self, name: str) -> bool:
        """Whether the key stands there at all, readable or not."""
        return name in self.places

    def span(self, name: str) -> Span:
        """Where the value of the field stands."""
        return Span._make(self.places[name][1])

    def key_span(self, name: str) -> Span:
        """Where the field's key stands."""
        return Span._make(self.places[name][0])

    @property
    def line(self) -> int:
        """The line on which the mapping begins."""
        line: int = self.places[""][0]
        return line


def read_table(cls: type[Table], node: Pairs, reader: Reader, what: str) -> dict[str, Any]:
    """Read a mapping as plain data by the table's fields.

    `what` names the mapping in messages ("a person"), in the catalogue's words. Unknown keys are kept under `+`, as
    `(key, text)`, and reported as information with the nearest known name.
    """
    places: dict[str, Any] = {"": tuple(node.span)}
    values: dict[str, Any] = {"@": places}
    fields = cls.fields
    outer = reader.field
    for key, value in node.pairs:
        name = key.text
        if not name:  # the place under '' is the mapping's own
            reader.problem("bad-key", key.span, say("a key is missing before the colon"))
            continue
        if name in places:
            line = places[name][0][0]
            message = say(
                "`{name}` is written twice, here and on line {line}", name=name, line=line
            )
            reader.problem("duplicate-key", key.span, message)
        places[name] = (tuple(key.span), tuple(value.span))
        field = fields.get(name)
        if field is None:
            unknown(cls, name, key.span, reader, what)
            values.setdefault("+", []).append((name, spoken(value)))
            continue
        reader.field = f"{outer}.{name}" if outer else name
        plain = field.kind.read(value, reader)
        if plain is not None:
            values[name] = plain
    reader.field = outer
    return values


def unknown(cls: type[Table], name: str, span: Span, reader: Reader, what: str) -> None:
    """Report a key that is no field."""
    if name.startswith("x-") or name in _OF_EDITORS:
        return
    if not name or name[0].isdigit() or name.casefold() in _NO_WORDS:
        message = say("`{name}` is no key; a key is a word", name=name)
        reader.problem("bad-key", span, message)
        return
    close = SYNONYMS.get(name.casefold().replace("-", "_"), "")
    if close not in cls.fields:
        close = near_key(name, cls.fields)
    if close:
        message = say(
            "`{name}` is not a field of {what}; did you mean `{close}`?",
            name=name, what=say(what), close=close,
        )  # fmt: skip
    else:
        message = say(
            "`{name}` is not a field of {what}; it is kept, and shown under “More”",
            name=name, what=say(what),
        )  # fmt: skip
    reader.problem("unknown-field", span, message)


#: What YAML 1.1 takes for something else than a word, so no two tools agree on such a key.
_NO_WORDS = frozenset(("yes", "no", "on", "off", "true", "false", "null", "~", "y", "n"))

#: What Obsidian itself goes by.
_OF_EDITORS = frozenset(("cssclass", "cssclasses", "permalink", "publish"))
#: What others call our fields; a plain nearness would not find them.
SYNONYMS = {
    "company": "org",
    "compnay": "org",
    "organization": "org",
    "organisation": "org",
    "employer": "org",
    "work": "org",
    "job": "title",
    "position": "title",
    "location": "city",
    "frequency": "cadence",
    "nickname": "aliases",
    "nicknames": "aliases",
    "mail": "email",
    "emails": "email",
    "phones": "phone",
    "tel": "phone",
    "mobile": "phone",
    "url": "links",
    "website": "links",
    "urls": "links",
    "bday": "birthday",
    "born": "birthday",
    "categories": "tags",
    "relationships": "related",
    "met_on": "met",
    "met_in": "met_at",
    "hobbies": "interests",
    "tz": "timezone",
    "deathdate": "died",
    "text": "what",
    "target": "to",
    "date": "sent",
    "asked": "sent",
    "follow_up": "followed_up",
    "reply": "answer",
    "replied": "answered",
    "time": "minutes",
}


def spoken(node: Node) -> str:
    """What a value says, as one text for a person to read."""
    if isinstance(node, Pairs):
        return ", ".join(f"{key.text}: {spoken(value)}" for key, value in node.pairs)
    items = getattr(node, "items", None)
    if items is not None:
        return ", ".join(spoken(item) for item in items)
    return str(getattr(node, "text", ""))


class Record(Generic[T]):
    """A kind of value that is a table of its own: an ask, a past position, a gift."""

    def __init__(self, table: type[T], what: str, *, short: Kind[Any] | None = None) -> None:
        """`short` reads an item that is no mapping (a bare reference in `knows`)."""
        self.table = table
        self.what = what
        self.short = short
        names = list(getattr(table, "fields", {}))[:2]
        self.example = "{" + ", ".join(f"{name}: …" for name in names) + "}"

    def called(self) -> str:
        """See `Kind.called`."""
        return say(self.what)

    def read(self, node: Node, reader: Reader) -> Any:
        """A mapping as plain data; a short form under the key `ref`."""
        if isinstance(node, Pairs):
            return read_table(self.table, node, reader, self.what)  # type: ignore[arg-type]
        if getattr(node, "left_out", False):
            return None
        if self.short is not None:
            plain = self.short.read(node, reader)
            return None if plain is None else {"@": {"": tuple(node.span)}, "ref": plain}
        keys = ", ".join(list(self.table.fields)[:3])  # type: ignore[attr-defined]
        message = say(
            "{what} is a map of {keys} …; a bare value says too little",
            what=say(self.what), keys=keys,
        )  # fmt: skip
        reader.problem("wrong-type", node.span, message)
        return None

    def thaw(self, plain: Any) -> T:
        return self.table(plain)  # type: ignore[call-arg]

    def schema(self) -> dict[str, object]:
        out = table_schema(self.table)  # type: ignore[arg-type]
        return out if self.short is None else {"anyOf": [self.short.schema(), out]}


def table_schema(cls: type[Table]) -> dict[str, object]:
    """The JSON Schema of a mapping that the table reads."""
    properties: dict[str, object] = {}
    for name, field in cls.fields.items():
        properties[name] = {"description": field.help, **field.kind.schema()}
    required = [name for name, field in cls.fields.items() if field.needed]
    out: dict[str, object] = {
        "type": "object",
        "properties": properties,
        "patternProperties": {"^x-": {}},
    }
    if required:
        out["required"] = required
    return out
