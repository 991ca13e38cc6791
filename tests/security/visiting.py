"""A browser that visits every page of a site and does there what could make a note's words run.

Everything is on this machine: whatever host a page asks for leads to a `Sink`, which counts. What runs
calls `alert` with the number of its case.
"""

from __future__ import annotations

import asyncio
import re
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Callable
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Self

sys.path.insert(0, str(Path(__file__).parents[1] / "browser"))
from looking import AT_ONCE

CHROMIUM = "/usr/bin/chromium"
FLAGS = (
    "--no-sandbox --disable-gpu --disable-background-networking --disable-component-update "
    "--disable-sync --no-first-run --disable-features=OptimizationHints,MediaRouter"
).split()
TABS = 2
#: Seconds that a page may take, on a machine that does much else; nothing waits longer than it must.
PATIENCE = 120
#: Whom a browser asks by itself, whatever it shows.
BROWSERS_OWN = frozenset(
    "accounts.google.com clients2.google.com content-autofill.googleapis.com update.googleapis.com "
    "optimizationguide-pa.googleapis.com www.google.com android.clients.google.com".split()
)
#: What runs tells so where nothing on the page can take it back.
TELL = """
{
  const said = console.log.bind(console);
  window.alert = (number) => said(`RAN ${number}`);
}
"""
#: Does to a page what people do, and what handlers wait for: focus, clicks, the mouse, whatever is named.
POKE = """
async () => {
  const rest = (time) => new Promise((go) => setTimeout(go, time));
  const all = [...document.querySelectorAll("body *")];
  all.filter((e) => e.tagName === "DETAILS").forEach((e) => (e.open = true));
  for (const e of all) {
    for (const { name } of [...e.attributes]) {
      if (/^on/i.test(name)) try { e.dispatchEvent(new Event(name.slice(2).toLowerCase())); } catch {}
    }
  }
  for (const e of document.querySelectorAll(".nn-copy, [formaction], form:not([name=search]) button")) e.click();
  for (const a of document.querySelectorAll("a")) {
    let to = String(a.href.baseVal ?? a.href);
    try { to = new URL(to, document.baseURI).protocol; } catch {}
    if (to && !/^(https?|mailto|tel|vscode):/.test(to)) a.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
    else continue;
    await rest(10); // one click would take back what the one before it began
  }
  for (const e of [...document.querySelectorAll("a, input, button, [tabindex]")].slice(-60)) e.focus?.({ preventScroll: true });
  await rest(30);
  const kept = (store) => Object.keys(store).map((key) => [key, store.getItem(key)]);
  return [...kept(localStorage), ...kept(sessionStorage), ["cookie", document.cookie]];
}
"""
#: Whose notes have what is looked for, once all were looked through: only then is their number said.
FOUND = """
async (word) => {
  const finder = document.querySelector(".nn-finder");
  const field = finder.querySelector("input");
  const said = finder.querySelector(":scope > [role=status]");
  const rest = (time) => new Promise((go) => setTimeout(go, time));
  said.textContent = "";
  field.value = word;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  const end = Date.now() + PATIENCE;
  while (Date.now() < end && !said.textContent) await rest(5);
  if (!said.textContent) throw new Error(`no answer to ${word}`);
  return [...finder.querySelectorAll("#nn-found-notes ~ a.nn-hit")].map((hit) => hit.href);
}
""".replace("PATIENCE", str(PATIENCE * 1000))
#: The same in the theme's own search, which says so in the language of the site.
THEIRS = """
async (word) => {
  __search.checked = true;
  const meta = document.querySelector(".md-search-result__meta");
  const words = JSON.parse(document.getElementById("__config").textContent).translations;
  const answers = ["none", "one", "other"].map((name) => words[`search.result.${name}`]);
  const field = document.querySelector(".md-search__input");
  meta.textContent = "";
  field.focus();
  field.value = word;
  field.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
  const said = () => answers.includes(meta.textContent) || answers.includes(meta.textContent.replace(/^\\d+/, "#"));
  const end = Date.now() + PATIENCE;
  while (Date.now() < end && !said()) await new Promise((go) => setTimeout(go, 5));
  if (!said()) throw new Error(`no answer to ${word}: ${meta.textContent}`);
}
""".replace("PATIENCE", str(PATIENCE * 1000))
#: So many words are looked for in that.
FEW = 4


