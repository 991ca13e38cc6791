"""What the fields should say after an edit: the same change, made to their meaning alone.

It knows nothing of characters, so that it can tell whether the edit of the characters is right.
"""

from __future__ import annotations

from typing import Any

from netnotes.model.edits.scalars import Value
from netnotes.model.edits.tree import Path


def in_order(old: Any, path: Path, value: Value) -> Value:
    """A value whose maps keep the order of the keys that stand at a path now; new ones follow."""
    for step in path:
        if isinstance(step, int):
            old = old[step] if isinstance(old, list) and step < len(old) else old
        elif isinstance(old, tuple):
            old = dict(old).get(step, ())
    if isinstance(value, list) and isinstance(old, list):
        kept = [in_order(one, (), item) for one, item in zip(old, value, strict=False)]
        return [*kept, *value[len(kept) :]]
    if not isinstance(value, dict) or not isinstance(old, tuple):
        return value
    now = dict(old)
    names = [name for name in now if name in value] + [name for name in value if name not in now]
    return {name: in_order(now.get(name, ()), (), value[name]) for name in names}


def put(old: Any, path: Path, value: object) -> Any:
    """`old` with `value` at a path; a key that is not there is added."""
    if not path:
        return value
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        if not isinstance(old, list):
            return put(old, rest, value)  # one value is a list of one
        return [put(item, rest, value) if n == step else item for n, item in enumerate(old)]
    at = last(old, step)
    if at < 0:
        return (*old, (step, value))
    return tuple((k, put(v, rest, value) if n == at else v) for n, (k, v) in enumerate(old))


def drop(old: Any, path: Path) -> Any:
    """`old` without what stands at a path; a key goes wherever it is written."""
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        if not isinstance(old, list):
            return drop(old, rest)
        if not rest:
            return [item for n, item in enumerate(old) if n != step]
        return [drop(item, rest) if n == step else item for n, item in enumerate(old)]
    if not rest:
        return tuple((key, value) for key, value in old if key != step)
    at = last(old, step)
    return tuple((k, drop(v, rest) if n == at else v) for n, (k, v) in enumerate(old))


def append(old: Any, name: str, item: object) -> Any:
    """`old` with one item more in the list `name`."""
    at = last(old, name)
    if at < 0 or old[at][1] == "":
        return put(old, (name,), [item])
    now = old[at][1]
    return put(old, (name,), [*now, item] if isinstance(now, list) else [now, item])


def last(pairs: Any, name: str) -> int:
    """Where in a map's pairs a key stands, the last time; -1 where it does not."""
    found = [number for number, (key, _) in enumerate(pairs) if key == name]
    return found[-1] if found else -1
