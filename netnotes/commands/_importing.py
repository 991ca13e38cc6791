"""Reading the files of an import, and asking about what they hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from netnotes.commands._progress import Progress
from netnotes.commands._shared import Run
from netnotes.sentences import say

if TYPE_CHECKING:
    from types import ModuleType

    from netnotes.importers.source import Me, Source
    from netnotes.model.network import Network
    from netnotes.model.note import Note
    from netnotes.writing.imports.planning import Options, Plan, Row


def plan_of(
    run: Run, files: Sequence[str], options: Options, *,
    kind: str, mapping: Mapping[str, str], any_size: bool, apply: bool,
) -> Plan:  # fmt: skip
    """Read the files, and make the plan; nothing is written."""
    from netnotes import apart, importers
    from netnotes.importers.limits import ANY_SIZE, CAREFUL
    from netnotes.importers.reading import Reading
    from netnotes.importers.source import Source
    from netnotes.writing.imports.planning import Plan
    from netnotes.writing.imports.spread import spread

    plan = Plan(run.network, apart.read(run.root), run.today, options, _raw(run))
    me = _me(run.network)
    with Progress() as progress:
        for file in files:
            if not file:  # of a variable that is not set, say; as a path it would be this folder
                raise click.UsageError("FILE is empty; `.` is this folder.")
            source = Source(
                Path(file),
                file,
                ANY_SIZE if any_size else CAREFUL,
                me,
                mapping=mapping,
                today=run.today,
                reading=Reading(progress.read),
            )
            module = importers.recognise(source, kind or ("table" if mapping else ""))
            if apply and importers.name_of(module) == "table" and not mapping:
                _refuse_guess(source)
            _take_all(plan, source, module, said=bool(kind))
            plan.remarks += [f"{file}: {remark}" for remark in source.remarks]
            if module.TITLE not in plan.titles:
                plan.titles.append(module.TITLE)
        plan.settle(lambda done: progress.tell(lambda: _settling(plan, done)))
    spread(plan, run.settings)
    return plan


def _take_all(plan: Plan, source: Source, module: ModuleType, *, said: bool) -> None:
    """Take in what a file holds; one that is `said` to be of a kind that it is not is refused."""
    from netnotes import importers
    from netnotes.errors import RefusedError
    from netnotes.importers.candidate import Candidate

    anybody = told = False
    try:
        for found in importers.extract(source, module):
            plan.take(found)
            anybody = anybody or isinstance(found, Candidate)
            told = True
    except RefusedError:
        if said and not anybody:
            importers.refuse_other(source, module, told=True)
        raise
    if said and not anybody:
        importers.refuse_other(source, module, told=told)


def _settling(plan: Plan, done: int) -> str:
    return say(
        "working out what is new: {done} of {all}", done=f"{done:,}", all=f"{len(plan.rows):,}"
    )


def _raw(run: Run) -> Callable[[str], bytes]:
    """What gives the bytes of a note by its path; b'' where they cannot be read."""
    from netnotes.raw import read_bytes

    def read(path: str) -> bytes:
        raw = read_bytes(run.root / path)
        return raw if isinstance(raw, bytes) else b""

    return read


def _refuse_guess(source: Source) -> None:
    from netnotes.errors import RefusedError

    raise RefusedError(
        f"{source.name}: what its columns mean is only a guess; look at it without --apply, then say "
        "--map FIELD=COLUMN, or --map guess if it is right. Nothing was written."
    )


def _me(network: Network) -> Me:
    """What tells me in a file."""
    from netnotes.importers.source import Me

    me = network.me
    if me is None:
        return Me()
    return Me(
        frozenset(address.value.casefold() for address in me.email),
        frozenset(me.links.values()),
        frozenset(name.casefold() for name in me.names),
        me.timezone,
    )


# -- asking ---------------------------------------------------------------------------------------

_KEYS = {
    "y": "yes", "yes": "yes", "n": "no", "no": "no", "s": "same", "same": "same",
    "d": "different", "different": "different", "not the same": "different",
    "a": "all", "all": "all", "q": "quit", "quit": "quit",
}  # fmt: skip


def review(run: Run, plan: Plan, *, everything: bool) -> None:
    """Ask about those who may be somebody, and with `everything` about each record.

    Raises `RefusedError` where the answer is to quit.
    """
    wanted = ("unsure", "new", "add") if everything else ("unsure",)
    for verdict in wanted:
        for row in [row for row in plan.rows if row.verdict == verdict]:
            if row.verdict == verdict and _ask(run, plan, row) == "all":
                break


def _ask(run: Run, plan: Plan, row: Row) -> str:
    """Show a row, and do what the answer says."""
    from netnotes.errors import RefusedError
    from netnotes.reporters.plain import plain

    click.echo(plain(_shown(plan, row)))
    keys = {
        "unsure": say(
            "same, different (not the same person), no (leave it), all the rest so, quit"
        ),
        "new": say("yes, no, same (as whom), all, quit"),
        "add": say("yes, no, different (not the same person), all, quit"),
    }[row.verdict]
    while True:
        said = click.prompt(f"  {keys}", prompt_suffix="? ", default="", show_default=False)
        answer = _KEYS.get(" ".join(said.casefold().split()), "")
        if answer == "quit":
            raise RefusedError("nothing was written.")
        if answer == "all":
            return "all"
        if _did(run, plan, row, answer):
            return answer


def _did(run: Run, plan: Plan, row: Row, answer: str) -> bool:
    """Do what an answer says; False where it means nothing here."""
    if answer == "no":
        plan.leave(row)
    elif answer == "yes" and row.verdict != "unsure":
        pass
    elif answer == "different" and row.verdict in ("unsure", "add"):
        plan.not_the_same(row)
    elif answer == "same" or (answer == "yes" and row.verdict == "unsure"):
        return _same(run, plan, row)
    else:
        return False
    return True


def _same(run: Run, plan: Plan, row: Row) -> bool:
    """This record is of someone: the only one it may be, or whom the next answer names."""
    from netnotes.errors import NetnotesError

    if len(row.hints) == 1:
        known = row.hints[0][0]
        if known.note is None:
            plan.same_as_row(row, plan.rows[known.row])
        else:
            _same_note(plan, row, known.note)
        return True
    if row.verdict == "add":
        return True
    who = click.prompt(
        f"  {say('the same as whom')}", prompt_suffix="? ", default="", show_default=False
    )
    try:
        _same_note(plan, row, run.who(who))
    except NetnotesError as error:
        click.echo(f"  {error}")
        return False
    return True


def _same_note(plan: Plan, row: Row, note: Note) -> None:
    """This record is of that note; where it cannot be read, the record waits until it can."""
    if note.broken:
        said = say("its note cannot be read; mend {path}, and import this again", path=note.path)
        click.echo(f"  {said}")
        plan.leave(row)
    else:
        plan.same(row, note)


def _shown(plan: Plan, row: Row) -> str:
    """A row in a few lines: who, from where, and who it may be."""
    one = row.gathered.candidate
    job = ", ".join(part for part in (one.jobs[0] if one.jobs else ())[:2] if part)
    facts = [job, *(email.value for email in one.emails), *(link.value for link in one.links)]
    said = ", ".join(fact for fact in facts if fact)
    head = f"\n{row.name} ({row.places[0]}){': ' if said else ''}{said}"
    if row.verdict == "add" and row.note is not None:
        gains = ", ".join(a.field for a in row.adding.additions)
        return (
            f"{head}\n  is {row.note.called}, {row.note.slug}: {row.why}; adds {gains or 'entries'}"
        )
    could = []
    for known, why in row.hints:
        other = plan.rows[known.row] if known.note is None else None
        name = f"{other.name} ({other.places[0]})" if other else ""
        note = known.note
        called = name or (f"{note.called}, {note.slug}" if note else "")
        could.append(f"\n  {say('could be {name}: {why}', name=called, why=why)}")
    return head + "".join(could)
