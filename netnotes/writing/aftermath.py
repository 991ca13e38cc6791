"""What a change to one note would bring about, seen before it is written.

What would be an error or a warning of `netnotes check` is refused with that finding's own sentence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date

from netnotes.config import Settings
from netnotes.errors import BadValueError
from netnotes.lint.context import Context
from netnotes.lint.judge import judge
from netnotes.lint.rule import by_name, rules
from netnotes.model.diagnostic import Diagnostic
from netnotes.model.network import Network
from netnotes.model.note import Note
from netnotes.model.parse import make_note, parse_note

Make = Callable[[bytes], bytes]

#: The rules that see the settings or the date, but speak of what stands in one note alone. The
#: others need every note, and are left to `netnotes check`.
_OF_ONE_NOTE = frozenset("N204 N206 N216 N221 N303 N403 N411 N412 N413 N423".split())

#: What in a note is only worth a remark, but on a command line is surely a slip.
_SLIPS = frozenset("N206 N221".split())


def checked(
    make: Make, path: str, network: Network, today: date, settings: Settings, where: str
) -> Make:
    """`make`, refusing what would be a new finding in the note at `path`.

    Raises `BadValueError` in the words of the finding; `where` names what is being written.
    """

    def make_and_look(raw: bytes) -> bytes:
        after = make(raw)
        before = Counter(_key(one) for one in findings(raw, path, network, today, settings))
        for one in findings(after, path, network, today, settings):
            known = before[_key(one)] > 0
            before[_key(one)] -= known
            if not known and _counts(one):
                raise BadValueError(where, one.message)
        return after

    return make_and_look


def slips(
    raw: bytes, path: str, network: Network, today: date, settings: Settings
) -> Iterator[Diagnostic]:
    """The findings in a new note that the words of a command line would bring about."""
    return filter(_counts, findings(raw, path, network, today, settings))


def _counts(finding: Diagnostic) -> bool:
    return finding.severity != "information" or finding.code in _SLIPS


def _key(finding: Diagnostic) -> tuple[str, str]:
    return finding.code, finding.message


def findings(
    raw: bytes, path: str, network: Network, today: date, settings: Settings
) -> list[Diagnostic]:
    """What the rules find in the bytes of one note, without looking at any other but mine."""
    note = make_note(path, parse_note(raw))
    if note.broken:
        return []
    me = network.me
    others = [me] if me is not None and me.path != path else []
    alone = Network([note, *others], me=me.slug if me else "")
    return list(_found(note, Context(alone, settings, today)))


def _found(note: Note, context: Context) -> Iterator[Diagnostic]:
    named = by_name()
    for problem in note.problems:
        yield named[problem.rule].diagnostic(note.path, problem.span, problem.message)
    yield from judge(note)
    for rule in rules():
        if rule.network_check is not None and rule.code in _OF_ONE_NOTE:
            for place, *rest in rule.network_check(context):
                if place is note:
                    yield rule.diagnostic(note.path, *rest)
