"""The table of everyone: by words, by facets, in an order, by keyboard, and all of it in the address."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from looking import texts
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

#: What moved on the page since it opened, other than by what somebody did. A cell or a paragraph may: where
#: it is drawn before the last of its words was read, the browser breaks its line anew when they come.
WATCH = """
window.moved = [];
const ours = (node) => node?.closest(".nn-page") && !node.closest("td, p, li");
new PerformanceObserver((list) => list.getEntries().forEach((entry) => {
  const nodes = entry.sources.map(({node}) => node instanceof Element ? node : node?.parentElement);
  const found = nodes.filter(ours).map((node) => node.outerHTML.slice(0, 80));
  if (!entry.hadRecentInput && found.length) window.moved.push([entry.value, ...found]);
})).observe({type: "layout-shift", buffered: true});
"""


def address(page) -> dict[str, str]:
    return {
        key: value[0]
        for key, value in parse_qs(urlsplit(page.evaluate("location.href")).query).items()
    }


def people(page):
    return page.locator("[data-rows=people]")


def names(page) -> list[str]:
    return texts(people(page).locator("tr td:first-child"))


def searchbox(page):
    return page.get_by_role("searchbox", name="Filter People by any words")


def test_what_is_shown_is_kept_in_the_address_and_can_be_shared(visit, sample_site):
    seen = visit(sample_site)
    page = seen.open("people/")
    searchbox(page).press_sequentially("lisbon")
    page.get_by_label("Standing", exact=True).first.select_option("close")
    page.locator("th", has_text="Last contact").get_by_role("button").click()
    assert address(page) == {"filter": "lisbon", "standing": "close", "sort": "last-contact"}
    shown = names(page)
    assert 0 < len(shown) < 10

    other = visit(sample_site)
    copy = other.open(page.url.removeprefix(sample_site))
    copy.locator("[aria-sort]").wait_for()
    assert names(copy) == shown
    assert searchbox(copy).input_value() == "lisbon"
    assert seen.wrong + other.wrong == []


def test_back_and_forward_go_through_choices_and_not_through_letters(visit, sample_site):
    page = visit(sample_site).open("people/")
    everyone = len(names(page))
    searchbox(page).press_sequentially("lisbon")
    by_word = names(page)
    page.get_by_label("Due", exact=True).select_option("promise")
    by_both = names(page)
    assert len(by_both) < len(by_word) < everyone
    page.go_back()
    assert names(page) == by_word
    page.go_back()
    assert (len(names(page)), searchbox(page).input_value()) == (everyone, "")
    page.go_forward()
    page.go_forward()
    assert names(page) == by_both
    page.get_by_role("button", name="Clear the filter").click()
    assert (len(names(page)), address(page)) == (everyone, {})
    assert page.evaluate("document.activeElement.name") == "filter"


def test_a_facet_of_many_words_is_typed_and_finds_without_accents(visit, sample_site):
    page = visit(sample_site).open("people/")
    page.get_by_label("Organization", exact=True).fill("acme")
    assert address(page) == {"org": "acme"}
    assert all("Acme" in row for row in texts(people(page).locator("tr")))
    assert page.locator("datalist option[value=Acme]").count() == 1
    page.get_by_label("Organization", exact=True).fill("")
    searchbox(page).fill("thorsdottir")
    assert names(page) == ["Freyja Þórsdóttir"]


def test_the_keyboard_goes_from_row_to_row_and_opens_whom_one_is_at(visit, sample_site):
    page = visit(sample_site).open("people/")
    at = "document.activeElement.textContent"
    first, second = names(page)[:2]
    searchbox(page).focus()
    for key, wanted in (("ArrowDown", first), ("j", second), ("k", first), ("ArrowDown", second)):
        page.keyboard.press(key)
        assert page.evaluate(at) == wanted
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.name") == "filter"
    page.keyboard.type("freyja")
    page.keyboard.press("Enter")
    page.wait_for_url("**/people/freyja-thorsdottir/")
    page.go_back()
    page.locator("output", has_text="1 of 47").wait_for()
    assert names(page) == ["Freyja Þórsdóttir"]


def test_days_sort_by_the_day_and_standing_from_near_to_far(visit, sample_site):
    page = visit(sample_site).open("people/?sort=-last-contact")
    page.locator("[aria-sort=descending]").wait_for()
    days = [
        t.get_attribute("datetime")
        for t in people(page).locator("td:nth-child(3) time").element_handles()
    ]
    assert days == sorted(days, reverse=True)
    page.locator("th", has_text="Standing").get_by_role("button").click()
    said = texts(people(page).locator("td:nth-child(2)"))
    order = ["close", "warm", "new", "acquaintance", "dormant", "not met yet", "has died"]
    assert said == sorted(said, key=order.index)
    page.locator("th", has_text="Next due").get_by_role("button").click()
    cells = texts(people(page).locator("td:nth-child(4)"))
    assert cells[0] and not cells[-1]


def test_on_a_phone_one_sorts_by_a_choice_and_unfolds_the_filters(visit, sample_site):
    seen = visit(sample_site, 360)
    page = seen.open("people/")
    assert not page.locator("thead").first.is_visible()
    page.get_by_label("Sort by").first.select_option("-last-contact")
    assert address(page) == {"sort": "-last-contact"}
    assert not page.get_by_label("City").first.is_visible()
    page.get_by_role("button", name="Filters").click()
    page.get_by_label("City").first.select_option("Porto")
    assert all("Porto" in row for row in texts(people(page).locator("tr")))
    assert seen.overflow == 0
    assert seen.wrong == []


def test_two_tables_of_a_page_do_not_disturb_one_another(visit, sample_site):
    page = visit(sample_site).open("people/?organizations.sort=-people&standing=close")
    page.locator("[aria-sort]").wait_for()
    assert page.locator("[aria-sort]").count() == 1
    counts = texts(page.locator("[data-rows=organizations] td:nth-child(2)"))
    numbers = [int(said) for said in counts if said]
    assert numbers == sorted(numbers, reverse=True)
    assert set(texts(people(page).locator("td:nth-child(2)"))) == {"close"}


@pytest.mark.parametrize("width", [360, 1440])
def test_nothing_moves_while_the_table_comes_to_life(visit, sample_site, large_site, width):
    for site in (sample_site, large_site):
        seen = visit(site, width)
        seen.page.add_init_script(WATCH)
        page = seen.open("people/")
        page.locator("button.nn-sort").first.wait_for(state="attached")
        page.wait_for_timeout(300)
        assert page.evaluate("moved") == []


@pytest.mark.parametrize("width", [360, 1440])
def test_nothing_moves_while_a_page_is_read(visit, slow_site, width):
    """Through a slow network, or by a slow machine, a page is drawn before all of it is there."""
    seen = visit(slow_site, width)
    seen.page.add_init_script(WATCH)
    page = seen.open("people/")
    assert page.evaluate("moved") == []
    # On these, words are centred and columns as wide as their words; but no lane or column may jump.
    for path in ("asks/", "people/acme/"):
        page = seen.open(path)
        page.wait_for_timeout(100)
        assert sum(moved[0] for moved in page.evaluate("moved")) < 0.02, path


def test_nobody_fits_says_so(visit, sample_site):
    page = visit(sample_site).open("people/")
    searchbox(page).fill("zzzz")
    assert page.get_by_text("Nothing here fits").first.is_visible()
    assert page.locator("output").first.inner_text() == "0 of 47"


def test_of_very_many_the_page_has_the_first_and_finds_all(visit, large_site):
    seen = visit(large_site)
    fetched = []
    seen.page.on("request", lambda r: fetched.append(r.url))
    page = seen.open("people/")
    shown = people(page).locator("tr")
    assert shown.count() == 100
    assert not [url for url in fetched if "everyone" in url]  # nothing grows until it is asked for
    searchbox(page).fill("Person 599")
    page.locator("output", has_text="1 of 600").wait_for()
    assert names(page) == ["Person 599"]
    assert shown.first.locator("a").get_attribute("href") == "../people/p599/"
    searchbox(page).fill("")
    expect(shown).to_have_count(100)
    page.get_by_role("button", name="Show 100 more").click()
    expect(shown).to_have_count(200)
    page.get_by_label("City").select_option("Porto")
    expect(page.locator("output").first).to_have_text("200 of 600")
    assert seen.wrong == []


def test_a_filtered_address_of_very_many_opens_filtered(visit, large_site):
    page = visit(large_site).open("people/?city=Faro&filter=59")
    page.locator("output", has_text="of 600").wait_for()
    assert names(page) == [f"Person {n}" for n in ("059", "359", "590", "593", "596", "599")]


def test_where_the_others_cannot_be_fetched_the_first_can_still_be_searched(visit, large_site):
    page = visit(large_site).open("people/")
    page.route("**/everyone/", lambda route: route.abort())
    searchbox(page).fill("Person 00")
    page.locator("output", has_text="10 of 100").wait_for()


def test_without_scripts_everyone_is_one_link_away(visit, large_site):
    page = visit(large_site, java_script_enabled=False).open("people/")
    assert not page.locator(".nn-tools").first.is_visible()
    page.get_by_role("link", name="All of them on one page").click()
    expect(page.locator("[data-rows=people] tr")).to_have_count(600)


#: Work that takes as long as it does on this machine, on pages of any size: what is quick is told by it.
KNOWN_WORK = """
() => {
  let sum = 0;
  for (let n = 0; n < 2e7; n++) sum = (Math.imul(sum, 31) + n) | 0;
  return sum;
}
"""
#: Until what changed was drawn.
DRAWN = "() => new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(() => go())))"


def test_a_letter_is_quick_however_many_there_are(visit, large_site):
    """The work of a letter, as the processor counts it: other work of the machine is left out."""
    page = visit(large_site).open("people/")
    searchbox(page).focus()
    page.get_by_role("button", name="Show 100 more").click()
    page.locator("[data-rows=people] tr:nth-child(200)").wait_for(state="attached")
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def spent() -> float:
        metrics = session.send("Performance.getMetrics")["metrics"]
        return next(m["value"] for m in metrics if m["name"] == "TaskDuration")

    def cost(work) -> float:
        """What some work costs, with what is drawn of it."""
        before = spent()
        work()
        page.evaluate(DRAWN)
        return spent() - before

    known = min(cost(lambda: page.evaluate(KNOWN_WORK)) for _ in range(3))
    searchbox(page).focus()
    costs = [cost(lambda letter=letter: page.keyboard.type(letter)) for letter in "person 5"]
    assert max(costs) < 2 * known, (costs, known)


#: What was to be seen of the table in each frame that was drawn, and what moved.
FRAMES = """
window.seen = [];
window.shifted = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value;
}).observe({ type: "layout-shift", buffered: true });
const look = () => {
  const rows = [...document.querySelectorAll(".nn-register tbody:first-of-type tr")].slice(0, 47);
  window.seen.push(rows.filter((row) => row.checkVisibility({ visibilityProperty: true })).length);
  requestAnimationFrame(look);
};
requestAnimationFrame(look);
"""


@pytest.mark.parametrize("width", [360, 1440])
def test_an_address_with_a_filter_never_shows_everyone_first(visit, sample_site, width):
    seen = visit(sample_site, width)
    seen.page.add_init_script(FRAMES)
    page = seen.open("people/?city=Porto")
    page.locator("html:not(.nn-wanted)").wait_for()
    page.wait_for_timeout(100)
    rows = page.locator(".nn-register").first.locator("tbody tr")
    assert 0 < rows.count() < 10
    orgs = page.locator(".nn-register").nth(1).locator("tbody tr")
    assert max(page.evaluate("window.seen")) <= rows.count() + orgs.count()
    assert page.evaluate("window.shifted") < 0.01


#: What a page would do four seconds later waits until it is told to: a slow machine takes as long to open it.
LATER = """
{
  const later = window.setTimeout.bind(window);
  window.waiting = [];
  window.setTimeout = (what, time, ...more) => (time === 4000 ? waiting.push(what) : later(what, time, ...more));
}
"""


def test_a_script_that_does_not_come_hides_nobody_for_long(visit, sample_site):
    page = visit(sample_site).page
    page.add_init_script(LATER)
    page.route("**/table.js", lambda route: route.abort())
    page.goto(f"{sample_site}people/?city=Porto")
    assert not page.locator(".nn-register tbody tr").first.is_visible()
    page.evaluate("waiting.forEach((what) => what())")
    assert page.locator(".nn-register tbody tr").first.is_visible()
    plain = visit(sample_site, java_script_enabled=False).open("people/?city=Porto")
    assert plain.locator(".nn-register tbody tr").first.is_visible()


def test_on_a_phone_the_tools_keep_no_empty_line(visit, sample_site):
    page = visit(sample_site, 360).open("people/")
    tools = page.locator(".nn-tools").first.bounding_box()
    first = page.locator(".nn-register tbody tr").first
    assert first.bounding_box()["y"] - tools["y"] - tools["height"] < 40
    before = first.bounding_box()["y"]
    page.get_by_role("searchbox").first.fill("a")
    assert page.locator("output").first.inner_text()
    assert abs(page.locator(".nn-register tbody tr").first.bounding_box()["y"] - before) < 2


def test_who_is_at_no_organization_stands_last_either_way(visit, sample_site):
    for sort in ("organization", "-organization"):
        page = visit(sample_site).open(f"people/?sort={sort}")
        page.locator("[aria-sort]").first.wait_for()
        cells = page.locator("[data-rows=people] td:nth-child(5)")
        named = [
            bool(key.strip())
            for key in cells.evaluate_all("all => all.map((one) => one.dataset.key ?? '')")
        ]
        assert 0 < sum(named) < len(named)
        assert named == sorted(named, reverse=True)
