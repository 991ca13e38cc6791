"""What the rules found, kept between runs, so that an unchanged note is judged once.

What is found in one note is kept by the note's content; what only all notes together show, by the
content of all of them, who was told apart, and the date. Other settings, or other rules, and nothing of
it is used. A rule that looks at other files than the notes is asked every time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from typing import Any

from netnotes import cache as cache_file
from netnotes.config import Settings
from netnotes.lint.context import Context
from netnotes.lint.judge import judge
from netnotes.lint.rule import Rule, by_name, rules
from netnotes.model.diagnostic import Diagnostic, Fix
from netnotes.model.network import Network
from netnotes.model.note import Note
from netnotes.model.span import Span

CACHE_NAME = "check.cache"


class Kept:
    """The findings of this run and of those before it. `write` keeps what is new."""

    def __init__(self, settings: Settings, *, use_cache: bool) -> None:
        self.path = settings.state_dir / CACHE_NAME if use_cache else None
        self.key = settings.fingerprint()
        known: dict[str, Any] = (cache_file.read(self.path) if self.path else None) or {}
        if known.get("key") != self.key:
            known = {}
        self.notes: dict[str, Any] = known.get("notes", {})
        self.network: tuple[str, Any] = known.get("network", ("", ()))
        self.changed = False

    def in_notes(self, notes: Sequence[Note]) -> Iterator[Diagnostic]:
        """What the rules about one note find in these."""
        kept = self.notes
        for note in notes:
            plain = kept.get(note.hash)
            if plain is None:
                plain = kept[note.hash] = tuple(map(_freeze, judge(note)))
                self.changed = True
            for one in plain:
                yield _thaw(note.path, one)

    def in_network(self, context: Context) -> Iterator[Diagnostic]:
        """What the rules about the whole network find."""
        said = _digest(context)
        if self.network[0] != said:
            found = _ask(context, (rule for rule in rules() if not rule.looks_at_files))
            self.network = (said, tuple((d.path, _freeze(d)) for d in found))
            self.changed = True
        yield from (_thaw(path, one) for path, one in self.network[1])
        yield from _ask(context, (rule for rule in rules() if rule.looks_at_files))

    def write(self, network: Network) -> None:
        """Keep what is new; and, after many changes, only what the notes say now."""
        if not (self.path and self.changed):
            return
        if len(self.notes) > 2 * len(network.notes) + 100:
            hashes = {note.hash for note in network.everything}
            self.notes = {one: plain for one, plain in self.notes.items() if one in hashes}
        data = {"key": self.key, "notes": self.notes, "network": self.network}
        cache_file.write(self.path, data)


def _ask(context: Context, asked: Iterable[Rule]) -> Iterator[Diagnostic]:
    for rule in asked:
        if rule.network_check is not None:
            for where, *found in rule.network_check(context):
                yield _diagnostic(rule, where if isinstance(where, str) else where.path, found)


def _diagnostic(rule: Rule, path: str, found: Iterable[Any]) -> Diagnostic:
    return rule.diagnostic(path, *found)


def _digest(context: Context) -> str:
    """What tells one network on one day from another."""
    state = blake2b(digest_size=16)
    for note in context.network.everything:
        state.update(f"{note.path}\0{note.hash}\0{note.broken}\n".encode("utf-8", "replace"))
    state.update(context.today.isoformat().encode())
    state.update(context.apart.said.encode("utf-8", "replace"))
    return state.hexdigest()


def _freeze(finding: Diagnostic) -> tuple[Any, ...]:
    """A finding as plain data, without its path: the same text may lie in two places."""
    change = None
    if finding.fix is not None:
        edits = tuple((tuple(span), text) for span, text in finding.fix.edits)
        change = (finding.fix.title, edits)
    return finding.name, tuple(finding.span), finding.message, change, finding.severity


def _thaw(path: str, plain: tuple[Any, ...]) -> Diagnostic:
    name, span, message, change, severity = plain
    fix = None
    if change is not None:
        fix = Fix(change[0], tuple((Span._make(s), text) for s, text in change[1]))
    return by_name()[name].diagnostic(path, Span._make(span), message, fix, severity)
