"""For everyone: what axe-core finds, the keyboard, small and large windows, paper, weights, stillness.

Which pages there are is taken from the site that was built: every page of ours, and of those below one
(of notes, months, meetings) so many that every part that any of them has is on one.
"""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import axe_playwright_python
import pytest
from looking import CONTRAST, SETTLED, comes
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js")
TAGS = "wcag2a wcag2aa wcag21a wcag21aa wcag22aa best-practice".split()
#: What can turn out otherwise in the dark.
COLOURS = ["color-contrast", "link-in-text-block"]
#: What the theme calls the two.
THEMES = {"light": "default", "dark": "slate"}
RUN = """
async ([only, tags, without, within]) => {
  document.querySelectorAll(".nn-page details").forEach((details) => (details.open = true));
  const off = Object.fromEntries(without.map((rule) => [rule, { enabled: false }]));
  const how = only.length
    ? { runOnly: only }
    : { runOnly: tags, rules: { "target-size": { enabled: true }, ...off } };
  const quick = { resultTypes: ["violations"], preload: false };
  const found = await axe.run(within || document, { ...how, ...quick });
  return found.violations.flatMap((one) =>
    one.nodes.map((node) => `${one.id}: ${node.html.slice(0, 160)} (${node.failureSummary.slice(0, 200)})`));
}
"""
#: Text set as wide apart as WCAG 1.4.12 lets anyone set it.
SPACING = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }
"""
OURS = re.compile(r'class="([^"]*)"')
KILO = 1000


def pages_of(folder: Path) -> list[str]:
    """One of every page of a site, by its address."""
    found = {
        str(path.parent.relative_to(folder)): path.read_text("utf-8")
        for path in sorted(folder.rglob("index.html"))
    }
    own = [name for name in found if "/" not in name]
    chosen = _few({name: _parts(html) for name, html in found.items() if name not in own})
    return ["" if name == "." else f"{name}/" for name in own + chosen] + ["404.html"]


def _few(parts: dict[str, set[str]]) -> list[str]:
    """So few of the pages that every part that any of them has is on one."""
    chosen: list[str] = []
    wanted = set().union(*parts.values())
    while wanted:
        best = max(parts, key=lambda name: len(parts[name] & wanted))
        wanted -= parts[best]
        chosen.append(best)
    return chosen


def _parts(html: str) -> set[str]:
    words = (word for said in OURS.findall(html) for word in said.split())
    return {word for word in words if word.startswith("nn-") and "-hue-" not in word}


@pytest.fixture(scope="session")
def kinds(sample) -> list[str]:
    return pages_of(sample.site)


@pytest.fixture(scope="session")
def parts(sample, kinds) -> list[str]:
    """Of all these pages the few that have every part between them."""
    files = {name: name if name == "404.html" else f"{name}index.html" for name in kinds}
    found = {name: _parts(sample.read(file)) for name, file in files.items()}
    own = {part for part in set().union(*found.values()) if part.startswith("nn-page--")}
    return ["", *_few({name: said - own for name, said in found.items() if name})]


def test_every_part_of_a_note_is_on_a_page_that_is_looked_at(sample, kinds):
    assert {"", "404.html", "people/", "rules/"} <= set(kinds)
    everything = set().union(*(_parts(html) for html in sample.pages().values()))
    seen = [sample.read(f"{name}index.html" if name != "404.html" else name) for name in kinds]
    assert set().union(*map(_parts, seen)) == everything
    assert len(kinds) < len(sample.pages()) / 2  # one of each, not all of them


def faults(page, *, only=(), without=(), within=None) -> list[str]:
    """What axe-core finds on a page, by all rules or by some."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text("utf-8"))
    return page.evaluate(RUN, [list(only), TAGS, list(without), within])


