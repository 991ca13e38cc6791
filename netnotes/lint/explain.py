"""How to live with a finding of a rule."""

from __future__ import annotations

from netnotes.lint.rule import Rule


def leave_be(rule: Rule) -> str:
    """How to tell one finding of a rule to be quiet."""
    if rule.code.startswith(("N13", "N19", "N50", "N6")):  # of files, settings, suppressions
        return "This one cannot be told to be quiet."
    example = f"netnotes: ignore[{rule.code}] the reason"
    return (
        "To leave a finding be, say so on its line, or on a line of its own above it, and why:\n\n"
        f"    # {example}\n"
        f"    <!-- {example} -->\n\n"
        "the first in the front matter, the second in the text."
    )
