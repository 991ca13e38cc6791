"""A small reader of English prose: greeting, sentences and sign-off of a message, each with its place.

No grammar and no model, only lines, marks and lists of words, so that it is quick and can be
understood by reading it. What follows from that: irony, a request that is only hinted at, and
prose without any punctuation are read badly. Another's words in the message (`>` lines and all
that follows `On … wrote:`), mail headers but the subject, a blurb to be passed on, and a signature
after `-- ` are set aside first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from netnotes.messages.language import is_english
from netnotes.messages.plain import READ, Plain, plain


class Part(NamedTuple):
    """A piece of a message, from `start` to before `end` in `Plain.text`."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.text)

    @property
    def asks(self) -> bool:
        """Whether it ends in a question mark."""
        return self.text.rstrip("\"' )*_").endswith("?")


class Message(NamedTuple):
    """A message as it is read.

    `greeting` and `closing` may be empty; `closing` runs from the sign-off to the end, with the
    signature. `sentences` are those between them and of a P.S.; `words` counts the words of them
    and of the greeting. `own` is everything that is not another's.
    """

    plain: Plain
    subject: Part
    greeting: Part
    sentences: tuple[Part, ...]
    closing: Part
    own: tuple[Part, ...]
    words: int
    english: bool

    @property
    def prose(self) -> str:
        """All sentences, one a line."""
        return "\n".join(sentence.text for sentence in self.sentences)

    @property
    def empty(self) -> bool:
        """Whether there are no words of the writer's own in it."""
        return self.words == 0


_HEADER = re.compile(
    r"(?:subject|betreff|from|to|cc|bcc|date|reply-to|message-id|mime-version|content-[a-z-]+): ?"
)
_WROTE = re.compile(r"(?:on|am|le|el) .{4,160}(?:wrote|schrieb.{0,60}|a écrit|escribió) ?:\s*$")
_REST_IS_OTHERS = re.compile(
    r"-{2,} ?(?:original message|forwarded message).*|begin forwarded message:.*|_{20,}"
)
_RULE = re.compile(r"[-~*=_—]{3,}\s*|-+ ?8<.*")
_BLURB = re.compile(r"\b(?:blurb|forward|pass (?:it |this )?on|below)\b")
_GREETING = re.compile(
    r"(?:(?:hi|hiya|hey|hello|dear|howdy|hallo|yo|greetings|good (?:morning|afternoon|evening|day)"
    r"|to whom)\b(?:[^\n,!:.?]|(?<=\bmr)\.|(?<=\bms)\.|(?<=\bdr)\.|(?<=\bmrs)\.|(?<=\bprof)\.){0,50}?"
    r"(?:[,:]|!+|(?=\n)|$| -(?= )|(?<!\bmr)(?<!\bms)(?<!\bdr)(?<!\bmrs)(?<!\bprof)\.(?=\s)))"
    r"|(?:[^\W\d_][\w'.-]{0,20}(?: (?:and |& )?[^\W\d_][\w'.-]{0,20}){0,3}(?:,|:| -)(?=\s*\n))"
)
_CLOSING = re.compile(
    r"(?:(?:with )?(?:many |all |much |very |very best |warm |kind |best |lots of )*"
    r"(?:thanks|thank you|thanks again|thank you so much|regards|wishes|best|cheers|yours|sincerely|"
    r"respectfully|gratefully|warmly|fondly|love|hugs|take care|all the best|ciao|talk soon|"
    r"see you soon|see you then|until soon|gratitude|xx?x?|thx|ta|cordially|mit freundlichen grüßen|"
    r"viele grüße|liebe grüße|cordialement|saludos|obrigad[oa]|greetings|salutations|(?:un )?abrazo|abraços?|hälsningar|groet(?:en|jes)|pozdrawiam|bisous)"
    r"(?: (?:yours|sincerely|faithfully|truly|again|so much|very much|a lot|and (?:all the best|best wishes|"
    r"kind regards|best|take care|warm regards|regards)|in advance|as ever|for now|from [^\W\d_]+|you|"
    r"for (?:your time|reading|everything|considering it|thinking about it)))*)"
    r"(?:[,.!]| -)?(?: ?[^\W\d_][\w.'-]{0,20}){0,3}\s*|-{1,2} ?[^\W\d_][\w.'-]{0,20}(?: [^\W\d_][\w.'-]{0,20}){0,2}\s*"
)
_PS = re.compile(r"\s*p\.? ?(?:p\.? ?)?s\b")
_BULLET = re.compile(r"\s*(?:[-*•–+]|\(?\d{1,2}[.)]|\(?[a-e]\))\s+\S")
_END = re.compile(r"(?<![.!?])[.!?]+[\"')\]*_]*(?=\s|$)|(?<=\S)\s+[:;]-?[)(](?=\s|$)")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:e\.g|i\.e|mr|mrs|ms|dr|prof|st|vs|etc|approx|no|a\.m|p\.m|[a-z])\.$"
)
_NAME_LINE = re.compile(r"\s*[^\W\d_][\w.'-]{0,20}(?: [^\W\d_][\w.'-]{0,20}){0,2}\s*")
_ADDRESS_LINE = re.compile(r"(?:https?://)?[\w.@-]+\.[\w-]{2,20}(?:/\S*)?")
_WORDS = re.compile(r"[^\W_]+(?:['’.@:/-]+[^\W_]+)*")
_LAST = 12  # so many lines from the end a sign-off is looked for
_TAIL = 4  # so many lines at the end count as sign-off where none is seen


