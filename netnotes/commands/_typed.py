"""Text that is given to a command on its standard input."""

from __future__ import annotations

import re
import sys

import click

#: A note is no longer than this, in bytes; neither is what is to go into one.
MOST = 1024 * 1024


#: Dashes that no letter follows begin no option: `- [ ] x`, `--> look`, `---`.
_TEXT = re.compile(r"-+[^-\w]|-{3,}$")


class TakesText(click.Command):
    """A command with a text among its words: one that begins with `- ` is no option."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """See `click.Command`; a blank before a text is taken off wherever it is written."""
        return super().parse_args(ctx, [f" {word}" if _TEXT.match(word) else word for word in args])


def standard_input() -> str:
    """All that stands on standard input. Raises `BadValueError` where it is no text, or too long."""
    from netnotes.errors import BadValueError

    raw = sys.stdin.buffer.read(MOST + 1)
    if len(raw) > MOST:
        raise BadValueError("standard input", "it is longer than a note can be (1 MiB)")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"byte {error.start + 1} is no UTF-8; save it as UTF-8"
        raise BadValueError("standard input", message) from None
