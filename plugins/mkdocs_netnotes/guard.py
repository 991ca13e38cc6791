"""The wall before the development server: this machine's own browser may read, nobody else.

A page of any other site can ask a server on this machine for things: by its own name, once that name
leads here (DNS rebinding), or by loading a picture or a frame from it. Both are refused.
"""

from __future__ import annotations

import ipaddress
import re
from base64 import b64encode
from collections.abc import Callable, Iterable
from hashlib import sha256
from threading import BoundedSemaphore
from typing import Any

from mkdocs.plugins import get_plugin_logger

from netnotes.sentences import say

log = get_plugin_logger("netnotes")

_NAMES = ("127.0.0.1", "localhost", "[::1]")
_HTTP_PORT = 80
_METHODS = ("GET", "HEAD")
#: Where a page waits to be told that there is a newer one.
_POLLS = "/livereload/"
#: So many pages may wait at once. What is too much is told to ask again, as the script does.
MOST_POLLS = 64
#: No address of ours is longer, in characters.
_LONGEST = 2000
#: What no address of ours holds; a NUL would stop the server behind.
_CONTROLS = re.compile(r"[\x00-\x1f\x7f]")
_META = re.compile(rb'<meta http-equiv="Content-Security-Policy" content="([^"<>]*)">')
#: How the server's own script, which it adds to each page to load it anew, begins and ends.
_RELOAD = (b"<script>", b"</script></body>")
_RELOADS = re.compile(rb"\s*var livereload = .*livereload\(\d+, \d+\);\s*", re.DOTALL)

