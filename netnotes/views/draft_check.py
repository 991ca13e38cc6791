"""What was found in a message before it is sent."""

from __future__ import annotations

from netnotes.messages.draft_check import Checked
from netnotes.messages.draft_kinds import DRAFTS
from netnotes.views._shape import NUMBER, TEXT, Shape, listed, output, record, word
from netnotes.views.view import Block, Bullets, Paragraph, Strong, Text, View
from netnotes.words import counted

#: `kind` is '' where the message is in a language that is not read.
SHAPE: Shape = output(
    findings=listed(record(line=NUMBER, column=NUMBER, code=TEXT, name=TEXT, message=TEXT)),
    kind=word(*DRAFTS, ""),
)


def build(checked: Checked) -> View:
    """The findings, and how the message was read."""
    items: list[Text] = [
        (f"{one.span.line}:{one.span.column} ", Strong(one.code), f" {one.name}: {one.message}")
        for one in checked.findings
    ]
    blocks: list[Block] = [Bullets("", tuple(items)), Paragraph((summary(checked),))]
    return View(
        "draft-check", "Before it is sent", tuple(blocks), to_json(checked), status(checked)
    )


def status(checked: Checked) -> int:
    """The exit status: 1 where there is anything to look at."""
    return int(bool(checked.findings))


def summary(checked: Checked) -> str:
    """One line: how many findings, and as what kind of message it was read."""
    count = len(checked.findings)
    said = (
        f"{counted(count, 'thing').capitalize()} to look at; `netnotes explain CODE` says more of each."
        if count
        else "Nothing stands in the way of sending it."
    )
    if not checked.english:
        return f"{said} It does not read as English, so only length, greeting and slots were looked at."
    if checked.guessed:
        return f"{said} Read as {checked.kind}; --kind says it if it is another."
    return said


def to_json(checked: Checked) -> dict[str, object]:
    """The shape of `draft --check --json` (INTERFACE, "Machine output")."""
    findings = [
        {
            "line": one.span.line,
            "column": one.span.column,
            "code": one.code,
            "name": one.name,
            "message": one.message,
        }
        for one in checked.findings
    ]
    return {"findings": findings, "kind": checked.kind}
