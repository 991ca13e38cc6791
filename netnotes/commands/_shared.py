"""What every command shares: the network, the date, the options taken before and after it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from functools import cached_property, update_wrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from netnotes import sentences
from netnotes.answers import Answer, keep, key_of, recall
from netnotes.lazy import VERY_MANY

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from netnotes.config import Settings
    from netnotes.load import Store
    from netnotes.model.network import Network
    from netnotes.model.note import Note
    from netnotes.texts import Texts
    from netnotes.views.view import View

F = TypeVar("F", bound=Callable[..., Any])

#: The schema number of all machine output (INTERFACE, "Machine output").
SCHEMA = 1
TODAY_VARIABLE = "NETNOTES_TODAY"
#: From so many new notes on a second process looks at them as well.
_VERY_MANY = VERY_MANY
#: The columns of a terminal that does not tell.
_COLUMNS = 96
#: A pipe has no width.
_ANY_WIDTH = 10_000


class Who(click.ParamType[str]):
    """WHO on the command line; completes to the slugs of the network."""

    name = "who"

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Slugs that begin so, with the name as help."""
        from click.shell_completion import CompletionItem

        from netnotes.errors import NetnotesError

        try:
            notes = ctx.ensure_object(Run).network.notes
        except (NetnotesError, OSError):
            return []
        from netnotes.commands._completing import is_plain
        from netnotes.reporters.plain import one_line

        start = incomplete.casefold()
        return [
            CompletionItem(note.slug, help=one_line(note.called))
            for key, note in sorted(notes.items())
            if key.startswith(start) and is_plain(note.slug)
        ]


WHO = Who()


class Run:
    """One run of the program: where, on which day, and how it speaks."""

    def __init__(self) -> None:
        self.directory = Path()
        self.said_today = ""
        self.json = False
        self.dry_run = False
        self.commit = False
        #: Whether its command is one of those that write.
        self.writes = False
        #: Whether it is over, and nothing of it need be taken apart, though it ran long (`cli.run`).
        self.over = False

    @cached_property
    def root(self) -> Path:
        """The network's folder."""
        from netnotes.config import find_root

        return find_root(self.directory)

    @cached_property
    def lenient_settings(self) -> Settings:
        """The settings, wrong ones included: for the commands whose job is to report them."""
        from netnotes.config import load_settings

        settings = load_settings(self.root)
        settings.speak()
        return settings

    @property
    def settings(self) -> Settings:
        """The settings; a wrong one ends the run."""
        self.lenient_settings.refuse_wrong()
        return self.lenient_settings

    @cached_property
    def store(self) -> Store:
        """Where notes are loaded through."""
        from netnotes.load import Store

        return Store(self.lenient_settings)

    @cached_property
    def texts(self) -> Texts:
        """The notes' texts, for finding words."""
        from netnotes.texts import Texts

        return Texts(self.lenient_settings, self.network)

    @cached_property
    def network(self) -> Network:
        """The notes. Where very many are new, what `check` would find in each is found at once.

        They are at hand now, and whoever reads a network for the first time waits but once.
        """
        network = self.store.load()
        if self.store.read >= _VERY_MANY:
            from netnotes.lint.check import look_ahead

            look_ahead(network, self.lenient_settings)
        return network

    @cached_property
    def today(self) -> date:
        """`--today`, the variable, the settings, the machine's own date, in this order."""
        from netnotes.errors import BadDateError
        from netnotes.model.values.day import read_day

        for said, where in (
            (self.said_today, "--today"),
            (os.environ.get(TODAY_VARIABLE, ""), TODAY_VARIABLE),
        ):
            if said:
                day = read_day(said)
                if day is None:
                    raise BadDateError(said, where)
                return day
        return self.lenient_settings.today or date.today()

    def who(self, name: str, *, kind: str = "person") -> Note:
        """The note that a name on the command line means (INTERFACE, WHO)."""
        from netnotes.model.whom import who

        return who(self.network, name, kind=kind)

    @cached_property
    def color(self) -> bool:
        """Whether to use colour: on a terminal, unless NO_COLOR; FORCE_COLOR insists."""
        if os.environ.get("NO_COLOR"):
            return False
        return bool(os.environ.get("FORCE_COLOR")) or sys.stdout.isatty()

    @property
    def machine_today(self) -> date:
        """The date without asking a network: for what is the same everywhere."""
        from netnotes.model.values.day import read_day

        said = self.said_today or os.environ.get(TODAY_VARIABLE, "")
        return read_day(said) or date.today()

    def show(self, make: Callable[[Settings], View], *, rests_on: object = ()) -> int:
        """Print the view that `make` gives, and say on stderr that some notes are broken.

        Gives the view's status. Where nothing changed since the same was asked before, the answer
        is given again and no note is read; `rests_on` is the state of what it rests on besides.
        """
        settings = self.settings

        def answer() -> Answer:
            view = make(settings)
            network = self.network
            return Answer(
                self._text(view), view.status, len(network.broken), len(network.duplicates)
            )

        return self.say(answer, rests_on=rests_on)

    def say(self, make: Callable[[], Answer], *, rests_on: object = ()) -> int:
        """Print an answer, made now or kept from before; gives its status."""
        folder = self.lenient_settings.state_dir
        key = self._question(rests_on)
        answer = recall(folder, key) if key else None
        if answer is None:
            answer = make()
            if key:
                keep(folder, key, answer)
        click.echo(answer.text, nl=False, color=self.color)
        _tell_missed(answer.broken, answer.namesakes)
        return answer.status

    def tell_missed(self, network: Network) -> None:
        """Say which notes nothing is known of, for a command that writes and then concludes from everyone."""
        _tell_missed(len(network.broken), len(network.duplicates))

    def _question(self, rests_on: object) -> str:
        """The name of what is asked, of these notes on this day; '' where it cannot be told."""
        context = click.get_current_context()
        signature = self.store.signature()
        if not signature:
            return ""
        asked = (context.info_name, sorted(context.params.items()), self.json)
        looks = () if self.json else (self.color, self.width, sys.stdout.isatty())
        day = self.today.isoformat()
        settings = self.lenient_settings
        wrong = [tuple(problem) for problem in settings.problems]
        spoken = sorted(sentences.spoken().sentences.items())
        rests = (settings.fingerprint(), wrong, spoken, rests_on)
        return key_of(asked, looks, day, signature, *rests)

    def print_view(self, view: View) -> None:
        """Print a view, as text or as JSON."""
        click.echo(self._text(view), nl=False, color=self.color)

    def _text(self, view: View) -> str:
        if self.json:
            return self.in_json(view.to_json())
        from netnotes.reporters.terminal import render

        tables = 0 if sys.stdout.isatty() else _ANY_WIDTH
        return render(view, color=self.color, width=self.width, tables=tables)

    def print_json(self, data: Mapping[str, object]) -> None:
        """Print one object, with the schema number and the date."""
        click.echo(self.in_json(data), nl=False)

    def in_json(self, data: Mapping[str, object]) -> str:
        """One object as text, with the schema number and the date."""
        import json

        from netnotes.reporters.plain import plain_json

        said = json.dumps({**self.head(), **data}, ensure_ascii=False, indent=2)
        return plain_json(said) + "\n"

    def head(self) -> dict[str, object]:
        """What every JSON output begins with: the schema number and the date."""
        today = self.__dict__.get("today") or self.machine_today
        return {"schema": SCHEMA, "today": today.isoformat()}

    @cached_property
    def width(self) -> int:
        """The width to wrap text at."""
        return max(40, min(_columns(), 110))


