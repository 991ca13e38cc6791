"""Text made safe for a terminal: what a note holds never moves the cursor or turns the line."""

from __future__ import annotations

import re

_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)


def plain(text: str) -> str:
    """`text` with control, bidirectional and undecodable characters shown as escapes."""
    # Nearly every text; what cannot be seen is not printable.
    return text if text.isprintable() else _UNSEEN.sub(_escape, text)


def one_line(text: str) -> str:
    """`text` on one line, safe for a terminal."""
    return plain(" ".join(text.split()))


def plain_json(text: str) -> str:
    """JSON in which such characters are escapes too: the same data, safe where it is looked at."""
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
