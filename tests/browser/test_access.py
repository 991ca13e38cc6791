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

pytestmark = pytest.mark.browser

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js")
TAGS = "wcag2a wcag2aa wcag21a wcag21aa wcag22aa best-practice".split()
#: What can turn out otherwise in the dark.
COLOURS = ["color-contrast", "link-in-text-block"]
RUN = """
async ([only, tags, within]) => {
  document.querySelectorAll(".nn-page details").forEach((details) => (details.open = true));
  const how = only.length
    ? { runOnly: only }
    : { runOnly: tags, rules: { "target-size": { enabled: true } } };
  const found = await axe.run(within || document, { ...how, resultTypes: ["violations"] });
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
    below = {name: _parts(html) for name, html in found.items() if name not in own}
    chosen: list[str] = []
    wanted = set().union(*below.values())
    while wanted:
        best = max(below, key=lambda name: len(below[name] & wanted))
        wanted -= below[best]
        chosen.append(best)
    return ["" if name == "." else f"{name}/" for name in own + chosen] + ["404.html"]


def _parts(html: str) -> set[str]:
    words = (word for said in OURS.findall(html) for word in said.split())
    return {word for word in words if word.startswith("nn-") and "-hue-" not in word}


@pytest.fixture(scope="session")
def kinds(sample) -> list[str]:
    return pages_of(sample.site)


def test_every_part_of_a_note_is_on_a_page_that_is_looked_at(sample, kinds):
    assert {"", "404.html", "people/", "rules/"} <= set(kinds)
    everything = set().union(*(_parts(html) for html in sample.pages().values()))
    seen = [sample.read(f"{name}index.html" if name != "404.html" else name) for name in kinds]
    assert set().union(*map(_parts, seen)) == everything
    assert len(kinds) < len(sample.pages()) / 2  # one of each, not all of them


def faults(page, *, only=(), within=None) -> list[str]:
    """What axe-core finds on a page."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text("utf-8"))
    return page.evaluate(RUN, [list(only), TAGS, within])


@pytest.mark.parametrize(
    ("width", "scheme", "only"),
    [(360, "dark", ()), (1440, "light", ()), (360, "light", COLOURS), (1440, "dark", COLOURS)],
)
def test_axe_finds_nothing(visit, sample_site, kinds, width, scheme, only):
    """Every rule at both widths and in both schemes; those about colours in all four."""
    seen = visit(sample_site, width, scheme, reduced_motion="reduce")
    found = {name: faults(seen.open(name), only=only) for name in kinds}
    assert {name: said for name, said in found.items() if said} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_what_opens(visit, sample_site, scheme):
    narrow = visit(sample_site, 360, scheme, reduced_motion="reduce").open()
    narrow.locator('button[for="__drawer"]').click()
    narrow.wait_for_timeout(400)
    assert faults(narrow) == []
    wide = visit(sample_site, 1440, scheme, reduced_motion="reduce").open()
    for press in ("f", "Control+k"):
        wide.keyboard.press(press)
        wide.wait_for_timeout(300)
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
        page.wait_for_timeout(30)
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
    assert page.url.endswith("#start")
    page.keyboard.press("Tab")
    assert page.evaluate("Boolean(document.activeElement.closest('.nn-page'))")


def test_the_menu_opens_and_closes_by_keyboard(visit, sample_site):
    page = visit(sample_site, 360, reduced_motion="reduce").open()
    button = page.get_by_role("button", name="All pages")
    assert button.get_attribute("aria-expanded") == "false"
    button.focus()
    page.keyboard.press("Enter")
    assert button.get_attribute("aria-expanded") == "true"
    page.wait_for_timeout(100)
    assert page.evaluate("Boolean(document.activeElement.closest('.md-sidebar--primary'))")
    page.keyboard.press("Escape")
    assert button.get_attribute("aria-expanded") == "false"
    assert page.evaluate("document.activeElement.getAttribute('for')") == "__drawer"


def test_nothing_is_cut_off_in_a_small_window_or_with_widely_set_words(visit, sample_site, kinds):
    """320 px is a window of 1280 px at 400 % (WCAG 1.4.10); the other is 1.4.12."""
    seen = visit(sample_site, 320)
    for name in kinds:
        page = seen.open(name)
        assert seen.overflow <= 0, name
        page.add_style_tag(content=SPACING)
        assert seen.overflow <= 0, f"{name}, widely set"


LINES = """
() => [...document.querySelectorAll(".nn-page p, .nn-page li, .nn-page dd")].flatMap((e) => {
  const own = [...e.childNodes].filter((n) => n.nodeType === 3).map((n) => n.data).join("").trim();
  const wide = e.getBoundingClientRect().width / parseFloat(getComputedStyle(e).fontSize);
  return own.length > 90 && wide > 50 ? [`${wide.toFixed(0)} em: ${own.slice(0, 80)}`] : [];
})
"""


def test_lines_can_be_read_on_a_very_wide_screen(visit, sample_site, kinds):
    seen = visit(sample_site, 2560)
    found = {name: seen.open(name).evaluate(LINES) for name in kinds}
    assert {name: said for name, said in found.items() if said} == {}


def test_colours_of_the_readers_own_keep_what_matters(visit, sample_site):
    page = visit(sample_site, forced_colors="active").open()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate(WHERE)["outlined"]
    copy = page.locator(".nn-copy").first
    shown = copy.evaluate("e => getComputedStyle(e, '::before').backgroundColor")
    assert shown != page.evaluate("getComputedStyle(document.body).backgroundColor")


def test_every_page_says_its_language_and_its_title(visit, sample_site, kinds):
    seen = visit(sample_site)
    titles = set()
    for name in kinds:
        page = seen.open(name)
        assert page.locator("html").get_attribute("lang") == "en"
        titles.add(page.title())
    assert len(titles) == len(kinds)  # no two pages are called the same


#: What belongs to a screen: the theme's frame, and whatever is pressed.
ON_SCREEN = (
    ".md-header, .md-tabs, .md-sidebar, .md-path, .md-top, .nn-siblings, .nn-copy, .nn-open, "
    ".nn-tools, .nn-page button:not(th button)"
)


def test_paper_holds_the_words_the_title_and_the_day(visit, sample_site, kinds):
    seen = visit(sample_site, 800, "dark")
    for name in kinds:
        page = seen.open(name)
        page.emulate_media(media="print")
        left = page.locator(ON_SCREEN).filter(visible=True)
        assert left.count() == 0, (name, left.first.evaluate("e => e.outerHTML.slice(0, 200)"))
        assert page.locator("h1").is_visible()
        if name != "404.html":
            assert "21 November 2026" in page.locator(".nn-printed").inner_text()
        behind = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert behind == "rgb(255, 255, 255)", name
        after = page.evaluate(
            "[...document.querySelectorAll('.nn-page a')].map(a => getComputedStyle(a, '::after').content)"
            ".filter(said => said.includes('http') || said.includes('('))"
        )
        assert after == [], name
        page.emulate_media(media="screen")


STILL = """
window.shifted = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""


@pytest.mark.parametrize("width", [360, 1440])
def test_nothing_moves_once_it_is_there(visit, sample_site, kinds, width):
    seen = visit(sample_site, width)
    seen.page.add_init_script(STILL)
    moved = {}
    for name in kinds:
        page = seen.open(name)
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(100)
        moved[name] = round(page.evaluate("window.shifted"), 4)
    assert {name: much for name, much in moved.items() if much >= 0.01} == {}


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
