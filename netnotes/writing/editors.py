"""How editors are told to open a file at a line, and to wait until it is closed."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence

#: What each understands: where the line goes, and what makes it wait where it would not.
_PLUS = ("+{line}", "{path}")
_COLON = ("{path}:{line}",)
_LINE = ("--line", "{line}", "{path}")
_GOTO = ("--goto", "{path}:{line}")
_KNOWN: dict[str, tuple[tuple[str, ...], str]] = {
    **dict.fromkeys(
        "vi vim nvim view ex vis nano pico emacs emacsclient micro joe jed mg ne zile kak".split(),
        (_PLUS, ""),
    ),
    **dict.fromkeys(("gvim", "mvim"), (_PLUS, "--nofork")),
    **dict.fromkeys(("gedit", "xed"), (_PLUS, "--wait")),
    **dict.fromkeys(("hx", "helix"), (_COLON, "")),
    **dict.fromkeys(("subl", "zed", "zeditor"), (_COLON, "--wait")),
    **dict.fromkeys(
        "code code-insiders codium vscodium cursor windsurf".split(), (_GOTO, "--wait")
    ),
    **dict.fromkeys(("mate", "idea", "pycharm"), (_LINE, "--wait")),
    "kate": (_LINE, "--block"),
}
#: Other words for the same, so that none is given twice.
_SHORT = {"--wait": "-w", "--nofork": "-f", "--block": "-b"}

#: The program behind the scheme of an address such as `vscode://file/{path}:{line}`.
_SCHEMES = {
    "vscode": "code",
    "vscode-insiders": "code-insiders",
    "txmt": "mate",
    **{name: name for name in ("vscodium", "cursor", "windsurf", "zed", "subl", "idea", "pycharm")},
}
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)


def of_address(address: str) -> str:
    """The program that an address of the setting `editor` belongs to, or '' for one not known."""
    found = _SCHEME.match(address)
    return _SCHEMES.get(found[1].lower(), "") if found else ""


def opening(words: Sequence[str], path: str, line: int) -> tuple[list[str], str]:
    """The command that opens `path` at `line` (0: wherever it likes), and its last argument.

    An editor that is not known is given the path alone.
    """
    name = os.path.basename(words[0]).lower()
    name = name.removesuffix(".exe").removesuffix(".cmd")
    where, wait = _KNOWN.get(name, (("{path}",), ""))
    command = list(words)
    if wait and wait not in words and _SHORT[wait] not in words:
        command.append(wait)
    if not line:
        return command, path
    *before, last = (part.format(path=path, line=line) for part in where)
    return [*command, *before], last


__all__ = ["of_address", "opening"]
