"""What keeps the site on this machine: who may read what is written, and who may ask for it."""

from __future__ import annotations

import ipaddress
import os
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError

from mkdocs_netnotes.guard import Guard

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

NO_DEPLOY = (
    "netnotes: this site is made of private notes about people, so `gh-deploy`, which would publish "
    "all of them, is refused. Nothing was built or pushed."
)


def refuse_open_address(host: str) -> None:
    """The notes are served to this machine only."""
    if host == "localhost":
        return
    try:
        loopback = ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        loopback = False
    if not loopback:
        raise PluginError(
            f"netnotes: {host} can be reached from other machines, and these notes are private. "
            "Serve on 127.0.0.1 instead."
        )


class Output:
    """The folder that the site is written to: for the owner only, and ignored by git."""

    def __init__(self) -> None:
        self.folder = ""
        self.umask: int | None = None

    def begin(self, folder: str) -> None:
        """From here on files are made for the owner only."""
        self.folder = folder
        if self.umask is None:
            self.umask = os.umask(0o077)

    def end(self) -> None:
        """Mark the folder, and let the process make files as before."""
        if self.umask is None:
            return
        folder = Path(self.folder)
        try:
            if folder.is_dir():
                folder.chmod(0o700)
                (folder / ".gitignore").write_text("*\n", "utf-8")
                (folder / "robots.txt").write_text("User-agent: *\nDisallow: /\n", "utf-8")
        finally:
            os.umask(self.umask)
            self.umask = None


def wall(server: LiveReloadServer) -> LiveReloadServer:
    """Put the guard before whatever the server would answer."""
    host, port = server.server_address[:2]
    app = server.get_app()
    server.set_app(Guard(app, str(host), int(port)))  # type: ignore[arg-type]
    return server
