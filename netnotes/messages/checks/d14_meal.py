"""A coffee or a walk, no meal, unless the two of you are close.

One cannot leave a dinner early. A coffee is a small yes, and it can grow. With friends, and where several
people eat together, it is different: `--to` says who is close.

Source: 000, on meals and coffees (R102, R103).

Pass:

    Hi Ana, I saw you moved to the river. Would you have time for a coffee there on Friday, say at 4pm?
    Another day is as good.

    Sam
    https://sam.example

Fail:

    Hi Ana, I saw you moved to the river. Would you have time for dinner there on Friday, say at 7pm?
    Another day is as good.

    Sam
    https://sam.example
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from netnotes.messages.check import Check, Draft, Finding

check = Check(__name__, __doc__)

_MEAL = re.compile(r"\b(?:lunch|dinner|breakfast|brunch|supper|a meal|a bite(?: to eat)?)\b")


@check
def find(draft: Draft) -> Iterator[Finding]:
    """A meal in a request for time, of someone who is not close; a table of friends is an event."""
    if draft.kind == "event" or (draft.audience is not None and draft.audience.close):
        return
    for request in draft.found:
        text = draft.message.plain.text[request.start : request.end]
        found = _MEAL.search(text) if request.sort == "time" else None
        if found:
            start = request.start + found.start()
            yield Finding(
                start,
                start + len(found[0]),
                "a meal is hard to leave early; propose a coffee or a walk instead",
                "If you two are close, say for whom it is: --to WHO.",
            )
            return
