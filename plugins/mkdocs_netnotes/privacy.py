"""What keeps the site on this machine: who may ask for it, and where it may not go."""

from __future__ import annotations

import ipaddress
from contextvars import ContextVar

from mkdocs.exceptions import PluginError

NO_DEPLOY = (
    "netnotes: this site is made of private notes about people, so `gh-deploy`, which would publish "
    "all of them, is refused. Nothing was built or pushed."
)
NOT_GUARDED = (
    "netnotes: the server was started without netnotes, and has no guard that keeps other sites out of "
    "these notes. End it and start it again."
)
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
