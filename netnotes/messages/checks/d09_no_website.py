"""The sign-off leads to your website, unless they know you well or nothing is asked.

Whoever hardly knows you wants to see for themselves whether you mean it, and a link at the very end lets
them. An introduction or a favor is asked of those who know you well; with `--to` the note says who does.

Source: 000, Link to your website (R106, R107).

Pass:

    Hi Ana, your talk on looms is still with me. Would you have ten minutes for a call about it? A no is
    fine.

    Sam
    https://sam.example

Fail:

    Hi Ana, your talk on looms is still with me. Would you have ten minutes for a call about it? A no is
    fine.

    Sam
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from netnotes.messages.check import Check, Draft, Finding

check = Check(__name__, __doc__)

#: An address, with or without its scheme; no e-mail address, and nothing like "e.g.".
_ADDRESS = re.compile(
    r"https?://[^\s<>]{3,}|\bwww\.[^\s<>]{3,}|(?<![@\w.-])[a-z0-9][a-z0-9-]{0,62}(?:\.[a-z0-9-]{1,62}){0,3}\.(?:[a-z]{2,12})(?=[/\s)>,.]|$)"
)


@check
def find(draft: Draft) -> Iterator[Finding]:
    """No address in the sign-off of a message that asks someone who does not know me well."""
    if not draft.requests or draft.knows_me_well:
        return
    start, end = draft.end
    closing = draft.message.closing.text
    pages = draft.audience.pages if draft.audience else ()
    bare = [page.partition("://")[2].rstrip("/").casefold() for page in pages]
    if _ADDRESS.search(closing) or any(page and page in closing for page in bare):
        return
    which = pages[0] if pages else "your website"
    yield Finding(
        start,
        end,
        f"there is no link in the sign-off; end it with one to {which}",
        "They may wish to see what you do before they answer.",
    )
