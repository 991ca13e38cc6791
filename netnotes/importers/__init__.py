"""Where people come from: files of other programs, each read by one module of `sources/`.

A source is a module with

    TITLE = "LinkedIn archive"            # how it is called in the plan
    STREAMED = True                       # optional: it reads any size in little memory

    def identify(source: Source) -> int   # 0 to 100: how sure it is that the file is its own
    def extract(source: Source) -> Iterator[Found]

`identify` goes by what stands in the file, never by its name alone: 0 means surely not, 50 that it
could be, 90 that the format says so itself. The surest wins; between equals the first by name.
`extract` yields candidates and skipped records as it reads, holds no more than it must, and raises
`RefusedError` where the file as a whole makes no sense. What a `Source` can do stands there: it is a
file, a folder or a zip, opened safely, decoded, and within the limits; who waits is told how much of it
is read, and how many records where a module says `source.reading.record()`. The first paragraph of the
module's docstring, and what it says below, is its documentation.
"""

from __future__ import annotations

from collections.abc import Iterator
from types import ModuleType

from netnotes.discover import modules
from netnotes.errors import BadValueError, RefusedError
from netnotes.importers.candidate import Candidate, Found
from netnotes.importers.source import Source, too_many

__all__ = ["extract", "kinds", "name_of", "recognise", "refuse_other"]

_PACKAGE = "netnotes.importers.sources"


def kinds() -> dict[str, ModuleType]:
    """Every kind of source, by the name that `--as` takes."""
    return {name_of(module): module for module in modules(_PACKAGE)}


def name_of(module: ModuleType) -> str:
    """The name of a kind of source: `google-csv`."""
    return module.__name__.rpartition(".")[2].replace("_", "-").rstrip("-")


def recognise(source: Source, said: str = "") -> ModuleType:
    """Which kind of source a file is; `said` is what `--as` says it is.

    Raises `RefusedError` where nobody knows it.
    """
    known = kinds()
    if said:
        if said not in known:
            raise BadValueError("--as", f"“{said}” is none of {', '.join(known)}")
        return known[said]
    best = _surest(source)
    if best is None:
        raise RefusedError(
            f"{source.name}: nothing in it says what it is. Give `--as` one of "
            f"{', '.join(known)}; a table of any other kind takes `--map`. Nothing was written."
        )
    return best


def _surest(source: Source) -> ModuleType | None:
    """The kind that knows a file best, or None where nobody does."""
    best = max(kinds().values(), key=lambda module: module.identify(source))
    return best if best.identify(source) else None


def refuse_other(source: Source, module: ModuleType, *, told: bool = False) -> None:
    """Raise `RefusedError` for a file in which nobody was found, and that is surely none of this kind.

    It says what the file looks like; where it looks like nothing, and what is wrong with it is `told`
    already, nothing more is said. A file of the kind may well be empty, and is left alone.
    """
    if module.identify(source):
        return
    best = _surest(source)
    if best is None and told:
        return
    looks = "nothing in it says what it is"
    if best is not None:
        name = name_of(best)
        how = "table --map FIELD=COLUMN" if name == "table" else name
        looks = f"it looks like “{best.TITLE}”: `--as {how}`, or leave --as out"
    raise RefusedError(
        f"{source.name}: this is no file of the kind “{module.TITLE}”; {looks}. Nothing was written."
    )


def extract(source: Source, module: ModuleType) -> Iterator[Found]:
    """What a source holds, within the limits. Raises `RefusedError` where it is too much."""
    if not getattr(module, "STREAMED", False):
        source.refuse_large()
    count = 0
    for found in module.extract(source):
        if isinstance(found, Candidate):
            count += 1
            if count > source.limits.records:
                raise too_many(source)
        yield found