def read(raw: str) -> Message:
    """Read a message, of which the first `READ` characters are looked at closely."""
    text = plain(raw)
    lines = [Part(line, at) for line, at in _lines(text.text)]
    subject, lines = _subject(lines)
    lines, signature, whole = _own(lines)
    greeting, lines = _greeting(lines)
    body, closing, after = _closing(lines, signature, text.text)
    if len(raw) > READ and whole:
        body, closing, after = lines, Part("", len(text.text)), []  # its end is not in sight
    sentences = [
        s for block in (*_blocks(body), *_blocks(after)) for s in _sentences(block, text.text)
    ]
    own = tuple(part for part in (subject, greeting, *sentences, closing) if part.text.strip())
    prose = " ".join(sentence.text for sentence in sentences)
    words = count(greeting.text) + count(prose)
    if len(raw) > READ and whole:
        words += _beyond(raw)
    english = is_english(f"{subject.text} {greeting.text} {prose} {closing.text}")
    return Message(text, subject, greeting, tuple(sentences), closing, own, words, english)


def count(text: str) -> int:
    """How many words a text has."""
    return len(_WORDS.findall(text))


def _beyond(raw: str) -> int:
    """The words of the lines behind those that are read, until another's begin; as blanks tell them."""
    words = 0
    for line in raw[READ:].split("\n"):
        stripped = line[:200].strip().lower()
        if stripped == "--" or _WROTE.fullmatch(stripped) or _REST_IS_OTHERS.fullmatch(stripped):
            break
        words += 0 if stripped.startswith(">") else len(line.split())
    return words


def _lines(text: str) -> Iterator[tuple[str, int]]:
    start = 0
    for line in text.split("\n"):
        yield line, start
        start += len(line) + 1


def _subject(lines: list[Part]) -> tuple[Part, list[Part]]:
    """The subject, and the lines below the headers of a mail."""
    subject = Part("", 0)
    rest = _without_blank(lines)
    number = 0
    for line in rest:
        found = _HEADER.match(line.text)
        if found is None and not (number and line.text.startswith(" ") and line.text.strip()):
            break
        if found and line.text.startswith(("subject", "betreff")):
            subject = Part(line.text[found.end() :], line.start + found.end())
        number += 1
    return subject, rest[number:]


def _without_blank(lines: list[Part]) -> list[Part]:
    first = next((n for n, line in enumerate(lines) if line.text.strip()), len(lines))
    return lines[first:]


