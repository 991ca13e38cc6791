"""What every fuzzer begins from: the notes of the study of hostile inputs, our samples, and the cases."""

from __future__ import annotations

import re
import sys
from datetime import date
from functools import cache
from pathlib import Path

TESTS = Path(__file__).parents[1]
sys.path.insert(0, str(TESTS / "hostile"))

from hostile_notes import FILES, FRONT_MATTER  # noqa: E402  (its folder is known only now)

#: The day on which all of it takes place.
TODAY = date(2026, 11, 21)
#: Larger ones say nothing new, and take a mutator's time; tests/hostile has them.
MOST = 6_000


def small(seeds: list[bytes]) -> list[bytes]:
    """Those of a handy size, each once."""
    return [seed for seed in dict.fromkeys(seeds) if len(seed) <= MOST]


@cache
def notes() -> list[bytes]:
    """Hostile notes, and our sample network."""
    hostile = [raw for case in (*FRONT_MATTER, *FILES) for raw in case.files.values()]
    sample = [path.read_bytes() for path in sorted((TESTS.parent / "people").rglob("*.md"))]
    return small([*hostile, *sample])


@cache
def imports() -> list[bytes]:
    """Files of other programs, as the cases of the importers have them: `--- NAME`, then the file."""
    found: list[bytes] = []
    for path in sorted((TESTS / "importers/cases").glob("*.md")):
        for case in re.split(r"^## .*\n", path.read_text("utf-8"), flags=re.MULTILINE)[1:]:
            given = case.partition("--- gives")[0]
            found.append(given[given.index("--- ") :].encode())
    for path in sorted((TESTS / "importers/foreign").rglob("*")):
        if path.is_file() and path.suffix != ".md":
            found.append(b"--- %b\n%b" % (path.name.encode(), path.read_bytes()))
    found += [b"--- note.md\n" + note for note in notes()[::4]]
    return small(found)


#: What means something somewhere in a note.
BITS = (
    b"---\n", b"name: A\n", b"- ", b"* ", b"+ ", b"## Log\n", b"## Milestones\n", b"## Sweeps\n", b"## Why\n",
    b"## Top of mind\n", b"## News\n", b"## Questions\n", b"Title\n===\n", b"2026-11-05", b"16:00", b" coffee", b" email in",
    b" with ", b" at ", b" and ", b", ", b": ", b":", b"[[", b"]]", b"[ ] ", b"[x] ", b"|", b"#", b" #gave", b"%%", b"<!--",
    b"-->", b"`", b"```\n", b"~~~\n", b"\n", b"\r\n", b"\r", b"  ", b"\t", b"(due ", b")", b"applied", b" thanks to ",
    b"asks:\n", b"  - kind: pitch\n", b"{", b"}", b"[", b"]", b"'", b'"', b"&a ", b"*a", b"!!x ", b"<<: ", b"? ", b"|\n", b">-\n",
    b"\xef\xbb\xbf", b"\xe2\x80\xa8", b"\xc2\x85", b"\x00", b"\xc3\xa9", b"\xf0\x9f\x99\x82", b"\xe2\x80\xae", b"\xed\xa0\x80",
    b"kind: org\n", b"tags: [a, b]\n", b"links: {a: b}\n", b"\\e", b"netnotes: ignore[N202]", b"<<<<<<< a\n", b">>>>>>> b\n",
)  # fmt: skip
