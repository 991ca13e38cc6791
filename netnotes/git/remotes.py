"""Where a repository is fetched from and pushed to, and what is to be known of such an address."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from netnotes.git.running import git

#: Hosts where a repository is public unless one takes care.
_FORGES = (
    "github.com", "gitlab.com", "bitbucket.org", "codeberg.org", "sr.ht", "gitee.com", "gitea.com",
    "notabug.org", "framagit.org", "salsa.debian.org", "pagure.io", "disroot.org", "launchpad.net",
)  # fmt: skip
#: `scheme://user:secret@host:port/path`, and the short form of ssh, `user@host:path`.
_LONG = re.compile(r"([a-z][a-z0-9+.-]*)://(?:[^/@]*@)?(\[[^\]]*\]|[^/:]*)", re.IGNORECASE)
_SHORT = re.compile(r"(?:[^/:@]+@)?([\w.-]+):(?!/)")
_SECRET = re.compile(r"(://)[^/@]*@")
_HELPER = re.compile(r"[a-z0-9-]+::", re.IGNORECASE)
_OPEN = ("http", "git", "ftp")


class Remote(NamedTuple):
    """An address, as it may be shown: without the name and password that may stand in it."""

    shown: str
    scheme: str
    host: str

    @property
    def forge(self) -> str:
        """The public forge that it leads to, or ''."""
        host = self.host.casefold()
        return next((f for f in _FORGES if host == f or host.endswith(f".{f}")), "")

    @property
    def is_open(self) -> bool:
        """Whether anybody on the way can read along."""
        return self.scheme in _OPEN

    @property
    def is_program(self) -> bool:
        """Whether git would start the program that the address names."""
        return self.scheme in ("ext", "fd")


def remotes_of(folder: Path) -> list[Remote]:
    """The remotes of a repository, each address once. Raises `GitMissingError`."""
    return [remote_of(address) for address in remotes(folder)]


def remotes(folder: Path) -> list[str]:
    """The addresses of the repository's remotes. Raises `GitMissingError`."""
    status, said = git(folder, "remote", "-v")
    found = (line.partition("\t")[2].rpartition(" (")[0] for line in said.splitlines())
    return sorted({address for address in found if address}) if status == 0 else []


def remote_of(address: str) -> Remote:
    """What is to be known of an address."""
    shown = _SECRET.sub(r"\1", address)
    long = _LONG.match(address)
    if _HELPER.match(address):
        scheme, _, rest = address.partition("::")
        inner = _LONG.match(rest)
        return Remote(shown, scheme.lower(), inner[2] if inner else "")
    if long:
        return Remote(shown, long[1].lower(), long[2])
    short = _SHORT.match(address)
    return Remote(shown, "ssh", short[1]) if short else Remote(shown, "file", "")
