"""What findings offer to mend, done: each fix replaces its own spans, and says nothing new elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from netnotes.changes.step import Change
from netnotes.errors import RefusedError
from netnotes.lint.judge import judge
from netnotes.lint.rule import by_name
from netnotes.model.diagnostic import Diagnostic, Problem
from netnotes.model.edits.source import EditRefusedError, Source, Splice
from netnotes.model.edits.tree import Tree, meaning
from netnotes.model.edits.verify import LISTS, difference, said_by
from netnotes.model.network import Network
from netnotes.model.parse import digest, make_note
from netnotes.model.span import Span

TITLE = "Mend what check found"
#: So often what a fix brought to light is mended, too.
_FURTHER = 3


class Mended(NamedTuple):
    """A note with what could be mended in it, and the findings whose fix was made."""

    raw: bytes
    fixed: list[Diagnostic]


def fixes(
    network: Network, found: Iterable[Diagnostic], read: Callable[[str], bytes | None]
) -> tuple[list[Change], list[Diagnostic]]:
    """The steps that mend what can be mended, and the findings that they mend, by place.

    `read` gives the bytes of a note, or None where it cannot be read.
    """
    hashes = {note.path: note.hash for note in network.everything}
    by_path: dict[str, list[Diagnostic]] = {}
    for finding in found:
        if finding.fix is not None and finding.path in hashes:
            by_path.setdefault(finding.path, []).append(finding)
    steps: list[Change] = []
    fixed: list[Diagnostic] = []
    for path, offered in by_path.items():
        raw = read(path)
        if raw is None or digest(raw) != hashes[path]:
            continue
        mended = mend(raw, offered)
        if mended.fixed:
            steps.append(Change(path, _instead(raw, mended.raw)))
            fixed += mended.fixed
    return steps, sorted(fixed)


def mend(raw: bytes, offered: Sequence[Diagnostic], *, further: int = _FURTHER) -> Mended:
    """Make every fix of one note that can be made; where two touch, the one that stands first.

    What shows only then is mended as well, `further` times.
    """
    try:
        source = Source(raw)
        source.front  # noqa: B018  (refused where a CR on its own ends a line of it)
    except EditRefusedError:
        return Mended(raw, [])
    taken: list[Splice] = []
    chosen: list[tuple[Diagnostic, list[Splice]]] = []
    for finding in sorted(offered):
        splices = _splices(source, finding)
        if splices and not any(_touch(one, other) for one in splices for other in taken):
            taken += splices
            chosen.append((finding, splices))
    fixed: list[Diagnostic] = []
    now = source
    for finding, splices in reversed(chosen):  # from the end, so that the places before it hold
        after = _checked(now, finding, splices)
        if after is not None:
            now = after
            fixed.append(finding)
    shown = _shown(source, now, offered[0].path) if fixed and further else []
    if shown:
        more = mend(now.raw, shown, further=further - 1)
        return Mended(more.raw, [*fixed[::-1], *more.fixed])
    return Mended(now.raw, fixed[::-1])


def _shown(before: Source, now: Source, path: str) -> list[Diagnostic]:
    """What can be seen to be wrong, and mended, now that something else was mended."""
    known = _complaints(before)
    return [
        by_name()[rule].diagnostic(path, Span._make(span), message, Problem.thaw(plain).fix)
        for plain in now.data["problems"]
        for rule, span, message, fix in (plain,)
        if fix is not None and (rule, message) not in known
    ]


def _instead(before: bytes, after: bytes) -> Callable[[bytes], bytes]:
    def make(now: bytes) -> bytes:
        if now != before:
            raise RefusedError(
                "it changed while it was being mended; nothing was written. Run it again."
            )
        return after

    return make


def _splices(source: Source, finding: Diagnostic) -> list[Splice]:
    """The edits of a fix as offsets; none where a place is not in the text."""
    assert finding.fix is not None
    starts = [0]
    for line in source.seen.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    found: list[Splice] = []
    for span, text in finding.fix.edits:
        if not 0 < span.line <= span.end_line < len(starts):
            return []
        start = starts[span.line - 1] + span.column - 1
        end = starts[span.end_line - 1] + span.end_column - 1
        if not start <= end <= len(source.text):
            return []
        found.append(Splice(start, end, text))
    return found


def _touch(one: Splice, other: Splice) -> bool:
    return one.start <= other.end and other.start <= one.end


def _checked(source: Source, finding: Diagnostic, splices: list[Splice]) -> Source | None:
    """The note with a fix made, read again; None where it would do more, or less, than it says."""
    try:
        now = Source(source.changed(splices))
    except EditRefusedError:
        return None
    if _complaints(now, without=finding) - _complaints(source):
        return None
    if _times_found(finding, now) >= _times_found(finding, source):
        return None
    return now if _only_there(source, now, finding) else None


def _complaints(source: Source, without: Diagnostic | None = None) -> Counter[tuple[str, str]]:
    """What cannot be read, how often; `without` what else can be mended on the line of a finding."""
    return Counter(
        (rule, message)
        for rule, span, message, fix in source.data["problems"]
        if not (without and fix and span[0] == without.span.line and rule != without.name)
    )


def _times_found(finding: Diagnostic, source: Source) -> int:
    """How often a note has what a finding says: as it was read, or by a rule that looks at a note."""
    own = finding.name, finding.message
    noted = _complaints(source)[own]
    if noted or by_name()[finding.name].reported:
        return noted
    return sum((d.name, d.message) == own for d in judge(make_note(finding.path, source.data)))


def _only_there(source: Source, now: Source, finding: Diagnostic) -> bool:
    """Whether nothing reads differently but the field, or the one line, that the finding is about."""
    old, new = said_by(source), said_by(now)
    in_front = finding.span.line < source.body_line
    if in_front:
        name = _field_at(source, finding.span)
        for said in (old, new):
            said["fields"].pop(name, None)
            said["fields"]["+"] = [pair for pair in said["fields"].get("+", ()) if pair[0] != name]
        same = bool(name) and old == new
        return (
            same and _differing(meaning(Tree(source.front).root), meaning(Tree(now.front).root)) < 2
        )
    for what in (*LISTS, "prose"):
        gone, come = difference(old.pop(what), new.pop(what))
        if len(gone) > 1 or len(come) > 1:
            return False
    return old == new


def _differing(old: Any, new: Any) -> int:
    """How many texts differ between two meanings of one shape; many, where the shapes differ."""
    if isinstance(old, str) and isinstance(new, str):
        return int(old != new)
    if type(old) is not type(new) or len(old) != len(new):
        return 2
    return sum(map(_differing, old, new))


def _field_at(source: Source, span: Span) -> str:
    """The field in whose value a place is, or ''."""
    for name, place in _places(source).items():
        begin, end = (place[1][:2], place[1][2:]) if name else ((0, 0), (0, 0))
        if tuple(begin) <= span[:2] and span[2:] <= tuple(end):
            return name
    return ""


def _places(source: Source) -> Mapping[str, Any]:
    import marshal

    packed = source.data["fields"]["@"]
    places: dict[str, Any] = marshal.loads(packed)  # noqa: S302  # made by `parse_note` just now
    return places


__all__ = ["TITLE", "Mended", "fixes", "mend"]
