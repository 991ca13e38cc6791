"""An e-mail address."""

from __future__ import annotations

import re

from netnotes.model.values.kind import ScalarKind, Wrong
from netnotes.sentences import mark, say

# Shape only: whether anyone reads mail there is nothing that a file can tell.
_SHAPE = re.compile(r"[^\s@<>()\[\],;:\\\"]+@[^\s@<>()\[\],;:\\\"]+\.[^\s@<>()\[\],;:\\\".]+")


class Email(ScalarKind[str]):
    """An address, without a display name."""

    label = mark("an e-mail address")
    example = "alice@acme.example"

    def parse(self, text: str) -> str | Wrong:
        """The address as written."""
        address = text.strip()
        if _SHAPE.fullmatch(address) and ".." not in address:
            return address
        bare = address.removeprefix("mailto:").strip("<>")
        if bare != address and _SHAPE.fullmatch(bare):
            return Wrong(
                "bad-email",
                say("“{text}”: write the bare address, {bare}", text=text, bare=bare),
                bare,
            )
        return Wrong(
            "bad-email",
            say("“{text}” is no e-mail address; it needs one @ and a domain", text=text),
        )

    def schema(self) -> dict[str, object]:
        return {"type": "string", "format": "email"}


EMAIL = Email()
