"""The question bank: by audience, and never the same question twice to one person.

What was asked is ticked in the note's `## Questions`; two questions are the same when their words
are, whatever their case and punctuation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

from netnotes.messages import shelves
from netnotes.messages.shelves import AUDIENCES
from netnotes.model.note import fold

FOLDER = "questions"
_WORD = re.compile(r"\w+")


class Bank(NamedTuple):
    """The questions for each audience, with their slots still open; `problems` are sentences."""

    questions: Mapping[str, tuple[str, ...]]
    problems: tuple[str, ...]

    def unasked(
        self, audiences: Iterable[str], values: Mapping[str, str], done: Iterable[str], most: int
    ) -> list[str]:
        """Up to `most` questions for someone, of each audience in turn.

        `values` fill the slots; `done` are the questions that stand in their note already.
        """
        seen = {same(question) for question in done}
        found: list[str] = []
        *named, last = [self.questions.get(name, ()) for name in (*audiences, "anyone")]
        for question in (*_in_turn(named), *last):
            said = shelves.filled(question, values)
            if said is not None and same(said) not in seen:
                seen.add(same(said))
                found.append(said)
                if len(found) == most:
                    break
        return found


def _in_turn(rows: Iterable[tuple[str, ...]]) -> Iterable[str]:
    """The first of each row, then the second of each."""
    for column in zip_longest(*rows):
        yield from (question for question in column if question)


def same(question: str) -> str:
    """The form in which questions are compared."""
    return " ".join(_WORD.findall(fold(question)))


def bank(root: Path | None) -> Bank:
    """The questions as they are now; `root` is the network, None for ours alone."""
    state = tuple(shelves.signature(FOLDER, root)) if root is not None else ()
    kept = _bank(root, state)
    wrong = shelves.strays(FOLDER, root)
    return kept._replace(problems=(*kept.problems, *wrong)) if wrong else kept


@lru_cache(maxsize=4)
def _bank(root: Path | None, state: object) -> Bank:
    """The bank in this state of the user's files."""
    del state
    questions: dict[str, tuple[str, ...]] = {}
    problems: list[str] = []
    for audience in AUDIENCES:
        found, wrong = shelves.shelf(FOLDER, audience, root, _question)
        questions[audience] = tuple(dict.fromkeys(found))
        problems += wrong
    return Bank(questions, tuple(problems))


def _question(text: str) -> str:
    """A line of the bank. Raises `BadLineError`."""
    checked = shelves.checked(text)
    if not _WORD.search(text):
        raise shelves.BadLineError("there is no word in it; write a question, or take it out")
    return checked
