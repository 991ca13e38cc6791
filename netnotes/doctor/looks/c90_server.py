"""What answers on the port of the site, whether it guards itself, and who can reach it.

This machine alone is asked, by a name that no guard lets in; nothing leaves it.
"""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import suppress

from netnotes.doctor.check import Check
from netnotes.doctor.place import Place
from netnotes.sentences import mark, say

_NAME = mark("server")
_LOOPBACK = "127.0.0.1"
#: A name that is reserved to be nobody's (RFC 2606), as an attacker's would be.
_STRANGER = "netnotes-doctor.invalid"
_SECONDS = 0.5
_ENOUGH = 4096
#: An address for documentation (RFC 5737): asked which way leads there, the system tells our own address.
_ANYWHERE = ("192.0.2.1", 9)


def look(place: Place) -> Iterator[Check]:
    """A line for the port that MkDocs would use."""
    if place.root is None:
        return
    port = place.port
    head = _answer(port)
    if head is None:
        found = say("none on port {port}", port=port)
        yield Check(_NAME, good=True, found=found)
    elif not _is_guarded(head):
        found = say("something on port {port} answers anybody's web page", port=port)
        advice = say(
            "if it is a plain `mkdocs serve` of these notes, end it; `netnotes serve` guards them"
        )
        yield Check(_NAME, good=_is_other(head), found=found, advice=advice)
    elif _reached_from_elsewhere(port):
        found = say("netnotes on port {port}, which other machines can reach", port=port)
        advice = say("end it, and serve without --listen")
        yield Check(_NAME, good=False, found=found, advice=advice)
    else:
        found = say("netnotes on port {port}, for this machine only", port=port)
        yield Check(_NAME, good=True, found=found)


def _answer(port: int) -> bytes | None:
    """The head of the answer to a stranger's name; b"" where it says nothing, None where nobody is there."""
    asked = f"GET / HTTP/1.1\r\nHost: {_STRANGER}\r\nConnection: close\r\n\r\n".encode()
    try:
        with socket.create_connection((_LOOPBACK, port), _SECONDS) as there:
            there.sendall(asked)
            said = b""
            with suppress(OSError):
                while len(said) < _ENOUGH and b"\r\n\r\n" not in said:
                    part = there.recv(_ENOUGH)
                    if not part:
                        break
                    said += part
            return said.partition(b"\r\n\r\n")[0].lower()
    except OSError:
        return None


def _is_guarded(head: bytes) -> bool:
    """Whether it is our guard that refused."""
    refused = head.startswith(b"http/1.") and b" 403 " in head[:16]
    return refused and b"\r\nx-robots-tag: noindex" in head and b"default-src 'none'" in head


def _is_other(head: bytes) -> bool:
    """Whether it is no server of MkDocs: then it is a fact, and the notes are not its business."""
    return b"\r\nserver: wsgiserver" not in head


def _reached_from_elsewhere(port: int) -> bool:
    """Whether the server also listens on the address by which other machines know this one."""
    own = _own_address()
    if not own or own.startswith("127."):
        return False
    with suppress(OSError), socket.create_connection((own, port), _SECONDS):
        return True
    return False


def _own_address() -> str:
    """This machine's address in its network; '' where it is in none. Nothing is sent for it."""
    with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
        asked.connect(_ANYWHERE)
        return str(asked.getsockname()[0])
    return ""
