"""How to live with a finding of a rule."""

from __future__ import annotations

from netnotes.lint.rule import Rule
from netnotes.sentences import say


def leave_be(rule: Rule) -> str:
    """How to tell one finding of a rule to be quiet."""
    if rule.code.startswith(("N13", "N19", "N50", "N6")):  # of files, settings, suppressions
        return say("This one cannot be told to be quiet.")
    example = f"netnotes: ignore[{rule.code}] {say('the reason')}"
    how = say(
        "To leave a finding be, say so on its line, or on a line of its own above it, and why:"
    )
    where = say("the first in the front matter, the second in the text.")
    return f"{how}\n\n    # {example}\n    <!-- {example} -->\n\n{where}"
