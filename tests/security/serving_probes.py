"""What is asked of a server over a raw connection. The very same is asked of a stock `mkdocs serve`.

Each probe gives the cases in which the server was wrong, and how many cases there were.
"""

from __future__ import annotations

import re
import socket
import time
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

HOSTS = Path(__file__).with_name("hosts.txt")
#: SECURITY.md of the project promises these on every answer, whatever its status.
HEADERS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "x-robots-tag": "noindex, nofollow",
    "server": "netnotes",
}
POLICY = (
    "default-src 'none'; script-src 'self'HASHES; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; "
    "form-action 'none'; object-src 'none'; frame-ancestors 'none'"
)
NO_POLICY = "default-src 'none'; frame-ancestors 'none'"
#: What a worker may do is what its own answer says.
OF_A_SCRIPT = "default-src 'none'; script-src 'self'; connect-src 'self'; frame-ancestors 'none'"


#: So many seconds a busy machine may take; nothing waits longer than it must.
WAIT = 100


class Said(NamedTuple):
    """What came back: 0 where nothing did."""

    status: int
    headers: dict[str, str]
    body: bytes


class Tally(NamedTuple):
    """The cases that went wrong, of so many."""

    wrong: list[str]
    cases: int


def ask(port: int, request: str, wait: float = WAIT) -> Said:
    """Send these characters, and read until the server hangs up."""
    with socket.create_connection(("127.0.0.1", port), timeout=wait) as connection:
        connection.sendall(request.encode("latin-1"))
        answer = b""
        try:
            while piece := connection.recv(65536):
                answer += piece
        except OSError:
            pass
    head, _, body = answer.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    found = re.match(r"HTTP/1\.\d (\d+)", first)
    pairs = (line.partition(": ") for line in lines)
    headers = {name.lower(): value for name, _, value in pairs}
    return Said(int(found[1]) if found else 0, headers, body)


def get(port: int, path: str = "/", *headers: str, method: str = "GET", wait: float = WAIT) -> Said:
    lines = (f"{method} {path} HTTP/1.1", f"Host: 127.0.0.1:{port}", *headers)
    return ask(port, "\r\n".join(lines) + "\r\n\r\n", wait)


def host_cases() -> list[tuple[int, str]]:
    lines = HOSTS.read_text("utf-8").splitlines()
    return [(int(x[:3]), x[4:]) for x in lines if x and not x.startswith("#")]


def hosts(port: int) -> Tally:
    wrong, cases = [], host_cases()
    for status, case in cases:
        text = case.encode("latin-1").decode("unicode_escape")
        text = text.replace("PORT", str(port)).replace("OTHER", str(port - 1))
        whole = text if re.match(r"[A-Z]+ \S", text) else f"GET / HTTP/1.1\r\n{text}"
        said = ask(port, f"{whole}\r\n\r\n")
        if said.status != status or (status == 403 and b"Ada" in said.body):
            wrong.append(f"{case}: {said.status}, not {status}")
    return Tally(wrong, len(cases))


def methods(port: int) -> Tally:
    wrong = []
    refused = "POST PUT DELETE PATCH OPTIONS TRACE CONNECT PROPFIND BREW get".split()
    for method in refused:
        said = get(port, method=method)
        if (said.status, said.headers.get("allow")) != (405, "GET, HEAD"):
            wrong.append(f"{method}: {said.status}")
    whole, head = get(port, "/sitemap.xml"), get(port, "/sitemap.xml", method="HEAD")
    ours = {"server", "content-length", "content-type", "x-frame-options"}
    if (head.status, head.body) != (200, b"") or any(
        head.headers.get(name) != whole.headers.get(name) or name not in head.headers
        for name in ours
    ):
        wrong.append("HEAD")
    return Tally(wrong, len(refused) + 1)


#: Sec-Fetch-Site, -Mode, -Dest, and whether that may be.
FETCHES = [
    ("none", "navigate", "document", True),
    ("same-origin", "navigate", "document", True),
    ("same-origin", "cors", "empty", True),
    ("same-origin", "no-cors", "script", True),
    ("cross-site", "navigate", "document", True),
    ("same-site", "navigate", "document", True),
    ("cross-site", "navigate", "iframe", False),
    ("cross-site", "navigate", "frame", False),
    ("cross-site", "navigate", "embed", False),
    ("cross-site", "navigate", "object", False),
    ("same-site", "navigate", "iframe", False),
    ("cross-site", "no-cors", "image", False),
    ("cross-site", "no-cors", "script", False),
    ("cross-site", "no-cors", "style", False),
    ("same-site", "no-cors", "image", False),
    ("cross-site", "cors", "empty", False),
    ("same-site", "cors", "empty", False),
    ("cross-site", "websocket", "empty", False),
    ("cross-site", "", "", False),
    ("same-origin\r\nSec-Fetch-Site: cross-site", "no-cors", "image", False),
    ("unheard-of", "no-cors", "image", False),
]
ORIGINS = [
    ("http://127.0.0.1:PORT", True),
    ("http://localhost:PORT", True),
    ("HTTP://LOCALHOST:PORT", True),
    ("http://[::1]:PORT", True),
    ("https://127.0.0.1:PORT", False),
    ("http://127.0.0.1", False),
    ("http://localhost:OTHER", False),
    ("http://evil.example", False),
    ("http://127.0.0.1:PORT.evil.example", False),
    ("http://127.0.0.1:PORT http://evil.example", False),
    ("null", False),
    ("", False),
    ("file://", False),
]


