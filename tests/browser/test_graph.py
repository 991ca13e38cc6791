"""The picture of the network, in a real browser: painted, found in, gone along; and where it cannot be."""

from __future__ import annotations

import pytest
from looking import comes
from playwright.sync_api import expect

GRAPH = "graph/"
#: What the software renderer of a browser without a graphics card says of itself.
DRIVER = "GL Driver Message"


@pytest.fixture
def look(visit, sample_site):
    """Open the page and wait until it is painted; nothing may go wrong on it."""
    opened = []

    def open_(asked: str = "", width: int = 1440, scheme: str = "light", **options):
        made = visit(sample_site, width, scheme, **options)
        opened.append(made)
        page = made.open(GRAPH + asked)
        page.wait_for_selector(".nn-network--drawn")
        return made, page

    yield open_
    for made in opened:
        assert [wrong for wrong in made.wrong if DRIVER not in wrong] == []
        assert made.overflow == 0


def asked(page) -> str:
    return page.evaluate("location.search")


def painted(page) -> int:
    """How many different colours are on the canvas of the people, once that rests."""
    last, now = -1, colours(page)
    while now != last:
        page.wait_for_timeout(150)
        last, now = now, colours(page)
    return now


def colours(page) -> int:
    """How many different colours are on the canvas of the people just now."""
    return page.evaluate(
        """() => new Promise((done) => requestAnimationFrame(() => {
          const all = document.querySelectorAll(".nn-network__canvas canvas");
          const copy = document.createElement("canvas");
          Object.assign(copy, { width: all[0].width, height: all[0].height });
          const context = copy.getContext("2d");
          for (const canvas of all) context.drawImage(canvas, 0, 0);
          const data = context.getImageData(0, 0, copy.width, copy.height).data;
          const seen = new Set();
          for (let at = 0; at < data.length; at += 4) if (data[at + 3]) seen.add(data[at] << 16 | data[at + 1] << 8 | data[at + 2]);
          done(seen.size);
        }))"""
    )


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_painted_at_every_width_and_in_both_schemes(look, photo, width, scheme):
    _, page = look(width=width, scheme=scheme)
    comes(page, lambda: painted(page) > 8)
    photo(page, f"graph-{width}-{scheme}")


#: Keeps where each name is written on a canvas; a new picture begins where the old one is wiped away.
NAMES = """
{
  const written = (window.written = new Map());
  const { clearRect, fillText } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.clearRect = function (...box) {
    if (/labels/.test(this.canvas.className)) written.clear();
    return clearRect.apply(this, box);
  };
  CanvasRenderingContext2D.prototype.fillText = function (text, x, y) {
    written.set(text, [x, y - 10, x + this.measureText(text).width, y]);
    return fillText.call(this, text, x, y);
  };
}
"""


def test_every_name_of_a_small_network_is_written_and_none_upon_another(visit, sample_site):
    made = visit(sample_site, 1440)
    made.page.add_init_script(NAMES)
    page = made.open(GRAPH)
    page.wait_for_selector(".nn-network--drawn")
    everyone = set(
        page.evaluate(
            "(async () => (await (await fetch('../assets/netnotes/graph.json')).json()).names)()"
        )
    )
    comes(page, lambda: everyone <= set(page.evaluate("[...written.keys()]")))
    boxes = page.evaluate("[...written.entries()]")
    upon = [
        (one, other)
        for number, (one, (left, top, right, bottom)) in enumerate(boxes)
        for other, (x, y, to, down) in boxes[:number]
        if left < to and x < right and top < down and y < bottom
    ]
    assert upon == []


def test_a_name_is_found_by_keyboard_alone_and_leads_to_the_page(look):
    _, page = look()
    page.focus("[name=focus]")
    page.keyboard.type("zielin")
    assert page.get_attribute("[name=focus]", "aria-expanded") == "true"
    assert page.locator("#nn-network-focus-list [role=option]").count() == 1
    page.keyboard.press("Enter")
    assert asked(page) == "?focus=tomasz-zielinski"
    said = page.inner_text(".nn-network__said")
    assert "Tomasz Zieliński" in said
    assert "Alice Nguyen who introduced them to you" in said
    page.keyboard.press("Escape")
    assert asked(page) == ""
    page.keyboard.type("tomasz")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.wait_for_url("**/people/tomasz-zielinski/")


def test_nobody_by_that_name_is_said_and_nothing_happens(look):
    _, page = look()
    page.fill("[name=focus]", "qqqq")
    assert page.inner_text("#nn-network-focus-list") == "Nobody goes by that name"
    page.keyboard.press("Enter")
    assert asked(page) == ""


