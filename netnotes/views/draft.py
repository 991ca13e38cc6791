"""A draft as a page: the message, or why there is none yet and what to write first."""

from __future__ import annotations

from datetime import date

from netnotes.config import Settings
from netnotes.messages.draft import Draft, draft
from netnotes.messages.slots import Given
from netnotes.model.network import Network
from netnotes.model.person import Person
from netnotes.sentences import say, tell
from netnotes.shell import quoted
from netnotes.views._pieces import marked
from netnotes.views._plain import without_absent
from netnotes.views._shape import PLACE, TEXT, Shape, listed, output, record
from netnotes.views.view import Block, Bullets, Code, Facts, Link, Paragraph, Prose, Text, View
from netnotes.words import capital

#: What a draft is as data; `instead` is the draft of the step that comes first.
_MESSAGE: Shape = record({"subject": TEXT, "text": TEXT}, to=TEXT, kind=TEXT, subjects=listed(TEXT))
SHAPE: Shape = output(
    draft=record(
        {
            "address": TEXT,
            "subject": TEXT,
            "text": TEXT,
            "refused": TEXT,
            "decided_by": TEXT,
            "instead": _MESSAGE,
        },
        to=TEXT,
        kind=TEXT,
        subjects=listed(TEXT),
        missing=listed(record({"at": PLACE}, slot=TEXT, text=TEXT)),
        notes=listed(TEXT),
    )
)


def build(
    network: Network,
    today: date,
    settings: Settings,
    person: Person,
    kind: str,
    given: Given,
    other: Person | None = None,
    *,
    anyway: bool = False,
) -> View:
    """The draft of a message of `kind` to `person`; its status is 0 where there is a message."""
    found = draft(network, person, kind, today, settings, given, other=other, anyway=anyway)
    return page(found)


def page(found: Draft) -> View:
    """A draft as a page."""
    title = say(
        "{Kind} for {who}", Kind=capital(found.kind.replace("-", " ")), who=found.person.called
    )
    blocks = _message(found) if found.done else _not_yet(found)
    blocks += [Bullets(say("Mind"), tuple((note,) for note in found.notes))]
    return View("draft", title, tuple(blocks), {"draft": to_json(found)}, 0 if found.done else 1)


def _message(found: Draft) -> list[Block]:
    rows: list[tuple[str, Text]] = []
    if found.address:
        rows.append((say("To"), (Link(found.address, f"mailto:{found.address}", "url"),)))
    rows += [(say("Subject") if number == 0 else say("Or"), (subject,))
             for number, subject in enumerate(found.subjects)]  # fmt: skip
    return [Facts("", tuple(rows)), Prose("", found.text, "", 0)]


def _not_yet(found: Draft) -> list[Block]:
    blocks: list[Block] = []
    if found.refused:
        blocks.append(Paragraph((found.refused,)))
    if found.answer is not None and found.refused:
        blocks.append(Paragraph((f"→ {found.answer.step.text}",)))
    if found.missing:
        items: list[Text] = [(*marked(one.text), *_place(one.at)) for one in found.missing]
        blocks.append(Bullets(say("Not without these"), tuple(items)))
    first = found.instead
    if first is not None:
        call = f"netnotes draft {quoted(first.person.slug)} {first.kind}"
        blocks.append(
            Paragraph(tell("What you could write today ({command}):", command=Code(call)))
        )
        blocks += _message(first)
    elif found.refused and found.answer is not None and found.answer.verdict != "no":
        blocks.append(
            Paragraph(
                tell(
                    "You know them best: {option} drafts it all the same.", option=Code("--anyway")
                )
            )
        )
    return blocks


def _place(at: str) -> Text:
    return (" ", Link(at, at, "place")) if at else ()


def to_json(found: Draft) -> dict[str, object]:
    """The shape of `draft --json`; there is no text unless there is a message."""
    gate = found.answer.decided_by if found.answer is not None and found.refused else None
    said: dict[str, object] = {**_as_message(found), "address": found.address if found.done else ""}
    if found.instead is not None:
        said["instead"] = _as_message(found.instead)
    return without_absent(
        **said,
        refused=found.refused,
        decided_by=gate.code if gate else None,
        missing=[
            without_absent(slot=one.slot, text=one.text.replace("`", ""), at=one.at)
            for one in found.missing
        ],
        notes=list(found.notes),
    )


def _as_message(found: Draft) -> dict[str, object]:
    said: dict[str, object] = {
        "to": found.person.slug,
        "kind": found.kind,
        "subjects": list(found.subjects),
    }
    if not found.done:
        return said
    return without_absent(**said, subject=found.subject, text=found.text)


def as_text(found: Draft) -> str:
    """A message as it is printed: its head, an empty line, and the text, ready to be copied."""
    head = [f"To: {found.address}"] if found.address else []
    head += [f"Subject: {found.subject}"] if found.subject else []
    return "\n".join([*head, "", found.text] if head else [found.text]) + "\n"
