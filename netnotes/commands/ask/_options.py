"""What the commands about asks share: whom, what kind, what is said of it, on which day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from netnotes.commands._shared import WHO, Run

if TYPE_CHECKING:
    from netnotes.model.network import Network
    from netnotes.model.person import Person
    from netnotes.views.view import View
    from netnotes.writing.which_ask import Told, Which


class KindOfAsk(click.Choice[str]):
    """KIND on the command line: the kinds of ask there are; a wrong one is told in plain words."""

    @property
    def listed(self) -> str:
        """The kinds as they stand in a sentence."""
        *most, last = filter(None, self.choices)
        return f"{', '.join(most)} and {last}"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The kind; anything else is a usage error that names them all."""
        word = value.casefold().strip()
        if word not in self.choices:
            from netnotes.model.near import near

            begun = (kind for kind in self.choices if word and kind.startswith(word))
            close = next(begun, "") or near(word, filter(None, self.choices))
            hint = f"; did you mean {close}?" if close else ""
            raise click.UsageError(f"KIND: “{value}” is none; there are {self.listed}{hint}", ctx)
        return word

    def get_missing_message(self, param: click.Parameter, ctx: click.Context | None) -> str:
        """See `click.ParamType`."""
        del param, ctx
        return f"There are {self.listed}"


class _Kind(click.Argument):
    """The argument KIND, called so in what is said of it."""

    def get_error_hint(self, ctx: click.Context | None) -> str:
        """See `click.Parameter`."""
        del ctx
        return "KIND"


#: The kinds of ask; named here so that help needs no note read (a test compares them).
KINDS = KindOfAsk(["pitch", "introduction", "advice", "connect", "favor"])
#: The argument KIND; may be left out where nothing else is said.
kind_of_ask = partial(click.argument, "kind", type=KINDS, cls=_Kind)

_Command = Callable[..., Any]
#: What is said of an ask: the option, how its value is called, its help.
_SAID = (
    ("to", "X", "The organization or person it is about."),
    ("what", "TEXT", "The ask in one sentence."),
    ("minutes", "N", "How long it takes them."),
    ("channel", "C", "The channel you ask by."),
    ("benefit", "TEXT", "How it helps them."),
    ("offer", "TEXT", "What you offer in trade."),
    ("about", "A", "What a favor is about: word, practical …"),
    ("weight", "N", "How much a favor weighs, 1 to 5, where --about does not fit."),
)


def saying(command: _Command) -> _Command:
    """The options that say what is asked; the command is given them as `**said`."""
    for name, metavar, help_ in reversed(_SAID):
        command = click.option(f"--{name}", default="", metavar=metavar, help=help_)(command)
    return command


def about_one(command: _Command) -> _Command:
    """WHO, KIND, --to and --what, which tell one of somebody's asks from the others."""
    for name, metavar, help_ in (
        ("what", "TEXT", "Words of its sentence, where that tells it from another."),
        ("to", "X", "Whom or what it is about, where that tells it from another."),
    ):
        command = click.option(f"--{name}", default="", metavar=metavar, help=help_)(command)
    command = kind_of_ask(default=None, required=False)(command)
    return click.argument("who", type=WHO)(command)


def on_day(command: _Command) -> _Command:
    """`--on`: the day on which it happened."""
    return click.option(
        "--on", default="", metavar="DAY", help="The day, where it is not today: “last fri”, a date …"
    )(command)  # fmt: skip


def asked_person(run: Run, who: str) -> Person:
    """Whom WHO means; refused where that is no one to ask."""
    from netnotes.model.person import Person

    person = run.who(who)
    if not isinstance(person, Person):
        message = f"{person.called} is an organization; ask a person"
        raise click.BadParameter(message, param_hint="WHO")
    if person is run.network.me:
        raise click.BadParameter("that is you; ask somebody else", param_hint="WHO")
    return person


def which_one(kind: str | None, to: str, what: str) -> Which:
    """What was said to tell an ask from the others."""
    from netnotes.writing.which_ask import Which

    return Which(kind or "", to, what)


def day_of(run: Run, on: str) -> date | None:
    """The day of `--on`, or None where it was left out."""
    from netnotes.commands._when import day

    return day(on, run.today, "--on") if on else None


def said_of(
    run: Run, slug: str, told: Told, page: Callable[..., View]
) -> Callable[[Network], View]:
    """What is said of an ask once it is written: `page` with the ask as it is now."""
    from netnotes.model.person import Person

    def say(network: Network) -> View:
        person = network.notes[slug]
        assert isinstance(person, Person)
        return page(network, run.today, run.settings, person, told.find(person))

    return say
