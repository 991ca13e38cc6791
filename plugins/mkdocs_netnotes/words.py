"""Runs of words as safe HTML, with links to wherever the page that says them can reach.

A page says hundreds of them, so HTML is put together by f-strings, which know nothing of escaping.
So that it can be seen at a glance, there is one rule, and tests/site/test_escaping.py holds it: what
stands in the braces of one is `escape(…)`, or a name of `Markup` that was made by this rule.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import quote

from markupsafe import Markup

from mkdocs_netnotes.escaping import as_html, escape
from netnotes.lazy import lazy
from netnotes.model.note import fold
from netnotes.model.wikilink import EMBEDDED, WIKILINK
from netnotes.sentences import say
from netnotes.views.view import Command, Day, Link, Quiet, Strong

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_netnotes.media import Pictures
    from netnotes.model.network import Network
    from netnotes.model.note import Note
    from netnotes.views.view import Inline, Text

#: An address as people type it into running text.
BARE_URL = re.compile(r"\bhttps?://[^\s<>\"'`\[\]{}|\\^]+")
BARE_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}(?![\w@-])")
CODE = re.compile(r"`([^`\n]+)`")
TAG = re.compile(r"(?:(?<=\s)|^|(?<=\())#([A-Za-z][\w-]*)")
_ESCAPED = re.compile(r"\\(?=\[\[)")
_SIZE = re.compile(r"\d+(?:x\d+)?")
_SAFE = re.compile(r"(?:https?://|mailto:|tel:)[^\x00-\x20\x7f]+", re.IGNORECASE)
_PLACE = re.compile(r"(.+?)(?::(\d+))?(?::\d+)?")
#: An address that opens something, and does not run what stands in it.
_OPENS = re.compile(
    r"(?!(?:javascript|vbscript|data|blob|filesystem|view-source):)[a-z][a-z0-9+.-]*:",
    re.IGNORECASE,
)
#: A path that an address says as it is.
_TIDY = re.compile(r"[a-z0-9][a-z0-9_-]*(?:/[a-z0-9][a-z0-9_-]*)*\.md")
_LINE = re.compile(r"([^:\n]+):(\d+)")
#: Letters of code that have room on one line of a small screen.
WHOLE = 26
_SPACES = re.compile(r"(\s+)")
_WEB = re.compile(r"https?://", re.IGNORECASE)


def safe_url(url: str) -> str | None:
    """An address that a link may lead to, or None: web, mail and telephone only."""
    url = url.strip()
    return url if _SAFE.fullmatch(url) else None


def trim_url(url: str) -> str:
    """An address without the punctuation of the sentence it stands in."""
    url = url.rstrip(".,;:!?…*_~")
    while url.endswith(")") and url.count(")") > url.count("("):
        url = url[:-1].rstrip(".,;:!?…")
    return url


@dataclass(frozen=True)
class Reach:
    """What pages can lead to, and how: the same for every page of one build."""

    network: Network
    #: Addresses in the site: of notes by their key, of views by their name.
    notes: Mapping[str, str]
    views: Mapping[str, str]
    root: Path
    pictures: Pictures
    #: The address that opens a line of a note, with `{path}` and `{line}`; '' for none.
    editor: str

    def view(self, name: str) -> tuple[str, str] | None:
        """Where a view's page is, and the heading that `name#heading` leads to; None where there is none."""
        self.network.looked_at("view", name)
        address = self.views.get(name)
        if address is not None:
            return address, ""
        name, _, heading = name.partition("#")
        address = self.views.get(name, self.views.get(name.replace("_", "-")))
        return None if address is None else (address, heading)

    @lazy
    def opens(self) -> bool:
        """Whether the editor's address opens something."""
        return "{path}" in self.editor and bool(_OPENS.match(self.editor))

    @lazy
    def above(self) -> str:
        """What stands before a path below the root in the address of a file."""
        return self._quoted("x")[:-1]

    def opening(self, path: str) -> str:
        """The editor's address for a file, with `{line}` in it still."""
        quoted = self.above + path if _TIDY.fullmatch(path) else self._quoted(path)
        # A path has no brace any more, and a number none of the rest: the order does not matter.
        return self.editor.replace("{path}", quoted).replace("file//", "file/")

    def _quoted(self, path: str) -> str:
        return "/" + quote(str(self.root / path).lstrip("/"), errors="replace")


