"""Prose that needs no renderer: paragraphs of plain words and references, as in most notes.

Rendering Markdown is most of what a page of a note costs. Here a text is taken only if every letter of
it stands for itself wherever it stands; what is made of it is then the same, and a test holds it to that.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markupsafe import Markup

from mkdocs_netnotes.words import unknown
from netnotes.model.wikilink import WIKILINK

if TYPE_CHECKING:
    from mkdocs_netnotes.words import Words

#: A longer text could be too wild, which is not looked at here.
_LONGEST = 3_000
#: Letters that mean nothing to Markdown, to an address or to HTML, within a line. Quotes mean something
#: in an attribute.
_LETTERS = r"\w ,.;:?!()/%+$€£°“”„‘’«»…–—\-"
#: A line of prose: it begins as no list, heading or table does, and does not end in blanks, for those
#: break it. Brackets are those of a reference, or it is not taken after all.
_LINE = rf"""(?=\[\[|[^\W\d_]|["'“‘„«(])[{_LETTERS}"'|[\]]+(?<! )"""
_PLAIN = re.compile(rf"\n*{_LINE}(?:\n+{_LINE})*\n*")
#: What means something after all: emphasis, an address, a comment, a picture.
_TAKES_TWO = re.compile(r"_|://|%%|!\[")
_BRACKET = re.compile(r"[\[\]]")
_SAID = re.compile(rf"[{_LETTERS}]*")
_ADDRESS = re.compile(r"[A-Za-z0-9./-]+")
_APART = re.compile(r"\n\n+")


def plain_prose(source: str, words: Words) -> Markup | None:
    """A text as HTML, or None where the renderer has to look at it."""
    if len(source) > _LONGEST or not _PLAIN.fullmatch(source) or _TAKES_TWO.search(source):
        return None
    said = source.strip("\n")
    if "[" in said or "]" in said:
        linked = _linked(said, words)
        if linked is None:
            return None
        said = linked
    said = _APART.sub("</p>\n<p>", said)
    return Markup(f"<p>{said}</p>")  # noqa: S704  # no letter of it is one that HTML reads


def _linked(text: str, words: Words) -> str | None:
    """A text with its references as links, or None where a bracket stands alone or a name is not plain."""
    pieces: list[str] = []
    end = 0
    for found in WIKILINK.finditer(text):
        link = _link(found["target"].strip(), (found["words"] or "").strip(), words)
        outside = text[end : found.start()]
        if link is None or _BRACKET.search(outside):
            return None
        pieces += (outside, link)
        end = found.end()
    rest = text[end:]
    return None if _BRACKET.search(rest) else "".join([*pieces, rest])


def _link(target: str, text: str, words: Words) -> str | None:
    note = words.note(target)
    url = words.note_url(target) if note else None
    if note is None or url is None:
        said, title = text or target, unknown(text or target)
        tag = f'span class="nn-missing" title="{title}"'
        plain = _SAID.fullmatch(title)
    else:
        said = text or (note.called if note.slug.casefold() == target.casefold() else target)
        tag = f'a class="nn-note" href="{url}"'
        plain = _ADDRESS.fullmatch(url)
    return f"<{tag}>{said}</{tag.split(' ', 1)[0]}>" if plain and _SAID.fullmatch(said) else None