@pytest.mark.parametrize(
    ("width", "scheme", "other"), [(360, "dark", "light"), (1440, "light", "dark")]
)
def test_axe_finds_nothing(visit, sample_site, kinds, parts, width, scheme, other):
    """Every rule on every page at both widths; those about colours, which cost more than all others
    together, on every part. On the other pages, and in the other light, these are looked at by our own
    measure."""
    seen = visit(sample_site, width, scheme, reduced_motion="reduce")
    seen.page.add_init_script(path=AXE)
    found = {}
    for name in kinds:
        page = seen.open(name)
        found[name] = faults(page, without=[] if name in parts else COLOURS)
        if name in parts:
            page.emulate_media(color_scheme=other)
            expect(page.locator("body")).to_have_attribute("data-md-color-scheme", THEMES[other])
        found[name] += page.evaluate(CONTRAST)
        page.emulate_media(color_scheme=scheme)
    assert {name: said for name, said in found.items() if said} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_marked_in_a_quote_can_be_read(visit, sample_site, scheme):
    page = visit(sample_site, 360, scheme, reduced_motion="reduce").open("people/teta-salma/")
    quote = "<blockquote><p>She <mark>keeps bees</mark>.</p></blockquote>"
    page.evaluate(
        "(quote) => document.querySelector('.nn-prose').insertAdjacentHTML('beforeend', quote)",
        quote,
    )
    assert page.evaluate(CONTRAST) == []
    assert faults(page, only=["color-contrast"], within=".nn-prose") == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_what_opens(visit, sample_site, many, scheme):
    """The menu, the theme's own search, which is there for pages of the user's own, and the switcher."""
    narrow = visit(sample_site, 360, scheme, reduced_motion="reduce").open()
    narrow.locator('button[for="__drawer"]').click()
    narrow.evaluate(SETTLED)
    assert faults(narrow) == []
    wide = visit(many, 1440, scheme, reduced_motion="reduce").open("about/")
    wide.wait_for_function("window.keyboard$ !== undefined")
    for press in ("f", "Control+k"):
        wide.keyboard.press(press)
        wide.evaluate(SETTLED)
        assert faults(wide) == []
        wide.keyboard.press("Escape")


WHERE = """
() => {
  const active = document.activeElement;
  if (active === document.body) return null;
  const shown = active.matches(".md-option") ? active.nextElementSibling : active;
  const style = getComputedStyle(shown);
  const box = shown.getBoundingClientRect();
  const [x, y] = [box.x + box.width / 2, box.y + Math.min(box.height / 2, 20)];
  const top = document.elementFromPoint(x, y);
  return {
    name: shown.outerHTML.slice(0, 120),
    outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    seen: Boolean(top) && (shown.contains(top) || top.contains(shown)),
    inside: Boolean(active.closest(".nn-page")),
    skip: active.matches(".md-skip"),
  };
}
"""


@pytest.mark.parametrize("width", [360, 1440])
def test_the_keyboard_is_seen_wherever_it_is(visit, sample_site, width):
    page = visit(sample_site, width, reduced_motion="reduce").open()
    places = []
    for _ in range(40):
        page.keyboard.press("Tab")
        page.evaluate(SETTLED)
        place = page.evaluate(WHERE)
        if place is None:
            break
        places.append(place)
    assert places[0]["skip"]
    assert len(places) > 20
    assert [place["name"] for place in places if not place["outlined"]] == []
    assert [place["name"] for place in places if not place["seen"]] == []


def test_the_skip_link_leads_into_the_page(visit, sample_site):
    page = visit(sample_site).open("targets/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**#start")
    page.keyboard.press("Tab")
    assert page.evaluate("Boolean(document.activeElement.closest('.nn-page'))")


def test_the_menu_opens_and_closes_by_keyboard(visit, sample_site):
    page = visit(sample_site, 360, reduced_motion="reduce").open()
    button = page.get_by_role("button", name="All pages")
    assert button.get_attribute("aria-expanded") == "false"
    button.focus()
    page.keyboard.press("Enter")
    assert button.get_attribute("aria-expanded") == "true"
    comes(page, "Boolean(document.activeElement.closest('.md-sidebar--primary'))")
    page.keyboard.press("Escape")
    assert button.get_attribute("aria-expanded") == "false"
    assert page.evaluate("document.activeElement.getAttribute('for')") == "__drawer"


LINES = """
() => [...document.querySelectorAll(".nn-page p, .nn-page li, .nn-page dd")].flatMap((e) => {
  const own = [...e.childNodes].filter((n) => n.nodeType === 3).map((n) => n.data).join("").trim();
  const wide = e.getBoundingClientRect().width / parseFloat(getComputedStyle(e).fontSize);
  return own.length > 90 && wide > 50 ? [`${wide.toFixed(0)} em: ${own.slice(0, 80)}`] : [];
})
"""


def test_colours_of_the_readers_own_keep_what_matters(visit, sample_site):
    page = visit(sample_site, forced_colors="active").open()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate(WHERE)["outlined"]
    copy = page.locator(".nn-copy").first
    shown = copy.evaluate("e => getComputedStyle(e, '::before').backgroundColor")
    assert shown != page.evaluate("getComputedStyle(document.body).backgroundColor")


