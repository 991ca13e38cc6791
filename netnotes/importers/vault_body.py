"""The body of a note of a vault: what happened on which day, what was promised, and all else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from netnotes.importers.candidate import Interaction, Remark, both_ways
from netnotes.importers.values import date_of
from netnotes.importers.vault_keys import relinked, unlinked
from netnotes.model.log import BUILT_IN

_HEADING = re.compile(r"(#{1,6})[ \t]+(.*)\Z")
_LOG = re.compile(
    r"(?:.*\b)?(?:log|interactions?|meetings?|history|timeline|contact log|conversations?|journal|catch-?ups?)\b.*",
    re.IGNORECASE,
)  # fmt: skip
_DATED = re.compile(
    r"[-*+][ \t]+(?:\[[xX]\][ \t]+)?(?:\[\[)?(?:\*\*)?(\d{4}-\d{2}-\d{2})(?:\]\])?(?:\*\*)?[\s:,–—-]*(.*)\Z"
)
_DAY = re.compile(r"(?:\[\[)?(\d{4}-\d{2}-\d{2})(?:\]\])?[\s:,–—-]*(.*)\Z")
_TASK = re.compile(r"[-*+][ \t]+\[ \][ \t]+(.+)\Z")
_CODE = re.compile(r"\s*(?:```|~~~)")
_WORD = re.compile(r"[a-z]+")
#: The channel as our own log has it, before the text: the entry says it anyway.
_CALLED = re.compile(rf"(?:{'|'.join(BUILT_IN)}):[ \t]+(?=\S)")
#: What people call the channels.
_CHANNELS = {
    "phone": "call", "called": "call", "phoned": "call", "zoom": "video", "lunch": "meal",
    "dinner": "meal", "breakfast": "meal", "emailed": "email", "mail": "email", "texted": "message",
    "whatsapp": "message", "dm": "social", "linkedin": "social", "met": "meeting", "party": "event",
    "hike": "walk",
}  # fmt: skip


@dataclass
class Body:
    """What a body says."""

    title: str = ""
    talks: tuple[Interaction, ...] = ()
    promises: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()


def body_of(text: str, today: date) -> Body:
    """A body by its lines; what stands in a code fence is left as prose."""
    talks: list[Interaction] = []
    promises: list[str] = []
    prose: list[str] = []
    title = ""
    level = 0
    day: date | None = None
    fenced = False
    for raw in text.splitlines():
        line = raw.strip()
        fenced ^= _CODE.match(raw) is not None
        heading = None if fenced else _HEADING.match(line)
        if heading:
            deep, said = len(heading[1]), heading[2].rstrip(" \t#")
            dated = _DAY.match(said) if level and deep > level else None
            day = date_of(dated[1]) if dated else None
            if day and dated and dated[2]:
                talks.append(_talk(day, dated[2]))
            elif not dated:
                inside = level and deep > level
                level = level if inside else (deep if _LOG.fullmatch(said[:200]) else 0)
                if deep == 1 and not title:
                    title = unlinked(said)
                elif not level:
                    prose.append(f"{said}:")
            continue
        task = None if fenced else _TASK.match(line)
        entry = _DATED.match(line) if level and not fenced else None
        when = date_of(entry[1]) if entry else None
        if entry and when:
            talks.append(_talk(when, entry[2]))
        elif task:
            promises.append(relinked(task[1]))
        elif level and day and line:
            talks.append(_talk(day, line.lstrip("-*+ ")))
        elif line:
            prose.append(relinked(line))
    happened = [one for one in talks if one.day <= today]
    planned = [one._replace(planned=True) for one in talks if one.day > today]
    kept = "\n".join(prose)
    return Body(
        title, (*both_ways(happened), *planned), tuple(promises), (Remark(kept),) if kept else ()
    )


def _talk(day: date, said: str) -> Interaction:
    words = _WORD.findall(said.casefold())
    channel = next(
        (w if w in BUILT_IN else _CHANNELS[w] for w in words if w in BUILT_IN or w in _CHANNELS),
        "meeting",
    )
    return Interaction(day, channel, text=relinked(_CALLED.sub("", said.strip())))
