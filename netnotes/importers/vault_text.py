"""The text of a vault's note made fit for a note of ours: no word of it goes."""

from __future__ import annotations

import re

from netnotes.model.body import KNOWN, known_sections, section_name
from netnotes.model.parse import parse_note
from netnotes.model.sections import Section, mask, sections

_FENCE = re.compile(r" {0,3}(?:[-*+] +)?(`{3,}|~{3,})")
#: The folders before the name of a linked note; a file that is shown in its place keeps them.
_FOLDER = re.compile(r"(?<![!\\])\[\[[^\[\]|#^\n]*/(?=[^\[\]|#^\n/]*[^\[\]|#^\n/\s])")
#: What a section that the format knows is called where its lines are no items of that section.
_WORDS = ", in words"
_FRONT = "---\nname: A\n---\n"
_LINES = _FRONT.count("\n")
#: Sections that only my own note has.
_MINE = ("milestones", "sweeps")


def without_folders(text: str) -> str:
    """Text with its links by name alone, as notes are found here; code stays as it is."""
    if "[[" not in text or "/" not in text:
        return text
    seen = "\n".join(
        line + "\r" * (own.endswith("\r") and not line.endswith("\r"))
        for own, line in zip(
            text.split("\n"), mask(text.replace("\r\n", "\n")).split("\n"), strict=True
        )
    )
    return _FOLDER.sub(lambda m: "[[" if seen[m.start() : m.end()] == m[0] else m[0], text)


def closed(text: str) -> str:
    """Text whose last fence is closed, so that what comes behind it is no code."""
    fence = ""
    for line in text.split("\n"):
        found = _FENCE.match(line)
        if fence:
            if found and found[1].startswith(fence) and not line.strip().strip(fence[0]):
                fence = ""
        elif found:
            fence = found[1]
    ending = "\r\n" if "\r\n" in text else "\n"
    return f"{text}{ending}{fence}" if fence else text


def made_plain(text: str) -> str:
    """Text where no section passes for one of ours that it is not: its heading says that it is words.

    So it is for what stands below `## Log` and is no entry, and for a dated list that has no dates.
    """
    if not any(name in section_name(text) for name in KNOWN):
        return text
    lines = text.split("\n")
    for _ in lines:
        head = _mistaken("\n".join(lines))
        if head is None:
            break
        own = lines[head.heading]
        title = head.title.rstrip(": ")
        at = own.index(title) + len(title)
        lines[head.heading] = f"{own[:at]}{_WORDS}{own[at:].removeprefix(':')}"
    return "\n".join(lines)


def _mistaken(text: str) -> Section | None:
    """The first section that would be read as one of ours and is none."""
    plain = text.replace("\r\n", "\n")
    data = parse_note((_FRONT + text).encode("utf-8", "replace"))
    wrong = {span[0] - _LINES - 1 for _, span, _, _ in data["problems"]}
    for name, head in known_sections(sections(mask(plain).split("\n"))):
        below = range(head.start, head.end)
        said = any(plain.split("\n")[at].strip() for at in below)
        if name == "log" and data["log"]:
            return head
        if (name in _MINE and said) or not wrong.isdisjoint(below):
            return head
    return None
