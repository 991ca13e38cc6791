"""A browser, and sites to open in it: the sample network's, one of hostile notes, one that is large."""

from __future__ import annotations

import importlib.util
import os
import re
import sys
import threading
import time
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import chain, pairwise
from pathlib import Path

import pytest
from mkdocs_netnotes.guard import NO_POLICY, OF_A_SCRIPT

CHROMIUM = "/usr/bin/chromium"
FLAGS = (
    "--no-sandbox --disable-gpu --disable-background-networking --disable-component-update "
    "--disable-sync --no-first-run"
).split()
HERE = Path(__file__).parent
SHOTS = HERE / "shots"
sys.path.insert(0, str(HERE))  # helpers of this folder can be imported by its tests

from looking import ALIVE, comes  # noqa: E402 - they are found from here on
from serving import WAIT  # noqa: E402


def _site_fixtures():
    """The folders that the tests of the site build from."""
    spec = importlib.util.spec_from_file_location("site_fixtures", HERE.parent / "site/conftest.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["site_fixtures"] = module
    spec.loader.exec_module(module)
    return module


site = _site_fixtures()
sample_folder = site.sample_folder
sample = site.sample
hostile_folder = site.hostile_folder
hostile = site.hostile


class Quiet(SimpleHTTPRequestHandler):
    """Serves files without a word, and with what our own server says of what each may do.

    A worker has no policy but that of its own file.
    """

    def end_headers(self):
        path = self.path.partition("?")[0]
        kind = self.guess_type(path)
        if "html" not in kind and not path.endswith("/"):  # a page brings its own
            policy = OF_A_SCRIPT if "javascript" in kind else NO_POLICY
            self.send_header("Content-Security-Policy", policy)
        super().end_headers()

    def log_message(self, *args):
        pass


class InPieces(Quiet):
    """Gives the beginning of our part of a page two lines at a time, as a slow network does."""

    def do_GET(self):
        path = Path(self.translate_path(self.path)) / "index.html"
        if not path.is_file():
            super().do_GET()
            return
        html = path.read_bytes()
        start = html.index(b'<div class="nn-page')
        lines = [start + end.start() for end in re.finditer(rb"\n", html[start:])]
        cuts = [0, start, *lines[:120:2], len(html)]
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        with suppress(ConnectionError):  # a window that was closed reads no further
            for begin, end in pairwise(cuts):
                self.wfile.write(html[begin:end])
                time.sleep(0.03)


@pytest.fixture(scope="session")
def serve():
    """Serve built sites, each at an address of its own."""
    servers = []

    def start(folder: Path, how: type[Quiet] = Quiet) -> str:
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(how, directory=str(folder)))
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        servers.append((server, thread))
        return f"http://127.0.0.1:{server.server_port}/"

    yield start
    for server, thread in servers:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture(scope="session")
def browser():
    """Chromium. Where it is missing the tests fail: a wall that nobody tried is none."""
    assert Path(CHROMIUM).is_file(), f"{CHROMIUM} is missing; these tests need it"
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=WAIT * 1000)
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(
            executable_path=CHROMIUM, args=FLAGS, timeout=WAIT * 1000
        )
        yield found
        found.close()


@pytest.fixture(scope="session")
def contexts(browser):
    """Contexts to lend, by their options; one that is given back has forgotten everything.

    A blank window of each stays open: to begin a context anew costs more than most visits.
    """
    free: dict[str, list] = {}

    @contextmanager
    def lent(base: str, options: dict):
        spare = free.setdefault(repr(sorted(options.items())), [])
        context = spare.pop() if spare else browser.new_context(**options)
        context.set_default_timeout(WAIT * 1000)
        blank = context.pages[0] if context.pages else context.new_page()
        yield context
        for page in context.pages[1:]:
            page.close()
        context.clear_cookies()
        context.clear_permissions()
        session = context.new_cdp_session(blank)
        session.send("Network.clearBrowserCache")
        every = {"origin": base.rstrip("/"), "storageTypes": "all"}
        session.send("Storage.clearDataForOrigin", every)
        session.detach()
        spare.append(context)

    yield lent
    for context in chain.from_iterable(free.values()):
        context.close()


#: What is a window's own, and no matter of the context that it opens in.
MEDIA = {"color_scheme", "reduced_motion", "forced_colors"}


