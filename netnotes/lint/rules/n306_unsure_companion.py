"""A name behind `with` that is nearly somebody's, or more than one person's.

Who was there besides may well have no note, so a plain name is fine. But where a letter is all
that keeps it from a note, or two notes bear it, the entry counts for none of them.

Bad:

    [people/ada.md]
    ---
    name: Ada Lovelace
    ---

    ## Log

    - 2026-11-05 coffee with Mary Somervile: talked about looms

    [people/mary-somerville.md]
    ---
    name: Mary Somerville
    ---

Good:

    [people/ada.md]
    ---
    name: Ada Lovelace
    ---

    ## Log

    - 2026-11-05 coffee with Mary Somerville and Charles Babbage: talked about looms

    [people/mary-somerville.md]
    ---
    name: Mary Somerville
    ---
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from netnotes.config import Settings
from netnotes.lint.context import Context
from netnotes.lint.rule import Placed, Rule
from netnotes.model.head import SHARED
from netnotes.model.note import Note, bare, fold
from netnotes.model.span import Span
from netnotes.sentences import say
from netnotes.words import either

rule = Rule(__name__, __doc__, severity="information")

#: Of shorter names many differ by a letter, and mean somebody else.
_LONG_ENOUGH = 5


@rule.picks
def _bare_names(note: Note, settings: Settings) -> list[tuple[str, int, int]]:
    """Who was there besides, by a name without brackets, and where it stands."""
    del settings
    return [
        (target, line, column)
        for entry in (note.shared if note.head[SHARED] else ())
        for target, linked, line, column in entry.companions
        if not linked
    ]


@rule.on_network
def find(context: Context) -> Iterator[Placed]:
    """Plain names in the log that mean nobody, and nearly someone; or several."""
    unsure: dict[str, list[Note]] = {}
    places: list[tuple[Note, str, Span]] = []
    for note, bare_names in context.picked(rule):
        for target, line, column in bare_names:
            if target not in unsure:
                unsure[target] = context.meaning(target, "person")
            if len(unsure[target]) != 1:
                places.append((note, target, Span.on_line(line, column, len(target))))
    if not places:
        return
    near = _nearly({target for target, notes in unsure.items() if not notes}, context.named.items())
    for note, target, span in places:
        if unsure[target]:
            slugs = either([f"[[{one.slug}]]" for one in unsure[target][:4]])
            message = say("“{name}” could be {slugs}; write which", name=target, slugs=slugs)
            yield note, span, message
        elif target in near and near[target] is not note:
            message = say(
                "nobody here is “{name}”; did you mean [[{near}]]?",
                name=target, near=near[target].slug,
            )  # fmt: skip
            yield note, span, message


def _nearly(targets: Iterable[str], named: Iterable[tuple[str, list[Note]]]) -> dict[str, Note]:
    """Whom each of these names is one slip of the keys away from, where there is one such person.

    Only names that share a word, and the other word's first letter, are ever compared: with ten
    thousand names, to compare them all would take longer than everything else.
    """
    wanted: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for target in targets:
        name = bare(fold(target))
        for key in _keys(name):
            wanted[key].append((target, name))
    found: dict[str, dict[str, Note]] = defaultdict(dict)
    for known, notes in named:
        name = bare(known)
        for key in _keys(name):
            for target, said in wanted.get(key, ()):
                if len(notes) == 1 and one_slip(said, name):
                    found[target][notes[0].key] = notes[0]
    return {
        target: next(iter(notes.values())) for target, notes in found.items() if len(notes) == 1
    }


def _keys(name: str) -> tuple[tuple[str, str], ...]:
    """What a name shares with those that are nearly the same: a whole word and a letter."""
    first, _, rest = name.partition(" ")
    if not rest:
        return (("", name[:1]),)
    last = name.rpartition(" ")[2]
    return (first, last[:1]), (first[:1], last)


def one_slip(one: str, other: str) -> bool:
    """Whether a letter too many, too few, another or swapped is all that keeps two names apart."""
    if abs(len(one) - len(other)) > 1 or len(one) < _LONG_ENOUGH:
        return False
    shorter = min(len(one), len(other))
    start = 0
    while start < shorter and one[start] == other[start]:
        start += 1
    end = 0
    while end < shorter - start and one[-1 - end] == other[-1 - end]:
        end += 1
    left, right = one[start : len(one) - end], other[start : len(other) - end]
    return max(len(left), len(right)) <= 1 or (len(left) == 2 and left == right[::-1])
