"""How a note came to be as it is, from git."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from netnotes.model.note import Note
from netnotes.sentences import count, say, tell
from netnotes.views.fold import Fold
from netnotes.views.view import Block, Bullets, Code, Day, Text
from netnotes.words import ago, calendar, shorten

if TYPE_CHECKING:
    from netnotes.git import Commit

#: So many of the latest changes are listed.
_MOST = 30


def history(note: Note, commits: Sequence[Commit], today: date) -> list[Block]:
    """The commits that changed a note, newest first; nothing where git knows of none."""
    if not commits:
        return []
    items: list[Text] = [
        (Day(calendar(one.on, today), one.on.isoformat()), " ", shorten(one.subject, 120))
        for one in commits[:_MOST]
    ]
    if len(commits) > _MOST:
        command = Code(f"git log --follow -- {note.path}")
        items.append(tell("All {n} of them: {command}", n=str(len(commits)), command=command))
    last = commits[
        0
    ].on  # git's clock is the machine's; the day of the page may be pinned before it
    latest = ago(last, today) if last <= today else calendar(last, today)
    said = count("One change, {when}", "{n} changes, the last {when}", len(commits), when=latest)
    return [Fold(say("History"), (said,), (Bullets("", tuple(items)),))]
