"""The bodies of two notes put together: log entries in their order, sections united, prose behind prose.

No line is lost. What stands word for word in both stands once.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from netnotes.model.body import KNOWN, known_sections, section_name
from netnotes.model.edits.placing import (
    DATED,
    Body,
    Insertion,
    Placed,
    When,
    _at_end,
    _like,
    _spaced,
    _with_heading,
    before_days,
    position,
)
from netnotes.model.edits.source import EditRefusedError, Source
from netnotes.model.edits.verify import LISTS, said_by
from netnotes.model.sections import Section
from netnotes.sentences import say

_HEADING = re.compile(r"^#{1,6}(?=[ \t])")
_FENCE = re.compile(r"\s*(?:```|~~~)")


class Item(NamedTuple):
    """An item of a list that is to be put among others: its lines, and its date."""

    lines: tuple[str, ...]
    when: When | None


class Part(NamedTuple):
    """A piece of the other note: its heading ('' for text above any), and what stands below it.

    `whole` is the level of a section that is left in one piece, because of the headings in it.
    """

    title: str
    name: str
    items: tuple[Item, ...]
    lines: tuple[str, ...]
    whole: int = 0


def join_body(raw: bytes, other: bytes, dropped: Iterable[str] = ()) -> bytes:
    """The note `raw` with everything that the body of `other` says.

    Headings that say one of `dropped` (the other's name) are left out. Raises `EditRefusedError`
    where that cannot be done without changing what either note says.
    """
    before, added = Source(raw), Source(other)
    skipped = {word.casefold() for word in dropped}
    for part in _parts(added, skipped):
        raw = _join(Source(raw), part, before)
    _verify(before, added, Source(raw), skipped)
    return raw


# -- the other note, taken apart ------------------------------------------------------------------


def _parts(source: Source, dropped: set[str]) -> list[Part]:
    body = Body(source)
    known = {section.heading: (name, section) for name, section in known_sections(source.sections)}
    parts: list[Part] = []
    title, begin = "", 0
    at = 0
    heads = {section.heading: section for section in source.sections}
    while at < body.count:
        head = heads.get(at)
        if head is None:
            at += 1
            continue
        parts += _text(body, title, begin, at, dropped)
        if at in known:
            name, section = known[at]
            parts.append(_section(body, name, section))
            title, begin, at = "", section.end, section.end
        else:
            title, begin, at = head.title, head.start, head.start
    return [*parts, *_text(body, title, begin, body.count, dropped)]


def _text(body: Body, title: str, begin: int, end: int, dropped: set[str]) -> list[Part]:
    """The prose between two lines, under its heading."""
    lines = _trimmed(body.written[begin:end])
    if title.casefold().strip() in dropped:
        title = ""
    return [Part(title, "", (), lines)] if lines or title else []


def _section(body: Body, name: str, section: Section) -> Part:
    """A section that the format knows: its items, and the lines that belong to none.

    One with headings in it is left in one piece.
    """
    end = min(section.end, body.count)
    whole = body.written[section.start : end]
    inner = any(section.heading < one.heading < section.end for one in body.source.sections)
    if inner or name == "why":
        return Part(section.title, name, (), _trimmed(whole), section.level if inner else 0)
    taken: set[int] = set()
    items: list[Item] = []
    for placed in body.items(section, name):
        taken.update(range(placed.first, placed.behind))
        items.append(Item(_own(body, placed), placed.when))
    rest = ["" if index in taken else body.written[index] for index in range(section.start, end)]
    return Part(section.title, name, tuple(items), _trimmed(rest))


def _own(body: Body, placed: Placed) -> tuple[str, ...]:
    lines = body.written[placed.first : placed.behind]
    return _trimmed([line.removeprefix(placed.indent) for line in lines])


def _trimmed(lines: Sequence[str]) -> tuple[str, ...]:
    """Lines without blank ones at either end, and never two blank ones in a row."""
    kept: list[str] = []
    for line in lines:
        said = line.rstrip("\r")
        if said.strip() or (kept and kept[-1].strip()):
            kept.append(said if said.strip() else "")
    while kept and not kept[-1].strip():
        kept.pop()
    return tuple(kept)


# -- put into the one that stays ------------------------------------------------------------------


def _join(source: Source, part: Part, before: Source) -> bytes:
    """The note with one more part; what `before`, the note as it was, says already is left out."""
    new_heading = bool(part.title) and not part.name and _titled(source, part.title) is None
    if not new_heading and _has(before, part):
        part = part._replace(lines=())
    if not (new_heading or part.items or part.lines):
        return source.raw
    body = Body(source)
    if not part.name:
        return _with(body, [_prose(body, part)])
    section = body.section(part.name)
    if part.whole:
        return _with(body, [_spaced(body, body.count, _in_one_piece(body, part))])
    if section is None:
        lines = [line for item in part.items for line in item.lines]
        between = [""] if lines and part.lines else []
        return _with(body, [_anew(body, part.title, [*lines, *between, *part.lines])])
    raw = _with(body, _among(body, before_days(source, section), part, _said_in(before, part.name)))
    if part.lines:
        body = Body(Source(raw))
        section = body.section(part.name)
        assert section is not None
        raw = _with(body, [_at_end(body, before_days(body.source, section), list(part.lines))])
    return raw


def _in_one_piece(body: Body, part: Part) -> list[str]:
    """The lines of a section with its headings, for the end of a note.

    Below a section of a higher level it would only be a part of that: then all its headings rise.
    """
    known = known_sections(body.source.sections)
    level = min([part.whole, *(s.level for _, s in known if s.end >= body.count)])
    lines = list(part.lines)
    if level < part.whole and not any(_FENCE.match(line) for line in lines):
        lines = [_HEADING.sub(lambda m: m[0][part.whole - level :], line) for line in lines]
    return [f"{'#' * level} {part.title}", "", *lines]


def _has(source: Source, part: Part) -> bool:
    """Whether such a part of the note says these lines already, one behind the other."""
    text = _plain(part.lines)
    mine = (one for one in _parts(source, set()) if one.name == part.name)
    there = "\n\n".join(_plain(one.lines) for one in mine)
    return not text or f"\n{text}\n" in f"\n{there}\n"


def _plain(lines: Iterable[str]) -> str:
    """Lines as they are compared: neither indent nor the level of a heading matters."""
    return "\n".join(line.strip().lstrip("#").strip() for line in lines)


def _with(body: Body, new: Iterable[Insertion]) -> bytes:
    changes = [body.splice(one) for one in new]
    return body.source.changed(changes)


def _prose(body: Body, part: Part) -> Insertion:
    """Where prose goes: under a heading of that name, else a new one, or behind what is said first."""
    if part.title:
        section = _titled(body.source, part.title)
        if section is None:
            return _anew(body, part.title, list(part.lines))
        behind = [s.heading for s in body.source.sections if s.heading > section.heading]
        own = section._replace(end=min(behind, default=body.count))
        return _at_end(body, own, list(part.lines))
    first = min(
        [s.heading for s in body.source.sections if s.level > 1 or _is_known(s)],
        default=body.count,
    )
    last = first - 1
    while last >= 0 and body.blank(last):
        last -= 1
    return _spaced(body, body.boundary(last + 1), list(part.lines))


def _titled(source: Source, title: str) -> Section | None:
    """The first section of a title that the format does not know."""
    name = section_name(title)
    return next(
        (s for s in source.sections if section_name(s.title) == name and not _is_known(s)), None
    )


def _anew(body: Body, title: str, lines: list[str]) -> Insertion:
    new = _with_heading(body, title, lines)
    return new._replace(lines=list(_squeezed(new.lines)))


def _squeezed(lines: Iterable[str]) -> Iterable[str]:
    before = "x"
    for line in lines:
        if line.strip() or before.strip():
            yield line
        before = line


def _is_known(section: Section) -> bool:
    return section_name(section.title) in KNOWN


def _said_in(source: Source, name: str) -> set[str]:
    """The items that a section of a note holds, as they are compared."""
    body = Body(source)
    section = body.section(name)
    return {_words(_own(body, one)) for one in body.items(section, name)} if section else set()


def _among(body: Body, section: Section, part: Part, there: set[str]) -> list[Insertion]:
    """Items among those of a section: where its own order wants them, each gap once.

    Those that are `there` are left out.
    """
    placed = body.items(section, part.name)
    new = [item for item in part.items if _words(item.lines) not in there]
    if not placed:
        lines = [line for item in new for line in item.lines]
        return [_at_end(body, section, lines)] if new else []
    dated = [one for one in placed if one.when] if part.name in DATED else []
    dates = [one.when for one in dated if one.when]
    gaps: dict[int, list[Item]] = {}
    behind: list[Item] = []
    newest_first = position(dates, dates[0])[1] if dates else False
    for item in _oldest_first(new):
        if item.when and dated:
            gaps.setdefault(position(dates, item.when)[0], []).append(item)
        else:
            behind.append(item)
    found = [
        _in_gap(body, dated, at, items[::-1] if newest_first else items, newest_first=newest_first)
        for at, items in gaps.items()
    ]
    if behind:
        found.append(_in_gap(body, placed, len(placed), behind, newest_first=False))
    return _merged(found)


def _oldest_first(items: Sequence[Item]) -> list[Item]:
    """Items with dates by their dates; of one day, as their own list has them."""
    dates = [item.when for item in items if item.when]
    newest_first = position(dates, dates[0])[1] if dates else False
    ordered = list(items)[::-1] if newest_first and len(dates) == len(items) else list(items)
    return sorted(ordered, key=lambda item: item.when or (0, ""))


def _in_gap(
    body: Body, placed: Sequence[Placed], at: int, items: Sequence[Item], *, newest_first: bool
) -> Insertion:
    """Items before the item `at`, or behind the one before it, in the manner of the list."""
    gaps = [body.blank(item.first - 1) for item in placed[1:]]
    blank = [""] if sum(gaps) * 2 > len(gaps) else []
    lines: list[str] = []
    if at == len(placed) or (at and not newest_first):
        above = placed[at - 1]
        for item in items:
            lines += [*blank, *_like(above, list(item.lines))]
        return Insertion(above.behind, lines)
    for item in items:
        lines += [*_like(placed[at], list(item.lines)), *blank]
    return Insertion(placed[at].first, lines)


def _merged(found: Iterable[Insertion]) -> list[Insertion]:
    """One insertion for each place."""
    lines: dict[int, list[str]] = {}
    for one in found:
        lines.setdefault(one.at, []).extend(one.lines)
    return [Insertion(at, said) for at, said in lines.items()]


def _words(lines: Iterable[str]) -> str:
    """An item as it is compared: bullets and spaces do not matter."""
    return " ".join(" ".join(lines).split()).lstrip("-*+ ")


# -- the last look --------------------------------------------------------------------------------


def _verify(before: Source, added: Source, now: Source, dropped: set[str]) -> None:
    """See that what either body said is said by both together."""
    old, more, new = said_by(before), said_by(added), said_by(now)
    for what in LISTS:
        mine = Counter(map(repr, old[what]))
        theirs = Counter(one for one in map(repr, more[what]) if one not in mine)
        if mine + theirs - Counter(map(repr, new[what])):
            _refuse(before, now)
        if len(new[what]) > len(old[what]) + len(more[what]):
            _refuse(before, now)
    said = {line.strip() for line in now.written}
    for source in (before, added):
        heads = {section.heading: section.title for section in source.sections}
        for index, line in enumerate(source.written):
            bare = heads.get(index, "").casefold().strip()
            known = section_name(bare) in KNOWN or bare in dropped
            if (
                line.strip()
                and not (index in heads and known)
                and not _is_there(line, said, heads, index)
            ):
                _refuse(before, now)
    if old["fields"] != new["fields"]:
        _refuse(before, now)


def _is_there(line: str, said: set[str], heads: dict[int, str], index: int) -> bool:
    text = line.strip()
    if text in said or index in heads or index - 1 in heads:
        return True
    return any(mark + text[1:] in said for mark in "-*+" if text[0] in "-*+")


def _refuse(before: Source, now: Source) -> None:
    raise EditRefusedError(
        say(
            "the two texts cannot be put together without changing what one of them says; look for a comment or a code block that is not closed. Nothing was changed"
        ),
        before.patch(now.raw),
    )


__all__ = ["join_body"]
