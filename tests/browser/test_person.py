"""The page of a person, and of an organization, in a real browser."""

from __future__ import annotations

import pytest
from looking import copied
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

ALICE = "people/alice-nguyen/"
NOTES = {
    "person": ALICE,
    "bare": "people/zainab-qureshi/",
    "mourned": "people/anselmo-prates/",
    "left-alone": "people/lior-katz/",
    "org": "people/acme/",
    "me": "people/noor-haddad/",
}
#: Elements whose boxes meet, of those that a selector finds: their words, two by two.
MEETING = """
(selector) => {
  const boxes = [...document.querySelectorAll(selector)].map(e => [e.textContent, e.getBoundingClientRect()]);
  const meet = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
  return boxes.flatMap(([one, a], i) => boxes.slice(i + 1).filter(([, b]) => meet(a, b)).map(([other]) => [one, other]));
}
"""
#: How much moved by itself while the page was opened (the layout shift that browsers speak of).
SHIFTED = """
() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => { for (const e of list.getEntries()) sum += e.value; })
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 400);
})
"""


@pytest.mark.parametrize(("width", "height"), [(360, 740), (1440, 900)])
def test_the_first_screen_says_who_how_and_what_next(visit, sample_site, width, height):
    seen = visit(sample_site, width)
    page = seen.page
    page.set_viewport_size({"width": width, "height": height})
    seen.open(ALICE)
    for words in ("Alice Nguyen", "Close to you", "last in touch", "Next step"):
        box = page.locator(".nn-page").get_by_text(words).first.bounding_box()
        assert box["y"] + box["height"] < height, words
    assert seen.wrong == []


@pytest.mark.parametrize("path", NOTES.values(), ids=NOTES)
@pytest.mark.parametrize("width", [360, 1440])
def test_nothing_moves_by_itself(visit, sample_site, path, width):
    seen = visit(sample_site, width)
    page = seen.open(path)
    assert page.evaluate(SHIFTED) < 0.005
    assert seen.overflow == 0
    assert seen.wrong == []


def test_verdicts_unfold_by_keyboard_to_their_reasons(visit, sample_site):
    page = visit(sample_site).open("people/tomasz-zielinski/")
    verdict = page.locator(".nn-verdict", has=page.locator(".nn-reasons")).first
    assert verdict.get_attribute("open") is None
    assert not verdict.locator(".nn-reasons").is_visible()
    verdict.locator("summary").focus()
    page.keyboard.press("Enter")
    assert verdict.locator(".nn-reasons .nn-place").first.is_visible()
    assert "What would change it" in verdict.inner_text()
    page.goto(verdict.locator(".nn-why").first.evaluate("a => a.href"))
    assert page.evaluate("document.getElementById(location.hash.slice(1)) !== null")


@pytest.mark.parametrize("scripts", [True, False])
def test_the_timeline_is_filtered_without_scripts_too(visit, sample_site, scripts):
    page = visit(sample_site, java_script_enabled=scripts).open(ALICE)
    together = page.locator(".nn-together")
    everything = together.locator(".nn-timeline").first.locator(".nn-moment:visible").count()
    assert together.locator(".nn-silence").first.is_visible()
    together.get_by_text("Everything").focus() if scripts else None
    together.get_by_label("Written").check(force=True)
    shown = together.locator(".nn-moment:visible")
    assert 0 < shown.count() < everything
    assert all("Written" in text for text in shown.all_inner_texts())
    assert not together.locator(".nn-silence").first.is_visible()
    together.get_by_label("In person").check(force=True)
    there = together.locator(".nn-moment--in_person")
    if scripts:  # what was folded away is among them
        expect(page.locator(".nn-earlier")).to_have_attribute("open", "")
        assert there.locator("visible=true").count() == there.count()
    together.get_by_label("Everything").check(force=True)
    first = together.locator(".nn-timeline").first
    assert first.locator(".nn-moment:visible").count() == everything


