"""What goes out, one format a file; each gives the bytes of a file for another program.

A format is a module whose docstring says in its first line what it is for, with

    FILE = "people.vcf"     # the name of the file, where none is said

    def export(network, today, settings, *, private=False) -> bytes | Iterator[bytes]

With `private` it writes also what is between me and them (`_private`); without, what stands on a card.
A format that says `APPLE = True` takes `apple`, too: for the programs of Apple; one that says `RAW = True`
takes `raw`: cells as they are, also where a spreadsheet would run them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from types import ModuleType

from netnotes.config import Settings
from netnotes.discover import modules, names
from netnotes.model.network import Network

_PACKAGE = "netnotes.exporters"


def formats() -> list[str]:
    """The names of the formats, as `netnotes export` takes them."""
    return sorted(map(_called, names(_PACKAGE)))


def all_formats() -> dict[str, ModuleType]:
    """Every format by its name."""
    return {_called(module.__name__.rpartition(".")[2]): module for module in modules(_PACKAGE)}


def _called(module: str) -> str:
    return module.replace("_", "-").rstrip("-")


def about(module: ModuleType) -> str:
    """What a format is for, in one line."""
    return (module.__doc__ or "").strip().partition("\n")[0]


def taking(option: str) -> list[str]:
    """The names of the formats that take an option: `apple` or `raw`."""
    known = all_formats().items()
    return [name for name, module in known if getattr(module, option.upper(), False)]


def pieces(
    module: ModuleType,
    network: Network,
    today: date,
    settings: Settings,
    *,
    private: bool,
    apple: bool = False,
    raw: bool = False,
) -> Iterator[bytes]:
    """What a format writes, a piece at a time; `apple` and `raw` only where the format takes them."""
    more = {name: True for name, said in (("apple", apple), ("raw", raw)) if said}
    made: bytes | Iterable[bytes] = module.export(network, today, settings, private=private, **more)
    yield from (made,) if isinstance(made, bytes) else made
