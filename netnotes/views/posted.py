"""A round of drafts: who helped and has not heard the news, or has not been thanked."""

from __future__ import annotations

from datetime import date

from netnotes.config import Settings
from netnotes.messages.round import Turn, turns
from netnotes.messages.slots import Given
from netnotes.model.network import Network
from netnotes.sentences import count, mark, say, tell
from netnotes.views._pieces import marked
from netnotes.views._plain import without_absent
from netnotes.views._shape import PLACE, TEXT, Shape, listed, output, record
from netnotes.views._words import channel_word
from netnotes.views.view import (
    Block,
    Bullets,
    Code,
    Facts,
    Link,
    Paragraph,
    Prose,
    Quiet,
    Text,
    View,
)
from netnotes.words import capital, number

SHAPE: Shape = output(
    posted=listed(
        record(
            {"subject": TEXT, "text": TEXT},
            slug=TEXT,
            name=TEXT,
            why=TEXT,
            channel=TEXT,
            missing=listed(record({"at": PLACE}, slot=TEXT, text=TEXT)),
            done_by=TEXT,
        )
    )
)

_TITLES = {"keep-posted": mark("Keep them posted"), "thank-you": mark("Thank you")}
_NOBODY = {
    "keep-posted": mark("Everyone who helped has heard your latest news."),
    "thank-you": mark("Everyone who helped has been thanked."),
}


def build(
    network: Network,
    today: date,
    settings: Settings,
    kind: str = "keep-posted",
    given: Given = Given(),  # noqa: B008  # frozen
    only: frozenset[str] = frozenset(),
) -> View:
    """The round of `kind`; `only` are the keys of those whom it is narrowed to."""
    found = [
        turn
        for turn in turns(network, today, settings, kind, given)
        if not only or turn.line.person.key in only
    ]
    blocks: list[Block] = [Paragraph((_opening(found, kind),))]
    for turn in found:
        blocks += _blocks(turn)
    data = {"posted": [_to_json(turn) for turn in found]}
    return View("posted", say(_TITLES[kind]), tuple(blocks), data)


def _opening(found: list[Turn], kind: str) -> str:
    if not found:
        return say(_NOBODY[kind])
    return count(
        "{Number} draft, for one person. Change it, send it yourself, then tick it off.",
        "{Number} drafts, each for one person. Change them, send them yourself, then tick them off.",
        len(found),
        Number=capital(number(len(found))),
    )


def _blocks(turn: Turn) -> list[Block]:
    person, message = turn.line.person, turn.message
    head: Text = (
        Link(person.called, person.slug),
        Quiet(f"  {say('by {channel}', channel=channel_word(turn.channel))}"),
    )
    because = turn.line.reasons[0]
    blocks: list[Block] = [Paragraph(head), Paragraph((because.text, *_places(because.evidence)))]
    if message.done:
        blocks.append(Facts("", ((say("Subject"), (message.subject,)),)))
        blocks.append(Prose("", message.text, "", 0))
        blocks.append(Paragraph(tell("Sent? {command}", command=Code(turn.done_by))))
    else:
        items: list[Text] = [marked(one.text) for one in message.missing]
        blocks.append(Bullets(say("Not without these"), tuple(items)))
    return blocks


def _places(evidence: tuple[str, ...]) -> Text:
    return tuple(part for at in evidence for part in (" ", Link(at, at, "place")))


def _to_json(turn: Turn) -> dict[str, object]:
    person, message = turn.line.person, turn.message
    return without_absent(
        slug=person.slug,
        name=person.called,
        why=turn.line.reasons[0].text,
        channel=turn.channel,
        subject=message.subject if message.done else "",
        text=message.text if message.done else "",
        missing=[
            without_absent(slot=one.slot, text=one.text.replace("`", ""), at=one.at)
            for one in message.missing
        ],
        done_by=turn.done_by,
    )
