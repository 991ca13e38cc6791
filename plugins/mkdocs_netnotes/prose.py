"""What a person wrote in a note, as HTML that can do no harm.

Raw HTML is shown as text; links lead to the web, to mail, to a telephone or to a note; pictures
come from beside the notes. Only tags and attributes on a list get through, whatever the renderer
makes of a text. A text that would hold it up is shown as it was written.
"""

from __future__ import annotations

import re
import time
from html import unescape
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString
from markupsafe import Markup

from mkdocs_netnotes.media import PICTURE_ENDINGS
from mkdocs_netnotes.prose_plain import plain_prose
from mkdocs_netnotes.prose_source import tidy, too_wild
from mkdocs_netnotes.words import (
    BARE_EMAIL,
    BARE_URL,
    embedded_name,
    safe_url,
    trim_url,
    unknown,
)
from netnotes.model.wikilink import EMBEDDED, WIKILINK
from netnotes.sentences import say

if TYPE_CHECKING:
    from mkdocs_netnotes.words import Words

#: A page waits so long for one text, in seconds.
PATIENCE = 0.75

_TAGS = frozenset(
    "div p h1 h2 h3 h4 h5 h6 ul ol li blockquote pre code em strong del a img hr br table thead "
    "tbody tr th td span input mark".split()
)
_ATTRIBUTES = {
    "a": ("href", "class", "rel"),
    "img": ("src", "alt", "loading", "class"),
    "ol": ("start",),
    "span": ("class", "title"),
    "input": ("type", "checked", "disabled", "aria-label"),
    "li": ("class",),
    "td": ("class",),
    "th": ("class",),
}
_BOX = re.compile(r"\[([ xX])\](?:\s+|$)")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});", re.IGNORECASE)
_FILE = re.compile(r"(?![a-z][a-z+.-]*:|//)([^?#\\]+)\.md(?:#.*)?", re.IGNORECASE)
_ALIGN = re.compile(r"text-align:\s*(right|center)")


class TooSlowError(Exception):
    """The text takes longer than a page may wait."""


class Prose:
    """Renders what people wrote. One object renders one text after the other."""

    def __init__(self) -> None:
        self.words: Words
        self.until = 0.0
        self.md = Markdown(extensions=["tables", "sane_lists"], output_format="html")
        registries: Any = (
            self.md.preprocessors,
            self.md.inlinePatterns,
            self.md.parser.blockprocessors,
        )
        for registry, names in zip(
            registries, (("html_block",), ("html", "automail", "autolink"), ("code",)), strict=True
        ):
            for name in names:
                registry.deregister(name, strict=False)
        self.md.preprocessors.register(_Source(self.md), "netnotes-source", 27)
        for number, (name, pattern) in enumerate(_PATTERNS.items()):
            # Before the renderer unescapes: in a table the words of a reference stand behind `\|`.
            priority = 185 if name in _BEFORE_ESCAPES else 30 - number
            self.md.inlinePatterns.register(
                _Inline(pattern.pattern, self.md, self, name), name, priority
            )
        self.md.treeprocessors.register(_Safe(self.md, self), "netnotes-safe", -100)
        for processor in self.md.inlinePatterns:
            self._watch(processor)

    def _watch(self, processor: Any) -> None:
        """Let a pattern look at the clock each time it has found something."""
        handle = processor.handleMatch

        def watched(*args: Any) -> Any:
            if time.thread_time() > self.until:
                raise TooSlowError
            return handle(*args)

        processor.handleMatch = watched

    def html(self, source: str, words: Words) -> Markup:
        """A text as HTML; as it was written where it cannot be rendered in good time."""
        plain = plain_prose(source, words)
        return self.rendered(source, words) if plain is None else plain

    def rendered(self, source: str, words: Words) -> Markup:
        """A text as the renderer has it, or as it was written."""
        if too_wild(source):
            return as_written(source)
        self.words = words
        self.until = (
            time.thread_time() + PATIENCE
        )  # a machine that does much else is no fault of the text
        self.md.reset()
        try:
            return Markup(self.md.convert(source))  # noqa: S704  # made safe by _Safe, tag by tag
        except (TooSlowError, RecursionError):
            return as_written(source)
        except Exception:  # noqa: BLE001  # whatever a text does to the renderer, its page stands
            return as_written(source)


