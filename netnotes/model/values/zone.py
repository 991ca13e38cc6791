"""A time zone."""

from __future__ import annotations

import re

from netnotes.model.near import near
from netnotes.model.values.kind import ScalarKind, Wrong
from netnotes.sentences import mark, say

_SHAPE = re.compile(r"[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+){0,2}")


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
        known = available_timezones()
        close = near(name.replace(" ", "_"), known)
        cities = {zone.rpartition("/")[2]: zone for zone in sorted(known)}
        close = close or cities.get(near(name.replace(" ", "_"), cities), "")
        if close:
            message = say("“{text}” is no time zone; did you mean {close}?", text=text, close=close)
        else:
            message = say("“{text}” is no time zone; write it as Europe/Lisbon", text=text)
        return Wrong("bad-zone", message, close)


ZONE = Zone()
