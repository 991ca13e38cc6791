"""A new network."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from pathlib import Path

import click

from netnotes.setup import Answers


@click.command()
@click.argument(
    "folder", type=click.Path(path_type=Path, file_okay=False), default=".", metavar="[DIR]"
)
@click.option("--no-git", is_flag=True, help="Make no git repository.")
@click.option("--no-hook", is_flag=True, help="Make no pre-commit hook.")
@click.option("--name", default="", help="Your name; asked for on a terminal.")
@click.option("--no-input", is_flag=True, help="Ask nothing, on a terminal either.")
def command(folder: Path, no_git: bool, no_hook: bool, name: str, no_input: bool) -> None:
    r"""Start a network in DIR: settings, your own note, a git repository.

    On a terminal it asks a few things: your name and website, whether you look for work and where,
    and whom you would like to say hello to. Nothing that exists is ever overwritten, and where the
    settings name your own note already, nothing is asked and no other is made. DIR, where it is
    new, `people/` and the repository can be read by you only.

    The repository's pre-commit hook runs `netnotes check --staged`: a note with an error stops a
    commit, and its findings are shown. Where netnotes is not on the PATH, it says so and lets the
    commit pass.

    \b
    Example:
      netnotes init my-people
    """
    import sys

    from netnotes.config import load_settings
    from netnotes.reporters.plain import plain
    from netnotes.setup import make_git, make_network, usual_name
    from netnotes.writing.starting import a_name, start

    asked = sys.stdin.isatty() and sys.stdout.isatty() and not no_input
    answers = Answers(name=name or usual_name())
    me = load_settings(folder).me
    if asked and not me:
        answers = _asked(answers)
    begun = start(answers, me=me)
    for line in make_network(folder, a_name(answers.name), begun.me, begun.notes):
        click.echo(line)
    if me:
        click.echo(plain(f"mkdocs.yml says that you are {me}, so no note of yours was made"))
    for said in begun.twice:
        click.echo(plain(f"left out {said}, who is named once already"))
    if not no_git:
        for line in make_git(folder, hook=not no_hook):
            click.echo(plain(line))
    where = "" if folder == Path() else f"cd {shlex.quote(str(folder))} && "
    click.echo(f"\nNext: {where}netnotes serve    # the site, in the browser, on this machine only")
    click.echo(
        "Then write down everyone you can think of; a name is enough to begin. Say how well you\n"
        "know each other, or log when you last met, and Today speaks of them."
    )


def _asked(answers: Answers) -> Answers:
    """What is answered; who leaves in the middle is told that it is as if nothing had been asked."""
    try:
        return _ask(answers)
    except click.Abort:
        click.echo("\nnetnotes: nothing was made.", err=True)
        raise


def _ask(answers: Answers) -> Answers:
    """The few things without which a draft cannot be signed, or Today stays empty."""
    from netnotes.writing.starting import a_name, a_website

    click.echo(
        "A few questions; Enter takes the answer in brackets (of [Y/n]: yes), or leaves the question open.\n"
        "Everything can be changed later, and until the last one is answered nothing is made.\n"
    )
    usual = answers.name
    name = click.prompt(
        "Your name", default=usual, show_default=bool(usual), value_proc=_checking(a_name)
    )
    website = click.prompt(
        "Your website", default="", show_default=False, value_proc=_checking(a_website)
    )
    looking = click.confirm("Are you looking for work", default=True)
    companies = _several("A company you would like to work at", 3) if looking else ()
    people = _several("Someone you would like to say hello to", 5)
    return answers._replace(
        name=name, website=website, looking=looking, companies=companies, people=people
    )


def _checking(check: Callable[[str], str]) -> Callable[[str], str]:
    """A check as a prompt wants it: what it refuses is asked for again."""
    from netnotes.errors import BadValueError

    def read(text: str) -> str:
        try:
            return check(text)
        except BadValueError as error:
            raise click.UsageError(str(error)) from error

    return read


def _several(question: str, most: int) -> tuple[str, ...]:
    from netnotes.writing.starting import a_name

    found: list[str] = []
    while len(found) < most:
        said: str = click.prompt(
            f"{question} ({len(found) + 1} of {most})",
            default="",
            show_default=False,
            value_proc=_checking(a_name),
        )
        if not said:
            break
        found.append(said)
    return tuple(found)
