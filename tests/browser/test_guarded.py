"""The server's guard as a browser sees it: our own pages lose nothing by it, other sites get nothing."""

from __future__ import annotations

import shutil
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socketserver import BaseServer

import pytest
from mkdocs.livereload import LiveReloadServer
from mkdocs_netnotes.serving import GuardedServer
from serving import WAIT

from netnotes.views import registry

pytestmark = pytest.mark.browser

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run", "--host-resolver-rules=MAP *.test 127.0.0.1",
]  # fmt: skip
#: What a page of another site may try; each tells whether it got hold of something.
PROBES = """
async (notes) => {
  const loads = (tag, key, path) => new Promise((tell) => {
    const made = document.createElement(tag);
    made.onload = () => tell(true);
    made.onerror = () => tell(false);
    if (tag === "link") made.rel = "stylesheet";
    made[key] = notes + path;
    document.head.append(made);
  });
  const fetches = async (options) => {
    try { await fetch(notes + "assets/netnotes/people.json", options); return true; } catch { return false; }
  };
  const socket = () => new Promise((tell) => {
    const made = new WebSocket(notes.replace("http", "ws"));
    made.onopen = () => tell(true);
    made.onerror = () => tell(false);
  });
  return {
    img: await loads("img", "src", "assets/netnotes/icon.svg"),
    css: await loads("link", "href", "assets/netnotes/netnotes.css"),
    script: await loads("script", "src", "assets/netnotes/early.js"),
    cors: await fetches({}),
    "no-cors": await fetches({ mode: "no-cors" }),
    post: await fetches({ mode: "no-cors", method: "POST", body: "x" }),
    socket: await socket(),
  };
}
"""


class Evil(BaseHTTPRequestHandler):
    """Another site, which frames ours."""

    notes = ""

    def do_GET(self):
        page = f"<title>evil</title><body><iframe src='{self.notes}'></iframe></body>".encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, *args):
        pass


def holds_what_it_opens(page, address: str) -> bool:
    """Whether a page has hold of another that it opened, once that is there and had time to let go."""
    with page.expect_popup() as opened:
        page.evaluate("(address) => { window.opened = open(address); }", address)
    opened.value.wait_for_url(f"{address}**")
    opened.value.wait_for_load_state()
    page.wait_for_timeout(500)
    held = page.evaluate("!window.opened.closed")
    opened.value.close()
    return held


@contextmanager
def running(server):
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        BaseServer.shutdown(server)
        server.server_close()
        thread.join()


@contextmanager
def served(kind, root: Path, watched: Path):
    """A copy of a built site behind a server of a kind, with its live reload."""
    root = Path(shutil.copytree(root, watched / "served"))  # the server leaves its mark in it
    server = kind(lambda: None, "127.0.0.1", 0, str(root))
    server.error_handler = lambda code: (root / f"{code}.html").read_bytes()
    server.watch(str(watched / "bell"))
    server.server_bind()
    server.server_activate()
    try:
        with running(server) as port:
            yield f"http://127.0.0.1:{port}/"
    finally:
        with server._epoch_cond:
            server._visible_epoch = 10**15
            server._epoch_cond.notify_all()


def test_no_page_of_ours_breaks_the_policy(visit, sample, tmp_path):
    """Every kind of page, the switcher and the graph, with the headers of the server."""
    site = sample.site
    kinds = [p.name + "/" for p in registry.pages() if p.name != "today"]
    below = {path.parent for path in site.rglob("*/index.html") if path.parent.parent != site}
    ways: dict[Path, Path] = {path.parent: path for path in sorted(below)}
    notes = [
        "people/alice-nguyen/",
        "people/noor-haddad/",
        "people/anselmo-prates/",
        "people/acme/",
    ]
    paths = ["", *kinds, *notes, *(f"{path.relative_to(site)}/" for path in ways.values())]
    with served(GuardedServer, site, tmp_path) as base:
        seen = visit(base)
        seen.page.add_init_script(
            "addEventListener('securitypolicyviolation', (e) => console.error('CSP ' + e.blockedURI + e.sourceFile))"
        )
        for path in paths:
            page = seen.open(path)
            assert page.locator("h1").count() == 1, path
        page = seen.open("graph/") if "graph/" in kinds else page
        page.wait_for_timeout(500)
        assert page.evaluate("typeof livereload") == "function"
        assert seen.wrong == []
        page = seen.page
        page.goto(f"{base}nowhere/")
        assert page.locator(".nn-lost").count() == 1
        assert [line for line in seen.wrong if "CSP" in line or "Policy" in line] == []
    assert len(set(paths)) >= 25


def test_the_switcher_finds_names_typos_and_words_of_notes(visit, sample, tmp_path):
    """What works beside the page has a policy of its own, which no page would tell of."""
    with served(GuardedServer, sample.site, tmp_path) as base:
        seen = visit(base)
        page = seen.open("people/")
        page.keyboard.press("/")
        window = page.locator(".nn-finder")
        for words, group in (
            ("alice", "People"),
            ("alise nguyenn", "People"),
            ("hybrid", "In notes"),
        ):
            window.get_by_role("combobox").fill(words)
            hit = window.get_by_role("group", name=group).locator("a.nn-hit")
            hit.filter(has_text="Alice Nguyen").first.wait_for()
        assert seen.wrong == []


@pytest.mark.parametrize("kind", [GuardedServer, LiveReloadServer])
def test_another_site_gets_nothing(browser, sample, tmp_path, kind):
    chromium = browser.browser_type.launch(
        executable_path="/usr/bin/chromium", args=FLAGS, timeout=WAIT * 1000
    )
    try:
        with (
            served(kind, sample.site, tmp_path) as base,
            running(ThreadingHTTPServer(("127.0.0.1", 0), Evil)) as evil,
        ):
            Evil.notes = base
            page = chromium.new_page()
            page.set_default_timeout(WAIT * 1000)
            port = base.split(":")[-1].strip("/")
            rebound = page.goto(f"http://rebind.test:{port}/")
            status, words = rebound.status, rebound.text()
            page.goto(f"http://evil.test:{evil}/")
            got = page.evaluate(PROBES, base)
            frames = [frame for frame in page.frames if frame != page.main_frame]
            got["frame"] = any("nn-page" in frame.content() for frame in frames)
            got["opener"] = holds_what_it_opens(page, base)
            page.close()
    finally:
        chromium.close()
    assert len(got) == 9
    if kind is GuardedServer:
        assert (status, "nn-page" in words) == (403, False)
        assert [name for name, held in got.items() if held] == []
    else:
        assert (status, "nn-page" in words) == (200, True)
        assert {"img", "css", "frame", "opener"} <= {name for name, held in got.items() if held}
