"""All findings of a network: what its readers noted, what each note shows, what only all show."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from netnotes.config import CONFIG_NAME, Settings
from netnotes.lazy import no_garbage
from netnotes.lint.context import Context
from netnotes.lint.kept import kept_of
from netnotes.lint.rule import by_name, rules
from netnotes.lint.suppress import suppress
from netnotes.model.diagnostic import Diagnostic, Problem
from netnotes.model.head import REMARKS
from netnotes.model.network import Network
from netnotes.model.note import Note
from netnotes.model.span import Span

#: What is said of keys that are no fields.
_OWN = "unknown-field"


def check(
    network: Network,
    settings: Settings,
    today: date,
    paths: Sequence[str] | None = None,
    *,
    use_cache: bool = True,
) -> list[Diagnostic]:
    """Every finding, by path, line, column and code.

    `paths` (notes or folders, relative to the network, with `/`) limits which files are spoken of;
    the rules see all notes in any case. A network is looked at once a day: pages share the answer.
    """
    if paths is None:
        key = ("check", today, settings.fingerprint(), use_cache)
        found = network.once(
            key, lambda: _check(network, settings, today, None, use_cache=use_cache)
        )
        return list(found)
    return _check(network, settings, today, paths, use_cache=use_cache)


def look_ahead(network: Network, settings: Settings) -> None:
    """Find what there is to find in each note by itself, where very many are new, and keep it for `check`."""
    kept = kept_of(network, settings, use_cache=True)
    with kept.lock, no_garbage():
        kept.look_ahead(Context(network, settings, date.min, kept.known))
        kept.write(network)


def _check(
    network: Network,
    settings: Settings,
    today: date,
    paths: Sequence[str] | None,
    *,
    use_cache: bool,
) -> list[Diagnostic]:
    with no_garbage():  # a great many findings and places
        found = _collect(network, settings, today, paths, use_cache=use_cache)
    _drop_replaced(found)
    for note in network.everything:
        if note.head[REMARKS] and note.suppressions and _within(note.path, paths):
            found[note.path] = suppress(note, found[note.path])
    return sorted(
        (finding for listed in found.values() for finding in listed),
        key=lambda d: (d.path, d.span.line, d.span.column, d.code, d.message),
    )


def _collect(
    network: Network,
    settings: Settings,
    today: date,
    paths: Sequence[str] | None,
    *,
    use_cache: bool,
) -> dict[str, list[Diagnostic]]:
    """The findings by path, whatever the notes say of them."""
    notes = [note for note in network.everything if _within(note.path, paths)]
    found: dict[str, list[Diagnostic]] = defaultdict(list)
    remarked = [note for note in notes if note.head[REMARKS]]
    read = (
        (note.path, problem)
        for note in remarked
        for problem in note.problems
        if problem.rule != _OWN or not _is_own(note, problem.span, settings.own_keys)
    )
    for path, problem in (*read, *_outside_notes(network, settings, paths)):
        rule = by_name()[problem.rule]
        found[path].append(rule.diagnostic(path, problem.span, problem.message, problem.fix))
    kept = kept_of(network, settings, use_cache=use_cache)
    context = Context(network, settings, today, kept.known)
    with kept.lock:
        kept.look_ahead(context)
        for finding in kept.in_notes(notes):
            found[finding.path].append(finding)
        for finding in kept.in_network(context):
            if _within(finding.path, paths):
                found[finding.path].append(finding)
        kept.write(network)
    return found


def _is_own(note: Note, place: Span, keys: Sequence[str]) -> bool:
    """Whether one of my own keys stands there."""
    return any(note.written(key) and note.key_span(key) == place for key in keys)


def exists(network: Network, path: str) -> bool:
    """Whether `path` names something that findings could be about: a note, a folder, a setting."""
    known = (path_ for path_, _ in network.files)
    return path == CONFIG_NAME or any(
        _within(one, [path]) for one in (*known, *(note.path for note in network.everything))
    )


def _within(path: str, paths: Sequence[str] | None) -> bool:
    if paths is None:
        return True
    return any(path == one or path.startswith(f"{one}/") for one in paths)


def _outside_notes(
    network: Network, settings: Settings, paths: Sequence[str] | None
) -> Iterator[tuple[str, Problem]]:
    """What was noted of files that are no notes, and of the settings."""
    for path, problem in network.files:
        if _within(path, paths):
            yield path, problem
    if _within(CONFIG_NAME, paths):
        yield from ((CONFIG_NAME, problem) for problem in settings.problems)


def _drop_replaced(found: dict[str, list[Diagnostic]]) -> None:
    """Where two rules speak of one place, the one that says more stands."""
    silent = {rule.name: rule.replaces for rule in rules() if rule.replaces}
    for path, listed in found.items():
        gone = {(silent[d.name], d.span) for d in listed if d.name in silent}
        if gone:
            found[path] = [d for d in listed if (d.name, d.span) not in gone]
