"""The wall before the server: this machine's own browser, and nobody else."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from types import SimpleNamespace

import pytest
from mkdocs.exceptions import PluginError
from mkdocs.livereload import _SCRIPT_TEMPLATE
from mkdocs_netnotes.guard import Guard
from mkdocs_netnotes.policy import MARK, with_policy
from mkdocs_netnotes.privacy import refuse_open_address

RELOAD = _SCRIPT_TEMPLATE.substitute(epoch=123, request_id=456).encode()
PAGE = (
    b"<head><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self'\"></head>"
    b"<body>words<script>" + RELOAD + b"</script></body>"
)


def answer(body=PAGE, kind="text/html", **environ):
    def app(_environ, start):
        start("200 OK", [("Content-Type", kind), ("Content-Length", "1")])
        return [body]

    said = {}

    def start(status, headers):
        assert len({name.lower() for name, _ in headers}) == len(headers)
        said.update(status=status, headers=dict(headers))

    here = {"SERVER_NAME": "127.0.0.1", "SERVER_PORT": "8000", "PATH_INFO": "/"}
    asked = {**here, "HTTP_HOST": "127.0.0.1:8000", "REQUEST_METHOD": "GET", **environ}
    said["body"] = b"".join(Guard(app)(asked, start))
    return SimpleNamespace(**said)


@pytest.mark.parametrize(
    "host", ["127.0.0.1:8000", "localhost:8000", "LOCALHOST:8000", "[::1]:8000", "localhost.:8000"]
)
def test_the_machine_itself_is_let_in(host):
    assert answer(HTTP_HOST=host).status == "200 OK"


@pytest.mark.parametrize(
    "host",
    [
        "", "attacker.example", "attacker.example:8000", "127.0.0.1", "127.0.0.1:80", "localhost:8001",
        "127.0.0.1:8000.evil.example", "127.0.0.1.evil.example:8000", "0.0.0.0:8000", "localhost:8000@evil.example",
        "127.0.0.2:8000", "[::2]:8000", "127.0.0.1:8000, evil.example",
    ],
)  # fmt: skip
def test_any_other_name_is_not(host):
    said = answer(HTTP_HOST=host)
    assert said.status == "403 Forbidden"
    assert b"words" not in said.body


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_there_is_only_reading(method):
    said = answer(REQUEST_METHOD=method)
    assert said.status == "405 Method Not Allowed"
    assert said.headers["Allow"] == "GET, HEAD"
    assert "Allow" not in answer(HTTP_HOST="").headers


def test_head_has_no_body():
    said = answer(REQUEST_METHOD="HEAD")
    assert said.status == "200 OK"
    assert said.body == b""


@pytest.mark.parametrize(
    ("mode", "kind", "status"),
    [
        ("navigate", "document", "200 OK"),
        ("navigate", "iframe", "403 Forbidden"),
        ("no-cors", "image", "403 Forbidden"),
    ],
)
def test_another_site_may_link_here_and_no_more(mode, kind, status):
    asked = {
        "HTTP_SEC_FETCH_SITE": "cross-site",
        "HTTP_SEC_FETCH_MODE": mode,
        "HTTP_SEC_FETCH_DEST": kind,
    }
    assert answer(**asked).status == status


def test_a_foreign_origin_is_refused():
    assert answer(HTTP_ORIGIN="https://evil.example").status == "403 Forbidden"
    assert answer(HTTP_ORIGIN="http://localhost:8000").status == "200 OK"


def test_the_policy_of_the_page_becomes_a_header_that_lets_the_reload_script_in():
    said = answer()
    digest = b64encode(sha256(RELOAD).digest()).decode()
    policy = said.headers["Content-Security-Policy"]
    assert f"script-src 'self' 'sha256-{digest}'" in policy
    assert "frame-ancestors 'none'" in policy
    assert b"Content-Security-Policy" not in said.body
    assert said.headers["Content-Length"] == str(len(said.body))
    assert said.headers["Cache-Control"] == "no-store"


def test_a_script_of_a_note_is_in_no_policy():
    around = f"<head>{MARK}</head><script>theirs()</script>"
    page = with_policy(f"{around}<script>noted()</script>", frozenset(["theirs()"]))
    assert b64encode(sha256(b"theirs()").digest()).decode() in page
    assert b64encode(sha256(b"noted()").digest()).decode() not in page


def test_only_this_machine_is_served():
    for host in ("127.0.0.1", "localhost", "::1", "127.0.0.53"):
        refuse_open_address(host)
    for host in ("0.0.0.0", "::", "192.168.1.5", "example.org"):
        with pytest.raises(PluginError, match="private"):
            refuse_open_address(host)


@pytest.mark.parametrize(
    "body",
    [
        b"<body><script>alert(1);livereload(1, 2);</script></body>",
        b"<body><script>" + RELOAD + b"</script></body><p>more</p></body>",
        b"<body><script>alert(1)</script><script>var x;livereload(1, 2);</script></body>",
    ],
)
def test_no_script_but_the_servers_own_is_let_in(body):
    policy = answer(PAGE[: PAGE.index(b"<body>")] + body).headers["Content-Security-Policy"]
    assert "script-src 'self';" in f"{policy};"
    assert "sha256" not in policy


def test_a_page_without_a_policy_gets_one():
    policy = answer(b"<body>words</body>").headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; ")
    page = with_policy("<html><head lang=x><script>own()</script></head><body></body></html>", "")
    assert page.index("Content-Security-Policy") < page.index("own()")
    assert b64encode(sha256(b"own()").digest()).decode() in page
    assert '<meta name="robots" content="noindex, nofollow">' in page


def test_a_calendar_program_on_this_machine_may_fetch_the_calendar():
    """It sends no Sec-Fetch headers and no Origin, and asks for nothing but the file."""
    said = answer(
        b"BEGIN:VCALENDAR", "text/calendar", PATH_INFO="/calendar.ics", HTTP_USER_AGENT="DavFS/1.0"
    )
    assert said.status == "200 OK"
    assert said.body == b"BEGIN:VCALENDAR"
    assert said.headers["Content-Type"] == "text/calendar"


def test_a_page_of_another_site_may_not_fetch_the_calendar():
    said = answer(
        b"BEGIN:VCALENDAR", "text/calendar", PATH_INFO="/calendar.ics",
        HTTP_SEC_FETCH_SITE="cross-site", HTTP_SEC_FETCH_MODE="no-cors", HTTP_SEC_FETCH_DEST="empty",
    )  # fmt: skip
    assert said.status == "403 Forbidden"
