"""The network as a commit would hold it: staged notes as they are staged, all others as on disk."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from netnotes.commands._shared import Run
    from netnotes.config import Settings
    from netnotes.model.diagnostic import Diagnostic

#: From so many files on it is quicker to look at all notes and to choose from what is found.
_MANY = 50


def take(run: Run) -> dict[str, bytes | None]:
    """Let `run` see what is staged; gives the staged notes and settings by path.

    Their content is None where only the file itself says what it holds (see `netnotes.git.staged`).
    """
    from netnotes.config import CONFIG_NAME, NOTES_DIR
    from netnotes.errors import RefusedError
    from netnotes.git import GitMissingError, staged
    from netnotes.model.parse import MAX_NOTE

    try:
        found = staged(run.root, [NOTES_DIR, CONFIG_NAME], most=MAX_NOTE)
    except GitMissingError as error:
        raise RefusedError("there is no git on this machine, so nothing is staged.") from error
    except ValueError as error:
        raise RefusedError(
            f"nothing can be staged in {run.root}: it is in no work tree of git. "
            "`netnotes check` looks at the notes themselves."
        ) from error
    files = {path: raw for path, raw in found.items() if path == CONFIG_NAME or _is_note(path)}
    settings = files.get(CONFIG_NAME)
    if settings is not None:
        run.lenient_settings = _settings(run, settings)
    if files:
        run.network = run.store.load({k: raw for k, raw in files.items() if raw is not None})
    return files


def findings(run: Run, files: Sequence[str]) -> list[Diagnostic]:
    """What `check` finds in these files."""
    from netnotes.lint.check import check

    if not files:
        return []
    only = None if len(files) > _MANY else files
    chosen = set(files)
    found = check(run.network, run.lenient_settings, run.today, only)
    return [finding for finding in found if finding.path in chosen]


def _is_note(path: str) -> bool:
    """Whether a file would be read as a note: hidden ones and drafts are not."""
    return path.endswith(".md") and not any(part[:1] in "._" for part in path.split("/"))


def _settings(run: Run, raw: bytes) -> Settings:
    """The settings that are staged."""
    from netnotes.config import CONFIG_NAME, Settings, read_settings
    from netnotes.model.diagnostic import Problem
    from netnotes.model.span import WHOLE_FILE

    path = run.root / CONFIG_NAME
    try:
        source = raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        problem = Problem("bad-setting", WHOLE_FILE, "cannot be read: it is no UTF-8")
        return Settings({"@": {}}, run.root, path, [problem])
    values, problems = read_settings(source)
    return Settings(values, run.root, path, problems)
