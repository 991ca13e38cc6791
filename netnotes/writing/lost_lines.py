"""Lines that were lost from their notes, put back where they belong.

What was a log entry goes among the entries, a promise among the promises. Of anything else nobody can
tell any more where it stood: it goes under a heading of its own, for somebody to sort.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from pathlib import Path

from netnotes.changes.lost import Lost
from netnotes.changes.step import Change, Create, Step
from netnotes.config import Settings
from netnotes.model import edit
from netnotes.model.log import Entry
from netnotes.model.parse import parse_note
from netnotes.writing.intent import Intent

#: The heading for what has no other place.
FOUND = "Found again"

_ENTRY = re.compile(r"- (?:\[[ xX]\] +)?\d{4}-\d{2}-\d{2}\b")
_PROMISE = re.compile(r"- \[[ xX]\] +\S")
_NAME = re.compile(r"name:\s*(\S.*)")


def putting_back(found: Sequence[Lost], settings: Settings) -> Intent:
    """The change that puts these lines back, all notes at once; a note that is gone is made anew."""
    channels = frozenset(settings.channel_words())
    steps: list[Step] = []
    for path in dict.fromkeys(one.path for one in found):
        mine = [one for one in found if one.path == path]
        if (settings.root / path).exists():
            steps.append(Change(path, _restoring(blocks(mine), channels)))
        else:
            steps.append(Create(path, _anew(path, mine, channels)))
    lines = "a line" if len(found) == 1 else f"{len(found)} lines"
    return Intent(f"Put back {lines}", tuple(steps))


def blocks(found: Iterable[Lost]) -> list[list[str]]:
    """The lines of one note as they hang together: each with the indented ones below it."""
    out: list[list[str]] = []
    for _, together in groupby(found, lambda one: (one.at, one.title)):
        for number, one in enumerate(together):
            if number and one.written[:1] in (" ", "\t"):
                out[-1].append(one.written)
            else:
                out.append([one.written.lstrip()])
    return out


def _restoring(lines: list[list[str]], channels: frozenset[str]) -> Callable[[bytes], bytes]:
    def make(raw: bytes) -> bytes:
        for block in lines:
            raw = _put(raw, "\n".join(block), channels)
        return raw

    return make


def _put(raw: bytes, text: str, channels: frozenset[str]) -> bytes:
    text = re.sub(r"^[*+](?= )", "-", text)
    if _ENTRY.match(text) and _is_entry(text, channels):
        return edit.insert_log_entry(raw, text)
    if _PROMISE.match(text):
        return edit.add_promise(raw, text)
    return edit.insert_line(raw, FOUND, text if text.startswith("- ") else f"- {text}")


def _is_entry(text: str, channels: frozenset[str]) -> bool:
    """Whether a dated line is an entry of a log: what it says first is a channel."""
    plain = parse_note(f"---\nname: A\n---\n\n## Log\n\n{text}\n".encode("utf-8", "replace"))["log"]
    return len(plain) == 1 and Entry._make(plain[0]).channel in channels


def _anew(path: str, found: Sequence[Lost], channels: frozenset[str]) -> bytes:
    """A note that holds these lines; its name is the one that was written, else its slug."""
    names = [match[1] for one in found if (match := _NAME.fullmatch(one.line))]
    slug = Path(path).name.removesuffix(".md")
    raw = edit.new_note({"name": names[0].strip("\"'") if names else slug})
    return _restoring(blocks([one for one in found if not _NAME.fullmatch(one.line)]), channels)(
        raw
    )
