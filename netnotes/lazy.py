"""What is made late, or at once: a property computed when it is first asked for; very many objects."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")

#: So many notes are very many: what is done to each of them pays for a process of its own.
VERY_MANY = 600


class lazy(Generic[T]):  # noqa: N801  a decorator, like `property`
    """`functools.cached_property` without its lock.

    Before Python 3.12 that one takes a lock at every first look; ten thousand people with a few such
    properties each make that a tenth of a second.
    """

    def __init__(self, compute: Callable[[Any], T]) -> None:
        self.compute = compute
        self.name = compute.__name__
        self.__doc__ = compute.__doc__

    @overload
    def __get__(self, instance: None, owner: type) -> lazy[T]: ...
    @overload
    def __get__(self, instance: object, owner: type) -> T: ...
    def __get__(self, instance: object | None, owner: type) -> T | lazy[T]:
        if instance is None:
            return self
        value = instance.__dict__[self.name] = self.compute(instance)
        return value


@contextmanager
def no_garbage() -> Iterator[None]:
    """While this holds, the collector does not look for garbage: of very many new objects none is any."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
