"""How names and words are compared: without case, however an accent is written, or without any."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

#: So long is a name at most, in letters: it is compared again and again, so its form is remembered.
_NAME = 64


def fold(text: str) -> str:
    """The form in which names are compared: no case, one way to write an accent, single spaces."""
    return _named(text) if len(text) <= _NAME else _folded(text)


def _folded(text: str) -> str:
    if text.isascii():
        return " ".join(text.lower().split())
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


_named = lru_cache(maxsize=1 << 16)(_folded)

#: Accents as characters of their own, and small letters whose stroke no decomposition takes off.
_ACCENTS = re.compile("[\u0300-\u036f]+")
_STRUCK = re.compile("[łøđħı]")
_UNSTRUCK = {"ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ı": "i"}


def bare(text: str) -> str:
    """Folded text without its accents: as it is typed on a keyboard that lacks them."""
    if text.isascii():
        return text
    apart = _ACCENTS.sub("", unicodedata.normalize("NFD", text))
    return _STRUCK.sub(lambda m: _UNSTRUCK[m[0]], unicodedata.normalize("NFC", apart))