def foreign(port: int) -> Tally:
    wrong = []
    for site, mode, kind, may in FETCHES:
        lines = (f"Sec-Fetch-Site: {site}", f"Sec-Fetch-Mode: {mode}", f"Sec-Fetch-Dest: {kind}")
        if get(port, "/", *lines).status != (200 if may else 403):
            wrong.append(f"{site} {mode} {kind}")
    for origin, may in ORIGINS:
        said = origin.replace("PORT", str(port)).replace("OTHER", str(port - 1))
        if get(port, "/", f"Origin: {said}").status != (200 if may else 403):
            wrong.append(f"Origin: {origin}")
    return Tally(wrong, len(FETCHES) + len(ORIGINS))


def headers(port: int) -> Tally:
    """The snapshot: every header on every kind of answer, and no other that would tell something."""
    home = get(port)
    style = re.search(rb'href="([^"]+\.css)"', home.body)
    asked = {
        "page": (200, "/", ()),
        "style": (200, "/" + style[1].decode(), ()),
        "script": (200, "/assets/netnotes/finder-worker.js", ()),
        "data": (200, "/assets/netnotes/people.json", ()),
        "moved": (302, "/people/ada", ()),
        "nowhere": (404, "/nowhere/", ()),
        "refused": (403, "/", ("Origin: http://evil.example",)),
        "unreadable": (400, "/%00", ()),
        "too long": (414, "/" + "x" * 3000, ()),
        "livereload": (200, "/livereload/0/0", ()),
    }
    answers = {
        name: (status, get(port, path, *more)) for name, (status, path, more) in asked.items()
    }
    answers["method"] = (405, get(port, method="POST"))
    answers["no request"] = (400, ask(port, "GET / HTTP/1.1 and more\r\n\r\n"))
    answers["too many"] = (431, get(port, "/", *(f"X-{n}: 1" for n in range(200))))
    wrong = []
    for name, (status, said) in answers.items():
        policy = re.sub(
            r"( 'sha256-[\w+/]+=')+", "HASHES", said.headers.get("content-security-policy", "")
        )
        wanted = {"page": POLICY, "nowhere": POLICY, "script": OF_A_SCRIPT}.get(name, NO_POLICY)
        there = {key: said.headers.get(key) for key in HEADERS}
        rest = set(said.headers) - {
            *HEADERS,
            "content-security-policy",
            "date",
            "allow",
            "location",
        }
        if (said.status, there, policy) != (status, HEADERS, wanted) or not rest <= {
            "content-type", "content-length",
        }:  # fmt: skip
            wrong.append(f"{name}: {said.status} {said.headers}")
    return Tally(wrong, len(answers))


PATHS = [
    (404, "/../mkdocs.yml"),
    (404, "/../../../../../../../etc/passwd"),
    (404, "/..%2f..%2f..%2f..%2f..%2fetc%2fpasswd"),
    (404, "/%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd"),
    (404, "/people/ada/../../../../../etc/passwd"),
    (404, "//etc/passwd"),
    (404, "/etc/passwd"),
    (404, "///../etc/passwd"),
    (404, "/..;/etc/passwd"),
    (404, "/....//....//etc/passwd"),
    (404, "/%252e%252e/%252e%252e/etc/passwd"),
    (404, "/..\\..\\etc\\passwd"),
    (404, "/%c0%ae%c0%ae/etc/passwd"),
    (404, "/.gitignore"),
    (404, "/.netnotes-served"),
    (404, "/people/ada.md"),
    (400, "/index.html%00.css"),
    (400, "/a%0d%0aX-Evil:%201"),
    (414, "/livereload/" + "9" * 5000 + "/1"),
]


def paths(port: int) -> Tally:
    wrong = []
    for status, path in PATHS:
        said = get(port, path)
        if said.status != status or b"root:" in said.body or b"site_name" in said.body:
            wrong.append(f"{path[:60]}: {said.status}")
    return Tally(wrong, len(PATHS))


PROBES = [hosts, methods, foreign, headers, paths]


@contextmanager
def silent(port: int, many: int, words: str):
    """Connections that said this much, and wait."""
    with ExitStack() as opened:
        made = []
        for _ in range(many):
            connection = socket.create_connection(("127.0.0.1", port), timeout=WAIT)
            made.append(opened.enter_context(connection))
            connection.sendall(words.replace("PORT", str(port)).encode())
        yield made


def is_closed(connection: socket.socket, within: float) -> bool:
    """Whether the server hangs up in that time, although a byte comes ever again."""
    end = time.monotonic() + within
    connection.settimeout(0.05)
    while time.monotonic() < end:
        try:
            connection.sendall(b"x")
            if not connection.recv(100):
                return True
        except TimeoutError:
            continue
        except OSError:
            return True
    return False


def gives_a_page(port: int) -> bool:
    """Whether a page is there while others hold their connections, which they do for an hour."""
    try:
        return get(port, "/page.html").status == 200
    except OSError:
        return False
