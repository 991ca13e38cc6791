"""A reference to nobody.

`[[ada]]` means the note `ada.md`, or whoever is called so by name or alias. Where the format
lets a name stand for someone without a note (an employer, an acquaintance's acquaintance),
write the bare name, or `{name: …}` under `knows`. In the text a day, `[[2026-11-05]]`, means the
note of that day, which is nobody's.

Bad:

    [people/ada.md]
    ---
    name: Ada Lovelace
    introduced_by: "[[mary-sommerville]]"
    ---

    [people/mary-somerville.md]
    ---
    name: Mary Somerville
    ---

Good:

    [people/ada.md]
    ---
    name: Ada Lovelace
    org: Analytical Engines
    introduced_by: "[[mary-somerville]]"
    knows:
      - {name: Charles Babbage, org: Analytical Engines}
    ---

    [people/mary-somerville.md]
    ---
    name: Mary Somerville
    ---
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from netnotes.lint.context import Context
from netnotes.lint.rule import Placed, Rule
from netnotes.model.note import Mention
from netnotes.sentences import say

#: How most who keep a note a day call it.
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")

rule = Rule(__name__, __doc__)


@rule.on_network
def find(context: Context) -> Iterator[Placed]:
    """References that mean no note."""
    for note, mention, notes in context.doubtful:
        if notes or (mention.role in ("body", "log") and _DAY.fullmatch(mention.target)):
            continue
        near = context.network.near(mention.target)
        yield note, mention.span, _message(mention, near[0] if near else "")


def _message(mention: Mention, near: str) -> str:
    name = mention.target
    if near:
        return say("nobody here is “{name}”; did you mean [[{near}]]?", name=name, near=near)
    if mention.role == "knows":
        return say(
            "nobody here is “{name}”; someone without a note is written {{name: {name}}}", name=name
        )
    if mention.expects == "org" or mention.role == "asks.to":
        return say(
            "nobody here is “{name}”; without the brackets it is a name, and needs no note",
            name=name,
        )
    if mention.role in ("body", "log", "with"):
        return say("nobody here is “{name}”; make them a note, or take the brackets off", name=name)
    return say("nobody here is “{name}”; make them a note, a name is enough", name=name)
