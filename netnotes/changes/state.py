"""The folder `.netnotes/`: what the changes keep there, and writing to it so that it lasts."""

from __future__ import annotations

from pathlib import Path

from netnotes.config import STATE_DIR

_OWNER = 0o700


def state_dir(root: Path) -> Path:
    """The folder, made where it is missing: for the owner only, and ignored by git."""
    folder = root / STATE_DIR
    ignore = folder / ".gitignore"
    try:
        made = ignore.stat().st_size > 0
    except FileNotFoundError:
        made = False
    if not made:
        folder.mkdir(mode=_OWNER, exist_ok=True)
        ignore.write_text("*\n", "utf-8")
    return folder


def kept_dir(root: Path) -> Path:
    """The folder of displaced copies."""
    folder = state_dir(root) / "kept"
    folder.mkdir(mode=_OWNER, exist_ok=True)
    return folder
