"""Text -> note. Reads what it can, says with places what it cannot, and never raises.

The result is plain data (dicts, lists, tuples, texts, numbers), so that the cache can keep it as it
is; `make_note` puts a face on it.
"""

from __future__ import annotations

import marshal
import re
from typing import Any

from netnotes.model.body import read_body
from netnotes.model.dated import Dated
from netnotes.model.diagnostic import Problem
from netnotes.model.faces import make_note
from netnotes.model.field import Table, read_table
from netnotes.model.hard import SIGN as HARD
from netnotes.model.hard import tells_of_a_hard_time
from netnotes.model.head import MAX_NOTE, digest
from netnotes.model.org import Org
from netnotes.model.packed import at_hand
from netnotes.model.person import Person
from netnotes.model.span import WHOLE_FILE, Span
from netnotes.model.values.kind import Reader
from netnotes.sentences import mark, say

MAX_FRONT_MATTER = 64 * 1024

_SUPPRESSION = re.compile(r"netnotes:[ \t]*ignore(?:\[([^\[\]\n]*)\]|\b)([^\n]*)")
_CONFLICT = re.compile(r"^(?:<{7}|>{7})(?: .*)?\r?$", re.MULTILINE)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")
#: What merge markers bring about, and is not worth a word beside them.
_BY_CONFLICT = ("bad-yaml", "tab", "no-front-matter", "unclosed-front-matter", "bad-fence")
_LONE_CR = re.compile(r"\r(?!\n)")
_DOTS = re.compile(r"^\.\.\.[ \t]*\r?$", re.MULTILINE)


def parse_note(raw: bytes) -> dict[str, Any]:
    """Read the bytes of a note as plain data."""
    data: dict[str, Any] = {
        "hash": digest(raw), "org": False, "broken": False, "fields": {"@": {"": tuple(WHOLE_FILE)}},
        "log": [], "tasks": [], "mind": [], "news": [], "why": "", "questions": [],
        "milestones": [], "sweeps": [], "mentions": [], "prose": [], "problems": [],
        "suppressions": [],
    }  # fmt: skip
    reader = Reader()
    _read(raw, data, reader)
    data["fields"]["@"] = marshal.dumps(data["fields"]["@"])
    data.update(at_hand(data["fields"].get("met"), data["log"]))
    lately = (Dated._make(plain).text for plain in (*data["news"], *data["mind"]))
    if any(map(tells_of_a_hard_time, lately)):
        data["signs"] = (*data["signs"], HARD)
    data["mentions"] += [
        (t, tuple(span), role, expects) for t, span, role, expects in reader.references
    ]
    data["problems"] = [
        (p.rule, tuple(p.span), p.message, p.fix and (p.fix.title, [(tuple(s), t) for s, t in p.fix.edits]))
        for p in reader.problems
    ]  # fmt: skip
    return data


def broken_note(problem: Problem, hash: str = "") -> dict[str, Any]:
    """The plain data of a note whose file cannot be read at all."""
    data = parse_note(b"")
    data["broken"] = True
    data["hash"] = hash
    data["problems"] = [(problem.rule, tuple(problem.span), problem.message, None)]
    return data


def decode(raw: bytes) -> tuple[str, Problem | None]:
    """The text of a note's bytes, without its BOM, or why there is none."""
    if len(raw) > MAX_NOTE:
        return "", Problem(
            "note-too-large", WHOLE_FILE, say("a note holds at most 1 MiB; this one is larger")
        )
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8-sig", "replace")) + 1
        message = say(
            "byte {number} (0x{byte}) is no UTF-8; save the file as UTF-8",
            number=error.start,
            byte=f"{raw[error.start]:02x}",
        )
        if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
            message = say("the file is UTF-16; save it as UTF-8")
        return "", Problem("not-utf8", Span.on_line(line, column, 1), message)
    return text, None


def _read(raw: bytes, data: dict[str, Any], reader: Reader) -> None:
    text, problem = decode(raw)
    if problem:
        data["broken"] = True
        reader.problems.append(problem)
        return
    if "\r" in text and _LONE_CR.search(text):
        at = _LONE_CR.search(text).start()  # type: ignore[union-attr]
        line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
        message = say("a line ends in CR alone; save the file with LF or CRLF line endings")
        reader.problem("cr-line-ending", Span.on_line(line, column, 1), message)
        text = without_lone_cr(text)
    _suppressions(text, data)
    _controls(text, reader)
    parts = split(text, reader)
    if parts is None:
        data["broken"] = True
        if _conflicts(text, reader):
            reader.problems[:] = [p for p in reader.problems if p.rule not in _BY_CONFLICT]
        return
    front, body, body_line = parts
    if front is not None:
        data["broken"] = not _front_matter(front, data, reader)
    if _conflicts(text, reader):
        data["broken"] = True
        # What git wrote between the two sides is no YAML; one finding says it all.
        reader.problems[:] = [p for p in reader.problems if p.rule not in _BY_CONFLICT]
    if not data["broken"]:
        read_body(body, body_line, data, reader)


def without_lone_cr(text: str) -> str:
    """`text` as it is read where lines end in CR alone, every other character at its own place."""
    return _LONE_CR.sub(" " if "\n" in text.rstrip("\n") else "\n", text)


