"""A message as a `mailto:` address (RFC 6068), which a mail program opens as a draft."""

from __future__ import annotations

from urllib.parse import quote

#: What many programs and systems take at most, in characters.
LONGEST = 2000


def mailto(address: str, subject: str, text: str) -> str:
    """The address; lines of `text` are separated by %0D%0A, as the RFC asks.

    Everything but letters, digits and `-._~` is escaped, `+` and `&` among them, so that no program
    takes them for a blank or for a further field.
    """
    local, at, domain = address.rpartition("@")
    host = domain if domain.isascii() else domain.encode("idna").decode("ascii")
    to = quote(f"{local}{at}", safe="@!$'*-._~") + quote(host, safe=":[]-._~")
    fields = [("subject", subject), ("body", "\r\n".join(text.split("\n")))]
    query = "&".join(f"{name}={quote(value, safe='')}" for name, value in fields if value)
    return f"mailto:{to}?{query}" if query else f"mailto:{to}"


def too_long(url: str) -> bool:
    """Whether some mail programs may cut it."""
    return len(url) > LONGEST
