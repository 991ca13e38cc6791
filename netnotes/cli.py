"""The command line: finds the commands, and is the one place where failures become exit statuses."""

from __future__ import annotations

import errno
import gc
import os
import sys
from contextlib import suppress
from typing import Any

import click

from netnotes import __version__
from netnotes.commands._group import Commands
from netnotes.commands._shared import Run, everywhere
from netnotes.errors import NetnotesError

COMMANDS = "netnotes.commands"
SYSTEM_SAID_NO = 4
INTERRUPTED = 130
#: Where it is kept what was written; a run that has not loaded it has written nothing.
_OUTCOME = "netnotes.changes.outcome"
#: How click says that there were more words than a command takes.
_TOO_MANY = "Got unexpected extra argument"


@click.group(
    cls=Commands,
    package=COMMANDS,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, "--version", message="netnotes %(version)s")
@everywhere
@click.pass_context
def cli(ctx: click.Context) -> None:
    r"""Tend your relationships in plain text.

    Without a command: whom to reach out to today, and why.

    \b
    Example:
      netnotes init network && cd network && netnotes serve
    """
    if ctx.invoked_subcommand is None:
        due = cli.get_command(ctx, "due")
        if due is not None:
            ctx.invoke(due)


def main(args: list[str] | None = None, run: Run | None = None) -> int:
    """Run the program; gives its exit status (INTERFACE, "Exit status"). `run` is what it fills."""
    _escape_output()
    run = Run() if run is None else run
    if _OUTCOME in sys.modules:
        sys.modules[_OUTCOME].begin()
    try:
        return _status(args, run)
    finally:
        _tell_settled()


def _tell_settled() -> None:
    """Say what became of a change that an earlier run, which was killed, left half done."""
    outcome: Any = sys.modules.get(_OUTCOME)
    for sentence in outcome.settled() if outcome else ():
        _say(sentence, 0)


def _status(args: list[str] | None, run: Run) -> int:
    """Run the program, with every error that is not a fault of ours said in one line."""
    try:
        result = cli.main(args, prog_name="netnotes", standalone_mode=False, obj=run)
        sys.stdout.flush()
    except click.exceptions.Exit as done:
        return done.exit_code
    except (click.Abort, KeyboardInterrupt):
        return _interrupted(run)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return error.exit_code
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else "netnotes"
        message = error.format_message().rstrip(".")
        if message.startswith(_TOO_MANY) and error.ctx and _takes_words(error.ctx.command):
            message += "; several words that are one thing, such as a name, stand in quotes"
        end = "" if message.endswith("?") else "."
        return _say(f"{message}{end} See `{command} --help`.", error.exit_code)
    except click.ClickException as error:
        return _say(error.format_message(), error.exit_code)
    except NetnotesError as error:
        return _say(str(error), error.exit_code)
    except BrokenPipeError:
        _close_stdout()
        return 0
    except OSError as error:
        if error.errno == errno.EPIPE:
            _close_stdout()
            return 0
        where = f"{error.filename}: " if error.filename else ""
        return _say(f"{where}{error.strerror or error}", SYSTEM_SAID_NO)
    return result if isinstance(result, int) else 0


def _interrupted(run: Run) -> int:
    """The status of a run that was interrupted; of one that writes it is said what became of it."""
    if not run.writes:
        return INTERRUPTED
    outcome: Any = sys.modules.get(_OUTCOME)
    said = outcome.told() if outcome else "nothing was written"
    return _say(f"interrupted; {said}.", INTERRUPTED)


def _takes_words(command: click.Command) -> bool:
    """Whether a command takes one thing that can be of several words, and wants no more."""
    return any(isinstance(one, click.Argument) and one.nargs == 1 for one in command.params)


def _say(message: str, status: int) -> int:
    from netnotes.reporters.plain import plain

    with suppress(OSError):  # where it cannot be said, the status still stands
        click.echo(f"netnotes: {plain(message)}", err=True)
    return status


def _escape_output() -> None:
    """Characters that the terminal's encoding lacks are written as escapes, never an error."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure: Any = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def _close_stdout() -> None:
    """Whoever read our output has closed it: end quietly, and let the interpreter not complain."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def run() -> None:
    """The console script.

    A run is short, and what it makes is of use to its end: the collector would only look through
    ten thousand notes for nothing, and so would the interpreter, were it to take them apart. What
    runs long turns the collector on again, and ends in the usual way, unless it says that it is over.
    """
    gc.disable()
    alive = Run()  # what it holds is not taken apart when the command is done
    status = main(run=alive)
    if gc.isenabled() and not alive.over:
        sys.exit(status)
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(status)


__all__ = ["Run", "cli", "main", "run"]
