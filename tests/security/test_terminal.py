"""Nothing that a note, a file's name, git or an import says is obeyed by the terminal it is shown on.

JSON is held to the same: such characters stand in it as its own escapes, so it says what it said.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from netnotes.reporters.plain import one_line, plain, plain_json
from netnotes.views.registry import pages

sys.path.insert(0, str(Path(__file__).parent))
from hostile_text import HOSTILE, make, obeyed

COMMANDS = [
    "due", "due --all", "asks", "ask check eve connect", "ask check bo advice", "ask ideas", "outreach",
    "targets", "coverage", "stats", "tree", "values tags", "values city", "values name", "values vibe",
    "paths evil-org", "connect", "show eve", "show bo", "show wrong", "show evil-org", "show broken",
    "show me", "show nobody", "find a", "find tag:a", "find zz:zz", "check", "check --format github",
    "check --format sarif", "check --format json", "check --fix --dry-run", "check --staged", "doctor",
    "event a", "prep eve", "prep eve --markdown", "prep", "draft eve connect", "draft bo advice",
    "draft eve thank-you --mailto", "draft wrong warm-up", "fields", "explain N101", "about",
    "undo --dry-run", "sweep x --dry-run", "rename eve Evelyn --dry-run", "log eve --dry-run met",
    "set eve city x --dry-run", "ask sheet eve advice", "merge eve bo --dry-run", "landed --dry-run",
    "posted", "snooze eve 2027-01-01 --dry-run", "done eve Send --dry-run", "jot eve x --dry-run",
    "target evil-org --dry-run", "new Eve --dry-run", "new Bo --dry-run", "milestone x --dry-run",
    "apart eve bo --dry-run", "ask sent eve --dry-run", "ask yes eve --dry-run", "export",
    "doctor --restore --dry-run", "import cards.vcf", "import table.csv", "import mail.mbox",
    "import cal.ics",
]  # fmt: skip


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The hostile network, with hostile files to import."""
    root = make(tmp_path_factory.mktemp("hostile") / "network")
    odd = HOSTILE.replace("\r", "")
    files = {
        "cards.vcf": f"BEGIN:VCARD\nVERSION:3.0\nFN:Ann {odd}\nNOTE:x{odd}\nTEL;TYPE={odd}:+123456789\n"
        f"ORG:{odd}\nBDAY:{odd}\nEND:VCARD\n",
        "table.csv": f"Name,Email,City,{odd}\nAnn {odd},ann@x.example,{odd},{odd}\n{odd},{odd},{odd},{odd}\n",
        "mail.mbox": f"From x@x Thu Jan  1 00:00:00 2026\nFrom: Ann {odd} <ann@x.example>\n"
        f"To: me@me.example\nSubject: {odd}\nDate: Thu, 01 Jan 2026 00:00:00 +0000\n\nx\n",
        "cal.ics": "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:1\nDTSTART:20261101T100000Z\n"
        f"SUMMARY:{odd}\nATTENDEE;CN={odd}:mailto:ann@x.example\nEND:VEVENT\nEND:VCALENDAR\n",
    }
    for name, text in files.items():
        (root / name).write_text(text, "utf-8")
    return root


def test_nothing_is_obeyed_whatever_is_asked(
    hostile: Path, run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = [*COMMANDS, *(f"show-page {page.name}" for page in pages())]
    shown = 0
    for command in asked:
        for more in ((), ("--json",)):
            done = run("-C", str(hostile), *_from(hostile, command), *more)
            assert obeyed(done.out) == [], (command, more)
            assert obeyed(done.err) == [], (command, more)
            assert "Traceback" not in done.err, command
            shown += "\\u061c" in done.out + done.err
            if more and done.out.startswith("{"):
                json.loads(done.out)
    assert len(asked) > 80
    assert shown > 80, "the hostile text is hardly shown at all"


def test_nor_in_colour(
    hostile: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from netnotes.cli import main

    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("NETNOTES_TODAY", "2026-11-21")
    for command in ("due", "show bo", "check", "outreach", "doctor"):
        main(["-C", str(hostile), *command.split()])
        done = capsys.readouterr()
        assert "\x1b[" in done.out
        assert obeyed(done.out + done.err) == [], command


def _from(root: Path, command: str) -> list[str]:
    """The words of a command; files to import stand in the network."""
    name, *words = command.split()
    return [name, *(str(root / word) if name == "import" else word for word in words)]


def test_the_walls_themselves() -> None:
    """A test of this test: the text does hold what a terminal obeys, and is shown as escapes."""
    assert obeyed(HOSTILE)
    assert obeyed(plain(HOSTILE)) == obeyed(one_line(HOSTILE)) == []
    said = plain_json(json.dumps({"a": HOSTILE}, ensure_ascii=False))
    assert obeyed(said) == []
    assert json.loads(said) == {"a": HOSTILE}
