"""What a new file needs before there is a note: a slug, and values for mkdocs.yml."""

from __future__ import annotations

import re
import unicodedata

from netnotes.model.nodes import quote

_PLAIN = re.compile(r"[^\W\d_][\w .'’/&+()-]*", re.UNICODE)
_WORDS = re.compile(r"[\W_]+", re.UNICODE)
#: What YAML or a careless reader takes for something else than a word.
_NOT_WORDS = frozenset(("yes", "no", "on", "off", "true", "false", "null", "y", "n"))
_LETTERS = str.maketrans(
    {"ł": "l", "đ": "d", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ı": "i"}
)


def slug_of(name: str) -> str:
    """The slug of a name: lower case, words joined by hyphens, accents left out.

    Scripts without cases or accents keep their letters. A name without a letter or digit has
    none: ''.
    """
    folded = unicodedata.normalize("NFKD", name.casefold().replace("'", "").replace("’", ""))
    bare = "".join(c for c in folded if not unicodedata.combining(c)).translate(_LETTERS)
    return _WORDS.sub("-", unicodedata.normalize("NFC", bare)).strip("-")


def card_uid(slug: str) -> str:
    """The UID of the card of a note, by its slug: the same in every file that goes out."""
    from uuid import NAMESPACE_URL, uuid5  # slow to start, and slugs are asked for everywhere

    return uuid5(NAMESPACE_URL, f"netnotes:card:{slug}").urn


def as_value(text: str) -> str:
    """`text` as a YAML value: as it is where that is safe, else in double quotes."""
    line = " ".join(text.split())
    if _PLAIN.fullmatch(line) and line.casefold() not in _NOT_WORDS:
        return line
    return quote(line)
