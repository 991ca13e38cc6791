"""What to have in mind before one meets someone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from netnotes.commands._person import refuse_unread
from netnotes.commands._shared import WHO, Run
from netnotes.commands._writing import run_write, writer
from netnotes.shell import quoted

if TYPE_CHECKING:
    from netnotes.messages.prepare import Preparation
    from netnotes.model.network import Network
    from netnotes.model.person import Person
    from netnotes.views.view import View


@click.command()
@click.argument("who", type=WHO, required=False, default="")
@click.option("--markdown", is_flag=True, help="Print it as Markdown.")
@click.option("--html", default="", metavar="FILE", help="Write one page for the phone to FILE.")
@click.option("--ics", default="", metavar="FILE", help="Write the meetings to FILE, with alarms.")
@click.option(
    "--asked", type=click.IntRange(min=1), multiple=True, metavar="N",
    help="Question N was asked: mark it in the note.",
)  # fmt: skip
@writer
def command(
    run: Run, who: str, markdown: bool, html: str, ics: str, asked: tuple[int, ...]
) -> int:  # fmt: skip
    r"""A page to read before you meet WHO; without WHO, one for each meeting of the days ahead.

    Nudges and no agenda: what they love, what you last spoke of, what you could give, questions not
    asked before, and the clock. The questions come from a bank, to which `questions/engineer.md`
    and the like, beside people/, add their lines; `replace: yes` on its first line puts a file in
    the place of ours. FILE can be `-`. The calendar file holds no word of a note but whom you meet,
    how and where.

    \b
    Example:
      netnotes prep alice --html alice.html
    """
    if asked:
        if not who:
            raise click.UsageError("--asked needs WHO")
        return _mark(run, _person(run, who), asked)
    if run.commit:
        raise click.UsageError("--commit is for --asked; nothing else here changes a note")
    _say_problems(run)
    if html or ics:
        return _write(run, who, html, ics)
    if markdown:
        from netnotes.reporters.markdown import render

        click.echo(render(_views(run, who)), nl=False)
        return 0
    return _show(run, who)


def _person(run: Run, who: str) -> Person:
    from netnotes.model.person import Person

    person = run.who(who)
    if not isinstance(person, Person):
        message = f"{person.called} is an organization; prepare for a person"
        raise click.BadParameter(message, param_hint="WHO")
    if person is run.network.me:
        raise click.BadParameter("that is you; prepare for somebody else", param_hint="WHO")
    refuse_unread(person)
    return person


def _show(run: Run, who: str) -> int:
    from netnotes.messages import shelves
    from netnotes.messages.bank import FOLDER
    from netnotes.views import prepare

    def make(settings: object) -> View:
        del settings
        if who:
            return prepare.one(run.network, run.today, run.settings, _person(run, who))
        return prepare.every(run.network, run.today, run.settings)

    return run.show(make, rests_on=shelves.signature(FOLDER, run.root))


def _views(run: Run, who: str) -> list[View]:
    """The sheets, one a meeting; where none is planned, the page that says so."""
    from netnotes.views import prepare

    if who:
        return [prepare.one(run.network, run.today, run.settings, _person(run, who))]
    each = prepare.each(run.network, run.today, run.settings)
    return each or [prepare.every(run.network, run.today, run.settings)]


def _preparations(run: Run, who: str) -> list[Preparation]:
    from netnotes.messages.bank import bank
    from netnotes.messages.plans import plans
    from netnotes.views.prepare import preparation, prepared

    if who:
        return [preparation(run.network, run.today, run.settings, _person(run, who))]
    found = plans(run.network, run.today, run.settings)
    return prepared(run.network, run.today, run.settings, found, bank(run.root))


def _write(run: Run, who: str, html: str, ics: str) -> int:
    """The files that were asked for; `--json` prints the sheets as well."""
    from netnotes.commands._output import write_file

    said: list[str] = []
    for name, make, ours in (
        (html, _page, lambda start: b'content="netnotes"' in start),
        (ics, _calendar, lambda start: b"PRODID:-//netnotes//EN" in start),
    ):
        if not name:
            continue
        data = make(run, who)
        if run.dry_run:
            said.append(f"{name} would be written.")
        else:
            said.append(write_file(name, data, ours, run.settings.notes_dir))
    if run.json:
        return _show(run, who)
    for line in filter(None, said):
        click.echo(line)
    return 0


def _page(run: Run, who: str) -> bytes:
    from netnotes.reporters.page import render

    views = _views(run, who)
    title = views[0].title if len(views) == 1 else "Before you meet them"
    return render(views, title).encode("utf-8", "replace")


def _calendar(run: Run, who: str) -> bytes:
    from netnotes.messages.calendar_file import calendar_file

    found = [prep for prep in _preparations(run, who) if prep.plan is not None]
    if not found:
        whom = f" with {_person(run, who).called}" if who else ""
        raise click.UsageError(
            f"nothing is planned{whom}, so there is no meeting for a calendar; "
            "plan one with `netnotes log WHO coffee --on DAY`"
        )
    return calendar_file(found)


def _mark(run: Run, person: Person, numbers: tuple[int, ...]) -> int:
    from netnotes.views.prepare import preparation
    from netnotes.writing.asked import asked

    questions = preparation(run.network, run.today, run.settings, person).questions
    wrong = [number for number in numbers if number > len(questions)]
    if wrong:
        message = (
            f"{wrong[0]}; `netnotes prep {quoted(person.slug)}` has {len(questions)} questions"
        )
        raise click.BadParameter(message, param_hint="--asked")
    chosen = [questions[number - 1].text for number in dict.fromkeys(numbers)]

    def say(network: Network) -> list[str]:
        del network
        return [f"Marked as asked in {person.path}: {text}" for text in chosen]

    return run_write(run, *asked(person, chosen), say)


def _say_problems(run: Run) -> None:
    """What is wrong with the user's own questions, a line each."""
    from netnotes.messages.bank import bank
    from netnotes.reporters.plain import one_line

    for problem in bank(run.root).problems:
        click.echo(f"netnotes: {one_line(problem)}", err=True)
