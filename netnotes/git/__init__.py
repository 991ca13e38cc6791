"""git, by its command: no shell, no pager, nothing of an untrusted repository run.

`running` starts it, `commit` makes commits, `history`, `staged` and `remotes` read.
"""

from __future__ import annotations

from netnotes.git.commit import commit_paths, no_commit
from netnotes.git.history import Commit, Histories, history, known_of
from netnotes.git.remotes import Remote, remotes, remotes_of
from netnotes.git.running import (
    GitMissingError,
    common_folder,
    git,
    inside_repository,
    own_hooks_path,
    path_of,
    program,
    read,
    top_of,
)
from netnotes.git.staged import staged

__all__ = [
    "Commit",
    "GitMissingError",
    "Histories",
    "Remote",
    "commit_paths",
    "common_folder",
    "git",
    "history",
    "inside_repository",
    "known_of",
    "no_commit",
    "own_hooks_path",
    "path_of",
    "program",
    "read",
    "remotes",
    "remotes_of",
    "staged",
    "top_of",
]
