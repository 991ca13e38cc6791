"""Whether a text is English, by the share of its small words.

Coarse on purpose: a text of a few words is taken for English unless its words are another
language's; the checks that judge prose are silent where this says no.
"""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_ENGLISH = frozenset(
    "the a an to of and i you your yours for is it that this with at be been have has had would "
    "could can my we our us as are was were if me on in by from or but not so do does did i'm i'd "
    "i've it's you're you've you'd don't there what how when who which just about thanks thank "
    "hi hello hey dear please will all any some more".split()
)
_OTHERS = (
    "der die das und ich nicht ist ein eine einen mit für auf dich dir ihr ihnen sie wir uns zu "
    "haben habe hast würde würden könnte könntest zeit danke hallo liebe lieber viele grüße "
    "le la les des du et je ne pas est un une avec pour vous votre vos nous que qui sur dans au "
    "merci bonjour auriez avez temps café "
    "el los las y no es un una con para usted tu su sus nosotros que en por del gracias hola "
    "tendría tiempo puedo "
    "o os as e não é um uma com para você seu sua nós que em por obrigado obrigada olá teria "
    "il lo gli di che non sono un una con per lei tuo suo noi grazie ciao avrebbe tempo "
    "de het een en ik niet met voor jij jouw wij dat bedankt hoi zou kunnen"
).split()
_OTHER = frozenset(_OTHERS) - _ENGLISH


def is_english(text: str) -> bool:
    """Whether `text` (in small letters) reads as English."""
    words = _WORD.findall(text)[:600]
    if not words:
        return False
    letters = sum(map(len, words))
    foreign_letters = sum(not word.isascii() and len(word) for word in words)
    if foreign_letters * 3 > letters:
        return False
    english = sum(word in _ENGLISH for word in words)
    others = sum(word in _OTHER for word in words)
    if others > english:
        return False
    return english * 6 >= len(words) or (len(words) < 8 and not others)
