"""A rule's page as text: what its docstring says, and how to live with it."""

from __future__ import annotations

from netnotes.errors import UnknownNameError
from netnotes.lint.rule import Rule, find_rule, rules
from netnotes.model.near import nearest


def lookup(word: str) -> Rule:
    """The rule that a code or name means, whatever its case; raises with the nearest otherwise."""
    rule = find_rule(word)
    if rule is None:
        known = {said: rule for rule in rules() for said in (rule.code, rule.name)}
        near = dict.fromkeys(known[said].name for said in nearest(word, known))
        raise UnknownNameError("rule", word, list(near))
    return rule


def page(rule: Rule) -> str:
    """Everything that is known about a rule."""
    return f"{rule.code} {rule.name} ({rule.severity})\n\n{rule.doc}\n\n{leave_be(rule)}\n"


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


def listing() -> str:
    """All rules, one a line."""
    width = max(len(rule.name) for rule in rules())
    lines = (f"{rule.code} {rule.name:<{width}}  {rule.summary}" for rule in rules())
    return "\n".join(lines) + "\n"
