"""The modules of a package, sorted by name: the one mechanism behind every folder registry.

A folder is the registry (ARCHITECTURE, "One file to add one thing"): whatever module lies in it is
found, so no list is kept by hand.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType


def names(package: str) -> list[str]:
    """The names of the modules in `package`, sorted, without importing any of them."""
    path = import_module(package).__path__
    return sorted(m.name for m in iter_modules(path) if not m.name.startswith("_"))


def modules(package: str) -> list[ModuleType]:
    """The modules of `package`, imported, in the order of their names."""
    return [import_module(f"{package}.{name}") for name in names(package)]