def as_written(source: str) -> Markup:
    """A text with every line as it was typed."""
    return Markup('<div class="nn-as-written">{}</div>').format(source)


class _Source(Preprocessor):
    """Tidies the source; code in fences goes past the renderer."""

    def run(self, lines: list[str]) -> list[str]:
        return tidy(lines, self._keep)

    def _keep(self, code: str) -> str:
        block = Markup("<pre><code>{}\n</code></pre>").format(code)
        return self.md.htmlStash.store(str(block))


_MARKED = {"struck-out": "del", "highlighted": "mark"}
_BEFORE_ESCAPES = ("embedded-file", "reference-to-note")
_PATTERNS = {
    "embedded-file": EMBEDDED,
    "reference-to-note": WIKILINK,
    "bare-url": BARE_URL,
    "bare-email": BARE_EMAIL,
    "struck-out": re.compile(r"~~(?=\S)([^~\n]+?)(?<=\S)~~"),
    "highlighted": re.compile(r"==(?=[^\s=])([^=\n]+?)(?<=\S)=="),
    "own-heading": re.compile(r"!?\[\[#([^\[\]|^\n]+)(?:\|([^\[\]\n]*))?\]\]"),
}


class _Inline(InlineProcessor):
    """One of the patterns above."""

    ANCESTOR_EXCLUDES = ("a",)

    def __init__(self, pattern: str, md: Markdown, prose: Prose, name: str) -> None:
        super().__init__(pattern, md)
        self.prose, self.name = prose, name

    def handleMatch(  # type: ignore[override]  # noqa: N802  # the name is Python-Markdown's
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        words = self.prose.words
        if self.name == "reference-to-note":
            target, text = m["target"].strip(), (m["words"] or "").strip()
            url, note = words.note_url(target), words.note(target)
            start = m.start(0) - (data[: m.start(0)][-1:] == "!")  # an embedded note is a reference
            if url is None or note is None:
                return _missing(text or target), start, m.end(0)
            said = text or (note.called if note.slug.casefold() == target.casefold() else target)
            return _link(said, url, "nn-note"), start, m.end(0)
        if self.name == "embedded-file":
            return _embedded(m), m.start(0), m.end(0)
        if self.name in _MARKED:
            marked = Element(_MARKED[self.name])
            marked.text = m[1]
            return marked, m.start(0), m.end(0)
        if self.name == "own-heading":
            return _said((m[2] or "").strip() or m[1].strip()), m.start(0), m.end(0)
        if self.name == "bare-email":
            return _link(m[0], f"mailto:{m[0]}", ""), m.start(0), m.end(0)
        url = trim_url(m[0])
        return _link(url.split("://", 1)[1].rstrip("/"), url, ""), m.start(0), m.start(0) + len(url)


def _link(text: str, url: str, css: str) -> Element:
    link = Element("a", {"href": url} | ({"class": css} if css else {}))
    link.text = AtomicString(text)
    return link


def _embedded(found: re.Match[str]) -> Element:
    """An embedded file: a picture as a picture, anything else by its name."""
    name, target = embedded_name(found), found["target"].strip()
    if target.casefold().endswith(PICTURE_ENDINGS):
        return Element("img", {"src": target, "alt": name})
    return _said(name)


def _said(text: str) -> Element:
    span = Element("span")
    span.text = AtomicString(text)
    return span


def _missing(text: str) -> Element:
    span = Element("span", {"class": "nn-missing", "title": unknown(text)})
    span.text = AtomicString(text)
    return span


class _Safe(Treeprocessor):
    """Runs last: lets through what is on the lists, and nothing else."""

    def __init__(self, md: Markdown, prose: Prose) -> None:
        super().__init__(md)
        self.prose = prose

    def run(self, root: Element) -> None:
        self.levels: list[int] = []
        for element in list(root.iter()):
            self.element(element)

    def element(self, element: Element) -> None:
        """Make one element safe."""
        tag = str(element.tag)
        if tag not in _TAGS:
            element.tag = tag = "span"
        if tag == "a":
            self.link(element)
        elif tag == "img":
            self.picture(element)
        elif tag in ("td", "th"):
            align = _ALIGN.search(element.get("style") or "")
            element.attrib.pop("class", None)
            if align:
                element.set("class", f"nn-{align[1]}")
        elif tag == "li":
            _box(element)
        elif tag[0] == "h" and tag != "hr":
            element.tag = self.heading(int(tag[1]))
        allowed = _ATTRIBUTES.get(str(element.tag), ())
        for name in list(element.attrib):
            if name not in allowed:
                del element.attrib[name]
            else:
                element.set(name, _exact(element.attrib[name]))

    def heading(self, level: int) -> str:
        """Headings stand below those of the page, and go down one step at a time."""
        while self.levels and self.levels[-1] >= level:
            self.levels.pop()
        self.levels.append(level)
        return f"h{min(len(self.levels) + 2, 6)}"

    def link(self, element: Element) -> None:
        """A link leads to the web, mail, a telephone, or a note; else it is only words."""
        url = _meant(element.get("href") or "")
        words = self.prose.words
        css = element.get("class", "")
        file = _FILE.fullmatch(url)
        if css == "nn-note":
            return
        if file and not url.startswith("/"):
            target = unquote(file[1]).rpartition("/")[2]
            to = words.note_url(target)
            element.attrib = {"href": to, "class": "nn-note"} if to else {}
            if not to:
                element.tag = "span"
                element.attrib = {"class": "nn-missing", "title": unknown(target)}
            return
        safe = safe_url(url)
        if safe is None:
            element.tag, element.attrib = "span", {}
            return
        element.attrib = {"href": safe, "class": "nn-out", "rel": "noopener noreferrer"}

    def picture(self, element: Element) -> None:
        """A picture beside the note is shown; one from elsewhere becomes a link to it."""
        source = _meant(element.get("src") or "")
        said = _meant(element.get("alt") or "")
        address = self.prose.words.picture_url(source.replace("%20", " "))
        if address:
            element.attrib = {"src": address, "alt": said, "loading": "lazy", "class": "nn-picture"}
            return
        safe = safe_url(source)
        element.text = AtomicString(
            say("picture: {name}", name=said or source) if safe else said or say("picture")
        )
        element.tag = "a" if safe else "span"
        element.attrib = {
            "class": "nn-missing",
            "title": say("This picture is not beside the note"),
        }
        if safe:
            element.attrib = {"href": safe, "class": "nn-out", "rel": "noopener noreferrer"}


def _meant(value: str) -> str:
    """What an attribute's value says, its entities read."""
    return _ENTITY.sub(lambda found: unescape(found[0]), value).strip()


def _exact(value: str) -> str:
    """An attribute's value that the serializer writes so that it is read as exactly this text.

    The serializer leaves what looks like an entity alone, which would let `&#106;avascript:` in.
    """
    return value.replace("&", "&amp;")


def _box(item: Element) -> None:
    """A task item shows its box, which cannot be ticked here: the note is where it is done."""
    holder = item[0] if len(item) and item[0].tag == "p" and not (item.text or "").strip() else item
    found = _BOX.match(holder.text or "")
    if not found:
        return
    done = found[1] != " "
    rest = (holder.text or "")[found.end() :]
    box = Element("input", {"type": "checkbox", "disabled": "disabled"})
    box.set("aria-label", say("done") if done else say("open"))
    if done:
        box.set("checked", "checked")
    holder.text = ""
    box.tail = f" {rest}"
    holder.insert(0, box)
    item.set("class", "nn-task")
