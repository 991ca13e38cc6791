"""The content security policy: a second wall, should a word of a note ever get past the first.

A page may load from the site itself, and run the theme's own inline scripts, each by its digest.
The digests are taken from what the theme puts around a page, never from the page's own words.
"""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256

#: Stands in the theme's head until the page is whole.
MARK = "<!-- netnotes: policy -->"
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_PARTS = (
    "default-src 'none'",
    "script-src 'self'{hashes}",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "object-src 'none'",
)


def with_policy(output: str, content: str) -> str:
    """A finished page with its policy; `content` is the part of it that speaks of notes."""
    if MARK not in output:
        return output
    around = output.replace(content, "") if content else output
    digests = (
        b64encode(sha256(script.encode()).digest()).decode() for script in _SCRIPT.findall(around)
    )
    hashes = "".join(f" 'sha256-{digest}'" for digest in dict.fromkeys(digests))
    policy = "; ".join(_PARTS).format(hashes=hashes)
    return output.replace(
        MARK, f'<meta http-equiv="Content-Security-Policy" content="{policy}">', 1
    )
