"""Words of a command line on their way into a note: no character that nobody sees, no stray line."""

from __future__ import annotations

from netnotes.errors import BadValueError
from netnotes.model.network import Network
from netnotes.model.note import Note, fold
from netnotes.model.values.text import CONTROL
from netnotes.model.wikilink import WIKILINK

_BREAKS = ("\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029")


def lines(text: str, where: str) -> str:
    """`text` with each line stripped, blanks folded to one, and blank lines left out.

    Raises `BadValueError` for a character that cannot be seen, or that no file can hold.
    """
    for mark in _BREAKS:
        text = text.replace(mark, "\n")
    found = CONTROL.search(text)
    if found:
        code = f"U+{ord(found[0]):04X}"
        raise BadValueError(where, f"an invisible control character ({code}) stands in it; type it")
    refuse_half_characters(text, where)
    folded = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in folded if line)


def refuse_half_characters(text: str, where: str) -> None:
    """Raise `BadValueError` for what came as bytes that are no text, and that no file can hold."""
    if any("\ud800" <= char <= "\udfff" for char in text):
        raise BadValueError(where, "it holds bytes that are no UTF-8; type it again")


def one_line(text: str, where: str) -> str:
    """`text` on one line. Raises `BadValueError` as `lines` does, and where nothing is left."""
    said = lines(text, where).replace("\n", " ")
    if not said:
        raise BadValueError(where, "there is nothing to write: the text is empty")
    return said


def reference(note: Note) -> str:
    """How a note is named in another: `[[slug]]`, or by its name where its slug cannot be."""
    written = f"[[{note.slug}]]"
    found = WIKILINK.fullmatch(written)
    return written if found and found["target"].strip() == note.slug else note.called


def key_of(network: Network, target: str) -> str:
    """What tells whether two ways to write somebody mean the same person."""
    note = network.resolve(target)
    return note.key if note else fold(target)
