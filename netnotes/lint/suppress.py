"""Findings that a note asks to leave be: `netnotes: ignore[N204] reason` in a comment.

It names rules by code or name and gives a reason; without one it does nothing, and is a finding.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from netnotes.lint.rule import by_name, find_rule, rules
from netnotes.model.diagnostic import Diagnostic, Problem
from netnotes.model.near import near
from netnotes.model.note import Note
from netnotes.model.span import Span
from netnotes.sentences import say


def suppress(note: Note, found: list[Diagnostic]) -> list[Diagnostic]:
    """The findings of one note that stand, with what is wrong with its suppressions."""
    silenced: set[Diagnostic] = set()
    problems: list[Problem] = []
    places: dict[tuple[str, int], list[Diagnostic]] = defaultdict(list)
    for finding in found:
        places[finding.code, finding.span.line].append(finding)
    for line, codes, reason, own_line, column in note.suppressions:
        span = Span.on_line(own_line, column, len("netnotes: ignore"))
        if not reason or not codes:
            message = say(
                "say which rule, and why: `netnotes: ignore[N204] their mother confirmed it`"
            )
            problems.append(Problem("suppression-without-reason", span, message))
            continue
        for code in codes:
            rule = find_rule(code)
            if rule is None:
                message = _no_rule(code)
                problems.append(Problem("unused-suppression", span, message))
                continue
            met = [d for at in {line, own_line} for d in places.get((rule.code, at), ())]
            silenced.update(met)
            if not met:
                message = say(
                    "there is nothing of {code} {name} here to ignore; take it out",
                    code=rule.code, name=rule.name,
                )  # fmt: skip
                problems.append(Problem("unused-suppression", span, message))
    named = by_name()
    told = [named[p.rule].diagnostic(note.path, p.span, p.message) for p in problems]
    return [d for d in found if d not in silenced] + told


def _no_rule(code: str) -> str:
    close = _nearest_rule(code)
    if close:
        return say("`{code}` is no rule; did you mean {close}?", code=code, close=close)
    return say("`{code}` is no rule; `netnotes explain` lists them", code=code)


@cache
def _nearest_rule(code: str) -> str:
    return near(code, [word for rule in rules() for word in (rule.code, rule.name)])
