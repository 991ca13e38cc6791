"""Due lines as cards and as JSON: shared by Today and by the whole list."""

from __future__ import annotations

from netnotes.outreach.due import Due
from netnotes.outreach.standing import ORDER as STANDINGS
from netnotes.outreach.standing import SAID
from netnotes.views._plain import without_absent
from netnotes.views._shape import DATE, PLACE, TEXT, Shape, listed, output, record, word
from netnotes.views.view import Card, Link, Quiet, Text

POSTED = "keep-posted"

#: How a reason is called on a badge.
BADGES = {
    "promise": "promise",
    "meeting": "meeting",
    "follow-up": "follow up",
    "come-back": "come back to it",
    "birthday": "birthday",
    "date": "a day to remember",
    "thank-you": "thank you",
    "keep-posted": "keep posted",
    "cadence": "be in touch",
    "warm-up": "warm up",
}


#: What `due --json` prints.
DUE: Shape = output(
    due=listed(
        record(
            {"last_contact": DATE},
            slug=TEXT,
            name=TEXT,
            reasons=listed(record(code=TEXT, on=DATE, text=TEXT, evidence=listed(PLACE))),
            standing=word(*STANDINGS),
            due_on=DATE,
            next_step=record({"channel": TEXT}, text=TEXT),
        )
    )
)


def to_json(line: Due) -> dict[str, object]:
    """One line of `due --json` (INTERFACE, "Machine output")."""
    return without_absent(
        slug=line.person.slug,
        name=line.person.called,
        reasons=[
            without_absent(code=b.code, on=b.on, text=b.text, evidence=list(b.evidence))
            for b in line.reasons
        ],
        standing=line.standing,
        last_contact=line.last_contact,
        due_on=line.due_on,
        next_step=without_absent(text=line.step.text, channel=line.step.channel),
    )


def card(line: Due) -> Card:
    """One person: every reason with its evidence, and the one next step."""
    lines: list[Text] = []
    for because in line.reasons:
        sources = [Link(at, at, "place") for at in because.evidence]
        lines.append((because.text, *(part for source in sources for part in (" ", source))))
    return Card(
        _head(line),
        tuple(lines),
        (line.step.text,),
        BADGES.get(line.reasons[0].code, line.reasons[0].code),
    )


def _head(line: Due) -> Text:
    """Who it is, and how well we know each other."""
    name = Link(line.person.called, line.person.slug)
    return name, Quiet(f" · {SAID[line.standing].split(':')[0]}")


def posted_card(lines: list[Due]) -> Card:
    """Everyone who helped and has not heard the news, in one line (RULES, "Due")."""
    names: list[Link | str] = []
    for number, line in enumerate(lines):
        if number:
            names.append(" and " if number == len(lines) - 1 else ", ")
        names.append(Link(line.person.called, line.person.slug))
    because = lines[0].reasons[
        0
    ]  # it speaks of the latest news, which is the same for each of them
    sources = tuple(Link(at, at, "place") for at in because.evidence)
    lines_: tuple[Text, ...] = ((because.text, " ", *sources),)
    step = (
        lines[0].step.text
        if len(lines) == 1
        else "Tell each of them, in a line of their own, how it went."
    )
    head: Text = _head(lines[0]) if len(lines) == 1 else tuple(names)
    return Card(head, lines_, (step,), BADGES["keep-posted"])


def split_posted(lines: list[Due]) -> tuple[list[Due], list[Due]]:
    """The lines in their order, and apart from them those that only wait for news."""
    posted = [line for line in lines if line.reasons[0].code == POSTED]
    return [line for line in lines if line.reasons[0].code != POSTED], posted