@dataclass
class Seen:
    """What became of a site's visit."""

    #: Numbers of the cases that ran, with the pages they ran on.
    ran: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    #: Numbers of the cases whose page went elsewhere by itself.
    left: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    #: Hosts that were asked for anything, were it a connection alone.
    asked: dict[str, list[bytes]] = field(default_factory=lambda: defaultdict(list))
    pages: list[str] = field(default_factory=list)
    #: Page, key and value of whatever the browser was left with.
    stored: set[tuple[str, str, str]] = field(default_factory=set)
    #: How many results the theme's own search showed, and whom the switcher led to by the words of a note.
    searched: int = 0
    found: set[str] = field(default_factory=set)

    @property
    def outside(self) -> set[int]:
        """The cases that reached the sink."""
        return {number_of(host) for host in self.asked}


def host_of(number: int) -> str:
    """The host that belongs to a case."""
    return f"c{number}.evil.test"


def number_of(text: str) -> int:
    """The case that a host or an address belongs to; 0 for none."""
    found = re.search(r"c(\d+)\.evil\.test", text)
    return int(found[1]) if found else 0


_PAGE = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 4\r\nConnection: close\r\n\r\nElse"


class Sink:
    """Where every name leads: it notes who is asked for, by the request or by the hello of TLS."""

    def __init__(self) -> None:
        self.seen: Seen | None = None
        self.port = 0
        #: Whether a browser that is led here is to stay where it was.
        self.stay = False

    async def __aenter__(self) -> Self:
        self.server = await asyncio.start_server(self._answer, "127.0.0.1", 0)
        self.port = self.server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_: object) -> None:
        self.server.close()
        await self.server.wait_closed()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        said, seen = b"", self.seen
        try:
            said = await asyncio.wait_for(reader.read(8192), PATIENCE)
            if said[:1].isalpha():
                page = b"text/html" in said and not self.stay
                writer.write(
                    _PAGE if page else b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"
                )
                await writer.drain()
        except (OSError, TimeoutError):
            pass
        finally:
            if seen is not None and (host := _asked_for(said)) not in BROWSERS_OWN:
                seen.asked[host].append(said)
            writer.close()


def _asked_for(said: bytes) -> str:
    """The host that a request, or the hello of TLS, names; `?` where it names none."""
    plain = re.search(rb"\r\nhost: ([^\r:]+)", said, re.IGNORECASE)
    for found in re.finditer(rb"\0\0(..)(..)\0(..)([a-z0-9.-]+)", said, re.DOTALL):
        whole, names, name = (int.from_bytes(found[i], "big") for i in (1, 2, 3))
        if whole == names + 2 == name + 5:
            return found[4][:name].decode()
    return plain[1].decode().lower() if plain else "?"


