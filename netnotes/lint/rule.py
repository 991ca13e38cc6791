"""A rule: what it is called, what it says about itself, and how it finds what it speaks of.

A rule is a file in `rules/`. Its name is the code and the name (`n204_future_birthday.py` is N204,
future-birthday), its docstring the documentation, whose Bad and Good examples are run by the tests.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any

from netnotes import discover
from netnotes.config import Settings
from netnotes.lint.context import Context
from netnotes.model.ask import Ask
from netnotes.model.diagnostic import Diagnostic, Fix, Severity
from netnotes.model.note import Note
from netnotes.model.span import Span

#: What a rule about one note yields: where and what, a safe change, a severity of its own.
Finding = tuple[Span, str] | tuple[Span, str, Fix | None] | tuple[Span, str, Fix | None, Severity]
#: The same of a rule about the whole network, with the note (or the path) in front.
Placed = (
    tuple[Note | str, Span, str]
    | tuple[Note | str, Span, str, Fix | None]
    | tuple[Note | str, Span, str, Fix | None, Severity]
)
#: What a rule about the whole network needs to know of a note, as plain data; of most notes nothing.
Pick = Callable[[Note, Settings], Any]
NoteCheck = Callable[[Note], Iterator[Finding]]
AskCheck = Callable[[Ask], Iterator[Finding]]
NetworkCheck = Callable[[Context], Iterator[Placed]]


class Rule:
    """A rule. Exactly one of `on_note`, `on_ask`, `on_network` and `reports` says how it finds."""

    def __init__(
        self,
        module: str,
        doc: str | None,
        *,
        severity: Severity = "error",
        replaces: str = "",
        looks_at_files: bool = False,
        of: tuple[str, ...] = (),
    ) -> None:
        """`replaces` names a rule that says less of the same place, and is silent there.

        `of` names fields and signs (`head.Head`) of which a note must have one, else a rule that looks
        at single notes, or picks something out of them, is not asked about it: there is nothing to find.

        A rule that `looks_at_files` other than the notes is asked again although no note changed.
        """
        code, _, name = module.rpartition(".")[2].partition("_")
        self.code = code.upper()
        self.name = name.replace("_", "-")
        self.doc = (doc or "").strip()
        self.severity: Severity = severity
        self.replaces = replaces
        self.looks_at_files = looks_at_files
        self.of = frozenset(of)
        self.note_check: NoteCheck | None = None
        self.ask_check: AskCheck | None = None
        self.network_check: NetworkCheck | None = None
        self.pick: Pick | None = None
        self.reported = False

    @property
    def summary(self) -> str:
        """What it is about, in one line."""
        return self.doc.partition("\n")[0]

    def on_note(self, find: NoteCheck) -> NoteCheck:
        """Find in one note: a pure function of its text, so that what it found can be kept."""
        self.note_check = find
        return find

    def on_ask(self, find: AskCheck) -> AskCheck:
        """Find in one ask of one note: as pure."""
        self.ask_check = find
        return find

    def on_network(self, find: NetworkCheck) -> NetworkCheck:
        """Find in all notes together, with the settings and the date."""
        self.network_check = find
        return find

    def picks(self, pick: Pick) -> Pick:
        """What `on_network` needs of one note, so that it need not look at all (`Context.picked`).

        A pure function of the note's text and the settings, so that what it gives can be kept: plain
        data, and something empty for each note in which the rule finds nothing on whatever day.
        """
        self.pick = pick
        return pick

    def concerns(self, held: Iterable[str], signs: Iterable[str]) -> bool:
        """Whether it could find anything in a note that has these fields and signs."""
        return not self.of or not (self.of.isdisjoint(held) and self.of.isdisjoint(signs))

    def reports(self) -> None:
        """Speak of what was found while reading: the problems that bear this rule's name."""
        self.reported = True

    def diagnostic(
        self,
        path: str,
        span: Span,
        message: str,
        fix: Fix | None = None,
        severity: Severity | None = None,
    ) -> Diagnostic:
        """A finding of this rule."""
        return Diagnostic(path, span, self.code, self.name, severity or self.severity, message, fix)


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule, by code: whatever lies in the folder."""
    found: list[Any] = [module.rule for module in discover.modules("netnotes.lint.rules")]
    return tuple(found)


@cache
def by_name() -> dict[str, Rule]:
    """Every rule by its name; problems and suppressions speak of it so."""
    return {rule.name: rule for rule in rules()}


def find_rule(word: str) -> Rule | None:
    """The rule with this code or name, whatever its case."""
    return _by_word().get(word.strip().casefold().replace("_", "-"))


@cache
def _by_word() -> dict[str, Rule]:
    return by_name() | {rule.code.casefold(): rule for rule in rules()}
