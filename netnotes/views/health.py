"""Notes health: every finding, with a link to its line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from netnotes.config import Settings
from netnotes.lint.check import check
from netnotes.model.diagnostic import Diagnostic, Severity
from netnotes.model.network import Network
from netnotes.sentences import mark, say, tell, tell_count
from netnotes.views._pieces import marked
from netnotes.views._shape import NUMBER, TEXT, Shape, listed, output, record, word
from netnotes.views._words import severity_word
from netnotes.views.diagnostics import place
from netnotes.views.view import (
    Block,
    Bullets,
    Code,
    Command,
    Drawn,
    Link,
    Paragraph,
    Quiet,
    Text,
    View,
)

TITLE = mark("Notes health")
ORDER = 90
SECTION = mark("Help")

_EDIT = record(line=NUMBER, column=NUMBER, end_line=NUMBER, end_column=NUMBER, text=TEXT)
SHAPE: Shape = output(
    diagnostics=listed(
        record(
            {"fix": record(title=TEXT, edits=listed(_EDIT))},
            path=TEXT,
            line=NUMBER,
            column=NUMBER,
            end_line=NUMBER,
            end_column=NUMBER,
            code=TEXT,
            name=TEXT,
            severity=word("error", "warning", "information"),
            message=TEXT,
        )
    ),
    notes=NUMBER,
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding: `rule` leads to what is said of its kind, `mend` is the change that would do."""

    severity: Severity
    at: Link
    message: Text
    rule: Link
    mend: str = ""


@dataclass(frozen=True, slots=True)
class Findings(Drawn):
    """What is wrong with one file; its title is the file's, `of` the note that it is."""

    title: str
    of: Text
    findings: tuple[Finding, ...]

    def plain(self) -> tuple[Block, ...]:
        """An item each."""
        return (Bullets(self.title, tuple(_item(finding) for finding in self.findings)),)


def build(network: Network, today: date, settings: Settings) -> View:
    """All findings of `netnotes check`, by note, those with errors first."""
    found = check(network, settings, today)
    notes = sum(1 for _ in network.everything)
    data = {"diagnostics": [d.to_json() for d in found], "notes": notes}
    blocks: list[Block] = [_lead(len(found), notes)]
    blocks += _grouped(network, found)
    if any(d.fix for d in found):
        mending: Text = tell(
            "What is beyond doubt {command} mends in all notes at once, and {undo} takes it back.",
            command=Command("netnotes check --fix"),
            undo=Code("netnotes undo"),
        )
        blocks.append(Paragraph(mending))
    return View("health", say(TITLE), tuple(blocks), data)


def _lead(found: int, notes: int) -> Paragraph:
    check_ = Command("netnotes check")
    said: Text
    if not notes:
        said = tell(
            "There are no notes yet, so there is nothing to mend. {command}", command=check_
        )
    elif not found:
        said = tell_count(
            "Your note is in order, and there is nothing to do here. In a terminal: {command}",
            "All {n} notes are in order, and there is nothing to do here. In a terminal: {command}",
            notes,
            command=check_,
        )
    else:
        said = tell_count(
            "One finding. What is wrong with a note costs that note, never another. In a terminal: {command}",
            "{n} findings. What is wrong with a note costs that note, never another. In a terminal: {command}",
            found,
            command=check_,
        )
    return Paragraph(said)


def _grouped(network: Network, found: list[Diagnostic]) -> list[Block]:
    """The findings of each file together; the files with the gravest first."""
    notes = {note.path: note for note in network.everything}
    groups: dict[str, list[Diagnostic]] = {}
    for finding in found:
        groups.setdefault(finding.path, []).append(finding)
    order = sorted(groups, key=lambda path: (min(_GRAVE[d.severity] for d in groups[path]), path))
    blocks: list[Block] = []
    for path in order:
        note = notes.get(path)
        of: Text = (Link(note.called, note.slug),) if note is not None else ()
        blocks.append(Findings(path, of, tuple(_finding(d) for d in groups[path])))
    return blocks


_GRAVE = {"error": 0, "warning": 1, "information": 2}


def _finding(d: Diagnostic) -> Finding:
    at = f"{d.path}:{d.span.line}:{d.span.column}"
    rule = Link(f"{d.code} {d.name}", place(d.code, d.name), "page")
    mend = d.fix.title if d.fix is not None else ""
    return Finding(d.severity, Link(at, at, "place"), marked(d.message), rule, mend)


def _item(finding: Finding) -> Text:
    mend = (Quiet(f" ({finding.mend})"),) if finding.mend else ()
    return (
        finding.at, f" {severity_word(finding.severity)} ", *finding.message, *mend, " ", finding.rule,
    )  # fmt: skip
