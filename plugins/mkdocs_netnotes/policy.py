"""The content security policy: a second wall, should a word of a note ever get past the first.

A page may load from the site itself, and run the theme's own inline scripts, each by its digest. What
no policy can forbid, that a page is left for another or that a name is looked up, is taken away.
"""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256

from mkdocs_netnotes.theme_scripts import INLINE

#: Stands in the theme's head until the page is whole.
MARK = "<!-- netnotes: policy -->"
_HEAD = re.compile(r"<head\b[^>]*>", re.IGNORECASE)
_NO_ROBOTS = '<meta name="robots" content="noindex, nofollow">'
#: No page speaks to the name server of those whom its links lead to, as long as nobody follows them.
_NO_LOOKING_UP = '<meta http-equiv="x-dns-prefetch-control" content="off">'
#: Of two attributes with the same name the first counts. So a tag that begins with the one that would
#: do something, and with nothing in it, does nothing; those that a theme writes are left as they are.
_AHEAD = re.compile(
    r'<(?:(?P<meta>meta)\b(?! (?:charset="[^"<>]*"|(?:name|property)="[^"<>]*" content="[^"<>]*")\s*/?>)'
    r'|link\b(?! rel="(?:icon|stylesheet|prev|next|canonical|alternate)"[\s>]))',
    re.IGNORECASE,
)
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


def with_policy(output: str, theirs: frozenset[str]) -> str:
    """A finished page with its policy; `theirs` are the scripts of the theme that it may run.

    A page without a place for it is one of the user's own: it has it first of all in its head, and
    may run its own scripts.
    """
    scripts = INLINE.findall(output)
    if MARK in output:
        scripts = [script for script in scripts if script in theirs]
        output = _AHEAD.sub(_undone, output)
    else:
        output = _HEAD.sub(rf"\g<0>{MARK}{_NO_ROBOTS}", output, count=1)
    digests = (b64encode(sha256(script.encode()).digest()).decode() for script in scripts)
    hashes = "".join(f" 'sha256-{digest}'" for digest in dict.fromkeys(digests))
    policy = "; ".join(_PARTS).format(hashes=hashes)
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">{_NO_LOOKING_UP}'
    return output.replace(MARK, meta, 1)


def _undone(found: re.Match[str]) -> str:
    return "<meta http-equiv " if found["meta"] else "<link rel "
