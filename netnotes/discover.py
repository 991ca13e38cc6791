"""The modules of a package, sorted by name: the one mechanism behind every folder registry.

A folder is the registry (ARCHITECTURE, "Laws"): whatever module lies in it is
found, so no list is kept by hand.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType

#: A name that a module gives to a value or a function.
_DEFINED = re.compile(r"^(?:def )?([A-Za-z]\w*)(?=[(:]| =)", re.MULTILINE)


def names(package: str) -> list[str]:
    """The names of the modules in `package`, sorted, without importing any of them."""
    path = import_module(package).__path__
    return sorted(m.name for m in iter_modules(path) if not m.name.startswith("_"))


def modules(package: str, having: str = "") -> list[ModuleType]:
    """The modules of `package`, imported, in the order of their names.

    With `having` only those that define such a name: by their text a module without it is told, and not
    even imported, for it may bring along much that nobody asks for.
    """
    found = [
        import_module(f"{package}.{name}")
        for name in names(package)
        if not having or having in _defined(package, name)
    ]
    return [module for module in found if hasattr(module, having)] if having else found


@cache
def _defined(package: str, name: str) -> frozenset[str]:
    """What stands at the beginning of a line in the text of a module, and is defined there."""
    (folder, *_) = import_module(package).__path__
    try:
        text = Path(folder, f"{name}.py").read_text("utf-8")
    except OSError:  # it came without its text
        return frozenset(vars(import_module(f"{package}.{name}")))
    return frozenset(_DEFINED.findall(text))
