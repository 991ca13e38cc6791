"""How fast the quick switcher is, in a real browser: one table.

    python tests/benchmarks/switcher.py [PEOPLE | SITE]

PEOPLE (10,000 unless said otherwise) are made up and their site is built first, which takes minutes at
ten thousand; SITE is a folder that was built before. Times are in milliseconds, as the page's own clock
has them, from the key to what is drawn; memory is what the browser's process for the page has of its
own, in MB, after a collection; the heap is what scripts hold, of the page and its worker, with their
buffers. Nothing is asserted: compare ratios.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parent))
from generate import generate

CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--disable-gpu", "--js-flags=--expose-gc"]
ROUNDS = 5
#: A common letter, beginnings, several words, typos, nobody.
QUERIES = ("a", "al", "nguy", "engineer lisbon", "mentor", "sotfware", "engneer lisbno", "xyzzyx")

#: The same of what stands in the notes: much said, a beginning, two words, a name and a word.
IN_NOTES = ("garden", "workshop", "pear tree", "adler piano")

#: Watches what the page draws, and what holds it up; times are since the last key.
WATCH = """
() => {
  const list = document.querySelector(".nn-finder__found");
  const note = document.querySelector(".nn-finder__note");
  window.nnSeen = { long: [], first: null, since: 0 };
  new PerformanceObserver((all) => all.getEntries().forEach((e) => nnSeen.long.push(e.duration)))
    .observe({ type: "longtask" });
  addEventListener("keydown", () => Object.assign(nnSeen, { since: performance.now(), first: null }), true);
  addEventListener("input", () => Object.assign(nnSeen, { since: performance.now(), first: null }), true);
  const drawn = () => requestAnimationFrame(() => {
    nnSeen.first ??= performance.now() - nnSeen.since;
  });
  new MutationObserver(drawn).observe(list, { childList: true });
  new MutationObserver(drawn).observe(note, { attributes: true });
  new MutationObserver(() => requestAnimationFrame(() => {
    if (nnSeen.since && document.querySelector("#nn-found-notes")) nnSeen.notes ??= performance.now() - nnSeen.since;
  })).observe(list, { childList: true });
}
"""
#: Words are typed as a whole, so that a key is one question.
TYPE = """
(words) => {
  const field = document.querySelector(".nn-finder input");
  field.value = words;
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
}
"""
DRAWN = "() => nnSeen.first !== null"


class Quiet(SimpleHTTPRequestHandler):
    """Serves files without a word."""

    def log_message(self, *args):
        pass


class Patient(ThreadingHTTPServer):
    """A page that is left asks no further; that is no matter for a traceback."""

    def handle_error(self, request, client_address):
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def build(people: int, folder: Path) -> Path:
    """The site of some made-up people."""
    generate(folder, people)
    command = [
        sys.executable,
        "-m",
        "netnotes",
        "-C",
        str(folder),
        "build",
        "-d",
        str(folder / "site"),
    ]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return folder / "site"


def own_memory(browser) -> float:
    """What the largest of the browser's processes for pages has of its own, in MB."""
    told = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")
    sizes = [0.0]
    for process in told["processInfo"]:
        if process["type"] == "renderer":
            text = Path(f"/proc/{process['id']}/smaps_rollup").read_text("ascii")
            fields = dict(line.split(":", 1) for line in text.splitlines()[1:])
            sizes.append(int(fields["Private_Dirty"].split()[0]) / 1024)
    return max(sizes)


def settled(page, browser) -> float:
    """The memory of the page when everything that can be given back is."""
    for _ in range(2):
        page.evaluate("gc()")
        for worker in page.workers:
            worker.evaluate("gc()")
    page.wait_for_timeout(1500)
    return own_memory(browser)


def opening(page) -> tuple[float, float]:
    """Press the key: until the window is there with whom it knows, and until typos are known of."""
    page.evaluate(WATCH)
    page.keyboard.press("/")
    page.wait_for_function(DRAWN)
    first = page.evaluate("nnSeen.first")
    page.evaluate("window.nnBegan = nnSeen.since")
    page.evaluate(TYPE, "sotfware")  # found only as a typo: once the index is there
    page.wait_for_function("() => document.querySelector('#nn-found-person')", timeout=60_000)
    return first, page.evaluate("performance.now() - nnBegan")


def asking(page) -> dict[str, list[float]]:
    """How long each question takes, from the key to what is drawn."""
    took: dict[str, list[float]] = {query: [] for query in QUERIES}
    for _ in range(ROUNDS):
        for query in QUERIES:
            page.evaluate("nnSeen.first = null")
            page.evaluate(TYPE, query)
            page.wait_for_function(DRAWN)
            took[query].append(page.evaluate("nnSeen.first"))
    return took


