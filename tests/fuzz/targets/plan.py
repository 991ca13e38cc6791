"""What an import would write: new notes that say what the source says, inside of people/, and no more."""

from __future__ import annotations

import re
import tempfile
from contextlib import suppress
from functools import cache
from pathlib import Path

import in_memory
from targets import sources

from netnotes.apart import Apart
from netnotes.changes.step import Change, Create
from netnotes.config import Settings, load_settings
from netnotes.errors import NetnotesError
from netnotes.load import load_network
from netnotes.model.network import Network
from netnotes.model.parse import parse_note
from netnotes.writing.imports.planning import Options, Plan
from netnotes.writing.imports.spread import spread
from netnotes.writing.imports.steps import steps_of

SEEDS, BITS = sources.SEEDS, sources.BITS
NOTES = {
    "ana-diaz": b"---\nname: Ana Diaz # hers\nemail: [ana@x.example]\norg: Acme\ncity:\n---\n\nProse.\n",
    "bo-chen": b"---\r\nname: Bo Chen\r\nphone: {work: +351 210 000 000}\r\ntags: [x]\r\n---\r\n\r\n## Log\r\n\r\n- 2020-01-01 walk\r\n",
    "zoe": b"---\nname: Zo\xc3\xab Brandt\nlinks:\n  linkedin: https://www.linkedin.com/in/ana\nbirthday: soon\n---\n",
    "broken": b"---\nname: Ana: Diaz\n---\n",
}
_PATH = re.compile(r"people/[\w-]+\.md")


@cache
def network() -> tuple[Settings, Network]:
    """A small network, read once."""
    root = Path(tempfile.mkdtemp(prefix="netnotes-fuzz-"))
    (root / "people").mkdir()
    for slug, note in NOTES.items():
        (root / f"people/{slug}.md").write_bytes(note)
    settings = load_settings(root)
    return settings, load_network(settings)


network()


def try_one(raw: bytes) -> None:
    """Plan the import of an input, and look at every step without taking it."""
    try:
        found = in_memory.read(raw)
    except NetnotesError:
        return
    settings, there = network()
    plan = Plan(there, Apart(), in_memory.TODAY, Options(log=True, everyone=True, unsure_as_new=len(raw) % 2 == 1))  # fmt: skip
    for one in found[:20]:
        plan.take(one)
    plan.settle()
    spread(plan, settings)
    for step in steps_of(plan, settings.root).steps:
        if step.path == "netnotes-apart.txt":
            continue
        if isinstance(step, Create):
            assert _PATH.fullmatch(step.path), step.path
            data = parse_note(step.data)
            assert not data["broken"], step.data
            assert data["fields"].get("name")
            assert step.data.count(b"\n---\n") >= 1
        elif isinstance(step, Change):
            gain(NOTES[Path(step.path).stem], step)


def gain(note: bytes, step: Change) -> None:
    """A note that is there keeps all its lines."""
    with suppress(NetnotesError):
        after = step.make(note)
        data = parse_note(after)
        assert not data["broken"]
        rest = iter(after.split(b"\n"))
        for line in note.split(b"\n"):
            if line.strip() and not line.startswith((b"email:", b"city:", b"tags:", b"phone:", b"org:", b"links:")):  # fmt: skip
                assert line in rest, line