def test_the_filter_is_walked_with_the_arrows(visit, sample_site):
    page = visit(sample_site).open(ALICE)
    page.get_by_label("Everything").focus()
    page.keyboard.press("ArrowRight")
    assert page.get_by_label("In person").is_checked()
    assert page.locator(".nn-moment--written:visible").count() == 0
    outline = "e => getComputedStyle(e.nextElementSibling).outlineStyle"
    assert page.get_by_label("In person").evaluate(outline) != "none"


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("slug", ["alice-nguyen", "bo-chen", "thandiwe-dlamini"])
def test_the_words_of_the_graph_can_be_read(visit, sample_site, width, slug):
    seen = visit(sample_site, width)
    page = seen.open(f"people/{slug}/")
    assert page.evaluate(MEETING, ".nn-graph text") == []
    drawing = page.locator(".nn-graph").bounding_box()
    for text in page.locator(".nn-graph text").all():
        box = text.bounding_box()
        assert box["x"] >= drawing["x"] - 1
        assert box["x"] + box["width"] <= drawing["x"] + drawing["width"] + 1, text.text_content()
        assert box["height"] > 10


def test_the_graph_is_walked_by_keyboard_and_told_by_a_list(visit, sample_site):
    page = visit(sample_site).open(ALICE)
    links = page.locator(".nn-graph a")
    listed = page.locator(".nn-ties li").all_inner_texts()
    names = links.locator("text:first-of-type").all_text_contents()
    assert all(any(name in line for line in listed) for name in names)
    assert len(listed) == page.locator(".nn-graph :is(a, g.nn-graph__only)").count()
    links.first.focus()
    assert links.first.evaluate("e => getComputedStyle(e).outlineStyle") != "none"
    page.keyboard.press("Enter")
    page.wait_for_url("**/people/grace-mwangi/")
    labelled = page.locator(".nn-graph").get_attribute("aria-labelledby")
    assert page.locator(f"#{labelled}").text_content() == "Whom Grace Mwangi knows"


@pytest.mark.parametrize("size", ["30,50", "50,30"])
def test_a_picture_is_as_wide_as_it_is_high_whatever_it_was(visit, hostile_site, size):
    width, height = size.split(",")
    drawn = f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"/>'
    page = visit(hostile_site).page
    page.route("**/*.png", lambda asked: asked.fulfill(body=drawn, content_type="image/svg+xml"))
    for window in (360, 1440):
        page.set_viewport_size({"width": window, "height": 900})
        page.goto(f"{hostile_site}people/pictures/")
        picture = page.locator("img.nn-avatar")
        assert picture.evaluate("async (e) => (await e.decode(), e.naturalWidth)") == int(width)
        box = picture.bounding_box()
        assert box["width"] == box["height"] > 40


def test_days_in_words_have_the_exact_one_on_hover(visit, sample_site):
    page = visit(sample_site).open(ALICE)
    day = page.locator(".nn-relation time").first
    assert day.inner_text() == "three weeks ago"
    assert day.get_attribute("title") == "2026-11-03"


def test_a_command_is_copied_where_it_stands(visit, sample_site):
    page = visit(sample_site).open("people/zainab-qureshi/")
    button = page.get_by_role("button", name="netnotes log zainab-qureshi")
    assert copied(page, button.click).startswith("netnotes log zainab-qureshi")


def test_on_paper_the_graph_and_what_was_folded_are_there(visit, sample_site):
    page = visit(sample_site, 800).open(ALICE)
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator(".nn-graph").is_visible()
    assert not page.locator(".nn-filter").is_visible()
    assert page.locator(".nn-fold").evaluate_all("all => all.every(one => one.open)")


def test_a_page_weighs_little(sample):
    heavy = {
        path.parent.name: path.stat().st_size
        for path in sample.site.glob("people/*/index.html")
        if path.stat().st_size > 60_000
    }
    assert heavy == {}
