"""What was found in a message before it is sent."""

from __future__ import annotations

from netnotes.messages.draft_check import Checked
from netnotes.messages.draft_kinds import DRAFTS
from netnotes.sentences import count, say
from netnotes.views._shape import NUMBER, TEXT, Shape, listed, output, record, word
from netnotes.views.view import Block, Bullets, Paragraph, Strong, Text, View
from netnotes.words import capital, number

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
        "draft-check", say("Before it is sent"), tuple(blocks), to_json(checked), status(checked)
    )


def status(checked: Checked) -> int:
    """The exit status: 1 where there is anything to look at."""
    return int(bool(checked.findings))


def summary(checked: Checked) -> str:
    """One line: how many findings, and as what kind of message it was read."""
    n = len(checked.findings)
    said = (
        count(
            "{Number} thing to look at; `netnotes explain CODE` says more of each.",
            "{Number} things to look at; `netnotes explain CODE` says more of each.",
            n,
            Number=capital(number(n)),
        )
        if n
        else say("Nothing stands in the way of sending it.")
    )
    if not checked.english:
        other = say(
            "It does not read as English, so only length, greeting and slots were looked at."
        )
        return f"{said} {other}"
    if checked.guessed:
        read = say("Read as {kind}; --kind says it if it is another.", kind=checked.kind)
        return f"{said} {read}"
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
