"""The sentences that netnotes says, in the language that is spoken.

English stands in the code, where it can be read; `say`, `count` and `tell` look each sentence up in the
catalogue of another language, if one is spoken. A language is one file, `languages/de.po`, in the
format of gettext, made from `languages/netnotes.pot`, which holds every sentence there is. What a
catalogue lacks is said in English.

A sentence is whole: what changes in it stands in braces, and is never glued to its end, since other
languages put it elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TypeVar
from zlib import crc32

FOLDER = Path(__file__).parent / "languages"
#: The language of the code.
ENGLISH = "en"
_BRACES = re.compile(r"\{(\w+)\}")
#: A line of words in a file of a language.
_WHOLE_LINE = re.compile(r'(?:msg[a-z_]+(?:\[\d+\])?\s*)?"(?:[^"\\]|\\.)*"')
#: What a terminal obeys, and what turns the line: no sentence needs it.
_OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]")
#: What stands above an example in a docstring.
_LABELS = ("Bad:", "Good:")
_Piece = TypeVar("_Piece")


class BrokenLanguageError(ValueError):
    """A file of a language that cannot be read; the text says why."""


@dataclass(frozen=True)
class Catalogue:
    """The sentences of a language, by the English one; more than one form where they count."""

    language: str = ENGLISH
    sentences: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)
    #: Which of the forms a number takes, as an expression of `n` in C.
    plural_rule: str = "n != 1"
    #: What tells this catalogue from any other; '' for the English of the code.
    state: str = ""

    def plural(self, n: int) -> int:
        """Which of the forms a number takes; the first where the rule of a file gives none."""
        try:
            return max(_rule(self.plural_rule)(n), 0)
        except ArithmeticError:  # `n % 0`
            return 0

    def entries(self) -> dict[str, str | list[str]]:
        """The sentences as plain data, for other programs."""
        return {
            english: said if isinstance(said, str) else list(said)
            for english, said in self.sentences.items()
        }


_spoken = Catalogue()


def spoken() -> Catalogue:
    """The catalogue in use."""
    return _spoken


def speak(catalogue: Catalogue) -> None:
    """Use a catalogue from now on, in this process."""
    global _spoken  # noqa: PLW0603  (one language a process, as one locale)
    _spoken = catalogue


def find(language: str, *folders: Path) -> Path | None:
    """The file of a language, of the first of `folders` that has it, else ours; None for English."""
    if language not in languages(*folders) or language == ENGLISH:
        return None
    paths = (folder / f"{language}.po" for folder in (*folders, FOLDER))
    return next(path for path in paths if path.is_file())


def read(language: str, said: bytes) -> Catalogue:
    """The catalogue of a language, from its file. Raises `BrokenLanguageError`.

    A sentence whose braces are not those of the English one is left out: it could not be filled.
    """
    from babel.messages.pofile import PoFileError, read_po

    try:
        _look_at_quotes(said)
        held = read_po(BytesIO(said), locale=language, abort_invalid=True)
        rule = str(held.plural_expr)
        _rule(rule)
        sentences: dict[str, str | tuple[str, ...]] = {}
        for message in held:
            english, forms = _forms(message.id), _forms(message.string)
            if english[0] and all(forms) and not message.fuzzy and _fits(english, forms):
                sentences[english[0]] = forms[0] if len(english) == 1 else tuple(forms)
        return Catalogue(language, sentences, rule, state_of(said))
    except PoFileError as error:  # it counts from 0, and says so behind its words
        why = str(error).removesuffix(f" on {error.lineno}")
        raise _broken(error.lineno + 1, " ".join(why.split())) from error
    except (ValueError, LookupError) as error:
        raise BrokenLanguageError(" ".join(str(error).split())) from error


def _look_at_quotes(said: bytes) -> None:
    """Raise `BrokenLanguageError` at a quote that is open at the end of its line.

    Whoever reads such a line leaves out its last letter, and says nothing.
    """
    try:
        lines = said.decode("utf-8").removeprefix("\ufeff").split("\n")
    except UnicodeDecodeError:  # in what charset it is only its head says
        return
    for number, line in enumerate(map(str.strip, lines), 1):
        if line.startswith(('"', "msg")) and not _WHOLE_LINE.fullmatch(line):
            raise _broken(number, "words stand between two quotes, one at each end")


def _broken(line: int, why: str) -> BrokenLanguageError:
    return BrokenLanguageError(f"line {line}: {why}")


def state_of(said: bytes) -> str:
    """What tells the file of a language from any other."""
    return f"-{crc32(said):08x}"


def _forms(text: str | Sequence[str] | None) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ("",))


def _fits(english: tuple[str, ...], said: tuple[str, ...]) -> bool:
    if any(map(_OBEYED.search, said)):
        return False
    names = {name for form in english for name in _BRACES.findall(form)}
    if not all(set(_BRACES.findall(form)) <= names for form in said):
        return False
    # A brace by itself stands only where the English has some, and is filled with nothing.
    return any(map(_stray, english)) or not any(map(_stray, said))


def _stray(form: str) -> bool:
    """Whether there are braces that hold no name."""
    rest = _BRACES.sub("", form.replace("{{", "").replace("}}", ""))
    return "{" in rest or "}" in rest


@cache
def _rule(expression: str) -> Callable[[int], int]:
    """The rule of a catalogue as a function; `gettext` reads it, and runs nothing else."""
    if expression == "n != 1":
        return lambda n: int(n != 1)
    from gettext import c2py

    rule: Callable[[int], int] = c2py(expression)
    return rule


def languages(*folders: Path) -> list[str]:
    """The languages that can be spoken, English first; those of further folders included."""
    paths = (path for folder in (*folders, FOLDER) for path in folder.glob("*.po"))
    found = {path.stem for path in paths if path.is_file()} - {ENGLISH}
    return [ENGLISH, *sorted(found)]


def mark(sentence: str) -> str:
    """The sentence as it is: it is looked up later, where it is said, and stands here to be found."""
    return sentence


def say(sentence: str, /, **said: object) -> str:
    """A sentence, with what stands in its braces filled in."""
    found = _spoken.sentences.get(sentence, sentence)
    return str(found).format(**said) if said else str(found)


def count(one: str, many: str, n: int, /, **said: object) -> str:
    """One sentence or the other, as the number wants it; `{n}` is the number unless `said` has it."""
    return _form(one, many, n).format(**{"n": n, **said})


def _form(one: str, many: str, n: int) -> str:
    forms = _spoken.sentences.get(one)
    if isinstance(forms, tuple):
        return forms[min(_spoken.plural(n), len(forms) - 1)]
    return one if n == 1 else many


def tell(sentence: str, /, **said: _Piece | tuple[_Piece, ...]) -> tuple[str | _Piece, ...]:
    """A sentence as a run of words: what stands in its braces may be links and the like."""
    return _filled(str(_spoken.sentences.get(sentence, sentence)), said)


def tell_count(
    one: str, many: str, n: int, /, **said: _Piece | tuple[_Piece, ...]
) -> tuple[str | _Piece, ...]:
    """One sentence or the other, as the number wants it, as a run of words; `{n}` is the number."""
    return _filled(_form(one, many, n), {"n": str(n), **said})


def _filled(
    sentence: str, said: Mapping[str, str | _Piece | tuple[_Piece, ...]]
) -> tuple[str | _Piece, ...]:
    parts = _BRACES.split(sentence)
    out: list[str | _Piece] = []
    for index, part in enumerate(parts):
        if index % 2:
            piece = said[part]
            pieces = piece if isinstance(piece, tuple) else (piece,)
        else:
            pieces = (part,) if part else ()
        if out and pieces and isinstance(out[-1], str) and isinstance(pieces[0], str):
            out[-1] += pieces[0]  # one run of words, so that a line is not broken within a word
            pieces = pieces[1:]
        out += pieces
    return tuple(out)


def paragraphs(doc: str) -> list[str]:
    """The prose of a docstring that is shown, a paragraph or an item of a list each, on one line.

    What is indented is an example of a note, and no sentence.
    """
    return [text for text, prose in _runs(doc) if prose]


def retold(doc: str) -> str:
    """A docstring that is shown, in the language that is spoken; its examples stay as they are."""
    if not _spoken.sentences:
        return doc
    return "\n".join(say(text) if prose else text for text, prose in _runs(doc))


def _runs(doc: str) -> list[tuple[str, bool]]:
    """A docstring in runs, each with whether it is prose: then its lines are joined."""
    found: list[tuple[str, bool]] = []
    open_ = False
    for line in doc.splitlines():
        prose = bool(line.strip()) and not line.startswith("    ") and line not in _LABELS
        if prose and open_ and not line.startswith("- "):
            found[-1] = (f"{found[-1][0]} {line.strip()}", True)
        else:
            found.append((line, prose))
        open_ = prose
    return found
