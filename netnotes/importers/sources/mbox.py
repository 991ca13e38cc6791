"""Mail as mbox files: one file, or a folder or a zip of them, as mail programs keep and export it.

Dates, directions and addresses alone are read, and never a body. Whom you wrote to and who wrote to
you is someone; who only wrote, or was only written to, adds to those you know. What machines, lists
and newsletters send is left out, and so are drafts, spam and trash.
"""

from __future__ import annotations

from collections.abc import Iterator

from netnotes.importers import mbox_file
from netnotes.importers.candidate import Found
from netnotes.importers.mail_headers import head_of
from netnotes.importers.mailbox import Mail, correspondents, folder_words
from netnotes.importers.source import Source

TITLE = "mail (mbox)"
STREAMED = True
#: How the names of mailboxes end, in a folder that may hold much else.
_ENDINGS = ("mbox", "mbx", "")


def identify(source: Source) -> int:
    """Sure where a file begins as an mbox does."""
    return 90 if any(_is_mbox(source, member) for member in _mailboxes(source)) else 0


def _mailboxes(source: Source) -> Iterator[str]:
    """The only file, whatever it is; of a folder and a zip those that begin as an mbox does."""
    if source.first:
        yield source.first
        return
    for member in source.members:
        base = member.rpartition("/")[2]
        ending = base.rpartition(".")[2].casefold() if "." in base else ""
        if ending in _ENDINGS and _is_mbox(source, member):
            yield member


def _is_mbox(source: Source, member: str) -> bool:
    return mbox_file.is_mbox(source.head(member, 2048))


def extract(source: Source) -> Iterator[Found]:
    """A candidate for each whom I wrote with; first what was left out."""
    return correspondents(source, lambda: _mails(source), needed=True)


def _mails(source: Source) -> Iterator[Mail]:
    for member in _mailboxes(source):
        folders = folder_words(member)
        with source.open(member) as file:
            for number, envelope, head in mbox_file.messages(file):
                at = source.place(number, "message", member)
                source.reading.record("message")
                yield Mail(at, head_of(head), envelope, folders)
