"""Which netnotes this is, and which Python."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from netnotes import __version__
from netnotes.doctor.check import Check
from netnotes.doctor.place import Place
from netnotes.sentences import mark, say

_OLDEST = (3, 11)


def look(place: Place) -> Iterator[Check]:
    """The versions of both."""
    del place
    python = ".".join(map(str, sys.version_info[:3]))
    good = sys.version_info >= _OLDEST
    wanted = ".".join(map(str, _OLDEST))
    advice = "" if good else say("at least {version} is needed", version=f"Python {wanted}")
    yield Check(mark("program"), good, f"netnotes {__version__}, Python {python}", advice)
