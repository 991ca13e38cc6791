"""The steps of a change, worked out in memory: which file goes from which bytes to which."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from netnotes.changes import place
from netnotes.changes.step import Change, Create, Move, Remove, Step, Written
from netnotes.errors import RefusedError


@dataclass(slots=True)
class Effect:
    """What one step does to one file.

    `real` and `real_to` are where `path` and `to` lead. `like` is the file, as it is on disk now,
    whose permissions a new version takes over; '' for a new file.
    """

    kind: str
    path: str
    real: str
    before: bytes | None
    after: bytes | None
    to: str = ""
    real_to: str = ""
    like: str = ""


@dataclass(slots=True)
class _Known:
    """A file as it would be after the steps so far; `found` is what was read from disk."""

    data: bytes | None
    found: place.Found | None = None
    origin: str = ""


@dataclass(slots=True)
class Plan:
    """The network's files as the steps so far would leave them, and how."""

    root: Path
    effects: list[Effect] = field(default_factory=list)
    _known: dict[str, _Known] = field(default_factory=dict)

    def add(self, step: Step) -> None:
        """Work out one more step; raises `RefusedError` where it cannot be done."""
        match step:
            case Change():
                self._change(step)
            case Create():
                self._create(step)
            case Move():
                self._move(step)
            case Remove():
                self._remove(step)

    def _look(self, real: str) -> _Known:
        known = self._known.get(real)
        if known is None:
            found = place.read(real)
            known = _Known(found.data if found else None, found, real if found else "")
            self._known[real] = known
        return known

    def _taken(self, real: str) -> bool:
        known = self._known.get(real)
        return known.data is not None if known else place.is_there(real)

    def _there(self, path: str, real: str) -> _Known:
        known = self._look(real)
        if known.data is None:
            raise RefusedError(f"{path}: there is no such file; nothing was written.")
        return known

    def _change(self, step: Change) -> None:
        real = place.target(self.root, step.path)
        known = self._there(step.path, real)
        before = known.data
        assert before is not None
        if known.found is not None:
            place.refuse_unfit(step.path, known.found)
        after = _make(step, before)
        if after == before:
            return
        known.data = after
        earlier = self._latest(real)
        if earlier is not None:
            earlier.after = after
        else:
            self.effects.append(Effect("change", step.path, real, before, after, like=known.origin))

    def _latest(self, real: str) -> Effect | None:
        """The step so far that writes this very file, where nothing came in between."""
        for effect in reversed(self.effects):
            if real in (effect.real, effect.real_to):
                return effect if effect.kind in ("change", "create") else None
        return None

    def _create(self, step: Create) -> None:
        real = place.entry(self.root, step.path)
        if self._taken(real):
            if self._look(real).data == step.data:
                return
            raise RefusedError(
                f"{step.path}: a file of that name is there already; nothing was written."
            )
        self._known[real] = _Known(step.data)
        self.effects.append(Effect("create", step.path, real, None, step.data, like=step.like))

    def _move(self, step: Move) -> None:
        real = place.entry(self.root, step.path)
        real_to = place.entry(self.root, step.to)
        if real == real_to:
            return
        known = self._there(step.path, real)
        _refuse_torn_link(step, real, real_to)
        if self._taken(real_to) and not same_but_for_case(real, real_to):
            raise RefusedError(
                f"{step.to}: a file of that name is there already; nothing was written."
            )
        self.effects.append(
            Effect("move", step.path, real, known.data, known.data, step.to, real_to)
        )
        self._known[real_to] = known
        self._known[real] = _Known(None)

    def _remove(self, step: Remove) -> None:
        real = place.entry(self.root, step.path)
        known = self._there(step.path, real)
        if known.data != step.expected:
            raise RefusedError(
                f"{step.path}: it changed since it was read, so it was not removed; nothing was "
                "written."
            )
        if known.found is not None:
            place.refuse_read_only(step.path, known.found)
        self.effects.append(Effect("remove", step.path, real, known.data, None))
        self._known[real] = _Known(None)


def plan(root: Path, steps: Sequence[Step]) -> list[Effect]:
    """What the steps do to the files as they are now. What changes nothing is left out.

    Raises `RefusedError`, or an `OSError` where a file cannot be read.
    """
    whole = Plan(root)
    for step in steps:
        whole.add(step)
    return [e for e in whole.effects if e.kind != "change" or e.before != e.after]


def written(effects: Sequence[Effect]) -> list[Written]:
    """What comes of each path, in the order in which the paths are first touched."""
    first: dict[str, bytes | None] = {}
    last: dict[str, bytes | None] = {}
    for effect in effects:
        first.setdefault(effect.path, effect.before)
        last[effect.path] = None if effect.kind in ("move", "remove") else effect.after
        if effect.kind == "move":
            first.setdefault(effect.to, None)
            last[effect.to] = effect.after
    return [Written(p, first[p], last[p]) for p in first if first[p] != last[p]]


def same_but_for_case(one: str, other: str) -> bool:
    """Whether two different names are one file to a file system that does not tell case."""
    try:
        return one.casefold() == other.casefold() and os.path.samefile(one, other)
    except OSError:
        return False


def _refuse_torn_link(step: Move, real: str, real_to: str) -> None:
    if place.is_link(real) and os.path.dirname(real) != os.path.dirname(real_to):
        raise RefusedError(
            f"{step.path}: a symbolic link, which would lead nowhere from another folder; nothing "
            "was written."
        )


def _make(step: Change, before: bytes) -> bytes:
    """The new bytes; a refusal says of which file it speaks."""
    make: Callable[[bytes], bytes] = step.make
    try:
        return make(before)
    except RefusedError as error:
        if step.path not in str(error):
            error.args = (f"{step.path}: {error}",)
        raise
