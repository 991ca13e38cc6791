"""What keeps the site on this machine: who may read what is written, and who may ask for it."""

from __future__ import annotations

import ipaddress
import os
from contextlib import suppress
from contextvars import ContextVar
from pathlib import Path

from mkdocs.exceptions import PluginError

NO_DEPLOY = (
    "netnotes: this site is made of private notes about people, so `gh-deploy`, which would publish "
    "all of them, is refused. Nothing was built or pushed."
)
NOT_GUARDED = (
    "netnotes: the server was started without netnotes, and has no guard that keeps other sites out of "
    "these notes. End it and start it again."
)
#: What the owner's group and everyone else may do.
_OTHERS = 0o077
#: The address at which other machines are let in, because the user said so; '' for none.
listening: ContextVar[str] = ContextVar("listening", default="")


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches an address."""
    try:
        return host == "localhost" or ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def refuse_open_address(host: str) -> None:
    """The notes are served to this machine only, unless the user wants it otherwise."""
    if not is_loopback(host) and host != listening.get():
        raise PluginError(
            f"netnotes: {host} can be reached from other machines, and these notes are private. Serve "
            f"on 127.0.0.1, or let everyone in who reaches it: `netnotes serve --listen {host}`."
        )


class Output:
    """The folder that the site is written to: for the owner only, and ignored by git."""

    def __init__(self) -> None:
        self.folder = ""
        self.umask: int | None = None

    def begin(self, folder: str) -> None:
        """From here on files are made for the owner only, and what is there is closed to others."""
        self.folder = folder
        if self.umask is None:
            self.umask = os.umask(_OTHERS)
        if os.path.isdir(folder):
            _close(folder)

    def end(self) -> None:
        """Mark the folder, and let the process make files as before."""
        if self.umask is None:
            return
        folder = Path(self.folder)
        try:
            if folder.is_dir():
                (folder / ".gitignore").write_text("*\n", "utf-8")
                (folder / "robots.txt").write_text("User-agent: *\nDisallow: /\n", "utf-8")
                _close_all(self.folder)
        finally:
            os.umask(self.umask)
            self.umask = None


def _close(path: str) -> None:
    """Take away what others may do with a file or folder."""
    with suppress(OSError):
        mode = os.stat(path, follow_symlinks=False).st_mode & 0o7777
        if mode & _OTHERS:
            os.chmod(path, mode & ~_OTHERS)


def _close_all(folder: str) -> None:
    """The same for everything in a folder: some of it may be older than this build."""
    _close(folder)
    for inner, folders, names in os.walk(folder):
        for name in (*folders, *names):
            path = os.path.join(inner, name)
            if not os.path.islink(path):
                _close(path)
