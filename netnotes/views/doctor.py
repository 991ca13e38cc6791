"""What a person should know of their installation and of the privacy of their network."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from netnotes.changes.lost import Lost, lost
from netnotes.doctor import Check, Place, examine
from netnotes.errors import RefusedError
from netnotes.sentences import count, mark, say, tell
from netnotes.views._shape import TEXT, YES_NO, Shape, listed, output, record
from netnotes.views.view import (
    Block,
    Bullets,
    Code,
    Inline,
    Paragraph,
    Quiet,
    Strong,
    Table,
    Text,
    View,
)
from netnotes.words import number

SHAPE: Shape = output(
    checks=listed(record({"advice": TEXT}, name=TEXT, good=YES_NO, found=TEXT)),
    lost=listed(record(key=TEXT, path=TEXT, line=TEXT, at=TEXT, title=TEXT)),
)

_NOT_OURS = mark(
    "netnotes encrypts nothing: notes are as safe as the disk they lie on, and as where you push them."
)


def build(root: Path | None, copies: Sequence[Path] = ()) -> tuple[View, bool]:
    """What was found, and whether all of it is good. `root` is None where there is no network.

    `copies` are copies of the site that servers left behind.
    """
    checks = [*examine(Place(root, tuple(copies)))]
    gone = _gone(root)
    if gone:
        said = count(
            "{n} line that netnotes wrote is in no note any more",
            "{n} lines that netnotes wrote are in no note any more",
            len(gone),
            n=number(len(gone)),
        )
        checks.append(Check(mark("lines"), good=False, found=said, advice=say("below")))
    rows: list[tuple[Text, ...]] = []
    for check in checks:
        verdict = _verdict(check)
        found = (check.found, Quiet(f" → {check.advice}")) if check.advice else (check.found,)
        rows.append(((verdict,), (say(check.name),), found))
    healthy = all(check.good for check in checks)
    said = say("Everything is in order.") if healthy else say("Some things deserve a look.")
    where = (
        say("The network is in {folder}.", folder=root)
        if root
        else say("There is no network here.")
    )
    data: list[dict[str, object]] = [
        {key: value for key, value in check._asdict().items() if value != ""} for check in checks
    ]
    blocks: list[Block] = [
        Paragraph((said, Quiet(f" {where}"))),
        Table("", ("", say("What"), say("Found")), tuple(rows)),
        *(_lost(gone) if gone else ()),
        Paragraph((Quiet(say(_NOT_OURS)),)),
    ]
    told = {"checks": data, "lost": [_lost_data(one) for one in gone]}
    return View("doctor", say("How netnotes is"), tuple(blocks), told), healthy


def _verdict(check: Check) -> Inline:
    """`look` where something is to be done, `know` where something is to be borne in mind."""
    if not check.good:
        return Strong(say("look"))
    return say("know") if check.advice else say("good")


def _gone(root: Path | None) -> list[Lost]:
    """The lines that are in no note any more; none where what was written down is not ours to read."""
    try:
        return lost(root) if root else []
    except RefusedError:
        return []


def _lost(gone: Sequence[Lost]) -> Iterator[Block]:
    """The lines that are in no note any more, and what can be done about them."""
    items: list[Text] = []
    for one in gone:
        day = _when(one.at)
        when = say(
            "written on {day} at {time} ({title})",
            day=f"{day:%Y-%m-%d}",
            time=f"{day:%H:%M}",
            title=one.title,
        )
        items.append((f"{one.path}: ", Code(one.written.strip()), Quiet(f" {when}, {one.key}")))
    yield Bullets(say("Lines that are no longer in their note"), tuple(items))
    yield Paragraph(
        tell(
            "An editor may have saved over them, or you took them out yourself. {restore} puts them back, "
            "{let_go} lets them be; either can be told of some lines only, by the key behind each.",
            restore=Code("netnotes doctor --restore"),
            let_go=Code("netnotes doctor --let-go"),
        )
    )


def _lost_data(one: Lost) -> dict[str, object]:
    at = _when(one.at).isoformat(timespec="seconds")
    return {"key": one.key, "path": one.path, "line": one.written, "at": at, "title": one.title}


def _when(at: float) -> datetime:
    return datetime.fromtimestamp(at, UTC).astimezone()
