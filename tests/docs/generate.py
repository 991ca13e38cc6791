"""Brings what the documents say up to date with the code: `make docs`.

    python tests/docs/generate.py [--check]

Writes REFERENCE.md, the catalogue of sentences, and in README.md the table of commands and the
transcripts. With `--check` nothing
is written: what would change is printed, and the exit status is 1.
"""

from __future__ import annotations

import re
import sys
from difflib import unified_diff
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from reference import command_table, reference
from sentences import POT, pot
from transcripts import rerun

ROOT = Path(__file__).parents[2]
_TABLE = re.compile(r"(<!-- commands -->\n).*?(<!-- /commands -->)", re.DOTALL)


def documents() -> dict[Path, str]:
    """Each document that has something generated in it, as it should be."""
    readme = ROOT / "README.md"
    text, places = _TABLE.subn(
        lambda m: f"{m[1]}{command_table()}\n{m[2]}", readme.read_text("utf-8")
    )
    assert places == 1, "README.md has no place for the table of commands"
    return {readme: rerun(text), ROOT / "REFERENCE.md": reference(), POT: pot()}


def main(*, check: bool) -> int:
    """Write, or with `check` tell, what changed."""
    status = 0
    for path, text in documents().items():
        old = path.read_text("utf-8") if path.exists() else ""
        if old == text:
            continue
        if check:
            lines = unified_diff(
                old.splitlines(), text.splitlines(), path.name, "as it is now", lineterm=""
            )
            print("\n".join(lines))
            status = 1
        else:
            path.write_text(text, "utf-8")
            print(f"wrote {path.name}")
    return status


if __name__ == "__main__":
    sys.exit(main(check="--check" in sys.argv[1:]))