class Words:
    """Turns words into HTML for one page; `base` leads from it to the root of the site."""

    def __init__(self, reach: Reach, base: str, note_path: str = "") -> None:
        self.reach = reach
        self.base = base
        self.note_path = note_path
        self._shared: dict[int, tuple[Text, Markup]] = {}

    # -- where things are ---------------------------------------------------------------------

    def to(self, address: str) -> str:
        """An address in the site, seen from this page."""
        return f"{self.base}/{address}" if address not in (".", "./") else f"{self.base}/"

    def note(self, target: str) -> Note | None:
        """The note that a reference means: by its slug, else by any name it goes by."""
        found = self.reach.network.notes.get(fold(target))
        return found or self.reach.network.resolve(target) or self.reach.network.org(target)

    def note_url(self, target: str) -> str | None:
        """Where the page of a note is, or None where there is none."""
        self.reach.network.looked_at("note", target)
        address = self.reach.notes.get(target)
        if address is None:
            note = self.note(target)
            address = self.reach.notes.get(note.key) if note else None
        return self.to(address) if address is not None else None

    def view_url(self, name: str) -> str | None:
        """Where a view's page is, `name#heading` included; None where there is none."""
        found = self.reach.view(name)
        if found is None:
            return None
        address, heading = found
        return self.to(address) + (_fragment(heading) if heading else "")

    def place_url(self, place: str) -> str | None:
        """What opens a line of a file in the user's editor, or None where no editor is set."""
        found = _LINE.fullmatch(place) or _PLACE.fullmatch(place)
        if not found or not self.reach.opens:
            return None
        path = found[1]
        opening = self._opening if path == self.note_path else self.reach.opening(path)
        return opening.replace("{line}", found[2] or "1")

    @lazy
    def _opening(self) -> str:
        """What opens the note of this page, of which most places are."""
        return self.reach.opening(self.note_path)

    def picture_url(self, said: str, note_path: str = "") -> str | None:
        """Where a picture that a note names is in the site, or None where it may not be shown."""
        address = self.reach.pictures.find(note_path or self.note_path, said)
        return self.to(address) if address else None

    # -- words --------------------------------------------------------------------------------

    def text(self, text: Text | Inline) -> Markup:
        """A run of words."""
        if isinstance(text, (tuple, list)):
            if len(text) == 1:
                return self.inline(text[0])
            return joined([self.inline(part) for part in text])
        return self.inline(text)

    def shared(self, text: Text) -> Markup:
        """A run of words that many rows share; the same object is drawn once for a page."""
        known = self._shared.get(id(text))
        if known is None:  # it is kept as well, lest another object come to stand in its place
            known = self._shared[id(text)] = text, self.text(text)
        return known[1]

    def inline(self, part: Inline) -> Markup:
        """One part of a run."""
        if isinstance(part, str):
            return self.plain(part)
        if isinstance(part, Link):
            return self.link(part)
        if isinstance(part, Strong):
            said = self.plain(part.text)
            return as_html(f"<strong>{said}</strong>")
        if isinstance(part, Quiet):
            said = self.plain(part.text)
            return as_html(f'<span class="nn-quiet">{said}</span>')
        if isinstance(part, Day):
            day = escape(part.iso)
            return as_html(f'<time datetime="{day}" title="{day}">{escape(part.text)}</time>')
        code = self.code(part.text)
        if isinstance(part, Command):
            return as_html(f'<code class="nn-command" data-nn="copy">{code}</code>')
        return as_html(f"<code>{code}</code>")

    def code(self, text: str) -> Markup:
        """What one types, broken at the end of a line between its words only where it can be."""
        return unbroken(text)

    def link(self, link: Link, *, titled: bool = True) -> Markup:
        """Words that lead somewhere; where that is nowhere, the words alone.

        A place is `titled` with what opening it does, but for the many on one page.
        """
        if link.kind == "url":
            return outward(link.text, link.to)
        if link.kind == "page":
            return anchor(link.text, self.view_url(link.to))
        if link.kind == "place":
            said = self._short(link.to) if link.text == link.to else link.text
            title = say("Open {file} in my editor", file=link.to) if titled else ""
            return anchor(said, self.place_url(link.to), css="nn-place", title=title)
        url = self.note_url(link.to)
        return anchor(link.text, url, css="nn-note") if url else missing(link.text)

    def _short(self, place: str) -> str:
        """A line as evidence in few words, where it is told apart; a finding's place stays whole."""
        found = _LINE.fullmatch(place)
        if not found:
            return place
        # A number alone on the next line says nothing.
        line = say("line\N{NO-BREAK SPACE}{n}", n=found[2])
        if found[1] == self.note_path:
            return line
        name = found[1].rpartition("/")[2].removesuffix(".md")
        return say("{file}, {line}", file=name, line=line)

    def reference(self, target: str, text: str = "") -> Markup:
        """A `[[reference]]`, said by the name of whom it means unless it brings its own words."""
        note = self.note(target)
        url = self.note_url(target)
        if note is None or url is None:
            return missing(text or target)
        return anchor(
            text or (note.called if fold(target) == note.key else target), url, css="nn-note"
        )

    def plain(self, text: str) -> Markup:
        """Text in which references and addresses become links, and `code` looks like it."""
        if "`" in text:
            return _replace(CODE, text, _code, self._linked)
        return self._linked(text) if "[[" in text or "://" in text else escape(text)

    def _linked(self, text: str) -> Markup:
        return _replace(WIKILINK, text, self._said, self._unmarked)

    def entry(self, text: str) -> Markup:
        """An entry of the log: as `plain`, with its #marks stepping back."""
        if "#" not in text:
            return self.plain(text)
        return _replace(TAG, text, _mark, self.plain)

    def _said(self, found: re.Match[str]) -> Markup:
        return self.reference(found["target"].strip(), (found["words"] or "").strip())

    def _unmarked(self, text: str) -> Markup:
        """Text around references: an embedded file is its name, escaped brackets are brackets."""
        if "[[" in text:
            text = _ESCAPED.sub("", EMBEDDED.sub(embedded_name, text))
        return self._with_urls(text)

    def _with_urls(self, text: str) -> Markup:
        return _replace(BARE_URL, text, _bare, escape) if "://" in text else escape(text)