def _columns() -> int:
    """The columns of the terminal, as `shutil.get_terminal_size` tells; but it takes long to import."""
    with suppress(ValueError):
        said = int(os.environ.get("COLUMNS", ""))
        if said > 0:
            return said
    with suppress(ValueError, OSError):
        if sys.__stdout__ is not None:
            return os.get_terminal_size(sys.__stdout__.fileno()).columns or _COLUMNS
    return _COLUMNS


def _tell_missed(broken: int, namesakes: int) -> None:
    """Say on stderr which notes an answer knows nothing of, a line each kind."""
    found: list[str] = []
    if broken:
        notes = "one note" if broken == 1 else f"{broken} notes"
        found.append(f"netnotes: {notes} could not be read; `netnotes check` says why")
    if namesakes == 1:
        found.append(
            "netnotes: one note is left out, for another file has its name; `netnotes check` says which"
        )
    elif namesakes:
        found.append(
            f"netnotes: {namesakes} notes are left out, for other files have their names; `netnotes check` says which"
        )
    for line in found:
        click.echo(line, err=True)


def _keep(name: str) -> Callable[[click.Context, click.Parameter, Any], None]:
    """A callback that puts an option's value on the run, where it was given."""

    def callback(ctx: click.Context, param: click.Parameter, value: Any) -> None:
        if value:
            setattr(ctx.ensure_object(Run), name, value)

    return callback


def _directory(command: F) -> F:
    return click.option(
        "-C", "directory", type=click.Path(path_type=Path), expose_value=False, metavar="DIR",
        callback=_keep("directory"), help="The network is in DIR, or above it.",
    )(command)  # fmt: skip


def _today(command: F) -> F:
    return click.option(
        "--today", expose_value=False, metavar="DATE", callback=_keep("said_today"),
        help=f"Take DATE for today (also {TODAY_VARIABLE}).",
    )(command)  # fmt: skip


def _json(command: F) -> F:
    return click.option(
        "--json", is_flag=True, expose_value=False, callback=_keep("json"),
        help="Print one JSON object.",
    )(command)  # fmt: skip


def _with_run(function: Callable[..., Any]) -> Callable[..., Any]:
    def invoke(*args: Any, **kwargs: Any) -> Any:
        return function(click.get_current_context().ensure_object(Run), *args, **kwargs)

    return update_wrapper(invoke, function)


def in_network(function: Callable[..., Any]) -> Callable[..., Any]:
    """A command that works on a network: takes `-C`, and the run as its first argument."""
    return _directory(_with_run(function))


def reader(function: Callable[..., Any]) -> Callable[..., Any]:
    """A command that reads: takes `-C`, `--today` and `--json`, and the run first."""
    return _directory(_today(_json(_with_run(function))))


def everywhere(function: F) -> F:
    """The options that are taken before the command."""
    return _directory(_today(_json(function)))
