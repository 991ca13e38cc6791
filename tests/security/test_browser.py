"""No note runs anything, leaves the site, or asks another host: by either wall alone, in a real browser.

The cases are the files of `pages/`. The same visit to the same notes as any other site shows them must
find most of them running, or it would be blind.
"""

from __future__ import annotations

import asyncio
import os
import re
import subprocess
import sys
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import quote

import pytest

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1] / "browser"))
import hostile_network as networks
from serving import WAIT, serving
from visiting import CHROMIUM, FLAGS, Seen, Sink, Visitor, number_of, served

pytestmark = pytest.mark.browser

CASES = networks.cases()
NAMES = {case.number: case.name for case in CASES}
STUDY = {number for number, name in NAMES.items() if name.startswith("18-")}
WORDS = ["payload", "hostile", "img", "own"]
#: What runs, or leads out, in each of the cases: who looks for that is shown the lines of all of them.
_EACH = re.compile(r"alert\(\d+\)|c\d+\.evil\.test")
HARM = sorted(
    {word for case in CASES for text in case.files.values() for word in _EACH.findall(text)}
)
#: The months of the calendar say the same; and these pages have no word of a note.
_MORE_MONTHS = re.compile(r"calendar/2027-")
_OURS = re.compile(r"(?:calendar/2027-|about|diagnostics|fields|rules)")
_LINKS = "people/h-text-ahead/"
#: Whom any other site sends elsewhere.
_LEAVING = frozenset({"h-template/", "h-text-refresh/"})
#: Where something is known to run it is shown of so many of the cases only: one in three.
_ENOUGH = 3


def build(root: Path) -> Path:
    """A site, as `mkdocs build` makes it."""
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    env.pop("NETNOTES_TODAY", None)
    words = [sys.executable, "-m", "mkdocs", "build"]
    made = subprocess.run(words, cwd=root, env=env, capture_output=True, text=True, check=False)
    said = made.stdout + made.stderr
    assert made.returncode == 0, said
    assert "could not be made" not in said, said
    return root / "site"


def pages_of(site: Path, without: re.Pattern[str]) -> list[str]:
    found = (
        str(path.relative_to(site)).removesuffix("index.html") for path in site.rglob("*.html")
    )
    return [quote(path) for path in sorted(found) if not without.match(path)]


def pages_at(base: str) -> list[str]:
    """What a server says that it has."""
    said = urllib.request.urlopen(f"{base}sitemap.xml", timeout=WAIT).read().decode()
    found = re.findall(r"<loc>https?://[^/]+/(.*?)</loc>", said)
    return [path.replace("&amp;", "&") for path in found]


def _some(pages: list[str]) -> list[str]:
    """The pages of the study's cases, those that ask other hosts, and some of the others."""
    study = "|".join(name.removeprefix("18-") for name in NAMES.values() if name.startswith("18-"))
    wanted = re.compile(rf"h-(?:{study}|text-(?:ahead|emoji|pictures|refresh|styles))/|folder/")
    others = [page for page in pages if not wanted.search(page)]
    return [page for page in pages if wanted.search(page)] + others[::_ENOUGH]


async def visits(ours: Path, bare: Path, stock: str) -> dict[str, Seen]:
    """All visits by one browser: the renderer alone, the policy alone, and any other site."""
    from playwright.async_api import async_playwright

    async with Sink() as sink, async_playwright() as playwright:
        rules = f"--host-resolver-rules=MAP * 127.0.0.1:{sink.port},EXCLUDE 127.0.0.1"
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=[*FLAGS, rules])
        visitor = Visitor(browser, sink)
        seen: dict[str, Seen] = {}
        with ExitStack() as served_until:
            for name, site in (("renderer", ours), ("policy", bare)):
                how = {"without_policy": name == "renderer"}
                base = served_until.enter_context(served(site, **how))
                pages = pages_of(site, _MORE_MONTHS if name == "renderer" else _OURS)
                harm = HARM if name == "renderer" else HARM[::_ENOUGH]
                asked = {base: [*WORDS, *harm], f"{base}own/": WORDS}
                seen[name] = await visitor.visit(base, pages, asked)
                if seen[name].asked and not any(
                    b"".join(said) for said in seen[name].asked.values()
                ):
                    # A connection without a word may be the browser's own, given up; what a page has
                    # it do, it does again.
                    seen[name] = await visitor.visit(base, pages, asked)
                seen[f"{name}, links"] = await visitor.follow(base, _LINKS)
            base = served_until.enter_context(served(bare, without_policy=True))
            pages = [page for page in pages_of(bare, _OURS) if page.startswith("people/h-")]
            seen["neither"] = await visitor.visit(base, pages[::_ENOUGH], {})
            visitor.leaving = _LEAVING
            seen["stock"] = await visitor.visit(stock, _some(pages_at(stock)), {stock: WORDS[:1]})
            seen["stock, links"] = await visitor.follow(stock, "h-text-ahead/")
        await browser.close()
        return seen