def test_the_way_between_two_is_said_in_sentences_with_links(look):
    _, page = look("?focus=hana-kimura&to=luca-moretti")
    steps = page.locator(".nn-network__way li").all_inner_texts()
    assert len(steps) == 3
    assert steps[0] == "Bo Chen introduced Hana Kimura to you"
    assert (
        page.locator(".nn-network__way a").first.get_attribute("href").endswith("people/bo-chen/")
    )
    page.fill("[name=to]", "ruth")
    page.keyboard.press("Enter")
    assert "no way between these two but you" in page.inner_text(".nn-network__said")
    assert "to=ruth-adeyemi" in asked(page)


def test_colours_are_chosen_kept_in_the_address_and_picked_out_by_the_legend(look):
    _, page = look()
    page.select_option("[name=color]", "source")
    assert asked(page) == "?color=source"
    family = page.locator("[data-entry='source 0']")
    assert "Family" in family.inner_text()
    before = painted(page)
    family.click()
    assert page.get_attribute("[data-entry='source 0']", "aria-pressed") == "true"
    assert page.evaluate("document.activeElement.dataset.entry") == "source 0"
    comes(page, lambda: painted(page) != before)
    page.reload()
    expect(page.locator("[name=color]")).to_have_value("source")


def test_a_click_on_somebody_opens_their_page_and_the_mouse_tells_who_it_is(look):
    _, page = look("?focus=ruth-adeyemi", reduced_motion="reduce")
    box = page.locator(".nn-network__canvas").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def told() -> bool:
        """Whether the mouse is on somebody, who may still be on the way to the middle."""
        page.mouse.move(x + 1, y)
        page.mouse.move(x, y)
        return page.locator(".nn-network__card:not([hidden])").is_visible()

    comes(page, told)
    assert page.inner_text(".nn-network__card strong") == "Ruth Adeyemi"
    page.mouse.down()
    page.mouse.up()
    page.wait_for_url("**/people/ruth-adeyemi/")


def test_organizations_are_shown_when_they_are_asked_for(look):
    _, page = look()
    before = painted(page)
    page.check("[name=orgs]")
    assert asked(page) == "?orgs=yes"
    comes(page, lambda: painted(page) != before)
    page.uncheck("[name=orgs]")
    assert asked(page) == ""


def test_the_wheel_moves_the_page_until_the_picture_is_taken_hold_of(look):
    _, page = look()
    box = page.locator(".nn-network__canvas").bounding_box()
    page.mouse.move(box["x"] + 30, box["y"] + 30)
    page.mouse.wheel(0, 200)
    comes(page, "scrollY > 100")


def test_the_library_is_fetched_on_this_page_only(look, visit, sample_site):
    _, page = look()
    loaded = page.evaluate("performance.getEntriesByType('resource').map((entry) => entry.name)")
    assert any(name.endswith("vendor/graph.min.js") for name in loaded)
    other = visit(sample_site)
    page = other.open("people/alice-nguyen/")
    page.wait_for_load_state("networkidle")
    loaded = page.evaluate("performance.getEntriesByType('resource').map((entry) => entry.name)")
    assert not any("vendor/graph" in name or "graph.json" in name for name in loaded)


def test_where_it_cannot_be_painted_one_sentence_says_why_and_finding_works(visit, sample_site):
    made = visit(sample_site, 1440)
    made.page.add_init_script(
        "HTMLCanvasElement.prototype.getContext = function () { return null; };"
    )
    page = made.open(GRAPH)
    page.wait_for_selector(".nn-network--blind")
    assert "it has no WebGL" in page.inner_text(".nn-network__wait")
    page.fill("[name=focus]", "alice")
    page.keyboard.press("Enter")
    assert "8 ties" in page.inner_text(".nn-network__said")
    assert page.locator("table").is_visible()
    assert made.wrong == []


def test_without_scripts_there_is_the_table_and_no_empty_stage(visit, sample_site):
    made = visit(sample_site, 1440, java_script_enabled=False)
    page = made.open(GRAPH)
    assert page.locator(".nn-network__frame").is_hidden()
    assert page.locator(".nn-network__none").is_visible()
    assert page.locator("td >> text=Alice Nguyen").first.is_visible()


def test_names_that_mean_harm_are_names(visit, hostile_site):
    made = visit(hostile_site, 1440)
    page = made.open(GRAPH)
    page.wait_for_selector(".nn-network--drawn")
    page.fill("[name=focus]", "script")
    page.wait_for_timeout(200)
    page.keyboard.press("Enter")
    page.wait_for_timeout(400)
    assert [wrong for wrong in made.wrong if DRIVER not in wrong] == []
    assert page.locator(".nn-network img, .nn-network script").count() == 0
