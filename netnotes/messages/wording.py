"""What stands in a note, turned so that it can be said to the person it is about.

A note speaks of somebody, a message to them: "her chapel got the go-ahead" becomes "your chapel got
the go-ahead". Where that cannot be done without guessing at grammar, there is nothing to say, and
the draft asks for words of one's own.
"""

from __future__ import annotations

import re
from datetime import date

from netnotes.model.org import company_key
from netnotes.words import calendar, counted, shorten

#: How far a quoted bit of a note may go, in characters.
MOST = 110

_TAG = re.compile(r"(?:(?<=\s)|^)#[A-Za-z][\w-]*")
_CLAUSE = re.compile(r"[;:?!(—]|\.(?=\s|$)")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")

_SUBJECTS = {"she": "she", "he": "he", "they": "they"}
_POSSESSIVES = {"she": "her", "he": "his", "they": "their"}
_OBJECTS = {"she": "her", "he": "him", "they": "them"}
_THIRD = frozenset(
    "she he they her him them his hers their theirs herself himself themselves themself "
    "she's he's they're she'd he'd they'd she'll he'll they'll she’s he’s they’re she’d he’d".split()
)
#: Behind "her" these tell that it is no possessive.
_NO_NOUN = frozenset(
    "a an the my our your to and or in on at of for with that how what when where why again from "
    "about as by so if but because than then there too up out off over once twice two three again "
    "today yesterday before after until while whether which who is was".split()
)
_CHANGED = frozenset(
    "was is has does isn't wasn't hasn't doesn't isn’t wasn’t hasn’t doesn’t".split()
)

#: What an ask may begin with, so that "Would you" fits before it.
_VERBS = frozenset(
    "answer ask be bring build call check come connect consider explain forward give have hear help "
    "include introduce join keep lend let listen look make meet name pass play point print put read "
    "recommend refer review say send share show sing sit sketch speak take talk teach tell think try "
    "walk watch write".split()
)
_ASKS_HOW = frozenset("how what why when where which who whether".split())
_SPAN = re.compile(
    r"(?:(?:half|a quarter of|an?|one|two|\d+|[a-z]+(?:-[a-z]+)?)\s+)?(?:an?\s+)?(?:hour|minute)s?"
    r"(?:\s+of\s+your\s+time)?\s+(?:on|about|for|of)\s+",
    re.IGNORECASE,
)
#: What nobody is asked for outright.
_POSITION = re.compile(r"(?:an?|the|any) (?:position|role|job|opening)\b", re.IGNORECASE)
#: First words of a name that nobody is called by alone; those that are first names as well are left out.
_TITLES = frozenset(
    "dr prof professor mr mrs ms mx sir dame rev aunt auntie uncle grandma grandpa granny dona seu senhor "
    "senhora sr sra srta tio avó avô señor señora doña frau herr madame mme mlle monsieur teta".split()
)
#: How a thing begins that one is glad of, and what shows that it is a sentence after all.
_THING = re.compile(r"(?:for )?((?:the|an?|your|all|those|these|every|\w+ing) .+)", re.IGNORECASE)
_VERB = re.compile(
    r"\b(?:is|was|were|are|has|had|have|did|does|made|meant|gave|got|came|went|kept|\w+ed)\b",
    re.IGNORECASE,
)


def without_marks(text: str) -> str:
    """A text without its #marks, references shown by name, on one line."""
    return shorten(_TAG.sub(" ", " ".join(text.split())), 2000)


def clause(text: str, *, also_comma: bool = False) -> str:
    """The first clause of a text, without the stop at its end; '' where it is too long to quote."""
    said = without_marks(text)
    found = _CLAUSE.search(said)
    said = said[: found.start()] if found else said
    if also_comma:
        said = said.partition(",")[0]
    said = said.strip(" ,.-–")
    return said if 3 < len(said) <= MOST else ""


def to_you(text: str, pronouns: str, *, deeds: bool = True) -> str:
    """A bit of a note about somebody, said to them; '' where its grammar cannot be told.

    `pronouns` are theirs, as the note has them: only those are turned, and any other third person
    is somebody else or a riddle. Without `deeds` only what is theirs is turned, and not what they
    did or were: a note may say of somebody what one would not say to them.
    """
    own = re.split(r"[^a-z]+", pronouns.casefold())[0] if pronouns else ""
    words = list(_WORD.finditer(text))
    out: list[str] = []
    end = 0
    for number, word in enumerate(words):
        plain = word[0].casefold()
        if plain not in _THIRD:
            continue
        following = words[number + 1][0].casefold() if number + 1 < len(words) else ""
        said = _second(plain, own, following, text[word.end() : word.end() + 1])
        if not said or (said == "you" and not deeds):
            return ""
        out += text[end : word.start()], said.capitalize() if word[0][0].isupper() else said
        end = word.end()
    return "".join((*out, text[end:]))


