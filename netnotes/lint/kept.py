"""What the rules found, kept between runs, so that an unchanged note is judged once.

What is found in one note is kept by the note's content; what only all notes together show, by the
content of all of them, who was told apart, and the date. Other settings, or other rules, and nothing of
it is used. A rule that looks at other files than the notes is asked every time.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from threading import Lock
from typing import Any

from netnotes import cache as cache_file
from netnotes.config import Settings
from netnotes.halves import in_two
from netnotes.lazy import VERY_MANY
from netnotes.lint.context import Context
from netnotes.lint.judge import judge
from netnotes.lint.known import Known
from netnotes.lint.rule import Rule, by_name, rules
from netnotes.model.diagnostic import Diagnostic, Fix
from netnotes.model.head import BROKEN, HASH
from netnotes.model.network import Network
from netnotes.model.note import Note
from netnotes.model.span import Span

CACHE_NAME = "check.cache"
#: What only all notes together show, in a file of its own: it changes with every day.
FOUND_NAME = "found.cache"

#: From so many new notes on a second process pays for itself.
WORTH_A_PROCESS = VERY_MANY

#: So many notes are unpacked at a time.
_AT_ONCE = 500

#: Of so many notes one must be new for all to be kept anew: a few are soon judged again.
_WORTH_KEEPING = 200


class Kept:
    """The findings of this run and of those before it. `write` keeps what is new."""

    def __init__(self, settings: Settings, *, use_cache: bool) -> None:
        self.path = settings.state_dir / CACHE_NAME if use_cache else None
        self.key = settings.fingerprint()
        known: dict[str, Any] = (cache_file.read(self.path) if self.path else None) or {}
        if known.get("key") != self.key:
            known = {}
        self.notes: dict[str, Any] = known.get("notes", {})
        self.known = Known(known.get("known"))
        self.place = settings.state_dir / FOUND_NAME if use_cache else None
        found = (cache_file.read(self.place) if self.place else None) or (self.key, "", ())
        #: Held by whoever asks: pages may do so at once.
        self.lock = Lock()
        self.network: tuple[str, Any] = found[1:] if found[0] == self.key else ("", ())
        self.new = 0

    def look_ahead(self, context: Context) -> None:
        """Where very many notes are new, look at them in two processes: at each by itself.

        What is found is what `in_notes` and `in_network` would find, and they look no more.
        """
        new = [n for n in context.network.everything if n.head[HASH] not in self.notes]
        if len(new) < WORTH_A_PROCESS:
            return
        self.known.begin([*context.network.everything])
        for found, picks, clear in in_two(lambda half: _looked(half, context), new) or ():
            self.notes.update(found)
            self.known.learn(found, picks, clear)
            self.new += len(found)

    def in_notes(self, notes: Sequence[Note]) -> Iterator[Diagnostic]:
        """What the rules about one note find in these."""
        kept = self.notes
        for note in notes:
            plain = kept.get(note.head[HASH])
            if plain is None:
                plain = kept[note.hash] = tuple(map(_freeze, judge(note)))
                self.new += 1
            if plain:  # of most notes there is nothing to say
                for one in plain:
                    yield _thaw(note.path, one)

    def in_network(self, context: Context) -> Iterator[Diagnostic]:
        """What the rules about the whole network find."""
        said = _digest(context)
        known, plain = self.network
        if known != said:
            self.known.begin([*context.network.everything])
            found = _ask(context, (rule for rule in rules() if not rule.looks_at_files))
            plain = tuple((d.path, _freeze(d)) for d in found)
            self.network = said, plain
            if self.place:
                cache_file.write(self.place, (self.key, *self.network))
        yield from (_thaw(path, one) for path, one in plain)
        yield from _ask(context, (rule for rule in rules() if rule.looks_at_files))

    def write(self, network: Network) -> None:
        """Keep what is new, where it is worth it; and, after many changes, only what the notes say now."""
        new = self.new + self.known.new
        if self.path is None or new * _WORTH_KEEPING <= len(network.notes):
            return
        self.new = self.known.new = 0
        if len(self.notes) > 2 * len(network.notes) + 100:
            hashes = {note.hash for note in network.everything}
            self.notes = {one: plain for one, plain in self.notes.items() if one in hashes}
            self.known.forget(hashes, {note.path for note in network.everything})
        data = {"key": self.key, "notes": self.notes, "known": self.known.plain()}
        cache_file.write(self.path, data)


def _looked(notes: Sequence[Note], context: Context) -> tuple[Any, Any, Any]:
    """What the rules find in each of these and pick out of it, and whose references are clear."""
    found: dict[str, Any] = {}
    clear: dict[str, str] = {}
    known = Known()
    for begin in range(0, len(notes), _AT_ONCE):
        some = notes[begin : begin + _AT_ONCE]
        found.update((note.head[HASH], tuple(map(_freeze, judge(note)))) for note in some)
        sound = [note for note in some if not note.head[BROKEN]]
        known.pick(sound, rules(), context.settings)
        clear.update((n.path, n.head[HASH]) for n in sound if not context.doubts(n))
        for note in some:
            note.put_away()
    return found, known.picks, clear


def kept_of(network: Network, settings: Settings, *, use_cache: bool) -> Kept:
    """What is kept for these settings; in a run that goes on, what is remembered."""
    key = ("kept", settings.state_dir, settings.fingerprint(), use_cache)
    known: Kept | None = network.memory.get(key)
    if known is None:
        known = network.memory[key] = Kept(settings, use_cache=use_cache)
    return known


def _ask(context: Context, asked: Iterable[Rule]) -> Iterator[Diagnostic]:
    for rule in asked:
        if rule.network_check is not None:
            for where, *found in rule.network_check(context):
                yield _diagnostic(rule, where if isinstance(where, str) else where.path, found)


def _diagnostic(rule: Rule, path: str, found: Iterable[Any]) -> Diagnostic:
    return rule.diagnostic(path, *found)


def _digest(context: Context) -> str:
    """What tells one network on one day from another."""
    notes = [(n.path, n.head[HASH], n.head[BROKEN]) for n in context.network.everything]
    state = notes, context.today.isoformat(), context.apart.said
    return blake2b(marshal.dumps(state, 2), digest_size=16).hexdigest()


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
