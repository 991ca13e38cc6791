"""Names taken out of a text that is to be shown to somebody else.

Everybody in the notes becomes "Person 1", "Person 2", every organization "Company 1", in the order
in which they come up; addresses, numbers and pages go. Names that only prose knows cannot be told
from other words, so whatever is written with a capital in the middle of a sentence goes as well.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from netnotes.model.network import Network
from netnotes.model.note import Note, bare, fold
from netnotes.model.org import Org, company_key
from netnotes.model.person import Person

GONE = "…"

_ADDRESS = re.compile(
    r"(?:https?://|www\.|mailto:)[^\s<>”’\"']+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\+?\d[\d\s()/.-]{6,}\d"
)
#: A date, which looks like a number to ring.
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_PATH = re.compile(r"\S*people/\S+")
_LINK = re.compile(r"\[\[([^\[\]|]*)(?:\|([^\[\]]*))?\]\]")
#: A word of a name, or a part of one: what follows an apostrophe is a word of its own.
_WORD = re.compile(r"[^\W_]+")
#: What may stand between the words of a name.
_GAP = re.compile(r"[ \t\n]*[-,.&’'’/]?[ \t\n]*")
_LETTERS = re.compile(r"[^\W\d_]+")
_ENDS = re.compile(r"[.!?:;“”\"‘(\n–—-]\s*$")
#: Words that stand with a capital wherever they are, and name nobody.
_COMMON = frozenset(
    "i person company january february march april may june july "
    "august september october november december monday tuesday wednesday thursday friday saturday "
    "sunday english ok".split()
)
_PARTICLES = frozenset("and the of for von van de da do dos la le el al bin der den y e".split())


class Redactor:
    """Takes the names of a network out of texts; the same name is the same word throughout."""

    def __init__(self, network: Network, first: Person | None = None) -> None:
        self.numbers: dict[str, str] = {}
        self.counts = {"Person": 0, "Company": 0}
        #: Whole names by their words, and how many words those have that begin with a word.
        self.whole: dict[tuple[str, ...], tuple[str, str]] = {}
        self.lengths: dict[str, set[int]] = {}
        self.parts: dict[str, tuple[str, str]] = {}
        #: Words with a capital that name nobody: those of titles.
        self.known = set(_COMMON)
        self.places: set[str] = set()
        for note in network.everything:
            self._learn(note, network)
        if network.me is not None:
            self.numbers[network.me.key] = "the writer"
        if first is not None:
            self._placeholder(first.key, "Person")
        for word in (word for place in self.places for word in _LETTERS.findall(place)):
            self.known.discard(word.casefold())

    def _learn(self, note: Note, network: Network) -> None:
        kind = "Company" if isinstance(note, Org) else "Person"
        for name in (note.slug, *note.names):
            self._name(name, note.key, kind)
        if isinstance(note, Org):
            titles = [*note.target_roles, *(opening.title for opening in note.openings)]
        elif isinstance(note, Person):
            titles = [note.title, *note.target_roles, *(past.title for past in note.past)]
            for name, who in _spoken_of(note):
                meant = network.resolve(name) or network.org(name)
                kind = who if meant is None else "Company" if isinstance(meant, Org) else "Person"
                self._name(name, fold(name) if meant is None else meant.key, kind)
        else:
            return
        self.places.add(note.city)
        self.known.update(word.casefold() for title in titles for word in _LETTERS.findall(title))

    def _name(self, name: str, key: str, kind: str) -> None:
        forms = {name, company_key(name)} if kind == "Company" else {name}
        for form in forms:
            words = tuple(_key(word) for word in _WORD.findall(form))
            if words:
                self.whole.setdefault(words, (key, kind))
                self.lengths.setdefault(words[0], set()).add(len(words))
        if kind == "Person" or " " in name.strip():
            for word in _WORD.findall(name):
                if len(word) > 1 and word[0].isupper() and word.casefold() not in _PARTICLES:
                    self.parts.setdefault(_key(word), (key, kind))

    def _placeholder(self, key: str, kind: str) -> str:
        if key not in self.numbers:
            self.counts[kind] += 1
            self.numbers[key] = f"{kind} {self.counts[kind]}"
        return self.numbers[key]

    def __call__(self, text: str) -> str:
        """The text without names."""
        text = _LINK.sub(lambda found: found[2] or found[1], unicodedata.normalize("NFC", text))
        kept: list[str] = []

        def keep(found: re.Match[str]) -> str:
            kept.append(found[0])
            return f"\x00{len(kept) - 1}\x00"

        text = _DATE.sub(keep, text)
        text = _PATH.sub(GONE, _ADDRESS.sub(GONE, text))
        text = self._words(text)
        return re.sub(r"\x00(\d+)\x00", lambda found: kept[int(found[1])], text)

    def _words(self, text: str) -> str:
        """Whole names, parts of names, and what else has a capital inside a sentence, taken out."""
        words = list(_WORD.finditer(text))
        keys = [_key(word[0]) for word in words]
        out: list[str] = []
        end = number = 0
        while number < len(words):
            many, said = self._at(text, words, keys, number)
            if said:
                out += text[end : words[number].start()], said
                end = words[number + many - 1].end()
            number += many
        return "".join((*out, text[end:]))

    def _at(
        self, text: str, words: list[re.Match[str]], keys: list[str], number: int
    ) -> tuple[int, str]:
        """How many words are taken out from this one on, and what stands instead; '' for nothing."""
        for many in sorted(self.lengths.get(keys[number], ()), reverse=True):
            found = self.whole.get(tuple(keys[number : number + many]))
            if (
                found
                and number + many <= len(words)
                and _together(text, words[number : number + many])
            ):
                return many, self._placeholder(*found)
        word = words[number][0]
        if not word[0].isupper():
            return 1, ""
        part = self.parts.get(keys[number])
        if part is not None:
            return 1, self._placeholder(*part)
        if word.casefold() in self.known:
            return 1, ""
        before = text[: words[number].start()]
        begins = not before.strip() or _ENDS.search(before)
        return 1, GONE if word in self.places or not begins else ""


def _together(text: str, words: list[re.Match[str]]) -> bool:
    """Whether words follow each other as those of a name do, without a sentence between them."""
    gaps = (text[one.end() : two.start()] for one, two in pairwise(words))
    return all(_GAP.fullmatch(gap) for gap in gaps)


def _spoken_of(person: Person) -> Iterator[tuple[str, str]]:
    """Names in a person's fields that may have no note: (name, what it names)."""
    for known in person.knows:
        yield known.ref.target if known.ref else known.name, "Person"
        if known.org:
            yield known.org.target, "Company"
    for reference in (person.org, *(past.org for past in person.past)):
        if reference:
            yield reference.target, "Company"
    if person.introduced_by:
        yield person.introduced_by.target, "Person"
    for entry in person.log:
        for companion in entry.companions:
            yield companion.target, "Person"


def _key(word: str) -> str:
    """The form in which words of names are compared: no case, no accents."""
    return bare(fold(word))