def _own(lines: list[Part]) -> tuple[list[Part], list[Part], bool]:
    """The writer's own lines, those of the signature, and whether nothing of another's follows."""
    kept: list[Part] = []
    number = 0
    while number < len(lines):
        line = lines[number]
        stripped = line.text.strip()
        both = (
            f"{stripped} {lines[number + 1].text.strip()}" if number + 1 < len(lines) else stripped
        )
        wrapped = not _WROTE.fullmatch(stripped) and stripped.startswith(("on ", "am ", "le "))
        if _WROTE.fullmatch(stripped) or (wrapped and _WROTE.fullmatch(both)):
            number += 2 if wrapped else 1
            after = next((one.text for one in lines[number:] if one.text.strip()), "")
            if not after.lstrip().startswith(">"):
                return kept, [], False
            continue
        if _REST_IS_OTHERS.fullmatch(stripped):
            return kept, [], False
        if line.text.rstrip() == "--":
            return kept, lines[number + 1 :], False
        if _RULE.fullmatch(stripped) and any(_BLURB.search(one.text) for one in kept[-6:]):
            return kept, [], False
        if not stripped.startswith(">"):
            kept.append(line)
        number += 1
    return kept, [], True


def _greeting(lines: list[Part]) -> tuple[Part, list[Part]]:
    lines = _without_blank(lines)
    if not lines:
        return Part("", 0), []
    first = lines[0]
    indent = len(first.text) - len(first.text.lstrip())
    found = _GREETING.match(f"{first.text}\n", indent)
    if found is None:
        return Part("", first.start), lines
    end = min(found.end(), len(first.text))
    said = Part(first.text[indent:end], first.start + indent)
    return said, [Part(first.text[end:], first.start + end), *lines[1:]]


def _closing(
    lines: list[Part], signature: list[Part], text: str
) -> tuple[list[Part], Part, list[Part]]:
    """The body, the sign-off to the end, and the lines of a P.S. below it."""
    full = [n for n, line in enumerate(lines) if line.text.strip()]
    at = len(lines)
    for n in reversed(full[-_LAST:]):
        if _CLOSING.fullmatch(lines[n].text.strip()):
            at = n
    if at == len(lines):
        at = _named_at_the_end(lines, full)
    tail = lines[at:]
    extra: list[Part] = []
    begin = next((n for n, line in enumerate(tail) if _PS.match(line.text)), None)
    if begin is not None:
        extra, tail = tail[begin:], tail[:begin]
    if not any(line.text.strip() for line in tail):
        tail = lines[full[-_TAIL:][0] :] if full else []
    closing = [*tail, *signature]
    if not closing:
        return lines[:at], Part("", lines[-1].end if lines else 0), extra
    return lines[:at], Part(text[closing[0].start : closing[-1].end], closing[0].start), extra


def _named_at_the_end(lines: list[Part], full: list[int]) -> int:
    """Where a message ends in nothing but a name, and perhaps an address; else the end."""
    last = len(full) - 1
    if last > 1 and _ADDRESS_LINE.fullmatch(lines[full[last]].text.strip()):
        last -= 1
    if (
        last > 0
        and _NAME_LINE.fullmatch(lines[full[last]].text)
        and full[last] - full[last - 1] <= 2
    ):
        return full[last]
    return len(lines)


def _blocks(lines: list[Part]) -> Iterator[tuple[int, int]]:
    """Where each paragraph, and each item of a list, begins and ends."""
    start: int | None = None
    end = 0
    for line in lines:
        blank = not line.text.strip()
        if start is not None and (blank or _BULLET.match(line.text)):
            yield start, end
            start = None
        if not blank:
            start = line.start if start is None else start
            end = line.end
    if start is not None:
        yield start, end


def _sentences(block: tuple[int, int], text: str) -> Iterator[Part]:
    """The sentences of a paragraph, its line breaks read as spaces."""
    start, end = block
    said = text[start:end].replace("\n", " ")
    begin = 0
    for found in _END.finditer(said):
        stop = found.end()
        if found[0] == "." and _ABBREVIATION.search(said[max(0, stop - 12) : stop]):
            continue
        yield from _part(said, begin, stop, start)
        begin = stop
    yield from _part(said, begin, len(said), start)


def _part(said: str, begin: int, stop: int, offset: int) -> Iterator[Part]:
    piece = said[begin:stop]
    stripped = piece.strip()
    if stripped:
        yield Part(stripped, offset + begin + len(piece) - len(piece.lstrip()))
