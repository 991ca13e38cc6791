"""A time zone."""

from __future__ import annotations

import re
from collections.abc import Iterable

from netnotes.model.near import nearest
from netnotes.model.values.kind import ScalarKind, Wrong
from netnotes.sentences import mark, say

_SHAPE = re.compile(r"[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+){0,2}")


#: Zones of no place; the sign of these says the opposite of what most people mean by it.
_NO_PLACE = "Etc/"
#: How much alike a zone must be to be asked about, of 1: a letter more or less, and no other city.
_ALIKE = 0.9


class Zone(ScalarKind[str]):
    """A zone of the IANA database."""

    label = mark("a time zone")
    example = "Europe/Lisbon"

    def parse(self, text: str) -> str | Wrong:
        """The zone as the database writes it."""
        from zoneinfo import ZoneInfo, available_timezones  # few notes name a zone

        name = text.strip()
        if _SHAPE.fullmatch(name):
            try:
                ZoneInfo(name)
            except (OSError, ValueError, KeyError):
                pass
            else:
                return name
        sure = _surely(name, available_timezones())
        alike = nearest(name.replace(" ", "_"), available_timezones(), 1, least=_ALIKE)
        close = sure or "".join(alike)
        if close:
            message = say("“{text}” is no time zone; did you mean {close}?", text=text, close=close)
        else:
            message = say("“{text}” is no time zone; write it as Europe/Lisbon", text=text)
        return Wrong("bad-zone", message, sure)


def _surely(name: str, known: Iterable[str]) -> str:
    """The zone that is written so but for capitals and blanks, or the only one of a city; else ''.

    A letter more or less may be another place: an hour that is wrong for somebody is worse than none.
    """
    written = name.casefold().replace(" ", "_")
    there = {zone: zone.casefold() for zone in known if not zone.startswith(_NO_PLACE)}
    found = [zone for zone, folded in there.items() if folded == written]
    found = found or [zone for zone, folded in there.items() if folded.endswith(f"/{written}")]
    return found[0] if len(found) == 1 else ""


ZONE = Zone()
