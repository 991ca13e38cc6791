"""A second look at a message before it is sent: what a kind reader would stumble over, and where."""

from __future__ import annotations

from typing import NamedTuple

from netnotes.messages.audience import Audience
from netnotes.messages.check import Draft, checks
from netnotes.messages.reading import read
from netnotes.model.diagnostic import Diagnostic, Fix


class Checked(NamedTuple):
    """What was found, by place, the kind it was read as, and whether its prose could be judged."""

    findings: tuple[Diagnostic, ...]
    kind: str
    guessed: bool
    english: bool
    empty: bool


def check_draft(
    text: str, path: str = "-", *, audience: Audience | None = None, kind: str = ""
) -> Checked:
    """Look at `text`, for `audience` where it is known, as a message of `kind` where it is said."""
    message = read(text)
    draft = Draft(message, audience, kind)
    found: list[Diagnostic] = []
    for check in checks() if not message.empty else ():
        if check.english and not message.english:
            continue
        for start, end, said, helps in check.find(draft):
            span = message.plain.span(start, end)
            fix = Fix(helps, ()) if helps else None
            found.append(Diagnostic(path, span, check.code, check.name, "warning", said, fix))
    found.sort(key=lambda one: (one.span, one.code))
    return Checked(tuple(found), draft.kind, not kind, message.english, message.empty)