def _replace(
    pattern: re.Pattern[str], text: str,
    inside: Callable[[re.Match[str]], Markup], outside: Callable[[str], Markup],
) -> Markup:  # fmt: skip
    """`text` as HTML: what the pattern finds by one function, the rest by another."""
    parts: list[Markup] = []
    end = 0
    for found in pattern.finditer(text):
        parts += (outside(text[end : found.start()]), inside(found))
        end = found.end()
    parts.append(outside(text[end:]))
    return joined(parts)


def joined(parts: list[Markup]) -> Markup:
    """Pieces of HTML as one."""
    return as_html("".join(parts))


@lru_cache(maxsize=1024)
def _fragment(heading: str) -> str:
    """A heading as the end of an address."""
    return f"#{quote(heading)}"


def _code(found: re.Match[str]) -> Markup:
    return as_html(f"<code>{escape(found[1])}</code>")


def _mark(found: re.Match[str]) -> Markup:
    return as_html(f'<span class="nn-mark">#{escape(found[1])}</span>')


def _bare(found: re.Match[str]) -> Markup:
    url = trim_url(found[0])
    link = outward(_WEB.sub("", url).rstrip("/"), url)
    return joined([link, escape(found[0][len(url) :])])


def embedded_name(found: re.Match[str]) -> str:
    """How an embedded file is called: by its words, unless they are a size, or by its name."""
    words = (found["words"] or "").strip()
    return found["target"].strip() if not words or _SIZE.fullmatch(words) else words


def anchor(text: str, url: str | None, *, css: str = "", title: str = "") -> Markup:
    """A link inside of the site, or the words alone."""
    if url is None:
        return escape(text)
    kind = as_html(f' class="{escape(css)}"') if css else ""
    more = as_html(f' title="{escape(title)}"') if title else ""
    return as_html(f'<a href="{escape(url)}"{kind}{more}>{escape(text)}</a>')


def unbroken(code: str) -> Markup:
    """Code whose words with a hyphen stay whole at the end of a line, where they fit into one."""
    safe = escape(code)
    if "-" not in code:
        return safe
    # No entity has a blank: the words of what is escaped are those of the code.
    words = zip(_SPACES.split(code), map(as_html, _SPACES.split(safe)), strict=True)
    return joined(
        [_word(said) if "-" in word and len(word) <= WHOLE else said for word, said in words]
    )


def _word(said: Markup) -> Markup:
    return as_html(f'<span class="nn-word">{said}</span>')


def outward(text: str, url: str) -> Markup:
    """A link that leaves the site, which tells nobody where it came from; or the words alone."""
    safe = safe_url(url)
    if safe is None:
        return escape(text)
    extra = Markup(' rel="noopener noreferrer"') if _WEB.match(safe) else Markup("")
    said = escape(text)
    if safe.lower().startswith("mailto:"):  # where it does not fit into a line it is broken here
        said = said.replace("@", Markup("@<wbr>"))
    return as_html(f'<a class="nn-out" href="{escape(safe)}"{extra}>{said}</a>')


def missing(text: str) -> Markup:
    """A name that belongs to no note."""
    said = escape(unknown(text))
    return as_html(f'<span class="nn-missing" title="{said}">{escape(text)}</span>')


def unknown(name: str) -> str:
    """What is said of a name that no note goes by."""
    return say("No note goes by “{name}”", name=name)
