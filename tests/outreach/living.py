"""A small network whose notes say one thing today and another tomorrow, for laws that must outlive any edit."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from itertools import count
from pathlib import Path
from unittest.mock import patch

from hypothesis import strategies as st

from netnotes import load

TODAY = date(2026, 11, 21)
CONFIG = "site_name: Test\nplugins:\n  - netnotes: {me: me, today: 2026-11-21}\n"
LOG = "\n## Log\n\n"
#: What each note may say at one time or another; '' is no note.
NOTES = {
    "me": (
        "---\nname: Me\n---\n\n## Milestones\n\n- 2026-10-01 offer at Acme\n",
        "---\nname: Me\nseeking: no\n---\n\n## Milestones\n\n- 2026-11-02 hired at Acme\n",
        "---\nname: Me\n---\n\n## Milestones\n\n- 2026-02-01 offer at Acme thanks to [[Dan]], [[bea]]\n",
        f"---\nname: Me\n---\n\nI know [[bea]].\n{LOG}- 2026-11-03 coffee with [[Dan]]\n- [ ] 2026-11-25 10:00 walk with [[ada]]\n",
    ),
    "acme": ("---\nkind: org\nname: Acme\ntarget: yes\n---\n", "---\nkind: org\nname: Acme Ltd\n---\n", ""),
    "ada": (
        f"---\nname: Ada\ncloseness: close\nknows: [{{ref: bea}}]\n---\n{LOG}- 2026-01-02 coffee\n",
        f"---\nname: Ada\ncloseness: close\n---\n{LOG}- 2026-11-20 coffee with [[bea]]\n- 2026-01-02 coffee #got\n",
        f"---\nname: Ada\n---\n{LOG}- 2026-05-02 coffee with [[bea]], [[Cleo]]\n",
        f"---\nname: Ada\n---\n{LOG}- 2026-06-02 coffee with [[bea]], [[Cleo]]\n",
        f"---\nname: Bea\n---\n{LOG}- [ ] 2026-11-24 walk with [[cleo]], [[Dan]]: plans\n",
        "---\nname: Ada\norg: Acme\ndied: 2020\n---\n",
        "---\nname: [\n---\n",
    ),
    "bea": (
        f"---\nname: Bea\norg: Acme\n---\n{LOG}- 2026-03-02 call #got\n- 2026-02-02 call\n- 2026-01-02 call\n",
        f"---\nname: Bea\nsnooze: 2027-01-01\n---\n{LOG}- 2026-03-02 call with [[Ada]]\n",
        "---\nname: Bea\nknows: [{ref: Dan}, {name: Eve, org: Acme}]\ncadence: 3w\n---\n",
        "",
    ),
    "cleo": (
        f"---\nname: Cleo\naliases: [Dan]\n---\n{LOG}- 2025-12-02 meal with [[ada]], [[bea]]\n",
        "---\nname: Cleo\nbirthday: 1990-11-24\ninterests: [tea, bees, chess]\nasks: [{kind: advice, what: bees}]\n---\n",
        f"---\nname: Cleo\nintroduced_by: ada\n---\n\n- [ ] call her (due 2026-11-22)\n{LOG}- 2026-06-01 walk\n",
        "",
    ),
    "dan": (
        f"---\nname: Dan\nbirthday: 11-23\nrelated: [{{to: cleo, type: friend}}]\n---\n{LOG}- 2026-08-02 out email\n",
        f"---\nname: Dan\ndo_not_contact: yes\n---\n{LOG}- 2026-11-21 10:00 coffee with [[Bea]]\n",
        f"---\nname: Dan\nknows: [{{name: Ada, org: Acme}}, {{name: Bea}}]\n---\n{LOG}- 2026-11-01 coffee with Cleo\n",
        "---\nname: Dan\ncity: Porto\ninterests: [bees, tea]\ndates: {moved in: 2020-12-01}\nsnooze: 2026-11-30\n---\n",
        "---\nname: Dan\nknows: [{name: Fay, org: Acme Ltd}]\npast: [{org: Acme}]\n---\n",
        "",
    ),
}  # fmt: skip
EDITS = st.lists(
    st.sampled_from([(slug, text) for slug, texts in NOTES.items() for text in texts]), max_size=12
)

_clock = count(1_700_000_000_000_000_000, 1_000_000_000)


def write(note: Path, text: str) -> None:
    """Write a note, at a time of its own: no two edits are alike, however quick the machine is."""
    note.write_text(text, "utf-8")
    now = next(_clock)
    os.utime(note, ns=(now, now))


@contextmanager
def folder(notes: Mapping[str, str] | None = None) -> Iterator[Path]:
    """A network with the first text of each note, or these, which is loaded as a large and old one is.

    Files just written are as good as old ones, and one of a few that changed does not renew all.
    """
    with (
        tempfile.TemporaryDirectory() as root,
        patch.multiple(load, _COARSE=0, _WORTH_KEEPING=0),
    ):
        Path(root, "people").mkdir()
        Path(root, "mkdocs.yml").write_text(CONFIG, "utf-8")
        first = {slug: texts[0] for slug, texts in NOTES.items()} if notes is None else notes
        for slug, text in first.items():
            write(Path(root, "people", f"{slug}.md"), text.replace("{name}", slug.title()))
        yield Path(root)


def edit(root: Path, slug: str, text: str) -> None:
    """Make an edit of `EDITS`."""
    note = root / "people" / f"{slug}.md"
    if text:
        write(note, text)
    else:
        note.unlink(missing_ok=True)