class _Files(SimpleHTTPRequestHandler):
    """Files of a site, without a word; `without_policy` takes the second wall off."""

    def __init__(self, *args: object, without_policy: bool, **options: object) -> None:
        self.without_policy = without_policy
        super().__init__(*args, **options)

    def log_message(self, *args: object) -> None:
        pass

    def do_GET(self) -> None:
        with suppress(ConnectionError):  # a browser that was sent elsewhere reads no further
            self._give()

    def _give(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        body = path.read_bytes() if path.is_file() else b""
        if self.without_policy and path.suffix == ".html":
            body = _POLICY.sub(b"", body)
        self.send_response(200 if path.is_file() else 404)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store" if path.suffix == ".html" else "max-age=600")
        self.end_headers()
        self.wfile.write(body)


_POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>')


@contextmanager
def served(folder: Path, *, without_policy: bool = False):
    """A built site at an address of its own."""
    handler = partial(_Files, directory=str(folder), without_policy=without_policy)
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class Visitor:
    """Visits sites, one after the other, a few pages at a time."""

    def __init__(self, browser, sink: Sink) -> None:
        self.browser, self.sink = browser, sink
        #: Pages that are known to go elsewhere by themselves, which is waited for.
        self.leaving: frozenset[str] = frozenset()

    async def visit(self, base: str, pages: list[str], asked: dict[str, list[str]]) -> Seen:
        """Every page; then, at each of the addresses `asked`, its words in whatever searches there."""
        seen = self.sink.seen = Seen()
        context = await self.browser.new_context(viewport={"width": 1280, "height": 900})
        context.set_default_timeout(PATIENCE * 1000)
        await context.add_init_script(TELL)
        waiting = list(reversed(pages))

        async def work() -> None:
            page = await context.new_page()
            at = [""]
            page.on("console", lambda told: _note(seen, told.text, at[0]))
            while waiting:
                at[0] = waiting.pop()
                await self._one(page, base, at[0], seen)
            await page.close()

        await asyncio.gather(*(work() for _ in range(TABS)))
        for address, words in asked.items():
            await self._search(context, address, words, seen)
        await context.close()
        return seen

    async def follow(self, base: str, path: str) -> Seen:
        """Click on each link of a page that leads out; what the sink is told by that."""
        seen = self.sink.seen = Seen()
        self.sink.stay = True
        page = await self.browser.new_page()
        await page.goto(base + path)
        links = page.locator("a[href^='http:']")
        for number in range(await links.count()):
            before = sum(map(len, seen.asked.values()))
            await links.nth(number).dispatch_event("click")
            # The next click would take back what this one began.
            await _until(lambda before=before: sum(map(len, seen.asked.values())) > before)
            seen.pages.append(path)
        await page.close()
        self.sink.stay = False
        return seen

    async def _one(self, page, base: str, path: str, seen: Seen) -> None:
        from playwright.async_api import Error

        try:
            await page.goto(base + path, wait_until="load")
            stored = await asyncio.wait_for(page.evaluate(POKE), PATIENCE)
            seen.stored.update((path, key, value) for key, value in stored)
        except (Error, TimeoutError):  # the page went elsewhere, which is what is looked at next
            with suppress(Error):
                await page.wait_for_load_state()
        if path in self.leaving:
            await _until(lambda: not page.url.startswith((base, "chrome-error:")))
        if not page.url.startswith((base, "chrome-error:")):
            seen.left[number_of(page.url)].add(path)
        seen.pages.append(path)

    async def _search(self, context, address: str, words: list[str], seen: Seen) -> None:
        page = await context.new_page()
        await page.add_init_script(AT_ONCE)
        page.on("console", lambda told: _note(seen, told.text, "search"))
        await page.goto(address)
        if await page.locator(".md-search__input").count():
            await self._in_theirs(page, words, seen)
        if await page.locator(".nn-finder").count():
            await self._in_ours(page, words, seen)
        await page.evaluate(POKE)
        await page.close()

    async def _in_theirs(self, page, words: list[str], seen: Seen) -> None:
        """In the theme's own, a few: it is not quick."""
        for word in words[:FEW]:
            await page.evaluate(THEIRS, word)
            seen.searched += await page.locator(".md-search-result__item").count()
        await page.evaluate("() => { __search.checked = false; }")

    async def _in_ours(self, page, words: list[str], seen: Seen) -> None:
        """In the quick switcher: names and what stands in the notes, until all was looked through."""
        await page.evaluate("() => document.querySelector('[data-nn-find]').click()")
        for word in [*words, "nobody <img src=x onerror=alert(908)>"]:
            seen.found.update(await page.evaluate(FOUND, word))


async def _until(condition: Callable[[], bool]) -> None:
    """Wait until something comes true."""
    end = time.monotonic() + PATIENCE
    while not condition() and time.monotonic() < end:  # noqa: ASYNC110 - whatever it is about
        await asyncio.sleep(0.01)


def _note(seen: Seen, said: str, at: str) -> None:
    found = re.fullmatch(r"RAN (\d+)", said)
    if found:
        seen.ran[int(found[1])].add(at)
