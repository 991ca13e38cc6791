"""Who brought whom, where both come with the same import."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from netnotes.importers.candidate import LeftOut
from netnotes.model import edit
from netnotes.model.network import Network
from netnotes.sentences import say
from netnotes.writing.imports.adding import Addition, is_free
from netnotes.writing.imports.gathered import name_key

if TYPE_CHECKING:
    from netnotes.writing.imports.planning import Row

_FIELD = "introduced_by"


def introduce(rows: Sequence[Row], network: Network) -> None:
    """Let each note name who introduced its person, if a note of theirs is made as well.

    An introducer who has no note, or of whom nobody can tell which it is, is told and left out.
    """
    wanting = [row for row in rows if row.gathered.candidate.introduced_by]
    makers: dict[str, list[Row]] = defaultdict(list)
    for row in rows if wanting else ():
        for key in {name_key(name) for name in row.gathered.names} if row.made else ():
            makers[key].append(row)
    for row in wanting:
        one = row.gathered.candidate
        if one.whole is not None or network.person(one.introduced_by) is not None:
            continue
        found = [maker for maker in makers.get(name_key(one.introduced_by), ()) if maker is not row]
        if len(found) == 1:
            _name(row, found[0])
        elif row.made or (row.note is not None and is_free(row.note, _FIELD)):
            why = say("nobody here is called so, or more than one")
            row.gathered.left_out.append(LeftOut(f"{_FIELD}: {one.introduced_by}", why))


def _name(row: Row, introducer: Row) -> None:
    """Let what becomes of a record name the introducer, whose note is made."""
    assert introducer.made is not None
    slug = introducer.made.path.rpartition("/")[2].removesuffix(".md")
    said = f"[[{slug}]]"
    if row.made is not None:
        data = edit.set_field(row.made.data, _FIELD, said)
        row.made = row.made._replace(data=data)
    elif row.note is not None and is_free(row.note, _FIELD):
        more = (*row.adding.additions, Addition(_FIELD, said))
        row.adding = row.adding._replace(additions=more)
        row.verdict = "add"
