"""Options that come from the table of fields, made when a command is really called."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import click

from netnotes.commands._typed import TakesText

_MONTH = re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.IGNORECASE)
#: So long may the words of a choice be to stand in the help.
_SHORT = 30
_NO_YEAR = re.compile(r"--\d\d-\d\d")
#: What is wrong with words that mean neither a day nor a month or year.
_WHOLE_OR_PART = (
    "is no date; write it as 2021-05-14, 2021-05 or 2021, or say yesterday or last year"
)
_YEAR = re.compile(r"\d{4}")


class WithFields(click.Command):
    """A command with an option for each simple field of a note.

    They are made when they are first looked at: `netnotes --help` lists the commands without it.
    """

    _own: list[click.Parameter]
    _made: list[click.Parameter] | None = None

    @property
    def params(self) -> list[click.Parameter]:
        """The command's own parameters, and those of the fields."""
        if self._made is None:
            self._made = [*self._own, *field_options()]
        return self._made

    @params.setter
    def params(self, own: list[click.Parameter]) -> None:
        self._own = own
        self._made = None


class TakesDays(TakesText):
    """A command among whose words a day without a year may be, `--05-14`, which is no option."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """See `click.Command`."""
        return super().parse_args(
            ctx, [f" {word}" if _NO_YEAR.fullmatch(word) else word for word in args]
        )


def field_options() -> Iterable[click.Option]:
    """An option for each field of a person or an organization that one line can say.

    A list field has one that may be given more than once, and is called by one of its items:
    `--tag`.
    """
    from netnotes.model.org import Org
    from netnotes.model.person import Person
    from netnotes.writing.values import is_list, is_simple

    for name, field in {**Org.fields, **Person.fields}.items():
        if name == "name" or not is_simple(field.kind):
            continue
        long = name.replace("_", "-")
        many = is_list(field.kind)
        one = _singular(long) if many else long
        yield click.Option(
            [*dict.fromkeys((f"--{one}", f"--{long}")), name],
            multiple=many,
            default=None if many else "",
            metavar=_metavar(field.kind),
            help=f"{field.help}.",
            shell_complete=_words_of(field.kind),
        )


def _singular(name: str) -> str:
    return name.removesuffix("es") if name.endswith("ses") else name.removesuffix("s")


def _metavar(kind: Any) -> str:
    from netnotes.model.values.partial_date import PartialDateKind
    from netnotes.model.values.reference import ReferenceKind
    from netnotes.model.values.word import Word
    from netnotes.writing.values import inner

    kind = inner(kind)
    if isinstance(kind, ReferenceKind):
        return "NAME"
    if isinstance(kind, Word) and len("|".join(kind.words)) <= _SHORT:
        return "|".join(kind.words)
    if isinstance(kind, PartialDateKind):
        return "DATE"
    return type(kind).__name__.removesuffix("Kind").upper()


def _words_of(kind: Any) -> Any:
    """What completes the value: the words, where there are a few."""
    from netnotes.commands._completing import offering
    from netnotes.writing.values import inner

    words = getattr(inner(kind), "words", None)
    return offering(lambda: words) if isinstance(words, tuple) else None


def plain_days(kind: Any, words: Sequence[str], today: date, where: str) -> list[str]:
    """Days in plain words as the note writes them, where the field holds a day or a part of a date.

    What can be read as it stands stays so. Raises `BadDateError`.
    """
    from netnotes.commands._when import day
    from netnotes.model.values.day import Day
    from netnotes.model.values.kind import Wrong
    from netnotes.model.values.partial_date import PartialDateKind

    text = " ".join(words).strip()
    if not isinstance(kind, Day | PartialDateKind) or not text:
        return list(words)
    if not isinstance(kind.parse(text), Wrong):
        return list(words)
    if getattr(kind, "year_optional", False):
        return [_yearly(text, today, where)] if _MONTH.search(text) else list(words)
    if isinstance(kind, PartialDateKind):
        return [_in_part(text, today, where)]
    return [day(text, today, where, to_come=where.endswith("snooze")).isoformat()]


def _in_part(text: str, today: date, where: str) -> str:
    """A day, or no more of one than was said: `last year` is a year."""
    from netnotes.commands._when import day, part

    return part(text, today) or day(text, today, where, wanted=_WHOLE_OR_PART).isoformat()


def _yearly(text: str, today: date, where: str) -> str:
    """A day that comes round each year, without its year where that was not said."""
    from netnotes.commands._when import day

    found = day(text, today, where)
    return found.isoformat() if _YEAR.search(text) else f"--{found:%m-%d}"
