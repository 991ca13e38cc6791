"""A link to a page."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from netnotes.model.values.kind import ScalarKind, Wrong
from netnotes.model.values.text import CONTROL
from netnotes.sentences import mark, say

_SPACE = re.compile(r"\s")
_DOMAIN = re.compile(r"[\w-]+(\.[\w-]+)+([/?#:].*)?")


class Url(ScalarKind[str]):
    """An http or https address; nothing else is ever made a link of."""

    label = mark("a link")
    example = "https://alice.example"

    def parse(self, text: str) -> str | Wrong:
        """The address as written."""
        url = text.strip()
        try:
            parts = urlsplit(url)
            good = parts.scheme in ("http", "https") and bool(parts.hostname)
        except ValueError:
            good = False
        if good and not _SPACE.search(url) and not CONTROL.search(url):
            return url
        if _DOMAIN.fullmatch(url):
            return Wrong(
                "bad-link", say("“{text}” needs its https://", text=text), f"https://{url}"
            )
        return Wrong(
            "bad-link", say("“{text}” is no link; it begins with https:// or http://", text=text)
        )

    def schema(self) -> dict[str, object]:
        return {"type": "string", "format": "uri", "pattern": "^https?://"}


URL = Url()