HEADERS = [
    ("Server", "netnotes"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", "no-referrer"),
    ("Cache-Control", "no-store"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("X-Robots-Tag", "noindex, nofollow"),
]
_REPLACED = {name.lower() for name, _ in HEADERS} | {"content-security-policy", "content-length"}
NO_POLICY = "default-src 'none'; frame-ancestors 'none'"
#: A script that works beside a page (the switcher's, the theme's search) has no policy but the one that
#: it came with: it may read what lies in the site, as its page may, and nothing else.
OF_A_SCRIPT = "default-src 'none'; script-src 'self'; connect-src 'self'; frame-ancestors 'none'"
#: For a page that brings no policy of its own: nothing of another site, and no script within it.
_BARE = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; "
    "base-uri 'none'; form-action 'none'; object-src 'none'"
)

Environ = dict[str, Any]
Headers = list[tuple[str, str]]
Start = Callable[..., Any]
App = Callable[[Environ, Start], Iterable[bytes]]


class Guard:
    """A WSGI application that answers for another one, or refuses.

    `polls` is how many may wait at once, shared by all requests of a server. Where the request came
    in, `SERVER_NAME` and `SERVER_PORT`, has to be the address of the connection itself.
    """

    def __init__(self, app: App, polls: BoundedSemaphore | None = None) -> None:
        self.app = app
        self.polls = polls or BoundedSemaphore(MOST_POLLS)

    def __call__(self, environ: Environ, start_response: Start) -> Iterable[bytes]:
        """Answer one request."""
        status, body, given = self._answer(environ)
        kind = next((value for name, value in given if name.lower() == "content-type"), "")
        policy = OF_A_SCRIPT if "javascript" in kind else NO_POLICY
        if "html" in kind:
            body, policy = _policy(body)
        headers = [(name, value) for name, value in given if name.lower() not in _REPLACED]
        headers += [("Content-Length", str(len(body))), ("Content-Security-Policy", policy)]
        start_response(status, [*headers, *HEADERS])
        return [] if environ.get("REQUEST_METHOD") == "HEAD" else [body]

    def _answer(self, environ: Environ) -> tuple[str, bytes, Headers]:
        """Status, body and headers: a refusal, or what the application says."""
        status = refusal(environ)
        if status:
            return _refused(status, environ)
        if not str(environ.get("PATH_INFO", "")).startswith(_POLLS):
            return self._ask(environ)
        if not self.polls.acquire(blocking=False):
            return _refused("503 Service Unavailable", environ)
        try:
            return self._ask(environ)
        finally:
            self.polls.release()

    def _ask(self, environ: Environ) -> tuple[str, bytes, Headers]:
        said: list[Any] = []

        def start(status: str, headers: Headers, *more: Any) -> None:
            said[:] = [status, headers]

        try:
            answer: Any = self.app(environ, start)
            try:
                body = b"".join(answer)
            finally:
                getattr(answer, "close", bool)()
            status, headers = said
        except Exception:
            log.exception("a page could not be answered")
            return _refused("500 Internal Server Error", environ)
        return status, body, headers


def refusal(environ: Environ) -> str:
    """Why a request is refused, as a status line, or ''."""
    hosts = _hosts(str(environ.get("SERVER_NAME", "")), str(environ.get("SERVER_PORT", "")))
    host = str(environ.get("HTTP_HOST", "")).lower()
    name, colon, port = host.rpartition(":")
    # A name may end in a dot, as names in full do; what stands in brackets is no name.
    if f"{name.removesuffix('.') if name[-2:] != '].' else name}{colon}{port}" not in hosts:
        return "403 Forbidden"
    if environ.get("REQUEST_METHOD") not in _METHODS:
        return "405 Method Not Allowed"
    origin = environ.get("HTTP_ORIGIN")
    if origin is not None and origin.lower() not in {f"http://{host}" for host in hosts}:
        return "403 Forbidden"
    if environ.get("HTTP_SEC_FETCH_SITE", "none") not in ("none", "same-origin"):
        navigates = environ.get("HTTP_SEC_FETCH_MODE") == "navigate"
        if not navigates or environ.get("HTTP_SEC_FETCH_DEST") != "document":
            return "403 Forbidden"
    path = str(environ.get("PATH_INFO", "/"))
    if len(path) > _LONGEST:
        return "414 URI Too Long"
    if not path.startswith("/") or _CONTROLS.search(path):
        return "400 Bad Request"
    # Nothing of ours is hidden, and no page lies above the site.
    return "404 Not Found" if "/." in path else ""


def _hosts(here: str, port: str) -> set[str]:
    """What the server is called by whoever may ask: never a name that somebody else can give away."""
    names = {*_NAMES}
    try:
        address = ipaddress.ip_address(here)
    except ValueError:
        pass
    else:
        address = getattr(address, "ipv4_mapped", None) or address
        names.add(f"[{address}]" if address.version == 6 else str(address))
    hosts = {f"{name}:{port}" for name in names}
    return hosts | names if port == str(_HTTP_PORT) else hosts


def _refused(status: str, environ: Environ) -> tuple[str, bytes, Headers]:
    """A refusal, which speaks of no note, and says to a person what to do."""
    port = environ.get("SERVER_PORT", "")
    help_ = {
        "400": say("This address cannot be read."),
        "403": say(
            "These notes are private: they answer this machine's own browser, at http://127.0.0.1:{port}/ alone.",
            port=port,
        ),
        "404": say("There is no page here."),
        "405": say("These notes can be read here, and nothing else."),
        "414": say("This address is too long."),
        "503": say("Too many pages wait for news; this one asks again in a moment."),
    }.get(status[:3], say("Something went wrong here; the terminal says what."))
    headers = [("Content-Type", "text/plain; charset=utf-8")]
    if status.startswith("405"):
        headers.append(("Allow", ", ".join(_METHODS)))
    return status, f"{status}\n{help_}\n".encode(), headers


def _policy(body: bytes) -> tuple[bytes, str]:
    """The page's own policy, moved from the page to a header, with the reload script let in."""
    found = _META.search(body)
    policy = found[1].decode().replace("&#39;", "'") if found else _BARE
    if found:
        body = body[: found.start()] + body[found.end() :]
    # The server puts its script before the last end of a body; one further up is not its own.
    end = body.rfind(_RELOAD[1])
    start = body.rfind(_RELOAD[0], 0, end) if end >= 0 and end + 9 == body.rfind(b"</body>") else -1
    script = body[start + len(_RELOAD[0]) : end] if start >= 0 else b""
    if _RELOADS.fullmatch(script):
        digest = b64encode(sha256(script).digest()).decode()
        policy = policy.replace("script-src 'self'", f"script-src 'self' 'sha256-{digest}'")
    return body, f"{policy}; frame-ancestors 'none'"
