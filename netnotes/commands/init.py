"""A new network."""

from __future__ import annotations

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
def command(folder: Path, no_git: bool, no_hook: bool, name: str) -> None:
    r"""Start a network in DIR: settings, your own note, a git repository.

    On a terminal it asks a few things, each of which may stay empty. Nothing that exists is ever
    overwritten.

    The repository's pre-commit hook runs `netnotes check --staged`: a note with an error stops a
    commit, and its findings are shown. Where netnotes is not on the PATH, it says so and lets the
    commit pass.

    \b
    Example:
      netnotes init my-people
    """
    import sys

    from netnotes.setup import make_git, make_network, usual_name

    asked = sys.stdin.isatty() and sys.stdout.isatty()
    answers = Answers(name=name or usual_name())
    if asked:
        answers = _ask(answers)
    for line in make_network(folder, answers):
        click.echo(line)
    if not no_git:
        for line in make_git(folder, hook=not no_hook):
            click.echo(line)
    where = "" if folder == Path() else f"cd {folder} && "
    click.echo(f"\nNext: {where}netnotes serve    # the site, in the browser, on this machine only")
    click.echo("Then write down everyone you can think of; a name is enough.")


def _ask(answers: Answers) -> Answers:
    """The few things without which a draft cannot be signed, or Today stays empty."""
    click.echo("A few questions; Enter leaves one open. Everything can be changed later.\n")
    name = click.prompt("Your name", default=answers.name, show_default=bool(answers.name))
    website = click.prompt("Your website", default="", show_default=False)
    looking = click.confirm("Are you looking for work", default=True)
    companies = _several("A company you would like to work at", 3) if looking else ()
    people = _several("Someone you would like to say hello to", 5)
    return answers._replace(
        name=name, website=website, looking=looking, companies=companies, people=people
    )


def _several(question: str, most: int) -> tuple[str, ...]:
    found: list[str] = []
    while len(found) < most:
        said = click.prompt(
            f"{question} ({len(found) + 1} of {most})", default="", show_default=False
        )
        if not said.strip():
            break
        found.append(said.strip())
    return tuple(found)
