"""The walk of `netnotes triage` on a terminal: a question, an answer, the next."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

import click

from netnotes.commands._shared import Run
from netnotes.commands._writing import finish, run_write

if TYPE_CHECKING:
    from netnotes.model.network import Network
    from netnotes.model.person import Person
    from netnotes.outreach.untriaged import Promising
    from netnotes.writing.intent import Intent

#: After so many answers a pause is offered.
_PAUSE = 10
_REST = "in 3 months"
_KEYS = (
    "c close, w warm, a acquaintance, 6 weeks, n never, z rest, r rest until, t target, s skip, "
    "b back, q quit"
)
_ENTER = ("\r", "\n")


class _Step(NamedTuple):
    """An answer that was given: about which one, and which change it made; '' for none."""

    at: int
    change: str


def walk(run: Run, people: Sequence[Promising]) -> None:
    """Ask about each of them, until all are done or it is enough."""
    _Walk(run, people).go()


class _Walk:
    """Where the walk is, and how it came there."""

    def __init__(self, run: Run, people: Sequence[Promising]) -> None:
        from netnotes.writing.triage import Later

        self.run, self.people = run, people
        self.later = Later(run.settings)
        self.at = 0
        self.steps: list[_Step] = []
        self.decided = 0
        #: What was typed before it was asked for.
        self.typed = ""

    @property
    def person(self) -> Person:
        """Whom it is about, as the note is now."""
        from netnotes.model.person import Person

        person = self.people[self.at].person
        now = self.run.network.notes.get(person.key)
        return now if isinstance(now, Person) else person

    def go(self) -> None:
        """The walk."""
        while self.at < len(self.people):
            self._show()
            answer = self._ask()
            if answer == "q":
                break
            before = self.decided
            self._answer(answer)
            if self.decided > before and self.decided % _PAUSE == 0 and not self._goes_on():
                break
        left = len(self.people) - self.at
        said = (
            "Nobody is left."
            if not left
            else f"{left:,} left; `netnotes triage` goes on with them."
        )
        click.echo(f"\n{said}")

    def _ask(self) -> str:
        """One key, most of the time: a digit begins a rhythm, and `r` a day, which end with Enter."""
        click.echo(f"  {_KEYS}? ", nl=False)
        key = self._key()
        if key in _ENTER:
            click.echo("")
            return "s"
        click.echo(said_plainly(key), nl=key not in "0123456789r")
        if key.isdigit():
            return " ".join(f"{key}{self._line()}".casefold().split())
        if key == "r":
            click.echo(" until: ", nl=False)
            return f"z {self._line()}".strip()
        return key

    def _key(self) -> str:
        """The next key; what was typed ahead is kept. One that sends several signs is one key."""
        if not self.typed:
            self.typed = _pressed()
        whole = self.typed if self.typed.startswith("\x1b") else self.typed[0]
        self.typed = self.typed[len(whole) :]
        return whole.casefold()

    def _line(self) -> str:
        """The rest of an answer, up to Enter."""
        ahead, self.typed = self.typed, ""
        if any(end in ahead for end in _ENTER):
            line, _, self.typed = ahead.replace("\r", "\n").partition("\n")
            click.echo(said_plainly(line))
            return line
        click.echo(said_plainly(ahead), nl=False)
        return ahead + sys.stdin.readline().strip()

    def _show(self) -> None:
        from netnotes.reporters.plain import one_line
        from netnotes.views.triage import what

        one = self.people[self.at]
        facts = "; ".join(part for part in (what(self.run.network, one.person), *one.why) if part)
        head = f"{one.person.called} ({one.person.slug}), {self.at + 1:,} of {len(self.people):,}"
        click.echo(f"\n{one_line(head)}")
        if facts:
            click.echo(f"  {one_line(facts)}")

    def _goes_on(self) -> bool:
        return click.confirm(f"\n{self.decided} are decided. Go on?", default=True)

    def _answer(self, answer: str) -> None:
        """Do what an answer says; one that says nothing is explained, and asked again."""
        from netnotes.errors import NetnotesError
        from netnotes.writing.triage import deciding

        shared = (self.run.network, self.run.today, self.run.settings)
        try:
            if answer == "s":
                self.later.put(self.person, self.run.today)
                self._next("")
            elif answer == "b":
                self._back()
            elif answer == "z" or answer.startswith("z "):
                self._rest(answer.partition(" ")[2])
            elif (intent := deciding(*shared, self.person, answer)) is not None:
                change = self._write(intent)
                if answer != "t":
                    self._next(change)
                elif change:
                    self.steps.append(_Step(self.at, change))
            else:
                click.echo(
                    f"  “{said_plainly(answer)}” is none of them; a rhythm is written 6 weeks"
                )
        except NetnotesError as error:
            click.echo(f"  {said_plainly(str(error))}")

    def _next(self, change: str) -> None:
        self.steps.append(_Step(self.at, change))
        self.decided += bool(change)
        self.at += 1

    def _rest(self, words: str) -> None:
        from netnotes.commands._when import day
        from netnotes.errors import BadDateError
        from netnotes.writing.triage import resting

        run = self.run
        until = day(words or _REST, run.today, "z", to_come=True)
        if until <= run.today:
            raise BadDateError(words, "z", "is not to come")
        person = self.person
        intent = resting(run.network, run.today, run.settings, person, until)
        change = self._write(intent)
        self.later.put(person, until)
        self._next(change)

    def _write(self, intent: Intent) -> str:
        """Write one answer, and give its change, '' where it was so already.

        The network is then as the notes are.
        """
        from netnotes.changes.undo import last

        wrote: list[bool] = []

        def say(network: Network) -> Iterable[str]:
            wrote.append(True)
            self.run.__dict__["network"] = network
            return [f"  {intent.title}"]

        run_write(self.run, *intent, say)
        return last(self.run.root).id if wrote else ""

    def _back(self) -> None:
        """To the one before; what was written of them is taken back."""
        from netnotes.changes.undo import last, title_of, undo
        from netnotes.errors import RefusedError

        if not self.steps:
            click.echo("  This is the first.")
            return
        step = self.steps[-1]
        if step.change:
            if last(self.run.root).id != step.change:
                raise RefusedError("something else was written since; `netnotes undo` shows what.")
            found, written = undo(self.run.root)

            def say(network: Network) -> Iterable[str]:
                self.run.__dict__["network"] = network
                return [f"  {title_of(found)}"]

            finish(self.run, title_of(found), written, say, [one.path for one in written])
            self.decided -= step.at != self.at
        self.steps.pop()
        self.at = step.at
        self.later.take(self.person)


def _pressed() -> str:
    """What is pressed next, without Enter. Unlike `click.getchar` it loses nothing typed ahead."""
    try:
        import termios
        import tty
    except ImportError:  # Windows
        return click.getchar()
    terminal = sys.stdin.fileno()
    before = termios.tcgetattr(terminal)
    try:
        tty.setcbreak(terminal, termios.TCSADRAIN)
        pressed = os.read(terminal, 256)
    finally:
        termios.tcsetattr(terminal, termios.TCSADRAIN, before)
    if not pressed or pressed == b"\x04":
        raise click.Abort
    return pressed.decode("utf-8", "replace")


def said_plainly(text: str) -> str:
    """What was typed, or a message about it, safe for the terminal."""
    from netnotes.reporters.plain import one_line

    return one_line(text)
