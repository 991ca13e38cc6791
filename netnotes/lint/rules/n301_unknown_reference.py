"""A reference to nobody.

`[[ada]]` means the note `ada.md`, or whoever is called so by name or alias. Where the format
lets a name stand for someone without a note (an employer, an acquaintance's acquaintance),
write the bare name, or `{name: …}` under `knows`.

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

from collections.abc import Iterator

from netnotes.lint.context import Context
from netnotes.lint.rule import Placed, Rule

rule = Rule(__name__, __doc__)


@rule.on_network
def find(context: Context) -> Iterator[Placed]:
    """References that mean no note."""
    for note, mention, notes in context.doubtful:
        if notes:
            continue
        near = context.network.near(mention.target)
        message = f"nobody here is “{mention.target}”"
        if near:
            message += f"; did you mean [[{near[0]}]]?"
        elif mention.role == "knows":
            message += f"; someone without a note is written {{name: {mention.target}}}"
        elif mention.expects == "org" or mention.role == "asks.to":
            message += "; without the brackets it is a name, and needs no note"
        elif mention.role in ("body", "log", "with"):
            message += "; make them a note, or take the brackets off"
        else:
            message += "; make them a note, a name is enough"
        yield note, mention.span, message
