"""The sheet of an ask for a second opinion, as a page."""

from __future__ import annotations

from datetime import date

from netnotes.config import Settings
from netnotes.messages.sheet import Sheet, sheet
from netnotes.messages.slots import Given
from netnotes.model.network import Network
from netnotes.model.person import Person
from netnotes.outreach.case import Case
from netnotes.outreach.request import Request
from netnotes.sentences import mark, say
from netnotes.views._shape import TEXT, YES_NO, Shape, listed, output, record
from netnotes.views.view import Block, Bullets, Facts, Paragraph, Prose, Quiet, View

SHAPE: Shape = output(
    sheet=record(
        title=TEXT,
        redacted=YES_NO,
        parts=listed(record(title=TEXT, rows=listed(record(label=TEXT, text=TEXT)))),
        message=TEXT,
        questions=listed(TEXT),
    )
)

_REREAD = mark(
    "Names, addresses and companies are taken out, and other words with a capital as well. A story "
    "can still tell who it is about: read it once more before you pass it on."
)


def build(
    network: Network,
    today: date,
    settings: Settings,
    person: Person,
    request: Request,
    given: Given,
    *,
    redacted: bool = False,
) -> View:
    """The sheet of `request` to `person`."""
    case = Case(network, person, today, settings)
    found = sheet(case, request, given, redacted=redacted)
    blocks: list[Block] = [
        Facts(part.title, tuple((label, (text,)) for label, text in part.rows))
        for part in found.parts
    ]
    blocks += [
        Prose(say("The message as it stands"), found.message, "", 0),
        Bullets(
            say("What I would like to hear from you"), tuple((one,) for one in found.questions)
        ),
    ]
    if redacted:
        blocks.append(Paragraph((Quiet(say(_REREAD)),)))
    return View("ask-sheet", found.title, tuple(blocks), _to_json(found, redacted=redacted))


def _to_json(found: Sheet, *, redacted: bool) -> dict[str, object]:
    parts = [
        {"title": part.title, "rows": [{"label": label, "text": text} for label, text in part.rows]}
        for part in found.parts
    ]
    return {
        "sheet": {
            "title": found.title,
            "redacted": redacted,
            "parts": parts,
            "message": found.message,
            "questions": list(found.questions),
        }
    }