def first_in_notes(browser, base: str) -> float:
    """From the key that opens the switcher, a word right behind it, to the first note that says it."""
    page = browser.new_context().new_page()
    page.goto(f"{base}rules/")
    page.wait_for_load_state("networkidle")
    page.evaluate(WATCH)
    page.evaluate("window.nnBegan = performance.now()")
    page.keyboard.press("/")
    page.keyboard.insert_text("garden")
    page.wait_for_function("() => nnSeen.notes", timeout=60_000)
    took = page.evaluate("nnSeen.notes + nnSeen.since - nnBegan")
    page.context.close()
    return took


def asking_in_notes(page) -> dict[str, list[float]]:
    """How long it takes to find words in the notes; the next is asked when all were looked through."""
    took: dict[str, list[float]] = {}
    status = page.locator(".nn-finder [role=status]")
    for _ in range(ROUNDS):
        for query in IN_NOTES:
            page.evaluate("nnSeen.notes = null")
            page.evaluate(TYPE, query)
            page.wait_for_function("() => nnSeen.notes", timeout=60_000)
            took.setdefault(query, []).append(page.evaluate("nnSeen.notes"))
            status.filter(has_text=" ").wait_for(state="attached", timeout=60_000)
    return took


class Heap:
    """What the scripts of a page and of its workers hold, in MB, as the browser counts it."""

    def __init__(self, page) -> None:
        self.page = page
        self.session = page.context.new_cdp_session(page)
        self.workers: list[str] = []
        self.told: dict[int, dict] = {}
        self.session.on("Target.attachedToTarget", lambda e: self.workers.append(e["sessionId"]))
        self.session.on("Target.receivedMessageFromTarget", self._hear)
        attach = {"autoAttach": True, "waitForDebuggerOnStart": False, "flatten": False}
        self.session.send("Target.setAutoAttach", attach)

    def _hear(self, event) -> None:
        said = json.loads(event["message"])
        self.told[said.get("id", 0)] = said.get("result", {})

    def _ask(self, worker: str, method: str) -> dict:
        number = len(self.told) + 1
        message = json.dumps({"id": number, "method": method})
        self.session.send("Target.sendMessageToTarget", {"sessionId": worker, "message": message})
        while number not in self.told:
            self.page.wait_for_timeout(20)
        return self.told[number]

    def size(self) -> float:
        """After a collection."""
        self.session.send("HeapProfiler.collectGarbage")
        found = [self.session.send("Runtime.getHeapUsage")]
        for worker in self.workers:
            self._ask(worker, "HeapProfiler.collectGarbage")
            found.append(self._ask(worker, "Runtime.getHeapUsage"))
        return sum(one["usedSize"] + one["backingStorageSize"] for one in found) / 1e6


def measure(base: str) -> None:
    """Print the table."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page()
        heap = Heap(page)
        page.goto(f"{base}rules/")
        page.wait_for_load_state("networkidle")
        before = settled(page, browser)
        first, ready = opening(page)
        print("| what | median | most |\n|---|---:|---:|")
        print(f"| from the key to who is due | {first:.0f} ms | |")
        print(f"| from the key to typos | {ready:.0f} ms | |")
        for query, times in asking(page).items():
            print(f"| “{query}” | {median(times):.0f} ms | {max(times):.0f} ms |")
        firsts = [first_in_notes(browser, base) for _ in range(ROUNDS)]
        print(
            f"| from the key to a first word in the notes | {median(firsts):.0f} ms | {max(firsts):.0f} ms |"
        )
        for query, times in asking_in_notes(page).items():
            print(f"| “{query}” in the notes | {median(times):.0f} ms | {max(times):.0f} ms |")
        held_up = page.evaluate("nnSeen.long")
        print(
            f"| the page held up (from 50 ms) | {len(held_up)} times | {max(held_up, default=0):.0f} ms |"
        )
        after = settled(page, browser)
        print(
            f"| memory of the page before, and more of it after | {before:.0f} MB | {after - before:.0f} MB |"
        )
        print(f"| of that the heap of the page and its worker | {heap.size():.0f} MB | |")
        browser.close()


def main(said: str) -> None:
    """Build if need be, serve, and measure."""
    with tempfile.TemporaryDirectory() as scratch:
        number = said.replace(",", "").replace("_", "")
        site = build(int(number), Path(scratch)) if number.isdigit() else Path(said)
        server = Patient(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        size = (site / "assets/netnotes/people.json").stat().st_size
        print(f"{site}: people.json has {size / 1e3:,.0f} kB\n")
        measure(f"http://127.0.0.1:{server.server_port}/")
        server.shutdown()
        server.server_close()


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "10000")
