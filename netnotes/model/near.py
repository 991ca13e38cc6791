"""The nearest known word: every "did you mean" comes from here."""

from __future__ import annotations

from collections.abc import Iterable

#: What begins with the same letters may be a slip, and so may be two slips in so long a word.
_BEGIN, _LONG = 3, 8


def near(word: str, known: Iterable[str]) -> str:
    """The known word closest to `word`, or '' where none is close."""
    found = nearest(word, known, 1)
    return found[0] if found else ""


def near_key(key: str, known: Iterable[str]) -> str:
    """The known key that `key` may be a slip for, or ''; two words that only look alike are none."""
    found = near(key, known)
    one, other = key.casefold(), found.casefold()
    if not found or one[:_BEGIN] == other[:_BEGIN]:
        return found
    from rapidfuzz.distance import DamerauLevenshtein

    most = 1 if len(one) < _LONG else 2
    return found if DamerauLevenshtein.distance(one, other) <= most else ""


def nearest(word: str, known: Iterable[str], most: int = 3, *, least: float = 0.0) -> list[str]:
    """Up to `most` known words close to `word`, the closest first; compared without case.

    `least` is how much alike they must be, from 0 to 1, where that is more than usual.
    """
    from difflib import get_close_matches  # only bad input needs it

    folded: dict[str, str] = {}
    for candidate in known:
        folded.setdefault(candidate.casefold(), candidate)
    cutoff = max(least, 0.6 if len(word) > 3 else 0.5)
    return [folded[key] for key in get_close_matches(word.casefold(), folded, most, cutoff)]