def split(text: str, reader: Reader) -> tuple[str | None, str, int] | None:
    """Front matter (None where there is none), body and its first line; None for wrong fences.

    Only what python-frontmatter and MkDocs agree on is accepted: one `---` on line 1, one that
    closes (ARCHITECTURE, "Known traps").
    """
    from frontmatter.default_handlers import YAMLHandler

    fences = YAMLHandler.FM_BOUNDARY
    start = fences.match(text)
    if start is None:
        return _without_fence(text, fences, reader)
    if start[0].rstrip() != "---":
        message = say(
            "the front matter opens with `{text}`; write exactly `---`", text=start[0].rstrip()
        )
        reader.problem("bad-fence", Span.on_line(1, 1, len(start[0].rstrip())), message)
        return None
    end = _closing_fence(text, fences, start.end(), reader)
    if end is None:
        return None
    front = text[text.find("\n") + 1 : end.start()]
    if len(front.encode()) > MAX_FRONT_MATTER:
        message = say("the front matter holds at most 64 KiB; this one is larger")
        reader.problem("front-matter-too-large", Span.on_line(2, 1, 1), message)
        return None
    after = text.find("\n", end.start())
    body = text[after + 1 :] if after >= 0 else ""
    return front, body, front.count("\n") + 3


def _without_fence(
    text: str, fences: re.Pattern[str], reader: Reader
) -> tuple[None, str, int] | None:
    """A text that does not begin with a fence: all of it is body; None where one comes too late."""
    stripped = text.lstrip()
    if fences.match(stripped) and stripped != text:
        message = say(
            "the `---` that opens the front matter must stand at the very start of the file"
        )
        reader.problem("bad-fence", Span.on_line(1, 1, 1), message)
        return None
    message = say("there is no front matter; a note begins with `---`, then `name: …`")
    reader.problem("no-front-matter", WHOLE_FILE, message)
    return None, text, 1


def _closing_fence(
    text: str, fences: re.Pattern[str], begin: int, reader: Reader
) -> re.Match[str] | None:
    """The fence that closes the front matter, or None where none does as every tool reads it."""
    end = fences.search(text, begin)
    dots = _DOTS.search(text[: end.start()] if end else text)
    if dots:
        line = text.count("\n", 0, dots.start()) + 1
        message = say("`...` does not close the front matter everywhere; write `---`")
        if end:
            message = say("`...` ends the YAML before the `---` below it; take it out")
        reader.problem("bad-fence", Span.on_line(line, 1, 3), message)
        return None
    if end is None:
        message = say("the front matter is never closed; a line with `---` is missing")
        reader.problem("unclosed-front-matter", Span.on_line(1, 1, 3), message)
        return None
    closing = end[0].rstrip()
    if closing != "---":
        line = text.count("\n", 0, end.start()) + 1
        message = say("the front matter closes with `{text}`; write exactly `---`", text=closing)
        reader.problem("bad-fence", Span.on_line(line, 1, len(closing)), message)
        return None
    return end


def _front_matter(front: str, data: dict[str, Any], reader: Reader) -> bool:
    """Read the fields; False where nothing may be concluded from the front matter."""
    from netnotes.model.compose import compose
    from netnotes.model.nodes import Pairs

    node, problems = compose(front, first_line=2)
    reader.problems += problems
    if node is None:
        missing = say("the front matter is empty; a note needs at least `name: …`")
        if problems:
            return False
        reader.problem("missing-name", Span.on_line(1, 1, 3), missing)
        return True
    if not isinstance(node, Pairs):
        message = say("the front matter must be `key: value` lines; this is something else")
        reader.problem("not-a-mapping", node.span, message)
        return False
    kind = node.get("kind")
    data["org"] = str(getattr(kind, "text", "")).strip().casefold() == "org"
    table: type[Table] = Org if data["org"] else Person
    data["fields"] = read_table(
        table, node, reader, mark("an organization") if data["org"] else mark("a person")
    )
    if not data["fields"].get("name"):
        place = data["fields"]["@"].get("name")
        span = Span._make(place[1]) if place else Span.on_line(1, 1, 3)
        if place is None or not any(p.span == span for p in reader.problems):
            reader.problem("missing-name", span, say("the note has no name; write `name: …`"))
    return True


def _suppressions(text: str, data: dict[str, Any]) -> None:
    if "netnotes:" not in text:
        return
    line = 1
    counted = 0
    for found in _SUPPRESSION.finditer(text):
        begin = text.rfind("\n", 0, found.start()) + 1
        line += text.count("\n", counted, begin)
        counted = begin
        before = text[begin : found.start()].strip()
        if found[1] is None and not before.endswith(("#", "<!--")):
            continue  # without brackets they are words like any others, but for a comment
        alone = before in ("#", "<!--")  # a comment of its own speaks of the next line
        codes = tuple(code.strip() for code in (found[1] or "").split(",") if code.strip())
        reason = found[2].partition("-->")[0].strip()
        data["suppressions"].append((line + alone, codes, reason, line, found.start() - begin + 1))


def _controls(text: str, reader: Reader) -> None:
    if not _CONTROL.search(text):
        return
    for number, found in enumerate(_CONTROL.finditer(text)):
        if number == 5:
            break
        line = text.count("\n", 0, found.start()) + 1
        column = found.start() - text.rfind("\n", 0, found.start())
        message = say(
            "an invisible control character (U+{number}) stands here", number=f"{ord(found[0]):04X}"
        )
        reader.problem("control-character", Span.on_line(line, column, 1), message)


def _conflicts(text: str, reader: Reader) -> bool:
    if "<<<<<<<" not in text and ">>>>>>>" not in text:
        return False
    found = _CONFLICT.search(text)
    if found is None:
        return False
    line = text.count("\n", 0, found.start()) + 1
    message = say("git left both sides of a merge here; keep one and take out the markers")
    reader.problem("merge-conflict", Span.on_line(line, 1, 7), message)
    return True


__all__ = [
    "MAX_NOTE",
    "broken_note",
    "decode",
    "digest",
    "make_note",
    "parse_note",
    "split",
    "without_lone_cr",
]
