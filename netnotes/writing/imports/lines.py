"""What goes into a note's body: remarks, promises, and with `--log` what happened.

A line that the note holds already, or one that is much like it, is not written again. In the log there
is one imported entry a day and channel, and none where you wrote one yourself, unless it only went out
and an answer came, or another note of yours says more of that day.
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from netnotes.errors import BadValueError
from netnotes.importers.candidate import Interaction, LeftOut
from netnotes.model import edit
from netnotes.model.edits.source import EditRefusedError
from netnotes.model.log import Entry
from netnotes.model.note import Note
from netnotes.sentences import say
from netnotes.writing.entry import Wanted, read_back
from netnotes.writing.imports.gathered import Gathered, clean, clean_lines

#: What stands behind the text of an entry that nobody typed.
MARK = "#imported"
_BLANK = b"---\nname: A\n---\n"
#: From so many points of a hundred on a remark is in the note already, put in other words.
_ALIKE = 90
_DAY = re.compile(r"(\d{4}-\d\d-\d\d) ")
#: What Markdown would take for something else than the beginning of a sentence.
_MARKUP = re.compile(r"[#>*+=~`|\\-]|\d{1,9}[.)](?=\s)")


class Line(NamedTuple):
    """A line for the body: a paragraph of prose, an item of a section, or a promise (`- [ ]`)."""

    text: str
    section: str = ""
    promise: bool = False


def lines_of(gathered: Gathered, note: Note | None) -> list[Line]:
    """The lines that a record gives and the note lacks, as they are written."""
    one = gathered.candidate
    found: list[Line] = []
    for remark in one.remarks:
        for text in map(_shown, clean_lines(remark.text)):
            if remark.day is not None:
                found.append(Line(f"- {remark.day} {text}", remark.section or "Notes"))
            elif remark.section:
                found.append(Line(f"- {text}", remark.section))
            else:
                found.append(Line(f"\\{text}" if _MARKUP.match(text) else text))
    if one.address:
        found.append(Line(f"Address: {one.address}"))
    found += [Line(f"- [ ] {said}", promise=True) for text in one.promises if (said := clean(text))]
    if note is None or not found:
        return list(dict.fromkeys(found))
    return [line for line in dict.fromkeys(found) if not _stands(line, note)]


def _shown(text: str) -> str:
    """A line without what would hide it from a reader (`%%`, `<!--`)."""
    return text.replace("%%", "% %").replace("<!--", "<! --")


def _stands(line: Line, note: Note) -> bool:
    """Whether a note says it already, if in other words."""
    text = line.text.removeprefix("- [ ] ").removeprefix("- ").removeprefix("\\")
    said = [*(piece for _, piece in note.prose), *(task.text for task in note.tasks)]
    said += [f"{one.day or ''} {one.text}".lstrip() for one in (*note.mind, *note.news)]
    said += [question.text for question in note.questions]
    day = _DAY.match(text)
    if day:  # what was said on another day is another thing
        text = text[day.end() :]
        said = [one for piece in said for one in piece.split("\n") if day[1] in one]
        said = [one.partition(day[1])[2].lstrip(" :") for one in said]
    if any(text in piece for piece in said):
        return True
    from rapidfuzz import fuzz

    return any(
        fuzz.ratio(text, other) >= _ALIKE for piece in said for other in piece.split("\n") if other
    )


def talks_of(gathered: Gathered, note: Note | None, today: date) -> list[Interaction]:
    """What happened between you, or is planned, and does not stand in the log yet."""
    talks = [t for t in gathered.candidate.interactions if t.planned or t.day <= today]
    talks = [t for t in talks if not t.planned or t.day >= today]
    if note is None or not talks:
        return talks
    there: dict[tuple[int, str], list[Entry]] = {}
    for entry in note.log:
        there.setdefault((entry.ordinal, entry.channel), []).append(entry)
    found: list[Interaction] = []
    for talk in talks:
        same = there.get((talk.day.toordinal(), talk.channel), [])
        if not same:
            found.append(talk)
        elif talk.direction != "out" and all(entry.direction == "out" for entry in same):
            found.append(talk._replace(direction="in"))
        elif talk.own and (lacking := _lacking(talk.text, same)):
            found.append(talk._replace(text=lacking))
    return found


def _lacking(text: str, entries: list[Entry]) -> str:
    """The lines of a text that no entry says."""
    said = "\n".join(clean(entry.text) for entry in entries)
    return "\n".join(line for line in clean_lines(text) if line not in said)


def entry_of(talk: Interaction) -> Wanted:
    """An interaction as an entry, with the mark that it was imported."""
    first, *more = clean_lines(talk.text) or [""]
    text = "\n".join([f"{first} {MARK}".lstrip(), *more])
    company = tuple(name for one in talk.company if (name := clean(one).strip("[],:")))
    return Wanted(
        talk.day, talk.channel, text, talk.time, talk.direction, company, clean(talk.place),
        planned=talk.planned,
    )  # fmt: skip


def fitting_lines(lines: list[Line], left: list[LeftOut]) -> list[Line]:
    """The lines that a note can hold; the others are left out, each with its reason."""
    good: list[Line] = []
    for line in lines:
        try:
            with_lines(_BLANK, [line], [])
            good.append(line)
        except (EditRefusedError, BadValueError) as error:
            left.append(LeftOut(line.text, str(error)))
    return good


def fitting_talks(talks: list[Interaction], left: list[LeftOut]) -> list[Interaction]:
    """The interactions that read back from a log as they are meant."""
    good: list[Interaction] = []
    for talk in talks:
        try:
            read_back(entry_of(talk))
            good.append(talk)
        except BadValueError as error:
            plainer = _plainer(talk)
            if plainer is not None:
                good.append(plainer)
                said = say("no entry can hold it; its day stands")
                left.append(LeftOut(f"{talk.day} {talk.channel}: {_rest(talk, plainer)}", said))
            else:
                left.append(LeftOut(f"{talk.day} {talk.channel}", str(error)))
    return good


def _plainer(talk: Interaction) -> Interaction | None:
    """The interaction without what no entry can hold: its place, its company, or its text."""
    nowhere, alone = talk._replace(place=""), talk._replace(company=())
    for one in (
        nowhere,
        alone,
        nowhere._replace(company=()),
        Interaction(*talk[:3], time=talk.time, planned=talk.planned),
    ):
        try:
            read_back(entry_of(one))
        except BadValueError:
            continue
        return one
    return None


def _rest(talk: Interaction, plainer: Interaction) -> str:
    """What the plainer one says no more."""
    company = ", ".join(talk.company) if talk.company != plainer.company else ""
    said = [
        talk.place if talk.place != plainer.place else "",
        company,
        talk.text if talk.text != plainer.text else "",
    ]
    return clean("; ".join(part for part in said if part))


def with_lines(raw: bytes, lines: list[Line], talks: list[Interaction]) -> bytes:
    """The note's bytes with these lines and entries. Raises `EditRefusedError`, `BadValueError`."""
    for line in lines:
        if line.promise:
            raw = edit.add_promise(raw, line.text)
        elif line.section:
            raw = edit.insert_line(raw, line.section, line.text)
        else:
            raw = edit.add_prose(raw, line.text)
    return edit.insert_log_entries(raw, [entry_of(talk).line for talk in talks])