@pytest.fixture(scope="module")
def seen(tmp_path_factory) -> dict[str, Seen]:
    """What became of every visit."""
    assert Path(CHROMIUM).is_file(), f"{CHROMIUM} is missing; these tests need it"
    root = tmp_path_factory.mktemp("hostile-pages")
    ours = networks.write(root / "ours")
    bare = networks.without_renderer(ours, root / "bare")
    stock = networks.write(root / "stock/net", stock=True)
    with ThreadPoolExecutor(3) as pool, serving(stock, engine="mkdocs") as base:
        sites = [*pool.map(build, (ours, bare))]
        # In a thread of its own: another test of this process may hold a browser.
        return pool.submit(lambda: asyncio.run(visits(*sites, base))).result()


def named(numbers) -> set[str]:
    return {NAMES.get(number, str(number)) for number in numbers}


def test_the_cases_of_the_study_and_as_many_of_ours():
    assert len(STUDY) == 18
    assert len(CASES) - len(STUDY) >= 18


@pytest.mark.parametrize("wall", ["renderer", "policy"])
def test_either_wall_alone_lets_nothing_run_and_leads_nowhere(seen, wall):
    visit = seen[wall]
    assert len(visit.pages) > len(CASES)
    assert visit.searched >= 2  # the theme's search has the page of one's own, at either address
    assert len(visit.found) > len(CASES) / (2 if wall == "renderer" else 2 * _ENOUGH)
    assert {name: visit.ran[number] for number in visit.ran for name in named([number])} == {}
    assert {name: visit.left[number] for number in visit.left for name in named([number])} == {}


@pytest.mark.parametrize("wall", ["renderer", "policy"])
def test_either_wall_alone_asks_nobody_else(seen, wall):
    assert {host: said[:2] for host, said in seen[wall].asked.items()} == {}


@pytest.mark.parametrize("wall", ["renderer", "policy"])
def test_who_is_led_elsewhere_does_not_say_where_from(seen, wall):
    visit = seen[f"{wall}, links"]
    told = [said for all_said in visit.asked.values() for said in all_said]
    assert told, "no link was followed"
    assert not [said for said in told if _tells(said)]


def _tells(said: bytes) -> bool:
    """Whether a request says where somebody came from, or is one that they did not ask for."""
    return b"\r\nreferer:" in said.lower() or said.startswith(b"POST")


def test_the_browser_is_left_with_no_word_of_a_note(seen):
    address = r"[a-z0-9/.-]*"
    allowed = {
        "/.__palette": r"\{[^<>]*\}",
        "nn-seen": rf'\["{address}"(,"{address}")*\]',
        "nn-kept": r'\{"at":"[\d ]+","x":[\d.]+,"y":[\d.]+,"open":\[[\d ",]*\],"chosen":\[[\d ",]*\],"focus":"[\d ]*"\}',
        "cookie": "",
    }
    for page, key, value in seen["renderer"].stored:
        assert key in allowed, (page, key)
        assert re.fullmatch(allowed[key], value), (page, key, value)


def test_with_neither_wall_what_notes_say_does_run(seen):
    """Or the policy alone would have been tried on nothing."""
    visit = seen["neither"]
    assert len(set(visit.ran) & set(NAMES)) >= 40 // _ENOUGH, named(visit.ran)
    assert len(visit.outside - {0}) >= 5 // _ENOUGH


def test_the_same_visit_to_any_other_site_finds_what_runs(seen):
    """Or what is said above were worth nothing."""
    visit = seen["stock"]
    runs = set(visit.ran) | set(visit.left)
    assert len(runs & STUDY) >= 14, named(STUDY - runs)
    assert len(runs) >= 22, named(set(NAMES) - runs)
    assert any(_tells(said) for told in seen["stock, links"].asked.values() for said in told)
    assert named(visit.left) >= {"18-template", "text-refresh"}
    hosts = {host for host in visit.asked if not number_of(host)}
    assert hosts >= {"fonts.googleapis.com", "unpkg.com", "cdn.jsdelivr.net"}, visit.asked.keys()
    assert named(map(number_of, visit.asked)) >= {"text-pictures", "text-styles", "text-ahead"}