#: What belongs to a screen: the theme's frame, and whatever is pressed.
ON_SCREEN = (
    ".md-header, .md-tabs, .md-sidebar, .md-path, .md-top, .nn-siblings, .nn-copy, .nn-open, "
    ".nn-tools, .nn-page button:not(th button)"
)
DAY = "21 November 2026"


def on_paper(page, name: str) -> list[str]:
    """What is wrong with a page that is printed."""
    page.emulate_media(media="print", color_scheme="dark")
    left = page.locator(ON_SCREEN).filter(visible=True)
    wrong = [f"printed: {one.evaluate('e => e.outerHTML.slice(0, 200)')}" for one in left.all()]
    if not page.locator("h1").is_visible():
        wrong.append("no title on paper")
    if name != "404.html" and DAY not in page.locator(".nn-printed").inner_text():
        wrong.append("no day on paper")
    if page.evaluate("getComputedStyle(document.body).backgroundColor") != "rgb(255, 255, 255)":
        wrong.append("paper that is not white")
    wrong += page.evaluate(
        "[...document.querySelectorAll('.nn-page a')].map(a => getComputedStyle(a, '::after').content)"
        ".filter(said => said.includes('http') || said.includes('('))"
    )
    page.emulate_media(media="screen", color_scheme="light")
    return wrong


STILL = """
window.shifted = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""


#: Until nothing more was fetched for a while: whatever a script fetches, it has begun to show.
QUIET = """
async () => {
  const fetched = () => performance.getEntriesByType("resource").length;
  for (let before = -1; before !== fetched(); ) {
    before = fetched();
    await new Promise((go) => setTimeout(go, 100));
  }
  await new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go)));
}
"""


def moved(page) -> list[str]:
    """By how much what is there moved while the page opened, where that can be seen."""
    page.evaluate(QUIET)
    much = page.evaluate("window.shifted")
    return [f"moved by {much:.4f}"] if much >= 0.01 else []


def test_in_small_windows_nothing_moves_and_nothing_is_cut_off(visit, sample_site, kinds):
    """320 px is a window of 1280 px at 400 % (WCAG 1.4.10); widely set words are 1.4.12."""
    seen = visit(sample_site, 360)
    seen.page.add_init_script(STILL)
    wrong = {}
    titles = set()
    for name in kinds:
        seen.resize(360)
        page = seen.open(name)
        wrong[name] = moved(page)
        seen.resize(320)
        wrong[name] += ["cut off"] if seen.overflow > 0 else []
        page.add_style_tag(content=SPACING)
        wrong[name] += ["cut off, widely set"] if seen.overflow > 0 else []
        language = page.locator("html").get_attribute("lang")
        wrong[name] += [] if language == "en" else [f"is in {language}"]
        titles.add(page.title())
    assert {name: said for name, said in wrong.items() if said} == {}
    assert len(titles) == len(kinds)  # no two pages are called the same


def test_on_large_screens_nothing_moves_lines_can_be_read_and_printed(visit, sample_site, kinds):
    seen = visit(sample_site, 1440)
    seen.page.add_init_script(STILL)
    wrong = {}
    for name in kinds:
        seen.resize(1440)
        page = seen.open(name)
        wrong[name] = moved(page)
        seen.resize(2560)
        wrong[name] += page.evaluate(LINES)
        seen.resize(800)
        wrong[name] += on_paper(page, name)
    assert {name: said for name, said in wrong.items() if said} == {}


def test_what_every_page_brings_along_is_light(sample):
    assets = sample.site / "assets/netnotes"
    own = [path for path in assets.iterdir() if path.suffix in (".css", ".js")]
    weight = sum(len(gzip.compress(path.read_bytes())) for path in own)
    assert weight <= 60 * KILO


#: What one looks something up in: everything of a kind is on one page, and the frame comes on top.
REFERENCE = ("fields/", "rules/", "diagnostics/")


def test_no_page_is_heavy(sample, kinds):
    heavy = {}
    for name in kinds:
        html = sample.read(name if name == "404.html" else f"{name}index.html")
        if name in REFERENCE:
            html = html[html.index('<article class="md-content__inner') : html.index("</article>")]
        if len(html.encode()) > 60 * KILO:
            heavy[name] = len(html.encode())
    assert heavy == {}
