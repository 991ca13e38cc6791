"""Everything that can be explained: rules of the notes, reasons, gates, and looks at a message."""

from __future__ import annotations

from typing import NamedTuple

from netnotes.errors import UnknownNameError
from netnotes.lint.explain import leave_be
from netnotes.lint.rule import rules
from netnotes.messages.check import checks
from netnotes.model.near import nearest
from netnotes.outreach import ask_state, standing
from netnotes.outreach.gate import gates
from netnotes.outreach.reason import reasons
from netnotes.sentences import mark, retold, say
from netnotes.views._shape import TEXT, Shape, listed, output, record

SHAPE: Shape = output(explain=listed(record(code=TEXT, name=TEXT, kind=TEXT, text=TEXT)))

#: What the kind of a gate begins with; its verdict stands behind it.
_GATE = "a gate: "


class Explanation(NamedTuple):
    """What a code or name stands for; `kind` says what it is, `text` is its docstring."""

    code: str
    name: str
    kind: str
    text: str
    #: What a finding of it can be told.
    besides: str = ""

    @property
    def words(self) -> str:
        """What it is, as people read it."""
        if self.kind.startswith(_GATE):
            return say("a gate: {verdict}", verdict=self.kind.removeprefix(_GATE))
        return say(self.kind)

    @property
    def prose(self) -> str:
        """Its docstring, as people read it."""
        return retold(self.text)

    @property
    def summary(self) -> str:
        """The first line."""
        return self.prose.partition("\n")[0]


def explanations() -> list[Explanation]:
    """All of them: standing, reasons, the life of an ask, gates, checks of a message, rules."""
    found = [
        Explanation(
            "standing", "standing", mark("how well we know each other"), _doc(standing.__doc__)
        )
    ]
    found += [
        Explanation(kind.code, kind.code, mark("a reason to reach out"), _doc(kind.doc))
        for kind in reasons()
    ]
    found.append(Explanation("asks", "asks", mark("the life of an ask"), _doc(ask_state.__doc__)))
    found += [
        Explanation(gate.code, gate.name, f"{_GATE}{gate.verdict}", _doc(gate.doc))
        for gate in gates()
    ]
    found += [
        Explanation(check.code, check.name, mark("a check of a message"), _doc(check.doc))
        for check in checks()
    ]
    found += [
        Explanation(rule.code, rule.name, rule.severity, rule.doc, leave_be(rule))
        for rule in rules()
    ]
    return found


def _doc(text: str | None) -> str:
    return (text or "").strip()


def lookup(word: str) -> Explanation:
    """What a code or name means, whatever its case; raises with the nearest otherwise."""
    said = word.strip().casefold().replace("_", "-")
    everything = explanations()
    for one in everything:
        if said in (one.code.casefold(), one.name):
            return one
    known = {name: one.name for one in everything for name in (one.code, one.name)}
    near = dict.fromkeys(known[name] for name in nearest(word, known))
    raise UnknownNameError("rule", word, list(near))