class Visit:
    """A window of the browser, and everything that should not have happened in it."""

    def __init__(self, context, base: str, width: int, *, scripts: bool, **media) -> None:
        self.base = base
        self.scripts = scripts
        self.wrong: list[str] = []
        self.page = context.new_page()
        self.page.set_viewport_size({"width": width, "height": 900})
        self.page.emulate_media(**media)
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.wrong.append(f"error: {error}"))
        self.page.on("dialog", self._dialog)
        self.page.on("request", self._request)
        self.page.on(
            "response", lambda r: r.status >= 400 and self.wrong.append(f"{r.status}: {r.url}")
        )

    def _console(self, message) -> None:
        # The driver tells that the picture of the network was looked at, where the machine is slow.
        if message.type in ("error", "warning") and "GL Driver Message" not in message.text:
            self.wrong.append(f"console: {message.text}")

    def _dialog(self, dialog) -> None:
        self.wrong.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _request(self, request) -> None:
        if not request.url.startswith((self.base, "data:")):
            self.wrong.append(f"request: {request.url}")

    def open(self, path: str = ""):
        """Open a page; what is on it is alive before this returns, unless this visit runs no scripts."""
        self.page.goto(self.base + path)
        if self.scripts:
            comes(self.page, ALIVE)
        return self.page

    def resize(self, width: int) -> None:
        """Make the window another width; the page is laid out anew before this returns."""
        self.page.set_viewport_size({"width": width, "height": 900})
        self.page.evaluate("() => new Promise((done) => requestAnimationFrame(() => done()))")

    @property
    def overflow(self) -> int:
        return self.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )


@pytest.fixture
def visit(contexts):
    """Open pages: `visit(base, width, scheme)`. Each visit is somebody's first."""
    with ExitStack() as opened:

        def new(base: str, width: int = 1280, scheme: str = "light", **options) -> Visit:
            media = {name: options.pop(name) for name in MEDIA & set(options)}
            context = opened.enter_context(contexts(base, options))
            scripts = options.get("java_script_enabled", True)
            return Visit(context, base, width, scripts=scripts, color_scheme=scheme, **media)

        yield new


@pytest.fixture(scope="session")
def sample_site(serve, sample) -> str:
    assert sample.result.returncode == 0, sample.said
    return serve(sample.site)


@pytest.fixture(scope="session")
def slow_site(serve, sample_site, sample) -> str:
    """The sample network's site, through a slow network."""
    return serve(sample.site, InPieces)


@pytest.fixture(scope="session")
def hostile_site(serve, hostile) -> str:
    return serve(hostile.site)


@pytest.fixture(scope="session")
def large_site(tmp_path_factory, serve) -> str:
    """Six hundred people, so that the table shows them in portions, each with a word that they alone have."""
    cities = ("Lisbon", "Porto", "Faro")
    notes = {
        f"p{i:03}.md": f"---\nname: Person {i:03}\ncity: {cities[i % 3]}\n---\n\nKeeps bees by the ports, in hive{i:03}.\n"
        for i in range(600)
    }

    def make(root: Path):
        return site.run_mkdocs(site.make_network(root, notes))

    built = site.once(tmp_path_factory, "large", make)
    assert built.result.returncode == 0, built.said
    return serve(built.site)


#: Who is somebody among the many.
SOMEBODY = {
    "zoe-krol.md": "name: Zoë Król\naliases: [Zosia, The Beekeeper]\ncity: Łódź\ntags: [climbing]",
    "siobhan.md": "name: Siobhan O'Brien\ntitle: Engineering Manager\norg: Tern & Co\ncity: Porto",
    "elizabeth.md": "name: Elizabeth Hartmann\ntags: [zoology]\ncadence: 2 weeks\ncloseness: close",
    "wang.md": "name: 王小明",
    "tern.md": "name: Tern & Co\nkind: org\naliases: [Ternwerk]",
    "quote.md": 'name: "<img src=x onerror=alert(1)> Quote"',
    "broken.md": "name: Broken\nphone: [",
}


@pytest.fixture(scope="session")
def many(tmp_path_factory, serve) -> str:
    """Six hundred people, a few of whom are somebody, and a page of the user's own in another folder."""
    notes = {name: f"---\n{text}\n---\n" for name, text in SOMEBODY.items()}
    notes["elizabeth.md"] += "\n## Log\n\n- 2026-01-05 call: long ago\n"
    notes |= {f"p{i:03}.md": f"---\nname: Person {i:03}\ncity: Lisbon\n---\n" for i in range(600)}

    def make(root: Path):
        site.make_network(root, notes, site.CONFIG.replace("docs_dir: people", "docs_dir: docs"))
        (root / "docs/far/away").mkdir(parents=True)
        (root / "docs/far/away/recipes.md").write_text("# Recipes\n\nNettle soup.\n", "utf-8")
        return site.run_mkdocs(root)

    built = site.once(tmp_path_factory, "many", make)
    assert built.result.returncode == 0, built.said
    return serve(built.site)


@pytest.fixture(scope="session")
def photo():
    """Keep a picture of a page in shots/, to be looked at: where `NETNOTES_SHOTS` is set, for it takes long."""
    wanted = bool(os.environ.get("NETNOTES_SHOTS"))
    if wanted:
        SHOTS.mkdir(exist_ok=True)

    def taken(page, name: str, *, full_page: bool = False) -> None:
        if wanted:
            page.screenshot(path=SHOTS / f"{name}.png", full_page=full_page)

    return taken
