"""What somebody can paste into a shell, exact to the last quotation mark."""

from __future__ import annotations

import re

#: What a shell reads as it stands.
_PLAIN = re.compile(r"[\w@%+=:,./-]+")


def quoted(text: str) -> str:
    """A word for a shell."""
    return text if _PLAIN.fullmatch(text) else "'" + text.replace("'", "'\\''") + "'"
