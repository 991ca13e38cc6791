"""No slot of a template is left unfilled.

"Hi [name]" tells more about the sender than the rest of the message can mend.

Source: 002, a customized message (R140); 000, the slots of the model messages (R95 to R98).

Pass:

    Hi Ana, I saw your post on looms [1]. Lovely.

    Sam

    [1] https://looms.example/post

Fail:

    Hi {name}, I saw your post on looms. Lovely.

    Sam
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from netnotes.messages.check import Check, Draft, Finding

check = Check(__name__, __doc__, english=False)

_WORDS = (
    r"(?:your |their |his |her |the |my |insert |target |first |last |full |add |some )*"
    r"(?:name|first ?name|last ?name|company|company name|company x|organi[sz]ation|job title|title|role|position|topic|thing|intent|conference|event|networking event|restaurant|city|date|day|time|place|link|website|url|reason|project|something|date and time|time and place|slot|x|y|xyz|xxx)"
)
_SLOT = re.compile(
    r"(?<!\[)\[(?!\^|\d|[x ]?\]|sic\b|\.|https?:|mailto:|ext(?:ernal)?\]|edit|note\b|img|image|cid:)[^\[\]\n]{1,60}\](?![\[(:])"
    r"|\[\[[^\[\]\n]{1,60}\]\]|\{\{?%?[^{}\n]{1,60}%?\}\}?"
    rf"|<{{1,2}}{_WORDS}>{{1,2}}|«\s?{_WORDS}\s?»|\({_WORDS}\)(?! ?(?:https?:|www))|\(insert [^()\n]{{1,60}}\)"
    r"|%%?[a-z_]{3,30}%%?(?=\W)|\*\|[a-z_:]{2,30}\|\*|(?<![\w$])\$\{?[a-z_]{3,30}\}?(?!\w)|(?<!_)_{3,30}(?!_)|\b_[a-z]{3,20}_name_\b"
    r"|\b(?:lorem ipsum|todo:?|tbd|fixme|xxx+|insert (?:name|company|link) here)\b(?<!\bxxx)"
    r"|(?<!\w)(?:tk ?tk|\?\?\?+)(?!\w)"
)
_NO_NAME = re.compile(r"(?:hi|hello|hey|dear) ?,")


@check
def find(draft: Draft) -> Iterator[Finding]:
    """Brackets, braces and blanks that wait for a word, in everything that is the writer's own."""
    message = draft.message
    seen: set[int] = set()  # the last lines can be body and sign-off at once
    for part in message.own:
        for found in _SLOT.finditer(part.text):
            start = part.start + found.start()
            if start in seen:
                continue
            seen.add(start)
            if message.plain.said[start : start + 4] == "todo":
                continue  # "todo" is a word as well; the mark is written in capitals
            yield Finding(
                start,
                part.start + found.end(),
                f"“{_said(draft, start, found)}” is still to be filled in",
            )
    greeting = message.greeting
    if _NO_NAME.fullmatch(greeting.text.strip()) and greeting.text.strip()[:-1].endswith(" "):
        yield Finding(greeting.start, greeting.end, "the name is missing in the greeting")


def _said(draft: Draft, start: int, found: re.Match[str]) -> str:
    return draft.message.plain.said[start : start + len(found[0])].replace("\n", " ")
