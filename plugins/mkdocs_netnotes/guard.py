"""The wall before the development server: this machine's own browser may read, nobody else.

A page of any other site can ask a server on this machine for things: by its own name, once that name
leads here (DNS rebinding), or by loading a picture or a frame from it. Both are refused.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable, Iterable
from hashlib import sha256
from typing import Any

_NAMES = ("127.0.0.1", "localhost", "[::1]")
_HTTP_PORT = 80
#: What the server adds to each page to reload it: exactly this, with two numbers.
_RELOAD = re.compile(
    rb"<script>((?:(?!</?script).)*livereload\(\d+, \d+\);\s*)</script></body>", re.DOTALL
)
_META = re.compile(rb'<meta http-equiv="Content-Security-Policy" content="([^"<>]*)">')

_HEADERS = [
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", "no-referrer"),
    ("Cache-Control", "no-store"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("X-Robots-Tag", "noindex, nofollow"),
]
_REPLACED = {name.lower() for name, _ in _HEADERS} | {"content-security-policy", "content-length"}
_NO_POLICY = "default-src 'none'; frame-ancestors 'none'"

Environ = dict[str, Any]
Start = Callable[..., Any]
App = Callable[[Environ, Start], Iterable[bytes]]


class Guard:
    """A WSGI application that answers for another one, or refuses."""

    def __init__(self, app: App, host: str, port: int) -> None:
        self.app = app
        self.port = port
        names = {*_NAMES, f"[{host}]" if ":" in host else host}
        self.hosts = {f"{name}:{port}" for name in names}
        if port == _HTTP_PORT:
            self.hosts |= names

    def __call__(self, environ: Environ, start_response: Start) -> Iterable[bytes]:
        """Answer one request."""
        refusal = self.refuses(environ)
        if refusal:
            headers = [
                *_HEADERS,
                ("Content-Type", "text/plain"),
                ("Content-Security-Policy", _NO_POLICY),
            ]
            start_response(refusal, headers)
            return [refusal.encode()]
        said: list[Any] = []

        def start(status: str, headers: list[tuple[str, str]], *more: Any) -> None:
            said[:] = [status, headers, *more]

        answer: Any = self.app(environ, start)
        try:
            body = b"".join(answer)
        finally:
            getattr(answer, "close", bool)()
        status, given = said[0], said[1]
        body, policy = _policy(body) if _is_html(given) else (body, _NO_POLICY)
        headers = [(name, value) for name, value in given if name.lower() not in _REPLACED]
        headers += [("Content-Length", str(len(body))), ("Content-Security-Policy", policy)]
        start_response(status, [*headers, *_HEADERS], *said[2:])
        return [] if environ.get("REQUEST_METHOD") == "HEAD" else [body]

    def refuses(self, environ: Environ) -> str:
        """Why a request is refused, as a status line, or ''."""
        host = str(environ.get("HTTP_HOST", "")).lower()
        name, colon, port = host.rpartition(":")
        host = f"{name.removesuffix('.')}{colon}{port}" if colon else host.removesuffix(".")
        if host not in self.hosts:
            return "403 Forbidden"
        if environ.get("REQUEST_METHOD") not in ("GET", "HEAD"):
            return "405 Method Not Allowed"
        origin = str(environ.get("HTTP_ORIGIN", ""))
        if origin and origin.lower() not in {f"http://{name}" for name in self.hosts}:
            return "403 Forbidden"
        if environ.get("HTTP_SEC_FETCH_SITE") in ("cross-site", "same-site"):
            navigates = environ.get("HTTP_SEC_FETCH_MODE") == "navigate"
            if not navigates or environ.get("HTTP_SEC_FETCH_DEST") != "document":
                return "403 Forbidden"
        return ""


def _is_html(headers: list[tuple[str, str]]) -> bool:
    return any(name.lower() == "content-type" and "html" in value for name, value in headers)


def _policy(body: bytes) -> tuple[bytes, str]:
    """The page's own policy, moved from the page to a header, with the reload script let in."""
    found = _META.search(body)
    if found is None:
        return body, "frame-ancestors 'none'"
    body = body[: found.start()] + body[found.end() :]
    policy = found[1].decode().replace("&#39;", "'")
    reload = _RELOAD.search(body[-8000:])
    if reload:
        digest = b64encode(sha256(reload[1]).digest()).decode()
        policy = policy.replace("script-src 'self'", f"script-src 'self' 'sha256-{digest}'")
    return body, f"{policy}; frame-ancestors 'none'"