def _second(word: str, own: str, following: str, behind: str) -> str:
    """The second person of one word, or ''."""
    if own not in _SUBJECTS:
        return ""
    if word == _POSSESSIVES[own] and following and behind == " " and following not in _NO_NOUN:
        return "your"
    if word == _OBJECTS[own]:
        return "you"
    if word == _SUBJECTS[own] and following and behind == " ":
        if own == "they":
            return "you"
        regular = not following.endswith("s") and following not in _CHANGED
        return "you" if regular else ""
    return ""


def told(text: str, pronouns: str, *, deeds: bool = False) -> str:
    """The first clause of a note's text as it can be said to them, or ''; `deeds` as in `to_you`."""
    for also_comma in (False, True):
        said = to_you(clause(text, also_comma=also_comma), pronouns, deeds=deeds)
        if said:
            return said
    return ""


def request(what: str) -> str:
    """An ask in one sentence as a question: "Would you introduce me to …?"."""
    said = without_marks(what).rstrip(" .!")
    if not said:
        return ""
    if said.endswith("?"):
        return capital(said)
    first = _first(said)
    if first in _VERBS:
        return f"Would you {small(said)}?"
    if first in _ASKS_HOW:
        return f"Would you tell me {small(said)}?"
    if _POSITION.match(said):
        return f"Would you talk with me about {small(said)}?"
    return f"Could I ask you for {small(said)}?"


def subject_matter(what: str) -> str:
    """What an ask is about, without the time it takes: `how you chose between the two tracks`."""
    said = without_marks(what).rstrip(" .!?")
    found = _SPAN.match(said)
    return small(said[found.end() :] if found else said)


def small(text: str) -> str:
    """A text that goes on in a sentence: its first letter small, unless it is a name or an I."""
    first = _WORD.match(text)
    if first is None or not first[0][0].isupper():
        return text
    plain = first[0].casefold()
    known = plain in _VERBS or plain in _ASKS_HOW or plain in _SMALL
    return text[0].lower() + text[1:] if known else text


_SMALL = frozenset(
    "a an the your my our half one two some somebody someone something somewhere whatever whoever "
    "fifteen ten five twenty thirty forty this that these those it its as if to on in at with your "
    "would could can may might do does did is are was were".split()
)


def capital(text: str) -> str:
    """A text that begins a sentence."""
    return text[:1].upper() + text[1:]


def sentence(text: str) -> str:
    """A text as a sentence of its own."""
    said = capital(" ".join(text.split()))
    return said if not said or said[-1] in ".!?…" else f"{said}."


def thing(text: str, *, deed: bool) -> str:
    """A thing, or with `deed` a doing, as it stands behind “for”; '' where the text is a sentence."""
    found = _THING.fullmatch(" ".join(text.split()).rstrip("."))
    if found is None or found[1][-1] in "!?…" or _VERB.search(found[1].partition(" you ")[0]):
        return ""
    said = found[1][0].lower() + found[1][1:]
    return "" if not deed and said.partition(" ")[0].endswith("ing") else said


def _first(text: str) -> str:
    found = _WORD.match(text)
    return found[0].casefold() if found else ""


def length(minutes: int) -> str:
    """A length of time as it is said: `half an hour`, `fifteen minutes`, `an hour`."""
    if minutes == 30:
        return "half an hour"
    if minutes == 15:
        return "fifteen minutes"
    if minutes in _SAID:
        return f"{_SAID[minutes]} minutes"
    hours, rest = divmod(minutes, 60)
    if hours == 1 and not rest:
        return "an hour"
    return counted(hours, "hour") if hours and not rest else counted(minutes, "minute")


_SAID = {20: "twenty", 25: "twenty-five", 40: "forty", 45: "forty-five", 50: "fifty", 90: "ninety"}


def first_name(name: str, nickname: str = "") -> str:
    """How somebody is greeted: by a nickname, else by the first name; titles keep the whole name."""
    if nickname:
        return nickname
    first, _, rest = name.strip().partition(" ")
    return name.strip() if rest and first.rstrip(".").casefold() in _TITLES else first


def company(name: str) -> str:
    """A company as it is spoken of: without `GmbH` and the like."""
    return " ".join(name.split()[: len(company_key(name).split())]).rstrip(",;")


def when(day: date, today: date) -> str:
    """A day in the past as it is mentioned: `on 3 November`, `in March 2025`, `yesterday`."""
    days = (today - day).days
    if days in {0, 1}:
        return ("today", "yesterday")[days]
    said = calendar(day, today)
    return f"on {said}" if days < 120 else f"in {said.partition(' ')[2]}"
