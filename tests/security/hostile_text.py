"""A network in which every field, line, name and message holds what a terminal would obey."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from netnotes.model.field import Record
from netnotes.model.org import Org
from netnotes.model.person import Person
from netnotes.model.values.many import Addresses, Labelled, Many

#: A colour, a title for the window, a cleared screen (C1), a bell, a carriage return, text turned round.
HOSTILE = "a\x1b[35mb\x1b]0;t\x07c\x9b2Jd\re\x7ff\u202eg\u2066h\u200fi\u061cj\u2028k"

#: What is left of it where a value with a control character is not read at all.
TURNED = "a\u061cb\u2028c\u200ed\u2029e"

#: The colours and weights that netnotes itself gives.
_OURS = re.compile(r"\x1b\[(?:0|1|2|32|33|34|1;31|1;33|1;34)m")
_OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def obeyed(text: str) -> list[str]:
    """The lines of what was printed that hold a character which a terminal would obey."""
    plain = _OURS.sub("", text)
    return [ascii(line) for line in plain.split("\n") if _OBEYED.search(line)]


def quoted(text: str) -> str:
    """A text in YAML, with each odd character as an escape."""
    return (
        '"'
        + "".join(c if c.isascii() and c.isprintable() else f"\\u{ord(c):04x}" for c in text)
        + '"'
    )


def every_field(table: type[Person | Org], known: dict[str, str], odd: str = HOSTILE) -> str:
    """Front matter in which each field of a note is hostile, as far as its kind lets it be."""
    lines = []
    for name, field in table.fields.items():
        said = known.get(name) or quoted(f"{name} {odd}")
        kind = field.kind
        if isinstance(kind, Labelled) and name not in known:
            said = f"{{{said}: {said}}}"
        elif isinstance(kind, Many) and isinstance(kind.kind, Record):
            keys = ", ".join(f"{key}: {said}" for key in kind.kind.table.fields)
            said = f"[{{{keys}}}]"
        elif isinstance(kind, Many | Addresses) and name not in known:
            said = f"[{said}]"
        lines.append(f"{name}: {said}")
    return "---\n" + "\n".join(lines) + "\n---\n"


_SOUND = {
    "kind": "person", "closeness": "close", "cadence": "2 weeks", "met": "2020-01-02",
    "birthday": "11-23", "hires": "yes", "seniority": "ahead", "context": "professional",
    "org": '"[[evil-org]]"', "snooze": "2020-01-01", "email": "[eve@eve.example]", "died": "",
    "timezone": "Europe/Lisbon", "do_not_contact": "no", "role": "engineer", "seeking": "yes",
    "introduced_by": '"[[bo]]"', "photo": "",
}  # fmt: skip

_BODY = f"""
Prose {HOSTILE} with a [link {HOSTILE}](https://eve.example/{HOSTILE}).

- [ ] Send {HOSTILE} (due 2026-11-22)

## Log

- 2026-11-25 coffee: a plan {HOSTILE}
- 2026-11-01 coffee: met [[bo]] and {HOSTILE}
- 2026-10-01 {HOSTILE}: {HOSTILE}
- {HOSTILE}

## Top of mind

- 2026-11-02 {HOSTILE}

## News

- 2026-11-02 {HOSTILE}

## Questions

- 2026-11-02 {HOSTILE}

## Milestones

- 2026-11-02 {HOSTILE}

## Sweeps

- 2026-11-02 {HOSTILE}
"""

_HERE = "HERE"
_ASKS = """asks:
  - {kind: advice, what: HERE, minutes: 20, sent: 2026-10-01}
  - {kind: connect, what: HERE, target: HERE, sent: 2026-10-01,
     answered: 2026-10-02, answer: yes, outcome: HERE}
"""


def _sound(odd: str, **more: str) -> str:
    """A note whose words, days and references are sound, so that it shows up everywhere."""
    text = every_field(Person, {**_SOUND, **more}, odd)
    gone = ("died", "photo", "asks", "do_not_contact", "knows", "related")
    lines = [line for line in text.split("\n") if line.partition(":")[0] not in gone]
    lines[-2:] = [*_ASKS.replace(_HERE, quoted(odd)).rstrip().split("\n"), "---", ""]
    return "\n".join(lines) + _BODY.replace(HOSTILE, odd)


def make(root: Path) -> Path:
    """The network, with a repository whose messages and remote are hostile as well."""
    people = root / "people"
    people.mkdir(parents=True)
    notes = {
        "eve": _sound(HOSTILE),
        "bo": _sound(TURNED, introduced_by='"[[eve]]"'),
        "me": _sound(TURNED, name=quoted(f"Me {TURNED}")),
        "wrong": every_field(Person, {}) + _BODY,
        "evil-org": every_field(Org, {"kind": "org", "target": "yes"}, TURNED) + _BODY,
        "wrong-org": every_field(Org, {"kind": "org"}) + _BODY,
        "broken": f"---\nname: {HOSTILE}\n : [\n---\n",
        f"file {HOSTILE.replace('/', '')}": _sound(TURNED),
    }
    for slug, text in notes.items():
        (people / f"{slug}.md").write_text(text, "utf-8")
    (root / "netnotes-apart.txt").write_text(f"eve bo {HOSTILE}\n{HOSTILE}\n", "utf-8")
    (root / "mkdocs.yml").write_text(
        f"site_name: {quoted(HOSTILE)}\nplugins:\n  - netnotes:\n      me: me\n",
        "utf-8",
    )
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "config", "user.name", f"Eve {HOSTILE}".replace("\n", ""))
    git(root, "config", "user.email", "eve@eve.example")
    git(root, "remote", "add", "origin", f"https://github.com/{HOSTILE}")
    git(root, "add", "people")
    git(root, "commit", "--quiet", "--message", f"Commit {HOSTILE}")
    return root


def git(root: Path, *args: str) -> str:
    """What plain git says, as a person would run it."""
    done = subprocess.run(["git", *args], cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout
